/** The rules of the count, each in a sentence that a participant understands. */

import type { Messages, SchemeWords } from '../messages.ts';
import { integer, many, quote } from './words.ts';

const NTH = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const nth = (place: number) => NTH[place] ?? `${place + 1}th`;

const isFlat = (points: readonly number[]) => points.length > 1 && new Set(points).size === 1;

const byRank =
  (name: string) =>
  (points: readonly number[]): SchemeWords => ({
    name: `${name} (${points.join('-')})`,
    sentence: isFlat(points)
      ? `each choice of a ballot is worth ${many(points[0] ?? 0, 'point')}, in no order of preference`
      : `the ${nth(0)} choice of a ballot is worth ${many(points[0] ?? 0, 'point')}${points
          .slice(1)
          .map((value, place) => `, the ${nth(place + 1)} ${integer(value)}`)
          .join('')}`,
  });

export const schemes: Messages['schemes'] = {
  count: () => ({
    name: 'plain count',
    sentence: 'each valid ballot gives 1 point to every orientation it cites, in no order of preference',
  }),
  borda: byRank('points by rank'),
  dowdall: byRank('points by rank, Dowdall'),
  plurality: () => ({ name: 'first choices', sentence: 'only the first choice of each ballot counts, for 1 point' }),
  cumulative: () => ({ name: 'dots', sentence: 'each orientation gets as many points as dots were put on it' }),
  points: byRank('points of the workshop'),
};

export const tieBreaks: Messages['tieBreaks'] = {
  'first-picks': {
    name: 'tie-break by first choices',
    sentence: 'most first choices, then most second, then most third',
    value: (label, picksAt) => `${quote(label)} ${picksAt.join('-')}`,
  },
  'list-order': {
    name: 'tie-break by the order of the list',
    sentence: 'the first in the list of orientations',
    value: (label, position) => `${quote(label)} no. ${position}`,
  },
  draw: {
    name: 'drawing of lots',
    sentence: 'lots drawn in a way that anyone can repeat from the seed announced',
    value: ({ seed, counter, among, result, orientation }) =>
      `${quote(`${seed},${counter}`)}: ${
        orientation === null
          ? 'number set aside, too large for a fair draw'
          : `remainder ${result}, that is ${quote(orientation)}`
      }. Still in: ${among.map((label, place) => `${place} ${label}`).join(', ')}`,
  },
  decision: {
    name: 'decision taken in the room',
    sentence: 'a decision taken in the room',
    value: ({ how, who, when }) =>
      `${{ draw: 'lots drawn', vote: 'vote', chair: 'casting vote' }[how]}, ${who}, ${when}`,
  },
};

export const rankStyles: Messages['rankStyles'] = {
  competition: 'those tied share their rank and the next ranks are skipped (1, 2, 2, 4)',
  dense: 'those tied share their rank and no rank is skipped (1, 2, 2, 3)',
  ordinal: 'ranks go on even between those tied, in the order of the list (1, 2, 3, 4)',
  modified: 'those tied share the last of their ranks (1, 3, 3, 4)',
  fractional: 'those tied share the mean rank (1, 2.5, 2.5, 4)',
};

export const layouts: Messages['layouts'] = {
  'column-per-pick': 'one column a pick',
  totals: 'totals by orientation, no ballots',
  'column-per-orientation': 'one column an orientation',
  'rank-per-orientation': 'one column an orientation, with ranks',
  'row-per-pick': 'one row a pick',
  'list-in-cell': 'all picks in one cell',
};
