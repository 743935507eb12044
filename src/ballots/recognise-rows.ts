/** Recognises a sheet with a row a pick: one column of orientations, and beside it who picked them. */

import type { Row } from '../text/rows.ts';
import type { Columns, Voter } from './columns.ts';
import {
  ask,
  cellsAt,
  type Found,
  findVoter,
  headingAt,
  option,
  placesIn,
  type Recognised,
  type Sample,
} from './contents.ts';
import { plain } from './fold.ts';
import { filledIn, isFilled } from './headers.ts';
import { isDots, isGroup, isLabel, isRank, isWho } from './headings.ts';
import type { Lookup } from './orientations.ts';

/** `place` is where the labels stand, where that is known. */
export function recogniseRows(sample: Sample, place: number | null, lookup: Lookup | null): Recognised {
  const { body, hints } = sample;
  if (hints.layout !== null && hints.layout !== 'row-per-pick') return null;
  const told = hints.layout === 'row-per-pick';
  const places = placesIn(sample);
  const headed = places.filter((at) => isLabel(headingAt(sample, at)) && !isRank(headingAt(sample, at)));
  const label = place ?? (headed.length === 1 ? headed[0] : undefined);
  if (label === undefined) return null;
  const rank = places.find((at) => at !== label && isRank(headingAt(sample, at))) ?? null;
  const dots = places.filter((at) => isDots(headingAt(sample, at)));
  const voter = findVoter(sample, [label]);
  const group = places.find((at) => isGroup(headingAt(sample, at)) && at !== label) ?? null;
  const voters = body.map(({ cells }) => voterOf(cells, voter));
  const known = voters.some((name) => name !== null);
  if (!known && rank !== null) return ask(sample, 'no-voter', [rank], []);
  if (!known) return null;
  // Without a list every column has to say what it is.
  const unnamed = places.filter(
    (at) =>
      at !== label &&
      at !== rank &&
      !dots.includes(at) &&
      cellsAt(sample, at).length > 0 &&
      !isWho(headingAt(sample, at)) &&
      !isGroup(headingAt(sample, at)),
  );
  if (lookup === null && (unnamed.length > 0 || !isLabel(headingAt(sample, label)))) return null;
  const keys = body.map(
    ({ cells }, row) => `${group === null ? '' : plain(cells[group] ?? '')}\u0000${voters[row] ?? ''}`,
  );
  const merged = body.filter((row, at) => at > 0 && voters[at] === null && filledIn(row) <= 2).length;
  const again = keys.filter((key, row) => voters[row] !== null && keys.indexOf(key) < row).length;
  const apart = keys.some((key, row) => voters[row] !== null && keys.indexOf(key) < row && keys[row - 1] !== key);
  const found: Found = {
    layout: 'row-per-pick',
    picks: [label],
    shownBy: lookup === null ? 'heading' : 'contents',
    rank,
    dots,
  };
  if (told) return { found };
  if (rank !== null) return isRanked(sample, keys, voters, rank) ? { found } : askRows(sample, label);
  if (again + merged === 0) return null;
  return apart || 3 * (again + merged) < body.length ? askRows(sample, label) : { found };
}

const askRows = (sample: Sample, label: number) =>
  ask(sample, 'row-per-pick', [label], [option('layout', 'row-per-pick'), option('layout', 'list-in-cell')]);

/** Whether no voter has a rank twice: a voter whose rows stand apart is then one all the same. */
function isRanked(
  { body }: Sample,
  keys: readonly string[],
  voters: readonly (string | null)[],
  rank: number,
): boolean {
  const seen = new Set<string>();
  let repeated = 0;
  let key = '';
  for (const [row, { cells }] of body.entries()) {
    key = voters[row] === null ? key : (keys[row] ?? '');
    const said = `${key}\u0000${plain(cells[rank] ?? '')}`;
    if (seen.has(said)) repeated += 1;
    seen.add(said);
  }
  return 3 * repeated <= body.length;
}

/** Who a row belongs to, as it is typed; null where it says nothing, as below a merged cell. */
function voterOf(cells: readonly string[], { number, address, name }: Voter): string | null {
  const places = [number, address].filter((place): place is number => place !== null);
  const said = [...places, ...name].map((place) => plain(cells[place] ?? ''));
  return said.some(isFilled) ? said.join('\u0000') : null;
}

/** Rows of which each is one pick enter; ballots leave, for rows of the same voter are one. */
export function gatherer(columns: Columns) {
  const ballots = new Map<string, [Row, ...Row[]]>();
  let voter = '';
  let group = '';
  return {
    take: (row: Row) => {
      if (columns.group !== null && isFilled(row.cells[columns.group])) group = plain(row.cells[columns.group] ?? '');
      // A row that names nobody belongs to the voter above.
      const own = voterOf(row.cells, columns.voter);
      if (own !== null) voter = `${group}\u0000${own}`;
      const rows = ballots.get(voter);
      if (rows) rows.push(row);
      else ballots.set(voter, [row]);
    },
    ballots: () => ballots.values(),
  };
}
