/** The rules that may separate equals: the groups of one tie enter, smaller groups and what the rule saw leave. */
import type { Standing } from '../count/count.ts';
import { type Retention, tiedAtBar } from './bar.ts';
import { drawLots, type Hat, type Lot } from './draw.ts';
import { type Group, isTied, moreFirst, splitAll } from './groups.ts';

/** A tie as far as the rules before have separated it. */
export interface Contest {
  readonly groups: readonly Group[];
  /** Those strictly ahead of the whole tie. */
  readonly ahead: readonly Standing[];
  readonly retain: Retention;
}

/** One rule tried on one tie. */
export interface Attempt<Rule extends string, Value> {
  readonly rule: Rule;
  /** What it compared or drew. */
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
  /**
   * What it compares, the larger first, one number after the other. It adds up over ballots, so that one can say how few of
   * them would have settled the tie otherwise; null where that depends on a lot or on other ballots.
   */
  readonly compares: ((standing: Standing) => readonly number[]) | null;
  /** Null where the rule has nothing to say of this tie: such an attempt never took place. */
  readonly attempt: (contest: Contest, means: Means) => Attempt<Id, Value> | null;
}

/** A rule that compares numbers: it splits every group that is still tied, and shows what was compared. */
const comparing = <Id extends string, Value>(
  rule: Id,
  compares: (standing: Standing) => readonly number[],
  show: (standing: Standing) => Value,
) => ({
  compares,
  attempt: ({ groups }: Contest): Attempt<Id, Value> => ({
    rule,
    values: groups.filter(isTied).flat().map(show),
    into: splitAll(groups, (one, other) => moreFirst(compares(one), compares(other))),
  }),
});

const drawn = ({ groups, ahead, retain }: Contest, means: Means): Attempt<'draw', Lot> | null => {
  const tied = tiedAtBar(groups, retain, ahead);
  const { seed } = means;
  if (tied === null || seed === null) return null;
  const draw = (places: number): Attempt<'draw', Lot> => {
    const lots = drawLots({ ...tied, places }, seed, means);
    const turns = new Map(lots.map((lot, index) => [lot.orientation, index]));
    const turn = ({ orientation }: Standing): number => turns.get(orientation) ?? lots.length;
    return { rule: 'draw', values: lots, into: splitAll(groups, (one, other) => turn(one) - turn(other)) };
  };
  const draft = draw(tied.places);
  // Where themes have places of their own, only the whole order says who finds one.
  return tiedAtBar(draft.into, retain, ahead) === null ? draft : draw(tied.orientations.length - 1);
};

/** Tried in the order asked for; none is asked for unless someone says so. */
export const tieBreaks = {
  /** Most first choices, then most second choices, then third: settles most ties of a plain count. */
  'first-picks': {
    ordered: true,
    ...comparing(
      'first-picks',
      ({ picksAt }) => picksAt,
      ({ orientation, picksAt }) => ({ orientation, picksAt }),
    ),
  },
  /** Cited by most ballots, whatever the rank: says something where points do not simply count ballots. */
  citations: comparing(
    'citations',
    ({ picks }) => [picks],
    ({ orientation, picks }) => ({ orientation, picks }),
  ),
  /** The order of the list; it favours whoever wrote the list, so it is never implied. `position` 1 is the first. */
  'list-order': {
    listed: true,
    ...comparing(
      'list-order',
      ({ orientation }) => [-orientation],
      ({ orientation }) => ({ orientation, position: orientation + 1 }),
    ),
  },
  /** A second round, held between those whom the bar left tied. */
  runoff: {
    compares: null,
    attempt: (contest, { runoff }) => {
      if (runoff === null || tiedAtBar(contest.groups, contest.retain, contest.ahead) === null) return null;
      const votesFor = ({ orientation }: Standing): number => runoff[orientation] ?? 0;
      return comparing(
        'runoff',
        (standing) => [votesFor(standing)],
        (standing) => ({ orientation: standing.orientation, votes: votesFor(standing) }),
      ).attempt(contest);
    },
  } satisfies Rule<'runoff', { readonly orientation: number; readonly votes: number }>,
  /** Drawing lots, only at the bar and only for the places left there: the others stay equal. */
  draw: { seeded: true, compares: null, attempt: drawn },
} as const satisfies Record<string, Rule<string, unknown>>;

export type TieBreakId = keyof typeof tieBreaks;

/** A rule without the type of what it saw. */
export const tieBreak = (id: TieBreakId): Rule<string, unknown> => tieBreaks[id];

export type RuleAttempt = NonNullable<ReturnType<(typeof tieBreaks)[TieBreakId]['attempt']>>;
