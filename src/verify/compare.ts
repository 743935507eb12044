/**
 * Holds what a document shows against what it should show: its figures, names, ranks and who is retained. A sentence in
 * other words that says the same figures of the same orientations is no difference.
 */

import { distance } from 'fastest-levenshtein';
import type { VisibleRow } from './visible.ts';

/** One difference; `from` is what was counted, `to` what stands there now, null where nothing does. */
export type Alteration =
  | { readonly kind: 'cell'; readonly row: string; readonly column: string; readonly from: string; readonly to: string }
  | { readonly kind: 'row'; readonly row: string; readonly fate: 'removed' | 'added' | 'moved' }
  | { readonly kind: 'sentence'; readonly from: string; readonly to: string | null }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly fate: 'removed' }
  /** Words that are kept from their reader or shown otherwise than they are written, and what lies over words. */
  | { readonly kind: 'concealed'; readonly how: 'hidden' | 'covered'; readonly text: string };

/** Sentences and rows that differ by less than this share of their letters are one, altered. */
const SAME_SENTENCE = 0.5;
/** Letters beyond these do not tell a sentence from another. */
const TELLING = 400;

export interface Terms {
  /** The orientations, as the ballots name them. */
  readonly labels: readonly string[];
  /** What the count alone makes: all else in the document was written by its author. */
  readonly bare: readonly VisibleRow[];
  /** Those of her lines that name figures of the count: she may take them out, not change them. */
  readonly told: ReadonlySet<string>;
}

export function compare(
  expected: readonly VisibleRow[],
  found: readonly VisibleRow[],
  { labels, bare, told }: Terms,
): readonly Alteration[] {
  const facts = factsOf(labels);
  const names = new Set(labels);
  const bareTexts = new Set(bare.map(({ text }) => text));
  const isCounted = (row: VisibleRow) => bareTexts.has(row.text) && (row.table > 0 || facts(row) !== '');
  const { pairs, rest } = pairUp(expected, found, [
    (row, other) => (row.text === other.text ? concealed(row, other).length / 2 : 1),
    (row, other) => (row.table <= 0 && facts(row) === facts(other) ? apart(row, other) : 1),
    apart,
  ]);
  const nameOf = ({ cells }: VisibleRow): string => cells.find((cell) => names.has(cell)) ?? cells[0] ?? '';
  const lasting = new Set([...pairs.keys()].map(({ table }) => table));
  const places = new Map(found.map((row, place) => [row, place]));
  /** The last row of each table so far, where it stands in what was found. */
  const last = new Map<number, number>();

  const missing = (row: VisibleRow): readonly Alteration[] => {
    // What is behind the pages is not always kept when another program saves the document.
    if (row.table < 0 || !isCounted(row)) return [];
    if (row.table === 0) return [{ kind: 'sentence', from: row.text, to: null }];
    if (lasting.has(row.table)) return [{ kind: 'row', row: nameOf(row), fate: 'removed' }];
    const headings = headingsOf(expected, row.table);
    return headings === row.cells ? [{ kind: 'table', columns: headings, fate: 'removed' }] : [];
  };
  const changes = expected.flatMap((row): readonly Alteration[] => {
    if (!isCounted(row) && !told.has(row.text)) return [];
    const match = pairs.get(row);
    if (match === undefined) return missing(row);
    if (row.table <= 0)
      return facts(row) === facts(match)
        ? concealed(row, match)
        : [{ kind: 'sentence', from: row.text, to: match.text }];
    const before = last.get(row.table) ?? -1;
    const place = places.get(match) ?? -1;
    last.set(row.table, Math.max(before, place));
    const cells = row.cells.flatMap((from, at): readonly Alteration[] => {
      const to = match.cells[at] ?? '';
      const column = row.cells.length === 1 ? '' : (headingsOf(expected, row.table)[at] ?? '');
      return from === to ? [] : [{ kind: 'cell', row: nameOf(row), column, from, to }];
    });
    return [
      ...(place < before ? [{ kind: 'row', row: nameOf(row), fate: 'moved' } as const] : []),
      ...(cells.length > 0 ? cells : concealed(row, match)),
    ];
  });

  /** The tables found in which rows of the result stand. */
  const held = new Set(expected.flatMap((row) => (isCounted(row) ? (pairs.get(row)?.table ?? []) : [])));
  const known = new Set(expected.map(({ text }) => text));
  const said = new Set(bare.map(facts));
  /** A line or a row that is little more than names and figures tells a result of its own. */
  const tellsResult = (row: VisibleRow): boolean =>
    !known.has(row.text) &&
    labels.some((label) => row.text.includes(label)) &&
    2 * lettersIn(facts(row)) >= lettersIn(row.text) &&
    (row.table <= 0 || row.cells.some((cell) => FIGURE.test(cell))) &&
    !said.has(facts(row));
  const added = [...rest].filter((row) => (row.table > 0 && held.has(row.table)) || tellsResult(row));
  const coversIn = (rows: readonly VisibleRow[]) => rows.filter(isCovered).map(({ text }) => text);
  const covers = coversIn(found).filter((text) => !coversIn(expected).includes(text));
  return [
    ...changes,
    ...added.map(({ text }): Alteration => ({ kind: 'row', row: text, fate: 'added' })),
    ...covers.map((text): Alteration => ({ kind: 'concealed', how: 'covered', text })),
  ];
}

