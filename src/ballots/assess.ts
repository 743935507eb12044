/** The rules and the rows of one ballot enter; how it counts leaves. Equal cells are judged once, for thousands write alike. */

import type { Row } from '../text/rows.ts';
import { judge, type Verdict } from './judge.ts';
import { isFilled } from './layouts/header.ts';
import { isUnsent } from './layouts/headings.ts';
import { type Flaw, type Marks, NO_PICKS } from './layouts/layout.ts';
import { layouts } from './layouts.ts';
import { type Branch, growTree } from './memory.ts';
import type { Lookup } from './orientations.ts';
import type { BallotRules } from './rules.ts';
import { findFlaws } from './schema.ts';
import type { Table } from './table.ts';

export interface Assessment {
  readonly verdict: Verdict;
  /** What the ballot says, where it says it for the first time; null where an earlier one said the same. */
  readonly news: Marks | null;
}

export function assessor(table: Table, lookup: Lookup, rules: BallotRules) {
  const { columns, headings, layout } = table;
  const asked = { rules, lookup, ordered: table.ordered };
  const places = [...columns.picks, ...columns.dots, ...(columns.rank === null ? [] : [columns.rank])];
  const end = Math.max(...columns.picks);
  const width = headings.some(isFilled) ? Math.max(headings.findLastIndex(isFilled), end) + 1 : 0;
  const known = growTree<Verdict>();

  const judgeWhole = (finding: Flaw['finding']) =>
    judge(NO_PICKS, [{ spot: null, text: null, finding }], lookup, rules);

  const strayIn = ({ cells }: Row): number => (width > 0 && cells.length > width ? beyond(cells, width) : -1);
  const isUnsentRow = ({ cells }: Row): boolean => columns.sent !== null && isUnsent(cells, columns.sent);

  /** Follows all of a row that its verdict depends on: its cells, and what else is odd about it. */
  const follow = (from: Branch<Verdict>, row: Row): Branch<Verdict> => {
    let branch = from;
    for (const place of places) branch = known.follow(branch, row.cells[place] ?? '');
    const short = row.cells.length <= end;
    const stray = strayIn(row);
    const unsent = isUnsentRow(row);
    // No cell holds the first of these characters, and so none is taken for an oddity.
    return short || stray >= 0 || unsent ? known.follow(branch, `\u0000${short}${stray}${unsent}`) : branch;
  };

  const read = (rows: readonly Row[]): Assessment => {
    const cells = rows.map((row) => row.cells);
    const marks = layouts[layout].mark(cells, table, lookup.given ? lookup : null);
    const flaws = findFlaws(asked, marks);
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

  /** A row in one piece, which another separator would cut into as many cells as the picks need. */
  const isCutOtherwise = ({ cells: [cell = '', ...others] }: Row): boolean =>
    others.length === 0 &&
    end > 1 &&
    SEPARATORS.some((separator) => separator !== table.delimiter && cell.split(separator).length > end);

  return (rows: readonly [Row, ...Row[]]): Assessment => {
    const damage =
      rows.find((row) => row.damage !== null)?.damage ?? (rows.some(isCutOtherwise) ? 'other-separator' : null);
    if (damage !== null) return { verdict: judgeWhole({ code: 'damaged', damage }), news: null };
    const said = rows.reduce(follow, known.root());
    if (said.note !== null) return { verdict: said.note, news: null };
    const first = read(rows);
    said.note = first.verdict;
    return first;
  };
}

const SEPARATORS = [';', '\t', ',', '|'] as const;

/** The row ends before the columns of picks do. */
const SHORT: Flaw = { spot: null, text: null, finding: { code: 'short-row' } };

/** The first cell that says something to the right of the headings, or -1. */
const beyond = (cells: readonly string[], width: number): number =>
  cells.findIndex((cell, place) => place >= width && isFilled(cell));
