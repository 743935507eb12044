/** Finds the lines that may be headings, and says what they say above each column. Titles and notes are none. */

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
export const filledIn = ({ cells }: Row): number => cells.reduce((sum, cell) => sum + Number(isFilled(cell)), 0);

export const FIGURE = /^\s*\d[\d\s/:.,;|-]*$/u;
/** Whether a row holds a number or a date, as ballots do and headings do not. */
const holdsFigures = ({ cells }: Row): boolean => cells.some((cell) => FIGURE.test(cell));

/** «1», «2», «3» below one heading that was merged over all of them. */
function isNumbering({ cells }: Row): boolean {
  const said = cells.filter(isFilled);
  return said.length > 1 && said.every((cell, at) => cell.trim() === String(at + 1)) && !isFilled(cells[0]);
}

/** A line of its own that is no title: «# à relire». */
export const isNote = (row: Row): boolean => {
  const said = row.cells.filter(isFilled);
  return (
    said.length === 1 &&
    /^\s*#\s*[^\s#]/u.test(said[0] ?? '') &&
    !/^\s*#(?:\p{Lu}+(?:\/[A0])?[!?]?)\s*$/u.test(said[0] ?? '')
  );
};

/** The headings of which this row is the lowest: lines right above it that fill several columns belong to it. */
export function headerAt(rows: readonly Row[], bottom: number, isBallot: (row: Row) => boolean = holdsFigures): Header {
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
  const lowest = rows[bottom];
  const contexts = headings.map((heading, place) => {
    const over = above.findLast((line) => line[place] !== '')?.[place];
    return over === undefined || over === '' || over === heading || !isFilled(lowest?.cells[place])
      ? heading
      : `${over} [${heading}]`;
  });
  return { headings, contexts, lines: block.map(({ line }) => line), next: bottom + 1 };
}

/** Headings stand in the first rows, below a title and notes. */
const MOST_ABOVE = 15;

/** Every line that may be the lowest of the headings, from the top; `isBallot` tells rows that hold numbers as ballots do. */
export function possibleHeaders(
  rows: readonly Row[],
  isBallot: (row: Row) => boolean,
  isLabel: (cell: string) => boolean,
): readonly Header[] {
  const excluded = (row: Row) => !isNumbering(row) && isBallot(row);
  /** A ballot above the headings is none of their lines. */
  const isNone = (row: Row) => excluded(row) || row.cells.some(isLabel);
  return rows
    .slice(0, MOST_ABOVE)
    .flatMap((row, place) =>
      filledIn(row) === 0 || isNote(row) || excluded(row) || row.damage !== null ? [] : [headerAt(rows, place, isNone)],
    );
}
