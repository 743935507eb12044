/** Finds the separator of a text, and with it the reading of its rows that is proven; or the question that is open. */

import type { Failure, SheetQuestion } from '../failure.ts';
import { type Row, readRows, separatorLine } from '../text/rows.ts';
import type { TableHints } from './contents.ts';
import { plain } from './fold.ts';
import { laidOut } from './lay-out.ts';
import { type Frame, type LayoutId, layouts } from './layouts.ts';
import type { Lookup } from './orientations.ts';
import { isTelling, type Reading, recognise, type UnderstoodSheet } from './recognise.ts';
import { PLAIN_SEPARATOR } from './split-cell.ts';

export type { TableHints } from './contents.ts';

/** Rows looked at to understand a file; headings stand in the first of them. */
const SAMPLE = 200;
const DELIMITERS = [';', '\t', ',', '|'] as const;

export interface Table extends Frame {
  readonly delimiter: string;
  readonly layout: LayoutId;
  /** Whether the picks of a ballot stand in order of preference. */
  readonly ordered: boolean;
  /** The rows of the headings, empty where there are none; the rows above them are titles and notes. */
  readonly header: readonly Row[];
  /** Orientations of the list for which a grid has no column. */
  readonly missing: readonly string[];
  /** Whether picks are the numbers of a list that gives its orientations none. */
  readonly numbered: boolean;
  /** Whether cells begin with a blank as a matter of course. */
  readonly spaced: boolean;
  /** Every row of the file from the first, lazily; may be run through again. */
  readonly rows: () => Iterable<Row>;
}

/** @returns a Failure where no reading is proven: the question whose answer would prove one */
export function readTable(
  source: string,
  text: () => Iterable<string>,
  lookup: Lookup | null,
  hints: TableHints,
): Table | Failure {
  const announced = hints.delimiter ?? separatorLine(text);
  const [head = ''] = first(text(), 1);
  const occurring = announced === null ? DELIMITERS.filter((sign) => head.includes(sign)) : [announced];
  // A file may have but one column, whatever stands in it.
  const absent = DELIMITERS.find((sign) => !head.includes(sign)) ?? ';';
  const cut = (delimiter: string) => {
    const rows = laidOut(first(readRows(text(), delimiter), SAMPLE), delimiter);
    const sample = [...rows(first(readRows(text(), delimiter), SAMPLE))];
    return { delimiter, sample, rows, reading: recognise(sample, lookup, hints) };
  };
  const parted = occurring.map(cut);
  const settled =
    announced !== null || parted.some(({ reading, sample }) => 'understood' in reading || isColumnar(sample));
  const readings = settled ? parted : [...parted, cut(absent)];
  const known = readings.flatMap(({ reading, ...rest }) =>
    'understood' in reading ? [{ ...rest, understood: reading.understood }] : [],
  );
  const [best, rival] = known.toSorted(
    (a, b) => shapeless(a) - shapeless(b) || damageIn(a.sample) - damageIn(b.sample),
  );
  if (best === undefined) return refuse(source, readings);
  const doubtful =
    rival !== undefined && shapeless(rival) <= shapeless(best) && damageIn(rival.sample) <= damageIn(best.sample);
  if (doubtful && saidIn(best, lookup) !== saidIn(rival, lookup)) {
    const labels = [best.delimiter, rival.delimiter];
    const answers = labels.map((value) => ({ option: 'delimiter', value }) as const);
    return {
      failure: 'question',
      source,
      question: { code: 'two-separators', line: null, columns: [], labels, answers },
    };
  }
  const { understood, delimiter, sample, rows } = best;
  const { found, header, columns } = understood;
  return {
    delimiter,
    layout: found.layout,
    ordered: layouts[found.layout].ordered(columns),
    columns,
    headings: header.headings,
    header: sample.filter(({ line }) => header.lines.includes(line)),
    doubtful: found.doubtful ?? null,
    joint: found.joint ?? PLAIN_SEPARATOR,
    missing: found.missing ?? [],
    numbered: found.numbered === true,
    spaced: sample.filter(({ cells }) => /^\s/u.test(cells[1] ?? '')).length * 2 > sample.length,
    rows: () => rows(readRows(text(), delimiter)),
  };
}

/** How far a reading is from a table of columns: rows of many widths, cells under no heading. */
const shapeless = ({ sample, understood }: Cut & { readonly understood: UnderstoodSheet }): number =>
  understood.stray + Number(!isColumnar(sample));

/** Whether every row has as many cells as the first, and several: no other separator is needed. */
function isColumnar(sample: readonly Row[]): boolean {
  const widths = new Set(
    sample.filter(({ cells }) => cells.length > 1 || cells[0] !== '').map(({ cells }) => cells.length),
  );
  return widths.size === 1 && !widths.has(1);
}

interface Cut {
  readonly delimiter: string;
  readonly sample: readonly Row[];
}

const damageIn = (sample: readonly Row[]): number => sample.filter(({ damage }) => damage !== null).length;

/** What the ballots of the sample say, whatever the order of the picks. */
function saidIn(
  { sample, understood: { found, header, columns } }: Cut & { readonly understood: UnderstoodSheet },
  lookup: Lookup | null,
): string {
  const frame: Frame = { columns, headings: header.headings, doubtful: null, joint: found.joint ?? PLAIN_SEPARATOR };
  const said = sample.slice(header.next).map(({ cells }) =>
    layouts[found.layout]
      .mark([cells], frame, lookup)
      .picks.map(({ text }) => `${lookup?.find(text) ?? plain(text)}`)
      .toSorted()
      .join('\n'),
  );
  return said.filter((picks) => picks !== '').join('\u0000');
}

/** The question that says most of the sheet; a text that is no table says so itself. */
function refuse(source: string, readings: readonly (Cut & { readonly reading: Reading })[]): Failure {
  const [shown = { sample: [] }] = readings;
  const lines = shown.sample.map(({ cells }) => cells.join('|')).filter((line) => line.trim() !== '');
  const [top = ''] = lines;
  if (readings.length === 1 && lines.length > 1 && lines.every((line) => / {2,}/u.test(line.trim())))
    return { failure: 'no-table', source };
  if (top === '') return { failure: 'question', source, question: EMPTY };
  const missing = readings.flatMap(({ reading }) => ('noColumn' in reading ? [reading.noColumn] : []))[0];
  const questions = readings.flatMap(({ reading }) => ('question' in reading ? [reading.question] : []));
  const open = questions.find(isTelling) ?? questions[0];
  if (missing !== undefined && (open === undefined || open.code === 'no-picks'))
    return { failure: 'unknown-column', source, ...missing };
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
