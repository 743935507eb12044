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
}

export interface RowOptions {
  /** False where a quotation mark is a character like any other (true). */
  readonly quote?: boolean;
}

/** Text handed to the parser at once, in UTF-16 units: to start it costs as much as to read ten rows. */
const BLOCK = 2 ** 16;

const STRICT = { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true } satisfies Options;
/** Safe for one row whose quotation marks have been understood; over several rows it would glue ballots together. */
const LOOSE = { ...STRICT, trim: true, relax_quotes: true } satisfies Options;

/**
 * Reads the rows one by one, in memory that does not grow with the file. No row is ever lost or glued to another: one
 * with damaged quotation marks is given as it stands, says so, and reading goes on at the next line of the file.
 */
export function* readRows(text: Iterable<string>, delimiter: string, options: RowOptions = {}): Generator<Row> {
  let block: RawRow[] = [];
  let size = 0;
  for (const raw of cutRows(text, delimiter, options.quote ?? true)) {
    const strict = raw.reading === 'quoted' || (raw.reading === 'plain' && block.length > 0);
    if (strict) {
      block.push(raw);
      size += raw.text.length;
      if (size < BLOCK) continue;
    }
    if (block.length > 0) yield* parseBlock(block, delimiter);
    block = [];
    size = 0;
    if (!strict) yield readRow(raw, delimiter);
  }
  if (block.length > 0) yield* parseBlock(block, delimiter);
}

function parseBlock(block: readonly RawRow[], delimiter: string): readonly Row[] {
  const parsed: readonly string[][] = parse(block.map(({ text }) => `${text}\n`).join(''), { ...STRICT, delimiter });
  return block.map(({ line, text }, place) => ({ line, cells: parsed[place] ?? text.split(delimiter), damage: null }));
}

function readRow({ line, text, reading }: RawRow, delimiter: string): Row {
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
