/** What may separate equals, a rule or a decision of the room: the groups of one tie enter, smaller groups and what was seen of
 * them leave. */
import type { Standing } from '../count/count.ts';
import { type Allot, type Group, isTied, moreFirst, split } from './bar.ts';
import { type DrawInput, drawLots, type Lot } from './draw.ts';

/** A tie as far as what came before has separated it. */
export interface Contest {
  readonly groups: readonly Group[];
  /** Those strictly ahead of the whole tie. */
  readonly ahead: readonly Standing[];
  readonly allot: Allot;
}

/** How the room decided: lots drawn by hand, a vote of those present, the casting vote of the chair. */
export const decisionWays = ['draw', 'vote', 'chair'] as const;

/** What the room decided of those tied at the bar. */
export interface Decision {
  readonly how: (typeof decisionWays)[number];
  /** How, who decided and when, in the words of whoever reports it; `who` is empty where nobody said it. */
  readonly manner?: string;
  readonly who: string;
  readonly when: string;
  readonly secretBallot: boolean;
  /** As many as there are places, or all of them, or none. */
  readonly retained: readonly string[] | 'all';
}

/** A decision as the record of the tie shows it: every label named, letter for letter as in the list. */
export interface Decided extends Decision {
  readonly retained: readonly string[];
  /** Courts refuse a casting vote after a secret ballot: CA Bordeaux, 12 January 2017, no 14/06746. */
  readonly warning: 'casting-vote-after-secret-ballot' | null;
  /** Whether it retains all those tied at the bar, or none; null where it tells them apart. */
  readonly alike: 'all' | 'none' | null;
}

/** What becomes of those whom every rule leaves tied at the bar: the count stops there, or retains all of them, or none. */
export const atBarChoices = ['stop', 'all', 'none'] as const;

export type AtBar = (typeof atBarChoices)[number];

/** What the rules need besides the standings. */
export interface Means extends DrawInput {
  /** The votes of a second round, by orientation. */
  readonly runoff: readonly number[] | null;
  readonly decision: Decided | null;
  readonly atBar: AtBar;
}

type Compared<Value> = readonly (Value & { readonly orientation: string })[];

/** What was compared, drawn or decided; orientations by their labels. */
type Observation =
  | { readonly rule: 'first-picks'; readonly values: Compared<{ readonly picksAt: readonly number[] }> }
  | { readonly rule: 'citations'; readonly values: Compared<{ readonly picks: number }> }
  | { readonly rule: 'list-order'; readonly values: Compared<{ readonly position: number }> }
  | { readonly rule: 'runoff'; readonly values: Compared<{ readonly votes: number }> }
  | { readonly rule: 'draw'; readonly values: readonly Lot[] }
  | { readonly rule: 'decision'; readonly values: readonly [Decided & Contenders] }
  | { readonly rule: 'at-bar'; readonly values: readonly [{ readonly alike: 'all' | 'none' } & Contenders] };

/** Those whom every rule before had left tied at the bar: some of the tie, or all of it. */
interface Contenders {
  readonly among: readonly string[];
}

/** One attempt at one tie; `into` is the whole tie, best first, as it leaves it. */
export type Attempt = Observation & { readonly into: readonly Group[] };

/** The same by labels, as the record of the tie shows it; the attempts that failed included. */
export type TieStep = Observation & { readonly into: readonly (readonly string[])[] };

/** Null where there is nothing to say of this tie: such an attempt never took place. */
type TryOn = (contest: Contest, means: Means) => Attempt | null;

interface Rule {
  /** Whether it reads the order of the picks. */
  readonly ordered?: true;
  /** Whether it goes by a list that somebody wrote. */
  readonly listed?: true;
  /** Whether it needs a seed. */
  readonly seeded?: true;
  /** Whether it looks beyond the ballots of this count, which then say no more of the tie. */
  readonly elsewhere?: true;
  readonly attempt: TryOn;
}

/** Splits every group that is still tied, whoever has the most first. */
const splitBySize = ({ groups }: Contest, sizeOf: (standing: Standing) => readonly number[]): Group[] =>
  groups.flatMap((group) => split(group, (one, other) => moreFirst(sizeOf(one), sizeOf(other))));

