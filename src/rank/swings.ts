/** Ballots and who is retained enter; by how much they put a retained orientation ahead of another leaves. */
import type { Ballot } from '../ballots/ballot.ts';
import { weigh } from '../count/count.ts';
import type { Method } from '../count/schemes.ts';

/** How many ballots put the one ahead of the other by so many points; negative where they put it behind. */
export type Swings = ReadonlyMap<number, number>;

type Tally = Map<number, number>;

/**
 * Reads the ballots once for every pair of a retained orientation and another.
 *
 * Hardly any ballot names both of a pair. So ballots are noted under each orientation alone, as if none named both, and
 * under the pairs they do name what has to be set right; a pair's swings are the sum of the three.
 */
export const readSwings = (
  ballots: readonly Ballot[],
  method: Method,
  retained: ReadonlySet<number>,
): ((one: number, other: number) => Swings) => {
  const alone = new Map<number, Tally>();
  const together = new Map<string, Tally>();
  let cast = 0;
  for (const ballot of ballots) {
    const { times } = ballot;
    const given = pointsOn(ballot, method);
    const ones = given.filter(([orientation]) => retained.has(orientation));
    const others = given.filter(([orientation]) => !retained.has(orientation));
    cast += times;
    for (const [one, points] of ones) move(times, 0, points, tallyOf(alone, one));
    for (const [other, points] of others) move(times, 0, -points, tallyOf(alone, other));
    for (const [one, points] of ones) {
      for (const [other, rivalPoints] of others) {
        const both = tallyOf(together, pair(one, other));
        move(times, points, 0, both);
        move(times, -rivalPoints, 0, both);
        move(times, 0, points - rivalPoints, both);
      }
    }
  }
  return (one, other) => sum(new Map([[0, cast]]), alone.get(one), alone.get(other), together.get(pair(one, other)));
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

const move = (ballots: number, from: number, to: number, tally: Tally): void => {
  bump(tally, from, -ballots);
  bump(tally, to, ballots);
};

const sum = (...tallies: (Swings | undefined)[]): Swings => {
  const total: Tally = new Map();
  for (const tally of tallies) for (const [swing, ballots] of tally ?? []) bump(total, swing, ballots);
  return total;
};
