/** The first rows of a file enter; where a table of them lies on its side, a column a ballot, leaves. */

import type { Row } from '../text/rows.ts';
import { filledIn, isFilled } from './layouts/header.ts';
import { pickRank } from './layouts/headings.ts';

/** The line of «Choix 1», with «Choix 2»… right below it and nothing else: headings that stand beside the picks. */
export function sidewaysLine(sample: readonly Row[]): number | null {
  const rows = sample.filter((row) => filledIn(row) > 0);
  const ranks = rows.map(({ cells }) => pickRank(cells.find(isFilled) ?? ''));
  const first = ranks.indexOf(1);
  const below = rows.slice(first);
  if (first < 0 || below.length < 2) return null;
  const place = below[0]?.cells.findIndex(isFilled);
  const inOrder = below.every(
    (row, at) => ranks[first + at] === at + 1 && row.cells.findIndex(isFilled) === place && filledIn(row) > 1,
  );
  // «Choix 1;Choix 1» may be what a voter picked.
  return inOrder && below.every(({ cells }) => cells.filter((cell) => pickRank(cell) !== null).length === 1)
    ? (below[0]?.line ?? null)
    : null;
}
