/** The rules that may separate equals: the groups of one tie enter, smaller groups and what the rule saw leave. */
import type { Standing } from '../count/count.ts';
import { type Allot, type Group, isTied, moreFirst, split } from './bar.ts';
import { drawLots, type Hat, type Lot } from './draw.ts';

/** A tie as far as the rules before have separated it. */
export interface Contest {
  readonly groups: readonly Group[];
  /** Those strictly ahead of the whole tie. */
  readonly ahead: readonly Standing[];
  readonly allot: Allot;
}

/** One rule tried on one tie. */
export interface Attempt<Rule extends string, Value> {
  readonly rule: Rule;
  /** What it compared or drew; orientations by their labels. */
  readonly values: readonly Value[];
  /** The whole tie, best first, as the rule leaves it. */
  readonly into: readonly Group[];
  /** What becomes of those still tied at the bar, where it was decided to treat them all alike. */
  readonly alike?: 'all' | 'none' | null;
}

/** What the rules need besides the standings: what the draw needs, and the votes of a second round by orientation. */
export interface Means extends Hat {
  readonly runoff: readonly number[] | null;
}

interface Rule<Id extends string, Value> {
  /** Whether it reads the order of the picks. */
  readonly ordered?: true;
  /** Whether it goes by a list that somebody wrote. */
  readonly listed?: true;
  /** Whether it needs a seed. */
  readonly seeded?: true;
  /** Whether it looks beyond the ballots of this count, which then say no more of the tie. */
  readonly elsewhere?: true;
  /** Null where the rule has nothing to say of this tie: such an attempt never took place. */
  readonly attempt: (contest: Contest, means: Means) => Attempt<Id, Value> | null;
}

export const splitAll = (groups: readonly Group[], compare: Parameters<typeof split>[1]): Group[] =>
  groups.flatMap((group) => split(group, compare));

/** A rule that compares numbers: it splits every group that is still tied, and shows what was compared under a `key`. */
const comparing =
  <Id extends string, Key extends string, Value extends number | readonly number[]>(
    rule: Id,
    key: Key,
    look: (standing: Standing) => Value,
    best: 'most' | 'least' = 'most',
  ) =>
  ({ groups }: Contest, { names }: Means) => {
    const compare = (one: Standing, other: Standing) => moreFirst([look(one)].flat(), [look(other)].flat());
    const shown = (standing: Standing) =>
      ({ orientation: names[standing.orientation] ?? '', [key]: look(standing) }) as {
        readonly [K in Key | 'orientation']: K extends Key ? Value : string;
      };
    const into = splitAll(groups, best === 'most' ? compare : (one, other) => compare(other, one));
    return { rule, values: groups.filter(isTied).flat().map(shown), into };
  };

const drawn = ({ groups, ahead, allot }: Contest, means: Means): Attempt<'draw', Lot> | null => {
  const { atBar } = allot(groups, ahead);
  const { seed, names } = means;
  if (atBar === null || seed === null) return null;
  const labels = atBar.tied.map(({ orientation }) => names[orientation] ?? '');
  const draw = (places: number): Attempt<'draw', Lot> => {
    const lots = drawLots(labels, places, seed, means);
    const turns = new Map(lots.map((lot, index) => [lot.orientation, index]));
    const turn = ({ orientation }: Standing): number => turns.get(names[orientation] ?? '') ?? lots.length;
    return { rule: 'draw', values: lots, into: splitAll(groups, (one, other) => turn(one) - turn(other)) };
  };
  const draft = draw(atBar.places);
  // Where themes have places of their own, only the whole order says who finds one.
  return allot(draft.into, ahead).atBar === null ? draft : draw(labels.length - 1);
};

/** Tried in the order asked for; none is asked for unless someone says so. */
export const tieBreaks = {
  /** Most first choices, then most second choices, then third: settles most ties of a plain count. */
  'first-picks': { ordered: true, attempt: comparing('first-picks', 'picksAt', ({ picksAt }) => picksAt) },
  /** Cited by most ballots, whatever the rank: says something where points do not simply count ballots. */
  citations: { attempt: comparing('citations', 'picks', ({ picks }) => picks) },
  /** The order of the list, 1 first; it favours whoever wrote the list, so it is never implied. */
  'list-order': {
    listed: true,
    attempt: comparing('list-order', 'position', ({ orientation }) => orientation + 1, 'least'),
  },
  /** A second round, held between those whom the bar left tied. */
  runoff: {
    elsewhere: true,
    attempt: (contest: Contest, means: Means) => {
      const { runoff } = means;
      if (runoff === null || contest.allot(contest.groups, contest.ahead).atBar === null) return null;
      return comparing('runoff', 'votes', ({ orientation }) => runoff[orientation] ?? 0)(contest, means);
    },
  },
  /** Drawing lots, only at the bar and only for the places left there: the others stay equal. */
  draw: { seeded: true, elsewhere: true, attempt: drawn },
} as const satisfies Record<string, Rule<string, unknown>>;

export type TieBreakId = keyof typeof tieBreaks;

/** A rule without the type of what it saw. */
export const tieBreak = (id: TieBreakId): Rule<string, unknown> => tieBreaks[id];

export type RuleAttempt = NonNullable<ReturnType<(typeof tieBreaks)[TieBreakId]['attempt']>>;
