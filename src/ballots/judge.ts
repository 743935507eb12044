/** The rows of one ballot and the rules announced enter; how it counts leaves, with what became of it and why. */

import type { Row } from '../text/rows.ts';
import type { BallotRules } from './ballot.ts';
import type { Rows } from './classify-rows.ts';
import type { Sent } from './columns.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { effects, type Finding, type Outcome } from './issue.ts';
import { type Flaw, layouts, type Pick } from './layouts.ts';
import { harmOf, isUnclear } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { laidOn, openSchema } from './schema.ts';
import type { Table } from './table.ts';

/** A ballot as it counts. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Fewer picks than asked, and counted all the same. */
  readonly incomplete: boolean;
  /** Places in the list, best first where an order was announced, else rising, also where the ballot is spoilt; null where
   * nobody can tell what it names. */
  readonly picks: readonly number[] | null;
  readonly dots: readonly number[] | null;
  /** The picks as they were typed. */
  readonly typed: readonly Pick[];
  /** Ballots that say the same have the same, in one word. */
  readonly said: string;
  readonly flaws: readonly Flaw[];
}

/** Verdicts kept at once: thousands write alike, and files in which they do not are read without this. */
const MOST_VERDICTS = 2 ** 15;
const SEPARATORS = [';', '\t', ',', '|'] as const;

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

  /** What a ballot says, before any rule but one: where dots count, whoever lays none on an orientation has not picked it. */
  const picksOn = (rows: Rows) => {
    const cells = rows.map((row) => row.cells);
    const { picks, flaws } = layouts[layout].mark(cells, table, lookup.given ? lookup : null);
    const said = picks.flatMap((pick) => {
      if (pick.problem !== null) return [pick];
      if (rules.scheme === 'cumulative' && /^0+$/u.test(pick.dots ?? '1')) return [];
      return [isGuess(pick.text) ? { ...pick, problem: unknown(pick.text) } : pick];
    });
    return { said, flaws };
  };
  /** Without a list «?», «idem» and bare numbers name nothing, nor does «Santé, prévention»: the comma of a label has cut it. */
  const isGuess = (text: string) =>
    !lookup.given && (isUnclear(text) || (delimiter === ',' && !table.spaced && /^\s+\p{L}/u.test(text)));
  const unknown = (text: string): Finding => ({ code: 'unknown', suggestions: [], harm: harmOf(text) });

  const judge = (rows: Rows, key: string, fault: Finding | null): Verdict => {
    const { said, flaws } = picksOn(rows);
    if (fault !== null) return settle(said, [ofBallot(fault)], key);
    const found = [...flaws, ...findFlaws(said, rows[0].cells)];
    onPicks(said, rows);
    const others = found.filter(({ finding }) => finding.code !== 'blank');
    if (others.length === found.length && rows.some(isDraft)) return settle(said, [ofBallot({ code: 'unsent' })], key);
    return settle(said, rows.some(isShort) ? [...others, ofBallot({ code: 'short-row' })] : found, key);
  };

  /**
   * Applies the rules announced. A ballot with several flaws meets the first of these fates: held or set aside (an
   * orientation nobody can make out), blank, spoilt, counted. Where no order was announced its picks stand in the order of the
   * list, so that the same ticks make the same ballot however they were typed.
   */
  const settle = (typed: readonly Pick[], flaws: readonly Flaw[], key: string): Verdict => {
    const fates = new Set(flaws.map(({ finding }) => fateOf(finding, rules)));
    const outcome = (['held', 'set-aside', 'blank', 'spoilt'] as const).find((worse) => fates.has(worse)) ?? 'counted';
    const incomplete = outcome === 'counted' && flaws.some(({ finding }) => finding.code === 'incomplete');
    const unsure: Verdict = { outcome, incomplete, picks: null, dots: null, typed, said: `${outcome} ${key}`, flaws };
    if (outcome === 'held' || outcome === 'set-aside') return unsure;
    const laid = laidOn(typed, lookup, rules.repeated === 'each').slice(
      0,
      rules.picks === 'all' ? undefined : rules.picks,
    );
    if (!rules.ordered) laid.sort((a, b) => a.orientation - b.orientation);
    const picks = laid.map(({ orientation }) => orientation);
    const dots = typed.some((pick) => pick.dots !== null) ? laid.map((pick) => pick.dots) : null;
    return {
      ...unsure,
      picks,
      dots,
      said: outcome === 'counted' ? `${picks.join()}:${dots?.join() ?? ''}` : unsure.said,
    };
  };

  /** A row in one piece, which another separator would cut into as many cells as the picks need. */
  const isCutOtherwise = ({ cells }: Row): boolean =>
    cells.length === 1 &&
    end > 1 &&
    SEPARATORS.some((sign) => sign !== delimiter && (cells[0] ?? '').split(sign).length > end);
  /** A cell one of whose lines is a row of its own: a quotation mark that was never closed has swallowed it. */
  const hasSwallowed = ({ cells }: Row): boolean =>
    cells.some((cell) => cell.includes('\n') && cell.split('\n').some((line) => line.split(delimiter).length > 2));

  return (rows: Rows, odd: boolean, beside: readonly Flaw[]): Verdict => {
    let key = '';
    for (const row of rows) {
      const damage = row.damage ?? (isCutOtherwise(row) ? 'other-separator' : hasSwallowed(row) ? 'open-quote' : null);
      if (damage !== null) return judge(rows, row.cells.join('\u0000'), { code: 'damaged', damage });
      for (const place of places) key += `${row.cells[place] ?? ''}\u0000`;
      if (isShort(row)) key += '\u0001';
      if (isDraft(row)) key += '\u0002';
    }
    let verdict = odd ? judge(rows, key, { code: 'odd-row' }) : known.get(key);
    if (verdict === undefined) {
      if (known.size >= MOST_VERDICTS) known.clear();
      verdict = judge(rows, key, null);
      known.set(key, verdict);
    }
    return beside.length === 0 ? verdict : settle(verdict.typed, [...verdict.flaws, ...beside], key);
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
