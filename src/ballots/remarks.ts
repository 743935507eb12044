/** Findings enter and their places; issues leave, in the words of a spreadsheet. */

import type { Row } from '../text/rows.ts';
import { letters } from './columns.ts';
import type { Finding, Issue, Outcome, Where } from './issue.ts';
import type { Sheet } from './sheet.ts';

/** A number, or a few letters and a number: «12», «A-07», «n° 12», «T3/12». Anything else may be a name. */
const NUMBER = /^(?:\p{L}{1,2}[\s°.:/-]*)?\d[\d\s./-]{0,11}\p{L}?$/u;

/** The number of a ballot as it is typed; null where it has none, or it may be somebody's name. */
export function ballotNumber(typed: string): string | null {
  const text = typed.trim();
  return NUMBER.test(text) ? text : null;
}

/** Where a finding stands; without a row it is about the whole file. `text` is the part of the cell that is meant; null is all of it. */
export function locate({ source, table }: Sheet, row: Row | null, place: number | null, text: string | null): Where {
  const ballot = ballotNumber(row?.cells[table.columns.voter.number ?? -1] ?? '');
  const where = { source, line: row?.line ?? 1, column: null, letter: null, cell: null, ballot };
  if (row === null || place === null) return where;
  const column = table.headings[place]?.trim() || null;
  return { ...where, column, letter: letters(place + (row.shift ?? 0)), cell: text ?? row.cells[place] ?? '' };
}

/** More of one kind in one file are counted, and not named one by one: whoever has so many looks at the file first. */
const MOST_OF_A_KIND = 10_000;

export function openRemarks() {
  const issues: Issue[] = [];
  const kinds = new Map<string, { readonly first: number; count: number }>();
  return {
    add: (
      finding: Finding,
      outcome: Outcome,
      sheet: Sheet,
      row: Row | null,
      place: number | null = null,
      text: string | null = null,
    ): void => {
      const name = `${finding.code} ${outcome} ${sheet.source}`;
      const kind = kinds.get(name) ?? { first: issues.length, count: 0 };
      if (kind.count === 0) kinds.set(name, kind);
      kind.count += 1;
      if (kind.count > MOST_OF_A_KIND) return;
      issues.push({ ...finding, outcome, ...locate(sheet, row, place, text) });
    },
    /** The first of a kind that was cut short says how many more there are. */
    issues: (): readonly Issue[] => {
      for (const { first, count } of kinds.values()) {
        const issue = issues[first];
        if (issue !== undefined && count > MOST_OF_A_KIND) issues[first] = { ...issue, more: count - MOST_OF_A_KIND };
      }
      return issues;
    },
  };
}
