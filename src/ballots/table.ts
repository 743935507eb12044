/** Decoded text enters; which separator, which headings, which columns leaves, with the rows that follow. */

import type { Failure } from '../failure.ts';
import { type Columns, type LayoutId, layouts } from './layouts.ts';
import type { Lookup } from './orientations.ts';
import { type Row, readRows, separatorLine } from './rows.ts';

/** Rows looked at to understand a file; headings stand in the first of them. */
const SAMPLE = 200;
const DELIMITERS = [';', '\t', ',', '|'] as const;

export interface Table {
  readonly delimiter: string;
  readonly layout: LayoutId;
  readonly headings: readonly string[];
  readonly columns: Columns;
  /** The line of the headings; the rows above it are titles and notes. */
  readonly headerLine: number;
  /** Every row of the file from the first, lazily; may be run through again. */
  readonly rows: () => Iterable<Row>;
}

/** What the organiser knows better than the file. */
export interface TableHints {
  readonly delimiter: string | null;
  readonly layout: LayoutId | null;
}

/**
 * Finds the separator and the headings: the reading in which most cells name an orientation, then the one with most
 * headings understood, then the one with most columns.
 */
export function readTable(
  source: string,
  text: () => Iterable<string>,
  lookup: Lookup | null,
  hints: TableHints,
): Table | Failure {
  const announced = hints.delimiter ?? separatorLine(text);
  const readings = (announced === null ? DELIMITERS : [announced])
    .map((delimiter) => readAs(text, delimiter, lookup, hints.layout))
    .sort((a, b) => b.known - a.known || b.understood - a.understood || b.width - a.width);
  const best = readings.find(({ table }) => table !== null);
  if (best?.table) return best.table;
  const headings = readings[0]?.sample.find(({ cells }) => cells.some((cell) => cell.trim() !== ''))?.cells ?? [];
  return { failure: 'no-pick-columns', source, headings };
}

function readAs(text: () => Iterable<string>, delimiter: string, lookup: Lookup | null, asked: LayoutId | null) {
  const rows = () => readRows(text(), delimiter);
  const sample = first(rows(), SAMPLE);
  const header = findHeader(sample, asked);
  const table: Table | null = header && { ...header, delimiter, rows };
  const cells = sample.flatMap((row) => row.cells);
  return {
    sample,
    table,
    known: lookup === null ? 0 : cells.filter((cell) => cell !== '' && lookup.find(cell) !== null).length,
    understood: table === null ? 0 : table.columns.picks.length + table.columns.dots.length,
    width: Math.max(0, ...sample.map((row) => row.cells.length)),
  };
}

/** The first row that a layout recognises as its headings. */
function findHeader(sample: readonly Row[], asked: LayoutId | null) {
  for (const { line, cells } of sample) {
    for (const layout of asked === null ? (Object.keys(layouts) as LayoutId[]) : [asked]) {
      const columns = layouts[layout].recognise(cells);
      if (columns !== null) return { layout, columns, headings: cells, headerLine: line };
    }
  }
  return null;
}

function first<T>(items: Iterable<T>, count: number): readonly T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.length === count) break;
    taken.push(item);
  }
  return taken;
}
