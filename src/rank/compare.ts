/** Ballots in order of preference enter; who would be retained under other schemes, and who under all of them, leaves. */
import type { Ballot } from '../ballots/ballot.ts';
import { count, type Standing } from '../count/count.ts';
import { type Method, schemes } from '../count/schemes.ts';
import { retainByPoints } from './bar.ts';

/**
 * Counts the same ballots 1-1-1, 3-2-1 and 1-0-0. Information, not a second verdict: the scheme announced before the vote
 * decides. Each scheme is shown by its points alone, for a tie-break, a lot or a decision answers a tie of one of them.
 * Source: Bredereck et al., *Robustness among multiwinner voting rules* (2021).
 * @param order the orientations as they are to be shown
 */
export const compare = (
  ballots: readonly Ballot[],
  names: readonly string[],
  announced: Method,
  keep: number,
  order: readonly number[],
) => {
  const label = (orientation: number) => names[orientation] ?? '';
  const under = (method: Method) => {
    const standings = count(ballots, names.length, method);
    const { retained, tied } = retainByPoints(standings, keep);
    const labels = (some: readonly Standing[]) => some.map(({ orientation }) => label(orientation));
    const points = order.map((one) => ({ label: label(one), points: standings[one]?.points ?? 0 }));
    // Those retained best first; ties as ties.
    return { points, retained: labels(retained), tiedAtBar: labels(tied) };
  };
  const alone = (scheme: 'count' | 'borda' | 'plurality') =>
    under({ ...announced, scheme, points: schemes[scheme].points(announced.points.length) });
  const outcomes = { count: alone('count'), borda: alone('borda'), plurality: alone('plurality') };
  // Retained by the scheme announced and by each of the others, best first; those tied at a bar are not.
  const stableCore = under(announced).retained.filter((one) =>
    Object.values(outcomes).every(({ retained }) => retained.includes(one)),
  );
  return { schemes: outcomes, stableCore };
};

export type SchemeComparison = ReturnType<typeof compare>;
