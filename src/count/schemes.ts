/** The schemes: how many picks a ballot may hold enters, what each pick is worth leaves. */

export interface Scheme {
  /** Whether dots laid on a pick are worth more than the pick itself. */
  readonly dots: boolean;
  /** The most picks that it counts exactly. */
  readonly mostPicks: number;
  /** Points of the first pick, of the second, and so on; whole numbers, best first. */
  readonly points: (picks: number) => readonly number[];
}

const upTo = (picks: number): readonly number[] => Array.from({ length: picks }, (_, index) => index + 1);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const lcm = (a: number, b: number): number => (a / gcd(a, b)) * b;

/** The most picks that a ballot may be asked for. */
export const mostPicks = 100;

export const schemes = {
  /** Approval with a limited number of marks: how many ballots cite the orientation. 1-1-1. */
  count: { dots: false, mostPicks, points: (picks) => upTo(picks).map(() => 1) },
  /** Borda count, truncated to the picks asked: 3-2-1. */
  borda: { dots: false, mostPicks, points: (picks) => upTo(picks).toReversed() },
  /** Dowdall rule, 1, 1/2, 1/3…, on the least common denominator: 6-3-2. */
  dowdall: {
    dots: false,
    // A million ballots of 24 picks stay below 2^53, of 25 do not.
    mostPicks: 24,
    points: (picks) => {
      const whole = upTo(picks).reduce(lcm, 1);
      return upTo(picks).map((place) => whole / place);
    },
  },
  /** First choices only (single non-transferable vote): 1-0-0. */
  plurality: { dots: false, mostPicks, points: (picks) => upTo(picks).map((place) => (place === 1 ? 1 : 0)) },
  /** Cumulative voting: the dots laid on each pick; a ballot without dots gives 1 a pick. */
  cumulative: { dots: true, mostPicks, points: (picks) => upTo(picks).map(() => 1) },
} as const satisfies Record<string, Scheme>;

export type SchemeId = keyof typeof schemes;

/** How ballots turn into points. */
export interface Method {
  /** `points` is a vector of one's own (`--points 4,2,1`). */
  readonly scheme: SchemeId | 'points';
  /** One whole number for each pick that a ballot may hold, best first, none negative, not all 0; where anyone may pick as many
   * as they like, known once the ballots are read. */
  readonly points: readonly number[];
  /** Fewer picks than asked: worth the same as on a full ballot (`count`), less (`modified` Borda: a lone pick earns 1), or not
   * counted at all. */
  readonly incomplete: 'count' | 'modified' | 'reject';
}
