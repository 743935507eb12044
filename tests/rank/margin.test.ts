import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ballot } from '../../src/ballots/ballot.ts';
import { count } from '../../src/count/count.ts';
import type { Method } from '../../src/count/schemes.ts';
import { type Change, couldMatter, type MarginRules, margin } from '../../src/rank/margin.ts';
import {
  anyElection,
  ballot,
  everyBallot,
  everyChoice,
  everyElection,
  methodFor,
  pointsOf,
  possibleLists,
  standingsOf,
  unpooled,
  upTo,
} from '../support/elections.ts';

const anyBallotGoes = { atBar: 'stop', repeats: false, mostDots: null, fewestPicks: 1 } as const;

const marginOf = (
  ballots: readonly Ballot[],
  orientations: number,
  method: Method,
  keep: number,
  limits: Partial<Omit<MarginRules, 'method' | 'keep'>> = {},
) => margin(ballots, count(ballots, orientations, method), { ...anyBallotGoes, method, keep, ...limits });

const times = (voters: number, cast: Ballot): Ballot => ({ ...cast, times: voters });

describe('by hand, one place', () => {
  const votes = (...voters: number[]) => voters.map((number, orientation) => times(number, ballot(orientation)));

  test('a lead of five takes three changed ballots, or six more', () => {
    expect(marginOf(votes(9, 4, 1), 3, methodFor('plurality', 1), 1)).toEqual({
      replace: { displace: 3, tie: 3 },
      add: { displace: 6, tie: 5 },
    });
  });

  test('a lead of four takes three changed ballots, or five more; one less makes a tie', () => {
    expect(marginOf(votes(9, 5, 1), 3, methodFor('plurality', 1), 1)).toEqual({
      replace: { displace: 3, tie: 2 },
      add: { displace: 5, tie: 4 },
    });
  });

  test('points weigh: a first choice of three points closes a gap of seven with three more ballots', () => {
    const cast = [times(3, ballot(0)), ballot(1)];
    expect(marginOf(cast, 2, methodFor('borda'), 1)).toEqual({
      replace: { displace: 2, tie: 1 },
      add: { displace: 3, tie: 2 },
    });
  });

  test('a tie at the bar stands already: one ballot settles it', () => {
    expect(marginOf(votes(4, 4, 1), 3, methodFor('count'), 1)).toEqual({
      replace: { displace: 1, tie: 0 },
      add: { displace: 1, tie: 0 },
    });
  });

  test('a tie away from the bar is no tie at the bar', () => {
    expect(marginOf(votes(4, 2, 2), 3, methodFor('count'), 1).replace).toEqual({ displace: 2, tie: 1 });
  });

  test('a place that nobody won is won by a single ballot', () => {
    expect(marginOf(votes(4, 2, 0), 3, methodFor('count'), 3)).toEqual({
      replace: { displace: 1, tie: 1 },
      add: { displace: 1, tie: 1 },
    });
  });

  test('where nobody voted, only another ballot can change the list', () => {
    expect(marginOf([], 3, methodFor('count'), 2)).toEqual({
      replace: { displace: null, tie: null },
      add: { displace: 1, tie: 1 },
    });
  });

  test.each([
    ['all are retained', 3],
    ['nothing is kept', 0],
  ])('where %s, no number of ballots changes the list', (_, keep) => {
    expect(marginOf(votes(4, 2, 1), 3, methodFor('count'), keep)).toEqual({
      replace: { displace: null, tie: null },
      add: { displace: null, tie: null },
    });
  });

  test('an empty list of orientations has no margin', () => {
    expect(marginOf([], 0, methodFor('count'), 3).add).toEqual({ displace: null, tie: null });
  });
});

test('equal weights: half the gap and one, or half the gap for a tie', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (behind, gap) => {
      const cast = [times(behind + gap, ballot(0)), times(behind, ballot(1))];
      expect(marginOf(cast, 2, methodFor('count', 1), 1)).toEqual({
        replace: { displace: Math.floor(gap / 2) + 1, tie: Math.ceil(gap / 2) },
        add: { displace: gap + 1, tie: gap },
      });
    }),
    { seed: 2008, numRuns: 100 },
  );
});

type Points = readonly number[];

/** All the points that so many valid ballots can give, whichever they are. */
const reachWith = (valid: readonly Ballot[], size: number, method: Method) => {
  const one = distinct(valid.map((each) => pointsGiven([each], size, method)));
  const reach: Points[][] = [[upTo(size).map(() => 0)]];
  return (ballots: number): readonly Points[] => {
    while (reach.length <= ballots) {
      const fewer = reach.at(-1) ?? [];
      reach.push(distinct(fewer.flatMap((points) => one.map((more) => plus(points, more)))));
    }
    return reach[ballots] ?? [];
  };
};

