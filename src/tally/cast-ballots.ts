/** The sheets once more and their Tally enter; the ballots as they were counted leave, for the files of other programs. */

import type { Ballot } from '../ballots/ballot.ts';
import { readBallots } from '../ballots/read.ts';
import type { GivenList, Sheet } from '../ballots/sheet.ts';
import type { Tally } from './result.ts';

/** A ballot as it counted: places in the list of options, best first where `ordered`. */
export interface CastBallot {
  readonly picks: readonly number[];
  /** Dots or repeated picks on each of them; null where every pick of every ballot is one mark. */
  readonly scores: readonly number[] | null;
  readonly times: number;
}

export interface CastBallots {
  /** In the order of the list. */
  readonly options: readonly Tally['orientations'][number][];
  readonly ordered: boolean;
  readonly keep: number;
  readonly ballots: readonly CastBallot[];
  /** Ballots that name nothing. */
  readonly blank: number;
}

/** Null where dots were counted orientation by orientation, and there is no ballot to hand on. */
export function castBallots(sheets: readonly Sheet[], list: GivenList | null, tally: Tally): CastBallots | null {
  if (tally.sources.some(({ totals }) => totals !== undefined)) return null;
  const { orientations, ballots } = readBallots(sheets, list, tally.rules);
  const laid = ({ picks, dots }: Ballot, one: number): number =>
    picks.reduce((sum, pick, at) => sum + (pick === one ? (dots?.[at] ?? 1) : 0), 0);
  const dotted = tally.rules.scheme === 'cumulative' || tally.rules.repeated === 'each';
  const scored = dotted && ballots.some((ballot) => ballot.picks.some((pick) => laid(ballot, pick) !== 1));
  return {
    options: orientations.flatMap(({ label }) => tally.orientations.find((result) => result.label === label) ?? []),
    ordered: tally.rules.ordered,
    keep: tally.rules.keep,
    ballots: ballots.map((ballot) => {
      const picks = [...new Set(ballot.picks)];
      return { picks, scores: scored ? picks.map((pick) => laid(ballot, pick)) : null, times: ballot.times };
    }),
    blank: tally.turnout.blank,
  };
}
