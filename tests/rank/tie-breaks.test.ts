import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, type Standing } from '../../src/count/count.ts';
import { tieBreak, tieBreaks } from '../../src/rank/tie-breaks.ts';
import { announced, anyElection, ballot, methodFor, rank, standingsOf, upTo } from '../support/elections.ts';

/** Orientations with the same points, told apart by how many put each first, second, third. */
const level = (...picksAt: number[][]): Standing[] =>
  picksAt.map((places, orientation) => ({ orientation, points: 10, picks: 10, picksAt: places }));

const listed = (standings: readonly Standing[], rules: Parameters<typeof announced>[0]) =>
  rank(standings, announced(rules)).ranked.map(({ orientation }) => orientation);

test('a run without ties has no record of any, whatever rules were announced', () => {
  const { ties } = rank(
    standingsOf(3, 2, 1),
    announced({ tieBreak: ['first-picks', 'list-order', 'draw'], seed: '1' }),
  );
  expect(ties).toEqual([]);
});

test('a tie is recorded even where no rule was announced', () => {
  const { ties } = rank(standingsOf(3, 7, 3), announced({ keep: 2 }));
  expect(ties).toEqual([{ orientations: [0, 2], points: 3, atBar: true, steps: [], settled: false }]);
});

test('there is one record for each group of equal points, best first, those without a point included', () => {
  const { ties } = rank(standingsOf(0, 8, 2, 8, 0, 2, 5), announced({ keep: 2 }));
  expect(ties.map(({ orientations, points, atBar }) => [orientations, points, atBar])).toEqual([
    [[1, 3], 8, false],
    [[2, 5], 2, false],
    [[0, 4], 0, false],
  ]);
});

describe('first-picks', () => {
  const rules = { tieBreak: ['first-picks'], keep: 1 } as const;

  test('prefers most first choices, then most second, then most third', () => {
    expect(listed(level([1, 9, 0], [2, 0, 0], [1, 9, 1], [1, 8, 9]), rules)).toEqual([1, 2, 0, 3]);
  });

  test('shows the choices it compared and what it made of the tie', () => {
    const { ties, bar, ranked } = rank(level([1, 2], [3, 0], [1, 2]), announced(rules));
    expect(ties).toEqual([
      {
        orientations: [0, 1, 2],
        points: 10,
        atBar: true,
        steps: [
          {
            rule: 'first-picks',
            values: [
              { orientation: 0, picksAt: [1, 2] },
              { orientation: 1, picksAt: [3, 0] },
              { orientation: 2, picksAt: [1, 2] },
            ],
            into: [[1], [0, 2]],
          },
        ],
        settled: true,
      },
    ]);
    expect(bar).toEqual({ keep: 1, score: 10, tied: null });
    expect(ranked.map(({ orientation, rank: place, tied, retained }) => [orientation, place, tied, retained])).toEqual([
      [1, 1, false, 'yes'],
      [0, 2, true, 'no'],
      [2, 2, true, 'no'],
    ]);
  });

  test('that separates nothing is recorded, and leaves the tie at the bar as it was', () => {
    const { ties, bar } = rank(level([1, 2], [1, 2]), announced(rules));
    expect(ties[0]).toMatchObject({ steps: [{ rule: 'first-picks', into: [[0, 1]] }], settled: false });
    expect(bar.tied).toEqual({ orientations: [0, 1], places: 1 });
  });

  test('may leave a smaller tie at the bar, for fewer places', () => {
    const { bar, ranked, ties } = rank(level([1], [4], [1], [1]), announced({ ...rules, keep: 2 }));
    expect(bar).toEqual({ keep: 2, score: 10, tied: { orientations: [0, 2, 3], places: 1 } });
    expect(ranked.map(({ retained }) => retained)).toEqual(['yes', 'tied-at-bar', 'tied-at-bar', 'tied-at-bar']);
    expect(ties[0]?.settled).toBe(false);
  });

  test('looks only at those tied: points come first', () => {
    const better = { orientation: 0, points: 11, picks: 11, picksAt: [0] };
    expect(
      listed([better, ...level([1], [5]).map((one) => ({ ...one, orientation: one.orientation + 1 }))], rules),
    ).toEqual([0, 2, 1]);
  });

  test('is the order of a dictionary written with the largest number first', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), { minLength: 2 }), (picksAt) => {
        const spelled = (orientation: number) => (picksAt[orientation] ?? []).join('');
        const words = upTo(picksAt.length).sort(
          (one, other) => spelled(other).localeCompare(spelled(one)) || one - other,
        );
        expect(listed(level(...picksAt), rules)).toEqual(words);
      }),
      { seed: 2008, numRuns: 200 },
    );
  });
});

