import { expect, test } from 'vitest';
import type { Ballot } from '../../src/ballots/ballot.ts';
import { compare } from '../../src/rank/compare.ts';
import { announced, ballot, upTo } from '../support/elections.ts';

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

test('twelve ballots retain three different lists under three schemes, and two orientations under all', () => {
  const rules = announced({ tieBreaks: ['first-picks'] });
  expect(compare(ballots, 6, { ...rules, picks: 3, incomplete: 'count' })).toEqual({
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
    const { schemes, stableCore } = compare(cast, 4, { ...announced({ keep: 1 }), picks, incomplete: 'count' });
    return { ...Object.fromEntries(Object.entries(schemes).map(([id, { retained }]) => [id, retained])), stableCore };
  };
  const fewFirst = [ballot(0, 1), ballot(0, 1), ballot(0), ballot(1, 2), ballot(1, 2), ballot(2, 1)];
  expect(outcome(2, ...fewFirst)).toEqual({ count: [1], borda: [1], plurality: [0], stableCore: [] });

  const manyThird = [ballot(2, 0, 1), ballot(2, 0, 1), ballot(3, 0, 1), ballot(3, 0, 1)];
  const alone = [ballot(1), ballot(1), ballot(1), ballot(0), ballot(0)];
  expect(outcome(3, ...manyThird, ...alone)).toEqual({ count: [1], borda: [0], plurality: [1], stableCore: [] });
});

test('neither lots nor a decision settle a tie under a scheme that was not announced', () => {
  const names = ['Aînés', 'Familles', 'Cuisine', 'Ludothèque', 'Jardin', 'Vélo'];
  const decision = {
    how: 'vote',
    who: 'la salle',
    when: 'ce soir',
    secretBallot: false,
    retained: ['Cuisine'],
  } as const;
  const rules = announced({ tieBreaks: ['draw'], seed: '31415', decision, names });
  const { schemes, stableCore } = compare(ballots, 6, { ...rules, picks: 3, incomplete: 'count' });
  expect(schemes.count).toMatchObject({
    retained: [elders, families],
    tied: { orientations: [kitchen, library], places: 1 },
  });
  expect(stableCore).toEqual([elders]);
});

test('what is retained under all is listed best first', () => {
  const { stableCore } = compare([ballot(2, 0), ballot(2, 0), ballot(0), ballot(2, 1), ballot(2)], 3, {
    ...announced({ keep: 2 }),
    picks: 2,
    incomplete: 'count',
  });
  expect(stableCore).toEqual([2, 0]);
});

test('incomplete ballots are treated as announced', () => {
  const lone = [ballot(0), ballot(1, 0)];
  const under = (incomplete: 'count' | 'modified') =>
    compare(lone, 2, { ...announced({ keep: 1 }), picks: 3, incomplete }).schemes.borda;
  expect(under('count')).toEqual({ points: [5, 3], retained: [0], tied: null });
  expect(under('modified')).toEqual({ points: [2, 2], retained: [], tied: { orientations: [0, 1], places: 1 } });
});
