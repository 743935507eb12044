/** A tie's record enters; what is said of it leaves: the same in the terminal and in Word. */

import type { Messages } from '../messages/messages.ts';
import type { Tie } from '../rank/rank.ts';
import type { TieStep } from '../rank/tie-breaks.ts';
import type { Tally } from '../tally/result.ts';
import type { Block } from './document.ts';
import { inLines, list, paragraph } from './inline.ts';

/** Ties that bear on who is retained, and of which more is to be said than that they are open. */
export const tellTiesAtBar = (tally: Tally, messages: Messages): readonly string[] =>
  tally.ties.filter(({ atBar, steps }) => atBar && steps.length > 0).map((tie) => tellTie(tie, tally, messages));

/** Every tie between orientations that have a point. */
export function tellEveryTie(tally: Tally, messages: Messages): readonly Block[] {
  const told = tally.ties.filter(({ points }) => points > 0).map((tie) => tellTie(tie, tally, messages));
  return told.length < 2 ? told.map((words) => paragraph(words)) : [list(told)];
}

/** One tie: who, and each rule tried. */
function tellTie(tie: Tie, { bar, orientations, rules }: Tally, messages: Messages): string {
  const ahead = orientations.filter(({ points, retained }) => points > tie.points && retained === 'yes').length;
  const places = tie.atBar && rules.perTheme === 0 ? bar.keep - ahead : null;
  const steps = tie.steps.flatMap((step) => tellStep(step, tie, messages));
  return [messages.result.tie(tie.orientations, tie.points, places), ...steps].join(' ');
}

function tellStep(step: TieStep, tie: Tie, { result, tieBreaks, words }: Messages): readonly string[] {
  if (step.rule === 'decision' || step.rule === 'at-bar') {
    const [{ among }] = step.values;
    // Where other rules, or other bars, have spoken for some of the tie already, the others are named.
    const who = among.length === tie.orientations.length ? null : among;
    return [step.rule === 'decision' ? result.decided(step.values[0], who) : result.atBar(step.values[0].alike, who)];
  }
  if (step.rule === 'draw') return [result.drawn(step.values[0]?.seed ?? ''), result.tieInto(step.into)];
  const { by, value } = tieBreaks[step.rule];
  const seen = step.values.map(value as (seen: (typeof step.values)[number]) => string);
  return [`${words.named(by, seen.join(', '))}.`, result.tieInto(step.into)];
}

/** What separated an orientation from its equals: «par tirage au sort»; null where nothing did. */
export function partedBy(label: string, { ties }: Tally, messages: Messages): string | null {
  const steps = ties.find(({ orientations }) => orientations.includes(label))?.steps ?? [];
  const step = steps.findLast(({ into }, at) => into.length > (steps[at - 1]?.into.length ?? 1));
  if (step === undefined || step.rule === 'at-bar') return null;
  return step.rule === 'decision' ? messages.result.decidedBy[step.values[0].how] : messages.tieBreaks[step.rule].by;
}

/** What is left to decide; null where nothing is. */
export const tellOpen = (tally: Tally, { result }: Messages): string | null =>
  tally.bar.tied && result.open(tally.bar.tied.orientations, placesOf(tally));

/** Places that are left; null where several themes have each their own. */
export const placesOf = ({ bar, orientations, rules }: Tally): number | null => {
  const open = orientations.filter(({ retained }) => retained === 'tied-at-bar');
  const several = rules.perTheme > 0 && new Set(open.map(({ theme }) => theme)).size > 1;
  return several ? null : (bar.tied?.places ?? null);
};

/** Each lot of each draw, so that anyone can draw again. */
export function tellLots({ ties, rules }: Tally, messages: Messages): readonly Block[] {
  const lots = ties.flatMap(({ steps }) => steps.flatMap((step) => (step.rule === 'draw' ? step.values : [])));
  if (lots.length === 0) return [];
  return [
    paragraph(messages.result.lots(rules.seed === 'ballots')),
    list(lots.map((lot) => inLines(messages.tieBreaks.draw.value(lot), [{ kind: 'code', text: lot.digest }]))),
  ];
}

/** A decision that a court might not let stand: whoever writes the document is told, the document is not. */
export const doubtDecision = ({ ties }: Tally, { result }: Messages): readonly Block[] =>
  ties.some(({ steps }) => steps.some((step) => step.rule === 'decision' && step.values[0].warning !== null))
    ? [paragraph(result.castingVote, 'warning')]
    : [];

/** How the decision of the room is noted, where one is left to take. */
export function adviseDecision({ status, bar, rules }: Tally, { result }: Messages): readonly Block[] {
  if (status === 'provisional' || bar.tied === null || rules.perTheme > 0) return [];
  const { advice, example } = result.decide;
  return [paragraph(inLines(advice, example), 'note')];
}
