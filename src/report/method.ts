/** The Tally enters; how ballots became points leaves, in words that a participant understands. */

import type { LayoutId } from '../ballots/layouts.ts';
import type { Messages } from '../messages/messages.ts';
import type { SchemeWords } from '../messages/sentences.ts';
import type { Tally } from '../tally/result.ts';

/** Dots of sheets of totals, in which there is no ballot to be counted or checked; null where every source holds ballots. */
export function dotsInTotals({ sources }: Pick<Tally, 'sources'>): number | null {
  const totals = sources.flatMap((source) => source.totals ?? []);
  return totals.length === 0 ? null : totals.reduce((sum, dots) => sum + dots, 0);
}

/** Shapes that name an orientation even where nobody picked it. */
const NAMES_ALL: readonly LayoutId[] = ['totals', 'column-per-orientation', 'rank-per-orientation'];

/** Whether an orientation that nobody picked is missing from the list. */
export const mayMissSome = ({ list, sources }: Pick<Tally, 'list' | 'sources'>): boolean =>
  list === 'inferred' && !sources.every(({ layout }) => NAMES_ALL.includes(layout));

/** Whether the files have columns of points that this scheme does not count. */
export const ignoresDots = ({ rules, sources }: Pick<Tally, 'rules' | 'sources'>): boolean =>
  rules.scheme !== 'cumulative' && sources.some(({ dots }) => dots);

/** The scheme by which these points were counted. */
export function schemeOf(tally: Tally, { result, schemes }: Messages): SchemeWords {
  const { scheme, points } = tally.rules;
  return dotsInTotals(tally) === null ? schemes[scheme](points) : result.dotByDot;
}

/** What the numbers on the ballots stand for. */
export const tellNumbers = ({ sources }: Pick<Tally, 'sources'>, messages: Messages): readonly string[] =>
  sources
    .flatMap(({ coded }) => (coded === undefined ? [] : [coded]))
    .slice(0, 1)
    .map((orientations) => messages.result.numbers(orientations.map(({ code, label }) => `${code} = ${label}`)));

/** Whether whoever bears three mandates is one voter with three ballots. */
export const isWeighted = ({ rules }: Pick<Tally, 'rules'>): boolean => rules.weight !== null;

/** How many voted, then how many dots were laid where no ballot holds them. */
export function tellTurnout(
  { sources, turnout }: Pick<Tally, 'sources' | 'turnout'>,
  weighted: boolean,
  { result }: Messages,
): readonly string[] {
  const totals = dotsInTotals({ sources });
  return [
    ...(totals === null || turnout.ballots > 0 ? [result.turnout(turnout, weighted)] : []),
    ...(totals === null ? [] : [result.totals(totals)]),
  ];
}

/** What the room announced about who may be retained, whether enough people voted, and how many did in a second round. */
export const tellConditions = (
  { rules, quorum, runoff }: Tally,
  { conditions, result }: Messages,
): readonly string[] => [
  ...(rules.weight === null ? [] : [conditions.weight(rules.weight)]),
  ...(quorum === null
    ? []
    : [conditions.quorum(quorum.voters, quorum.needed, rules.registered, isWeighted({ rules }))]),
  ...(rules.minShare === 0 ? [] : [conditions.minShare(rules.minShare)]),
  ...(rules.perTheme === 0 ? [] : [conditions.perTheme(rules.perTheme)]),
  ...(runoff === null ? [] : [conditions.runoff(result.turnout(runoff.turnout, isWeighted({ rules })))]),
];

/**
 * How ballots that are not as asked enter the count, where that may change the result.
 * @param met only what is said of ballots that there were
 */
export function tellRulesForBallots(tally: Tally, { result }: Messages, met: boolean): readonly string[] {
  const { rules, turnout, sources } = tally;
  const { scheme, points, repeated } = rules;
  // Where only one pick is worth anything, an incomplete ballot cannot be given less.
  const lone = points.filter((value) => value > 0).length < 2;
  const incomplete = rules.incomplete === 'modified' && lone ? 'count' : rules.incomplete;
  const matters = incomplete === 'reject' || (isPositional(points) && (turnout.incomplete > 0 || !met));
  return [
    ...(matters ? [result.incomplete[incomplete](points)] : []),
    ...(scheme === 'cumulative' && !sources.some(({ dots }) => dots) ? [result.picksAreDots] : []),
    ...(scheme !== 'cumulative' && repeated === 'each' ? [result.repeats] : []),
  ];
}

/** Whether a pick is worth more than another for where it stands. */
const isPositional = (points: readonly number[]): boolean => new Set(points).size > 1;

/** The method in full: the scheme, how equals are numbered, and every rule for ballots that are not as asked. */
export function tellMethod(tally: Tally, messages: Messages): readonly string[] {
  const { result, rankStyles, tieBreaks, conditions } = messages;
  const { rules, issues } = tally;
  const { name, sentence } = schemeOf(tally, messages);
  return [
    result.methodSentence(name, sentence, rankStyles[rules.rankStyle], [
      ...rules.tieBreak.map((rule) => tieBreaks[rule].sentence),
      ...(rules.atBar === 'stop' ? [] : [conditions.atBar[rules.atBar]]),
    ]),
    ...tellConditions(tally, messages),
    ...tellRulesForBallots(tally, messages, false),
    ...tellNumbers(tally, messages),
    ...(isPositional(rules.points) && issues.some(({ code }) => code === 'gap') ? [result.gap] : []),
    ...(mayMissSome(tally) ? [result.inferred] : []),
    ...(ignoresDots(tally) ? [result.dotsIgnored] : []),
  ];
}
