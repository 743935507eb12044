/** The Tally enters; how many voted leaves. */

import { paragraph } from '../inline.ts';
import { dotsInTotals } from '../sources.ts';
import type { Section } from './material.ts';
import { ofTally } from './of-tally.ts';

export const turnout: Section = {
  title: ({ messages }) => messages.minutes.turnout,
  write: ofTally(({ tally, messages: { minutes } }) => {
    const totals = dotsInTotals(tally);
    return [
      ...(totals === null ? [] : [paragraph(minutes.totals(totals))]),
      ...(totals !== null && tally.turnout.ballots === 0 ? [] : [paragraph(minutes.turnoutSentence(tally.turnout))]),
    ];
  }),
};
