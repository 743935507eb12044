/** Decoded text enters; the rows of the sheet leave, cut into cells and numbered as a spreadsheet numbers them. */

import { type Options, parse } from 'csv-parse/sync';
import { cutRows, type Damage, type RawRow } from './records.ts';

export { separatorLine } from './records.ts';

export interface Row {
  /** 1 is the first; empty rows count, a cell that holds line breaks is one row, a line `sep=;` is none. */
  readonly line: number;
  /** As typed, blanks included, except those around the quotation marks in a row like `1; "a" ;b`. */
  readonly cells: readonly string[];
  /** Why the row cannot be trusted; it is then cut at every separator, whatever its quotation marks say. */
  readonly damage: Damage | null;
  /** How many columns to the right its first cell stands, where a sheet has several blocks side by side. */
  readonly shift?: number;
}

export interface RowOptions {
  /** False where a quotation mark is a character like any other (true). */
  readonly quote?: boolean;
}

/** Text handed to the parser at once, in UTF-16 units: to start it costs as much as to read ten rows. */
const BLOCK = 2 ** 16;

const STRICT = { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true } satisfies Options;
/** Rows that were cut already: other line breaks stand within quoted cells only. */
const CUT = { ...STRICT, record_delimiter: '\n' } satisfies Options;
/** Safe for one row whose quotation marks have been understood; over several rows it would glue ballots together. */
const LOOSE = { ...STRICT, trim: true, relax_quotes: true } satisfies Options;

/**
 * Reads the rows one by one, in memory that does not grow with the file. No row is ever lost or glued to another: one
 * with damaged quotation marks is given as it stands, says so, and reading goes on at the next line of the file.
 */
export function* readRows(text: Iterable<string>, delimiter: string, options: RowOptions = {}): Generator<Row> {
  for (const block of cutBlocks(text, delimiter, options)) yield* splitBlock(block, delimiter);
}

/** Some rows at a time, still in one piece each. */
function* cutBlocks(text: Iterable<string>, delimiter: string, options: RowOptions = {}): Generator<RawRow[]> {
  let block: RawRow[] = [];
  let size = 0;
  for (const row of cutRows(text, delimiter, options.quote ?? true)) {
    block.push(row);
    size += row.text.length + 1;
    if (size < BLOCK) continue;
    yield block;
    block = [];
    size = 0;
  }
  if (block.length > 0) yield block;
}

/** Splits rows into cells; those with quotation marks are parsed together. */
function splitBlock(block: readonly RawRow[], delimiter: string): readonly Row[] {
  const quoted = block.filter(({ reading }) => reading === 'quoted');
  const parsed = (quoted.length > 0 ? parseRows(quoted, delimiter) : []).values();
  return block.map((row) => {
    if (row.reading !== 'quoted') return splitRow(row, delimiter);
    return { line: row.line, cells: parsed.next().value ?? row.text.split(delimiter), damage: null };
  });
}

const parseRows = (rows: readonly RawRow[], delimiter: string): readonly string[][] =>
  parse(rows.map(({ text }) => `${text}\n`).join(''), { ...CUT, delimiter });

function splitRow({ line, text, reading }: RawRow, delimiter: string): Row {
  switch (reading) {
    case 'plain':
    case 'literal':
      return { line, cells: text.split(delimiter), damage: null };
    case 'quoted':
    case 'loose':
      return { line, cells: parse(text, { ...LOOSE, delimiter })[0] ?? [], damage: null };
    default:
      return { line, cells: text.split(delimiter), damage: reading };
  }
}
