/** Two entries of the same ballots, compared, enter; what the terminal shows leaves: ballot by ballot, then the sum of it. */

import type { Comparison, Difference, Said } from '../compare.ts';
import type { Messages } from '../messages/messages.ts';
import type { Block, Inline } from './document.ts';
import { list, paragraph, quiet, strong, text } from './inline.ts';
import { shorten } from './remarks.ts';

export function tellComparison(comparison: Comparison, messages: Messages): readonly Block[] {
  const { sources, same, differences } = comparison;
  const { compare } = messages;
  const [first = '', second = ''] = sources.map(({ name }) => name);
  const numbers = new Set(differences.map(({ number }, at) => number ?? at));
  return [
    ...sources.map(({ name, ballots }) => paragraph([quiet(compare.source(name, ballots))])),
    ...(differences.length === 0 ? [] : [list(differences.map((one) => tell(one, first, second, messages)))]),
    differences.length === 0
      ? paragraph([strong(compare.same(same))])
      : paragraph([strong(compare.sum(same, numbers.size))], 'warning'),
  ];
}

function tell(difference: Difference, first: string, second: string, { compare }: Messages): readonly Inline[] {
  const { number } = difference;
  switch (difference.kind) {
    case 'only':
      return [text(compare.only(number, difference.source, difference.line))];
    case 'twice':
      return [text(compare.twice(number, difference.source, difference.lines))];
    case 'unnumbered':
      return [text(compare.unnumbered(difference.source, difference.line))];
    case 'picks':
      return [
        text(compare.differ(number)),
        ...difference.picks.flatMap((pick): readonly Inline[] => [
          { kind: 'break' },
          text(compare.pick(pick.position, [first, short(pick.first)], [second, short(pick.second)])),
        ]),
        { kind: 'break' },
        quiet(compare.lines(first, second, difference.lines)),
      ];
  }
}

const short = (said: Said): Said => said && { ...said, label: shorten(said.label) };
