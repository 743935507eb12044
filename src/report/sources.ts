/** The Tally enters; what its files could not say leaves: who laid the dots, or what nobody picked. */

import type { LayoutId } from '../ballots/layouts.ts';
import type { Tally } from '../tally/result.ts';

/** Dots of sheets of totals, in which there is no ballot to be counted or checked; null where every source holds ballots. */
export function dotsInTotals({ sources }: Pick<Tally, 'sources'>): number | null {
  const totals = sources.flatMap((source) => source.totals ?? []);
  return totals.length === 0 ? null : totals.reduce((sum, dots) => sum + dots, 0);
}

/** Shapes that name an orientation even where nobody picked it. */
const NAMES_ALL: readonly LayoutId[] = ['totals', 'column-per-orientation', 'rank-per-orientation'];

/** Whether an orientation that nobody picked is missing from the list. */
export const mayMissSome = ({ list, sources }: Pick<Tally, 'list' | 'sources'>): boolean =>
  list === 'inferred' && !sources.every(({ layout }) => NAMES_ALL.includes(layout));
