/** Says where something stands, in the words of a spreadsheet. */

import type { Row } from '../text/rows.ts';
import { letters } from './columns.ts';
import type { Where } from './issue.ts';
import type { Table } from './table.ts';

/** A number, or a few letters and a number: «12», «A-07», «n° 12», «T3/12». Anything else may be a name. */
const NUMBER = /^\s*(?:\p{L}{1,2}[\s°.:/-]*)?\d[\d\s./-]{0,11}\p{L}?\s*$/u;

interface Origin {
  readonly source: string;
  readonly table: Table;
}

/** Where a finding stands, in the words of a spreadsheet. `text` is the part of the cell that is meant; null is all of it. */
export function locate({ source, table }: Origin, row: Row, place: number | null, text: string | null): Where {
  const { number } = table.columns.voter;
  const typed = number === null ? '' : (row.cells[number] ?? '');
  const ballot = NUMBER.test(typed) ? typed.trim() : null;
  if (place === null) return { source, line: row.line, column: null, letter: null, cell: null, ballot };
  const column = table.headings[place]?.trim() || null;
  return {
    source,
    line: row.line,
    column,
    letter: letters(place + (row.shift ?? 0)),
    cell: text ?? row.cells[place] ?? '',
    ballot,
  };
}
