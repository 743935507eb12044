/** The count seen more closely: by group of voters, and step by step. */

import type { Messages } from '../messages.ts';
import { integer, list, many, quote, words } from './words.ts';

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
  intro: ({ sentence }, rules) =>
    `Rule: ${[`${sentence}.`, ...rules].join(' ')} After each ballot, the running total stands in brackets.`,
  ballot: ({ source, line, outcome, gave }, reasons) =>
    `${source === null ? '' : `${source}, `}line ${integer(line)}: ${[
      outcome === 'counted'
        ? gave.map(({ label, points, total }) => `${quote(label)} +${integer(points)} (${integer(total)})`).join(', ')
        : words.outcome[outcome](1),
      ...(reasons.length === 0 ? [] : [list(reasons)]),
    ].join(' – ')}`,
  totals: (source) => `${source}: totals by orientation, no ballots to follow one by one.`,
  seed: 'The seed is the SHA-256 of this text (UTF-8, a line a ballot, each ended by a line feed):',
};
