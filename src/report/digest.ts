/** The Tally of one workshop among many enters; what is kept of it leaves: small, and no voter in it. */

import type { Result, Tally } from '../tally/result.ts';
import type { Occasion } from './material.ts';

export interface Digest extends Named {
  /** Whether ballots wait for someone to check them: then who is retained is not said. */
  readonly result: Tally['status'];
  readonly turnout: Tally['turnout'];
  readonly rules: Pick<Tally['rules'], 'picks' | 'scheme' | 'points' | 'keep'>;
  readonly list: Tally['list'];
  readonly orientations: readonly Pick<Result, 'label' | 'points' | 'picks' | 'rank' | 'retained'>[];
  readonly retained: readonly string[];
  readonly tiedAtBar: readonly string[];
  /** Ties among orientations that have a point; null where nothing is settled yet. */
  readonly ties: number | null;
  /** The fewest ballots that, cast otherwise, would change the retained; null where none would. */
  readonly margin: number | null;
  readonly issues: number;
}

/** What a workshop is called, as far as anyone said. */
export type Named = Pick<Occasion, 'title' | 'place' | 'date'>;

export function digest(
  { status: result, turnout, rules, list, orientations, bar, ties, margin, issues }: Tally,
  { title, place, date }: Named,
): Digest {
  const { picks, scheme, points, keep } = rules;
  return {
    result,
    title,
    place,
    date,
    turnout,
    rules: { picks, scheme, points, keep },
    list,
    orientations: orientations.map(({ label, points, picks, rank, retained }) => ({
      label,
      points,
      picks,
      rank,
      retained,
    })),
    retained: orientations.filter(({ retained }) => retained === 'yes').map(({ label }) => label),
    tiedAtBar: bar.tied?.orientations ?? [],
    ties: ties.filter(({ points }) => points > 0).length,
    margin: margin.replace.displace,
    issues: issues.length,
  };
}

/** Of a workshop that is refused, who voted and what is to be checked: nobody is ranked or retained yet. */
export const withhold = (known: Digest): Digest => ({
  ...known,
  orientations: [],
  retained: [],
  tiedAtBar: [],
  ties: null,
  margin: null,
});
