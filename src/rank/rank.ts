/** Standings and the rules announced enter; every orientation's place, the bar and the record of every tie leave. */
import type { Standing } from '../count/count.ts';
import { type Bar, type Retained, retention, tiedAtBar } from './bar.ts';
import { type Decided, type Decision, decide } from './decision.ts';
import type { Hat } from './draw.ts';
import { byPoints, type Group, isTied, orientationsOf, type Placed, place, split } from './groups.ts';
import { type RankStyle, rankStyles } from './rank-styles.ts';
import { type Attempt, type Contest, type RuleAttempt, type TieBreakId, tieBreaks } from './tie-breaks.ts';

/** The rules of the ranking; the seed, the labels and SHA-256 serve the draw. */
export interface RankRules extends Hat {
  /** How many orientations are retained. */
  readonly keep: number;
  readonly style: RankStyle;
  /** Tried in this order, each on what is still tied; `draw` without a seed is passed over. */
  readonly tieBreaks: readonly TieBreakId[];
  /** Taken after all the rules; one that answers no tie changes nothing (`checkDecision` says why). */
  readonly decision: Decision | null;
}

export type Ranked = Standing & {
  /** As the style numbers it; only `fractional` gives halves. */
  readonly rank: number;
  /** Whether it shares its place with another, whatever the style prints. */
  readonly tied: boolean;
  readonly retained: Retained;
};

/** A rule tried on a tie: what it saw, and the whole tie as it left it, best first, the failed attempts included. */
export type TieStep = Recorded<RuleAttempt | Attempt<'decision', Decided>>;

type Recorded<Tried> =
  Tried extends Attempt<infer Rule, infer Value>
    ? { readonly rule: Rule; readonly values: readonly Value[]; readonly into: readonly (readonly number[])[] }
    : never;

/** The only record of a tie: terminal, JSON and document print this one. */
export interface Tie {
  /** Those with equal points, in the order of the list. */
  readonly orientations: readonly number[];
  readonly points: number;
  /** Whether the bar would cut it in two. */
  readonly atBar: boolean;
  readonly steps: readonly TieStep[];
  /** Nothing is left to decide: at the bar, who is retained; elsewhere, who comes before whom. */
  readonly settled: boolean;
}

export interface Ranking {
  /** Best first; equals in the order of the list. */
  readonly ranked: readonly Ranked[];
  readonly bar: Bar;
  /** Best first, one for each group of equal points. */
  readonly ties: readonly Tie[];
}

/** Ranks by points, then by whatever rules were announced. Nothing is decided that no rule decides. */
export const rank = (standings: readonly Standing[], rules: RankRules): Ranking => {
  const { keep } = rules;
  const contests = place(split(standings, byPoints)).map((level) => ({ level, ...separate(level, rules) }));
  const groups = place(contests.flatMap((contest) => contest.groups));
  const ranked = groups.flatMap((placed, groupsAhead) => number(placed, groupsAhead, rules));
  return {
    ranked,
    bar: { keep, score: ranked[keep - 1]?.points ?? null, tied: tiedAtBar(groups, keep) },
    ties: contests.filter(({ level }) => isTied(level.group)).map((contest) => record(contest, keep)),
  };
};

/** What the rules made of a level, that is of those with equal points. */
interface Separated {
  readonly groups: readonly Group[];
  readonly steps: readonly TieStep[];
}

/** Tries rule after rule until nobody is tied any more. */
const separate = ({ group, ahead }: Placed, rules: RankRules): Separated => {
  const steps: TieStep[] = [];
  let groups: readonly Group[] = [group];
  for (const attempt of attemptsUnder(rules)) {
    const tried = groups.some(isTied) ? attempt({ groups, ahead, keep: rules.keep }) : null;
    if (tried === null) continue;
    steps.push({ ...tried, into: tried.into.map(orientationsOf) });
    groups = tried.into;
  }
  return { groups, steps };
};

/** The rules as they are tried; the room comes last, since it may only answer what the rules leave open. */
const attemptsUnder = (rules: RankRules) => [
  ...rules.tieBreaks.map((id) => (contest: Contest) => tieBreaks[id].attempt(contest, rules)),
  (contest: Contest) => rules.decision && decide(rules.decision, contest, rules.names),
];

const record = ({ level, groups, steps }: Separated & { readonly level: Placed }, keep: number): Tie => {
  const { group, ahead } = level;
  const atBar = retention(level, keep) === 'tied-at-bar';
  return {
    orientations: orientationsOf(group),
    points: group[0].points,
    atBar,
    steps,
    settled: atBar ? tiedAtBar(place(groups, ahead), keep) === null : !groups.some(isTied),
  };
};

/** Gives the members of a group their rank, and says whether they are retained. */
const number = (placed: Placed, groupsAhead: number, { style, keep }: RankRules): Ranked[] => {
  const { group, ahead } = placed;
  const retained = retention(placed, keep);
  return group.map((standing, listedBefore) => ({
    ...standing,
    rank: rankStyles[style]({ ahead, equals: group.length, groupsAhead, listedBefore }),
    tied: isTied(group),
    retained,
  }));
};
