/** What should stand on the pages and what does enter; every figure or sentence of the result that was changed leaves. */

import { farness } from '../ballots/orientations.ts';
import type { Expected } from './evidence.ts';
import { type Behind, type Grid, type Print, plainly, type Told } from './print.ts';

/** One difference; `from` is what was counted, `to` what stands there now, null where nothing does. */
export type Change =
  | { readonly kind: 'cell'; readonly row: string; readonly column: string; readonly from: string; readonly to: string }
  | { readonly kind: 'row'; readonly row: string; readonly fate: 'removed' | 'added' | 'moved' }
  | { readonly kind: 'sentence'; readonly from: string; readonly to: string | null }
  | { readonly kind: 'table'; readonly columns: readonly string[] };

/** Sentences that differ by less than this share of their letters are one, altered. */
const SAME_SENTENCE = 0.5;
/** Letters beyond these do not tell a sentence from another. */
const TELLING = 400;

/** Holds a document against what it should say; what it says besides is its author's business. */
export function differ(expected: Expected, found: Print): readonly Change[] {
  const grids = openGrids(found.grids);
  const lines = openLines(found.lines);
  return [
    ...expected.grids.flatMap((grid) => differGrid(grid, grids)),
    ...differLines(expected.lines, lines),
    ...expected.told.flatMap((told) => differTold(told, lines)),
    ...differBehind(expected.behind, found.behind),
  ];
}

const openGrids = (grids: readonly Grid[]): readonly Found[] =>
  grids.map((grid) => ({ rows: grid.rows.map((row) => row.map(plainly)), taken: false }));

/** What was not kept when the document was saved again says nothing wrong. */
function differBehind(expected: Behind, found: Behind): readonly Change[] {
  const grids = openGrids(found.grids);
  const lines = openLines(found.lines);
  return [
    ...expected.grids.flatMap((grid) => {
      const held = differGrid(grid, grids);
      return held.some(({ kind }) => kind === 'table') ? [] : held;
    }),
    ...differLines(expected.lines, lines).filter((change) => change.kind === 'sentence' && change.to !== null),
  ];
}

interface Found {
  readonly rows: readonly (readonly string[])[];
  taken: boolean;
}

function differGrid(grid: Grid, found: readonly Found[]): readonly Change[] {
  const [headings = []] = grid.rows;
  const free = found.filter(({ taken }) => !taken);
  const whole = best(
    free.filter(({ rows }) => rows[0]?.length === headings.length),
    grid,
  );
  if (whole !== null) return take(whole, () => differRows(grid, whole.rows));
  // A table wider than the page stands in parts, each with the columns that name its rows.
  const parts = free.flatMap((part) => {
    const columns = (part.rows[0] ?? []).map((heading) => headings.indexOf(heading));
    return columns.length > 1 && columns.every((column, place) => column > (columns[place - 1] ?? -1))
      ? [{ part, columns }]
      : [];
  });
  const shown = new Set(parts.flatMap(({ columns }) => columns));
  if (headings.some((_, column) => !shown.has(column))) return [{ kind: 'table', columns: headings }];
  return parts.flatMap(({ part, columns }) => take(part, () => differRows(project(grid, columns), part.rows)));
}

function take(grid: Found, then: () => readonly Change[]): readonly Change[] {
  grid.taken = true;
  return then();
}

const project = ({ names, rows }: Grid, columns: readonly number[]): Grid => ({
  names: Math.max(columns.indexOf(names), 0),
  rows: rows.map((row) => (row.length === 1 ? row : columns.map((column) => row[column] ?? ''))),
});

/** Of tables with as many columns, the one that shares the most cells; null where none shares half of them. */
function best(found: readonly Found[], grid: Grid): Found | null {
  const cells = new Set(grid.rows.flat());
  const shares = found.map(
    ({ rows }) => rows.flat().filter((cell) => cell !== '' && cells.has(cell)).length / Math.max(rows.flat().length, 1),
  );
  const most = Math.max(0, ...shares);
  return most >= 0.5 ? (found[shares.indexOf(most)] ?? null) : null;
}

