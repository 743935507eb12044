/** A tie's record enters; what is said of it leaves: the same in the terminal and in Word. */

import type { Messages } from '../messages/messages.ts';
import type { Tie, TieStep } from '../rank/rank.ts';
import type { Tally } from '../tally/result.ts';
import type { Block, Inline } from './document.ts';
import { paragraph, text } from './inline.ts';
import { shown } from './typography.ts';

type Draw = Extract<TieStep, { readonly rule: 'draw' }>;

/** Ties that bear on who is retained, and of which more is to be said than that they are open. */
export const tellTiesAtBar = (tally: Tally, messages: Messages): readonly string[] =>
  tally.ties.filter(({ atBar, steps }) => atBar && steps.length > 0).map((tie) => tellTie(tie, tally, messages));

/** One tie: who, and each rule tried. */
export function tellTie(tie: Tie, { bar, orientations, rules }: Tally, messages: Messages): string {
  const { result } = messages;
  const ahead = orientations.filter(({ points }) => points > tie.points).length;
  const labels = tie.orientations.map((label) => shown(label, messages));
  const steps = tie.steps.flatMap((step) => tellStep(step, messages));
  return [result.tie(labels, tie.points, tie.atBar && rules.perTheme === 0 ? bar.keep - ahead : null), ...steps].join(
    ' ',
  );
}

function tellStep(step: TieStep, messages: Messages): readonly string[] {
  const { result, tieBreaks } = messages;
  const named = (label: string) => shown(label, messages);
  const into = result.tieInto(step.into.map((group) => group.map(named)));
  const compared = (rule: string, values: readonly string[]) => [result.tieStep(rule, values), into];
  switch (step.rule) {
    case 'first-picks':
      return compared(
        tieBreaks[step.rule].name,
        step.values.map(({ orientation, picksAt }) => tieBreaks[step.rule].value(named(orientation), picksAt)),
      );
    case 'citations':
      return compared(
        tieBreaks[step.rule].name,
        step.values.map(({ orientation, picks }) => tieBreaks[step.rule].value(named(orientation), picks)),
      );
    case 'runoff':
      return compared(
        tieBreaks[step.rule].name,
        step.values.map(({ orientation, votes }) => tieBreaks[step.rule].value(named(orientation), votes)),
      );
    case 'at-bar':
      return step.values.map(({ alike }) => result.alike[alike]);
    case 'list-order':
      return compared(
        tieBreaks[step.rule].name,
        step.values.map(({ orientation, position }) => tieBreaks[step.rule].value(named(orientation), position)),
      );
    case 'draw':
      return [result.drawn(step.values[0]?.seed ?? ''), into];
    case 'decision':
      return step.values.map((decided) =>
        result.decided({
          ...decided,
          order: 'order' in decided ? decided.order.map(named) : null,
          retained: 'order' in decided ? [] : decided.retained.map(named),
        }),
      );
  }
}

/** How the rank of an orientation was parted from that of its equals: «par tirage au sort»; null where nothing did. */
export function partedBy(label: string, { ties }: Tally, messages: Messages): string | null {
  const steps = ties.find(({ orientations }) => orientations.includes(label))?.steps ?? [];
  const parts = steps.filter(({ into }, at) => into.length > (steps[at - 1]?.into.length ?? 1));
  const step = parts.at(-1);
  if (step === undefined) return null;
  if (step.rule === 'at-bar') return null;
  if (step.rule !== 'decision') return messages.tieBreaks[step.rule].by;
  const [decided] = step.values;
  return decided === undefined ? null : messages.result.decidedBy[decided.how];
}

/** What is left to decide; null where nothing is. */
export function tellOpen({ bar }: Tally, messages: Messages): string | null {
  if (bar.tied === null) return null;
  const { orientations, places } = bar.tied;
  return messages.result.open(
    orientations.map((label) => shown(label, messages)),
    places,
  );
}

/** Each lot of each draw, so that anyone can draw again. */
export function tellLots({ ties, rules }: Tally, messages: Messages): readonly Block[] {
  const draws = ties.flatMap(({ steps }) => steps.filter((step): step is Draw => step.rule === 'draw'));
  if (draws.length === 0) return [];
  const items = draws.flatMap(({ values }) =>
    values.map(({ digest, among, ...lot }) => {
      const named = among.map((label) => shown(label, messages));
      const words = messages.tieBreaks.draw.value({ ...lot, digest, among: named });
      const inlines: readonly Inline[] = [text(words), { kind: 'break' }, { kind: 'code', text: digest }];
      return [paragraph(inlines)];
    }),
  );
  return [paragraph(messages.result.lots(rules.seed === 'ballots')), { kind: 'list', bullet: '•', items }];
}

/** A decision that a court might not let stand: whoever writes the document is told, the document is not. */
export const doubtDecision = ({ ties }: Tally, { result }: Messages): readonly Block[] =>
  ties.some(({ steps }) =>
    steps.some((step) => step.rule === 'decision' && step.values.some(({ warning }) => warning !== null)),
  )
    ? [paragraph(result.castingVote, 'warning')]
    : [];
