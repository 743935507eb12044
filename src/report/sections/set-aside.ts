/** The Tally enters; the ballots that count for nobody leave, by file and line, and never a name or what was written. */

import type { Tally } from '../../tally/result.ts';
import { list, paragraph } from '../inline.ts';
import type { Section } from './material.ts';
import { ofTally } from './of-tally.ts';

export const setAside: Section = {
  title: ({ messages }) => messages.minutes.setAside,
  write: ofTally(({ tally, messages: { minutes, reasons } }) => {
    const ballots = new Map<string, { first: Tally['issues'][number]; codes: Set<Tally['issues'][number]['code']> }>();
    for (const issue of tally.issues) {
      if (issue.outcome === 'counted') continue;
      const key = `${issue.source}\u0000${issue.line}`;
      const known = ballots.get(key) ?? { first: issue, codes: new Set() };
      known.codes.add(issue.code);
      ballots.set(key, known);
    }
    if (ballots.size === 0) return [];
    const items = [...ballots.values()].map(({ first: { source, line, outcome }, codes }) =>
      minutes.setAsideLine(
        tally.sources.length > 1 ? source : null,
        line,
        outcome,
        [...codes].map((code) => reasons[code]),
      ),
    );
    return [paragraph(minutes.setAsideIntro), list(items)];
  }),
};
