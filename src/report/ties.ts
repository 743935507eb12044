/** A tie's record enters; what is said of it leaves, sentence by sentence: the same in the terminal and in Word. */

import type { Messages } from '../messages/messages.ts';
import type { Tally, TieRecord, TieRecordStep } from '../result.ts';
import { shown } from './ranking.ts';

/** All there is to say of one tie: who, each rule tried, and what is left to decide. */
export function tellTie(tie: TieRecord, { bar }: Tally, messages: Messages): readonly string[] {
  const { minutes } = messages;
  const open = tie.atBar && !tie.settled;
  return [
    minutes.tie({ ...tie, orientations: tie.orientations.map((label) => shown(label, messages)) }),
    ...tie.steps.map((step) => tellStep(step, messages)),
    open && bar.tied !== null
      ? minutes.tieAtBar(
          bar.tied.orientations.map((label) => shown(label, messages)),
          bar.tied.places,
        )
      : tie.settled
        ? minutes.tieSettled
        : minutes.tieShared,
  ];
}

function tellStep(step: TieRecordStep, messages: Messages): string {
  const into = step.into.map((group) => group.map((label) => shown(label, messages)));
  return messages.minutes.tieStep(messages.tieBreaks[step.rule].name, tellValues(step, messages), into);
}

/** What the rule saw, value by value. */
function tellValues(step: TieRecordStep, messages: Messages): readonly string[] {
  const { tieBreaks } = messages;
  const named = (label: string) => shown(label, messages);
  switch (step.rule) {
    case 'first-picks':
      return step.values.map(({ orientation, picksAt }) => tieBreaks[step.rule].value(named(orientation), picksAt));
    case 'list-order':
      return step.values.map(({ orientation, position }) => tieBreaks[step.rule].value(named(orientation), position));
    case 'draw':
      return step.values.map((lot) => tieBreaks[step.rule].value({ ...lot, among: lot.among.map(named) }));
    case 'decision':
      return step.values.map((decided) => tieBreaks[step.rule].value(decided));
  }
}