const pointsGiven = (ballots: readonly Ballot[], size: number, method: Method): number[] =>
  count(ballots, size, method).map(({ points }) => points);

const plus = (all: Points, some: Points): Points => all.map((value, index) => value + (some[index] ?? 0));
const minus = (all: Points, some: Points): Points => all.map((value, index) => value - (some[index] ?? 0));
const distinct = (all: readonly Points[]): Points[] => [
  ...new Map(all.map((points) => [points.join(), points])).values(),
];

const known = new Map<string, string[]>();

const listsFor = (points: Points, keep: number): string[] => {
  const key = `${keep}:${points}`;
  const lists = known.get(key) ?? possibleLists(points, keep);
  known.set(key, lists);
  return lists;
};

/** Tries every way of replacing and of adding one ballot, then two, and so on; Infinity where that many do not do. */
const bruteMargin = (
  cast: readonly Ballot[],
  size: number,
  method: Method,
  keep: number,
  reach: Reach,
  most: number,
) => {
  const points = pointsGiven(cast, size, method);
  const now = listsFor(points, keep);
  const search = (after: (ballots: number) => Iterable<Points>) => {
    const change = { displace: Infinity, tie: now.length > 1 ? 0 : Infinity };
    for (let ballots = 1; ballots <= most && change.displace === Infinity; ballots += 1) {
      for (const then of after(ballots)) {
        const lists = listsFor(then, keep);
        if (String(lists) !== String(now)) change.tie = Math.min(change.tie, ballots);
        if (now.some((list) => !lists.includes(list))) change.displace = ballots;
      }
    }
    return change;
  };
  const each = unpooled(cast).map((one) => pointsGiven([one], size, method));
  function* replacing(ballots: number) {
    for (const gone of everyChoice(each, ballots))
      for (const come of reach(ballots)) yield plus(gone.reduce(minus, points), come);
  }
  function* adding(ballots: number) {
    for (const come of reach(ballots)) yield plus(points, come);
  }
  return { replace: search(replacing), add: search(adding) };
};

type Reach = ReturnType<typeof reachWith>;

/** What the margin says, as far as brute force looked. */
const asFarAs = (most: number, { displace, tie }: Change) => {
  const seen = (ballots: number | null) => (ballots === null || ballots > most ? Infinity : ballots);
  return { displace: seen(displace), tie: seen(tie) };
};

const expectBrute = (
  cast: readonly Ballot[],
  { size, method, keep, reach, most, ...limits }: Universe & { keep: number },
) => {
  const { replace, add } = marginOf(cast, size, method, keep, limits);
  const found = { replace: asFarAs(most, replace), add: asFarAs(most, add) };
  expect(found, JSON.stringify({ cast, method, keep })).toEqual(bruteMargin(cast, size, method, keep, reach, most));
};

interface Universe {
  readonly size: number;
  readonly method: Method;
  readonly reach: Reach;
  readonly most: number;
  readonly repeats?: boolean;
  readonly mostDots?: number | null;
  readonly fewestPicks?: number;
}

/** Vectors of one's own: steep, flat at the top, worth nothing at the end. */
const own: Record<number, readonly number[][]> = {
  2: [
    [5, 2],
    [2, 2],
    [1, 0],
  ],
  3: [
    [4, 2, 1],
    [2, 2, 1],
    [3, 1, 0],
  ],
};

const methods = (picks: number): Method[] => [
  methodFor('count', picks),
  methodFor('borda', picks),
  methodFor('plurality', picks),
  methodFor('dowdall', picks),
  methodFor('borda', picks, 'modified'),
  methodFor('dowdall', picks, 'modified'),
  methodFor('plurality', picks, 'modified'),
  ...(own[picks] ?? []).flatMap((points) => [
    pointsOf(...points),
    { ...pointsOf(...points), incomplete: 'modified' as const },
  ]),
];

const named = (method: Method) => `${method.scheme} ${method.points.join('-')} ${method.incomplete}`;

