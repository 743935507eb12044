/** Standings and the rules announced enter; every orientation's place, the bar and the record of every tie leave. */
import type { Standing } from '../count/count.ts';
import { type Allot, byPoints, type Group, isTied, type PlaceRules, prepareBar, split } from './bar.ts';
import { type Attempt, decide, type Means, type TieBreakId, type TieStep, tieBreak, treatAlike } from './tie-breaks.ts';

/** Where an orientation stands among the groups of equals. */
interface Position {
  /** Orientations strictly ahead of its group. */
  readonly ahead: number;
  /** Orientations in its group, itself included. */
  readonly equals: number;
  /** Groups ahead of its own. */
  readonly groupsAhead: number;
  /** Members of its own group listed before it. */
  readonly listedBefore: number;
}

/** The ways of numbering; the shorthands tell how four orientations are numbered when the second and third are equal. */
export const rankStyles = {
  /** 1224: one more than those strictly ahead, as in sports. */
  competition: ({ ahead }) => ahead + 1,
  /** 1223: no number is skipped. */
  dense: ({ groupsAhead }) => groupsAhead + 1,
  /** 1234: the number of the line; never the only number to show where orientations are tied. */
  ordinal: ({ ahead, listedBefore }) => ahead + listedBefore + 1,
  /** 1334: as many as are at least as good. */
  modified: ({ ahead, equals }) => ahead + equals,
  /** 1 2.5 2.5 4: the mean of the line numbers; for statistics. */
  fractional: ({ ahead, equals }) => ahead + (equals + 1) / 2,
} as const satisfies Record<string, (position: Position) => number>;

export type RankStyle = keyof typeof rankStyles;

/** The rules of the ranking. A decision may only answer what every rule leaves open, and what was announced for those still
 * tied at the bar comes last. */
export interface RankRules extends Means, PlaceRules {
  readonly rankStyle: RankStyle;
  /** Tried in this order, each on what is still tied; `draw` without a seed is passed over. */
  readonly tieBreak: readonly TieBreakId[];
}

/** Ranks by points, then by whatever rules were announced. Nothing is decided that no rule decides. */
export const rank = (standings: readonly Standing[], rules: RankRules) => {
  const { keep, rankStyle, names } = rules;
  const allot = prepareBar(standings, rules);
  const labels = (some: readonly Standing[]) => some.map(({ orientation }) => names[orientation] ?? '');
  let ahead: readonly Standing[] = [];
  const levels = split(standings, byPoints).map((level) => {
    const separated = separate(level, ahead, allot, rules);
    ahead = [...ahead, ...level];
    return { level, ...separated };
  });
  const groups = levels.flatMap((level) => level.groups);
  const verdicts = new Map(levels.flatMap((level) => level.verdicts));
  const ranked = groups.flatMap((group, groupsAhead) => {
    const position = { ahead: groups.slice(0, groupsAhead).flat().length, equals: group.length, groupsAhead };
    return group.map((standing, listedBefore) => ({
      ...standing,
      /** As the style numbers it; only `fractional` gives halves. */
      rank: rankStyles[rankStyle]({ ...position, listedBefore }),
      /** Whether it shares its place with another, whatever the style prints. */
      tied: isTied(group),
      retained: verdicts.get(standing) ?? 'no',
    }));
  });
  const open = levels.flatMap((level) => level.open ?? []);
  const places = open.reduce((sum, tie) => sum + tie.places, 0);
  return {
    /** Best first; equals in the order of the list. */
    ranked,
    bar: {
      keep,
      /** Points of the orientation in the last place kept; null where the list has fewer orientations than places. */
      score: ranked[keep - 1]?.points ?? null,
      /** The tie at the bar that no rule has settled. */
      tied: open.length === 0 ? null : { orientations: labels(open.flatMap(({ tied }) => tied)), places },
    },
    /** Best first, one for each group of equal points. */
    ties: levels
      .filter(({ level }) => isTied(level))
      .map((tie) => ({
        /** Those with equal points, in the order of the list. */
        orientations: labels(tie.level),
        points: tie.level[0].points,
        /** Whether the bar would cut it in two. */
        atBar: tie.atBar,
        /** Nothing is left to decide: at the bar, who is retained; elsewhere, who comes before whom. */
        settled: tie.atBar ? tie.open === null : !tie.groups.some(isTied),
        steps: tie.steps.map((step): TieStep => ({ ...step, into: step.into.map(labels) })),
      })),
  };
};

export type Ranking = ReturnType<typeof rank>;
export type Ranked = Ranking['ranked'][number];
/** The only record of a tie, by labels: terminal, JSON and document print this one. */
export type Tie = Ranking['ties'][number];

/** Tries rule after rule on those with equal points, until nobody is tied any more. */
const separate = (level: Group, ahead: readonly Standing[], allot: Allot, rules: RankRules) => {
  const steps: Attempt[] = [];
  let groups: readonly Group[] = [level];
  let alike: 'all' | 'none' | null = null;
  for (const attempt of [...rules.tieBreak.map((id) => tieBreak(id).attempt), decide, treatAlike]) {
    const tried: Attempt | null =
      groups.some(isTied) && alike === null ? attempt({ groups, ahead, allot }, rules) : null;
    if (tried === null) continue;
    steps.push(tried);
    groups = tried.into;
    if (tried.rule === 'decision' || tried.rule === 'at-bar') alike = tried.values[0].alike;
  }
  const { verdicts, atBar } = allot(groups, ahead);
  const decided = alike === 'all' ? 'yes' : 'no';
  return {
    groups,
    steps,
    /** Whether the bar would have cut the level in two. */
    atBar: allot([level], ahead).atBar !== null,
    open: alike === null ? atBar : null,
    verdicts: verdicts.map(
      ([standing, verdict]) => [standing, verdict === 'tied-at-bar' && alike !== null ? decided : verdict] as const,
    ),
  };
};
