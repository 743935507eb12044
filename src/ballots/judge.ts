/** The rows of one ballot and the rules announced enter; how it counts leaves, with what became of it and why. */

import { hasSwallowed, type Row } from '../text/rows.ts';
import type { BallotRules } from './ballot.ts';
import type { Rows } from './classify-rows.ts';
import type { Sent } from './columns.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { effects, type Finding, type Outcome } from './issue.ts';
import { type Flaw, layouts, type Pick, unknown } from './layouts.ts';
import { isUnclear } from './marks.ts';
import { type Lookup, NO_LIST } from './orientations.ts';
import { laidOn, openSchema } from './schema.ts';
import type { Table } from './table.ts';

/** A ballot as it counts. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Places in the list, best first where an order was announced, else rising, also where the ballot is spoilt; null where
   * nobody can tell what it names. */
  readonly picks: readonly number[] | null;
  readonly dots: readonly number[] | null;
  /** The picks as they were typed. */
  readonly typed: readonly Pick[];
  /** A text that is the same for all ballots that say the same, as far as anybody can tell. */
  readonly said: string;
  readonly flaws: readonly Flaw[];
}

/** Verdicts remembered at once: most files hold the same few ballots again and again, others do without. */
const MOST_VERDICTS = 2 ** 15;

/**
 * Makes the judge of a table. It takes the rows of a ballot, whether they look like none (`odd`), and what is wrong beside
 * its picks; equal cells are judged once, and `onPicks` sees what they say.
 */
export function openJudge(
  table: Table,
  lookup: Lookup,
  rules: BallotRules,
  onPicks: (picks: readonly Pick[], rows: Rows) => void,
) {
  const { columns, headings, layout, delimiter } = table;
  const { picks, dots, rank, weight, sent } = columns;
  const findFlaws = openSchema(rules, lookup, table);
  const places = [...new Set([...picks, ...dots, ...[rank, weight].filter((place) => place !== null)])];
  const end = Math.max(...picks);
  const isShort = ({ cells }: Row) => cells.length <= end && headings.some(isFilled);
  const isDraft = ({ cells }: Row) => sent !== null && isUnsent(cells, sent);
  const known = new Map<string, Verdict>();

  /** Without a list «?», «idem» and bare numbers name nothing, nor does «Santé, prévention»: the comma of a label has cut it. */
  const isGuess = (text: string) =>
    !lookup.given && (isUnclear(text) || (delimiter === ',' && !table.spaced && /^\s+\p{L}/u.test(text)));

  /** What stands on a ballot. */
  const readPicks = (rows: Rows) => {
    const cells = rows.map((row) => row.cells);
    const { picks, flaws } = layouts[layout].mark(cells, table, lookup.given ? lookup : NO_LIST);
    const typed = picks.flatMap((pick) => {
      if (pick.problem !== null) return [pick];
      // Where dots count, whoever lays none on an orientation has not picked it.
      if (rules.scheme === 'cumulative' && /^0+$/u.test(pick.dots ?? '1')) return [];
      return [isGuess(pick.text) ? { ...pick, problem: unknown(pick.text, lookup) } : pick];
    });
    return { typed, flaws };
  };
  /** What is wrong with a ballot that is sound in all but its cells. */
  const flawsOf = (rows: Rows, { typed, flaws }: ReturnType<typeof readPicks>): readonly Flaw[] => {
    const found = [...flaws, ...findFlaws(typed, rows[0].cells)];
    const others = found.filter(({ finding }) => finding.code !== 'blank');
    if (others.length === found.length && rows.some(isDraft)) return [ofBallot({ code: 'unsent' })];
    return rows.some(isShort) ? [...others, ofBallot({ code: 'short-row' })] : found;
  };

  /**
   * Applies the rules announced. A ballot with several flaws meets the first of these fates: held or set aside (an
   * orientation nobody can make out), blank, spoilt, counted. Where no order was announced its picks stand in the order of the
   * list, so that the same ticks make the same ballot however they were typed.
   */
  const judge = (rows: Rows, fault: Finding | null, beside: readonly Flaw[]): Verdict => {
    const read = readPicks(rows);
    const { typed } = read;
    if (fault === null) onPicks(typed, rows);
    const flaws = [...(fault === null ? flawsOf(rows, read) : [ofBallot(fault)]), ...beside];
    const fates = new Set(flaws.map(({ finding }) => fateOf(finding, rules)));
    const outcome = (['held', 'set-aside', 'blank', 'spoilt'] as const).find((worse) => fates.has(worse)) ?? 'counted';
    if (outcome === 'held' || outcome === 'set-aside')
      return { outcome, picks: null, dots: null, typed, said: outcome, flaws };
    const most = rules.picks === 'all' ? undefined : rules.picks;
    const laid = laidOn(typed, lookup, rules.repeated === 'each').slice(0, most);
    if (!rules.ordered) laid.sort((a, b) => a.orientation - b.orientation);
    const picks = laid.map(({ orientation }) => orientation);
    const dots = typed.some((pick) => pick.dots !== null) ? laid.map((pick) => pick.dots) : null;
    return { outcome, picks, dots, typed, said: `${outcome} ${picks.join()}:${dots?.join() ?? ''}`, flaws };
  };

  return (rows: Rows, odd: boolean, beside: readonly Flaw[]): Verdict => {
    let key = '';
    let fault: Finding | null = odd ? { code: 'odd-row' } : null;
    for (const row of rows) {
      const damage = row.damage ?? (hasSwallowed(row, delimiter, 2) ? 'open-quote' : null);
      if (damage !== null) fault = { code: 'damaged', damage };
      for (const place of places) key += `${row.cells[place] ?? ''}\u0000`;
      if (isShort(row)) key += '\u0001';
      if (isDraft(row)) key += '\u0002';
    }
    const isUsual = fault === null && beside.length === 0;
    const before = isUsual ? known.get(key) : undefined;
    if (before !== undefined) return before;
    if (known.size >= MOST_VERDICTS) known.clear();
    const verdict = judge(rows, fault, beside);
    if (isUsual) known.set(key, verdict);
    return verdict;
  };
}

const ofBallot = (finding: Finding): Flaw => ({ spot: null, text: null, finding });

/** What one flaw alone does to a ballot. */
function fateOf({ code }: Finding, rules: BallotRules): Outcome {
  const effect = effects[code];
  if (effect === 'doubted') return rules.unknown === 'stop' ? 'held' : 'set-aside';
  if (effect === 'incomplete' || effect === 'extra' || effect === 'repeated')
    return rules[effect] === 'reject' ? 'spoilt' : 'counted';
  return effect;
}

const DRAFTS: ReadonlySet<string> = new Set(['1', 'oui', 'yes', 'true', 'vrai']);
const UNSENT: ReadonlySet<string> = new Set(['started', 'partial', 'commence', 'en cours']);

/** Whether the row is a form that was begun and never sent off. */
function isUnsent(cells: readonly string[], { place, by }: Sent): boolean {
  const cell = cells[place] ?? '';
  if (by === 'date') return cell.trim() === '' || cell === '{question_not_shown}';
  return (by === 'draft' ? DRAFTS : UNSENT).has(plain(cell));
}
