/**
 * Holds what a document shows against what it should show: its figures, names, ranks and who is retained. A sentence in
 * other words that says the same figures of the same orientations is no difference.
 */

import { distance } from 'fastest-levenshtein';
import type { Visible, VisibleRow, VisibleTable } from './visible.ts';

/** How words are kept from their reader, or shown otherwise than they are written. */
export type Concealment = 'hidden' | 'reversed' | 'symbol' | 'alternate' | 'field' | 'covered';

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

type Shown = Pick<Visible, 'lines' | 'tables'>;

export interface Terms {
  /** The orientations, as the ballots name them. */
  readonly labels: readonly string[];
  /** What the author wrote beside what was counted. */
  readonly own: Shown;
  /** Those of her lines that name figures of the count: she may take them out, not change them. */
  readonly told: readonly VisibleRow[];
}

export function compare(expected: Visible, found: Visible, { labels, own, told }: Terms): readonly Alteration[] {
  const facts = factsOf(labels);
  const lines = [
    ...compareLines(expected.lines, found.lines, facts, true),
    ...compareLines(told, found.lines, facts, false),
  ];
  const altered = lines.map((change) => (change.kind === 'sentence' ? change.to : null));
  const known = new Set([...[...expected.lines, ...own.lines].map(textOf), ...altered]);
  // A line that is little more than names and figures tells a result of its own.
  const tellsResult = (line: VisibleRow): boolean =>
    !known.has(textOf(line)) &&
    labels.some((label) => textOf(line).includes(label)) &&
    2 * facts(line).length > textOf(line).length &&
    !expected.lines.some((other) => facts(other) === facts(line));
  const covers = found.covers.filter((cover) => !expected.covers.some((other) => textOf(other) === textOf(cover)));
  return [
    ...compareTables(expected.tables, found.tables, new Set(labels), own.tables),
    ...lines,
    ...found.lines.filter(tellsResult).map((line): Alteration => ({ kind: 'row', row: textOf(line), fate: 'added' })),
    ...covers.map((cover): Alteration => ({ kind: 'concealed', how: 'covered', text: cover.cells.join(' · ') })),
    // What is behind the pages is not always kept when another program saves the document.
    ...compareTables(expected.behind.tables, found.behind.tables, new Set()).filter(({ kind }) => kind !== 'table'),
    ...compareLines(expected.behind.lines, found.behind.lines, facts, false),
  ];
}

function compareTables(
  expected: readonly VisibleTable[],
  found: readonly VisibleTable[],
  labels: ReadonlySet<string>,
  own: readonly VisibleTable[] = [],
): readonly Alteration[] {
  const free = new Set(found);
  const take = (table: VisibleTable): VisibleTable | null => {
    const nearest = nearestTable(table, free);
    if (nearest !== null) free.delete(nearest);
    return nearest;
  };
  const changes = expected.flatMap((table): readonly Alteration[] => {
    if (cellsOf(table).length === 0) return [];
    const match = take(table);
    return match === null
      ? [{ kind: 'table', columns: headingsOf(table), fate: 'removed' }]
      : compareRows(table, match, labels);
  });
  own.forEach(take);
  const tells = ({ cells }: VisibleRow) =>
    cells.some((cell) => labels.has(cell)) && cells.some((cell) => /^\d+(?:[.,]\d+)?\s?%?$/u.test(cell));
  const rivals = [...free].filter((table) => table.filter(tells).length > 1);
  return [
    ...changes,
    ...rivals.map((table): Alteration => ({ kind: 'table', columns: headingsOf(table), fate: 'added' })),
  ];
}

/** The table that shares most cells with this one, those of the same headings first; null where none shares enough. */
function nearestTable(table: VisibleTable, found: ReadonlySet<VisibleTable>): VisibleTable | null {
  const cells = new Set(cellsOf(table));
  const headings = headingsOf(table).join('\0');
  const likeness = (other: VisibleTable): number => {
    const texts = cellsOf(other);
    const share = texts.filter((text) => cells.has(text)).length / Math.max(texts.length, 1);
    return share + (headingsOf(other).join('\0') === headings ? 1 : 0);
  };
  return nearestOf(found, (other) => -likeness(other), -SAME_TABLE);
}

/** The first of those that are nearest, none farther than `most`. */
function nearestOf<T>(found: Iterable<T>, apart: (one: T) => number, most: number): T | null {
  let [nearest, least]: [T | null, number] = [null, most];
  for (const one of found) {
    const distance = apart(one);
    if (nearest === null ? distance <= most : distance < least) [nearest, least] = [one, distance];
  }
  return nearest;
}

