/** What should stand on the pages and what does enter; every figure or sentence of the result that was changed leaves. */

import { farness } from '../ballots/orientations.ts';
import { type Grid, type Print, plainly } from './print.ts';

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
export function differ(expected: Print, found: Print): readonly Change[] {
  const grids = found.grids.map((grid) => ({ rows: grid.rows.map((row) => row.map(plainly)), taken: false }));
  return [
    ...expected.grids.flatMap((grid) => differGrid(grid, grids)),
    ...differLines(expected.lines, found.lines.map(plainly)),
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
    ({ rows }) => rows.flat().filter((cell) => cells.has(cell)).length / Math.max(rows.flat().length, 1),
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

/** Each sentence of the result stands somewhere, as often as it was written; one that does not was altered or removed. */
function differLines(expected: readonly string[], found: readonly string[]): readonly Change[] {
  const there = new Map<string, number>();
  for (const line of found) there.set(line, (there.get(line) ?? 0) + 1);
  const missing = expected.filter((line) => {
    const left = there.get(line) ?? 0;
    there.set(line, left - 1);
    return left <= 0;
  });
  const others = [...there].flatMap(([line, left]) => (left > 0 && line !== '' ? [line] : []));
  return missing.map((from): Change => {
    const near = others.map((line) => farness(from.slice(0, TELLING), line.slice(0, TELLING)));
    const least = Math.min(Infinity, ...near);
    const place = near.indexOf(least);
    return { kind: 'sentence', from, to: least < SAME_SENTENCE ? (others.splice(place, 1)[0] ?? null) : null };
  });
}