describe('the margin is the one that brute force finds', () => {
  test.each(methods(2).map((method) => [named(method), method] as const))(
    'in every election of up to three ballots over three orientations: %s',
    (_, method) => {
      const universe = { size: 3, method, reach: reachWith(everyBallot(3, 2), 3, method), most: 3 };
      for (const voters of [0, 1, 2, 3])
        for (const cast of everyElection(voters, 3, 2))
          for (const keep of [1, 2]) expectBrute(cast, { ...universe, keep });
    },
  );

  test.each(methods(3).map((method) => [named(method), method] as const))(
    'where a ballot may name every orientation: %s',
    (_, method) => {
      const universe = { size: 3, method, reach: reachWith(everyBallot(3, 3), 3, method), most: 3 };
      for (const voters of [1, 2])
        for (const cast of everyElection(voters, 3, 3))
          for (const keep of [1, 2]) expectBrute(cast, { ...universe, keep });
    },
  );

  test.each(methods(3).map((method) => [named(method), method] as const))(
    'where there are fewer orientations than picks: %s',
    (_, method) => {
      const universe = { size: 2, method, reach: reachWith(everyBallot(2, 2), 2, method), most: 4 };
      for (const voters of [1, 2, 3, 4, 5])
        for (const cast of everyElection(voters, 2, 2)) expectBrute(cast, { ...universe, keep: 1 });
    },
  );

  test.each(methods(3).map((method) => [named(method), method] as const))(
    'in elections of up to eight ballots over four and five orientations: %s',
    (_, method) => {
      for (const size of [4, 5]) {
        const most = size === 4 ? 3 : 2;
        const universe = { size, method, reach: reachWith(everyBallot(size, 3), size, method), most };
        const election = fc.array(fc.constantFrom(...everyBallot(size, 3)), { minLength: 3, maxLength: 8 });
        fc.assert(
          fc.property(election, fc.integer({ min: 1, max: size - 1 }), (cast, keep) =>
            expectBrute(cast, { ...universe, keep }),
          ),
          { seed: 2008, numRuns: 25 },
        );
      }
    },
  );

  test.each(methods(2).map((method) => [named(method), method] as const))(
    'where an orientation may be picked twice on a ballot: %s',
    (_, method) => {
      const valid = everyBallot(3, 2, true);
      const universe = { size: 3, method, reach: reachWith(valid, 3, method), most: 3, repeats: true };
      for (const cast of everyChoice(valid, 3, true)) expectBrute(cast, { ...universe, keep: 1 });
    },
  );

  /** Every ballot of one or two picks with dots on them: so many in all, so many on each at most. */
  const everyDotted = (size: number, inAll: number, onEach: number): Ballot[] =>
    everyBallot(size, 2).flatMap(({ picks }) =>
      everySharing(picks.length, inAll, onEach).map((dots): Ballot => ({ picks, dots, times: 1 })),
    );

  const everySharing = (picks: number, inAll: number, onEach: number): number[][] =>
    picks === 0
      ? [[]]
      : upTo(Math.min(inAll, onEach)).flatMap((fewer) =>
          everySharing(picks - 1, inAll - fewer - 1, onEach).map((others) => [fewer + 1, ...others]),
        );

  const cumulative = methodFor('cumulative', 2);

  test('where dots are laid, all on one orientation if a voter likes', () => {
    const dotted = everyDotted(3, 3, 3);
    const fullest: Ballot = { picks: [0, 1], dots: [2, 1], times: 1 };
    const universe = { size: 3, method: cumulative, reach: reachWith(dotted, 3, cumulative), most: 3 };
    for (const others of everyChoice(dotted, 2, true))
      for (const keep of [1, 2]) expectBrute([fullest, ...others], { ...universe, keep });
  });

  test('where a ballot may lay so many dots on one orientation and no more', () => {
    const dotted = everyDotted(3, 4, 2);
    const universe = { size: 3, method: cumulative, reach: reachWith(dotted, 3, cumulative), most: 3, mostDots: 2 };
    for (const cast of everyChoice(dotted, 2, true))
      for (const keep of [1, 2]) expectBrute(cast, { ...universe, keep });
  });

  test.each([
    ['five in all', 5, 5, null],
    ['five in all, three on each', 5, 3, 3],
  ] as const)(
    'in elections of up to nine ballots with dots over four orientations, %s',
    (_, inAll, onEach, mostDots) => {
      const dotted = everyDotted(4, inAll, onEach);
      const fullest: Ballot = { picks: [3, 1], dots: [3, 2], times: 1 };
      const universe = { size: 4, method: cumulative, reach: reachWith(dotted, 4, cumulative), most: 2, mostDots };
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...dotted), { minLength: 1, maxLength: 8 }),
          fc.integer({ min: 1, max: 3 }),
          (others, keep) => expectBrute([fullest, ...others], { ...universe, keep }),
        ),
        { seed: 2008, numRuns: 40 },
      );
    },
  );

  const fullBallots = (size: number, picks: number) =>
    everyBallot(size, picks).filter((one) => one.picks.length === picks);

  test.each([2, 3].flatMap((picks) => methods(picks).map((method) => [picks, named(method), method] as const)))(
    'where a ballot must name %i: %s',
    (picks, _, method) => {
      for (const size of [picks, picks + 1]) {
        const valid = fullBallots(size, picks);
        const universe = { size, method, reach: reachWith(valid, size, method), most: 2, fewestPicks: picks };
        // Of the largest, one election in eleven.
        for (const voters of size < 4 ? [1, 2, 3] : [1, 2])
          for (const cast of [...everyChoice(valid, voters, true)].filter((_, at) => size < 4 || at % 11 === 0))
            for (const keep of upTo(size).slice(1)) expectBrute(cast, { ...universe, keep });
      }
    },
  );

  test('of a ballot that is alone on its list, too', () => {
    const method = methodFor('borda');
    const universe = { size: 1, method, reach: reachWith(everyBallot(1, 1), 1, method), most: 2 };
    expectBrute([], { ...universe, keep: 1 });
  });
});

