/** Decoded text enters; the rows of the sheet leave, cut into cells and numbered as a spreadsheet numbers them. */

import { type Options, parse } from 'csv-parse/sync';
import { MAX_CELL, MAX_COLUMNS, MAX_ROW } from '../limits.ts';
import { EXCERPT, type Line, physicalLines } from './lines.ts';

/** Why a row cannot be trusted: its quotation marks, or its length. */
export type Damage = 'open-quote' | 'stray-quote' | 'endless';

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

/** A row still in one piece, with the line breaks within its quoted cells. */
interface RawRow {
  readonly line: number;
  readonly text: string;
  /** Whether it has quotation marks, and all of them stand as csv-parse wants them. */
  readonly quoted: boolean;
  readonly damage: Damage | null;
}

/** Text handed to the parser at once, in UTF-16 units: to start it costs as much as to read ten rows. */
const BLOCK = 2 ** 16;

/** The rows were cut already: other line breaks stand within quoted cells only. */
const CUT = { record_delimiter: '\n', relax_column_count: true, relax_quotes: true } satisfies Options;
/** «sep=;», which a spreadsheet obeys and does not show; it may stand in quotation marks. */
const SEPARATOR_LINE = /^\uFEFF?("?)sep=([^"])\1$/iu;

/** Rows that may be run through again and again: those of a text, or of a sheet of a workbook, whose cells are parted already. */
export interface RowSource {
  /** The separator, where that is certain: it was told, or the first line announces it; empty where none is needed. */
  readonly delimiter: string | null;
  /** Those that the beginning holds, the most frequent first: it is likely to be meant. */
  readonly occurring: readonly string[];
  readonly cut: (delimiter: string) => Iterable<Row>;
}

export const DELIMITERS = [';', '\t', ',', '|'] as const;

export function rowsOfText(text: () => Iterable<string>, told: string | null = null): RowSource {
  const [head = ''] = text();
  const [first] = physicalLines(text());
  const count = (sign: string) => head.split(sign).length - 1;
  return {
    delimiter: told ?? SEPARATOR_LINE.exec(first?.text ?? '')?.[2] ?? null,
    occurring: DELIMITERS.filter(count).sort((one, other) => count(other) - count(one)),
    cut: (delimiter) => readRows(text(), delimiter),
  };
}

/**
 * Reads the rows one by one, in memory that does not grow with the file. No row is ever lost or glued to another: one
 * with damaged quotation marks is given as it stands, says so, and reading goes on at the next line of the file.
 */
export function* readRows(text: Iterable<string>, delimiter: string): Generator<Row> {
  let block: RawRow[] = [];
  let size = 0;
  for (const row of cutRows(text, delimiter)) {
    block.push(row);
    size += row.text.length + 1;
    if (size < BLOCK) continue;
    yield* splitBlock(block, delimiter);
    block = [];
    size = 0;
  }
  yield* splitBlock(block, delimiter);
}

/** The rows that say something, under the separator by which the first of them has most cells that are known headings. */
export function readHeadedRows(
  { delimiter, occurring, cut }: RowSource,
  isHeading: (cell: string) => boolean,
): readonly Row[] {
  const known = ([first]: readonly Row[]) => first?.cells.filter(isHeading).length ?? 0;
  const candidates = delimiter === null ? new Set([';', ...occurring]) : [delimiter];
  const cuts = [...candidates].map((one) => filled(cut(one)));
  return cuts.sort((one, other) => known(other) - known(one))[0] ?? [];
}

/** The lines that say something, whole; where cells are separated for certain, by a blank. */
export const readFilledLines = ({ delimiter, cut }: RowSource): readonly string[] =>
  filled(cut(delimiter ?? '\0')).map(({ cells }) => cells.join(' '));

const filled = (rows: Iterable<Row>): readonly Row[] =>
  [...rows].filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));

/** Splits rows into cells; those with quotation marks are parsed together. */
function splitBlock(block: readonly RawRow[], delimiter: string): readonly Row[] {
  const quoted = block.flatMap((row) => (row.quoted ? [`${row.text}\n`] : []));
  const parsed = (quoted.length > 0 ? parse(quoted.join(''), { ...CUT, delimiter }) : []).values();
  return block.map(({ line, text, quoted, damage }) => {
    const cells = quoted ? (parsed.next().value ?? []) : text.split(delimiter);
    const isLong = text.length > MAX_CELL && cells.some(({ length }) => length > MAX_CELL);
    if (isLong || cells.length > MAX_COLUMNS)
      return { line, cells: cells.slice(0, MAX_COLUMNS).map((cell) => cell.slice(0, EXCERPT)), damage: 'endless' };
    return { line, cells, damage };
  });
}

