/** Steps of the count enter; what is said of each leaves, a line a ballot. */

import type { Messages } from '../messages/messages.ts';
import type { BallotStep } from '../tally/each-ballot.ts';
import type { Tally } from '../tally/result.ts';
import type { Block } from './document.ts';
import { paragraph, quiet, strong } from './inline.ts';
import { rulesApplied, schemeOf } from './method.ts';
import { shown } from './typography.ts';

export function openTrace(tally: Tally, messages: Messages): readonly Block[] {
  const { title, intro, totals } = messages.trace;
  return [
    paragraph([strong(title)]),
    paragraph([quiet(intro(schemeOf(tally, messages).sentence, rulesApplied(tally, messages)))]),
    ...tally.sources.filter(({ layout }) => layout === 'totals').map(({ name }) => paragraph(totals(name))),
  ];
}

export function tellStep(step: BallotStep, { sources }: Tally, messages: Messages): readonly Block[] {
  const { trace, reasons } = messages;
  const gave = step.gave.map((one) => ({ ...one, label: shown(one.label, messages) }));
  return [
    paragraph(
      trace.ballot(
        sources.length > 1 ? step.source : null,
        { ...step, gave },
        step.reasons.map((code) => reasons[code]),
      ),
    ),
  ];
}

/** `seedText` is null where no seed was made of the ballots. */
export const closeTrace = (seedText: string | null, { trace }: Messages): readonly Block[] => [
  ...(seedText === null ? [] : [paragraph(trace.seed), { kind: 'code' as const, text: seedText.trimEnd() }]),
  { kind: 'rule' },
];
