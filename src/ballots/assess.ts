/** The rules and the rows of one ballot enter; how it counts leaves. Equal cells are judged once, for thousands write alike. */

import type { Row } from '../text/rows.ts';
import { judge, type Verdict } from './judge.ts';
import { isFilled } from './layouts/header.ts';
import { isUnsent } from './layouts/headings.ts';
import { type Flaw, type Marks, NO_PICKS } from './layouts/layout.ts';
import { layouts } from './layouts.ts';
import type { Lookup } from './orientations.ts';
import type { BallotRules } from './rules.ts';
import { ballotSchema, findFlaws } from './schema.ts';
import type { Table } from './table.ts';

export interface Assessment {
  readonly verdict: Verdict;
  /** What the ballot says, where it says it for the first time; null where an earlier one said the same. */
  readonly news: Marks | null;
}

export function assessor(table: Table, lookup: Lookup, rules: BallotRules) {
  const { columns, headings, layout } = table;
  const schema = ballotSchema(rules, lookup, table.ordered);
  const places = [...columns.picks, ...columns.dots, ...(columns.rank === null ? [] : [columns.rank])];
  const end = Math.max(...columns.picks);
  const width = headings.some(isFilled) ? Math.max(headings.findLastIndex(isFilled), end) + 1 : 0;
  const known = new Map<string, Verdict>();

  const judgeWhole = (finding: Flaw['finding']) =>
    judge(NO_PICKS, [{ spot: null, text: null, finding }], lookup, rules);

  const strayIn = ({ cells }: Row): number => (width > 0 && cells.length > width ? beyond(cells, width) : -1);
  const isUnsentRow = ({ cells }: Row): boolean => columns.sent !== null && isUnsent(cells, columns.sent);

  /** All of a row that its verdict depends on. */
  const keyOf = (row: Row): string => {
    let key = '';
    for (const place of places) key += `${row.cells[place] ?? ''}\u0000`;
    if (row.cells.length <= end) key += 'short';
    const stray = strayIn(row);
    if (stray >= 0) key += stray;
    return isUnsentRow(row) ? `${key}unsent` : key;
  };

  const read = (rows: readonly Row[]): Assessment => {
    const cells = rows.map((row) => row.cells);
    const marks = layouts[layout].mark(cells, table, lookup.given ? lookup : null);
    const flaws = findFlaws(schema, marks);
    const verdict = judge(marks, flaws, lookup, rules);
    const blank = verdict.outcome === 'blank';
    if (!blank && rows.some(isUnsentRow)) return { verdict: judgeWhole({ code: 'unsent' }), news: marks };
    const ragged: readonly Flaw[] = [
      ...(!blank && cells.some(({ length }) => length <= end) ? [SHORT] : []),
      ...rows.map(strayIn).flatMap((place, row): readonly Flaw[] => {
        if (place < 0) return [];
        const sure = lookup.given && lookup.find(cells[row]?.[place] ?? '') === null;
        return [{ spot: { row, place }, text: null, finding: { code: 'long-row', sure } }];
      }),
    ];
    return { verdict: ragged.length === 0 ? verdict : judge(marks, [...flaws, ...ragged], lookup, rules), news: marks };
  };

  return (rows: readonly [Row, ...Row[]]): Assessment => {
    const damage = rows.find((row) => row.damage !== null)?.damage ?? null;
    if (damage !== null) return { verdict: judgeWhole({ code: 'damaged', damage }), news: null };
    const key = rows.length === 1 ? keyOf(rows[0]) : rows.map(keyOf).join('\u0001');
    const before = known.get(key);
    if (before !== undefined) return { verdict: before, news: null };
    const first = read(rows);
    known.set(key, first.verdict);
    return first;
  };
}

/** The row ends before the columns of picks do. */
const SHORT: Flaw = { spot: null, text: null, finding: { code: 'short-row' } };

/** The first cell that says something to the right of the headings, or -1. */
const beyond = (cells: readonly string[], width: number): number =>
  cells.findIndex((cell, place) => place >= width && isFilled(cell));