describe('list-order', () => {
  test('puts them in the order of the list, and says their position in it', () => {
    const { ties, ranked } = rank(standingsOf(4, 9, 4), announced({ keep: 2, tieBreak: ['list-order'] }));
    expect(ties[0]?.steps).toEqual([
      {
        rule: 'list-order',
        values: [
          { orientation: 0, position: 1 },
          { orientation: 2, position: 3 },
        ],
        into: [[0], [2]],
      },
    ]);
    expect(ties[0]?.settled).toBe(true);
    expect(ranked.map(({ orientation, rank: place, retained }) => [orientation, place, retained])).toEqual([
      [1, 1, 'yes'],
      [0, 2, 'yes'],
      [2, 3, 'no'],
    ]);
  });
});

test('list-order goes by the list, not by the order in which the standings come', () => {
  expect(listed(standingsOf(4, 4, 4).reverse(), { tieBreak: ['list-order'] })).toEqual([0, 1, 2]);
});

describe('rules in a row', () => {
  test('are each tried on what is still tied, and compare nobody else', () => {
    const { ties } = rank(level([1], [5], [1], [3]), announced({ keep: 1, tieBreak: ['first-picks', 'list-order'] }));
    expect(ties[0]?.steps.map(({ rule, into }) => [rule, into])).toEqual([
      ['first-picks', [[1], [3], [0, 2]]],
      ['list-order', [[1], [3], [0], [2]]],
    ]);
    expect(ties[0]?.steps[1]?.values).toEqual([
      { orientation: 0, position: 1 },
      { orientation: 2, position: 3 },
    ]);
  });

  test('stop once nobody is tied', () => {
    const { ties } = rank(level([1], [5]), announced({ keep: 1, tieBreak: ['first-picks', 'list-order'] }));
    expect(ties[0]?.steps.map(({ rule }) => rule)).toEqual(['first-picks']);
  });

  test('are tried in the order announced', () => {
    const { ties } = rank(level([1], [5]), announced({ keep: 1, tieBreak: ['list-order', 'first-picks'] }));
    expect(ties[0]?.steps.map(({ rule, into }) => [rule, into])).toEqual([['list-order', [[0], [1]]]]);
  });

  test('apply to ties away from the bar too, which are settled when everyone has a place of their own', () => {
    const { ties } = rank(level([2], [5], [2]), announced({ keep: 3, tieBreak: ['first-picks'] }));
    expect(ties[0]).toMatchObject({ atBar: false, settled: false, steps: [{ into: [[1], [0, 2]] }] });
    const whole = rank(level([2], [5]), announced({ keep: 3, tieBreak: ['first-picks'] }));
    expect(whole.ties[0]).toMatchObject({ atBar: false, settled: true });
  });
});

