/** Rows enter; which of them are headings, and what they say of each column, leaves. Titles and notes are none. */

import type { Row } from '../../text/rows.ts';
import { speaksOfColumns } from './headings.ts';

export interface Header {
  /** One a column, from the lowest line that says something. */
  readonly headings: readonly string[];
  readonly lines: readonly number[];
  /** The row below, as a place in the sample. */
  readonly next: number;
}

export const NO_HEADER: Header = { headings: [], lines: [], next: 0 };

export const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';
export const filledIn = ({ cells }: Row): number => cells.filter(isFilled).length;

/** «# à relire»: a note to oneself; «#N/A», «#####» and the heading «#» are none. */
export const isNote = (row: Row): boolean => {
  const said = row.cells.filter(isFilled);
  return (
    said.length === 1 &&
    /^\s*#\s*[^\s#]/u.test(said[0] ?? '') &&
    !/^\s*#(?:\p{Lu}+(?:\/[A0])?[!?]?)\s*$/u.test(said[0] ?? '')
  );
};

/** Below its headings a survey may repeat them as codes, or say «Response» in each column. */
const isUnderline = ({ cells }: Row): boolean => {
  const said = cells.filter(isFilled).map((cell) => cell.trim());
  if (said.length === 0) return false;
  return said.every((cell) => /^(?:open-ended )?response$/iu.test(cell)) || said.includes('submitdate');
};

/** «1», «2», «3» below one heading that was merged over all of them. */
const isNumbering = ({ cells }: Row, above: readonly string[]): boolean => {
  const places = [...cells.keys()].filter((place) => isFilled(cells[place]));
  return (
    places.length > 1 &&
    places.every((place, at) => cells[place]?.trim() === String(at + 1) && isFilled(above[place]) === (at === 0))
  );
};

/** A ballot that somebody typed above the headings: its number and some words, or two labels of the list at least. */
export function isEarlyBallot(
  { cells }: Row,
  { picks, number }: { readonly picks: readonly number[]; readonly number: number | null },
  isLabel: (cell: string) => boolean,
): boolean {
  const words = picks.map((place) => cells[place] ?? '').filter((cell) => /\p{L}/u.test(cell));
  const numbered = number !== null && /^\s*\d+\s*$/u.test(cells[number] ?? '');
  return (numbered && words.length > 0) || words.filter(isLabel).length > 1;
}

/** The headings of which this row is the lowest: lines that stand right above it and fill several columns belong to it. */
export function headerAt(rows: readonly Row[], bottom: number, isBallot: (row: Row) => boolean = () => false): Header {
  let top = bottom;
  const belongs = (row: Row | undefined) => row !== undefined && filledIn(row) > 1 && !isNote(row) && !isBallot(row);
  while (belongs(rows[top - 1])) top -= 1;
  const block = rows.slice(top, bottom + 1);
  const width = Math.max(0, ...block.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, place) => {
    const said = block.findLast(({ cells }) => isFilled(cells[place]))?.cells[place] ?? '';
    return said.replace(/\s+/gu, ' ').trim();
  });
  let next = bottom + 1;
  const isMore = (row: Row) => isUnderline(row) || isNumbering(row, headings);
  for (let below = rows[next]; below && isMore(below); below = rows[next]) next += 1;
  return { headings, lines: rows.slice(top, next).map(({ line }) => line), next };
}

/**
 * The headings above the first row that surely is a ballot: the row with most words that head columns; for want of such
 * words, the first with most cells, unless it may be a ballot itself.
 */
export function headerAbove(rows: readonly Row[], sure: number, mayBeBallot: (row: Row) => boolean): Header {
  const words = (row: Row) => row.cells.filter(speaksOfColumns).length;
  const above = rows
    .slice(0, sure)
    .map((row, place) => ({ place, row, words: words(row), filled: filledIn(row) }))
    .filter(({ row, filled }) => filled > 0 && !isNote(row));
  const [best] = above.toSorted((a, b) => b.words - a.words || b.filled - a.filled || a.place - b.place);
  if (best === undefined || (best.words === 0 && mayBeBallot(best.row))) return NO_HEADER;
  return headerAt(rows, best.place);
}

/** Whether a row holds a number or a date, as ballots do and headings do not. */
export const holdsFigures = ({ cells }: Row): boolean => cells.some((cell) => /^\s*\d[\d\s/:.-]*$/u.test(cell));
