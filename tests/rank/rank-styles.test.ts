import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RankStyle, rankStyles } from '../../src/rank/rank.ts';
import { announced, rank, standingsOf } from '../support/elections.ts';

const styles = Object.keys(rankStyles) as RankStyle[];

const numbered = (style: RankStyle, ...points: number[]) =>
  rank(standingsOf(...points), announced({ rankStyle: style })).ranked.map((ranked) => ranked.rank);

test('seven results with ties are numbered as each style is known for', () => {
  const results = [44, 42, 42, 41, 41, 41, 39];
  expect(Object.fromEntries(styles.map((style) => [style, numbered(style, ...results).join(' ')]))).toEqual({
    competition: '1 2 2 4 4 4 7',
    dense: '1 2 2 3 3 3 4',
    ordinal: '1 2 3 4 5 6 7',
    modified: '1 3 3 6 6 6 7',
    fractional: '1 2.5 2.5 5 5 5 7',
  });
});

test('the workshop of Metz had two orientations with five votes, numbered 5 and 6 by line and 5 and 5 by right', () => {
  const votes = [18, 9, 8, 6, 5, 5, 3, 2, 1];
  expect(numbered('ordinal', ...votes)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(numbered('competition', ...votes)).toEqual([1, 2, 3, 4, 5, 5, 7, 8, 9]);
  const { ranked } = rank(standingsOf(...votes), announced({ rankStyle: 'ordinal' }));
  expect(ranked.filter(({ tied }) => tied).map((tied) => tied.rank)).toEqual([5, 6]);
});

describe.each(styles)('numbered in the style %s', (style) => {
  test('no orientations have no ranks, and a single one is first', () => {
    expect(numbered(style)).toEqual([]);
    expect(numbered(style, 7)).toEqual([1]);
  });

  test('different results are numbered by line', () => {
    expect(numbered(style, 5, 9, 7)).toEqual([1, 2, 3]);
  });

  test('the ranks are those found by comparing every pair', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 12 }), (points) => {
        expect(numbered(style, ...points)).toEqual(points.toSorted((one, other) => other - one).map(twins[style]));
      }),
      { seed: 2008, numRuns: 200 },
    );
  });
});

/** The rank of one result of a sorted list, from the words that define each style. */
const twins: Record<RankStyle, (points: number, line: number, sorted: readonly number[]) => number> = {
  competition: (points, _, sorted) => 1 + sorted.filter((other) => other > points).length,
  dense: (points, _, sorted) => 1 + new Set(sorted.filter((other) => other > points)).size,
  ordinal: (_, line) => line + 1,
  modified: (points, _, sorted) => sorted.filter((other) => other >= points).length,
  fractional: (points, _, sorted) => {
    const lines = sorted.flatMap((other, line) => (other === points ? [line + 1] : []));
    return lines.reduce((sum, line) => sum + line, 0) / lines.length;
  },
};

test('all equal share the first place, the last, or the middle of all', () => {
  const first = styles.map((style) => [style, numbered(style, 3, 3, 3, 3).join(' ')]);
  expect(Object.fromEntries(first)).toEqual({
    competition: '1 1 1 1',
    dense: '1 1 1 1',
    ordinal: '1 2 3 4',
    modified: '4 4 4 4',
    fractional: '2.5 2.5 2.5 2.5',
  });
});
