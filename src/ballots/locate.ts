/** A row and a column enter; where they stand leaves, in the words of a spreadsheet. */

import type { Row } from '../text/rows.ts';
import type { Where } from './issue.ts';
import type { Table } from './table.ts';

interface Origin {
  readonly source: string;
  readonly table: Table;
}

/** `text` is the part of the cell that is meant; null is all of it. */
export function locate({ source, table }: Origin, row: Row, place: number | null, text: string | null): Where {
  if (place === null) return { source, line: row.line, column: null, letter: null, cell: null };
  const column = table.headings[place]?.trim() || null;
  return { source, line: row.line, column, letter: letters(place), cell: text ?? row.cells[place] ?? '' };
}

/** A, B … Z, AA: the letters that a spreadsheet gives a column. */
export function letters(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return (rest < 0 ? '' : letters(rest)) + String.fromCharCode(65 + (place % 26));
}
