/** Cells and rows as anybody sees them: what is filled, what is a number, what headings are. */

import type { Row } from '../text/rows.ts';

export const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';
export function filledIn({ cells }: Row): number {
  let filled = 0;
  for (const cell of cells) if (isFilled(cell)) filled += 1;
  return filled;
}

/** A number, a share or a date, as ballots have and headings have not. */
export const isFigure = (cell: string): boolean => /^\s*\d[\d\s/:.,;|%-]*$/u.test(cell);

/** The whole number that a cell says, and nothing else; null for all else. */
export const numberIn = (cell: string): number | null => (/^\s*\d{1,9}\s*$/u.test(cell) ? Number(cell) : null);

export interface Header {
  /** One a column, from the lowest line that says something. */
  readonly headings: readonly string[];
  /** The same with what stands above it, where a heading was merged over several: «Vos choix [1er]». */
  readonly contexts: readonly string[];
  readonly rows: readonly Row[];
  /** The row below, as a place among the rows. */
  readonly next: number;
}

export const NO_HEADER: Header = { headings: [], contexts: [], rows: [], next: 0 };
