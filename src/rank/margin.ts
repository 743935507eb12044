/**
 * Ballots, their standings and the places kept enter; how many other ballots would change the retained list leaves.
 *
 * The margin of victory, «the smallest number of votes that need to be changed to change the outcome» (Dey & Narahari
 * 2015), for a list of several and for any scheme that adds up points. It looks at the points alone: a place won by a
 * tie-break is no safer than the tie.
 */
import type { Ballot } from '../ballots/ballot.ts';
import { readsDots, type Standing, weigh, weightsOf } from '../count/count.ts';
import type { Method } from '../count/schemes.ts';
import { retainedByPoints } from './bar.ts';
import { readSwings, type Swings } from './swings.ts';

/** Numbers of ballots; null where no number is enough. */
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

export interface MarginRules {
  readonly method: Method;
  readonly keep: number;
  /** Whether a ballot may pick the same orientation several times (`--repeated each`). */
  readonly repeats: boolean;
  /** The most dots that a ballot may lay on one orientation; null where it may lay as many as the fullest ballot. */
  readonly mostDots: number | null;
  /** Whether a ballot that names fewer than asked is spoilt (`--incomplete reject`). */
  readonly fullOnly: boolean;
}

/** The same as `Change`, where no number is enough: Infinity. */
interface Effort {
  readonly displace: number;
  readonly tie: number;
}

const never: Effort = { displace: Infinity, tie: Infinity };

/**
 * The fewest ballots that change the retained list, of all the valid ballots there could be: one pick up to all, unless
 * incomplete ballots are spoilt; where dots are read, as many on one orientation as the limits announced allow, else as
 * the fullest ballot counted laid in all.
 *
 * All null where every orientation is retained: nobody is left to come in.
 */
export const margin = (ballots: readonly Ballot[], standings: readonly Standing[], rules: MarginRules): Margin => {
  const { retained, tied } = retainedByPoints(standings, rules.keep);
  const inside = new Set(retained);
  const outside = standings.filter((standing) => !inside.has(standing));
  if (outside.length === 0) return either(never, never);
  const lead = widestLead(ballots, standings.length, rules);
  if (tied) {
    // Where every ballot must name them all, for as much, none can tell them apart.
    const one = { displace: lead > 0 ? 1 : Infinity, tie: 0 };
    return either(one, one);
  }
  // A place is free because too few have a single point: the first point takes it.
  const first = { displace: 1, tie: 1 };
  if (retained.length < rules.keep) return either(ballots.length > 0 ? first : never, first);

  const swings = readSwings(ballots, rules.method, new Set(retained.map(({ orientation }) => orientation)));
  let replace = never;
  let add = never;
  for (const one of retained) {
    for (const other of outside) {
      const gap = one.points - other.points;
      replace = easier(replace, closing(gap, gainsFrom(swings(one.orientation, other.orientation), lead)));
      add = easier(add, closing(gap, [[lead, Infinity]]));
    }
  }
  return either(replace, add);
};

const known = (ballots: number): number | null => (ballots === Infinity ? null : ballots);

const either = (replace: Effort, add: Effort): Margin => ({
  replace: { displace: known(replace.displace), tie: known(replace.tie) },
  add: { displace: known(add.displace), tie: known(add.tie) },
});

const easier = (one: Effort, other: Effort): Effort => ({
  displace: Math.min(one.displace, other.displace),
  tie: Math.min(one.tie, other.tie),
});

/** By how much a changed ballot closes a gap, and how many ballots do so, largest first. */
type Gains = readonly (readonly [gain: number, ballots: number])[];

const closing = (gap: number, gains: Gains): Effort => ({
  displace: ballotsToGain(gap + 1, gains),
  tie: ballotsToGain(gap, gains),
});

/** Taking those that gain most first is best, since no ballot stands in the way of another. */
const ballotsToGain = (points: number, gains: Gains): number => {
  let missing = points;
  let ballots = 0;
  for (const [gain, available] of gains) {
    const taken = Math.min(available, Math.ceil(missing / gain));
    missing -= taken * gain;
    ballots += taken;
    if (missing <= 0) return ballots;
  }
  // Points counted as totals come from no ballot that could be replaced.
  return Infinity;
};

/** A ballot that is replaced takes back its own swing, and gives the widest lead the other way. */
const gainsFrom = (swings: Swings, lead: number): Gains =>
  [...swings].map(([swing, ballots]) => [swing + lead, ballots] as const).sort(([one], [other]) => other - one);

/** The most points by which a single valid ballot can put one orientation ahead of another. */
const widestLead = (ballots: readonly Ballot[], orientations: number, rules: MarginRules): number => {
  const { method, repeats, mostDots, fullOnly } = rules;
  if (readsDots(method)) {
    return mostDots ?? ballots.reduce((most, ballot) => Math.max(most, total(weigh(ballot, method))), 0);
  }
  const asked = method.points.length;
  const leads = sizes(fullOnly ? asked : 1, repeats ? asked : Math.min(asked, orientations)).map((picks) => {
    const weights = weightsOf(picks, method);
    if (repeats) return total(weights);
    // A ballot that names every orientation gives the rival something too.
    const rival = weights.length === orientations ? Math.min(...weights) : 0;
    return Math.max(...weights) - rival;
  });
  return Math.max(0, ...leads);
};

const sizes = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

const total = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);
