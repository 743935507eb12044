/** The rows of one ballot and the rules announced enter; how it counts leaves, with what became of it and why. */

import type { Row } from '../text/rows.ts';
import type { BallotRules } from './ballot.ts';
import type { Sent } from './columns.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { effects, type Finding, type Outcome } from './issue.ts';
import { type Flaw, layouts, type Marks, NO_PICKS } from './layouts.ts';
import { harmOf, isUnclear, saysNothing } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { ballotSchema, findFlaws } from './schema.ts';
import type { Table } from './table.ts';

/** A ballot as it counts. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Fewer picks than asked, and counted all the same. */
  readonly incomplete: boolean;
  /** Places in the list, best first where an order was announced, else rising; empty unless counted. */
  readonly picks: readonly number[];
  readonly dots: readonly number[] | null;
  /** Of a spoilt ballot, the orientations that it names all the same; null where nobody can tell. */
  readonly named: readonly number[] | null;
  /** Ballots that say the same have the same, in one word. */
  readonly said: string;
  readonly flaws: readonly Flaw[];
}

/** Verdicts kept at once: thousands write alike, and files in which they do not are read without this. */
const MOST_VERDICTS = 2 ** 15;
const SEPARATORS = [';', '\t', ',', '|'] as const;

/**
 * Makes the judge of a table. It takes the rows of a ballot, whether they look like none (`odd`), and what is wrong beside
 * its picks; equal cells are judged once, and `onMarks` sees what they say.
 */
export function openJudge(
  table: Table,
  lookup: Lookup,
  rules: BallotRules,
  onMarks: (marks: Marks, rows: readonly Row[]) => void,
) {
  const { columns, headings, layout, delimiter } = table;
  const { picks, dots, rank, weight, sent } = columns;
  const schema = ballotSchema({ rules, lookup, ordered: table.ordered, numbered: table.numbered });
  const places = [...new Set([...picks, ...dots, ...[rank, weight].filter((place) => place !== null)])];
  const end = Math.max(...picks);
  const isShort = ({ cells }: Row) => cells.length <= end;
  const isDraft = ({ cells }: Row) => sent !== null && isUnsent(cells, sent);
  const known = new Map<string, Verdict>();
  const whole = (finding: Finding): Verdict => settle(NO_PICKS, [ofBallot(finding)], lookup, rules);

  const judge = (rows: readonly [Row, ...Row[]]): Verdict => {
    const cells = rows.map((row) => row.cells);
    const read = layouts[layout].mark(cells, table, lookup.given ? lookup : null);
    const marks = withoutGuesses(withoutZeros(read, rules), lookup, delimiter === ',' && !table.spaced);
    const flaws = findFlaws(schema, marks, weight === null ? null : (cells[0]?.[weight] ?? ''), weight);
    onMarks(marks, rows);
    const isBlank = flaws.some(({ finding }) => finding.code === 'blank');
    if (!isBlank && rows.some(isDraft)) return whole({ code: 'unsent' });
    if (!rows.some(isShort) || !headings.some(isFilled)) return settle(marks, flaws, lookup, rules);
    const others = flaws.filter(({ finding }) => finding.code !== 'blank');
    return settle(marks, [...others, ofBallot({ code: 'short-row' })], lookup, rules);
  };

  /** A row in one piece, which another separator would cut into as many cells as the picks need. */
  const isCutOtherwise = ({ cells }: Row): boolean =>
    cells.length === 1 &&
    end > 1 &&
    SEPARATORS.some((sign) => sign !== delimiter && (cells[0] ?? '').split(sign).length > end);
  /** A cell one of whose lines is a row of its own: a quotation mark that was never closed has swallowed it. */
  const hasSwallowed = ({ cells }: Row): boolean =>
    cells.some((cell) => cell.includes('\n') && cell.split('\n').some((line) => line.split(delimiter).length > 2));

  return (rows: readonly [Row, ...Row[]], odd: boolean, beside: readonly Flaw[]): Verdict => {
    for (const row of rows) {
      const damage = row.damage ?? (isCutOtherwise(row) ? 'other-separator' : hasSwallowed(row) ? 'open-quote' : null);
      if (damage !== null) return whole({ code: 'damaged', damage });
    }
    let key = '';
    for (const row of rows) {
      for (const place of places) key += `${row.cells[place] ?? ''}\u0000`;
      if (isShort(row)) key += '\u0001';
      if (isDraft(row)) key += '\u0002';
    }
    let verdict = odd ? whole({ code: 'odd-row' }) : known.get(key);
    if (verdict === undefined) {
      if (known.size >= MOST_VERDICTS) known.clear();
      verdict = judge(rows);
      known.set(key, verdict);
    }
    if (beside.length === 0) return verdict;
    return { ...verdict, ...UNCOUNTED, outcome: 'held', said: `held ${key}`, flaws: [...verdict.flaws, ...beside] };
  };
}

