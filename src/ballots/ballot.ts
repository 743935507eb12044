/** The words for what is voted on and what a voter handed in; nothing enters or leaves here. */

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
