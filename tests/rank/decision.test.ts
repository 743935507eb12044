import { describe, expect, test } from 'vitest';
import { type RankRules, rank } from '../../src/rank/rank.ts';
import type { Decision } from '../../src/rank/tie-breaks.ts';
import { checkDecision, decideTies } from '../../src/tally/decide-ties.ts';
import { announced, byNumber, standingsOf } from '../support/elections.ts';

const names = ['Jardin', 'Cuisine', 'Vélo', 'Ludothèque', 'Marché'];
const room = { how: 'draw', who: 'la doyenne de l’assemblée', when: '12 mars, 20 h 40', secretBallot: true } as const;

/** Labels are those of the list, letter for letter. */
const byName = { find: (label: string) => (names.includes(label) ? names.indexOf(label) : null) };

/** Jardin 9, Cuisine 5, Vélo 5, Ludothèque 5, Marché 9: two places, both taken; or three, one of them open. */
const points = [9, 5, 5, 5, 9];

const settle = (standings: Parameters<typeof rank>[0], rules: RankRules, decision: Decision) => {
  const ranking = decideTies(standings, rules, decision, byName);
  if ('failure' in ranking) throw new Error(ranking.failure);
  return byNumber(ranking, names);
};

const decided = (decision: Decision, keep: number, ...values: number[]) =>
  settle(standingsOf(...values), announced({ keep, names }), decision);

/** Why a decision is refused; null where it is not. */
const objectionTo = (decision: Decision, ranking: ReturnType<typeof rank>) => {
  const checked = checkDecision(decision, ranking, (label) => label);
  return 'failure' in checked ? checked : null;
};

const checked = (decision: Decision, keep: number, ...values: number[]) =>
  objectionTo(decision, rank(standingsOf(...values), announced({ keep, names })));

describe('a choice among those tied at the bar', () => {
  const choice: Decision = { ...room, retained: ['Vélo'] };

  test('retains those it names; the others stay equal and are not retained', () => {
    const { ranked, bar, ties } = decided(choice, 3, ...points);
    expect(checked(choice, 3, ...points)).toBeNull();
    expect(ranked.map(({ orientation, rank: place, retained }) => [orientation, place, retained])).toEqual([
      [0, 1, 'yes'],
      [4, 1, 'yes'],
      [2, 3, 'yes'],
      [1, 4, 'no'],
      [3, 4, 'no'],
    ]);
    expect(bar.tied).toBeNull();
    expect(ties.map(({ orientations, settled, steps }) => [orientations, settled, steps])).toEqual([
      [[0, 4], false, []],
      [
        [1, 2, 3],
        true,
        [
          {
            rule: 'decision',
            values: [{ ...choice, warning: null, alike: null, among: [1, 2, 3] }],
            into: [[2], [1, 3]],
          },
        ],
      ],
    ]);
  });

  test('of several leaves those chosen equal, in the order of the list', () => {
    const { ties } = decided({ ...room, retained: ['Ludothèque', 'Cuisine'] }, 4, ...points);
    expect(ties[1]?.steps[0]?.into).toEqual([[1, 3], [2]]);
  });

  test('must name as many as there are places', () => {
    const two: Decision = { ...room, retained: ['Vélo', 'Cuisine'] };
    expect(checked(two, 3, ...points)).toEqual({ failure: 'decision-wrong-number', named: 2, expected: 1 });
    expect(checked(choice, 4, ...points)).toEqual({ failure: 'decision-wrong-number', named: 1, expected: 2 });
  });

  test('may retain all of them, more than there are places, or none', () => {
    const kept = (retained: string[]) => {
      const { ranked, bar, ties } = decided({ ...room, retained }, 3, ...points);
      const [, tie] = ties;
      return {
        kept: ranked.map((one) => one.retained),
        tied: bar.tied,
        settled: tie?.settled,
        into: tie?.steps[0]?.into,
      };
    };
    const all = ['Vélo', 'Cuisine', 'Ludothèque'];
    expect(checked({ ...room, retained: all }, 3, ...points)).toBeNull();
    expect(checked({ ...room, retained: [] }, 3, ...points)).toBeNull();
    const whole = { tied: null, settled: true, into: [[1, 2, 3]] };
    expect(kept(all)).toEqual({ kept: ['yes', 'yes', 'yes', 'yes', 'yes'], ...whole });
    expect(kept([])).toEqual({ kept: ['yes', 'yes', 'no', 'no', 'no'], ...whole });
  });

  test('must name nobody else', () => {
    expect(checked({ ...room, retained: ['Jardin'] }, 3, ...points)).toEqual({
      failure: 'decision-no-tie',
      named: ['Jardin'],
      ties: [['Cuisine', 'Vélo', 'Ludothèque']],
    });
    expect(checked({ ...room, retained: ['vélo'] }, 3, ...points)?.failure).toBe('decision-no-tie');
  });

  test('must not name the same one twice', () => {
    const twice: Decision = { ...room, retained: ['Vélo', 'Vélo'] };
    expect(checked(twice, 4, ...points)?.failure).toBe('decision-no-tie');
  });

  test('answers nothing where the bar cuts no tie, though there are ties elsewhere', () => {
    expect(checked(choice, 2, ...points)).toEqual({ failure: 'decision-no-tie', named: ['Vélo'], ties: [] });
    expect(checked(choice, 3, 5, 4, 3, 2, 1)).toEqual({ failure: 'decision-no-tie', named: ['Vélo'], ties: [] });
  });
});

