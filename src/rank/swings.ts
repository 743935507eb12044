/** Ballots and who is retained enter; how many ballots put a retained orientation ahead of another leaves. */
import type { Ballot } from '../ballots/ballot.ts';
import { weigh } from '../count/count.ts';
import type { Method } from '../count/schemes.ts';

/** How many ballots put the one ahead of the other by so many points; negative where they put it behind. */
export type Swings = ReadonlyMap<number, number>;

type Tally = Map<number, number>;

/**
 * Reads the ballots once for every pair of a retained orientation and another; the swings are those of the ballots that
 * name the retained one.
 *
 * Hardly any ballot names both of a pair. So ballots are noted under the retained orientation as if none did, and under
 * the pairs they do name what has to be set right; a pair's swings are the sum of the two. Nothing is noted of pairs that
 * nobody will ask about: that saves time and changes no answer.
 */
export const readSwings = (
  ballots: readonly Ballot[],
  method: Method,
  retained: ReadonlySet<number>,
): ((one: number, other: number) => Swings) => {
  const alone = new Map<number, Tally>();
  const together = new Map<string, Tally>();
  for (const ballot of ballots) {
    const given = pointsOn(ballot, method);
    const ones = given.filter(([orientation]) => retained.has(orientation));
    const others = given.filter(([orientation]) => !retained.has(orientation));
    for (const [one, points] of ones) {
      bump(tallyOf(alone, one), points, ballot.times);
      for (const [other, rivalPoints] of others) {
        const both = tallyOf(together, pair(one, other));
        bump(both, points, -ballot.times);
        bump(both, points - rivalPoints, ballot.times);
      }
    }
  }
  return (one, other) => sum(alone.get(one), together.get(pair(one, other)));
};

/** What a ballot gives each orientation it names, several picks of the same one added up. */
const pointsOn = (ballot: Ballot, method: Method): [orientation: number, points: number][] => {
  const weights = weigh(ballot, method);
  const points: Tally = new Map();
  for (const [position, pick] of ballot.picks.entries()) bump(points, pick, weights[position] ?? 0);
  return [...points];
};

const pair = (one: number, other: number): string => `${one},${other}`;

const tallyOf = <Key>(tallies: Map<Key, Tally>, key: Key): Tally => {
  const tally = tallies.get(key) ?? new Map();
  tallies.set(key, tally);
  return tally;
};

const bump = (tally: Tally, key: number, by: number): void => {
  tally.set(key, (tally.get(key) ?? 0) + by);
};

const none: Swings = new Map();

const sum = (...tallies: (Swings | undefined)[]): Swings => {
  const total: Tally = new Map();
  for (const tally of tallies) for (const [swing, ballots] of tally ?? none) bump(total, swing, ballots);
  return total;
};
