/** Ballots in order of preference enter; who would be retained under other schemes, and who under all of them, leaves. */
import type { Ballot } from '../ballots/ballot.ts';
import { count } from '../count/count.ts';
import { type Method, schemes } from '../count/schemes.ts';
import { retainedOf, type TiedAtBar } from './bar.ts';
import { byPoints, orientationsOf, split } from './groups.ts';

type Compared = 'count' | 'borda' | 'plurality';

/** What one scheme makes of the ballots. */
export interface SchemeOutcome {
  /** Of each orientation, in the order of the list. */
  readonly points: readonly number[];
  /** Best first. */
  readonly retained: readonly number[];
  readonly tied: TiedAtBar | null;
}

export interface SchemeComparison {
  readonly schemes: Readonly<Record<Compared, SchemeOutcome>>;
  /** Retained by the scheme announced and by each of the others, best first; those tied at a bar are not. */
  readonly stableCore: readonly number[];
}

/**
 * Counts the same ballots 1-1-1, 3-2-1 and 1-0-0. Information, not a second verdict: the scheme announced before the vote
 * decides. Each scheme is shown by its points alone, for a tie-break, a lot or a decision answers a tie of one of them.
 * Source: Bredereck et al., *Robustness among multiwinner voting rules* (2021).
 */
export const compare = (
  ballots: readonly Ballot[],
  orientations: number,
  announced: Method,
  keep: number,
): SchemeComparison => {
  const under = (method: Method): SchemeOutcome => {
    const standings = count(ballots, orientations, method);
    const { retained, tied } = retainedOf(split(standings, byPoints), keep);
    return { points: standings.map(({ points }) => points), retained: orientationsOf(retained), tied };
  };
  const alone = (scheme: Compared): SchemeOutcome =>
    under({ scheme, points: schemes[scheme].points(announced.points.length), incomplete: announced.incomplete });
  const outcomes = { count: alone('count'), borda: alone('borda'), plurality: alone('plurality') };
  const all = Object.values(outcomes);
  return {
    schemes: outcomes,
    stableCore: under(announced).retained.filter((orientation) =>
      all.every(({ retained }) => retained.includes(orientation)),
    ),
  };
};