/** Letters and digits: signs and empty cells between them say nothing. */
const lettersIn = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;

/** A figure alone in its cell. */
const FIGURE = /^\d+(?:[.,]\d+)?\s?%?$/u;

const headingsOf = (rows: readonly VisibleRow[], table: number): readonly string[] =>
  rows.find((row) => row.table === table)?.cells ?? [];

/** Each row with another of its kind that is like it, in the first way in which one is, the nearest first; each belongs to one. */
function pairUp(
  rows: readonly VisibleRow[],
  others: readonly VisibleRow[],
  ways: readonly ((row: VisibleRow, other: VisibleRow) => number)[],
): { readonly pairs: ReadonlyMap<VisibleRow, VisibleRow>; readonly rest: ReadonlySet<VisibleRow> } {
  const rest = new Set(others);
  const pairs = new Map<VisibleRow, VisibleRow>();
  for (const way of ways)
    for (const row of rows) {
      let [match, least]: [VisibleRow | undefined, number] = [undefined, 1];
      for (const other of pairs.has(row) ? [] : rest) {
        const distance = Math.sign(row.table) === Math.sign(other.table) ? way(row, other) : 1;
        if (distance < least) [match, least] = [other, distance];
      }
      if (match === undefined) continue;
      rest.delete(match);
      pairs.set(row, match);
    }
  return { pairs, rest };
}

/** How much of two lines, or of two rows of as many cells, is other letters; 1 where they have nothing in common. */
function apart(row: VisibleRow, other: VisibleRow): number {
  const [one, two] = [row.text.slice(0, TELLING), other.text.slice(0, TELLING)];
  const longer = Math.max(one.length, two.length, 1);
  if (row.cells.length !== other.cells.length || Math.abs(one.length - two.length) >= SAME_SENTENCE * longer) return 1;
  const share = distance(one, two) / longer;
  return share < SAME_SENTENCE ? share : 1;
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
    const facts = known.get(line) ?? (line.text.match(pattern) ?? []).join('\0');
    known.set(line, facts);
    return facts;
  };
}

/** What Word lays over other words, or shows in their place. */
const COVERS = new Set(['covers', 'framePr', 'tblpPr']);

const isCovered = ({ deceits }: VisibleRow): boolean => deceits.some((deceit) => COVERS.has(deceit));

/** What is done to words that was not done to them when they were written. */
function concealed(from: VisibleRow, to: VisibleRow): readonly Alteration[] {
  const isNew = to.deceits.some((name) => !from.deceits.includes(name) && !COVERS.has(name));
  return isNew ? [{ kind: 'concealed', how: 'hidden', text: to.text }] : [];
}
