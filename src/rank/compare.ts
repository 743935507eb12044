/** Ballots in order of preference enter; who would be retained under other schemes, and who under all of them, leaves. */
import type { Ballot } from '../ballots/ballot.ts';
import { count } from '../count/count.ts';
import { type Method, schemes } from '../count/schemes.ts';
import type { TiedAtBar } from './bar.ts';
import { type RankRules, rank } from './rank.ts';

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
  /** Retained under each of the schemes, best first by count; those tied at a bar are not. */
  readonly stableCore: readonly number[];
}

export interface ComparisonRules extends RankRules {
  /** Picks asked of a voter. */
  readonly picks: number;
  readonly incomplete: Method['incomplete'];
}

/**
 * Counts the same ballots 1-1-1, 3-2-1 and 1-0-0, with the tie-breaks announced. Information, not a second verdict: the
 * scheme announced before the vote decides. Lots and decisions are for that one only, so a tie that needs them stays.
 * Source: Bredereck et al., *Robustness among multiwinner voting rules* (2021).
 */
export const compare = (ballots: readonly Ballot[], orientations: number, rules: ComparisonRules): Comparison => {
  const under = (scheme: Compared): Outcome => {
    const points = schemes[scheme].points(rules.picks);
    const standings = count(ballots, orientations, { scheme, points, incomplete: rules.incomplete });
    const { ranked, bar } = rank(standings, { ...rules, seed: null, decision: null });
    const retained = ranked.filter((one) => one.retained === 'yes').map(({ orientation }) => orientation);
    return { points: standings.map((standing) => standing.points), retained, tied: bar.tied };
  };
  const [counted, borda, plurality] = [under('count'), under('borda'), under('plurality')];
  const inBoth = (orientation: number) => [borda, plurality].every(({ retained }) => retained.includes(orientation));
  return { schemes: { count: counted, borda, plurality }, stableCore: counted.retained.filter(inBoth) };
};
