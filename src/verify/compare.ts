/**
 * Holds what a document shows against what it should show: its figures, names, ranks and who is retained. A sentence in
 * other words that says the same figures of the same orientations is no difference.
 */

import { distance } from 'fastest-levenshtein';
import type { Concealment } from './concealment.ts';
import type { Visible, VisibleGrid, Words } from './visible.ts';

/** One difference; `from` is what was counted, `to` what stands there now, null where nothing does. */
export type Alteration =
  | { readonly kind: 'cell'; readonly row: string; readonly column: string; readonly from: string; readonly to: string }
  | { readonly kind: 'row'; readonly row: string; readonly fate: 'removed' | 'added' | 'moved' }
  | { readonly kind: 'sentence'; readonly from: string; readonly to: string | null }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly fate: 'removed' | 'added' }
  | { readonly kind: 'concealed'; readonly how: Concealment; readonly text: string };

/** Sentences that differ by less than this share of their letters are one, altered. */
const SAME_SENTENCE = 0.5;
/** Letters beyond these do not tell a sentence from another. */
const TELLING = 400;
/** Tables that share this part of their cells are one, altered. */
const SAME_TABLE = 0.5;

export interface Terms {
  /** The orientations, as the ballots name them. */
  readonly labels: readonly string[];
  /** What the author wrote: tables, and sentences that name figures of the count, which she may take out again. */
  readonly own: Pick<Visible, 'lines' | 'grids'>;
  /** Whether all that the document is made of was given; else what is missing may never have been asked for. */
  readonly whole: boolean;
}

export function compare(expected: Visible, found: Visible, { labels, own, whole }: Terms): readonly Alteration[] {
  const facts = factsOf(labels);
  return [
    ...compareGrids(expected.grids, found.grids, own.grids, new Set(labels), whole),
    ...compareLines(expected.lines, found.lines, facts, whole),
    ...compareLines(own.lines, found.lines, facts, false),
    ...addedToLists(expected.lines, found.lines, new Set(labels)),
    // What is behind the pages is not always kept when another program saves the document.
    ...compareGrids(expected.behind.grids, found.behind.grids, [], new Set(), false),
    ...compareLines(expected.behind.lines, found.behind.lines, facts, false),
  ];
}

function compareGrids(
  expected: readonly VisibleGrid[],
  found: readonly VisibleGrid[],
  own: readonly VisibleGrid[],
  labels: ReadonlySet<string>,
  whole: boolean,
): readonly Alteration[] {
  const free = new Set(found);
  const changes = expected.flatMap((grid): readonly Alteration[] => {
    if (textsOf(grid).length === 0) return [];
    const match = nearestGrid(grid, free);
    if (match === null) return whole ? [{ kind: 'table', columns: headingsOf(grid), fate: 'removed' }] : [];
    free.delete(match);
    return compareRows(grid, match, labels);
  });
  for (const grid of own) free.delete(nearestGrid(grid, free) ?? grid);
  const rivals = [...free].filter((grid) => grid.rows.filter((row) => tellsResult(row, labels)).length > 1);
  return [
    ...changes,
    ...rivals.map((grid): Alteration => ({ kind: 'table', columns: headingsOf(grid), fate: 'added' })),
  ];
}

/** A row that names an orientation and holds a number. */
const tellsResult = (row: readonly Words[], labels: ReadonlySet<string>): boolean =>
  row.some(({ text }) => labels.has(text)) && row.some(({ text }) => /^\d/u.test(text));

/** The table that shares most cells with this one, those of the same headings first; null where none shares enough. */
function nearestGrid(grid: VisibleGrid, found: ReadonlySet<VisibleGrid>): VisibleGrid | null {
  const cells = new Set(textsOf(grid));
  const headings = headingsOf(grid).join('\0');
  let [nearest, most]: [VisibleGrid | null, number] = [null, 0];
  for (const other of found) {
    const texts = textsOf(other);
    const share = texts.filter((text) => cells.has(text)).length / Math.max(texts.length, 1);
    const likeness = share + (headingsOf(other).join('\0') === headings ? 1 : 0);
    if (likeness >= SAME_TABLE && likeness > most) [nearest, most] = [other, likeness];
  }
  return nearest;
}

