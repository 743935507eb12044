/** Standings and a comparison enter, groups of equals leave, best first. */
import type { Standing } from '../count/count.ts';

/** Orientations that nothing separates so far, in the order of the list. */
export type Group = readonly [Standing, ...Standing[]];

/** A group, and how many orientations are strictly ahead of it. */
export interface Placed {
  readonly group: Group;
  readonly ahead: number;
}

/** Negative where the first is ahead, 0 where nothing separates the two. */
export type Comparator = (one: Standing, other: Standing) => number;

export const byPoints: Comparator = (one, other) => other.points - one.points;

/** Compares two rows of numbers as a dictionary does words, the larger number first: negative where `one` is ahead. */
export const moreFirst = (one: readonly number[], other: readonly number[]): number =>
  one.map((value, place) => (other[place] ?? 0) - value).find((step) => step !== 0) ?? 0;

/** Puts the better ahead and keeps equals together; equals stay in the order they came in. */
export const split = (standings: readonly Standing[], compare: Comparator): Group[] => {
  const groups: [Standing, ...Standing[]][] = [];
  for (const standing of standings.toSorted(compare)) {
    const last = groups.at(-1);
    if (last && compare(last[0], standing) === 0) last.push(standing);
    else groups.push([standing]);
  }
  return groups;
};

/** Splits each of the groups further, where it can be. */
export const splitAll = (groups: readonly Group[], compare: Comparator): Group[] =>
  groups.flatMap((group) => split(group, compare));

/** Counts how many are ahead of each group, `first` of them being ahead of all. */
export const place = (groups: readonly Group[], first = 0): Placed[] => {
  let ahead = first;
  return groups.map((group) => {
    const placed = { group, ahead };
    ahead += group.length;
    return placed;
  });
};

export const isTied = (group: Group): boolean => group.length > 1;

export const orientationsOf = (group: readonly Standing[]): number[] => group.map(({ orientation }) => orientation);

/** Says the label of an orientation; every orientation of the list has one. */
export const labelOf =
  (names: readonly string[]) =>
  (orientation: number): string =>
    names[orientation] ?? '';
