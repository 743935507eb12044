/** The result: the rules of the count, how sure it is, group by group and step by step. */

import type { Messages } from '../messages.ts';
import { integer, list, many, quote, words } from './words.ts';

const byRank = (name: string) => (points: readonly number[]) => ({
  name: `${name} (${points.join('-')})`,
  sentence:
    new Set(points).size === 1
      ? `each choice on a ballot is worth ${many(points[0] ?? 0, 'point')}`
      : `from first to last, the choices on a ballot are worth ${list(points.map(integer))} points`,
});

export const schemes: Messages['schemes'] = {
  count: () => ({
    name: 'plain count',
    sentence: 'each valid ballot gives 1 point to every orientation it names',
  }),
  borda: byRank('points by rank'),
  dowdall: byRank('points by rank, Dowdall'),
  plurality: () => ({ name: 'first choices', sentence: 'only the first choice of each ballot counts, for 1 point' }),
  cumulative: () => ({ name: 'dots', sentence: 'each orientation gets as many points as dots were put on it' }),
  points: byRank('points of the workshop'),
};

export const conditions: Messages['conditions'] = {
  quorum: (voters, needed, registered, weighted) =>
    `The quorum was ${voters >= needed ? '' : 'not '}reached: ${many(voters, weighted ? 'ballot' : 'voter')}${registered === null ? '' : ` out of ${integer(registered)} registered`}, ${integer(needed)} were needed.`,
  weight: (column) => `Each row stands for as many ballots as its column ${quote(column)} says.`,
  minShare: (share) => `An orientation is retained only if at least ${integer(share)}% of the valid ballots name it.`,
  perTheme: (places) =>
    `At least ${many(places, 'orientation')} of each theme ${places === 1 ? 'is' : 'are'} retained.`,
  atBar: {
    all: 'all those tied for the last place are retained',
    none: 'none of those tied for the last place is retained',
  },
  runoff: (turnout) => `Run-off, ${turnout}`,
  noTheme: 'No theme',
};

export const tieBreaks: Messages['tieBreaks'] = {
  'first-picks': {
    by: 'by first choices',
    sentence: 'the most first choices, then second, then third',
    value: ({ orientation, picksAt }) => `${quote(orientation)} ${picksAt.join('-')}`,
  },
  citations: {
    by: 'by mentions',
    sentence: 'the orientation named on the most ballots',
    value: ({ orientation, picks }) => `${quote(orientation)} ${many(picks, 'ballot')}`,
  },
  runoff: {
    by: 'by a run-off',
    sentence: 'a run-off between those tied',
    value: ({ orientation, votes }) => `${quote(orientation)} ${many(votes, 'vote')}`,
  },
  'list-order': {
    by: 'by the order of the list',
    sentence: 'the orientation that comes first on the list',
    value: ({ orientation, position }) => `${quote(orientation)} no. ${position}`,
  },
  draw: {
    by: 'by lot',
    sentence: 'a draw that anyone can repeat from the announced seed',
    value: ({ seed, counter, among, result, orientation }) =>
      `${quote(`${seed},${counter}`)}: ${orientation === null ? 'number set aside, too large' : `remainder ${result}, that is ${quote(orientation)}`}. Still in: ${among.map((label, place) => `${place} ${label}`).join(', ')}`,
  },
};

export const rankStyles: Messages['rankStyles'] = {
  competition: 'those tied share their rank and the ranks after it are skipped (1, 2, 2, 4)',
  dense: 'those tied share their rank and no rank is skipped (1, 2, 2, 3)',
  ordinal: 'each has a rank of its own, those tied in the order of the list (1, 2, 3, 4)',
  modified: 'those tied share the last of their ranks (1, 3, 3, 4)',
  fractional: 'those tied share the mean rank (1, 2.5, 2.5, 4)',
};

export const layouts: Messages['layouts'] = {
  'column-per-pick': 'one column per pick',
  totals: 'totals by orientation, without ballots',
  'column-per-orientation': 'one column per orientation',
  'rank-per-orientation': 'one column per orientation, with ranks',
  'row-per-pick': 'one row per pick',
  'list-in-cell': 'one cell per ballot, with all its picks',
};

export const groups: Messages['groups'] = {
  revealing: (column, { minGroup }) =>
    `Do not publish the count by ${quote(column)} as well: compared, the two would show how a group of fewer than ${many(minGroup, 'ballot')} voted.`,
  title: (column) => `Results by group (${column})`,
  group: (name, ballots) => `${name ?? 'No answer'} (${many(ballots, 'ballot').replace(' ', '\u00a0')})`,
  cell: (points, rank) => (points === 0 ? '0' : `${integer(points)}, ${rank}`),
  hidden: ({ hidden, minGroup }) =>
    `${many(hidden.groups, 'group is', 'groups are')} not shown (${many(hidden.ballots, 'ballot')} in all), so that nobody’s vote can be read off a group of fewer than ${many(minGroup, 'ballot')}, nor worked out by subtraction.`,
};

export const trace: Messages['trace'] = {
  title: 'The count step by step',
  intro: (scheme, rules) =>
    `Rule: ${[`${scheme}.`, ...rules].join(' ')} After each ballot, the running total is given in brackets.`,
  ballot: (source, { line, outcome, gave }, reasons) => {
    const given = gave.map(({ label, points, total }) => `${quote(label)} +${integer(points)} (${integer(total)})`);
    const became = outcome === 'counted' ? given.join(', ') : words.outcome(outcome, 1);
    return `${source === null ? '' : `${source}, `}line ${integer(line)}: ${became}${reasons.length === 0 ? '' : ` – ${list(reasons)}`}`;
  },
  totals: (source) => `${source}: totals by orientation, without ballots to follow one by one.`,
  seed: 'The seed is the SHA-256 of this text (UTF-8, one line per ballot, each ending in a line feed):',
};
