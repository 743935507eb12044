/** The sheet of a workbook enters; the cells of which a person sees something else than what they hold leave. */

import type { Cell, MergeRange } from 'hucre/xlsx';
import { isUncalculated } from './displayed.ts';
import type { WorkbookSheet } from './workbook.ts';

export interface CellAt {
  /** 0 is the first. */
  readonly row: number;
  readonly column: number;
}

/** Why what a cell holds is not what a person sees there, or not all of it; the first stops the count before the others. */
const REASONS = ['formula', 'merged', 'hidden', 'struck', 'colour'] as const;

export type Unseen = (typeof REASONS)[number];

/** The cells that are not what a person sees, all of them for the same reason. */
export interface UnseenCells {
  readonly why: Unseen;
  readonly cells: readonly CellAt[];
}

const isStruck = (cell: Cell | undefined): boolean =>
  cell?.style?.font?.strikethrough === true ||
  cell?.richText?.some(({ text, font }) => font?.strikethrough === true && text.trim() !== '') === true;

/** What stops the count, if anything does: `picks` are the columns of the picks, `first` the first row below the headings. */
export function findUnseen(sheet: WorkbookSheet, picks: readonly number[], first: number): UnseenCells | null {
  const { rows, cells, merges, hiddenRows, hiddenColumns } = sheet;
  const isFilled = (row: number, column: number) => (rows[row]?.[column] ?? '').trim() !== '';
  const covered = new Set(merges.flatMap((merge) => coveredBy(merge, rows)));
  const found: Record<Unseen, CellAt[]> = {
    formula: [],
    hidden: [],
    struck: [],
    merged: merges
      .filter(
        ({ startRow: row, startCol: column, endRow }) =>
          isFilled(row, column) && endRow >= Math.max(row, first) && picks.includes(column),
      )
      .map(({ startRow: row, startCol: column }) => ({ row, column })),
    colour: coloured(sheet, picks, first),
  };
  for (const [row, line] of rows.entries()) {
    for (const column of line.keys()) {
      const key = `${row},${column}`;
      const cell = cells.get(key);
      if (isUncalculated(cell)) found.formula.push({ row, column });
      if (!isFilled(row, column)) continue;
      if (hiddenRows.has(row) || hiddenColumns.has(column) || covered.has(key)) found.hidden.push({ row, column });
      if (isStruck(cell)) found.struck.push({ row, column });
    }
  }
  const why = REASONS.find((id) => found[id].length > 0);
  return why === undefined ? null : { why, cells: found[why] };
}

/** The places behind a merged cell, as «row,column»; nobody sees what stands there. */
function coveredBy({ startRow, startCol, endRow, endCol }: MergeRange, rows: WorkbookSheet['rows']): readonly string[] {
  return rows
    .slice(startRow, endRow + 1)
    .flatMap((line, down) =>
      line.slice(startCol, endCol + 1).map((_, across) => `${startRow + down},${startCol + across}`),
    )
    .slice(1);
}

/**
 * Empty cells among the picks whose colour is neither that of the whole row nor the usual one of the column: somebody
 * marked them with a colour in place of a cross. Bands of rows and coloured columns are decoration.
 */
function coloured({ rows, cells }: WorkbookSheet, picks: readonly number[], first: number): CellAt[] {
  const fillOf = (row: number, column: number) => {
    const fill = cells.get(`${row},${column}`)?.style?.fill;
    return fill === undefined || ('pattern' in fill && fill.pattern === 'none') ? undefined : JSON.stringify(fill);
  };
  const below = [...rows.keys()].slice(first);
  const usual = new Map(picks.map((column) => [column, mostFrequent(below.map((row) => fillOf(row, column)))]));
  return below.flatMap((row) => {
    const [one, ...others] = picks.map((column) => fillOf(row, column));
    if (others.every((fill) => fill === one)) return [];
    return picks
      .filter((column) => {
        const fill = fillOf(row, column);
        return fill !== undefined && fill !== usual.get(column) && (rows[row]?.[column] ?? '').trim() === '';
      })
      .map((column) => ({ row, column }));
  });
}

function mostFrequent<T>(items: readonly T[]): T | undefined {
  const times = new Map<T, number>();
  for (const item of items) times.set(item, (times.get(item) ?? 0) + 1);
  return [...times].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
