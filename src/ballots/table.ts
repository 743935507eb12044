/** Finds the separator of a text, and with it the reading of its rows that is proven; or the question that is open. */

import type { Failure, FailureOf, SheetAnswer, SheetQuestion } from '../failure.ts';
import { DELIMITERS, type Row, type RowSource } from '../text/rows.ts';
import { letters, type Proof, type Role, rolesOf } from './columns.ts';
import type { TableHints } from './contents.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { isPick, numberOf } from './headings.ts';
import type { LayoutId, SheetShape } from './layouts.ts';
import { type Lookup, NO_LIST } from './orientations.ts';
import { recognise } from './recognise.ts';

/** Rows looked at to understand a file; headings stand in the first of them. */
const SAMPLE = 200;

/** Lines among which the headings of picks are looked for, before any reading. */
const MOST_ABOVE = 15;

export interface Table extends SheetShape {
  readonly delimiter: string;
  /** Whether cells begin with a blank as a matter of course. */
  readonly spaced: boolean;
  /** The first rows, by which the file was understood. */
  readonly sample: readonly Row[];
  /** Every row of the file from the first, lazily; may be run through again. */
  readonly rows: () => Iterable<Row>;
}

/** A column as people see it, and what it was taken for. */
export type Column = ReturnType<typeof describeColumns>[number];

/** Every column of a sheet up to the last that has a heading or a role, or that `--ignore` names, as `check` shows them; all of
 * them where no column has a heading. */
export function describeColumns({ columns, headings, header, layout }: SheetShape) {
  const roles = rolesOf(columns);
  const headed = header.length === 0 ? headings.length - 1 : headings.findLastIndex(isFilled);
  const last = Math.max(headed, ...roles.keys(), ...columns.ignored);
  return Array.from({ length: last + 1 }, (_, place) => {
    const role: Role = roles.get(place) ?? 'unread';
    const isPick = columns.picks.includes(place);
    const nth = (isPick ? columns.picks : columns.dots).indexOf(place);
    const told = role === 'weight' || columns.ignored.includes(place);
    const proof: Proof = isPick ? columns.shownBy : told ? 'told' : 'heading';
    return {
      letter: letters(place),
      /** Null where nothing stands above it. */
      heading: headings[place]?.trim() || null,
      role,
      /** Which pick, 1 for the first; null for other roles, and where a column is no pick of its own. */
      position: layout === 'column-per-pick' && nth >= 0 ? nth + 1 : null,
      proof,
    };
  });
}

/** A reading that is not proven, and the option that chooses it. */
export interface NearReading {
  readonly answer: SheetAnswer;
  readonly layout: LayoutId;
  readonly columns: readonly Column[];
}

/** No reading of a sheet is proven: the question, and what each answer to it would make of the sheet. */
export type Unproven = FailureOf<'question'> & { readonly readings: readonly NearReading[] };

export const isUnproven = (failure: Failure): failure is Unproven => 'readings' in failure;

/** @returns a Failure where no reading is proven */
export function readTable(
  source: string,
  sheet: RowSource,
  lookup: Lookup | null,
  hints: TableHints,
): Table | Unproven | Failure {
  const list = lookup ?? NO_LIST;
  const proven = proveTable(source, sheet, list, hints);
  if (!('failure' in proven) || proven.failure !== 'question') return proven;
  const readings = proven.question.answers.flatMap((answer): readonly NearReading[] => {
    const told = answer.option === 'delimiter' ? { ...sheet, delimiter: answer.value } : sheet;
    const table = proveTable(source, told, list, withAnswer(hints, answer));
    return 'failure' in table ? [] : [{ answer, layout: table.layout, columns: describeColumns(table) }];
  });
  return { ...proven, readings };
}

/** What this option would say on the command line. */
function withAnswer(hints: TableHints, { option, value }: SheetAnswer): TableHints {
  if (option === 'layout') return { ...hints, layout: value as LayoutId };
  if (option === 'pick-columns' && value !== '') return { ...hints, pickColumns: value.split(',') };
  if (option === 'ignore') return { ...hints, ignore: [...hints.ignore, value] };
  if (option === 'weight') return { ...hints, weight: value };
  if (option === 'scheme') return { ...hints, numbers: 'dots' };
  return option === 'picks' ? { ...hints, picks: Number(value) } : hints;
}

/** The first rows of a sheet, cut at one separator, and what they come to. */
type Cut = ReturnType<typeof cutAt>;

function cutAt(delimiter: string, sheet: RowSource, lookup: Lookup, hints: TableHints) {
  const blocks = blocksIn(first(sheet.cut(delimiter), SAMPLE));
  const rows = () => (blocks === null ? sheet.cut(delimiter) : stack(sheet.cut(delimiter), blocks));
  const sample = first(rows(), SAMPLE);
  return { delimiter, sample, rows, reading: recognise(sample, lookup, hints) };
}

