import { describe, expect, test } from 'vitest';
import type { Ballot } from '../../src/ballots/ballot.ts';
import { count } from '../../src/count/count.ts';
import type { Method } from '../../src/count/schemes.ts';
import { compare } from '../../src/rank/compare.ts';
import { type RankRules, rank } from '../../src/rank/rank.ts';
import { announced, ballot, methodFor, upTo } from '../support/elections.ts';

const [elders, families, kitchen, library, garden, bikes] = upTo(6) as [number, number, number, number, number, number];

const ballots = [
  ballot(garden, bikes, kitchen),
  ballot(garden, bikes, kitchen),
  ballot(elders, families, library),
  ballot(bikes, families, elders),
  ballot(kitchen, elders, library),
  ballot(elders, library, kitchen),
  ballot(garden, elders, families),
  ballot(library, families, garden),
  ballot(kitchen, elders, families),
  ballot(library, families, garden),
  ballot(elders, library, families),
  ballot(kitchen, bikes, elders),
];

/** Counts the ballots under the scheme announced, then compares. */
const compared = (
  cast: readonly Ballot[],
  orientations: number,
  { scheme, points, incomplete }: Method,
  rules: Partial<RankRules> = {},
) => {
  const ranking = rank(count(cast, orientations, { scheme, points, incomplete }), announced(rules));
  const comparison = { scheme, incomplete, picks: points.length };
  return compare(cast, orientations, ranking, { ...announced({ ...rules, decision: null }), ...comparison });
};

test('twelve ballots retain three different lists under three schemes, and two orientations under all', () => {
  expect(compared(ballots, 6, methodFor('count'), { tieBreaks: ['first-picks'] })).toEqual({
    schemes: {
      count: { points: [8, 7, 6, 6, 5, 4], retained: [elders, families, kitchen], tied: null },
      borda: { points: [17, 11, 12, 12, 11, 9], retained: [elders, kitchen, library], tied: null },
      plurality: { points: [3, 0, 3, 2, 3, 1], retained: [elders, kitchen, garden], tied: null },
    },
    stableCore: [elders, kitchen],
  });
});

test('one scheme that leaves an orientation out is enough to take it out of the core', () => {
  const outcome = (picks: number, ...cast: Ballot[]) => {
    const { schemes, stableCore } = compared(cast, 4, methodFor('count', picks), { keep: 1 });
    return { ...Object.fromEntries(Object.entries(schemes).map(([id, { retained }]) => [id, retained])), stableCore };
  };
  const fewFirst = [ballot(0, 1), ballot(0, 1), ballot(0), ballot(1, 2), ballot(1, 2), ballot(2, 1)];
  expect(outcome(2, ...fewFirst)).toEqual({ count: [1], borda: [1], plurality: [0], stableCore: [] });

  const manyThird = [ballot(2, 0, 1), ballot(2, 0, 1), ballot(3, 0, 1), ballot(3, 0, 1)];
  const alone = [ballot(1), ballot(1), ballot(1), ballot(0), ballot(0)];
  expect(outcome(3, ...manyThird, ...alone)).toEqual({ count: [1], borda: [0], plurality: [1], stableCore: [] });
});

describe('a tie that the room settled', () => {
  const names = ['Aînés', 'Familles', 'Cuisine', 'Ludothèque', 'Jardin', 'Vélo'];
  const decided = (label: string): Partial<RankRules> => ({
    names,
    decision: { how: 'vote', who: 'la salle', when: 'ce soir', secretBallot: false, retained: [label] },
  });
  const tied = { retained: [elders, families], tied: { orientations: [kitchen, library], places: 1 } };

  test('stays a tie under schemes that were not announced, as do ties that lots would settle', () => {
    expect(compared(ballots, 6, methodFor('count'), decided('Cuisine')).schemes.count).toMatchObject(tied);
    const lots = { tieBreaks: ['draw'], seed: '31415', names } as const;
    expect(compared(ballots, 6, methodFor('count'), lots).schemes.count).toMatchObject(tied);
    expect(compared(ballots, 6, methodFor('borda'), lots).stableCore).toEqual([elders]);
  });

  test('counts as settled under the one that was', () => {
    expect(compared(ballots, 6, methodFor('count')).stableCore).toEqual([elders]);
    expect(compared(ballots, 6, methodFor('count'), decided('Cuisine')).stableCore).toEqual([elders, kitchen]);
    expect(compared(ballots, 6, methodFor('count'), decided('Ludothèque')).stableCore).toEqual([elders]);
  });
});

test('what the scheme announced leaves out is in no core, whatever the others retain', () => {
  const cast = [{ picks: [0, 1], dots: [1, 5], times: 3 }, ballot(0)];
  expect(compared(cast, 2, methodFor('borda', 2), { keep: 1 }).stableCore).toEqual([0]);
  const byDots = compared(cast, 2, methodFor('cumulative', 2), { keep: 1 });
  expect(Object.values(byDots.schemes).map(({ retained }) => retained)).toEqual([[0], [0], [0]]);
  expect(byDots.stableCore).toEqual([]);
});

test('what is retained under all is listed best first', () => {
  const cast = [ballot(2, 0), ballot(2, 0), ballot(0), ballot(2, 1), ballot(2)];
  const { stableCore } = compared(cast, 3, methodFor('count', 2), { keep: 2 });
  expect(stableCore).toEqual([2, 0]);
});

test('incomplete ballots are treated as announced', () => {
  const lone = [ballot(0), ballot(1, 0)];
  const under = (incomplete: 'count' | 'modified') =>
    compared(lone, 2, methodFor('count', 3, incomplete), { keep: 1 }).schemes.borda;
  expect(under('count')).toEqual({ points: [5, 3], retained: [0], tied: null });
  expect(under('modified')).toEqual({ points: [2, 2], retained: [], tied: { orientations: [0, 1], places: 1 } });
});
