/** Cells and rows as anybody sees them: what is filled, what is a note, and what a line of headings says above each column. */

import type { Row } from '../text/rows.ts';

export interface Header {
  /** One a column, from the lowest line that says something. */
  readonly headings: readonly string[];
  /** The same with what stands above it, where a heading was merged over several: «Vos choix [1er]». */
  readonly contexts: readonly string[];
  readonly lines: readonly number[];
  /** The row below, as a place among the rows. */
  readonly next: number;
}

export const NO_HEADER: Header = { headings: [], contexts: [], lines: [], next: 0 };

export const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';
export function filledIn({ cells }: Row): number {
  let filled = 0;
  for (const cell of cells) if (isFilled(cell)) filled += 1;
  return filled;
}

/** A number or a date, as ballots have and headings have not. */
export const isFigure = (cell: string): boolean => /^\s*\d[\d\s/:.,;|-]*$/u.test(cell);

/** A line of its own that is no title: «# à relire», and no error of a spreadsheet. */
export function isNote({ cells }: Row): boolean {
  const [said = '', ...others] = cells.filter(isFilled);
  return others.length === 0 && /^\s*#\s*[^\s#]/u.test(said) && !/^\s*#(?:\p{Lu}+(?:\/[A0])?[!?]?)\s*$/u.test(said);
}

/** The headings of which this row is the lowest: lines right above it belong to them that fill several columns and are no ballot. */
export function headerAt(rows: readonly Row[], bottom: number, isBallot: (row: Row) => boolean): Header {
  let top = bottom;
  const belongs = (row: Row | undefined) => row !== undefined && filledIn(row) > 1 && !isBallot(row);
  while (belongs(rows[top - 1])) top -= 1;
  const block = rows.slice(top, bottom + 1);
  const width = Math.max(0, ...block.map(({ cells }) => cells.length));
  const tidy = (cell: string | undefined) => (cell ?? '').replace(/\s+/gu, ' ').trim();
  const headings = Array.from({ length: width }, (_, place) =>
    tidy(block.findLast(({ cells }) => isFilled(cells[place]))?.cells[place]),
  );
  // A merged cell says what it says over the empty ones to its right, too.
  const above = block.slice(0, -1).map(({ cells }) => {
    let last = '';
    return Array.from({ length: width }, (_, place) => {
      last = tidy(cells[place]) || last;
      return last;
    });
  });
  const contexts = headings.map((heading, place) => {
    const over = above.findLast((line) => line[place] !== '')?.[place] ?? '';
    const alone = over === '' || over === heading || !isFilled(rows[bottom]?.cells[place]);
    return alone ? heading : `${over} [${heading}]`;
  });
  return { headings, contexts, lines: block.map(({ line }) => line), next: bottom + 1 };
}