function compareRows(expected: VisibleTable, found: VisibleTable, labels: ReadonlySet<string>): readonly Alteration[] {
  const named = expected.some(({ cells }) => cells.some((cell) => labels.has(cell)));
  const nameOf = ({ cells }: VisibleRow): string =>
    (named && cells.find((cell) => labels.has(cell))) || (cells[0] ?? '');
  // Rows that are equal belong together wherever they stand; of the others, those of one name, then those of one width.
  const pairs = pairUp(expected, found, [
    (row, other) => textOf(row) === textOf(other),
    (row, other) => row.cells.length === other.cells.length && nameOf(row) === nameOf(other),
    (row, other) => row.cells.length === other.cells.length,
  ]);
  const headings = headingsOf(expected);
  let last = -1;
  const changes = expected.flatMap((row): readonly Alteration[] => {
    const other = pairs.get(row);
    if (other === undefined) return [{ kind: 'row', row: nameOf(row), fate: 'removed' }];
    const place = found.indexOf(other);
    const moved: readonly Alteration[] = place < last ? [{ kind: 'row', row: nameOf(row), fate: 'moved' }] : [];
    last = Math.max(last, place);
    const cells = row.cells.flatMap((from, column): readonly Alteration[] => {
      const to = other.cells[column] ?? '';
      const heading = row.cells.length === 1 ? '' : (headings[column] ?? '');
      return from === to ? [] : [{ kind: 'cell', row: nameOf(row), column: heading, from, to }];
    });
    return [...moved, ...cells, ...(cells.length > 0 ? [] : concealed(row, other))];
  });
  const used = new Set(pairs.values());
  const added = found.filter((row) => !used.has(row));
  return [...changes, ...added.map((row): Alteration => ({ kind: 'row', row: row.cells.join(' · '), fate: 'added' }))];
}

/** Each row with another that is like it, in the first way in which one is; each belongs to one. */
function pairUp(
  rows: readonly VisibleRow[],
  others: readonly VisibleRow[],
  ways: readonly ((row: VisibleRow, other: VisibleRow) => boolean)[],
): ReadonlyMap<VisibleRow, VisibleRow> {
  const free = new Set(others);
  const pairs = new Map<VisibleRow, VisibleRow>();
  for (const isLike of ways)
    for (const row of rows) {
      if (pairs.has(row)) continue;
      const like = [...free].filter((other) => isLike(row, other));
      const match = like.find((other) => concealed(row, other).length === 0) ?? like[0];
      if (match === undefined) continue;
      free.delete(match);
      pairs.set(row, match);
    }
  return pairs;
}

/** The figures and the names that a line says, in their order. */
type ShownFacts = (line: VisibleRow) => string;

function factsOf(labels: readonly string[]): ShownFacts {
  const names = labels
    .filter((label) => label !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((label) => label.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  const pattern = new RegExp([...names, String.raw`\d+(?:[.,]\d+)?`].join('|'), 'gu');
  return (line) => (textOf(line).match(pattern) ?? []).join('\0');
}

function compareLines(
  expected: readonly VisibleRow[],
  found: readonly VisibleRow[],
  facts: ShownFacts,
  isWanted: boolean,
): readonly Alteration[] {
  const lines = expected.filter((line) => facts(line) !== '');
  const pairs = pairUp(lines, found, [
    (line, other) => textOf(line) === textOf(other),
    (line, other) => facts(line) === facts(other) && apart(line, other) < SAME_SENTENCE,
  ]);
  const free = new Set(found.filter((line) => ![...pairs.values()].includes(line)));
  return lines.flatMap((line): readonly Alteration[] => {
    const same = pairs.get(line);
    if (same !== undefined) return concealed(line, same);
    const altered = nearestOf(free, (other) => apart(line, other), SAME_SENTENCE);
    if (altered !== null) free.delete(altered);
    return altered !== null || isWanted
      ? [{ kind: 'sentence', from: textOf(line), to: altered === null ? null : textOf(altered) }]
      : [];
  });
}

/** How much of two lines is other letters. */
function apart(line: VisibleRow, other: VisibleRow): number {
  const [one, two] = [textOf(line).slice(0, TELLING), textOf(other).slice(0, TELLING)];
  return distance(one, two) / Math.max(one.length, two.length, 1);
}

const HOW: readonly (readonly [Concealment, RegExp])[] = [
  ['reversed', /^(?:rtl|bidi|bdo|dir|bidiVisual|textDirection)$/],
  ['symbol', /^(?:sym|rFonts)$/],
  ['alternate', /^AlternateContent$/],
  ['field', /^(?:fldSimple|fldChar|dataBinding|numPr)$/],
];

/** What is done to words that was not done to them when they were written. */
function concealed(from: VisibleRow, to: VisibleRow): readonly Alteration[] {
  const deceit = to.deceits.find((name) => !from.deceits.includes(name));
  if (deceit === undefined) return [];
  const how = HOW.find(([, names]) => names.test(deceit))?.[0] ?? 'hidden';
  return [{ kind: 'concealed', how, text: to.cells.join(' · ') }];
}

const textOf = ({ cells }: VisibleRow): string => cells.join('\0');
const headingsOf = (table: VisibleTable): readonly string[] => table[0]?.cells ?? [];

/** What stands in a table; an empty cell tells it from no other. */
const cellsOf = (table: VisibleTable): readonly string[] =>
  table.flatMap(({ cells }) => cells).filter((cell) => cell !== '');
