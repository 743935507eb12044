/** A tie's record enters; what is said of it leaves: the same in the terminal and in Word. */

import type { Messages } from '../messages/messages.ts';
import type { Tally, TieRecord, TieRecordStep } from '../tally/result.ts';
import type { Block, Inline } from './document.ts';
import { paragraph, text } from './inline.ts';
import { shown } from './ranking.ts';

type Draw = Extract<TieRecordStep, { readonly rule: 'draw' }>;

/** One tie: who, and each rule tried; a draw is told lot by lot, so that anyone can draw again. */
export function tellTie(tie: TieRecord, tally: Tally, messages: Messages): readonly Block[] {
  const { minutes } = messages;
  const orientations = tie.orientations.map((label) => shown(label, messages));
  const blocks: Block[] = [];
  let sentences = [minutes.tie(orientations, tie.points)];
  const close = () => {
    if (sentences.length > 0) blocks.push(paragraph(sentences.join(' ')));
    sentences = [];
  };
  for (const step of tie.steps) {
    const into = minutes.tieInto(step.into.map((group) => group.map((label) => shown(label, messages))));
    if (step.rule === 'draw') {
      sentences.push(minutes.drawing(step.values[0]?.seed ?? '', tally.rules.seed === 'ballots'));
      close();
      blocks.push(tellLots(step, messages));
      sentences.push(into);
    } else sentences.push(minutes.tieStep(messages.tieBreaks[step.rule].name, tellValues(step, messages)), into);
  }
  if (tie.settled) sentences.push(minutes.tieSettled);
  else if (!tie.atBar) sentences.push(minutes.tieShared);
  close();
  return [...blocks, ...doubts(tie, messages)];
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

/** What the rule saw, value by value. */
function tellValues(step: Exclude<TieRecordStep, Draw>, messages: Messages): readonly string[] {
  const { tieBreaks } = messages;
  const named = (label: string) => shown(label, messages);
  switch (step.rule) {
    case 'first-picks':
      return step.values.map(({ orientation, picksAt }) => tieBreaks[step.rule].value(named(orientation), picksAt));
    case 'list-order':
      return step.values.map(({ orientation, position }) => tieBreaks[step.rule].value(named(orientation), position));
    case 'decision':
      return step.values.map((decided) => tieBreaks[step.rule].value(decided));
  }
}

const tellLots = ({ values }: Draw, messages: Messages): Block => ({
  kind: 'list',
  bullet: '•',
  items: values.map(({ digest, among, ...lot }) => {
    const words = messages.tieBreaks.draw.value({
      ...lot,
      digest,
      among: among.map((label) => shown(label, messages)),
    });
    const inlines: readonly Inline[] = [text(words), { kind: 'break' }, { kind: 'code', text: digest }];
    return [paragraph(inlines)];
  }),
});

/** Decisions that a court might not let stand. */
const doubts = ({ steps }: TieRecord, { minutes }: Messages): readonly Block[] =>
  steps.some(({ rule, values }) => rule === 'decision' && values.some(({ warning }) => warning !== null))
    ? [paragraph(minutes.castingVote, 'warning')]
    : [];
