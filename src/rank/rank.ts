/** Standings and the rules announced enter; every orientation's place, the bar and the record of every tie leave. */
import type { Standing } from '../count/count.ts';
import { type Bar, type PlaceRules, type Retained, retention, type TiedAtBar, tiedAtBar } from './bar.ts';
import { type Decided, type Decision, decide } from './decision.ts';
import { byPoints, type Group, isTied, orientationsOf, type Placed, place, split } from './groups.ts';
import { type RankStyle, rankStyles } from './rank-styles.ts';
import { type Attempt, type Contest, type Means, type RuleAttempt, type TieBreakId, tieBreaks } from './tie-breaks.ts';

/** What becomes of those whom every rule leaves tied at the bar: the count stops there, or retains all of them, or none. */
export const atBarChoices = ['stop', 'all', 'none'] as const;

export type AtBar = (typeof atBarChoices)[number];

/** The rules of the ranking; the seed, the labels and SHA-256 serve the draw. */
export interface RankRules extends Means, PlaceRules {
  readonly style: RankStyle;
  /** Tried in this order, each on what is still tied; `draw` without a seed is passed over. */
  readonly tieBreaks: readonly TieBreakId[];
  /** Taken after all the rules; one that answers no tie changes nothing (`checkDecision` says why). */
  readonly decision: Decision | null;
  /** Applied last. */
  readonly atBar: AtBar;
}

export type Ranked = Standing & {
  /** As the style numbers it; only `fractional` gives halves. */
  readonly rank: number;
  /** Whether it shares its place with another, whatever the style prints. */
  readonly tied: boolean;
  readonly retained: Retained;
};

/** A rule tried on a tie: what it saw, and the whole tie as it left it, best first, the failed attempts included. */
export type TieStep = Recorded<Tried>;

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
  const retain = retention(standings, rules);
  let ahead: readonly Standing[] = [];
  const levels = split(standings, byPoints).map((group) => {
    const level = separate({ groups: [group], ahead, retain }, rules);
    ahead = [...ahead, ...group];
    return { group, ...level };
  });
  const verdicts = new Map(levels.flatMap((level) => level.verdicts));
  const ranked = place(levels.flatMap(({ groups }) => groups)).flatMap((placed, groupsAhead) =>
    number(placed, groupsAhead, rules.style, verdicts),
  );
  const open = levels.flatMap(({ tied }) => tied ?? []);
  return {
    ranked,
    bar: {
      keep: rules.keep,
      score: ranked[rules.keep - 1]?.points ?? null,
      tied:
        open.length === 0
          ? null
          : {
              orientations: open.flatMap(({ orientations }) => orientations),
              places: open.reduce((sum, { places }) => sum + places, 0),
            },
    },
    ties: levels
      .filter(({ group }) => isTied(group))
      .map(({ group, atBar, groups, steps, tied }) => ({
        orientations: orientationsOf(group),
        points: group[0].points,
        atBar,
        steps,
        settled: atBar ? tied === null : !groups.some(isTied),
      })),
  };
};

/** What the rules made of a level, that is of those with equal points. */
interface Separated {
  readonly groups: readonly Group[];
  readonly steps: readonly TieStep[];
  /** Whether the bar would have cut the level in two. */
  readonly atBar: boolean;
  /** Those whom the bar still leaves tied. */
  readonly tied: TiedAtBar | null;
  readonly verdicts: readonly (readonly [orientation: number, retained: Retained])[];
}

/** Tries rule after rule until nobody is tied any more. */
const separate = (level: Contest, rules: RankRules): Separated => {
  const { ahead, retain } = level;
  const steps: TieStep[] = [];
  let { groups } = level;
  let alike: 'all' | 'none' | null = null;
  for (const attempt of attemptsUnder(rules)) {
    const tried: Tried | null = groups.some(isTied) && alike === null ? attempt({ groups, ahead, retain }) : null;
    if (tried === null) continue;
    steps.push(stepOf(tried));
    groups = tried.into;
    alike = tried.alike ?? null;
  }
  let before = ahead;
  const verdicts = groups.flatMap((group) => {
    const said = retain(group, before);
    before = [...before, ...group];
    return group.map(({ orientation }, member) => {
      const verdict = said[member] ?? 'no';
      if (verdict !== 'tied-at-bar' || alike === null) return [orientation, verdict] as const;
      return [orientation, alike === 'all' ? 'yes' : 'no'] as const;
    });
  });
  return {
    groups,
    steps,
    atBar: tiedAtBar(level.groups, retain, ahead) !== null,
    tied: alike === null ? tiedAtBar(groups, retain, ahead) : null,
    verdicts,
  };
};

type Tried = RuleAttempt | Attempt<'decision', Decided> | Attempt<'at-bar', { readonly alike: 'all' | 'none' }>;

const stepOf = ({ rule, values, into }: Tried): TieStep =>
  ({ rule, values, into: into.map(orientationsOf) }) as TieStep;

/** The rules as they are tried; the room comes after them, since it may only answer what they leave open. */
const attemptsUnder = (rules: RankRules): ((contest: Contest) => Tried | null)[] => [
  ...rules.tieBreaks.map((id) => (contest: Contest) => tieBreaks[id].attempt(contest, rules)),
  (contest) => rules.decision && decide(rules.decision, contest, rules.names),
  (contest) => treatAlike(contest, rules.atBar),
];

/** What was announced for those still tied at the bar: all are retained, or none. */
const treatAlike = ({ groups, ahead, retain }: Contest, atBar: AtBar): Tried | null =>
  atBar === 'stop' || tiedAtBar(groups, retain, ahead) === null
    ? null
    : { rule: 'at-bar', values: [{ alike: atBar }], into: groups, alike: atBar };

/** Gives the members of a group their rank, and says whether they are retained. */
const number = (
  { group, ahead }: Placed,
  groupsAhead: number,
  style: RankStyle,
  verdicts: ReadonlyMap<number, Retained>,
): Ranked[] =>
  group.map((standing, listedBefore) => ({
    ...standing,
    rank: rankStyles[style]({ ahead, equals: group.length, groupsAhead, listedBefore }),
    tied: isTied(group),
    retained: verdicts.get(standing.orientation) ?? 'no',
  }));
