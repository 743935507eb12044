/** The words for what is voted on, what a voter handed in, and the rules announced for ballots that are not as asked. */

/** Something that can be picked, as the list of orientations gives it. */
export interface Orientation {
  /** As people read it. */
  readonly label: string;
  /** Its number or code on the paper ballot, when the list has one. */
  readonly code: string | null;
  /** Other spellings that mean the same orientation. */
  readonly aliases: readonly string[];
  /** What it is about, when the list says so. */
  readonly theme?: string;
}

/**
 * Ballots that say exactly the same thing, pooled: counting needs no more, and a million ballots become a few hundred.
 * Who cast them is forgotten here on purpose.
 */
export interface Ballot {
  /** Places in the list of orientations (0 is the first), best pick first; distinct unless `--repeated each`. */
  readonly picks: readonly number[];
  /** Dots laid on each pick, in the order of `picks`; null where the file holds none. */
  readonly dots: readonly number[] | null;
  /** How many voters cast this very ballot, at least 1. */
  readonly times: number;
}

/** On how many ballots an orientation is picked. */
export const timesPicked = (ballots: readonly Ballot[], orientation: number): number =>
  ballots.reduce((sum, { picks, times }) => sum + (picks.includes(orientation) ? times : 0), 0);

/** What may be announced, each a closed list. */
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
