/** What any fair count must satisfy: every election of three ballots over four orientations, and any larger one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ballot } from '../src/ballots/ballot.ts';
import { count, weigh } from '../src/count/count.ts';
import { type Method, type SchemeId, schemes } from '../src/count/schemes.ts';
import { type Ranked, type RankRules, rank } from '../src/rank/rank.ts';
import { announced, anyElection, ballot, everyElection, methodFor, unpooled, upTo } from './support/elections.ts';

/** An election, and what is drawn at random where an axiom speaks of «any»: a number to choose with. */
interface Case {
  readonly orientations: number;
  readonly ballots: readonly Ballot[];
  readonly method: Method;
  readonly keep: number;
  readonly any: number;
}

const rankedIn = ({ orientations, ballots, method, keep }: Case, rules: Partial<RankRules> = {}): readonly Ranked[] =>
  rank(count(ballots, orientations, method), announced({ ...rules, keep })).ranked;

const placeOf = (orientation: number | undefined, ranked: readonly Ranked[]): Ranked | undefined =>
  ranked.find((one) => one.orientation === orientation);

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Never a worse rank, and never less sure of being retained. */
const neverHarmed = (before: Ranked | undefined, after: Ranked | undefined): boolean =>
  before === undefined ||
  (after !== undefined &&
    after.rank <= before.rank &&
    (before.retained === 'no' || after.retained !== 'no') &&
    (before.retained !== 'yes' || after.retained === 'yes'));

/** A list moved round by so many places: one of the orders it could have been written in. */
const turned = <T>(items: readonly T[], by: number): T[] => {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)].reverse();
};

const axioms = {
  'the marks and the points add up': ({ orientations, ballots, method }) => {
    const standings = count(ballots, orientations, method);
    const marked = sum(ballots.map(({ times, picks }) => times * picks.length));
    const given = sum(ballots.map((cast) => cast.times * sum(weigh(cast, method))));
    return (
      sum(standings.map(({ picks }) => picks)) === marked &&
      sum(standings.map(({ points }) => points)) === given &&
      standings.every(({ picks, picksAt }) => picks === sum(picksAt)) &&
      upTo(method.points.length).every(
        (position) =>
          sum(standings.map(({ picksAt }) => picksAt[position] ?? NaN)) ===
          sum(ballots.map(({ times, picks }) => (picks.length > position ? times : 0))),
      )
    );
  },

  'a rank is one more than those strictly better, and equals share it': (election) => {
    const ranked = rankedIn(election);
    return ranked.every(
      ({ orientation, points, rank: place, tied }) =>
        place === 1 + ranked.filter((other) => other.points > points).length &&
        tied === ranked.some((other) => other.orientation !== orientation && other.points === points),
    );
  },

  'those above the bar are retained, those below are not, and never more than there are places': (election) => {
    const ranked = rankedIn(election);
    const bar = ranked[election.keep - 1]?.points ?? 0;
    return (
      ranked.filter(({ retained }) => retained === 'yes').length <= election.keep &&
      ranked.every(({ points, retained }) => {
        if (points === 0 || points < bar) return retained === 'no';
        return points > bar ? retained === 'yes' : retained !== 'no';
      })
    );
  },

  'neither the order of the ballots nor their pooling matters': (election) => {
    const ballots = turned(unpooled(election.ballots), election.any);
    return same(rankedIn({ ...election, ballots }), rankedIn(election));
  },

  'the order of the list matters to no rule but list-order': (election) => {
    const here = upTo(election.orientations);
    const there = turned(here, election.any);
    const moved = election.ballots.map((cast) => ({ ...cast, picks: cast.picks.map((pick) => there.indexOf(pick)) }));
    const rules = { tieBreak: ['first-picks', 'draw'], seed: 'au hasard' } as const;
    const before = rankedIn(election, { ...rules, names: here.map(String) });
    const after = rankedIn({ ...election, ballots: moved }, { ...rules, names: there.map(String) });
    return here.every((orientation) => {
      const said = placeOf(there.indexOf(orientation), after);
      return same({ ...said, orientation }, { ...placeOf(orientation, before), orientation });
    });
  },

  'one more ballot for an orientation alone never harms it': (election) => {
    const one = election.any % election.orientations;
    const after = rankedIn({ ...election, ballots: [...election.ballots, ballot(one)] });
    const [was, is] = [placeOf(one, rankedIn(election)), placeOf(one, after)];
    return neverHarmed(was, is) && (was?.retained !== 'tied-at-bar' || is?.retained === 'yes');
  },

  'an orientation moved up on a ballot never falls': (election) => {
    const [cast, ...others] = unpooled(election.ballots).map(({ picks }) => ({ picks, dots: null, times: 1 }));
    const position = 1 + (election.any % 3);
    const [above, raised] = cast?.picks.slice(position - 1, position + 1) ?? [];
    if (cast === undefined || above === undefined || raised === undefined) return true;
    const picks = cast.picks.with(position - 1, raised).with(position, above);
    const before = rankedIn({ ...election, ballots: [cast, ...others] });
    const after = rankedIn({ ...election, ballots: [{ ...cast, picks }, ...others] });
    return neverHarmed(placeOf(raised, before), placeOf(raised, after));
  },

  'the same ballots under the same rules give the same ranking': (election) => {
    const rules = announced({ keep: election.keep, tieBreak: ['draw'], seed: 'encore', names: ['a', 'b', 'c', 'd'] });
    const run = () => rank(count(election.ballots, election.orientations, election.method), rules);
    return same(run(), run());
  },
} satisfies Record<string, (election: Case) => boolean>;

const everySmallElection = [...everyElection(3, 4, 3)];
const schemeIds = Object.keys(schemes) as SchemeId[];

describe.each(Object.entries(axioms))('%s', (_, holds) => {
  test.each(['count', 'borda', 'plurality'] as const)(
    'in every election of three ballots over four orientations, under %s',
    (scheme) => {
      const method = methodFor(scheme);
      const broken = everySmallElection.find(
        (ballots, any) => !holds({ orientations: 4, ballots, method, keep: 2, any: any + 1 }),
      );
      expect(broken).toBeUndefined();
    },
  );

  test('in any election, incomplete ballots and dots included', () => {
    const anyCase = fc
      .record({
        election: anyElection({ dots: true }),
        scheme: fc.constantFrom(...schemeIds),
        incomplete: fc.constantFrom('count' as const, 'modified' as const),
        keep: fc.integer({ min: 1, max: 9 }),
        any: fc.nat(),
      })
      .map(({ election, scheme, incomplete, ...rest }) => ({
        ...election,
        ...rest,
        method: methodFor(scheme, election.picks, incomplete),
      }));
    fc.assert(fc.property(anyCase, holds), { seed: 2008, numRuns: 400 });
  });
});
