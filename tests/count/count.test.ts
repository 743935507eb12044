import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ballot } from '../../src/ballots/ballot.ts';
import { count, weightsOf } from '../../src/count/count.ts';
import type { Method } from '../../src/count/schemes.ts';
import { anyElection, anyScheme, ballot, methodFor, pointsOf, unpooled } from '../support/elections.ts';

const pointsUnder = (method: Method, orientations: number, ...ballots: Ballot[]) =>
  count(ballots, orientations, method).map(({ points }) => points);

test('every orientation of the list has a standing, in the order of the list, those nobody picked too', () => {
  expect(count([ballot(2, 0)], 4, methodFor('borda'))).toEqual([
    { orientation: 0, points: 2, picks: 1, picksAt: [0, 1, 0] },
    { orientation: 1, points: 0, picks: 0, picksAt: [0, 0, 0] },
    { orientation: 2, points: 3, picks: 1, picksAt: [1, 0, 0] },
    { orientation: 3, points: 0, picks: 0, picksAt: [0, 0, 0] },
  ]);
});

test('no ballots give nobody a point, and no list gives no standings', () => {
  expect(pointsUnder(methodFor('count'), 2)).toEqual([0, 0]);
  expect(count([ballot(0)], 0, methodFor('count'))).toEqual([]);
});

test('a pooled ballot counts as often as it was cast, in points, picks and places', () => {
  const cast = [{ picks: [1, 0, 2], dots: null, times: 5 }, ballot(0, 1, 2)];
  expect(count(cast, 3, methodFor('borda'))).toEqual([
    { orientation: 0, points: 13, picks: 6, picksAt: [1, 5, 0] },
    { orientation: 1, points: 17, picks: 6, picksAt: [5, 1, 0] },
    { orientation: 2, points: 6, picks: 6, picksAt: [0, 0, 6] },
  ]);
});

test('a vector of one’s own is read as it is', () => {
  expect(pointsUnder(pointsOf(4, 2, 1), 3, ballot(1, 2, 0), ballot(1))).toEqual([1, 8, 2]);
});

describe('an incomplete ballot', () => {
  test('gives its picks what they would earn on a full one, when it counts like any other', () => {
    expect(weightsOf(1, methodFor('borda'))).toEqual([3]);
    expect(weightsOf(2, methodFor('borda'))).toEqual([3, 2]);
  });

  test('gives them the last weights of the vector under modified Borda: a lone pick earns 1', () => {
    expect(weightsOf(1, methodFor('borda', 3, 'modified'))).toEqual([1]);
    expect(weightsOf(2, methodFor('borda', 3, 'modified'))).toEqual([2, 1]);
    expect(weightsOf(3, methodFor('borda', 3, 'modified'))).toEqual([3, 2, 1]);
    expect(weightsOf(2, methodFor('dowdall', 3, 'modified'))).toEqual([3, 2]);
  });

  test('keeps its first choice even where the last weights are worth nothing', () => {
    expect(weightsOf(1, methodFor('plurality', 3, 'modified'))).toEqual([1]);
    expect(weightsOf(2, methodFor('plurality', 3, 'modified'))).toEqual([1, 0]);
    expect(weightsOf(1, { ...pointsOf(5, 3, 1, 0), incomplete: 'modified' })).toEqual([1]);
    expect(weightsOf(3, { ...pointsOf(5, 3, 1, 0), incomplete: 'modified' })).toEqual([3, 1, 0]);
  });

  test('is not handed weights from before the vector when it holds more picks than asked', () => {
    expect(weightsOf(4, methodFor('borda', 3, 'modified'))).toEqual([3, 2, 1]);
    expect(weightsOf(2, { ...pointsOf(0, 0, 0), incomplete: 'modified' })).toEqual([0, 0]);
  });
});

describe('an orientation picked twice on one ballot', () => {
  const twice = ballot(0, 1, 0);

  test('earns both places but is cited once', () => {
    const [first] = count([twice], 2, methodFor('borda'));
    expect(first).toEqual({ orientation: 0, points: 4, picks: 1, picksAt: [1, 0, 1] });
  });
});

describe('dots', () => {
  const dotted: Ballot = { picks: [1, 0], dots: [4, 1], times: 2 };

  test('are the points under cumulative voting', () => {
    expect(count([dotted], 2, methodFor('cumulative'))).toEqual([
      { orientation: 0, points: 2, picks: 2, picksAt: [0, 2, 0] },
      { orientation: 1, points: 8, picks: 2, picksAt: [2, 0, 0] },
    ]);
  });

  test('are left aside by every other scheme', () => {
    expect(pointsUnder(methodFor('count'), 2, dotted)).toEqual([2, 2]);
    expect(pointsUnder(pointsOf(2, 1), 2, dotted)).toEqual([2, 4]);
  });

  test('that a ballot lacks are taken to be 1 a pick', () => {
    expect(pointsUnder(methodFor('cumulative'), 2, dotted, ballot(0))).toEqual([3, 8]);
  });
});

describe('a ballot that should not have come this far', () => {
  test('gives nothing to orientations the list does not have', () => {
    expect(pointsUnder(methodFor('count'), 2, ballot(0, 7))).toEqual([1, 0]);
  });

  test('gives no points and no place to picks beyond those asked, but cites them', () => {
    const [, , third] = count([ballot(0, 1, 2)], 3, methodFor('borda', 2));
    expect(third).toEqual({ orientation: 2, points: 0, picks: 1, picksAt: [0, 0] });
  });

  test('gives nothing where a dot is missing', () => {
    expect(pointsUnder(methodFor('cumulative'), 2, { picks: [0, 1], dots: [2], times: 1 })).toEqual([2, 0]);
  });
});

test('a million ballots stay exact', () => {
  const [only] = count([{ picks: [0], dots: null, times: 1_000_000 }], 1, methodFor('dowdall', 24));
  expect(only?.points).toBe(5_354_228_880 * 1_000_000);
});

test('counting agrees with laying every mark on its pile, one by one', () => {
  fc.assert(
    fc.property(anyElection({ dots: true }), anyScheme, ({ orientations, picks, ballots }, scheme) => {
      const method = methodFor(scheme, picks);
      const piles = Array.from({ length: orientations }, () => 0);
      for (const cast of unpooled(ballots)) {
        for (const [position, pick] of cast.picks.entries()) {
          const dots = scheme === 'cumulative' ? cast.dots : null;
          piles[pick] = (piles[pick] ?? 0) + (dots?.[position] ?? method.points[position] ?? 0);
        }
      }
      expect(pointsUnder(method, orientations, ...ballots)).toEqual(piles);
    }),
    { seed: 2008, numRuns: 300 },
  );
});
