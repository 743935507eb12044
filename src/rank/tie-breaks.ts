/** The rules that may separate equals: the groups of one tie enter, smaller groups and what the rule saw leave. */
import type { Standing } from '../count/count.ts';
import { tiedAtBar } from './bar.ts';
import { drawLots, type Hat, type Lot } from './draw.ts';
import { type Comparator, type Group, isTied, place, splitAll } from './groups.ts';

/** A tie as far as the rules before have separated it. */
export interface Contest {
  readonly groups: readonly Group[];
  /** Orientations strictly ahead of the whole tie. */
  readonly ahead: number;
  /** Places there are in all. */
  readonly keep: number;
}

/** One rule tried on one tie. */
export interface Attempt<Rule extends string, Value> {
  readonly rule: Rule;
  /** What it compared or drew. */
  readonly values: readonly Value[];
  /** The whole tie, best first, as the rule leaves it. */
  readonly into: readonly Group[];
}

interface Rule<Id extends string, Value> {
  /** Whether it reads the order of the picks. */
  readonly ordered: boolean;
  /** Whether it goes by a list that somebody wrote. */
  readonly listed: boolean;
  /** Whether it needs a seed. */
  readonly seeded: boolean;
  /** Null where the rule has nothing to say of this tie: such an attempt never took place. */
  readonly attempt: (contest: Contest, hat: Hat) => Attempt<Id, Value> | null;
}

/** Splits every group that is still tied, and shows what was compared. */
const compareAll = <Value>(groups: readonly Group[], compare: Comparator, show: (standing: Standing) => Value) => ({
  values: groups.filter(isTied).flat().map(show),
  into: splitAll(groups, compare),
});

const moreFirstPicks: Comparator = (one, other) =>
  one.picksAt.map((ballots, position) => (other.picksAt[position] ?? 0) - ballots).find((step) => step !== 0) ?? 0;

/** Most first choices, then most second choices, then third: settles most ties of a plain count. */
const firstPicks: Rule<'first-picks', { readonly orientation: number; readonly picksAt: readonly number[] }> = {
  ordered: true,
  listed: false,
  seeded: false,
  attempt: ({ groups }) => ({
    rule: 'first-picks',
    ...compareAll(groups, moreFirstPicks, ({ orientation, picksAt }) => ({ orientation, picksAt })),
  }),
};

/** The order of the list; it favours whoever wrote the list, so it is never implied. `position` 1 is the first. */
const listOrder: Rule<'list-order', { readonly orientation: number; readonly position: number }> = {
  ordered: false,
  listed: true,
  seeded: false,
  attempt: ({ groups }) => ({
    rule: 'list-order',
    ...compareAll(
      groups,
      (one, other) => one.orientation - other.orientation,
      ({ orientation }) => ({ orientation, position: orientation + 1 }),
    ),
  }),
};

/** Drawing lots, only at the bar and only for the places left there: the others stay equal. */
const draw: Rule<'draw', Lot> = {
  ordered: false,
  listed: false,
  seeded: true,
  attempt: ({ groups, ahead, keep }, hat) => {
    const tied = tiedAtBar(place(groups, ahead), keep);
    if (tied === null || hat.seed === null) return null;
    const lots = drawLots(tied, hat.seed, hat);
    const turns = new Map(lots.map((lot, index) => [lot.orientation, index]));
    const turn = ({ orientation }: Standing): number => turns.get(orientation) ?? lots.length;
    return { rule: 'draw', values: lots, into: splitAll(groups, (one, other) => turn(one) - turn(other)) };
  },
};

/** Tried in the order asked for; none is asked for unless someone says so. */
export const tieBreaks = {
  'first-picks': firstPicks,
  'list-order': listOrder,
  draw,
} as const satisfies Record<string, Rule<string, unknown>>;

export type TieBreakId = keyof typeof tieBreaks;

export type RuleAttempt = NonNullable<ReturnType<(typeof tieBreaks)[TieBreakId]['attempt']>>;
