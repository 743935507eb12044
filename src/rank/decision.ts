/** What the room decided about a tie enters; the tie as it settles it leaves, or why it answers no tie that exists. */
import type { Standing } from '../count/count.ts';
import type { FailureOf } from '../failure.ts';
import { type TiedAtBar, tiedAtBar } from './bar.ts';
import { isTied, labelOf, orientationsOf, splitAll } from './groups.ts';
import type { Attempt, Contest } from './tie-breaks.ts';

/** How the room decided: lots drawn by hand, a vote of those present, the casting vote of the chair. */
export const decisionWays = ['draw', 'vote', 'chair'] as const;

interface DecisionRecord {
  readonly how: (typeof decisionWays)[number];
  /** Who decided and when, in the words of whoever reports it. */
  readonly who: string;
  readonly when: string;
  readonly secretBallot: boolean;
}

/** Who of those tied at the bar is retained: as many labels as there are places, or all of them, or none. */
interface Choice {
  readonly retained: readonly string[];
}

/** All the labels of one tie, wherever it stands, best first. */
interface Order {
  readonly order: readonly string[];
}

/** Labels are those of the list, letter for letter. */
export type Decision = DecisionRecord & (Choice | Order);

/** A decision as the record of the tie shows it. */
export type Decided = Decision & {
  /** Courts refuse a casting vote after a secret ballot: CA Bordeaux, 12 January 2017, no 14/06746. */
  readonly warning: 'casting-vote-after-secret-ballot' | null;
  /** Whether it retains all those tied at the bar, or none; null where it tells them apart. */
  readonly alike: 'all' | 'none' | null;
};

export type DecisionFailure = FailureOf<'decision-no-tie' | 'decision-wrong-orientations' | 'decision-wrong-number'>;

/** A tie that a decision may answer, and how many of its labels the answer may name. */
interface Question {
  readonly labels: readonly string[];
  readonly expected: readonly number[];
}

const namedBy = (decision: Decision): readonly string[] => ('order' in decision ? decision.order : decision.retained);

const areDistinctOf = (some: readonly string[], all: readonly string[]): boolean =>
  new Set(some).size === some.length && some.every((label) => all.includes(label));

const questionsFor = (
  decision: Decision,
  ties: readonly (readonly number[])[],
  atBar: TiedAtBar | null,
  names: readonly string[],
): Question[] => {
  if ('order' in decision) return ties.map((tie) => ({ labels: tie.map(labelOf(names)), expected: [tie.length] }));
  if (atBar === null) return [];
  const labels = atBar.orientations.map(labelOf(names));
  return [{ labels, expected: [atBar.places, labels.length, 0] }];
};

const objectionTo = (named: readonly string[], questions: readonly Question[]): DecisionFailure | null => {
  if (questions.length === 0) return { failure: 'decision-no-tie', named };
  const question = questions.find(({ labels }) => areDistinctOf(named, labels));
  if (question === undefined)
    return { failure: 'decision-wrong-orientations', named, ties: questions.map(({ labels }) => labels) };
  const { expected } = question;
  const [asked = 0] = expected;
  return expected.includes(named.length)
    ? null
    : { failure: 'decision-wrong-number', named: named.length, expected: asked };
};

/** As much of a ranking as a decision answers. */
interface Unsettled {
  readonly ties: readonly {
    readonly orientations: readonly number[];
    readonly steps: readonly { readonly into: readonly (readonly number[])[] }[];
  }[];
  readonly bar: { readonly tied: TiedAtBar | null };
}

/**
 * Holds a decision against a ranking made without it: null where it settles a tie that is really there, else why not.
 * A choice must answer the tie at the bar, an order may answer any tie.
 */
export const checkDecision = (
  decision: Decision,
  { ties, bar }: Unsettled,
  names: readonly string[],
): DecisionFailure | null => {
  const open = ties
    .flatMap(({ orientations, steps }) => steps.at(-1)?.into ?? [orientations])
    .filter(({ length }) => length > 1);
  return objectionTo(namedBy(decision), questionsFor(decision, open, bar.tied, names));
};

/** Settles the tie that the decision answers; null where this is another tie. */
export const decide = (
  decision: Decision,
  { groups, ahead, retain }: Contest,
  names: readonly string[],
): Attempt<'decision', Decided> | null => {
  const named = namedBy(decision);
  const ties = groups.filter(isTied).map(orientationsOf);
  const tied = tiedAtBar(groups, retain, ahead);
  if (objectionTo(named, questionsFor(decision, ties, tied, names)) !== null) return null;
  const chosen = named.map((label) => names.indexOf(label));
  const turn = ({ orientation }: Standing): number =>
    'order' in decision ? chosen.indexOf(orientation) : Number(!chosen.includes(orientation));
  const doubtful = decision.how === 'chair' && decision.secretBallot;
  const apart = 'order' in decision || named.length === tied?.places;
  const alike = apart ? null : named.length === 0 ? 'none' : 'all';
  return {
    rule: 'decision',
    values: [{ ...decision, warning: doubtful ? 'casting-vote-after-secret-ballot' : null, alike }],
    into: apart ? splitAll(groups, (one, other) => turn(one) - turn(other)) : groups,
    alike,
  };
};
