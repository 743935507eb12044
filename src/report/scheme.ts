/** The Tally enters; how ballots became points leaves, in words that a participant understands. */

import type { Messages } from '../messages/messages.ts';
import type { SchemeWords } from '../messages/sentences.ts';
import type { Tally } from '../tally/result.ts';
import { dotsInTotals } from './sources.ts';

/** The scheme by which these points were counted. */
export function schemeOf(tally: Tally, { minutes, schemes }: Messages): SchemeWords {
  const { scheme, points } = tally.rules;
  return dotsInTotals(tally) === null ? schemes[scheme](points) : minutes.dotByDot;
}

/** Whether a pick is worth more than another for where it stands. */
export const isPositional = (points: readonly number[]): boolean => new Set(points).size > 1;

/** How ballots that are not as asked enter the count, where that may change the result. */
export const rulesForBallots = (tally: Tally, messages: Messages): readonly string[] => [
  ...ruleForIncomplete(tally, messages),
  ...rulesForRepeats(tally, messages),
];

/** The same, where there were such ballots. */
export const rulesApplied = (tally: Tally, messages: Messages): readonly string[] => [
  ...(tally.turnout.incomplete > 0 || tally.rules.incomplete === 'reject' ? ruleForIncomplete(tally, messages) : []),
  ...rulesForRepeats(tally, messages),
];

function ruleForIncomplete({ rules: { points, incomplete } }: Tally, { minutes }: Messages): readonly string[] {
  // A vector of which a single pick is worth anything has no less to give.
  const rule = incomplete === 'modified' && points.filter((value) => value > 0).length < 2 ? 'count' : incomplete;
  return isPositional(points) || rule === 'reject' ? [minutes.incomplete[rule](points)] : [];
}

function rulesForRepeats({ rules: { scheme, repeated }, sources }: Tally, { minutes }: Messages): readonly string[] {
  if (scheme === 'cumulative') return sources.some(({ dots }) => dots) ? [] : [minutes.picksAreDots];
  return repeated === 'each' ? [minutes.repeats] : [];
}
