/** A sheet of totals enters; the dots of every orientation leave. Its own sums are held against them and never counted. */

import { hasSwallowed, type Row } from '../text/rows.ts';
import type { Ballot } from './ballot.ts';
import { says } from './headings.ts';
import type { Finding } from './issue.ts';
import { labelIn, unknown } from './layouts.ts';
import { figureIn } from './marks.ts';
import type { Lookup } from './orientations.ts';
import type { Table } from './table.ts';

export function addUp(
  { columns: { picks, dots, total }, headings, delimiter }: Table,
  lookup: Lookup,
  remark: (row: Row, place: number | null, finding: Finding, text?: string) => void,
) {
  const gained = new Map<number, number>();
  const sums = dots.map(() => 0);
  /** Columns in which a number could not be read: their sums prove nothing. */
  const unsure = new Set<number>();
  const across = picks.length > 1;

  /** A total that is not the sum is a question for whoever has the sheet. */
  const check = (row: Row, place: number | null, sum: number, of: 'row' | 'column') => {
    const written = place === null ? '' : (row.cells[place] ?? '').trim();
    if (/^\d+$/u.test(written) && Number(written) !== sum)
      remark(row, place, { code: 'wrong-total', written: Number(written), sum, of });
  };

  return {
    add: (row: Row): void => {
      if (row.damage !== null || hasSwallowed(row, delimiter, 1)) {
        remark(row, null, { code: 'damaged', damage: row.damage ?? 'open-quote' });
        return;
      }
      const figures = dots.map((place) => figureIn(row.cells[place] ?? ''));
      const unread = figures.indexOf(null);
      if (unread >= 0) remark(row, dots[unread] ?? null, { code: 'bad-points' });
      else check(row, total, sumOf(figures), 'row');
      const strangers = new Set<number>();
      for (const [at, figure] of figures.entries()) {
        sums[at] = (sums[at] ?? 0) + (figure ?? 0);
        if (figure === null) unsure.add(at);
        const place = (across ? dots[at] : picks[0]) ?? 0;
        const label = across ? labelIn(headings[place] ?? '', lookup) : (row.cells[place] ?? '');
        const orientation = label.trim() === '' ? null : lookup.find(label);
        if (orientation !== null)
          gained.set(orientation, (gained.get(orientation) ?? 0) + (unread < 0 ? (figure ?? 0) : 0));
        else if (figure !== null && figure > 0 && !strangers.has(place)) {
          strangers.add(place);
          remark(row, place, unknown(label, lookup), label);
        }
      }
    },
    /** Holds the row of sums against what stands above it. */
    checkSums: (row: Row): void => {
      if (!says(row.cells.find((cell) => cell.trim() !== '') ?? '', 'total')) return;
      for (const [at, place] of dots.entries()) if (!unsure.has(at)) check(row, place, sums[at] ?? 0, 'column');
      if (unsure.size === 0) check(row, total, sumOf(sums), 'column');
    },
    /** A dot is worth one pick: each orientation as often as it has dots. */
    ballots: (): readonly Ballot[] =>
      [...gained].filter(([, times]) => times > 0).map(([place, times]) => ({ picks: [place], dots: null, times })),
  };
}

const sumOf = (figures: readonly (number | null)[]): number =>
  figures.reduce<number>((sum, one) => sum + (one ?? 0), 0);