/** What is compared of those still tied. */
const show = <Value>({ groups }: Contest, { names }: Means, look: (standing: Standing) => Value): Compared<Value> =>
  groups.flatMap((group) =>
    isTied(group) ? group.map((one) => ({ orientation: names[one.orientation] ?? '', ...look(one) })) : [],
  );

const labelsOf = (some: readonly Standing[], names: readonly string[]): readonly string[] =>
  some.map(({ orientation }) => names[orientation] ?? '');

const draw: TryOn = (contest, means) => {
  const { groups, ahead, allot } = contest;
  const { atBar } = allot(groups, ahead);
  const { seed, names } = means;
  if (atBar === null || seed === null) return null;
  const labels = labelsOf(atBar.tied, names);
  const drawFor = (places: number) => {
    const lots = drawLots(labels, places, seed, means);
    const lastDrawnFirst = lots.map(({ orientation }) => orientation).toReversed();
    const turn = ({ orientation }: Standing): number => lastDrawnFirst.indexOf(names[orientation] ?? '');
    return { rule: 'draw', values: lots, into: splitBySize(contest, (one) => [turn(one)]) } as const;
  };
  const draft = drawFor(atBar.places);
  // Where themes have places of their own, only the whole order says who finds one.
  return allot(draft.into, ahead).atBar === null ? draft : drawFor(labels.length - 1);
};

/** Tried in the order asked for; none is asked for unless someone says so. */
export const tieBreaks = {
  /** Most first choices, then most second choices, then third: settles most ties of a plain count. */
  'first-picks': {
    ordered: true,
    attempt: (contest, means) => ({
      rule: 'first-picks',
      values: show(contest, means, ({ picksAt }) => ({ picksAt })),
      into: splitBySize(contest, ({ picksAt }) => picksAt),
    }),
  },
  /** Cited by most ballots, whatever the rank: says something where points do not simply count ballots. */
  citations: {
    attempt: (contest, means) => ({
      rule: 'citations',
      values: show(contest, means, ({ picks }) => ({ picks })),
      into: splitBySize(contest, ({ picks }) => [picks]),
    }),
  },
  /** The order of the list, 1 first; it favours whoever wrote the list, so it is never implied. */
  'list-order': {
    listed: true,
    attempt: (contest, means) => ({
      rule: 'list-order',
      values: show(contest, means, ({ orientation }) => ({ position: orientation + 1 })),
      into: splitBySize(contest, ({ orientation }) => [-orientation]),
    }),
  },
  /** A second round, held between those whom the bar left tied. */
  runoff: {
    elsewhere: true,
    attempt: (contest, means) => {
      const { runoff } = means;
      if (runoff === null || contest.allot(contest.groups, contest.ahead).atBar === null) return null;
      const votesOf = ({ orientation }: Standing) => runoff[orientation] ?? 0;
      const values = show(contest, means, (one) => ({ votes: votesOf(one) }));
      return { rule: 'runoff', values, into: splitBySize(contest, (one) => [votesOf(one)]) };
    },
  },
  /** Drawing lots, only at the bar and only for the places left there: the others stay equal. */
  draw: { seeded: true, elsewhere: true, attempt: draw },
} as const satisfies Record<string, Rule>;

export type TieBreakId = keyof typeof tieBreaks;

/** A rule, whichever it is. */
export const tieBreak = (id: TieBreakId): Rule => tieBreaks[id];

/** Settles as much of a tie as a decision that was checked says of it. */
export const decide: TryOn = (contest, { decision, names }) => {
  const { groups, ahead, allot } = contest;
  const { atBar } = allot(groups, ahead);
  if (decision === null || atBar === null) return null;
  const isNamed = ({ orientation }: Standing) => decision.retained.includes(names[orientation] ?? '');
  const into = decision.alike === null ? splitBySize(contest, (one) => [Number(isNamed(one))]) : groups;
  return { rule: 'decision', values: [{ ...decision, among: labelsOf(atBar.tied, names) }], into };
};

/** What was announced for those still tied at the bar: all are retained, or none. */
export const treatAlike: TryOn = ({ groups, ahead, allot }, { atBar: alike, names }) => {
  const { atBar } = allot(groups, ahead);
  if (alike === 'stop' || atBar === null) return null;
  return { rule: 'at-bar', values: [{ alike, among: labelsOf(atBar.tied, names) }], into: groups };
};