const ofBallot = (finding: Finding): Flaw => ({ spot: null, text: null, finding });

const UNCOUNTED = { incomplete: false, picks: [], dots: null, named: null } as const;

/**
 * Applies the rules announced. A ballot with several flaws meets the first of these fates: blank, held or set aside
 * (an orientation nobody can make out), spoilt, counted.
 */
function settle(marks: Marks, flaws: readonly Flaw[], lookup: Lookup, rules: BallotRules): Verdict {
  const fates = new Set(flaws.map(({ finding }) => fateOf(finding, rules)));
  const outcome = (['blank', 'held', 'set-aside', 'spoilt'] as const).find((worse) => fates.has(worse)) ?? 'counted';
  const valid = picksThatCount(marks, lookup, rules);
  const named = valid.map(({ orientation }) => orientation);
  if (outcome !== 'counted') {
    const said = `${outcome} ${marks.picks.map(({ text }) => text).join('\u0000')}`;
    return { ...UNCOUNTED, outcome, named: outcome === 'spoilt' ? named : null, said, flaws };
  }
  const dots = marks.picks.some((pick) => pick.dots !== null) ? valid.map((pick) => pick.dots) : null;
  const incomplete = flaws.some(({ finding }) => finding.code === 'incomplete');
  return { outcome, incomplete, picks: named, dots, named: null, said: `${named.join()}:${dots?.join() ?? ''}`, flaws };
}

/** What one flaw alone does to a ballot. */
function fateOf({ code }: Finding, rules: BallotRules): Outcome {
  const effect = effects[code];
  if (effect === 'doubted') return rules.unknown === 'stop' ? 'held' : 'set-aside';
  if (effect === 'incomplete' || effect === 'extra' || effect === 'repeated')
    return rules[effect] === 'reject' ? 'spoilt' : 'counted';
  return effect;
}

/**
 * An orientation once at its best position (its dots added), no more than asked. Where no order was announced they stand
 * in the order of the list, so that the same ticks make the same ballot however they were typed.
 */
function picksThatCount({ picks }: Marks, lookup: Lookup, { picks: asked, repeated, ordered }: BallotRules) {
  const kept: { orientation: number; dots: number }[] = [];
  for (const { text, dots, problem } of picks) {
    const orientation = problem === null ? lookup.find(text) : null;
    if (orientation === null) continue;
    const earlier = repeated === 'each' ? undefined : kept.find((other) => other.orientation === orientation);
    if (earlier === undefined) kept.push({ orientation, dots: Number(dots ?? 1) });
    else earlier.dots += Number(dots ?? 1);
  }
  const valid = asked === 'all' ? kept : kept.slice(0, asked);
  return ordered ? valid : valid.sort((a, b) => a.orientation - b.orientation);
}

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
      const unclear = isUnclear(pick.text) && harmOf(pick.text) === null;
      // «Santé, prévention»: a comma that belonged to a label has cut it in two.
      const cut = tight && /^\s+\p{L}/u.test(pick.text);
      if (pick.problem !== null || !(unclear || cut)) return pick;
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
