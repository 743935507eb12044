/**
 * Ballots and the rules announced enter; by how much they put one orientation ahead of another leaves: in points, then in
 * whatever the tie-breaks compare.
 */
import type { Ballot } from '../ballots/ballot.ts';
import { count, readsDots, type Standing, weigh } from '../count/count.ts';
import type { Method } from '../count/schemes.ts';
import { moreFirst } from './groups.ts';
import { type TieBreakId, tieBreak } from './tie-breaks.ts';

/** What a single ballot may say, and what is compared of it. */
export interface LeadRules {
  readonly method: Method;
  readonly tieBreaks: readonly TieBreakId[];
  /** Whether a ballot may pick the same orientation several times (`--repeated each`). */
  readonly repeats: boolean;
  /** The most dots that a ballot may lay on one orientation; null where it may lay as many as the fullest ballot. */
  readonly mostDots: number | null;
  /** The fewest picks of a ballot that is not spoilt. */
  readonly fewestPicks: number;
}

/** What rules compare of an orientation, or by how much one is ahead of another: points first, then what breaks ties. */
export type LeadRow = readonly number[];

export const plus = (one: LeadRow, other: LeadRow, times = 1): LeadRow =>
  one.map((value, place) => value + times * (other[place] ?? 0));
export const minus = (one: LeadRow, other: LeadRow): LeadRow => plus(one, other, -1);
export const isAhead = (row: LeadRow): boolean => (row.find((value) => value !== 0) ?? 0) > 0;

/**
 * What the rules compare, as far as it adds up over ballots: after a draw or a second round the list is not certain. Null
 * where dots are ranked too, and a ballot could be any of too many.
 */
export const comparisonIn = ({ tieBreaks, method }: LeadRules, orientations: number) => {
  const certain = tieBreaks.findIndex((id) => tieBreak(id).compares === null);
  const rules = tieBreaks.slice(0, certain < 0 ? tieBreaks.length : certain).map(tieBreak);
  if (readsDots(method) && rules.some(({ ordered }) => ordered)) return null;
  // What does not depend on the ballots, as the order of the list, is the same where nobody voted: `only` leaves it out.
  const nobody = count([], orientations, method);
  return (standing: Standing, only = false): LeadRow =>
    [({ points }: Standing) => [points], ...rules.map(({ compares }) => compares ?? (() => []))].flatMap((compare) =>
      only ? minus(compare(standing), compare(nobody[standing.orientation] ?? standing)) : compare(standing),
    );
};

export type Compares = NonNullable<ReturnType<typeof comparisonIn>>;

/** By how much a changed ballot closes a gap, and how many ballots do so, largest first. */
export type Gains = readonly (readonly [gain: LeadRow, ballots: number])[];

/** A ballot that is replaced takes back its own lead, and gives the widest lead the other way. */
export const gainsFrom = (
  ballots: readonly Ballot[],
  one: Standing,
  other: Standing,
  { lead, compares }: { readonly lead: LeadRow; readonly compares: Compares },
  { method }: LeadRules,
): Gains => {
  const gains = new Map<string, [LeadRow, number]>();
  for (const ballot of ballots) {
    const [mine, theirs] = [one, other].map(({ orientation }) => compares(given(ballot, orientation, method), true));
    const gain = plus(lead, minus(mine ?? [], theirs ?? []));
    const alike = gains.get(gain.join());
    if (alike === undefined) gains.set(gain.join(), [gain, ballot.times]);
    else alike[1] += ballot.times;
  }
  return [...gains.values()].sort(([gain], [another]) => moreFirst(gain, another));
};

/** What a single ballot says of one orientation. */
const given = ({ picks, dots }: Ballot, orientation: number, method: Method): Standing => {
  const weights = weigh({ picks, dots, times: 1 }, method);
  const at = picks.map((pick) => pick === orientation);
  return {
    orientation,
    points: total(weights.filter((_, place) => at[place])),
    picks: Number(at.includes(true)),
    picksAt: method.points.map((_, place) => Number(at[place] ?? false)),
  };
};

/** The most by which a single valid ballot can put one orientation ahead of another. */
export const widestLead = (
  ballots: readonly Ballot[],
  orientations: number,
  { method, repeats, mostDots, fewestPicks }: LeadRules,
  compares: Compares,
): LeadRow => {
  if (readsDots(method)) {
    const most = mostDots ?? ballots.reduce((sum, ballot) => Math.max(sum, total(weigh(ballot, method))), 0);
    return compares({ orientation: 0, points: most, picks: 1, picksAt: [] }, true);
  }
  const asked = method.points.length;
  const leads = sizes(fewestPicks, repeats ? asked : Math.min(asked, orientations)).map((size): LeadRow => {
    // First, or everywhere; the rival nowhere, or last where a ballot of that size names everyone.
    const pickAt = (place: number) => (repeats || place === 0 ? 0 : place === orientations - 1 ? 1 : 2);
    const ballot: Ballot = { picks: Array.from({ length: size }, (_, place) => pickAt(place)), dots: null, times: 1 };
    return minus(compares(given(ballot, 0, method), true), compares(given(ballot, 1, method), true));
  });
  return leads.toSorted(moreFirst)[0] ?? [0];
};

const sizes = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

export const total = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);
