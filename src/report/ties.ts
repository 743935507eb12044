/** A tie's record enters; what is said of it leaves, sentence by sentence: the same in the terminal and in Word. */

import type { Messages } from '../messages/messages.ts';
import type { Tally, TieRecord, TieRecordStep } from '../result.ts';
import { shown } from './ranking.ts';

/** One tie: who, and each rule tried. */
export function tellTie(tie: TieRecord, messages: Messages): string {
  const { minutes } = messages;
  const orientations = tie.orientations.map((label) => shown(label, messages));
  const steps = tie.steps.map((step) => tellStep(step, messages));
  const end = tie.settled ? [minutes.tieSettled] : tie.atBar ? [] : [minutes.tieShared];
  return [minutes.tie({ ...tie, orientations }), ...steps, ...end].join(' ');
}

/** What is left to decide at the bar; null where nothing is. */
export function tellBar({ bar }: Tally, messages: Messages): string | null {
  if (bar.tied === null) return null;
  const { orientations, places } = bar.tied;
  return messages.minutes.tieAtBar(
    orientations.map((label) => shown(label, messages)),
    places,
  );
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
