import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPoints, prepareBar, retainedIn, split } from '../../src/rank/bar.ts';
import { announced, possibleLists, rank, standingsOf, upTo } from '../support/elections.ts';

const barOf = (keep: number, ...points: number[]) => rank(standingsOf(...points), announced({ keep })).bar;

const verdictsOf = (keep: number, ...points: number[]) =>
  rank(standingsOf(...points), announced({ keep }))
    .ranked.toSorted((one, other) => one.orientation - other.orientation)
    .map(({ retained }) => retained);

test('the bar falls below the last place kept, and those above it are retained', () => {
  expect(verdictsOf(2, 5, 9, 7, 1)).toEqual(['no', 'yes', 'yes', 'no']);
  expect(barOf(2, 5, 9, 7, 1)).toEqual({ keep: 2, score: 7, tied: null });
});

test('a tie at the bar names all who are tied and retains none of them', () => {
  expect(verdictsOf(3, 9, 6, 6, 2, 6, 8)).toEqual(['yes', 'tied-at-bar', 'tied-at-bar', 'no', 'tied-at-bar', 'yes']);
  expect(barOf(3, 9, 6, 6, 2, 6, 8)).toEqual({ keep: 3, score: 6, tied: { orientations: [1, 2, 4], places: 1 } });
});

test('a tie above the bar, or below it, or that just fills it, is no tie at the bar', () => {
  expect(barOf(3, 9, 9, 4, 1)).toMatchObject({ score: 4, tied: null });
  expect(barOf(2, 9, 8, 4, 4)).toMatchObject({ score: 8, tied: null });
  expect(barOf(3, 9, 6, 6, 4)).toMatchObject({ score: 6, tied: null });
});

test('when all are equal there are as many places among them as are kept', () => {
  expect(barOf(3, 5, 5, 5, 5)).toEqual({ keep: 3, score: 5, tied: { orientations: [0, 1, 2, 3], places: 3 } });
});

describe('an orientation without a point', () => {
  test('is not retained, even where a place is free', () => {
    expect(verdictsOf(3, 5, 0, 2, 0)).toEqual(['yes', 'no', 'yes', 'no']);
  });

  test('is not tied at the bar with others: nobody picked any of them', () => {
    expect(barOf(3, 5, 0, 2, 0)).toEqual({ keep: 3, score: 0, tied: null });
    expect(barOf(1, 0, 0)).toEqual({ keep: 1, score: 0, tied: null });
  });
});

test('a list shorter than the places kept is retained whole, and has no score at the bar', () => {
  expect(verdictsOf(3, 5, 5)).toEqual(['yes', 'yes']);
  expect(barOf(3, 5, 5)).toEqual({ keep: 3, score: null, tied: null });
});

test('a list as long as the places kept is retained whole', () => {
  expect(barOf(2, 5, 5)).toEqual({ keep: 2, score: 5, tied: null });
});

test('where nothing is kept, nothing is retained', () => {
  expect(verdictsOf(0, 5, 5)).toEqual(['no', 'no']);
  expect(barOf(0, 5, 5)).toEqual({ keep: 0, score: null, tied: null });
});

test('the retained and the tie are those of every list that the points allow', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4), { maxLength: 7 }), fc.nat(8), (points, keep) => {
      const lists = possibleLists(points, keep).map((list) => (list === '' ? [] : list.split(',').map(Number)));
      const inAll = points.map((_, orientation) => lists.every((list) => list.includes(orientation)));
      const inSome = points.map((_, orientation) => lists.some((list) => list.includes(orientation)));
      const expected = inAll.map((certain, orientation) => {
        if (certain) return 'yes';
        return inSome[orientation] ? 'tied-at-bar' : 'no';
      });
      expect(verdictsOf(keep, ...points)).toEqual(expected);

      const standings = standingsOf(...points);
      const { verdicts, atBar } = prepareBar(standings, announced({ keep }))(split(standings, byPoints));
      const listed = retainedIn(verdicts, 'yes').map(({ orientation }) => orientation);
      expect(listed.toSorted((one, other) => one - other)).toEqual(
        inAll.flatMap((certain, index) => (certain ? index : [])),
      );
      expect(atBar?.tied.map(({ orientation }) => orientation) ?? []).toEqual(
        expected.flatMap((word, index) => (word === 'tied-at-bar' ? index : [])),
      );
      if (atBar) expect(atBar.places).toBe(keep - listed.length);
    }),
    { seed: 2008, numRuns: 500 },
  );
});

describe('places set aside for themes', () => {
  const themes = ['Dedans', 'Dedans', 'Dehors', 'Dehors', null];
  const rules = { keep: 3, perTheme: 1, themes, names: ['a', 'b', 'c', 'd', 'e'] };
  const kept = (points: number[], more: Parameters<typeof announced>[0] = {}) => {
    const { ranked, bar, ties } = rank(standingsOf(...points), announced({ ...rules, ...more }));
    const verdicts = ranked.toSorted((one, other) => one.orientation - other.orientation).map((one) => one.retained);
    return { verdicts, tied: bar.tied, ties };
  };

  test('go to the best of each theme, however few points it has; the others to whoever comes first', () => {
    expect(kept([9, 8, 1, 0, 7]).verdicts).toEqual(['yes', 'yes', 'yes', 'no', 'no']);
    expect(kept([9, 1, 2, 1, 7]).verdicts).toEqual(['yes', 'no', 'yes', 'no', 'yes']);
  });

  test('may be tied in two themes at once, each for a place of its own', () => {
    const { verdicts, tied } = kept([4, 4, 2, 2, 9], { keep: 3 });
    expect(verdicts).toEqual(['tied-at-bar', 'tied-at-bar', 'tied-at-bar', 'tied-at-bar', 'yes']);
    expect(tied).toEqual({ orientations: [0, 1, 2, 3], places: 2 });
  });

  test('are drawn for, in the order of all of them where the first lots do not tell', () => {
    for (const seed of upTo(60).map(String)) {
      const { verdicts, ties } = kept([4, 4, 4, 4, 4], { tieBreak: ['draw'], seed });
      expect(verdicts.filter((verdict) => verdict === 'yes')).toHaveLength(3);
      expect(verdicts).not.toContain('tied-at-bar');
      expect(verdicts.slice(0, 2)).toContain('yes');
      expect(verdicts.slice(2, 4)).toContain('yes');
      expect(ties[0]?.settled).toBe(true);
    }
  });
});

test('an orientation that too few ballots cite takes nobody’s place', () => {
  const standings = [9, 8, 7, 6].map((points, orientation) => ({
    orientation,
    points,
    picks: orientation === 1 ? 2 : 3,
    picksAt: [],
  }));
  const { ranked, bar } = rank(standings, announced({ keep: 2, citedBy: 3 }));
  expect(ranked.map(({ retained }) => retained)).toEqual(['yes', 'no', 'yes', 'no']);
  expect(bar.tied).toBeNull();
});
