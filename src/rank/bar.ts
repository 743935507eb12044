/** Groups of equals and the rules for giving places enter; who is retained, and whom the bar leaves tied, leave. */
import type { Standing } from '../count/count.ts';
import { type Group, orientationsOf } from './groups.ts';

export type Retained = 'yes' | 'no' | 'tied-at-bar';

export interface PlaceRules {
  /** How many orientations are retained. */
  readonly keep: number;
  /** How many ballots must cite an orientation for it to be retained at all. */
  readonly citedBy: number;
  /** How many places are set aside for each theme; the others go to whoever comes first. */
  readonly perTheme: number;
  /** The theme of each orientation, in the order of the list; null where it has none. */
  readonly themes: readonly (string | null)[];
}

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

/** Whether each of a group of equals is retained, with these others strictly ahead: yes, no, or not for the count to say. */
export type Retention = (group: readonly Standing[], ahead: readonly Standing[]) => readonly Retained[];

/** Prepares the places of an election. An orientation without a point finds none, however many are free. */
export const retention = (standings: readonly Standing[], rules: PlaceRules): Retention => {
  const { keep, citedBy, perTheme, themes } = rules;
  const isEligible = ({ points, picks }: Standing): boolean => points > 0 && picks >= citedBy;
  const themeOf = ({ orientation }: Standing): string | null => themes[orientation] ?? null;
  /** How many of these hold a place that is set aside for their theme. */
  const setAside = (some: readonly Standing[]): number => {
    const ofTheme = new Map<string, number>();
    for (const theme of some.map(themeOf)) if (theme !== null) ofTheme.set(theme, (ofTheme.get(theme) ?? 0) + 1);
    return [...ofTheme.values()].reduce((sum, members) => sum + Math.min(members, perTheme), 0);
  };
  const open = Math.max(0, keep - setAside(standings.filter(isEligible)));
  const findsPlace = (standing: Standing, ahead: readonly Standing[]): boolean => {
    const theme = themeOf(standing);
    const ofItsTheme = ahead.filter((other) => themeOf(other) === theme).length;
    return (theme !== null && ofItsTheme < perTheme) || ahead.length - setAside(ahead) < open;
  };
  return (group, ahead) => {
    const before = ahead.filter(isEligible);
    const equals = group.filter(isEligible);
    return group.map((standing) => {
      if (!isEligible(standing) || !findsPlace(standing, before)) return 'no';
      const others = equals.filter((other) => other !== standing);
      return findsPlace(standing, [...before, ...others]) ? 'yes' : 'tied-at-bar';
    });
  };
};

/** Those that the bar leaves tied among these groups, with `first` strictly ahead of all; null where it leaves none. */
export const tiedAtBar = (
  groups: readonly Group[],
  retain: Retention,
  first: readonly Standing[] = [],
): TiedAtBar | null => {
  const tied: Standing[] = [];
  let places = 0;
  let ahead = first;
  for (const group of groups) {
    const verdicts = retain(group, ahead);
    const open = group.filter((_, member) => verdicts[member] === 'tied-at-bar');
    if (open.length > 0) {
      // In whatever order they come in the end, as many of them find a place.
      const before = ahead;
      const taken = group.flatMap((standing, member) => retain([standing], [...before, ...group.slice(0, member)]));
      places += [taken, verdicts].map(countYes).reduce((all, certain) => all - certain);
      tied.push(...open);
    }
    ahead = [...ahead, ...group];
  }
  return tied.length === 0 ? null : { orientations: orientationsOf(tied), places };
};

const countYes = (verdicts: readonly Retained[]): number => verdicts.filter((verdict) => verdict === 'yes').length;

/** Who is certainly retained where equals stay equal, best first, and the tie at the bar where there is one. */
export const retainedOf = (
  groups: readonly Group[],
  keep: number,
): { readonly retained: readonly Standing[]; readonly tied: TiedAtBar | null } => {
  const retain = retention(groups.flat(), { keep, citedBy: 0, perTheme: 0, themes: [] });
  const retained: Standing[] = [];
  let ahead: readonly Standing[] = [];
  for (const group of groups) {
    const verdicts = retain(group, ahead);
    retained.push(...group.filter((_, member) => verdicts[member] === 'yes'));
    ahead = [...ahead, ...group];
  }
  return { retained, tied: tiedAtBar(groups, retain) };
};
