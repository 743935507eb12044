/**
 * Ballots, their standings and the rules announced enter; how many other ballots would change the retained list leaves.
 *
 * The margin of victory, «the smallest number of votes that need to be changed to change the outcome» (Dey & Narahari
 * 2015), for a list of several and any scheme that adds up points. A place won by a lot or by a decision is no safer than
 * the tie.
 */
import type { Ballot } from '../ballots/ballot.ts';
import type { Uncounted } from '../ballots/turnout.ts';
import { readsDots, type Standing, weigh, weightsOf } from '../count/count.ts';
import type { Method } from '../count/schemes.ts';
import { retainByPoints } from './bar.ts';
import { type AtBar, type TieBreakId, tieBreak } from './tie-breaks.ts';

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

/** What a valid ballot may say, and what becomes of the points. */
export interface MarginRules {
  readonly method: Method;
  readonly keep: number;
  readonly atBar: AtBar;
  /** Whether a ballot may pick the same orientation several times (`--repeated each`). */
  readonly repeats: boolean;
  /** The most dots that a ballot may lay on one orientation; null where it may lay as many as the fullest ballot. */
  readonly mostDots: number | null;
  /** The fewest picks of a ballot that is not spoilt. */
  readonly fewestPicks: number;
}

/** Where nothing can be proven, or nothing would change the list. */
export const noMargin: Margin = { replace: { displace: null, tie: null }, add: { displace: null, tie: null } };

/** Whether points alone make the list, so that a margin can be proven: no rule looks at the ballots once more. */
export const isListByPoints = (rules: {
  readonly minShare: number;
  readonly perTheme: number;
  readonly tieBreak: readonly TieBreakId[];
}): boolean => rules.minShare + rules.perTheme === 0 && rules.tieBreak.every((id) => tieBreak(id).elsewhere);

/**
 * The fewest ballots that change the retained list, of all the valid ballots there could be: as few picks as the rules
 * allow up to all; where dots are read, as many on one orientation as the limits announced allow, else as the fullest
 * ballot counted laid in all.
 */
export const margin = (ballots: readonly Ballot[], standings: readonly Standing[], rules: MarginRules): Margin => {
  const { keep, atBar, method } = rules;
  const { retained, tied, outside } = retainByPoints(standings, keep);
  const lead = widestLead(ballots, standings.length, rules);
  if (outside.length === 0 || (tied.length > 0 && atBar !== 'stop')) return noMargin;
  // Where every ballot must name all of them for the same points, no ballot can tell them apart.
  const one = { displace: lead > 0 ? 1 : null, tie: 0 };
  if (tied.length > 0) return { replace: one, add: one };
  // A place is free because too few have a single point: the first point takes it.
  const first = { displace: 1, tie: 1 };
  if (retained.length < keep) return { replace: ballots.length > 0 ? first : noMargin.replace, add: first };

  const most = lead + ballots.reduce((widest, ballot) => Math.max(widest, sum(weigh(ballot, method))), 0);
  /** One orientation outside has to catch up with one inside, or to pass it by a point: the easiest pair says how many. */
  const votesNeeded = (ahead: 0 | 1, gains: (inside: Standing, other: Standing) => Gains): number | null => {
    let fewest = Infinity;
    for (const inside of retained.toReversed())
      for (const other of outside) {
        const gap = inside.points - other.points + ahead;
        // The pairs that are nearest come first, and most others cannot be easier.
        if (gap / most < fewest) fewest = Math.min(fewest, ballotsToMove(gap, gains(inside, other)));
      }
    return fewest === Infinity ? null : fewest;
  };
  const change = (gains: (inside: Standing, other: Standing) => Gains): Change => {
    const tie = votesNeeded(0, gains);
    // Where it was announced what becomes of a tie at the bar, a tie changes the list for certain.
    return { displace: atBar === 'stop' ? votesNeeded(1, gains) : tie, tie };
  };
  return {
    replace: change((inside, other) => gainsOf(ballots, inside, other, lead, method)),
    add: change(() => [[lead, Infinity]]),
  };
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
  const { retained, tied, outside } = retainByPoints(standings, rules.keep);
  const lead = widestLead(ballots, standings.length, rules);
  if (lead <= 0) return false;
  const naming = ({ orientation }: Standing): number =>
    sum(uncounted.map(({ named, times }) => (named === null || named.includes(orientation) ? times : 0)));
  if (tied.length > 0) return tied.some((one) => naming(one) > 0);
  const last = retained.length < rules.keep ? 0 : (retained.at(-1)?.points ?? Infinity);
  return outside.some((other) => naming(other) > 0 && naming(other) * lead >= last - other.points);
};

/** By how much a changed ballot closes a gap, and how many ballots do so, largest first. */
type Gains = readonly (readonly [gain: number, ballots: number])[];

/** A ballot that is replaced takes back its own lead, and gives the widest lead the other way. */
const gainsOf = (ballots: readonly Ballot[], one: Standing, other: Standing, lead: number, method: Method): Gains => {
  const gains = new Map<number, number>();
  for (const ballot of ballots) {
    const gain = lead + given(ballot, one.orientation, method) - given(ballot, other.orientation, method);
    gains.set(gain, (gains.get(gain) ?? 0) + ballot.times);
  }
  return [...gains].sort(([gain], [another]) => another - gain);
};

/** Taking those that gain most first is best, since no ballot stands in the way of another. */
const ballotsToMove = (points: number, gains: Gains): number => {
  let left = points;
  let ballots = 0;
  for (const [gain, available] of gains) {
    if (gain <= 0) break;
    const needed = Math.ceil(left / gain);
    if (needed <= available) return ballots + needed;
    left -= gain * available;
    ballots += available;
  }
  // Points counted as totals come from no ballot that could be replaced.
  return Infinity;
};

/** What a single ballot gives one orientation. */
const given = (ballot: Ballot, orientation: number, method: Method): number =>
  sum(weigh(ballot, method).filter((_, place) => ballot.picks[place] === orientation));

/** The most by which a single valid ballot can put one orientation ahead of another. */
const widestLead = (
  ballots: readonly Ballot[],
  orientations: number,
  { method, repeats, mostDots, fewestPicks }: MarginRules,
): number => {
  if (readsDots(method))
    return mostDots ?? ballots.reduce((most, ballot) => Math.max(most, sum(weigh(ballot, method))), 0);
  const longest = repeats ? method.points.length : Math.min(method.points.length, orientations);
  let widest = 0;
  for (let size = fewestPicks; size <= longest; size += 1) {
    const weights = weightsOf(size, method);
    // Where a ballot of that size names everyone once, the rival is last.
    const rival = size === orientations ? (weights.at(-1) ?? 0) : 0;
    widest = Math.max(widest, repeats ? sum(weights) : (weights[0] ?? 0) - rival);
  }
  return widest;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
