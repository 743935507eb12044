import { expect, test } from 'vitest';
import type { Ballot } from '../../src/ballots/ballot.ts';
import type { Method } from '../../src/count/schemes.ts';
import { compare } from '../../src/rank/compare.ts';
import { ballot, methodFor, pointsOf, upTo } from '../support/elections.ts';

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

/** By the numbers of orientations. */
const compared = (cast: readonly Ballot[], orientations: number, method: Method, keep = 3) => {
  const order = upTo(orientations);
  const { schemes, stableCore } = compare(cast, order.map(String), method, keep, order);
  const under = ({ points, retained, tiedAtBar }: (typeof schemes)['count']) => ({
    points: points.map((one) => one.points),
    retained: retained.map(Number),
    tied: tiedAtBar.map(Number),
  });
  return {
    schemes: { count: under(schemes.count), borda: under(schemes.borda), plurality: under(schemes.plurality) },
    stableCore: stableCore.map(Number),
  };
};

test('twelve ballots retain three different lists under three schemes, and one orientation under all', () => {
  expect(compared(ballots, 6, methodFor('count'))).toEqual({
    schemes: {
      count: {
        points: [8, 7, 6, 6, 5, 4],
        retained: [elders, families],
        tied: [kitchen, library],
      },
      borda: { points: [17, 11, 12, 12, 11, 9], retained: [elders, kitchen, library], tied: [] },
      plurality: { points: [3, 0, 3, 2, 3, 1], retained: [elders, kitchen, garden], tied: [] },
    },
    stableCore: [elders],
  });
});

test('one scheme that leaves an orientation out is enough to take it out of the core', () => {
  const outcome = (picks: number, ...cast: Ballot[]) => {
    const { schemes, stableCore } = compared(cast, 4, methodFor('count', picks), 1);
    return { ...Object.fromEntries(Object.entries(schemes).map(([id, { retained }]) => [id, retained])), stableCore };
  };
  const fewFirst = [ballot(0, 1), ballot(0, 1), ballot(0), ballot(1, 2), ballot(1, 2), ballot(2, 1)];
  expect(outcome(2, ...fewFirst)).toEqual({ count: [1], borda: [1], plurality: [0], stableCore: [] });

  const manyThird = [ballot(2, 0, 1), ballot(2, 0, 1), ballot(3, 0, 1), ballot(3, 0, 1)];
  const alone = [ballot(1), ballot(1), ballot(1), ballot(0), ballot(0)];
  expect(outcome(3, ...manyThird, ...alone)).toEqual({ count: [1], borda: [0], plurality: [1], stableCore: [] });
});

test('a tie at the bar of the scheme announced is in no core, whoever settled it', () => {
  const cast = [ballot(1, 0), ballot(0, 1)];
  expect(compared(cast, 2, methodFor('count', 2), 1)).toMatchObject({
    schemes: { count: { retained: [], tied: [0, 1] } },
    stableCore: [],
  });
});

test('what the scheme announced leaves out is in no core, though the three others retain it', () => {
  const cast = [ballot(0, 1, 2), ballot(0, 1, 3), ballot(1, 2, 0), ballot(2, 3, 0)];
  const { schemes, stableCore } = compared(cast, 4, pointsOf(1, 1, 0), 1);
  expect(Object.values(schemes).map(({ retained }) => retained)).toEqual([[0], [0], [0]]);
  expect(stableCore).toEqual([]);
});

test('what is retained under all is listed best first', () => {
  const cast = [ballot(2, 0), ballot(2, 0), ballot(0), ballot(2, 1), ballot(2)];
  const { stableCore } = compared(cast, 3, methodFor('count', 2), 2);
  expect(stableCore).toEqual([2, 0]);
});

test('incomplete ballots are treated as announced', () => {
  const lone = [ballot(0), ballot(1, 0)];
  const under = (incomplete: 'count' | 'modified') =>
    compared(lone, 2, methodFor('count', 3, incomplete), 1).schemes.borda;
  expect(under('count')).toEqual({ points: [5, 3], retained: [0], tied: [] });
  expect(under('modified')).toEqual({ points: [2, 2], retained: [], tied: [0, 1] });
});
