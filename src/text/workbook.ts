/** The bytes of a workbook enter (.xlsx, .ods); its sheets leave, each as the text that a spreadsheet would save of it. */

import { strFromU8, unzipSync, zipSync } from 'fflate';
import { type Cell, type CellValue, type MergeRange, readXlsx, type Sheet } from 'hucre/xlsx';
import type { Failure } from '../failure.ts';
import { MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_PARTS, MAX_SHEET_ROWS, MAX_UNPACKED, TooLarge } from '../limits.ts';
import { display, isUncalculated } from './displayed.ts';
import type { Bytes } from './encodings.ts';
import { SHEET_DELIMITER, type WorkbookKind } from './file-kinds.ts';
import { readOds } from './ods.ts';

export interface WorkbookSheet {
  readonly name: string;
  /** The sheet as a whole is hidden. */
  readonly hidden: boolean;
  /** What is shown; without the empty rows below and the empty cells to the right, which somebody once formatted. */
  readonly rows: readonly (readonly string[])[];
  /** What is known of a cell beside its value, by «row,column». */
  readonly cells: ReadonlyMap<string, Cell>;
  readonly merges: readonly MergeRange[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** A row a row of the sheet; cells parted by `SHEET_DELIMITER`. */
  readonly text: () => Iterable<string>;
}

/** The parts that hold cells; pictures, drawings, comments are left packed. */
const WANTED: Readonly<Record<WorkbookKind, RegExp>> = {
  xlsx: /^(?:\[Content_Types\]\.xml|(?:xl\/)?_rels\/[^/]+|xl\/[^/]+\.xml|xl\/worksheets\/[^/]+\.xml)$/iu,
  ods: /^content\.xml$/u,
};

/** @returns a Failure where the workbook cannot be read, or is larger than the limits */
export async function readWorkbook(bytes: Bytes, kind: WorkbookKind): Promise<readonly WorkbookSheet[] | Failure> {
  try {
    const sheets = (await readSheets(unpack(bytes, WANTED[kind]), kind)).map(show);
    const rows = sheets.flatMap((sheet) => sheet.rows);
    const cells = rows.reduce((sum, { length }) => sum + length, 0);
    // A text that thousands of cells share counts each time.
    const size = rows.reduce((sum, row) => row.reduce((more, cell) => more + cell.length + 1, sum), 0);
    if (cells > MAX_CELLS || size > MAX_UNPACKED) throw new TooLarge();
    return sheets;
  } catch (error) {
    // Whatever a reader stumbles over, the file is none that it can read. A cell far to the right and one far below span
    // more than hucre lays out.
    const isLarge = error instanceof TooLarge || (error instanceof Error && /over the \d+ limit/u.test(error.message));
    return { failure: 'bad-workbook', source: bytes.source, kind, why: isLarge ? 'too-large' : 'damaged' };
  }
}

async function readSheets(parts: Readonly<Record<string, Uint8Array>>, kind: WorkbookKind): Promise<readonly Sheet[]> {
  if (kind === 'ods') return readOds(strFromU8(parts['content.xml'] ?? new Uint8Array()));
  // Put together again, so that the reader meets nothing that was not measured.
  return (await readXlsx(zipSync(parts, { level: 0 }), { readStyles: true })).sheets;
}

/** The wanted parts, by name; the archive says how large each is, and no more than that is unpacked. */
function unpack(bytes: Bytes, wanted: RegExp): Readonly<Record<string, Uint8Array>> {
  if (bytes.size > MAX_UNPACKED) throw new TooLarge();
  const whole = new Uint8Array(bytes.size);
  let at = 0;
  for (const chunk of bytes.chunks()) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  let parts = 0;
  let size = 0;
  const unpacked = unzipSync(whole, {
    filter: ({ name, originalSize }) => {
      parts += 1;
      if (wanted.test(name)) size += originalSize;
      if (parts > MAX_PARTS || size > MAX_UNPACKED) throw new TooLarge();
      return wanted.test(name);
    },
  });
  const noted = checksums(whole);
  const damaged = Object.entries(unpacked).find(([name, part]) => checksum(part) !== noted.get(name));
  if (damaged !== undefined) throw new Error(`${damaged[0]} is not what was packed`);
  return unpacked;
}

/** What the archive notes of its parts in its directory, at its end; fflate does not hold the parts against it. */
function checksums(archive: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const noted = new Map<string, number>();
  let end = archive.length - 22;
  while (end > 0 && view.getUint32(end, true) !== 0x0605_4b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  while (view.getUint32(at, true) === 0x0201_4b50) {
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    noted.set(strFromU8(archive.subarray(at + 46, at + 46 + name)), view.getUint32(at + 16, true));
    at += 46 + name + extra + comment;
  }
  return noted;
}

/** CRC-32, as archives have it. */
function checksum(part: Uint8Array): number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb8_8320 : rest >>> 1;
    return rest;
  });
  let sum = 0xffff_ffff;
  for (const byte of part) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  return ~sum >>> 0;
}

/** The sheet as a person sees it, unless it is too large to be one of ballots. */
function show({ name, rows, cells, merges = [], columns = [], rowDefs, ...sheet }: Sheet): WorkbookSheet {
  const isSaid = (value: CellValue | undefined, cell: Cell | undefined) =>
    String(value ?? '').trim() !== '' || isUncalculated(cell);
  const shown = rows.map((row, at) => {
    const last = row.findLastIndex((value, column) => isSaid(value, cells?.get(`${at},${column}`)));
    return row.slice(0, last + 1).map((value, column) => display(value, cells?.get(`${at},${column}`)));
  });
  const kept = shown.slice(0, shown.findLastIndex((line) => line.length > 0) + 1);
  const isLarge = (line: readonly string[]) =>
    line.length > MAX_COLUMNS || line.some(({ length }) => length > MAX_CELL);
  const merged = merges.reduce((sum, { startRow, startCol, endRow, endCol }) => {
    const height = Math.min(endRow + 1, kept.length) - startRow;
    return sum + Math.max(0, height * (Math.min(endCol + 1, MAX_COLUMNS) - startCol));
  }, 0);
  if (kept.length > MAX_SHEET_ROWS || kept.some(isLarge) || merged > MAX_CELLS) throw new TooLarge();
  return {
    name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: kept,
    cells: cells ?? new Map(),
    merges,
    hiddenRows: new Set([...(rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden === true ? [row] : []))),
    hiddenColumns: new Set(columns.flatMap(({ hidden }, column) => (hidden === true ? [column] : []))),
    text: () => lines(kept),
  };
}

function* lines(rows: WorkbookSheet['rows']): Generator<string> {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (const row of rows) {
    const said = row.map((cell) => (/[;"\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
    yield `${said.join(SHEET_DELIMITER)}${SHEET_DELIMITER.repeat(width - Math.max(row.length, 1))}\n`;
  }
}
