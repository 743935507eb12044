/** Reads the rows of one ballot and holds them against the rules. Equal cells are judged once, for thousands write alike. */

import type { Row } from '../text/rows.ts';
import { adjudicate, type Verdict } from './adjudicate.ts';
import type { Sent } from './columns.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { type Flaw, layouts, type Marks, NO_PICKS } from './layouts.ts';
import { harmOf, isUnclear, saysNothing } from './marks.ts';
import type { Lookup } from './orientations.ts';
import type { BallotRules } from './rules.ts';
import { ballotSchema, findFlaws } from './schema.ts';
import type { Table } from './table.ts';

/** Verdicts kept at once: rooms write the same few things, and files that do not are read without this. */
const MOST_VERDICTS = 2 ** 15;

export function openValidator(
  table: Table,
  lookup: Lookup,
  rules: BallotRules,
  onPick: (marks: Marks, rows: readonly Row[]) => void,
) {
  const { columns, headings, layout } = table;
  const schema = ballotSchema({ rules, lookup, ordered: table.ordered, numbered: table.numbered });
  const places = [
    ...new Set([
      ...columns.picks,
      ...columns.dots,
      ...[columns.rank, columns.weight].filter((place) => place !== null),
    ]),
  ];
  const end = Math.max(...columns.picks);
  const known = new Map<string, Verdict>();

  const whole = (finding: Flaw['finding']): Verdict =>
    adjudicate(NO_PICKS, [{ spot: null, text: null, finding }], lookup, rules);

  const judge = (rows: readonly Row[]): Verdict => {
    const cells = rows.map((row) => row.cells);
    const marks = withoutGuesses(
      withoutZeros(layouts[layout].mark(cells, table, lookup.given ? lookup : null), rules),
      lookup,
      table.delimiter === ',' && !table.spaced,
    );
    const weightAt = columns.weight;
    const weight = weightAt === null ? null : (cells[0]?.[weightAt] ?? '');
    const flaws = findFlaws(schema, marks, weight, weightAt);
    onPick(marks, rows);
    const verdict = adjudicate(marks, flaws, lookup, rules);
    if (verdict.outcome === 'blank') return verdict;
    if (rows.some((row) => columns.sent !== null && isUnsent(row.cells, columns.sent)))
      return whole({ code: 'unsent' });
    const short = headings.some(isFilled) && cells.some(({ length }) => length <= end);
    if (!short) return verdict;
    return adjudicate(marks, [...flaws, { spot: null, text: null, finding: { code: 'short-row' } }], lookup, rules);
  };

  /** A row in one piece, which another separator would cut into as many cells as the picks need. */
  const isCutOtherwise = ({ cells: [cell = '', ...others] }: Row): boolean =>
    others.length === 0 &&
    end > 1 &&
    SEPARATORS.some((sign) => sign !== table.delimiter && cell.split(sign).length > end);

  return (rows: readonly [Row, ...Row[]], odd: boolean): Verdict => {
    const damage =
      rows.find((row) => row.damage !== null)?.damage ?? (rows.some(isCutOtherwise) ? 'other-separator' : null);
    if (damage !== null) return whole({ code: 'damaged', damage });
    if (rows.some(({ cells }) => cells.some((cell) => cell.includes('\n') && holdsRows(cell, table.delimiter)))) {
      return whole({ code: 'damaged', damage: 'open-quote' });
    }
    if (odd) return whole({ code: 'odd-row' });
    let key = '';
    for (const { cells } of rows) {
      for (const place of places) key += `${cells[place] ?? ''}\u0000`;
      if (cells.length <= end) key += '\u0001';
      if (columns.sent !== null && isUnsent(cells, columns.sent)) key += '\u0002';
    }
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_VERDICTS) known.clear();
    const verdict = judge(rows);
    known.set(key, verdict);
    return verdict;
  };
}

/** A cell of several lines, one of which is a row of its own: a quotation mark that was never closed has swallowed them. */
const holdsRows = (cell: string, delimiter: string): boolean =>
  cell.split('\n').some((line) => line.split(delimiter).length > 2);

const SEPARATORS = [';', '\t', ',', '|'] as const;

/** Where dots count, whoever lays none on an orientation has not picked it. */
const withoutZeros = (marks: Marks, { scheme }: BallotRules): Marks =>
  scheme === 'cumulative'
    ? { ...marks, picks: marks.picks.filter(({ dots, problem }) => problem !== null || !/^0+$/u.test(dots ?? '1')) }
    : marks;

/** Without a list «?», «idem» and bare numbers name nothing. */
function withoutGuesses(marks: Marks, lookup: Lookup, tight: boolean): Marks {
  if (lookup.given) return marks;
  const picks = marks.picks
    .filter(({ text, problem }) => problem !== null || !saysNothing(text, null))
    .map((pick) => {
      const unclear = pick.problem === null && isUnclear(pick.text) && harmOf(pick.text) === null;
      // «Santé, prévention»: a comma that belonged to a label has cut it in two.
      const cut = tight && pick.problem === null && /^\s+\p{L}/u.test(pick.text);
      if (!unclear && !cut) return pick;
      return { ...pick, problem: { code: 'unknown', suggestions: [], harm: null } as const };
    });
  return { ...marks, picks };
}

const DRAFTS: ReadonlySet<string> = new Set(['1', 'oui', 'yes', 'true', 'vrai']);
const UNSENT: ReadonlySet<string> = new Set(['started', 'partial', 'commence', 'en cours']);

/** Whether the row is a form that was begun and never sent off. */
function isUnsent(cells: readonly string[], { place, by }: Sent): boolean {
  const cell = cells[place] ?? '';
  if (by === 'date') return cell.trim() === '' || cell === '{question_not_shown}';
  return (by === 'draft' ? DRAFTS : UNSENT).has(plain(cell));
}