/** Rows that are equal belong together wherever they stand; of the others, those of one name, then those of one place. */
function differRows({ names, rows }: Grid, found: readonly (readonly string[])[]): readonly Change[] {
  const keyOf = (row: readonly string[]) => row.join('\u0000');
  const nameOf = (row: readonly string[]) => (row.length === 1 ? '' : (row[names] ?? ''));
  const places = new Map<number, number>();
  const free = new Set(found.keys());
  for (const key of [keyOf, nameOf]) {
    const waiting = new Map<string, number[]>();
    for (const place of free)
      waiting.set(key(found[place] ?? []), [...(waiting.get(key(found[place] ?? [])) ?? []), place]);
    for (const [at, row] of rows.entries()) {
      if (places.has(at)) continue;
      const place = waiting.get(key(row))?.shift();
      if (place === undefined) continue;
      places.set(at, place);
      free.delete(place);
    }
  }
  const rest = [...free];
  for (const at of rows.keys()) {
    if (places.has(at)) continue;
    const place = rest.find((place) => found[place]?.length === rows[at]?.length);
    if (place === undefined) continue;
    places.set(at, place);
    rest.splice(rest.indexOf(place), 1);
  }
  const headings = rows[0] ?? [];
  let last = -1;
  const changes = rows.flatMap((row, at): readonly Change[] => {
    const place = places.get(at);
    const title = row.length === 1 ? (row[0] ?? '') : nameOf(row);
    if (place === undefined) return [{ kind: 'row', row: title, fate: 'removed' }];
    const moved = place < last;
    last = Math.max(last, place);
    return [
      ...(moved ? [{ kind: 'row', row: title, fate: 'moved' } as const] : []),
      ...row.flatMap((from, column): readonly Change[] => {
        const to = found[place]?.[column] ?? '';
        return to === from
          ? []
          : [{ kind: 'cell', row: title, column: row.length === 1 ? '' : (headings[column] ?? ''), from, to }];
      }),
    ];
  });
  const added = rest.map((place): Change => ({ kind: 'row', row: (found[place] ?? []).join(' · '), fate: 'added' }));
  return [...changes, ...added];
}

/** Lines of a document, and how many sentences each may still stand for. */
type Lines = Map<string, number>;

function openLines(lines: readonly string[]): Lines {
  const left: Lines = new Map();
  for (const line of lines.map(plainly)) left.set(line, (left.get(line) ?? 0) + 1);
  return left;
}

/** Whether a line stands there; it is taken. */
function takeLine(line: string, lines: Lines): boolean {
  const left = lines.get(line) ?? 0;
  if (left > 0) lines.set(line, left - 1);
  return left > 0;
}

/** The line that is probably this one, altered; it is taken. Null where none looks like it. */
function takeNearest(line: string, lines: Lines): string | null {
  const near = [...lines].flatMap(([other, left]) => {
    if (left <= 0 || other === '') return [];
    return [{ other, far: farness(line.slice(0, TELLING), other.slice(0, TELLING)) }];
  });
  const least = Math.min(Infinity, ...near.map(({ far }) => far));
  const nearest = least < SAME_SENTENCE ? near.find(({ far }) => far === least) : undefined;
  if (nearest === undefined) return null;
  takeLine(nearest.other, lines);
  return nearest.other;
}

/** Each sentence of the result stands somewhere, as often as it was written; one that does not was altered or removed. */
const differLines = (expected: readonly string[], found: Lines): readonly Change[] =>
  expected
    .filter((line) => !takeLine(line, found))
    .map((from): Change => ({ kind: 'sentence', from, to: takeNearest(from, found) }));

/** A sentence of someone's own may be reworded or taken out, as long as its figures are those counted. */
function differTold({ line, values }: Told, found: Lines): readonly Change[] {
  if (takeLine(line, found)) return [];
  const to = takeNearest(line, found);
  if (to === null) return [];
  const stand = values.every(({ text }) => standsIn(text, to));
  // Where another number of the sentence was changed, each figure is told from it by the word behind it.
  const apart = numbersIn(line) === numbersIn(to) || values.every(({ text }) => standsIn(withNext(text, line), to));
  return stand && apart ? [] : [{ kind: 'sentence', from: line, to }];
}

const numbersIn = (line: string): string => (line.match(/\d+/gu) ?? []).join(' ');

const withNext = (words: string, line: string): string => {
  const end = line.indexOf(words) + words.length;
  return words + (/^\s?[\p{L}\p{N}]+/u.exec(line.slice(end))?.[0] ?? '');
};

/** Whether words stand in a line as words of their own: 3 does not stand in 13. */
function standsIn(words: string, line: string): boolean {
  const isPart = (sign: string) => /[\p{L}\p{N}]/u.test(sign);
  for (let at = line.indexOf(words); at >= 0; at = line.indexOf(words, at + 1)) {
    if (!isPart(line.charAt(at - 1)) && !isPart(line.charAt(at + words.length))) return true;
  }
  return false;
}