function proveTable(source: string, sheet: RowSource, lookup: Lookup, hints: TableHints): Table | Failure {
  const cut = (delimiter: string) => cutAt(delimiter, sheet, lookup, hints);
  const every = (sheet.delimiter === null ? sheet.occurring : [sheet.delimiter]).map(cut);
  const parting = every.filter(partsPicks);
  const parted = parting.length > 0 ? parting : every;
  const settled =
    sheet.delimiter !== null ||
    parting.length > 0 ||
    parted.some((one) => isColumnar(one.sample) || ('layout' in one.reading && !overflows(one)));
  // A file may have but one column, whatever stands in it.
  const cuts = settled ? parted : [...parted, cut(DELIMITERS.find((sign) => !sheet.occurring.includes(sign)) ?? ';')];
  const known = cuts.filter((one) => 'layout' in one.reading).toSorted((a, b) => disorderIn(a) - disorderIn(b));
  const [best, rival] = known;
  // Columns that leave a question open are nearer to the sheet than rows of many widths that leave none.
  const open = cuts.filter((one) => 'code' in one.reading && isColumnar(one.sample));
  if (best === undefined || !('layout' in best.reading) || (disorderIn(best) >= SAMPLE && open.length > 0))
    return refuse(source, open.length > 0 ? open : cuts);
  // Two that cut nothing are one.
  const isCut = best.sample.some(({ cells }) => cells.length > 1);
  if (rival !== undefined && isCut && disorderIn(rival) === disorderIn(best)) {
    const labels = [best.delimiter, rival.delimiter];
    const answers = labels.map((value) => ({ option: 'delimiter', value }) as const);
    return { failure: 'question', source, question: { ...EMPTY, code: 'two-separators', labels, answers } };
  }
  const { delimiter, sample, rows } = best;
  const spaced = sample.filter(({ cells }) => /^\s/u.test(cells[1] ?? '')).length * 2 > sample.length;
  return { ...best.reading, delimiter, spaced, sample, rows };
}

interface Blocks {
  readonly width: number;
  readonly count: number;
}

/** Several blocks that stand side by side under the same headings, an empty column between them. */
function blocksIn(sample: readonly Row[]): Blocks | null {
  // Above them stand titles, which fill no two cells side by side.
  const isTitle = ({ cells }: Row) => !cells.some((cell, place) => isFilled(cell) && isFilled(cells[place + 1]));
  const cells = sample.slice(0, MOST_ABOVE).find((row) => !isTitle(row))?.cells ?? [];
  const width = cells.findIndex((cell) => !isFilled(cell));
  const block = (nth: number) =>
    cells
      .slice(nth * (width + 1), nth * (width + 1) + width)
      .map(plain)
      .join('\n');
  let count = 1;
  while (width > 1 && block(count) === block(0)) count += 1;
  const isWhole = !cells.slice(count * (width + 1) - 1).some(isFilled);
  return count > 1 && isWhole && sample.every((row) => !isFilled(row.cells[width])) ? { width, count } : null;
}

/** Blocks side by side are read as if they stood one below the other; what stands beside a block makes its row too long. */
function* stack(rows: Iterable<Row>, { width, count }: Blocks): Generator<Row> {
  for (const row of rows) {
    for (let nth = 0; nth < count; nth += 1) {
      const from = nth * (width + 1);
      const beside = nth === count - 1 ? row.cells.length : from + width + (isFilled(row.cells[from + width]) ? 1 : 0);
      const cells = row.cells.slice(from, beside);
      if (from === 0 || cells.some(isFilled)) yield { ...row, cells, shift: from };
    }
  }
}

/** How far a cut is from a table of columns: rows of many widths, broken quotation marks. */
const disorderIn = (cut: Cut): number =>
  (isColumnar(cut.sample) ? 0 : SAMPLE) +
  (overflows(cut) ? SAMPLE : 0) +
  cut.sample.filter(({ damage }) => damage !== null).length;

/** Whether something stands to the right of all headings: a separator that is another one's may have cut there. */
const overflows = ({ reading, sample }: Cut): boolean =>
  'layout' in reading &&
  reading.header.length > 0 &&
  sample.some(({ cells }) => cells.slice(reading.headings.length).some(isFilled));

/** Whether «Choix 1» is parted from «Choix 2»: no other separator is that of the file, whatever its rows look like. */
const partsPicks = ({ sample }: Cut): boolean =>
  sample.slice(0, MOST_ABOVE).some(({ cells }) => {
    const [one, other] = cells.filter(isPick).map(numberOf);
    return one?.at === 1 && other?.at === 2;
  });

/** Whether every row has as many cells as the first, and several: no other separator is needed. */
function isColumnar(sample: readonly Row[]): boolean {
  const filled = sample.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
  const widths = new Set(filled.map(({ cells }) => cells.length));
  return widths.size === 1 && !widths.has(1);
}

/** The question that says most of the sheet; a text that is no table says so itself. */
function refuse(source: string, cuts: readonly Cut[]): Failure {
  const [shown = { sample: [] }] = cuts;
  const lines = shown.sample.map(({ cells }) => cells.join('|')).filter((line) => line.trim() !== '');
  if (lines.length === 0) return { failure: 'question', source, question: EMPTY };
  if (cuts.length === 1 && lines.length > 1 && lines.every((line) => / {2,}/u.test(line.trim())))
    return { failure: 'no-table', source, why: 'aligned', line: 1 };
  const endless = cuts.map(({ sample }) => sample.find(({ damage }) => damage === 'endless'));
  if (endless.every((row) => row !== undefined))
    return { failure: 'no-table', source, why: 'endless', line: endless[0]?.line ?? 1 };
  const readings = cuts.map(({ reading }) => reading);
  const questions = readings.filter((reading) => 'code' in reading);
  const open = questions.find(({ code }) => code !== 'no-picks') ?? questions[0];
  const missing = readings.find((reading) => 'column' in reading);
  if (missing !== undefined)
    return { failure: 'unknown-column', source, column: missing.column, headings: missing.headings };
  return { failure: 'question', source, question: open ?? EMPTY };
}

const EMPTY: SheetQuestion = { code: 'no-picks', line: null, columns: [], labels: [], answers: [] };

function first<T>(items: Iterable<T>, count: number): readonly T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.length === count) break;
    taken.push(item);
  }
  return taken;
}
