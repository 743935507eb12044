/**
 * Ballots, their standings and the rules announced enter; how many other ballots would change the retained list leaves.
 *
 * The margin of victory, «the smallest number of votes that need to be changed to change the outcome» (Dey & Narahari
 * 2015), for a list of several, for any scheme that adds up points and any tie-break that compares what adds up. A place
 * won by a lot or by a decision is no safer than the tie.
 */
import type { Ballot } from '../ballots/ballot.ts';
import type { Uncounted } from '../ballots/turnout.ts';
import { type Standing, weigh } from '../count/count.ts';
import { retainedOf } from './bar.ts';
import { moreFirst, split } from './groups.ts';
import {
  comparisonIn,
  type Gains,
  gainsFrom,
  isAhead,
  type LeadRow,
  type LeadRules,
  minus,
  plus,
  total,
  widestLead,
} from './pairwise-leads.ts';
import type { AtBar } from './rank.ts';

/** Numbers of ballots of weight one; null where no number is enough, or none can be proven. */
export interface Change {
  /** After which a list that is possible now no longer is: someone comes in for certain. */
  readonly displace: number | null;
  /** After which the list is no longer certain: 0 where a tie at the bar stands already. */
  readonly tie: number | null;
}

export interface Margin {
  /** Ballots counted that would have to read otherwise. */
  readonly replace: Change;
  /** Ballots that would have to come on top of those counted. */
  readonly add: Change;
}

export interface MarginRules extends LeadRules {
  readonly keep: number;
  readonly atBar: AtBar;
}

const UNKNOWN: Change = { displace: null, tie: null };
/** Where nothing can be proven, or nothing would change the list. */
export const noMargin: Margin = { replace: UNKNOWN, add: UNKNOWN };

/** The same as `Change`, where no number is enough: Infinity. */
interface Effort {
  readonly displace: number;
  readonly tie: number;
}

const NEVER: Effort = { displace: Infinity, tie: Infinity };

/**
 * The fewest ballots that change the retained list, of all the valid ballots there could be: as few picks as the rules
 * allow up to all; where dots are read, as many on one orientation as the limits announced allow, else as the fullest
 * ballot counted laid in all.
 *
 * One orientation outside has to catch up with one inside. A list of rows of numbers, compared as words in a dictionary, has
 * its largest sum where the largest are taken: so it is enough, for each such pair, to replace first the ballots that
 * close most of the gap.
 */
export const margin = (ballots: readonly Ballot[], standings: readonly Standing[], rules: MarginRules): Margin => {
  const contest = contestOf(ballots, standings, rules);
  if (contest === null) return noMargin;
  const { retained, tied, outside, lead, rowFor } = contest;
  if (tied !== null) {
    if (rules.atBar !== 'stop') return noMargin;
    // Where every ballot must name them all, for as much, none can tell them apart.
    const one = { displace: isAhead(lead) ? 1 : Infinity, tie: 0 };
    return either(one, one);
  }
  // A place is free because too few have a single point: the first point takes it.
  const first = { displace: 1, tie: 1 };
  if (retained.length < rules.keep) return either(ballots.length > 0 ? first : NEVER, first);

  const most = ballots.reduce((sum, ballot) => Math.max(sum, total(weigh(ballot, rules.method))), 0) + (lead[0] ?? 0);
  let replace = NEVER;
  let add = NEVER;
  for (const one of retained.toReversed()) {
    for (const other of outside) {
      const gap = minus(rowFor(one), rowFor(other));
      add = easier(add, closing(gap, [[lead, Infinity]]));
      // The pairs that are nearest come first, and most others cannot be easier.
      if (most > 0 && (gap[0] ?? 0) / most >= replace.displace) continue;
      replace = easier(replace, closing(gap, gainsFrom(ballots, one, other, contest, rules)));
    }
  }
  return either(onceTied(replace, rules.atBar), onceTied(add, rules.atBar));
};

/**
 * Whether the ballots that do not count could have changed the list, had they counted: each may only give what it names, or
 * anything where nobody can tell.
 */
export const couldMatter = (
  uncounted: readonly Uncounted[],
  ballots: readonly Ballot[],
  standings: readonly Standing[],
  rules: MarginRules,
): boolean => {
  const contest = contestOf(ballots, standings, rules);
  if (contest === null || !isAhead(contest.lead)) return false;
  const { retained, tied, outside, lead, rowFor } = contest;
  const naming = (orientation: number): number =>
    uncounted.reduce((sum, { named, times }) => sum + (named === null || named.includes(orientation) ? times : 0), 0);
  if (tied !== null) return tied.orientations.some((orientation) => naming(orientation) > 0);
  return outside.some((other) => {
    const available = naming(other.orientation);
    if (available === 0 || retained.length < rules.keep) return available > 0;
    return retained.some((one) => closing(minus(rowFor(one), rowFor(other)), [[lead, available]]).tie <= available);
  });
};

/** Who is inside and who outside, by the rows that are compared, and the most that a ballot can do for one of them. */
const contestOf = (ballots: readonly Ballot[], standings: readonly Standing[], rules: MarginRules) => {
  const compares = comparisonIn(rules, standings.length);
  if (compares === null) return null;
  const rows = new Map(standings.map((standing) => [standing.orientation, compares(standing)]));
  const rowFor = ({ orientation }: Standing): LeadRow => rows.get(orientation) ?? [];
  const groups = split(standings, (one, other) => moreFirst(rowFor(one), rowFor(other)));
  const { retained, tied } = retainedOf(groups, rules.keep);
  const inside = new Set(retained);
  const outside = groups.flat().filter((standing) => !inside.has(standing));
  if (outside.length === 0) return null;
  return { retained, tied, outside, rowFor, compares, lead: widestLead(ballots, standings.length, rules, compares) };
};

/** Where it was announced what becomes of a tie at the bar, a tie changes the list for certain. */
const onceTied = (effort: Effort, atBar: AtBar): Effort =>
  atBar === 'stop' ? effort : { displace: effort.tie, tie: effort.tie };

const known = (ballots: number): number | null => (ballots === Infinity ? null : ballots);

const either = (replace: Effort, add: Effort): Margin => ({
  replace: { displace: known(replace.displace), tie: known(replace.tie) },
  add: { displace: known(add.displace), tie: known(add.tie) },
});

const easier = (one: Effort, other: Effort): Effort => ({
  displace: Math.min(one.displace, other.displace),
  tie: Math.min(one.tie, other.tie),
});

const closing = (gap: LeadRow, gains: Gains): Effort => ({
  displace: ballotsToClose(gap, gains, isAhead),
  tie: ballotsToClose(gap, gains, (sum) => !isAhead(sum.map((value) => -value))),
});

/** Taking those that gain most first is best, since no ballot stands in the way of another. */
const ballotsToClose = (gap: LeadRow, gains: Gains, isEnough: (sum: LeadRow) => boolean): number => {
  let sum: LeadRow = gap.map((value) => -value);
  let ballots = 0;
  for (const [gain, available] of gains) {
    if (!isAhead(gain)) break;
    // As many as make up for what is missing in the first number that changes; what comes after it may ask for one more.
    const first = gain.findIndex((value) => value !== 0);
    const needed = Math.max(1, Math.ceil(-(sum[first] ?? 0) / (gain[first] ?? 1)));
    for (const taken of [needed, needed + 1]) {
      if (taken <= available && isEnough(plus(sum, gain, taken))) return ballots + taken;
    }
    if (available === Infinity) break;
    sum = plus(sum, gain, available);
    ballots += available;
  }
  // Points counted as totals come from no ballot that could be replaced.
  return Infinity;
};
