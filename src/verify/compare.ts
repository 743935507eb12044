/**
 * Holds what a document shows against what it should show: its figures, names, ranks and who is retained. A sentence in
 * other words that says the same figures of the same orientations is no difference.
 */

import { distance } from 'fastest-levenshtein';
import type { Visible, VisibleRow, VisibleTable, VisibleText } from './visible.ts';

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

export interface Terms {
  /** The orientations, as the ballots name them. */
  readonly labels: readonly string[];
  /** What the count alone makes: all else in the document was written by its author. */
  readonly bare: VisibleText;
  /** Those of her lines that name figures of the count: she may take them out, not change them. */
  readonly told: ReadonlySet<string>;
}

export function compare(expected: Visible, found: Visible, { labels, bare, told }: Terms): readonly Alteration[] {
  const { behind } = expected;
  const facts = factsOf(labels);
  const names = new Set(labels);
  const counted = new Set(bare.lines.map(textOf));
  const isTold = (line: VisibleRow) => told.has(textOf(line)) && !counted.has(textOf(line));
  const lines = [
    ...compareLines(
      expected.lines.filter((line) => counted.has(textOf(line))),
      found.lines,
      facts,
    ),
    ...compareLines(expected.lines.filter(isTold), found.lines, facts).filter(isThere),
  ];
  const altered = lines.map((change) => (change.kind === 'sentence' ? change.to : null));
  const known = new Set([...expected.lines.map(textOf), ...altered]);
  const said = new Set([...counted].map((text) => facts({ cells: [text], deceits: [] })));
  // A line that is little more than names and figures tells a result of its own.
  const tellsResult = (line: VisibleRow): boolean =>
    !known.has(textOf(line)) &&
    labels.some((label) => textOf(line).includes(label)) &&
    2 * facts(line).length > textOf(line).length &&
    !said.has(facts(line));
  const coversIn = ({ lines, tables }: VisibleText) =>
    [...lines, ...tables.flat()].filter(({ deceits }) => deceits.some((deceit) => COVERS.has(deceit))).map(textOf);
  const covers = new Set(coversIn(found));
  for (const cover of coversIn(expected)) covers.delete(cover);
  return [
    ...compareTables(expected.tables, found.tables, names, new Set(bare.tables.map(tableText))),
    ...lines,
    ...found.lines.filter(tellsResult).map((line): Alteration => ({ kind: 'row', row: textOf(line), fate: 'added' })),
    ...[...covers].map((text): Alteration => ({ kind: 'concealed', how: 'covered', text })),
    // What is behind the pages is not always kept when another program saves the document.
    ...compareTables(behind.tables, found.behind.tables, new Set(), new Set(behind.tables.map(tableText))).filter(
      isThere,
    ),
    ...compareLines(behind.lines, found.behind.lines, facts).filter(isThere),
  ];
}

/** Whether something else stands there now, not nothing. */
const isThere = (change: Alteration): boolean =>
  change.kind === 'sentence' ? change.to !== null : change.kind !== 'table';

/** Each with another that is like it, in the first way in which one is, the nearest first; each belongs to one. */
function pairUp<T>(
  ones: readonly T[],
  others: readonly T[],
  ways: readonly ((one: T, other: T) => number)[],
): { readonly pairs: ReadonlyMap<T, T>; readonly rest: ReadonlySet<T> } {
  const rest = new Set(others);
  const pairs = new Map<T, T>();
  for (const apart of ways)
    for (const one of ones) {
      let [match, least]: [T | undefined, number] = [undefined, 1];
      for (const other of pairs.has(one) ? [] : rest) {
        const distance = apart(one, other);
        if (distance < least) [match, least] = [other, distance];
      }
      if (match === undefined) continue;
      rest.delete(match);
      pairs.set(one, match);
    }
  return { pairs, rest };
}

/** Near where they are alike, far where not; those that nothing conceals are nearest. */
const nearIf =
  (isLike: (row: VisibleRow, other: VisibleRow) => boolean) =>
  (row: VisibleRow, other: VisibleRow): number =>
    isLike(row, other) ? concealed(row, other).length / 2 : 1;

/** Tables that were not counted only take those of theirs away from the rest. */
function compareTables(
  expected: readonly VisibleTable[],
  found: readonly VisibleTable[],
  labels: ReadonlySet<string>,
  counted: ReadonlySet<string>,
): readonly Alteration[] {
  const { pairs, rest } = pairUp(expected, found, [tablesApart]);
  const changes = expected.flatMap((table): readonly Alteration[] => {
    const match = pairs.get(table);
    if (cellsOf(table).length === 0 || !counted.has(tableText(table))) return [];
    if (match === undefined) return [{ kind: 'table', columns: headingsOf(table), fate: 'removed' }];
    return compareRows(table, match, labels);
  });
  const tells = ({ cells }: VisibleRow) =>
    cells.some((cell) => labels.has(cell)) && cells.some((cell) => /^\d+(?:[.,]\d+)?\s?%?$/u.test(cell));
  const rivals = [...rest].filter((table) => table.filter(tells).length > 1).map(headingsOf);
  return [...changes, ...rivals.map((columns): Alteration => ({ kind: 'table', columns, fate: 'added' }))];
}

