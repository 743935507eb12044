/** Reads the sheets of an Excel workbook as a person sees them in Excel. */

import { type Cell, type CellValue, readXlsx as read, type Sheet } from 'hucre/xlsx';
import { MAX_CELL, MAX_CELLS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from '../limits.ts';
import { displayedAnswer, displayedDate, displayedNumber } from './displayed.ts';
import { type Grid, TooLarge } from './grid.ts';

/** @throws TooLarge, or what the reader throws where it stumbles */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Grid[]> {
  const { sheets } = await read(bytes, { readStyles: true }).catch((error: unknown) => {
    // A cell far to the right and one far below span more than the reader lays out.
    throw error instanceof Error && /over the \d+ limit/u.test(error.message) ? new TooLarge() : error;
  });
  let cells = 0;
  return sheets.map((sheet) => {
    const kept = trim(sheet);
    cells += kept.reduce((sum, row) => sum + row.length, 0);
    const isWide = kept.some((row) => row.length > MAX_SHEET_COLUMNS);
    if (isWide || kept.length > MAX_SHEET_ROWS || cells > MAX_CELLS) throw new TooLarge();
    return gridOf(sheet, kept);
  });
}

const isSaid = (value: CellValue | undefined): boolean =>
  value !== null && value !== undefined && String(value).trim() !== '';
const isUncalculated = (cell: Cell | undefined): boolean => cell?.formula !== undefined && cell.value === null;

/** Without the empty rows below and the empty cells to the right, which somebody once formatted. */
function trim({ rows, cells }: Sheet): readonly (readonly CellValue[])[] {
  const cut = rows.map((row, at) =>
    row.slice(
      0,
      row.findLastIndex((value, column) => isSaid(value) || isUncalculated(cells?.get(`${at},${column}`))) + 1,
    ),
  );
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}

function gridOf(sheet: Sheet, kept: readonly (readonly CellValue[])[]): Grid {
  const { name, cells, columns = [], rowDefs } = sheet;
  const merges = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    row: startRow,
    column: startCol,
    to: { row: endRow, column: endCol },
  }));
  const covered = coveredBy(merges, kept);
  const isHidden = (row: number, column: number) =>
    rowDefs?.get(row)?.hidden === true || columns[column]?.hidden === true || covered.has(`${row},${column}`);
  const grid: Grid = {
    name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: [],
    odd: [],
    merges: merges.filter(({ row, column }) => isSaid(kept[row]?.[column])),
    fills: [],
  };
  for (const [row, values] of kept.entries()) {
    grid.rows.push(values.map((value, column) => shownOf(value, cells?.get(`${row},${column}`))));
    for (const [column, value] of values.entries()) {
      const cell = cells?.get(`${row},${column}`);
      const place = { row, column };
      if (isUncalculated(cell)) grid.odd.push({ ...place, why: 'formula' });
      if (!isSaid(value)) continue;
      if (isHidden(row, column)) grid.odd.push({ ...place, why: 'hidden' });
      if (isStruck(cell)) grid.odd.push({ ...place, why: 'struck' });
    }
  }
  for (const [key, { style }] of cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    if (style?.fill === undefined || ('pattern' in style.fill && style.fill.pattern === 'none')) continue;
    const fills = grid.fills[row] ?? [];
    fills[column] = JSON.stringify(style.fill);
    grid.fills[row] = fills;
  }
  return grid;
}

/** The filled cells that nobody sees because another one stretches over them, as «row,column». */
function coveredBy(merges: Grid['merges'], kept: readonly (readonly CellValue[])[]): ReadonlySet<string> {
  const covered = new Set<string>();
  let looked = 0;
  for (const { row, column, to } of merges) {
    for (let at = row; at <= Math.min(to.row, kept.length - 1); at += 1) {
      const values = kept[at]?.slice(column, to.column + 1) ?? [];
      looked += values.length + 1;
      if (looked > MAX_CELLS) throw new TooLarge();
      for (const [across, value] of values.entries())
        if (isSaid(value) && (at > row || across > 0)) covered.add(`${at},${column + across}`);
    }
  }
  return covered;
}

const isStruck = (cell: Cell | undefined): boolean =>
  cell?.style?.font?.strikethrough === true ||
  cell?.richText?.some(({ text, font }) => font?.strikethrough === true && text.trim() !== '') === true;

function shownOf(value: CellValue, cell: Cell | undefined): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return displayedAnswer(value);
  if (typeof value === 'number') return displayedNumber(value);
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : displayedDate(value.toISOString(), cell?.style?.numFmt ?? '');
  if (value.length > MAX_CELL) throw new TooLarge();
  return value;
}
