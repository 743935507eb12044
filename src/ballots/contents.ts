/** What stands in the cells of each column, held against the list of orientations: the proof of what the column is. */

import type { QuestionCode, SheetAnswer, SheetQuestion } from '../failure.ts';
import type { Row } from '../text/rows.ts';
import { type Columns, letters } from './columns.ts';
import { plain } from './fold.ts';
import { filledIn, type Header, isFilled, numberIn } from './headers.ts';
import { isClosing, numberOf, says } from './headings.ts';
import type { LayoutId, SheetShape } from './layouts.ts';
import { harmOf, saysNothing, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { splitCell } from './split-cell.ts';

/** What the command line says of the file, and what the rules announced say of its numbers. */
export interface TableHints {
  readonly layout: LayoutId | null;
  /** The line of the headings. */
  readonly header: number | null;
  /** The columns of picks, by letter or heading, in order. */
  readonly pickColumns: readonly string[] | null;
  /** Columns that are not read. */
  readonly ignore: readonly string[];
  /** The column that says how many ballots a row stands for. */
  readonly weight: string | null;
  /** What numbers under orientations are, as the scheme announces; null where it announces nothing. */
  readonly numbers: 'ranks' | 'dots' | null;
  /** Picks asked of a voter. */
  readonly picks: number;
}

export type CellKind =
  /** An orientation by its label or an alias, or several of them. */
  | 'label'
  /** One by its number or code, or several. */
  | 'code'
  /** No pick: «néant», «-». */
  | 'nothing'
  /** A typing error, an orientation with something else beside it, or a cell that a spreadsheet spoilt. */
  | 'near'
  /** A mark or a number. */
  | 'sign'
  | 'other';

/** What a filled cell is; without a list there are no labels. */
export function kindOf(cell: string, lookup: Lookup): CellKind {
  if (lookup.named(cell) !== null) return 'label';
  if (saysNothing(cell, lookup)) return 'nothing';
  if (lookup.find(cell) !== null) return 'code';
  if (signOf(cell) !== null) return 'sign';
  if (!lookup.given) return 'other';
  const { pieces } = splitCell(cell, lookup);
  if (pieces.length > 1 && pieces.every(({ known }) => known))
    return pieces.some(({ text }) => lookup.named(text) !== null) ? 'label' : 'code';
  const partly = pieces.length > 1 && pieces.some(({ known }) => known);
  return partly || harmOf(cell) !== null || lookup.suggest(cell).length > 0 ? 'near' : 'other';
}

/** A sheet as far as it is looked at to be understood: its headings, and the rows below them. */
export type Sample = ReturnType<typeof sampleOf>;
export type ColumnSample = Sample['columns'][number];

/** How often each kind of cell is among them. */
export function countKinds(cells: readonly string[], lookup: Lookup): Readonly<Record<CellKind, number>> {
  const kinds = { label: 0, code: 0, nothing: 0, near: 0, sign: 0, other: 0 };
  for (const cell of cells) kinds[kindOf(cell, lookup)] += 1;
  return kinds;
}

export function sampleOf(
  all: readonly Row[],
  header: Header,
  lookup: Lookup,
  hints: TableHints,
  ignored: readonly number[],
) {
  const { headings, contexts } = header;
  const rows = rowsBelow(all.slice(header.next), lookup);
  const body = ballotsAmong(rows, headings, lookup);
  const width = Math.max(headings.length, ...rows.map(({ cells }) => cells.findLastIndex(isFilled) + 1));
  const columns = Array.from({ length: width }, (_, place) => {
    const cells = body.map((row) => row.cells[place] ?? '').filter(isFilled);
    const context = contexts[place] ?? '';
    return {
      place,
      heading: headings[place] ?? '',
      /** The heading with what is merged above it. */
      context,
      /** Which pick of several the heading announces. */
      numbered: numberOf(context),
      /** Those that are filled, of rows that may be ballots. */
      cells,
      kinds: countKinds(cells, lookup),
    };
  });
  return {
    // Where nothing heads them, there are as many headings without a word as columns.
    header:
      header.rows.length > 0 ? header : { ...header, headings: columns.map(() => ''), contexts: columns.map(() => '') },
    /** The rows below the headings that say something. */
    rows,
    /** Those of them that may be ballots. */
    body,
    /** All but those that `--ignore` names. */
    columns: columns.filter(({ place }) => !ignored.includes(place)),
    lookup,
    hints,
  };
}

/** The rows that say something, but for what an empty row sets apart at the end: the result once more, the list, signatures. */
export function rowsBelow(rows: readonly Row[], lookup: Lookup): readonly Row[] {
  const isAside = (row: Row) => filledIn(row) <= 1 || isRecap(row, lookup);
  const last = rows.findLastIndex((row) => !isAside(row));
  const end = rows.findIndex((row, at) => last >= 0 && at > last && filledIn(row) === 0);
  return rows.filter((row, at) => filledIn(row) > 0 && row.damage === null && (end < 0 || at < end));
}

/** The rows that are not repeated headings, sums or recaps, as far as each shows by itself. */
export function ballotsAmong(rows: readonly Row[], headings: readonly string[], lookup: Lookup): readonly Row[] {
  const isAgain = ({ cells }: Row) => headings.every((heading, at) => plain(heading) === plain(cells[at] ?? ''));
  const hasColumns = headings.filter(isFilled).length > 1;
  return rows.filter((row) => {
    const first = row.cells.find(isFilled) ?? '';
    const isAside = (hasColumns && isAgain(row)) || isClosing(first);
    return !isAside || lookup.named(first) !== null;
  });
}

/** An orientation and how often it was picked, as a sheet may say below its ballots; null for any other row. */
export function recapIn({ cells }: Row, lookup: Lookup) {
  const [label = '', figure = '', ...more] = cells.filter(isFilled);
  const orientation = lookup.named(label);
  const written = numberIn(figure);
  return orientation === null || written === null || more.length > 0 ? null : { orientation, written };
}

/** Whether a row is a line of the result once more, or its headings: «Orientation;Voix». */
export function isRecap(row: Row, lookup: Lookup): boolean {
  if (filledIn(row) !== 2) return false;
  const [label = '', figure = ''] = row.cells.filter(isFilled);
  const isHead = says(label, 'label') && says(figure, 'figures');
  return recapIn(row, lookup) !== null || (lookup.given && isHead && lookup.named(label) === null);
}

/** Whether nothing stands in a column but orientations and signs of none, and fewer typing errors than orientations. */
export const holdsPicks = ({ kinds: { label, code, sign, near, other } }: ColumnSample): boolean =>
  label > 0 && code + sign + other === 0 && near <= label;

/** Its layout, its picks and what shows that they are; of the rest, what goes without saying is left out. */
export type Found = Pick<SheetShape & Columns, 'layout' | 'picks' | 'shownBy'> & Partial<SheetShape & Columns>;

/** What a shape makes of a sheet: what it found, what it has to ask, or nothing. */
export type Recognised = Found | SheetQuestion | null;

/** The values of each option that answers a question, one or several; empty where only the person who has the sheet knows. */
type AnswerValues = { readonly [O in SheetAnswer['option']]?: string | readonly string[] };

export const ask = (
  { header }: Pick<Sample, 'header'>,
  code: QuestionCode,
  columns: readonly ColumnSample[],
  answers: AnswerValues,
  labels: readonly string[] = [],
): SheetQuestion => ({
  code,
  line: header.rows.at(-1)?.line ?? null,
  columns: columns.map(({ place, heading }) => ({ letter: letters(place), heading: heading || null })),
  labels,
  answers: Object.entries(answers).flatMap(([option, values]) =>
    [values].flat().map((value) => ({ option: option as SheetAnswer['option'], value })),
  ),
});

export const lettersOf = (columns: readonly ColumnSample[]): readonly string[] =>
  columns.map(({ place }) => letters(place));

/** Offers to leave columns aside, unless one has no heading: cells that slid to the right are no column. */
export const ignoring = (columns: readonly ColumnSample[]): AnswerValues =>
  columns.every(({ heading }) => heading !== '') ? { ignore: lettersOf(columns) } : {};

/** Offers «--pick-columns C,D,E» where there are as many columns as picks asked and no heading says otherwise; else the letters
 * are left to the person who has the sheet. */
export const namePicks = ({ hints }: Sample, columns: readonly ColumnSample[]): AnswerValues => {
  const isOne = columns.length === hints.picks && !columns.some(({ context }) => says(context, 'contrary', 'against'));
  return { 'pick-columns': isOne ? lettersOf(columns).join(',') : '' };
};