/** Tables that share most cells are nearest, those of the same headings before others. */
function tablesApart(table: VisibleTable, other: VisibleTable): number {
  const [cells, others] = [new Set(cellsOf(table)), cellsOf(other)];
  const share = others.filter((cell) => cells.has(cell)).length / Math.max(others.length, 1);
  if (headingsOf(other).join('\0') === headingsOf(table).join('\0')) return 0.4 - 0.4 * share;
  return share >= SAME_TABLE ? 0.9 - 0.4 * share : 1;
}

function compareRows(expected: VisibleTable, found: VisibleTable, labels: ReadonlySet<string>): readonly Alteration[] {
  const named = expected.some(({ cells }) => cells.some((cell) => labels.has(cell)));
  const nameOf = ({ cells }: VisibleRow): string =>
    (named && cells.find((cell) => labels.has(cell))) || (cells[0] ?? '');
  // Rows that are equal belong together wherever they stand; of the others, those of one name, then those of one width.
  const { pairs, rest } = pairUp(expected, found, [
    nearIf((row, other) => textOf(row) === textOf(other)),
    nearIf((row, other) => row.cells.length === other.cells.length && nameOf(row) === nameOf(other)),
    nearIf((row, other) => row.cells.length === other.cells.length),
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
    return [...moved, ...(cells.length > 0 ? cells : concealed(row, other))];
  });
  return [...changes, ...[...rest].map((row): Alteration => ({ kind: 'row', row: textOf(row), fate: 'added' }))];
}

/** The figures and the names that a line says, in their order. */
function factsOf(labels: readonly string[]): (line: VisibleRow) => string {
  const names = labels
    .filter((label) => label !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((label) => label.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  const pattern = new RegExp([...names, String.raw`\d+(?:[.,]\d+)?`].join('|'), 'gu');
  const known = new Map<VisibleRow, string>();
  return (line) => {
    const facts = known.get(line) ?? (textOf(line).match(pattern) ?? []).join('\0');
    known.set(line, facts);
    return facts;
  };
}

function compareLines(
  expected: readonly VisibleRow[],
  found: readonly VisibleRow[],
  facts: (line: VisibleRow) => string,
): readonly Alteration[] {
  const lines = expected.filter((line) => facts(line) !== '');
  const { pairs } = pairUp(lines, found, [
    nearIf((line, other) => textOf(line) === textOf(other)),
    (line, other) => (facts(line) === facts(other) ? linesApart(line, other) : 1),
    linesApart,
  ]);
  return lines.flatMap((line): readonly Alteration[] => {
    const match = pairs.get(line);
    if (match !== undefined && facts(match) === facts(line)) return concealed(line, match);
    return [{ kind: 'sentence', from: textOf(line), to: match === undefined ? null : textOf(match) }];
  });
}

/** How much of two lines is other letters; 1 where they are two sentences. */
function linesApart(line: VisibleRow, other: VisibleRow): number {
  const [one, two] = [textOf(line).slice(0, TELLING), textOf(other).slice(0, TELLING)];
  const longer = Math.max(one.length, two.length, 1);
  if (Math.abs(one.length - two.length) >= SAME_SENTENCE * longer) return 1;
  const share = distance(one, two) / longer;
  return share < SAME_SENTENCE ? share : 1;
}

/** What Word lays over other words, or shows in their place. */
const COVERS = new Set(['covers', 'framePr', 'tblpPr', 'sectPr', 'altChunk', 'subDoc']);

const HOW: readonly (readonly [Concealment, RegExp])[] = [
  ['reversed', /^(?:rtl|bidi|bdo|dir|bidiVisual|textDirection)$/],
  ['symbol', /^(?:sym|rFonts)$/],
  ['alternate', /^AlternateContent$/],
  ['field', /^(?:fldSimple|fldChar|dataBinding|numPr)$/],
];

/** What is done to words that was not done to them when they were written. */
function concealed(from: VisibleRow, to: VisibleRow): readonly Alteration[] {
  const deceit = to.deceits.find((name) => !from.deceits.includes(name) && !COVERS.has(name));
  if (deceit === undefined) return [];
  const how = HOW.find(([, names]) => names.test(deceit))?.[0] ?? 'hidden';
  return [{ kind: 'concealed', how, text: textOf(to) }];
}

const textOf = ({ cells }: VisibleRow): string => cells.join(' · ');
const tableText = (table: VisibleTable): string => table.map(textOf).join('\n');
const headingsOf = (table: VisibleTable): readonly string[] => table[0]?.cells ?? [];

/** What stands in a table; an empty cell tells it from no other. */
const cellsOf = (table: VisibleTable): readonly string[] =>
  table.flatMap(({ cells }) => cells).filter((cell) => cell !== '');
