/** A sheet of totals enters; the dots of every orientation leave. Its own sums are held against them and never counted. */

import type { Row } from '../text/rows.ts';
import type { Ballot } from './ballot.ts';
import type { Classified } from './classify-rows.ts';
import { isTotal } from './headings.ts';
import type { Finding, Issue, Outcome, Where } from './issue.ts';
import { labelIn } from './layouts.ts';
import { figureIn, harmOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import type { BallotRules } from './rules.ts';
import type { Sheet } from './sheet.ts';

export interface AddUp {
  readonly take: (classified: Classified) => void;
  /** A dot is worth one pick: each orientation as often as it has dots. */
  readonly ballots: () => readonly Ballot[];
  readonly issues: () => readonly Issue[];
}

export function addUp(
  sheet: Sheet,
  lookup: Lookup,
  rules: BallotRules,
  where: (row: Row, place: number | null, text: string | null) => Where,
): AddUp {
  const { columns } = sheet.table;
  const gained = new Map<number, number>();
  const sums = columns.dots.map(() => 0);
  /** Columns in which a number could not be read: their sums prove nothing. */
  const unsure = new Set<number>();
  const issues: Issue[] = [];
  const doubtful: Outcome = rules.unknown === 'stop' ? 'held' : 'set-aside';
  const remark = (row: Row, place: number | null, finding: Finding, text: string | null = null) => {
    issues.push({ ...finding, outcome: doubtful, ...where(row, place, text) });
  };

  const add = (row: Row) => {
    if (row.damage !== null) return remark(row, null, { code: 'damaged', damage: row.damage });
    const figures = columns.dots.map((place) => figureIn(row.cells[place] ?? ''));
    for (const [at, figure] of figures.entries()) sums[at] = (sums[at] ?? 0) + (figure ?? 0);
    for (const [at, figure] of figures.entries()) if (figure === null) unsure.add(at);
    const unread = figures.indexOf(null);
    if (unread >= 0) remark(row, columns.dots[unread] ?? null, { code: 'bad-points' });
    if (columns.total !== null && unread < 0) check(row, columns.total, total(figures), 'row');
    const strangers = new Set<number>();
    for (const [at, dotsAt] of columns.dots.entries()) {
      const laid = figures[at] ?? 0;
      const across = columns.picks.length > 1;
      const place = across ? dotsAt : (columns.picks[0] ?? 0);
      const label = across
        ? labelIn(sheet.table.headings[place] ?? '', lookup.given ? lookup : null)
        : (row.cells[place] ?? '');
      const orientation = label.trim() === '' ? null : lookup.find(label);
      if (orientation !== null) gained.set(orientation, (gained.get(orientation) ?? 0) + (unread < 0 ? laid : 0));
      else if (laid > 0 && !strangers.has(place)) {
        strangers.add(place);
        remark(row, place, { code: 'unknown', suggestions: lookup.suggest(label), harm: harmOf(label) }, label);
      }
    }
  };

  /** A total that is not the sum is a question for whoever has the sheet. */
  const check = (row: Row, place: number, sum: number, of: 'row' | 'column') => {
    const written = row.cells[place]?.trim() ?? '';
    if (/^\d+$/u.test(written) && Number(written) !== sum) {
      remark(row, place, { code: 'wrong-total', written: Number(written), sum, of });
    }
  };

  return {
    take: ({ row, what }) => {
      if (what === 'ballot') add(row);
      if (what !== 'total' || !isTotal(row.cells.find((cell) => cell.trim() !== '') ?? '')) return;
      for (const [at, place] of columns.dots.entries()) {
        if (!unsure.has(at)) check(row, place, sums[at] ?? 0, 'column');
      }
      if (columns.total !== null && unsure.size === 0) check(row, columns.total, total(sums), 'column');
    },
    ballots: () =>
      [...gained].filter(([, times]) => times > 0).map(([place, times]) => ({ picks: [place], dots: null, times })),
    issues: () => issues,
  };
}

const total = (figures: readonly (number | null)[]): number =>
  figures.reduce<number>((sum, one) => sum + (one ?? 0), 0);