function compareRows(expected: VisibleGrid, found: VisibleGrid, labels: ReadonlySet<string>): readonly Alteration[] {
  const named = expected.rows.flat().some(({ text }) => labels.has(text));
  const nameOf = (row: readonly Words[]): string =>
    (named && row.find(({ text }) => labels.has(text))?.text) || (row[0]?.text ?? '');
  const free = new Map(found.rows.entries());
  const take = (fits: (row: readonly Words[]) => boolean): number | null => {
    for (const [place, row] of free)
      if (fits(row)) {
        free.delete(place);
        return place;
      }
    return null;
  };
  const keyOf = (row: readonly Words[]) => row.map(({ text }) => text).join('\0');
  // Rows that are equal belong together wherever they stand; of the others, those of one name, then those of one width.
  const places: (number | null)[] = expected.rows.map((row) => take((other) => keyOf(other) === keyOf(row)));
  for (const [at, row] of expected.rows.entries())
    places[at] ??= take((other) => other.length === row.length && nameOf(other) === nameOf(row));
  for (const [at, row] of expected.rows.entries()) places[at] ??= take((other) => other.length === row.length);

  const headings = headingsOf(expected);
  let last = -1;
  const changes = expected.rows.flatMap((row, at): readonly Alteration[] => {
    const place = places[at] ?? null;
    if (place === null) return [{ kind: 'row', row: nameOf(row), fate: 'removed' }];
    const moved = place < last;
    last = Math.max(last, place);
    const cells = row.flatMap((from, column): readonly Alteration[] => {
      const to = found.rows[place]?.[column] ?? { text: '', concealed: null };
      if (from.text === to.text) return revealed(from, to);
      const heading = row.length === 1 ? '' : (headings[column] ?? '');
      return [{ kind: 'cell', row: nameOf(row), column: heading, from: from.text, to: to.text }];
    });
    return [...(moved ? [{ kind: 'row', row: nameOf(row), fate: 'moved' } as const] : []), ...cells];
  });
  const added = [...free.values()].map(
    (row): Alteration => ({ kind: 'row', row: row.map(({ text }) => text).join(' · '), fate: 'added' }),
  );
  return [...changes, ...added];
}

/** The figures and the names that a line says, in their order. */
type ShownFacts = (line: string) => string;

function factsOf(labels: readonly string[]): ShownFacts {
  const names = labels
    .toSorted((a, b) => b.length - a.length)
    .map((label) => label.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  const pattern = new RegExp([...names.filter((name) => name !== ''), String.raw`\d+(?:[.,]\d+)?`].join('|'), 'gu');
  return (line) => (line.match(pattern) ?? []).join('\0');
}

function compareLines(
  expected: readonly Words[],
  found: readonly Words[],
  facts: ShownFacts,
  whole: boolean,
): readonly Alteration[] {
  const free = new Set(found);
  const changes: Alteration[] = [];
  const altered = expected.filter((line) => {
    if (facts(line.text) === '') return false;
    const same = [...free].filter(({ text }) => text === line.text);
    const match = same.find(({ concealed }) => concealed === null) ?? same[0];
    if (match === undefined) return true;
    free.delete(match);
    changes.push(...revealed(line, match));
    return false;
  });
  for (const line of altered) {
    const match = nearestLine(line.text, free);
    if (match !== null) free.delete(match);
    if (match !== null && facts(match.text) === facts(line.text)) changes.push(...revealed(line, match));
    else if (match !== null || whole) changes.push({ kind: 'sentence', from: line.text, to: match?.text ?? null });
  }
  return changes;
}

/** The line that is probably this one, altered; null where none looks like it. */
function nearestLine(line: string, found: ReadonlySet<Words>): Words | null {
  const told = line.slice(0, TELLING);
  let [nearest, least]: [Words | null, number] = [null, SAME_SENTENCE];
  for (const words of found) {
    const other = words.text.slice(0, TELLING);
    const apart = distance(told, other) / Math.max(told.length, other.length, 1);
    if (apart < least) [nearest, least] = [words, apart];
  }
  return nearest;
}

/** An orientation that joined a list of those retained: a line of its own, beside lines that were counted. */
function addedToLists(
  expected: readonly Words[],
  found: readonly Words[],
  labels: ReadonlySet<string>,
): readonly Alteration[] {
  const counted = new Set(expected.map(({ text }) => text).filter((text) => labels.has(text)));
  const isCounted = (line: Words | undefined) => line !== undefined && counted.has(line.text);
  return found.flatMap((line, at): readonly Alteration[] =>
    labels.has(line.text) && !isCounted(line) && (isCounted(found[at - 1]) || isCounted(found[at + 1]))
      ? [{ kind: 'row', row: line.text, fate: 'added' }]
      : [],
  );
}

/** Words that were written for everyone to see and no longer are. */
const revealed = (from: Words, to: Words): readonly Alteration[] =>
  to.concealed === null || to.concealed === from.concealed
    ? []
    : [{ kind: 'concealed', how: to.concealed, text: to.text }];

const headingsOf = ({ rows }: VisibleGrid): readonly string[] => (rows[0] ?? []).map(({ text }) => text);

/** What stands in a table; an empty cell tells it from no other. */
const textsOf = ({ rows }: VisibleGrid): readonly string[] =>
  rows.flat().flatMap(({ text }) => (text === '' ? [] : [text]));
