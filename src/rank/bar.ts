/** Groups of equals and the rules for giving places enter; who is retained, and whom the bar leaves tied, leave. */
import type { Standing } from '../count/count.ts';

/** Orientations that nothing separates so far, in the order of the list; at least one. */
export type Group = readonly [Standing, ...Standing[]];

/** Puts the better ahead and keeps equals together, in the order they came in; `compare` is negative where `one` is ahead. */
export const split = (standings: readonly Standing[], compare: (one: Standing, other: Standing) => number): Group[] => {
  const groups: [Standing, ...Standing[]][] = [];
  for (const standing of standings.toSorted(compare)) {
    const last = groups.at(-1);
    if (last && compare(last[0], standing) === 0) last.push(standing);
    else groups.push([standing]);
  }
  return groups;
};

export const byPoints = (one: Standing, other: Standing): number => other.points - one.points;

/** Compares two rows of numbers as a dictionary does words, the larger number first: negative where `one` is ahead. */
export const moreFirst = (one: readonly number[], other: readonly number[]): number =>
  one.map((value, place) => (other[place] ?? 0) - value).find((step) => step !== 0) ?? 0;

export const isTied = (group: Group): boolean => group.length > 1;

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

/** Prepares the places of an election. An orientation without a point finds none, however many are free. */
export const prepareBar = (standings: readonly Standing[], { keep, citedBy, perTheme, themes }: PlaceRules) => {
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
  const judge = (groups: readonly (readonly Standing[])[], first: readonly Standing[]) => {
    let ahead = first.filter(isEligible);
    return groups.flatMap((group) => {
      const [before, equals] = [ahead, group.filter(isEligible)];
      ahead = [...before, ...equals];
      return group.map((standing): readonly [Standing, Retained] => {
        if (!isEligible(standing) || !findsPlace(standing, before)) return [standing, 'no'];
        const others = equals.filter((other) => other !== standing);
        return [standing, findsPlace(standing, [...before, ...others]) ? 'yes' : 'tied-at-bar'];
      });
    });
  };
  /** Gives the places to groups of equals, best first, with others strictly ahead of them all. */
  return (groups: readonly Group[], ahead: readonly Standing[] = []) => {
    const verdicts = judge(groups, ahead);
    // Equals for whom there are places, but not enough: every one of them is named, never a pair.
    const tied = retainedIn(verdicts, 'tied-at-bar');
    if (tied.length === 0) return { verdicts, atBar: null };
    // In whatever order they come in the end, as many of them find a place: at least one, and not all.
    const inSomeOrder = judge(
      groups.flat().map((standing) => [standing]),
      ahead,
    );
    const places = retainedIn(inSomeOrder, 'yes').length - retainedIn(verdicts, 'yes').length;
    return { verdicts, atBar: { tied, places } };
  };
};

export type Allot = ReturnType<typeof prepareBar>;

/** Who is inside by points alone, best first, whom the bar leaves tied, and who is not certain of a place. */
export const retainByPoints = (standings: readonly Standing[], keep: number) => {
  const groups = split(standings, byPoints);
  const { verdicts, atBar } = prepareBar(standings, { keep, citedBy: 0, perTheme: 0, themes: [] })(groups);
  const retained = retainedIn(verdicts, 'yes');
  return { retained, tied: atBar?.tied ?? [], outside: groups.flat().filter((one) => !retained.includes(one)) };
};

/** Those of whom the bar says this. */
export const retainedIn = (verdicts: readonly (readonly [Standing, Retained])[], what: Retained): readonly Standing[] =>
  verdicts.filter(([, verdict]) => verdict === what).map(([standing]) => standing);
