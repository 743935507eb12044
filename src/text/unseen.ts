/** The sheet of a workbook enters; the cells of which a person sees something else than what they hold leave. */

import { isUncalculated } from './displayed.ts';
import type { WorkbookSheet } from './workbook.ts';

/** Why what a cell holds is not what a person sees there, or not all of it; the first stops the count before the others. */
const REASONS = ['formula', 'merged', 'hidden', 'struck', 'colour'] as const;

export type Unseen = (typeof REASONS)[number];

/** Rows and columns are numbered from 0. */
export interface UnseenCell {
  readonly why: Unseen;
  readonly row: number;
  readonly column: number;
}

/**
 * What stops the count, if anything does: all cells of which the same is to be said. `picks` are the columns of the picks,
 * `first` is the first row below the headings.
 */
export function findUnseen(sheet: WorkbookSheet, picks: readonly number[], first: number): readonly UnseenCell[] {
  const { shown, cells, merges = [], columns, rowDefs } = sheet;
  const found: UnseenCell[] = coloured(sheet, picks, first);
  const note = (why: Unseen, row: number, column: number) => found.push({ why, row, column });
  /** Behind a merged cell nobody sees what stands there. */
  const covered = new Set<string>();
  for (const { startRow, startCol, endRow, endCol } of merges) {
    for (const [down, line] of shown.slice(startRow, endRow + 1).entries()) {
      for (const across of line.slice(startCol, endCol + 1).keys())
        if (down + across > 0) covered.add(`${startRow + down},${startCol + across}`);
    }
    const isPick = picks.includes(startCol) && endRow >= Math.max(startRow, first);
    if (isPick && isFilled(shown[startRow]?.[startCol])) note('merged', startRow, startCol);
  }
  for (const [row, line] of shown.entries()) {
    const isHidden = rowDefs?.get(row)?.hidden === true;
    for (const [column, text] of line.entries()) {
      const key = `${row},${column}`;
      const cell = cells?.get(key);
      if (isUncalculated(cell)) note('formula', row, column);
      if (!isFilled(text)) continue;
      if (isHidden || columns?.[column]?.hidden || covered.has(key)) note('hidden', row, column);
      const isPartlyStruck = cell?.richText?.some(({ text, font }) => font?.strikethrough && isFilled(text));
      if (cell?.style?.font?.strikethrough || isPartlyStruck) note('struck', row, column);
    }
  }
  const why = REASONS.find((id) => found.some((one) => one.why === id));
  return found.filter((one) => one.why === why);
}

const isFilled = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/**
 * Empty cells among the picks whose colour is neither that of the whole row nor the usual one of the column: somebody
 * marked them with a colour in place of a cross. Bands of rows and coloured columns are decoration.
 */
function coloured({ shown, cells }: WorkbookSheet, picks: readonly number[], first: number): UnseenCell[] {
  const fillOf = (row: number, column: number) => {
    const fill = cells?.get(`${row},${column}`)?.style?.fill;
    return fill === undefined || ('pattern' in fill && fill.pattern === 'none') ? undefined : JSON.stringify(fill);
  };
  const below = [...shown.keys()].slice(first);
  const usual = new Map(picks.map((column) => [column, mostFrequent(below.map((row) => fillOf(row, column)))]));
  return below.flatMap((row) => {
    if (new Set(picks.map((column) => fillOf(row, column))).size < 2) return [];
    return picks
      .filter((column) => ![undefined, usual.get(column)].includes(fillOf(row, column)))
      .filter((column) => !isFilled(shown[row]?.[column]))
      .map((column) => ({ why: 'colour', row, column }));
  });
}

/** What more than half of them are, if anything. */
function mostFrequent<T>(items: readonly T[]): T | undefined {
  const times = new Map<T, number>();
  for (const item of items) times.set(item, (times.get(item) ?? 0) + 1);
  return [...times].find(([, count]) => 2 * count > items.length)?.[0];
}
