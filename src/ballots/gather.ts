/** Rows of which each is one pick enter; ballots leave, for rows of the same voter are one. */

import type { Row } from '../text/rows.ts';
import { voterOf } from './layouts/row-per-pick.ts';
import type { Table } from './table.ts';

/** A row that names nobody belongs to the voter above. */
export function gatherer({ columns }: Table) {
  const ballots = new Map<string, [Row, ...Row[]]>();
  let voter = '';
  return {
    take: (row: Row) => {
      voter = voterOf(row.cells, columns) ?? voter;
      const rows = ballots.get(voter);
      if (rows) rows.push(row);
      else ballots.set(voter, [row]);
    },
    ballots: () => ballots.values(),
  };
}
