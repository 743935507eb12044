/** The bytes of a workbook enter (.xlsx, .ods); its sheets leave, with the rows that a person sees. */

import { strFromU8, unzipSync, zipSync } from 'fflate';
import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import type { Failure } from '../failure.ts';
import { MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_PARTS, MAX_SHEET_ROWS, MAX_UNPACKED } from '../limits.ts';
import { display, isUncalculated } from './displayed.ts';
import type { Bytes } from './encodings.ts';
import type { WorkbookKind } from './file-kinds.ts';
import { TooLarge } from './lines.ts';
import { readOds } from './ods.ts';
import type { Row } from './rows.ts';

/** The parts that hold cells; pictures, drawings, comments are left packed. */
const WANTED: Readonly<Record<WorkbookKind, RegExp>> = {
  xlsx: /^(?:\[Content_Types\]\.xml|(?:xl\/)?_rels\/[^/]+|xl\/[^/]+\.xml|xl\/worksheets\/[^/]+\.xml)$/iu,
  ods: /^(?:content|styles)\.xml$/u,
};

/** @returns a Failure where the workbook cannot be read, or is larger than the limits */
export async function readWorkbook(file: Bytes, kind: WorkbookKind): Promise<readonly WorkbookSheet[] | Failure> {
  try {
    const { parts, archive } = unpack(file.bytes, WANTED[kind]);
    const xml = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const read =
      kind === 'ods'
        ? readOds(xml('content.xml'), xml('styles.xml'))
        : (await readXlsx(archive, { readStyles: true })).sheets;
    const sheets = read.map(show);
    const rows = sheets.flatMap(({ shown }) => shown);
    const cells = rows.reduce((sum, { length }) => sum + length, 0);
    // A text that thousands of cells share counts each time.
    const size = rows.reduce((sum, row) => row.reduce((more, cell) => more + cell.length + 1, sum), 0);
    if (cells > MAX_CELLS || size > MAX_UNPACKED) throw new TooLarge();
    return sheets;
  } catch (error) {
    // Whatever error a reader throws, it cannot read the file. A cell far to the right and one far below span
    // more than hucre lays out.
    const isLarge = error instanceof TooLarge || (error instanceof Error && /over the \d+ limit/u.test(error.message));
    return { failure: 'bad-file', source: file.source, kind: isLarge ? 'too-large' : 'damaged' };
  }
}

/** The wanted parts by name, and an archive of them alone, so that a reader meets nothing that was not measured. */
function unpack(whole: Uint8Array, wanted: RegExp) {
  if (whole.length > MAX_UNPACKED) throw new TooLarge();
  let count = 0;
  let size = 0;
  // The archive says how large each part is, and no more than that is unpacked.
  const parts = unzipSync(whole, {
    filter: ({ name, originalSize }) => {
      count += 1;
      if (wanted.test(name)) size += originalSize;
      if (count > MAX_PARTS || size > MAX_UNPACKED) throw new TooLarge();
      return wanted.test(name);
    },
  });
  const archive = zipSync(parts, { level: 0 });
  const noted = checksums(whole);
  for (const [name, sum] of checksums(archive))
    if (noted.get(name) !== sum) throw new Error(`${name} is not what was packed`);
  return { parts, archive };
}

/** What an archive notes of its parts in its directory, at its end; fflate notes it, and does not hold the parts against it. */
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

/** The sheet as hucre has it, and as a person sees it, unless it is too large to be one of ballots. */
function show(sheet: Sheet) {
  const { rows, cells, merges = [] } = sheet;
  const all = rows.map((row, at) => {
    const cellAt = (column: number) => cells?.get(`${at},${column}`);
    const isSaid = (value: CellValue, column: number) =>
      String(value ?? '').trim() !== '' || isUncalculated(cellAt(column));
    return row.slice(0, row.findLastIndex(isSaid) + 1).map((value, column) => display(value, cellAt(column)));
  });
  // Without the empty rows below and the empty cells to the right, which somebody once formatted.
  const shown = all.slice(0, all.findLastIndex(({ length }) => length > 0) + 1);
  const isLarge = (line: readonly string[]) =>
    line.length > MAX_COLUMNS || line.some(({ length }) => length > MAX_CELL);
  const merged = merges.reduce((sum, { startRow, startCol, endRow, endCol }) => {
    const height = Math.min(endRow + 1, shown.length) - startRow;
    return sum + Math.max(0, height * (Math.min(endCol + 1, MAX_COLUMNS) - startCol));
  }, 0);
  if (shown.length > MAX_SHEET_ROWS || shown.some(isLarge) || merged > MAX_CELLS) throw new TooLarge();
  const hidden = sheet.hidden === true || sheet.veryHidden === true;
  return { ...sheet, hidden, shown, delimiter: '', occurring: [], cut: () => rowsShown(shown) };
}

export type WorkbookSheet = Readonly<ReturnType<typeof show>>;

/** All of them as wide as the widest. */
function* rowsShown(shown: readonly (readonly string[])[]): Generator<Row> {
  const width = shown.reduce((most, row) => Math.max(most, row.length), 0);
  for (const [at, row] of shown.entries())
    yield { line: at + 1, cells: Array.from({ length: width }, (_, place) => row[place] ?? ''), damage: null };
}
