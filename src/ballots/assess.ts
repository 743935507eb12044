/** The rules and the rows of one ballot enter; how it counts leaves. Equal cells are judged once, for thousands write alike. */

import { judge, type Verdict } from './judge.ts';
import { isFilled } from './layouts/header.ts';
import { isUnsent } from './layouts/headings.ts';
import { type Flaw, type Marks, NO_PICKS } from './layouts/layout.ts';
import { layouts } from './layouts.ts';
import type { Lookup } from './orientations.ts';
import type { Row } from './rows.ts';
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
  const width = headings.findLastIndex(isFilled) + 1;
  const end = Math.max(...columns.picks);
  const known = new Map<string, Verdict>();

  const judgeWhole = (finding: Flaw['finding']) =>
    judge(NO_PICKS, [{ spot: null, text: null, finding }], lookup, rules);

  const read = (rows: readonly Row[], strays: readonly number[], unsent: boolean): Assessment => {
    const marks = layouts[layout].mark(
      rows.map(({ cells }) => cells),
      table,
      lookup.given ? lookup : null,
    );
    const flaws = findFlaws(schema, marks);
    const verdict = judge(marks, flaws, lookup, rules);
    if (verdict.outcome !== 'blank' && unsent) return { verdict: judgeWhole({ code: 'unsent' }), news: marks };
    const ragged: readonly Flaw[] = [
      ...(verdict.outcome !== 'blank' && rows.some(({ cells }) => cells.length <= end) ? [SHORT] : []),
      ...strays.flatMap((place, row): readonly Flaw[] =>
        place < 0 ? [] : [{ spot: { row, place }, text: null, finding: { code: 'long-row', sure: lookup.given } }],
      ),
    ];
    return { verdict: ragged.length === 0 ? verdict : judge(marks, [...flaws, ...ragged], lookup, rules), news: marks };
  };

  return (rows: readonly Row[]): Assessment => {
    const damage = rows.find((row) => row.damage !== null)?.damage ?? null;
    if (damage !== null) return { verdict: judgeWhole({ code: 'damaged', damage }), news: null };
    const strays = rows.map(({ cells }) => (width > 0 && cells.length > width ? beyond(cells, width) : -1));
    const unsent = columns.sent !== null && rows.some(({ cells }) => columns.sent && isUnsent(cells, columns.sent));
    const said = rows.map(({ cells }) => places.map((place) => cells[place] ?? '').join('\u0000')).join('\u0001');
    const short = rows.map(({ cells }) => cells.length <= end).join();
    const key = `${said}\u0001${short}${strays.join()}${unsent}`;
    const before = known.get(key);
    if (before !== undefined) return { verdict: before, news: null };
    const first = read(rows, strays, unsent);
    known.set(key, first.verdict);
    return first;
  };
}

/** The row ends before the columns of picks do. */
const SHORT: Flaw = { spot: null, text: null, finding: { code: 'short-row' } };

/** The first cell that says something to the right of the headings, or -1. */
const beyond = (cells: readonly string[], width: number): number =>
  cells.findIndex((cell, place) => place >= width && isFilled(cell));
