/** What the organiser announced about ballots that are not as asked: plain choices, closed lists. */

export const choices = {
  /** Fewer picks than asked. */
  incomplete: ['count', 'modified', 'reject'],
  /** The same orientation twice on a ballot. */
  repeated: ['once', 'each', 'reject'],
  /** More picks than asked. */
  extra: ['reject', 'truncate'],
  /** A label no orientation has. */
  unknown: ['stop', 'reject'],
  /** The same participant twice. */
  duplicates: ['stop', 'first', 'last', 'all'],
} as const;

export type BallotRules = {
  readonly [Rule in keyof typeof choices]: (typeof choices)[Rule][number];
} & {
  /** Dots beside the picks count under `cumulative` only. */
  readonly scheme: string;
  /** Picks asked of a voter, at least 1; `all` where anyone may pick as many as they like. */
  readonly picks: number | 'all';
  /** With fewer picks a ballot is incomplete. */
  readonly minPicks: number;
  /** Whether the room was asked for an order of preference; without one a ballot is a set of picks. */
  readonly ordered: boolean;
  /** The most dots that a ballot may lay, and that it may lay on one orientation; null where any number will do. */
  readonly maxDots: number | null;
  readonly maxDotsEach: number | null;
};