describe('where it was announced what becomes of a tie at the bar', () => {
  test('where all or none of those tied at the bar are retained, a tie changes the list', () => {
    const cast = [times(9, ballot(0)), times(5, ballot(1))];
    for (const atBar of ['all', 'none'] as const) {
      expect(marginOf(cast, 2, methodFor('count', 1), 1, { atBar }).replace).toEqual({ displace: 2, tie: 2 });
      expect(marginOf([ballot(0), ballot(1)], 2, methodFor('count', 1), 1, { atBar })).toEqual({
        replace: { displace: null, tie: null },
        add: { displace: null, tie: null },
      });
    }
  });
});

describe('ballots that do not count could have changed the list', () => {
  const could = (cast: readonly Ballot[], keep: number, ...uncounted: { named: number[] | null; times: number }[]) => {
    const method = methodFor('count', 1);
    return couldMatter(uncounted, cast, count(cast, 3, method), { ...anyBallotGoes, method, keep });
  };
  const cast = [times(3, ballot(0)), times(1, ballot(1))];

  test('where enough of them name one that is out, or nobody can tell whom they name', () => {
    expect(could(cast, 1, { named: [0, 1], times: 2 })).toBe(true);
    expect(could(cast, 1, { named: [1], times: 1 }, { named: null, times: 1 })).toBe(true);
    expect(could(cast, 1, { named: [1], times: 1 })).toBe(false);
    expect(could(cast, 1, { named: [0], times: 9 })).toBe(false);
    expect(could(cast, 1, { named: [2], times: 2 }, { named: [1], times: 1 })).toBe(false);
    expect(could(cast, 1)).toBe(false);
  });

  test('where one of those tied at the bar is named, or a place is free', () => {
    const tied = [ballot(0), ballot(1)];
    expect(could(tied, 1, { named: [1], times: 1 })).toBe(true);
    expect(could(tied, 1, { named: [2], times: 1 })).toBe(false);
    expect(could(cast, 3, { named: [2], times: 1 })).toBe(true);
    expect(could(cast, 3, { named: [0], times: 1 })).toBe(false);
    expect(could(cast, 2, { named: [2], times: 1 })).toBe(true);
  });
});

test('pooling ballots changes no margin', () => {
  fc.assert(
    fc.property(anyElection(), fc.integer({ min: 1, max: 4 }), ({ orientations, picks, ballots }, keep) => {
      const method = methodFor('borda', picks);
      expect(marginOf(unpooled(ballots), orientations, method, keep)).toEqual(
        marginOf(ballots, orientations, method, keep),
      );
    }),
    { seed: 2008, numRuns: 200 },
  );
});

test('points that came as totals, from no ballot known, cannot be taken back, only outdone', () => {
  const rules = { ...anyBallotGoes, method: methodFor('count', 1), keep: 1 };
  const none = { displace: null, tie: null };
  expect(margin([], standingsOf(4, 9), rules)).toEqual({ replace: none, add: { displace: 6, tie: 5 } });
  expect(margin([times(2, ballot(1))], standingsOf(4, 9), rules).replace).toEqual(none);
  expect(margin([times(3, ballot(1))], standingsOf(4, 9), rules).replace).toEqual({ displace: 3, tie: 3 });
});

test('standings alone say who is retained: their order does not matter', () => {
  const cast = [times(9, ballot(1)), times(4, ballot(0))];
  const method = methodFor('count');
  const inOrder = margin(cast, standingsOf(4, 9), { ...anyBallotGoes, method, keep: 1 });
  expect(margin(cast, standingsOf(4, 9).reverse(), { ...anyBallotGoes, method, keep: 1 })).toEqual(inOrder);
});

test('a hundred thousand different ballots are read once, not once for every pair of two hundred orientations', () => {
  const cast = upTo(100_000).map((voter) => ballot(voter % 200, (voter * 7 + 1) % 199, 199 - ((voter * 31) % 150)));
  const method = methodFor('borda');
  const standings = count(cast, 200, method);
  const started = performance.now();
  margin(cast, standings, { ...anyBallotGoes, method, keep: 100 });
  // Some 150 ms; a pass over the ballots for each of the ten thousand pairs would be over a billion steps.
  expect(performance.now() - started).toBeLessThan(5000);
});