describe('draw', () => {
  const rules = { tieBreak: ['draw'], seed: '31415', names: ['Cuisine', 'Bibliothèque', 'Ados', 'Vélo'] } as const;

  test('is held for a tie at the bar, and its lots are the record', () => {
    const { ties, bar } = rank(standingsOf(5, 5, 9), announced({ ...rules, keep: 2 }));
    expect(ties[0]).toMatchObject({ atBar: true, settled: true });
    expect(ties[0]?.steps[0]).toMatchObject({ rule: 'draw', into: [[1], [0]] });
    expect(ties[0]?.steps[0]?.values).toMatchObject([{ seed: '31415', counter: 0, among: [1, 0], orientation: 1 }]);
    expect(bar.tied).toBeNull();
  });

  test('is not held where the bar cuts no tie', () => {
    const { ties } = rank(standingsOf(5, 5, 9), announced({ ...rules, keep: 3 }));
    expect(ties[0]).toMatchObject({ atBar: false, steps: [], settled: false });
  });

  test('is not held for those without a point', () => {
    const { ties } = rank(standingsOf(0, 0), announced({ ...rules, keep: 1 }));
    expect(ties[0]).toMatchObject({ atBar: false, steps: [], settled: false });
  });

  test('is not held without a seed', () => {
    const { ties, bar } = rank(standingsOf(5, 5), announced({ ...rules, seed: null, keep: 1 }));
    expect(ties[0]).toMatchObject({ steps: [], settled: false });
    expect(bar.tied).toEqual({ orientations: [0, 1], places: 1 });
  });

  test('gives out only the places there are, in the order drawn; the others stay equal', () => {
    const { ranked, ties } = rank(standingsOf(5, 5, 5, 5), announced({ ...rules, keep: 2 }));
    const [step] = ties[0]?.steps ?? [];
    const drawn = step?.rule === 'draw' ? step.values.map(({ orientation }) => orientation) : [];
    expect(drawn).toHaveLength(2);
    expect(ranked.slice(0, 2).map(({ orientation }) => orientation)).toEqual(drawn);
    expect(ranked.map(({ rank: place, tied, retained }) => [place, tied, retained])).toEqual([
      [1, false, 'yes'],
      [2, false, 'yes'],
      [3, true, 'no'],
      [3, true, 'no'],
    ]);
    expect(ties[0]?.settled).toBe(true);
  });

  test('after first-picks, is held among those still cut by the bar and nobody else', () => {
    const standings = level([7], [1], [4], [4], [4], [1]);
    const names = ['f', 'e', 'd', 'c', 'b', 'a'];
    const { ties } = rank(standings, announced({ seed: 'dé', names, keep: 3, tieBreak: ['first-picks', 'draw'] }));
    const [, step] = ties[0]?.steps ?? [];
    expect(step?.values).toMatchObject([{ among: [4, 3, 2] }, {}]);
    expect(step?.into.slice(0, 1)).toEqual([[0]]);
    expect(step?.into.slice(3).map((group) => group.length)).toEqual([1, 2]);
    expect(step?.into.at(-1)).toEqual([1, 5]);
  });
});

test('first-picks reads the order of the picks, list-order a list that somebody wrote, draw a seed', () => {
  const ids = Object.keys(tieBreaks) as (keyof typeof tieBreaks)[];
  const that = (need: 'ordered' | 'listed' | 'seeded') => ids.filter((id) => tieBreak(id)[need] === true);
  expect([that('ordered'), that('listed'), that('seeded')]).toEqual([['first-picks'], ['list-order'], ['draw']]);
});

test('no rule ever puts fewer points before more, and every step holds the whole tie', () => {
  const anyRules = fc.uniqueArray(fc.constantFrom('first-picks' as const, 'list-order' as const, 'draw' as const));
  fc.assert(
    fc.property(anyElection(), anyRules, fc.nat(6), ({ orientations, picks, ballots }, rules, keep) => {
      const standings = count(ballots, orientations, methodFor('count', picks));
      const names = upTo(orientations).map(String);
      const { ranked, ties, bar } = rank(standings, announced({ keep, tieBreak: rules, seed: 'graine', names }));
      const points = ranked.map((one) => one.points);
      expect(points).toEqual(points.toSorted((one, other) => other - one));
      for (const { orientations: tied, steps } of ties) {
        for (const { into } of steps) expect(into.flat().toSorted()).toEqual(tied);
      }
      if (rules.includes('draw') || rules.includes('list-order')) expect(bar.tied).toBeNull();
      const retained = ranked.filter((one) => one.retained === 'yes').length;
      const supported = standings.filter((one) => one.points > 0).length;
      expect(retained).toBe(Math.min(keep, supported) - (bar.tied?.places ?? 0));
    }),
    { seed: 2008, numRuns: 300 },
  );
});

test('twelve ballots, three schemes: the tie at the bar is settled by first choices', () => {
  const [elders, families, kitchen, library, garden, bikes] = upTo(6) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
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
  const standings = count(ballots, 6, methodFor('count'));
  expect(standings.map(({ points }) => points)).toEqual([8, 7, 6, 6, 5, 4]);
  expect(rank(standings, announced()).bar.tied).toEqual({ orientations: [kitchen, library], places: 1 });
  const { ranked, ties } = rank(standings, announced({ tieBreak: ['first-picks'] }));
  expect(ties[0]?.steps[0]?.values).toMatchObject([
    { orientation: kitchen, picksAt: [3, 0, 3] },
    { orientation: library, picksAt: [2, 2, 2] },
  ]);
  expect(ranked.slice(0, 3).map(({ orientation }) => orientation)).toEqual([elders, families, kitchen]);
});
