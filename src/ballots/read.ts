/** Tables enter; pooled ballots, the turnout and every issue leave. No row is lost: each is header, ignored or a ballot. */

import type { Ballot, Orientation } from './ballot.ts';
import { openBox, type Turnout } from './box.ts';
import type { EncodingId } from './decode.ts';
import { plain } from './fold.ts';
import { inferList, settleList } from './infer.ts';
import type { Finding, Issue, Outcome, Where } from './issue.ts';
import { judge, type Verdict } from './judge.ts';
import type { Lookup } from './orientations.ts';
import type { Row } from './rows.ts';
import type { BallotRules } from './rules.ts';
import { ballotSchema, findFlaws, type Marks } from './schema.ts';
import type { Table } from './table.ts';
import { openRegister, voterKeys } from './voters.ts';

/** A table, and the file it came from. */
export interface Sheet {
  readonly source: string;
  /** What the count does not need and its readers do. */
  readonly file: { readonly sha256: string; readonly encoding: EncodingId; readonly bom: boolean };
  readonly table: Table;
}

/** The list the organiser gave. */
export interface GivenList {
  readonly orientations: readonly Orientation[];
  readonly lookup: Lookup;
}

/** `read = header + ignored + ballots`, always. */
export interface Lines {
  readonly read: number;
  readonly header: number;
  readonly ignored: number;
  readonly ballots: number;
}

export interface Reading {
  readonly orientations: readonly Orientation[];
  readonly ballots: readonly Ballot[];
  readonly turnout: Turnout;
  /** In reading order. */
  readonly issues: readonly Issue[];
  /** One a sheet, in their order. */
  readonly lines: readonly Lines[];
}

/** One row that is a ballot; its fate may still change when the same voter turns up again. */
interface Cast {
  readonly source: string;
  readonly line: number;
  readonly verdict: Verdict;
  fate: Outcome;
}

interface Remark {
  readonly cast: Cast;
  readonly finding: Finding;
  readonly where: Where;
}

/** Sees each ballot as it is read; a later one of the same voter may still change its fate. */
export type Watch = (sheet: Sheet, row: Row, verdict: Verdict) => void;

/** Reads every ballot of every sheet; without a list, the list is made of the labels met. */
export function readBallots(
  sheets: readonly Sheet[],
  list: GivenList | null,
  rules: BallotRules,
  watch: Watch = () => {},
): Reading {
  const inferred = list === null ? inferList() : null;
  const assess = assessor(list?.lookup ?? inferred ?? inferList(), rules);
  const box = openBox();
  const voters = openRegister<Cast>();
  const met = new Set<Verdict>();
  const remarks: Remark[] = [];

  const admit = (sheet: Sheet, row: Row) => {
    const { picks, dots, voter } = sheet.table.columns;
    const verdict = assess({ picks: at(row, picks), dots: at(row, dots) }, row.damage);
    watch(sheet, row, verdict);
    const cast: Cast = { source: sheet.source, line: row.line, verdict, fate: verdict.outcome };
    for (const { cell, finding } of verdict.flaws) {
      remarks.push({ cast, finding, where: locate(sheet, row, cell === null ? undefined : picks[cell]) });
    }
    // Equal cells give the same verdict, so that labels are new only where the verdict is.
    if (inferred !== null && row.damage === null && !met.has(verdict)) {
      met.add(verdict);
      for (const place of picks) {
        const cell = row.cells[place]?.trim();
        if (cell) inferred.notice(cell, () => locate(sheet, row, place));
      }
    }
    const keys = voterKeys(row.cells, voter);
    const twin = voters.find(keys);
    if (twin !== undefined) remarks.push(...settleTwins(twin, cast));
    box.put(verdict, cast.fate);
    if (twin === undefined || rules.duplicates === 'last') voters.enter(keys, cast);
  };

  /** The same voter twice: what the rules say of the two ballots. */
  const settleTwins = (earlier: Cast, later: Cast): readonly Remark[] => {
    const [leaving, staying] = rules.duplicates === 'last' ? [earlier, later] : [later, earlier];
    if (rules.duplicates === 'last') box.withdraw(earlier.verdict, earlier.fate);
    if (rules.duplicates !== 'all') leaving.fate = rules.duplicates === 'stop' ? 'held' : 'set-aside';
    if (rules.duplicates === 'last') box.put(earlier.verdict, earlier.fate);
    const { source, line } = leaving;
    const where: Where = { source, line, column: null, letter: null, cell: null };
    const finding = { code: 'duplicate', otherSource: staying.source, otherLine: staying.line } as const;
    return [{ cast: leaving, finding, where }];
  };

  const lines = sheets.map((sheet) => readSheet(sheet, (row) => admit(sheet, row)));
  const issues = remarks.map(({ cast, finding, where }): Issue => ({ ...finding, outcome: cast.fate, ...where }));
  const settled = inferred === null ? null : settleList(inferred, box.ballots());
  return {
    orientations: settled?.orientations ?? list?.orientations ?? [],
    ballots: settled?.ballots ?? box.ballots(),
    turnout: box.turnout(),
    issues: inReadingOrder([...issues, ...(settled?.issues ?? [])], sheets),
    lines,
  };
}

