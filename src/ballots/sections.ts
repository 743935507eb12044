/** Rows enter as they stand in the files; the part of them leaves in which a ballot's number belongs to one voter. */

import type { Row } from '../text/rows.ts';
import { plain } from './fold.ts';
import type { Table } from './table.ts';

export interface Sections {
  /** A file begins, or its headings come again: ballots are numbered anew. */
  readonly begin: (table: Table) => void;
  /** A number for the part that a row is in; tables and groups may each number their own ballots. */
  readonly of: (row: Row) => number;
}

export function openSections(): Sections {
  const known = new Map<string, number>();
  let begun = 0;
  let column = -1;
  let group = '';
  let section = 0;
  const enter = () => {
    const key = `${begun} ${plain(group)}`;
    section = known.get(key) ?? known.size;
    known.set(key, section);
  };
  return {
    begin: ({ columns }) => {
      begun += 1;
      column = columns.group ?? -1;
      group = '';
      enter();
    },
    of: ({ cells, damage }) => {
      const said = column < 0 || damage !== null ? '' : (cells[column] ?? '');
      // Below a merged cell the group is still the one above.
      if (said !== group && said.trim() !== '') {
        group = said;
        enter();
      }
      return section;
    },
  };
}
