/** The result: the rules of the count, how sure it is, group by group and step by step. */

import type { Messages } from '../messages.ts';
import type { Example, SchemeWords } from '../sentences.ts';
import { integer, list, many, quote, words } from './words.ts';

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

const why =
  'Counting mentions favours the orientations that many accept; counting ranks or first choices favours those that some want above all.';

const example = ({ label, picks, first }: Example, place: number): string => {
  const ballots = place > 0 ? '' : ' ballots';
  const firsts = first === picks ? 'all' : first === 0 ? 'none' : integer(first);
  return `${integer(picks)}${ballots} name ${quote(label)}, ${firsts} of them first`;
};

const notCounted = (ballots: number, held: number): string => {
  if (held === ballots) return 'held';
  return held > 0 ? 'spoilt, set aside or held' : 'spoilt or set aside';
};

export const sure: Messages['sure'] = {
  title: 'How sure the result is',
  margin: ({ replace, add }) => {
    if (replace.tie === 0) return 'Points are equal at the bar: a single different ballot would have decided.';
    if (replace.displace === null) return null;
    const other = `${many(replace.displace, 'different ballot')}`;
    const more = add.displace === null ? '' : `, or ${integer(add.displace)} more,`;
    const tie =
      replace.tie === null || replace.tie >= replace.displace
        ? ''
        : `; ${integer(replace.tie)} would have made a tie at the bar`;
    return `It would have taken ${other}${more} to change the list of orientations retained${tie}.`;
  },
  noneValid: 'Note: not one ballot is valid under the rules announced.',
  setAside: (ballots, held) =>
    ballots === 1
      ? `Note: the ballot ${notCounted(ballots, held)} could have changed this list.`
      : `Note: the ${integer(ballots)} ballots ${notCounted(ballots, held)} are enough to have changed this list.`,
  same: 'Plain count, points by rank and first choices give the same list: the scheme makes no difference here.',
  differ: (announced) =>
    `With the same ballots, other schemes would not retain the same orientations. Only the scheme announced decides (here: ${announced}).`,
  why: (examples) => (examples.length === 0 ? why : `${why} Here ${examples.map(example).join('; ')}.`),
  columns: {
    orientation: 'Orientation',
    announced: () => 'As announced',
    count: () => 'Plain count',
    borda: (points) => (points.length > 4 ? 'Points by rank' : `Points ${points.join('-')}`),
    plurality: () => '1st choices',
  },
  table: 'Orientations retained under each scheme',
  description: 'One row for each orientation retained or tied at the bar under some scheme, one column a scheme.',
  cell: (points, retained) =>
    `${integer(points)}${{ yes: ', retained', no: '', 'tied-at-bar': ', tied at the bar' }[retained]}`,
  outcome: (scheme, announced, retained, tied) =>
    `${scheme}${announced ? ', announced' : ''}: ${retained.length === 0 ? 'none' : list(retained.map(quote))}${
      tied.length === 0 ? '' : `; tied at the bar: ${list(tied.map(quote))}`
    }`,
  scheme: ({ name, sentence }) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${sentence}`,
  core: (labels) =>
    labels.length === 0
      ? 'No orientation is retained under all of them: there is no stable core.'
      : `Retained under all of them (stable core): ${list(labels.map(quote))}.`,
};

export const groups: Messages['groups'] = {
  title: (column) => `Results by group (${column})`,
  description: 'One row an orientation, one column a group: points given by its ballots, rank within the group.',
  orientation: 'Orientation',
  group: (name, ballots) => `${name ?? 'No answer'} (${many(ballots, 'ballot')})`,
  cell: (points, rank) => (points === 0 ? '0' : `${integer(points)}, ${rank}`),
  hidden: ({ hidden, minGroup }) =>
    `${many(hidden.groups, 'group is', 'groups are')} not shown (${many(hidden.ballots, 'ballot')} in all), so that nobody’s vote can be read off a group of fewer than ${many(minGroup, 'ballot')}, nor worked out by subtraction.`,
};

export const trace: Messages['trace'] = {
  title: 'The count step by step',
  intro: (scheme, rules) =>
    `Rule: ${[`${scheme}.`, ...rules].join(' ')} After each ballot, the running total stands in brackets.`,
  ballot: (source, { line, outcome, gave }, reasons) =>
    `${source === null ? '' : `${source}, `}line ${integer(line)}: ${[
      outcome === 'counted'
        ? gave.map(({ label, points, total }) => `${quote(label)} +${integer(points)} (${integer(total)})`).join(', ')
        : words.outcome(outcome, 1),
      ...(reasons.length === 0 ? [] : [list(reasons)]),
    ].join(' – ')}`,
  totals: (source) => `${source}: totals by orientation, no ballots to follow one by one.`,
  seed: 'The seed is the SHA-256 of this text (UTF-8, a line a ballot, each ended by a line feed):',
};
