/** Ballots and a method enter, the points of every orientation leave, in the order of the list. */
import type { Ballot } from '../ballots/ballot.ts';
import { type Method, schemes } from './schemes.ts';

/** What the ballots say of one orientation. Whole numbers only, so that a tie is exact equality. */
export interface Standing {
  /** Its place in the list of orientations (0 is the first). */
  readonly orientation: number;
  readonly points: number;
  /** How many ballots cite it; a ballot that repeats it counts once. */
  readonly picks: number;
  /** How many ballots put it first, second, third… */
  readonly picksAt: readonly number[];
}

/**
 * What each of so many picks is worth.
 *
 * Modified Borda takes the last weights of the vector instead of the first (two picks of three earn 2-1), short of those
 * that are worth nothing: under 1-0-0 a lone pick is still a first choice. Source: Electowiki, *Borda count*.
 */
export const weightsOf = (picks: number, { points, incomplete }: Method): readonly number[] => {
  const missing = incomplete === 'modified' ? points.length - picks : 0;
  const spare = points.filter((weight) => weight > 0).length - 1;
  const skipped = Math.max(0, Math.min(missing, spare));
  return points.slice(skipped, skipped + picks);
};

/** Whether the method looks at dots. */
export const readsDots = ({ scheme }: Method): boolean => scheme !== 'points' && schemes[scheme].dots;

/** What a ballot gives to each of its picks, in their order. */
export const weigh = (ballot: Ballot, method: Method): readonly number[] =>
  readsDots(method) && ballot.dots ? ballot.dots : weightsOf(ballot.picks.length, method);

/** Adds up the ballots, each as often as it was cast. One pass, whatever the number of ballots. */
export const count = (ballots: Iterable<Ballot>, orientations: number, method: Method): Standing[] => {
  const standings = Array.from({ length: orientations }, (_, orientation) => ({
    orientation,
    points: 0,
    picks: 0,
    picksAt: method.points.map(() => 0),
  }));
  for (const ballot of ballots) {
    const weights = weigh(ballot, method);
    for (const [position, pick] of ballot.picks.entries()) {
      const standing = standings[pick];
      if (standing === undefined) continue;
      standing.points += ballot.times * (weights[position] ?? 0);
      const before = standing.picksAt[position];
      if (before !== undefined) standing.picksAt[position] = before + ballot.times;
      if (ballot.picks.indexOf(pick) === position) standing.picks += ballot.times;
    }
  }
  return standings;
};
