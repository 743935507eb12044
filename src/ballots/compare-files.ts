/** Tells whether two files may hold one vote twice: they number their ballots alike, or hold the very same ballots. */

import type { Row } from '../text/rows.ts';
import type { Verdict } from './adjudicate.ts';
import { plain } from './fold.ts';
import type { Finding } from './issue.ts';
import type { BallotRules } from './rules.ts';
import type { Sheet } from './sheet.ts';

export function compareFiles(sheets: readonly Sheet[], { duplicates }: BallotRules) {
  const wanted = sheets.length > 1 && duplicates === 'stop';
  const numbers = new Map<Sheet, Set<string>>();
  const said = new Map<Sheet, Map<string, number>>();
  return {
    note: (sheet: Sheet, { cells }: Row, { picks, dots, outcome }: Verdict) => {
      if (!wanted) return;
      const { number } = sheet.table.columns.voter;
      const { group } = sheet.table.columns;
      const typed = number === null ? '' : plain(cells[number] ?? '').replace(/^0+(?=\d+$)/u, '');
      const own = numbers.get(sheet) ?? new Set();
      if (typed !== '') own.add(group === null ? typed : `${plain(cells[group] ?? '')} ${typed}`);
      numbers.set(sheet, own);
      const key = outcome === 'counted' ? `${[...picks].sort().join()}:${dots?.join() ?? ''}` : outcome;
      const counts = said.get(sheet) ?? new Map<string, number>();
      counts.set(key, (counts.get(key) ?? 0) + 1);
      said.set(sheet, counts);
    },
    findings: (): readonly { source: string; finding: Finding }[] =>
      sheets.flatMap((sheet, at) =>
        sheets.slice(0, at).flatMap((other): readonly { source: string; finding: Finding }[] => {
          const shared = [...(numbers.get(sheet) ?? [])].filter((number) => numbers.get(other)?.has(number));
          const { source } = sheet;
          const otherSource = other.source;
          if (shared.length > 0) return [{ source, finding: { code: 'same-numbers', otherSource, numbers: shared } }];
          const [one, two] = [
            said.get(sheet) ?? new Map<string, number>(),
            said.get(other) ?? new Map<string, number>(),
          ];
          const same =
            one.size === two.size && one.size > 1 && [...one].every(([key, count]) => two.get(key) === count);
          const ballots = [...one.values()].reduce((sum, count) => sum + count, 0);
          return same && ballots >= FEWEST_ALIKE ? [{ source, finding: { code: 'same-ballots', otherSource } }] : [];
        }),
      ),
  };
}

/** Fewer ballots may be alike by chance. */
const FEWEST_ALIKE = 3;