/**
 * Cuts the rows at the line ends that stand outside quoted cells. If a quoted cell never closes, or closes where it
 * cannot, only the line that opened it is given up, and the next line begins a row.
 */
function* cutRows(text: Iterable<string>, delimiter: string): Generator<RawRow> {
  const quotes = quotation(delimiter);
  const lines = physicalLines(text);
  /** Lines to be read again, the next one last. */
  const back: Line[] = [];
  const next = (): Line | undefined => back.pop() ?? lines.next().value ?? undefined;
  let usual = '';
  /** The whole of a row that its first line does not close; undefined where nothing closes it as it should. */
  const close = (first: Line): string | undefined => {
    const taken = [first];
    let whole = first.text;
    while (whole.length <= MAX_ROW) {
      const more = next();
      if (more === undefined) break;
      whole += `${taken.at(-1)?.ending}${more.text}`;
      taken.push(more);
      if (more.endless) break;
      if (countMarks(more.text) % 2 === 0) continue;
      if (!quotes.whole.test(quotes.tidy(whole)) || areRows(taken, usual, delimiter)) break;
      return whole;
    }
    for (const line of taken.slice(1).reverse()) back.push(line);
    return undefined;
  };
  const cut = (line: number, first: Line): RawRow => {
    // A file that was put behind another brings its byte order mark.
    const text = first.text.startsWith('\uFEFF') ? first.text.slice(1) : first.text;
    const damaged = (damage: Damage): RawRow => ({ line, text, quoted: false, damage });
    if (first.endless) return damaged('endless');
    if (!text.includes('"')) return { line, text, quoted: false, damage: null };
    const isOpen = countMarks(text) % 2 === 1;
    if (isOpen && !quotes.open.test(quotes.tidy(text))) return damaged('stray-quote');
    const row = isOpen ? close({ ...first, text }) : text;
    if (row === undefined) return damaged('open-quote');
    const whole = quotes.tidy(row);
    return quotes.whole.test(whole) ? { line, text: whole, quoted: true, damage: null } : damaged('stray-quote');
  };
  let line = 0;
  for (let first = next(); first !== undefined; first = next()) {
    if (line === 0 && SEPARATOR_LINE.test(first.text)) continue;
    line += 1;
    const row = cut(line, first);
    if (!row.quoted && row.damage === null) usual = row.text;
    yield row;
  }
}

/** How the quotation marks of a row may stand. */
function quotation(delimiter: string) {
  const sign = delimiter.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&');
  const blanks = delimiter === '\t' ? ' *' : '[ \\t]*';
  const begun = '"[^"]*(?:""[^"]*)*';
  // «dit "le lieu"», where the marks come in pairs and none begins the cell.
  const bare = `(?!${blanks}")[^"${sign}]*(?:"[^"${sign}]*"[^"${sign}]*)*`;
  const cell = `(?:${begun}"|${bare})`;
  const around = new RegExp(`(^|${sign})${blanks}(?=")|(?<=")${blanks}(?=${sign}|$)`, 'gu');
  const whole = new RegExp(`^${cell}(?:${sign}${cell})*$`, 'u');
  return {
    /** Without the blanks around the quotation marks of a cell. */
    tidy: (row: string): string => (whole.test(row) ? row : row.replace(around, '$1')),
    whole,
    /** The last cell is quoted and goes on into the next line. */
    open: new RegExp(`^(?:${cell}${sign})*${begun}$`, 'u'),
  };
}

function countMarks(text: string): number {
  let marks = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) marks += 1;
  return marks;
}

/**
 * Two forgotten quotation marks, some rows apart, make one well-formed cell of all the rows between. It is betrayed by
 * each of its lines having as many separators as the rows above, and none of them followed by a blank as in a sentence.
 */
function areRows(lines: readonly Line[], usual: string, delimiter: string): boolean {
  const separators = countSeparators(usual, delimiter);
  return separators > 1 && lines.every(({ text }) => countSeparators(text, delimiter) === separators);
}

/** Those that part cells: after a comma or a semicolon of a sentence stands a blank. */
const countSeparators = (text: string, delimiter: string): number =>
  text.split(delimiter).filter((cell, place) => place > 0 && !/^[ \u00a0\u202f]/u.test(cell)).length;

/** Whether a line within a cell has so many separators that it is a row: forgotten quotation marks have swallowed it. */
export const hasSwallowed = ({ cells }: Row, delimiter: string, fewest: number): boolean =>
  delimiter !== '' &&
  cells.some(
    (cell) => cell.includes('\n') && cell.split('\n').some((line) => countSeparators(line, delimiter) >= fewest),
  );
