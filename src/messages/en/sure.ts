/** How sure the result is: the margin, and what other schemes would make of the same ballots. */

import type { Example } from '../closer.ts';
import type { Messages } from '../messages.ts';
import { integer, list, many, quote } from './words.ts';

const why =
  'Counting mentions favours the orientations that many accept; counting ranks or first choices favours those that some want above all.';

const example = ({ label, picks, first }: Example, place: number): string => {
  const ballots = place > 0 ? '' : ' ballots';
  const firsts = first === picks ? 'all' : first === 0 ? 'none' : integer(first);
  return `${integer(picks)}${ballots} name ${quote(label)}, ${firsts} of them first`;
};

const missing = (ballots: number, held: number): string => {
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
      ? `Note: the ballot ${missing(ballots, held)} could have changed this list.`
      : `Note: the ${integer(ballots)} ballots ${missing(ballots, held)} are enough to have changed this list.`,
  unordered: 'These ballots have no order of preference: points by rank and first choices would mean nothing.',
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
