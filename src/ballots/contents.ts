/** What stands in the cells of a column, held against the list of orientations: the proof of what the column is. */

import type { ColumnName, QuestionCode, SheetAnswer, SheetQuestion } from '../failure.ts';
import type { Row } from '../text/rows.ts';
import { letters, type Proof, type Sent, type Voter } from './columns.ts';
import { plain } from './fold.ts';
import { filledIn, type Header, isFilled, isNote } from './headers.ts';
import { isClosing, isDeclared, numberOf, SENT, WHO } from './headings.ts';
import type { LayoutId } from './layouts.ts';
import { saysNothing, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { splitCell } from './split-cell.ts';
import { harmOf } from './spreadsheet.ts';

/** What whoever runs the program says of the file, and what the rules announced say of its numbers. */
export interface TableHints {
  readonly delimiter: string | null;
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

/** What a cell is, where the list is known. */
export type CellKind =
  | 'empty'
  /** An orientation by its label or an alias. */
  | 'label'
  /** One by its number or code, or several. */
  | 'code'
  /** Several, by their labels. */
  | 'several'
  /** One or more, and something else. */
  | 'partly'
  /** No pick: «néant», «-». */
  | 'nothing'
  /** Near enough to be a typing error, or spoilt by a spreadsheet. */
  | 'typo'
  | 'mark'
  | 'number'
  | 'other';

export function kindOf(cell: string, lookup: Lookup): CellKind {
  if (!isFilled(cell)) return 'empty';
  if (lookup.named(cell) !== null) return 'label';
  if (saysNothing(cell, lookup)) return 'nothing';
  if (lookup.find(cell) !== null) return 'code';
  if (/^\s*\d+\s*$/u.test(cell)) return 'number';
  const sign = signOf(cell);
  if (sign !== null) return 'mark';
  const { pieces } = splitCell(cell, lookup);
  const known = pieces.filter((piece) => piece.known).length;
  if (known > 1 && known === pieces.length)
    return pieces.some(({ text }) => lookup.named(text) !== null) ? 'several' : 'code';
  if (known > 0 && pieces.length > 1) return 'partly';
  return harmOf(cell) !== null || lookup.suggest(cell).length > 0 ? 'typo' : 'other';
}

/** A sheet as far as it is looked at to be understood: one way to see its headings, and the rows below them. */
export interface Sample {
  readonly header: Header;
  readonly rows: readonly Row[];
  /** The rows below the headings that say something and are no sum, no note, no recap: ballots, as far as can be told. */
  readonly body: readonly Row[];
  readonly width: number;
  readonly lookup: Lookup | null;
  readonly hints: TableHints;
  /** Places that whoever runs the program said not to read. */
  readonly ignored: readonly number[];
}

export function sampleOf(
  rows: readonly Row[],
  header: Header,
  lookup: Lookup | null,
  hints: TableHints,
  ignored: readonly number[],
): Sample {
  const below = rows.slice(header.next).filter((row) => filledIn(row) > 0 && row.damage === null);
  const isAgain = ({ cells }: Row) =>
    header.headings.some(isFilled) &&
    header.headings.every((heading, place) => plain(heading) === plain(cells[place] ?? ''));
  const isRecap = ({ cells }: Row) => {
    const [label, figure, ...more] = cells.filter(isFilled);
    return (
      lookup !== null && more.length === 0 && lookup.named(label ?? '') !== null && /^\s*\d+\s*$/u.test(figure ?? '')
    );
  };
  const kept = below.filter((row) => {
    const first = row.cells.find(isFilled) ?? '';
    return !isAgain(row) && !isNote(row) && !(isClosing(first) && lookup?.named(first) == null);
  });
  const ballots = kept.filter((row) => !isRecap(row));
  // Where most rows look like a recap, they are what the sheet is about.
  const body = 2 * ballots.length > kept.length ? ballots : kept;
  const width = Math.max(header.headings.length, ...below.map(({ cells }) => cells.findLastIndex(isFilled) + 1));
  return { header, rows: below, body, width, lookup, hints, ignored };
}

export const headingAt = ({ header }: Sample, place: number): string => header.headings[place] ?? '';

/** The heading with what is merged above it. */
export const contextAt = ({ header }: Sample, place: number): string => header.contexts[place] ?? '';

export const cellsAt = ({ body }: Sample, place: number): readonly string[] =>
  body.map(({ cells }) => cells[place] ?? '').filter(isFilled);

export const placesIn = ({ width, ignored }: Sample): readonly number[] =>
  Array.from({ length: width }, (_, place) => place).filter((place) => !ignored.includes(place));

/** How often each kind of cell stands in a column. */
export function countKinds(sample: Sample, place: number, lookup: Lookup): Readonly<Record<CellKind, number>> {
  const counts: Record<CellKind, number> = {
    ...{ empty: 0, label: 0, code: 0, several: 0, partly: 0 },
    ...{ nothing: 0, typo: 0, mark: 0, number: 0, other: 0 },
  };
  for (const cell of cellsAt(sample, place)) counts[kindOf(cell, lookup)] += 1;
  return counts;
}

/** Whether a column holds picks and nothing else: orientations, signs of none, and fewer typing errors than either. */
export const holdsPicks = ({
  label,
  several,
  code,
  partly,
  typo,
  mark,
  number,
  other,
}: ReturnType<typeof countKinds>) =>
  label + several > 0 && code + mark + number + other === 0 && typo + partly <= label + several;

/** Which columns say who voted; a first column under no heading holds numbers from 1, or names. */
export function findVoter(sample: Sample, taken: readonly number[]): Voter {
  const { header } = sample;
  const free = (place: number) => !taken.includes(place) && !sample.ignored.includes(place);
  const first = (announces: (heading: string) => boolean): number | null => {
    const place = header.headings.findIndex((heading, at) => free(at) && announces(heading));
    // A column that nobody filled in tells no two voters apart.
    return place < 0 || cellsAt(sample, place).length === 0 ? null : place;
  };
  const number = first(WHO.number);
  const address = first(WHO.address);
  const [name, firstName] = [first(WHO.name), first(WHO.firstName)];
  const names = name === null ? [] : firstName === null ? [name] : [name, firstName];
  if (number !== null || address !== null || names.length > 0) return { number, address, name: names };
  const cells = free(0) && !isFilled(header.headings[0]) ? cellsAt(sample, 0) : [];
  const numbers = new Set(cells.map((cell) => (/^\s*\d+\s*$/u.test(cell) ? Number(cell) : Number.NaN)));
  // From 1 without a hole, but for a number that was typed twice.
  const counted = [...numbers].every((number) => number >= 1 && number <= numbers.size);
  if (cells.length > 1 && counted && 2 * numbers.size > cells.length) return { number: 0, address: null, name: [] };
  const named = header.headings.length > 0 && cells.length > 0 && cells.every((cell) => /\p{L}/u.test(cell));
  return { number: null, address: null, name: named ? [0] : [] };
}

/** Where a form says whether it was sent off. */
export function findSent(sample: Sample): Sent | null {
  for (const by of ['draft', 'type', 'date'] as const) {
    const place = sample.header.headings.findIndex((heading) => SENT[by](heading));
    // A date that no row has is a column that nobody kept.
    const kept = by !== 'date' || cellsAt(sample, place).some((cell) => /\d/u.test(cell));
    if (place >= 0 && kept && !sample.ignored.includes(place)) return { place, by };
  }
  return null;
}

/** What one way of seeing a sheet leads to. */
export type Recognised = { readonly found: Found } | { readonly question: SheetQuestion } | null;

/** A sheet understood: its shape, its picks, and what shows that they are. */
export interface Found {
  readonly layout: LayoutId;
  readonly picks: readonly number[];
  readonly shownBy: Proof;
  readonly dots?: readonly number[];
  readonly rank?: number | null;
  readonly total?: number | null;
  /** Orientations of the list that have no column of their own. */
  readonly missing?: readonly string[];
  readonly doubtful?: 'o' | '✗' | null;
  readonly joint?: RegExp;
  /** Numbers stand for the orientations of a list that gives them none. */
  readonly numbered?: boolean;
}

export function ask(
  sample: Sample,
  code: QuestionCode,
  places: readonly number[],
  answers: readonly SheetAnswer[],
  labels: readonly string[] = [],
): { readonly question: SheetQuestion } {
  return {
    question: {
      code,
      line: sample.header.lines.at(-1) ?? null,
      columns: places.map((place) => nameOf(sample, place)),
      labels,
      answers,
    },
  };
}

export const nameOf = (sample: Sample, place: number): ColumnName => ({
  letter: letters(place),
  heading: headingAt(sample, place) || null,
});

export const option = (name: SheetAnswer['option'], value: string): SheetAnswer => ({ option: name, value });

/** «C,D,E», as a flag takes it. */
export const lettersOf = (places: readonly number[]): string => places.map(letters).join(',');

/** Whether the rows of the sheet are picks and its columns ballots: «Choix 1», «Choix 2»… down the side, or «Bulletin 1» across. */
export function liesSideways(sample: Sample, picks: readonly number[]): boolean {
  const { rows, header } = sample;
  const side = rows.map(({ cells }) => numberOf(cells[0] ?? ''));
  const down = side.length > 1 && side.every((numbered, at) => numbered?.at === at + 1 && isDeclared(numbered));
  const headed = picks.filter((place) => isFilled(header.headings[place]));
  const stems = headed.map((place) => numberOf(header.headings[place] ?? ''));
  const across = stems.length > 1 && stems.every((numbered) => numbered !== null && BALLOT.test(numbered.stem));
  return down || across;
}

const BALLOT =
  /^(?:bulletins?|ballots?|votants?|voters?|participant.*|personnes?|b|v|p|n ?°?|feuilles?|votes? n ?°?)$/u;
