/** What the room decided about a tie enters, checked; a tie as it settles it leaves. */
import type { Standing } from '../count/count.ts';
import { isTied } from './bar.ts';
import { type Attempt, type Contest, splitAll } from './tie-breaks.ts';

/** How the room decided: lots drawn by hand, a vote of those present, the casting vote of the chair. */
export const decisionWays = ['draw', 'vote', 'chair'] as const;

interface DecisionRecord {
  /** Null where nobody said it. */
  readonly how: (typeof decisionWays)[number] | null;
  /** How, who decided and when, in the words of whoever reports it; empty where nobody said it. */
  readonly manner?: string;
  readonly who: string;
  readonly when: string;
  readonly secretBallot: boolean;
}

/** Who of those tied at the bar is retained: as many labels as there are places, or all of them, or none. */
interface Choice {
  readonly retained: readonly string[] | 'all';
}

/** All the labels of one tie, wherever it stands, best first. */
interface Order {
  readonly order: readonly string[];
}

/** Labels are those of the list, letter for letter. */
export type Decision = DecisionRecord & (Choice | Order);

/** The same with every label named. */
export type NamedDecision = DecisionRecord & ({ readonly retained: readonly string[] } | Order);

/** A decision as the record of the tie shows it. */
export type Decided = NamedDecision & {
  /** Courts refuse a casting vote after a secret ballot: CA Bordeaux, 12 January 2017, no 14/06746. */
  readonly warning: 'casting-vote-after-secret-ballot' | null;
  /** Whether it retains all those tied at the bar, or none; null where it tells them apart. */
  readonly alike: 'all' | 'none' | null;
};

export const namedBy = (decision: NamedDecision): readonly string[] =>
  'order' in decision ? decision.order : decision.retained;

/** Settles as much of a tie as a decision that was checked says of it; null where it says nothing of this one. */
export const decide = (
  decision: Decided,
  { groups, ahead, allot }: Contest,
  names: readonly string[],
): Attempt<'decision', Decided> | null => {
  const { alike } = decision;
  const place = ({ orientation }: Standing): number => namedBy(decision).indexOf(names[orientation] ?? '');
  const isChoice = 'retained' in decision;
  const answers = isChoice
    ? allot(groups, ahead).atBar !== null
    : groups.some((group) => isTied(group) && group.some((standing) => place(standing) >= 0));
  if (!answers) return null;
  const turn = (standing: Standing): number => (isChoice ? Number(place(standing) < 0) : place(standing));
  const into = alike === null ? splitAll(groups, (one, other) => turn(one) - turn(other)) : groups;
  return { rule: 'decision', values: [decision], into, alike };
};
