/** The Tally enters; how its points were counted leaves, in words that a participant understands. */

import type { Messages } from '../../messages/messages.ts';
import type { Tally } from '../../tally/result.ts';
import { paragraph } from '../inline.ts';
import { dotsInTotals, mayMissSome } from '../sources.ts';
import type { Section } from './material.ts';

export const method: Section = {
  title: ({ messages }) => messages.minutes.method,
  write: ({ tally, messages }) => {
    const { minutes, schemes } = messages;
    const { scheme, points } = tally.rules;
    const counted = dotsInTotals(tally) === null ? schemes[scheme](points) : minutes.dotByDot;
    return [
      paragraph(minutes.methodSentence(tally, counted)),
      ...rulesForBallots(tally, messages).map((words) => paragraph(words, 'note')),
      ...(mayMissSome(tally) ? [paragraph(minutes.inferred, 'note')] : []),
      ...(scheme !== 'cumulative' && tally.sources.some(({ dots }) => dots)
        ? [paragraph(minutes.dotsIgnored, 'note')]
        : []),
    ];
  },
};

/** How ballots that are not as asked enter the count, where that may change the result. */
function rulesForBallots({ rules, issues, sources }: Tally, { minutes }: Messages): readonly string[] {
  const { scheme, points, incomplete } = rules;
  const positional = new Set(points).size > 1;
  return [
    ...(positional || incomplete === 'reject' ? [minutes.incomplete[incomplete](points)] : []),
    ...(positional && issues.some(({ code }) => code === 'gap') ? [minutes.gap] : []),
    ...(scheme === 'cumulative' && !sources.some(({ dots }) => dots) ? [minutes.picksAreDots] : []),
  ];
}
