/** The Tally enters; the dots of its sheets of totals leave, in which there is no ballot to be counted or checked. */

import type { Tally } from '../result.ts';

/** Null where every source holds ballots. */
export function dotsInTotals({ sources }: Pick<Tally, 'sources'>): number | null {
  const totals = sources.flatMap((source) => source.totals ?? []);
  return totals.length === 0 ? null : totals.reduce((sum, dots) => sum + dots, 0);
}