describe('where themes have places of their own', () => {
  const rules = announced({ keep: 2, perTheme: 1, themes: ['Dedans', 'Dedans', 'Dehors', 'Dehors', null], names });

  test('a choice answers ties of several themes at once, though their points differ', () => {
    const { ranked, bar, ties } = settle(standingsOf(4, 4, 2, 2, 1), rules, { ...room, retained: ['Cuisine', 'Vélo'] });
    expect(ranked.map(({ orientation, retained }) => [orientation, retained])).toEqual([
      [1, 'yes'],
      [0, 'no'],
      [2, 'yes'],
      [3, 'no'],
      [4, 'no'],
    ]);
    expect(bar.tied).toBeNull();
    expect(ties.map(({ settled }) => settled)).toEqual([true, true]);
  });

  test('a choice that leaves a theme without its place is refused', () => {
    const against: Decision = { ...room, retained: ['Jardin', 'Cuisine'] };
    for (const points of [
      [4, 4, 4, 4, 1],
      [4, 4, 2, 2, 1],
    ])
      expect(decideTies(standingsOf(...points), rules, against, byName)).toEqual({
        failure: 'decision-against-themes',
        named: ['Jardin', 'Cuisine'],
        perTheme: 1,
      });
  });
});

test('what a second round left tied is for the room to decide', () => {
  const rules = announced({ keep: 1, names, tieBreak: ['runoff'], runoff: [3, 3, 0, 0, 0] });
  const { ties, bar } = settle(standingsOf(5, 5, 1, 0, 0), rules, { ...room, retained: ['Cuisine'] });
  expect(bar.tied).toBeNull();
  expect(ties[0]?.steps.map(({ rule, into }) => [rule, into])).toEqual([
    ['runoff', [[0, 1]]],
    ['decision', [[1], [0]]],
  ]);
});

describe('after the rules', () => {
  const standings = [[1], [4], [1], [2]].map((picksAt, orientation) => ({ orientation, points: 5, picks: 5, picksAt }));
  const rules = announced({ keep: 3, names, tieBreak: ['first-picks'] });

  test('the room answers only what they left open', () => {
    const open = rank(standings, rules);
    const decision: Decision = { ...room, retained: ['Vélo'] };
    expect(objectionTo(decision, open)).toBeNull();
    expect(objectionTo({ ...room, retained: ['Cuisine'] }, open)).toMatchObject({
      ties: [['Jardin', 'Vélo']],
    });
    const { ties } = settle(standings, rules, decision);
    expect(ties[0]?.steps.map(({ rule, into }) => [rule, into])).toEqual([
      ['first-picks', [[1], [3], [0, 2]]],
      ['decision', [[1], [3], [2], [0]]],
    ]);
  });

  test('a tie that they settled cannot be settled again', () => {
    const settled = rank(standings, announced({ ...rules, keep: 1 }));
    expect(objectionTo({ ...room, retained: ['Vélo'] }, settled)?.failure).toBe('decision-no-tie');
  });
});

test('a tie that only the last of the rules settled is settled', () => {
  const rules = announced({ keep: 1, names, tieBreak: ['first-picks', 'list-order'] });
  const ranking = rank(standingsOf(5, 5), rules);
  expect(objectionTo({ ...room, retained: ['Jardin'] }, ranking)?.failure).toBe('decision-no-tie');
});

describe('the casting vote of the chair', () => {
  const warningOf = (circumstances: Pick<Decision, 'how' | 'secretBallot'>) => {
    const { ties } = decided({ ...room, ...circumstances, retained: ['Vélo'] }, 3, ...points);
    const [step] = ties[1]?.steps ?? [];
    return step?.rule === 'decision' ? step.values[0]?.warning : undefined;
  };

  test('is flagged after a secret ballot', () => {
    expect(warningOf({ how: 'chair', secretBallot: true })).toBe('casting-vote-after-secret-ballot');
  });

  test('is not after a show of hands, nor is a draw or a vote', () => {
    expect(warningOf({ how: 'chair', secretBallot: false })).toBeNull();
    expect(warningOf({ how: 'draw', secretBallot: true })).toBeNull();
    expect(warningOf({ how: 'vote', secretBallot: true })).toBeNull();
  });
});
