/** Groups of equals and a number of places enter; who is retained, and the group that the bar cuts in two, leave. */
import type { Standing } from '../count/count.ts';
import { byPoints, orientationsOf, type Placed, place, split } from './groups.ts';

export type Retained = 'yes' | 'no' | 'tied-at-bar';

/** Equals for whom there are places, but not enough: every one of them is named, never a pair. */
export interface TiedAtBar {
  readonly orientations: readonly number[];
  /** How many of them may still be retained: at least 1, fewer than there are. */
  readonly places: number;
}

export interface Bar {
  readonly keep: number;
  /** Points of the orientation in the last place kept; null where the list has fewer orientations than places. */
  readonly score: number | null;
  /** The tie at the bar that no rule has settled. */
  readonly tied: TiedAtBar | null;
}

/** How many members of a group find a place. An orientation without a point finds none, however many are free. */
const placesFor = ({ group, ahead }: Placed, keep: number): number =>
  group[0].points > 0 ? Math.min(group.length, Math.max(0, keep - ahead)) : 0;

/** Whether the members of a group are retained: all, none, or it is not for the count to say. */
export const retention = (placed: Placed, keep: number): Retained => {
  const places = placesFor(placed, keep);
  if (places === 0) return 'no';
  return places === placed.group.length ? 'yes' : 'tied-at-bar';
};

/** The group that the bar cuts in two; null where it falls between groups. At most one can be cut. */
export const tiedAtBar = (groups: readonly Placed[], keep: number): TiedAtBar | null => {
  const cut = groups.find((placed) => retention(placed, keep) === 'tied-at-bar');
  return cut ? { orientations: orientationsOf(cut.group), places: placesFor(cut, keep) } : null;
};

/** Who is retained by the points alone, best first, and the tie at the bar where there is one. */
export const retainedByPoints = (
  standings: readonly Standing[],
  keep: number,
): { readonly retained: readonly Standing[]; readonly tied: TiedAtBar | null } => {
  const groups = place(split(standings, byPoints));
  return {
    retained: groups.filter((placed) => retention(placed, keep) === 'yes').flatMap(({ group }) => group),
    tied: tiedAtBar(groups, keep),
  };
};
