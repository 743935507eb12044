/** The Tally of one workshop among many enters; what is kept of it leaves: small, and no voter in it. */

import type { Result, Tally } from '../tally/result.ts';
import type { Occasion } from './material.ts';

export interface Digest extends Named {
  readonly turnout: Tally['turnout'];
  readonly rules: Pick<Tally['rules'], 'picks' | 'scheme' | 'points' | 'keep'>;
  readonly list: Tally['list'];
  readonly orientations: readonly Pick<Result, 'label' | 'points' | 'picks' | 'rank' | 'retained'>[];
  readonly retained: readonly string[];
  readonly tiedAtBar: readonly string[];
  /** Ties among orientations that have a point. */
  readonly ties: number;
  /** The fewest ballots that, cast otherwise, would change the retained; null where none would. */
  readonly margin: number | null;
  readonly issues: number;
}

/** What a workshop is called, as far as anyone said. */
export type Named = Pick<Occasion, 'title' | 'place' | 'date'>;

export function digest(
  { turnout, rules, list, orientations, bar, ties, margin, issues }: Tally,
  { title, place, date }: Named,
): Digest {
  const { picks, scheme, points, keep } = rules;
  return {
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
