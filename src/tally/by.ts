/** The ballots once more and a column enter; what each group of voters said leaves, and no group so small that it tells
 * who said what. */

import type { Ballot } from '../ballots/ballot.ts';
import { plain } from '../ballots/fold.ts';
import { preferred } from '../ballots/infer.ts';
import { type Replayed, replay } from '../ballots/replay.ts';
import type { Sheet } from '../ballots/sheet.ts';
import { count } from '../count/count.ts';
import type { Method } from '../count/schemes.ts';
import { type RankRules, rank } from '../rank/rank.ts';
import type { By, GroupResult, Rules } from './result.ts';

interface CountedGroup {
  readonly spellings: Set<string>;
  readonly ballots: Map<string, Ballot>;
  valid: number;
  /** Rows that count: whoever bears five mandates is one voter, and no crowd. */
  voters: number;
}

/** Counts each group as the whole is counted; no tie is broken in a group, for no group decides. */
export function breakDown(
  column: string,
  sheets: readonly Sheet[],
  reading: Replayed,
  rules: Rules,
  { method, ...rankRules }: RankRules & { readonly method: Method },
): By {
  const groups = [...groupBallots(column, sheets, reading, rules)].sort(([a], [b]) => byName(a, b));
  const hidden = conceal(
    groups.map(([, { voters }]) => voters),
    rules.minGroup,
  );
  const shown = groups.filter((_, place) => !hidden.has(place));
  return {
    column: sheets.map(({ table }) => headingOf(table.headings, column))[0] ?? column,
    minGroup: rules.minGroup,
    groups: shown.map(([key, { spellings, ballots, valid }]): GroupResult => {
      const standings = count(ballots.values(), reading.orientations.length, method);
      const { ranked } = rank(standings, { ...rankRules, tieBreaks: [], seed: null, decision: null });
      return {
        name: key === '' ? null : preferred(spellings),
        ballots: valid,
        points: ranked.map(({ orientation, points, rank: place, tied }) => ({
          label: reading.orientations[orientation]?.label ?? '',
          points,
          rank: place,
          tied,
        })),
      };
    }),
    hidden: {
      groups: hidden.size,
      ballots: [...hidden].reduce((sum, place) => sum + (groups[place]?.[1].valid ?? 0), 0),
    },
  };
}

/** Headings are compared as those of the picks are: case, accents and spaces do not matter. */
export const placeOfColumn = (headings: readonly string[], column: string): number =>
  headings.findIndex((heading) => plain(heading) === plain(column));

const headingOf = (headings: readonly string[], column: string): string | undefined =>
  headings[placeOfColumn(headings, column)]?.trim();

/** Blank and spoilt ballots make a group known too: that all of a table voted blank is nobody's business. */
function groupBallots(
  column: string,
  sheets: readonly Sheet[],
  reading: Replayed,
  rules: Rules,
): Map<string, CountedGroup> {
  const groups = new Map<string, CountedGroup>();
  const places = new Map(sheets.map((sheet) => [sheet, placeOfColumn(sheet.table.headings, column)]));
  replay(sheets, reading, rules, ({ sheet, cells, outcome, verdict, times }) => {
    if (outcome === 'held' || outcome === 'set-aside') return;
    const cell = (cells[places.get(sheet) ?? -1] ?? '').replace(/\s+/gu, ' ').trim();
    const key = plain(cell);
    const group = groups.get(key) ?? { spellings: new Set(), ballots: new Map(), valid: 0, voters: 0 };
    groups.set(key, group);
    group.spellings.add(cell);
    if (outcome !== 'counted') return;
    group.valid += times;
    group.voters += 1;
    const { picks, dots } = verdict;
    const said = `${picks.join()}:${dots?.join() ?? ''}`;
    group.ballots.set(said, { picks, dots, times: (group.ballots.get(said)?.times ?? 0) + times });
  });
  return groups;
}

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

const byName = (a: string, b: string): number =>
  a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, 'fr', { numeric: true });
