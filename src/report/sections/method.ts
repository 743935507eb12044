/** The Tally enters; how its points were counted leaves, in words that a participant understands. */

import { paragraph } from '../inline.ts';
import { isPositional, rulesForBallots, schemeOf } from '../scheme.ts';
import { mayMissSome } from '../sources.ts';
import type { Section } from './material.ts';
import { ofTally } from './of-tally.ts';

export const method: Section = {
  title: ({ messages }) => messages.minutes.method,
  write: ofTally(({ tally, messages }) => {
    const { minutes } = messages;
    const { scheme, points } = tally.rules;
    return [
      paragraph(minutes.methodSentence(tally.rules, schemeOf(tally, messages))),
      ...rulesForBallots(tally, messages).map((words) => paragraph(words, 'note')),
      ...(isPositional(points) && tally.issues.some(({ code }) => code === 'gap')
        ? [paragraph(minutes.gap, 'note')]
        : []),
      ...(mayMissSome(tally) ? [paragraph(minutes.inferred, 'note')] : []),
      ...(scheme !== 'cumulative' && tally.sources.some(({ dots }) => dots)
        ? [paragraph(minutes.dotsIgnored, 'note')]
        : []),
    ];
  }),
};
