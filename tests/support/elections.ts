/** Small elections, all of them or any of them, and the plain words the tests use to set one up. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Ballot } from '../../src/ballots/ballot.ts';
import type { Standing } from '../../src/count/count.ts';
import { type Method, type SchemeId, schemes } from '../../src/count/schemes.ts';
import { type Ranking, type RankRules, rank as rankByLabel } from '../../src/rank/rank.ts';

export interface Election {
  readonly orientations: number;
  readonly picks: number;
  readonly ballots: readonly Ballot[];
}

/** A ballot cast once, best pick first. */
export const ballot = (...picks: number[]): Ballot => ({ picks, dots: null, times: 1 });

export const methodFor = (scheme: SchemeId, picks = 3, incomplete: Method['incomplete'] = 'count'): Method => ({
  scheme,
  points: schemes[scheme].points(picks),
  incomplete,
});

/** A vector of one's own. */
export const pointsOf = (...points: number[]): Method => ({ scheme: 'points', points, incomplete: 'count' });

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Rules that break no tie, but for what is said. */
export const announced = (rules: Partial<RankRules> = {}): RankRules => ({
  keep: 3,
  rankStyle: 'competition',
  tieBreak: [],
  seed: null,
  decision: null,
  atBar: 'stop',
  citedBy: 0,
  perTheme: 0,
  themes: [],
  runoff: null,
  names: [],
  sha256,
  ...rules,
});

/** Every valid ballot of one pick up to `picks`; with `repeats`, those that name an orientation again too. */
export const everyBallot = (orientations: number, picks: number, repeats = false): Ballot[] => {
  const longer = (chosen: readonly number[]): number[][] =>
    upTo(orientations)
      .filter((pick) => repeats || !chosen.includes(pick))
      .map((pick) => [...chosen, pick]);
  const byLength = [upTo(orientations).map((pick) => [pick])];
  while (byLength.length < picks) byLength.push((byLength.at(-1) ?? []).flatMap(longer));
  return byLength.flat().map((chosen) => ballot(...chosen));
};

/** Every way of taking so many of the items, the order not mattering; with `again`, an item may be taken repeatedly. */
export function* everyChoice<T>(items: readonly T[], size: number, again = false): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (const [index, item] of items.entries())
      for (const others of everyChoice(items.slice(again ? index : index + 1), size - 1, again))
        yield [item, ...others];
}

/** Every election of so many voters. */
export const everyElection = (voters: number, orientations: number, picks: number): Generator<Ballot[]> =>
  everyChoice(everyBallot(orientations, picks), voters, true);

/** Any election up to these sizes; ballots may be incomplete, repeated, and hold dots if asked. */
export const anyElection = ({ orientations = 8, picks = 4, ballots = 40, dots = false } = {}): fc.Arbitrary<Election> =>
  fc
    .record({ orientations: fc.integer({ min: 1, max: orientations }), picks: fc.integer({ min: 1, max: picks }) })
    .chain((size) =>
      fc
        .array(anyBallot(size.orientations, Math.min(size.picks, size.orientations), dots), { maxLength: ballots })
        .map((cast) => ({ ...size, ballots: cast })),
    );

const anyBallot = (orientations: number, picks: number, dots: boolean): fc.Arbitrary<Ballot> =>
  fc
    .record({
      picks: fc.uniqueArray(fc.nat(orientations - 1), { minLength: 1, maxLength: picks }),
      dots: fc.option(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: picks, maxLength: picks })),
      times: fc.integer({ min: 1, max: 3 }),
    })
    .map((cast) => ({ ...cast, dots: dots && cast.dots ? cast.dots.slice(0, cast.picks.length) : null }));

export const anyScheme: fc.Arbitrary<SchemeId> = fc.constantFrom(...(Object.keys(schemes) as SchemeId[]));

/** One voter a ballot. */
export const unpooled = (ballots: readonly Ballot[]): Ballot[] =>
  ballots.flatMap((cast) => upTo(cast.times).map(() => ({ ...cast, times: 1 })));

/** 0, 1, 2… as many as that. */
export const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index);

/**
 * The lists that the points allow, straight from the definition: as many as are kept, or all those with a point if they
 * are fewer, such that nobody left out is ahead of anybody let in. Each is written «0,2,5».
 */
export const possibleLists = (points: readonly number[], keep: number): string[] => {
  const supported = upTo(points.length).filter((orientation) => worth(points, orientation) > 0);
  const lists = [...everyChoice(supported, Math.min(keep, supported.length))];
  const allowed = lists.filter((list) =>
    supported
      .filter((orientation) => !list.includes(orientation))
      .every((left) => list.every((taken) => worth(points, taken) >= worth(points, left))),
  );
  return allowed.map(String);
};

const worth = (points: readonly number[], orientation: number): number => points[orientation] ?? 0;

/** Standings with these points, in the order of the list. */
export const standingsOf = (...points: number[]): Standing[] =>
  points.map((value, orientation) => ({ orientation, points: value, picks: value, picksAt: [] }));

/** The ranking, with the numbers of orientations in place of their labels: small elections need no names. */
export function rank(standings: readonly Standing[], rules: RankRules): Ranking {
  const names = rules.names.length > 0 ? rules.names : upTo(standings.length).map(String);
  return byNumber(rankByLabel(standings, { ...rules, names }), names);
}

export function byNumber<T>(ranking: T, names: readonly string[]): T {
  const numbered = (label: unknown): unknown =>
    Array.isArray(label) ? label.map(numbered) : label === null ? null : names.indexOf(String(label));
  return JSON.parse(JSON.stringify(ranking), (key, value) =>
    key === 'into' || key === 'among' || (key.startsWith('orientation') && typeof value !== 'number')
      ? numbered(value)
      : value,
  );
}