/** Walks down a sheet and hands on each row that is a ballot. */
function readSheet({ table }: Sheet, admit: (row: Row) => void): Lines {
  const isHeading = repeatsHeadings(table);
  let read = 0;
  let header = 0;
  let ballots = 0;
  for (const row of table.rows()) {
    read += 1;
    if (row.line === table.headerLine || (row.line > table.headerLine && isHeading(row))) header += 1;
    else if (row.line > table.headerLine && isBallot(row, table)) {
      ballots += 1;
      admit(row);
    }
  }
  return { read, header, ignored: read - header - ballots, ballots };
}

/** Files pasted end to end repeat their headings. A pick is looked at first: few are different, each is folded once. */
function repeatsHeadings({ headings, columns }: Table): (row: Row) => boolean {
  const heading = headings.map(plain).join('\n');
  const place = columns.picks[0] ?? 0;
  const expected = plain(headings[place] ?? '');
  const known = new Map<string, boolean>();
  return ({ cells }) => {
    const cell = cells[place] ?? '';
    if (!known.has(cell)) known.set(cell, plain(cell) === expected);
    return known.get(cell) === true && cells.map(plain).join('\n') === heading;
  };
}

const TOTALS = /^(?:(?:sous-)?total|totaux|somme|moyenne|sum|average|nb|nombre)\b/u;

/** A row that says nothing, or adds up what stands above, is no ballot; a number with no pick beside it is a blank one. */
function isBallot(row: Row, { columns }: Table): boolean {
  if (row.damage !== null) return true;
  const said = row.cells.find((cell) => cell.trim() !== '');
  if (said === undefined) return false;
  return !(columns.picks.every((place) => /^[\d\s.,%]*$/u.test(row.cells[place] ?? '')) && TOTALS.test(plain(said)));
}

/** Judges a ballot by its cells; equal cells are judged once, for thousands of voters write the same few things. */
function assessor(lookup: Lookup, rules: BallotRules) {
  const schema = ballotSchema(rules, lookup);
  const known = new Map<string, Verdict>();
  return (marks: Marks, damage: Row['damage']): Verdict => {
    if (damage !== null) return judge(marks, [{ cell: null, finding: { code: 'damaged', damage } }], lookup, rules);
    const key = `${marks.picks.join('\u0000')}\u0001${marks.dots.join('\u0000')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const verdict = judge(marks, findFlaws(schema, marks), lookup, rules);
    known.set(key, verdict);
    return verdict;
  };
}

const at = (row: Row, places: readonly number[]) => places.map((place) => row.cells[place] ?? '');

function locate({ source, table }: Sheet, row: Row, place: number | undefined): Where {
  if (place === undefined) return { source, line: row.line, column: null, letter: null, cell: null };
  const column = table.headings[place]?.trim() || null;
  return { source, line: row.line, column, letter: letters(place), cell: row.cells[place] ?? '' };
}

/** A, B … Z, AA: the letters that a spreadsheet gives a column. */
function letters(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return (rest < 0 ? '' : letters(rest)) + String.fromCharCode(65 + (place % 26));
}

function inReadingOrder(issues: readonly Issue[], sheets: readonly Sheet[]): readonly Issue[] {
  const order = new Map(sheets.map(({ source }, place) => [source, place]));
  const place = ({ source }: Issue) => order.get(source) ?? 0;
  return [...issues].sort((a, b) => place(a) - place(b) || a.line - b.line);
}
