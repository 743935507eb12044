/** What the room decided about a tie: the form in which it is reported, and the one in which the tie records it. */

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

/** All the labels of one tie, wherever it stands, best first. */
interface Order {
  readonly order: readonly string[];
}

/** Who of those tied at the bar is retained, as many as there are places, or all of them, or none; or the order of a tie. */
export type Decision = DecisionRecord & ({ readonly retained: readonly string[] | 'all' } | Order);

/** A decision as the record of the tie shows it: every label named, letter for letter as in the list. */
export type Decided = DecisionRecord &
  ({ readonly retained: readonly string[] } | Order) & {
    /** Courts refuse a casting vote after a secret ballot: CA Bordeaux, 12 January 2017, no 14/06746. */
    readonly warning: 'casting-vote-after-secret-ballot' | null;
    /** Whether it retains all those tied at the bar, or none; null where it tells them apart. */
    readonly alike: 'all' | 'none' | null;
  };

export const namedBy = (decision: Decided): readonly string[] =>
  'order' in decision ? decision.order : decision.retained;
