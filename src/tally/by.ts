/** The ballots once more and a column enter; what each group of voters said leaves, and no group so small that it tells
 * who said what. */

import { plain } from '../ballots/fold.ts';
import { preferred } from '../ballots/infer.ts';
import type { Lookup } from '../ballots/orientations.ts';
import { readBallots } from '../ballots/read.ts';
import type { Sheet } from '../ballots/sheet.ts';
import { openBox } from '../ballots/turnout.ts';
import { count } from '../count/count.ts';
import { MAX_GROUPS } from '../limits.ts';
import { type RankRules, rank } from '../rank/rank.ts';
import type { Rules } from './rules.ts';

interface VoterGroup {
  readonly key: string;
  readonly spellings: Set<string>;
  readonly box: ReturnType<typeof openBox>;
  /** Rows that count: whoever bears five mandates is one voter, and no crowd. */
  voters: number;
  /** Of another column: its voters by their group of the column that breaks the count down. */
  readonly within: Map<VoterGroup, number>;
}

/** A column, and its groups by name. */
interface Grouping {
  readonly column: string;
  readonly shown: readonly VoterGroup[];
  readonly hidden: readonly VoterGroup[];
}

/** Counts each group as the whole is counted; no tie is broken in a group, for no group decides. */
export function breakDown(column: string, sheets: readonly Sheet[], list: Lookup, rules: Rules, rankRules: RankRules) {
  const { asked, others } = groupBallots(column, sheets, list, rules);
  const { minGroup } = rules;
  const { label } = list;
  return {
    column: asked.column,
    minGroup,
    groups: asked.shown.map((group) => {
      const standings = count(group.box.ballots(), list.orientations.length, rules);
      const { ranked } = rank(standings, { ...rankRules, tieBreak: [] });
      return {
        /** As the column says it; null for those whose cell is empty. */
        name: nameOf(group),
        /** Valid ballots. */
        ballots: validIn(group),
        /** In the order of the group's own ranking. */
        points: ranked.map(({ orientation, points, rank, tied }) => ({
          label: label(orientation),
          points,
          rank,
          tied,
        })),
      };
    }),
    /** Groups too small to be shown, and those that keep them company so that nothing can be worked out. */
    hidden: { groups: asked.hidden.length, ballots: asked.hidden.reduce((sum, group) => sum + validIn(group), 0) },
    /** Columns whose breakdown must not be published beside this one: a group of either, less groups of the other that stand within it,
     * would leave too few ballots. */
    revealing: others.filter((other) => isRevealing(asked, other, minGroup)).map(({ column }) => column),
  };
}

/** The same ballots by group of voters. */
export type By = Readonly<ReturnType<typeof breakDown>>;

/** Headings are compared as those of the picks are: case, accents and spaces do not matter. */
export const placeOfColumn = (headings: readonly string[], column: string): number =>
  headings.findIndex((heading) => plain(heading) === plain(column));

/** Blank and spoilt ballots make a group known too: that all of a table voted blank is nobody's business. */
function groupBallots(column: string, sheets: readonly Sheet[], list: Lookup, rules: Rules) {
  const [{ table } = { table: null }] = sheets;
  const { headings = [], columns: read } = table ?? {};
  const own = headings[placeOfColumn(headings, column)] ?? column;
  // Another run could take any of those that say nothing of the vote.
  const votes = new Set([...(read?.picks ?? []), ...(read?.dots ?? []), read?.rank, read?.total, read?.weight]);
  const others = headings.filter((heading, at) => plain(heading) !== '' && heading !== own && !votes.has(at));
  const known = [own, ...others].map((name) => ({ name, groups: new Map<string, VoterGroup>() }));
  const places = new Map(
    sheets.map(({ table }) => [table, known.map(({ name }) => placeOfColumn(table.headings, name))]),
  );
  readBallots(sheets, list, rules, ({ sheet, row: { cells }, outcome, verdict, times }) => {
    if (outcome === 'held' || outcome === 'set-aside') return;
    const [group, ...beside] = known.map(({ groups }, at) => {
      // Names and numbers make as many groups as there are ballots: no two of them are ever shown together.
      if (at > 0 && groups.size > MAX_GROUPS) return null;
      const cell = (cells[places.get(sheet.table)?.[at] ?? -1] ?? '').replace(/\s+/gu, ' ').trim();
      const key = plain(cell);
      const found = groups.get(key) ?? { key, spellings: new Set(), box: openBox(), voters: 0, within: new Map() };
      groups.set(key, found);
      found.spellings.add(cell);
      if (outcome === 'counted') found.voters += 1;
      return found;
    });
    if (outcome !== 'counted' || group == null) return;
    group.box.put(verdict, outcome, times);
    for (const other of beside) other?.within.set(group, (other.within.get(group) ?? 0) + 1);
  });
  const [asked = { column: own, shown: [], hidden: [] }, ...rest] = known
    .filter(({ groups }, at) => at === 0 || groups.size <= MAX_GROUPS)
    .map(({ name, groups }): Grouping => {
      const inOrder = [...groups.values()].sort((a, b) => byName(a.key, b.key));
      const sizes = inOrder.map(({ voters }) => voters);
      const hidden = conceal(sizes, rules.minGroup);
      const those = (isHidden: boolean) => inOrder.filter((_, place) => hidden.has(place) === isHidden);
      return { column: name.trim(), shown: those(false), hidden: those(true) };
    });
  return { asked, others: rest };
}

const validIn = ({ box }: VoterGroup): number => box.turnout().valid;

const nameOf = ({ key, spellings }: VoterGroup): string | null => (key === '' ? null : preferred(spellings));

/**
 * Which groups must not be shown: those under the minimum, and as many of the next smallest as it takes for those hidden
 * to be a crowd, so that taking the groups shown from the whole leaves at least `min` ballots. With a minimum of 1 all are shown.
 */
export function conceal(sizes: readonly number[], min: number): ReadonlySet<number> {
  if (min <= 1) return new Set();
  const rising = [...sizes.keys()].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const hidden = new Set<number>();
  let ballots = 0;
  for (const place of rising) {
    const size = sizes[place] ?? 0;
    if (size >= min && (hidden.size === 0 || ballots >= min)) break;
    hidden.add(place);
    ballots += size;
  }
  return hidden;
}

/** Whether a group shown by either column, less those of the other that stand within it, leaves too few to be shown. */
function isRevealing({ shown }: Grouping, other: Grouping, min: number): boolean {
  const common = (one: VoterGroup, another: VoterGroup) => one.within.get(another) ?? another.within.get(one) ?? 0;
  const within = (wholes: readonly VoterGroup[], parts: readonly VoterGroup[]) =>
    wholes.some((whole) => {
      const inside = parts.filter((part) => common(whole, part) === part.voters);
      const left = inside.reduce((rest, { voters }) => rest - voters, whole.voters);
      return left > 0 && left < min;
    });
  return within(shown, other.shown) || within(other.shown, shown);
}

const byName = (a: string, b: string): number =>
  a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, 'fr', { numeric: true });
