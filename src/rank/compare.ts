/** Ballots in order of preference enter; who would be retained under other schemes, and who under all of them, leaves. */
import type { Ballot } from '../ballots/ballot.ts';
import { count } from '../count/count.ts';
import { type Method, schemes } from '../count/schemes.ts';
import type { TiedAtBar } from './bar.ts';
import { type Ranking, type RankRules, rank } from './rank.ts';

type Compared = 'count' | 'borda' | 'plurality';

/** What one scheme makes of the ballots. */
export interface Outcome {
  /** Of each orientation, in the order of the list. */
  readonly points: readonly number[];
  /** Best first. */
  readonly retained: readonly number[];
  readonly tied: TiedAtBar | null;
}

export interface Comparison {
  readonly schemes: Readonly<Record<Compared, Outcome>>;
  /** Retained as announced and under each of the other schemes, best first; those tied at a bar are not. */
  readonly stableCore: readonly number[];
}

export interface ComparisonRules extends RankRules {
  /** The scheme announced. */
  readonly scheme: Method['scheme'];
  /** Picks asked of a voter. */
  readonly picks: number;
  readonly incomplete: Method['incomplete'];
}

/**
 * Counts the same ballots 1-1-1, 3-2-1 and 1-0-0, with the tie-breaks announced. Information, not a second verdict: the
 * scheme announced before the vote decides. Lots and decisions are for that one only, so a tie that needs them stays;
 * `announced` is the ranking that they settled.
 * Source: Bredereck et al., *Robustness among multiwinner voting rules* (2021).
 */
export const compare = (
  ballots: readonly Ballot[],
  orientations: number,
  announced: Ranking,
  rules: ComparisonRules,
): Comparison => {
  const under = (scheme: Compared): Outcome => {
    const points = schemes[scheme].points(rules.picks);
    const standings = count(ballots, orientations, { scheme, points, incomplete: rules.incomplete });
    const ranking = rank(standings, { ...rules, seed: null, decision: null });
    return {
      points: standings.map((standing) => standing.points),
      retained: retainedIn(ranking),
      tied: ranking.bar.tied,
    };
  };
  const outcomes = { count: under('count'), borda: under('borda'), plurality: under('plurality') };
  const others = Object.entries(outcomes).filter(([scheme]) => scheme !== rules.scheme);
  const inAll = (orientation: number) => others.every(([, { retained }]) => retained.includes(orientation));
  return { schemes: outcomes, stableCore: retainedIn(announced).filter(inAll) };
};

const retainedIn = ({ ranked }: Ranking): readonly number[] =>
  ranked.filter(({ retained }) => retained === 'yes').map(({ orientation }) => orientation);
