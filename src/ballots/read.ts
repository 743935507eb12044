/** Tables enter; pooled ballots, the turnout and every issue leave. No row is lost: each is header, ignored or a ballot. */

import type { EncodingId } from '../text/decode.ts';
import type { WorkbookKind } from '../text/file-kinds.ts';
import type { Row } from '../text/rows.ts';
import { addUp } from './add-up.ts';
import { assessor } from './assess.ts';
import type { Ballot, Orientation } from './ballot.ts';
import { openBox, type Turnout, type Uncounted } from './box.ts';
import { openCasts } from './casts.ts';
import { gatherer } from './gather.ts';
import { type InferredList, inferList, settleList } from './infer.ts';
import type { Finding, Issue, Outcome, Where } from './issue.ts';
import type { Verdict } from './judge.ts';
import { labelIn } from './layouts/orientation-columns.ts';
import { locate } from './locate.ts';
import type { Lookup } from './orientations.ts';
import { watchForPastes } from './pasted.ts';
import { openRegister } from './register.ts';
import type { BallotRules } from './rules.ts';
import { openSections } from './sections.ts';
import { type Aside, sift } from './sift.ts';
import type { Table } from './table.ts';
import { knownBy, openNames, type VoterKey, voterKeys } from './voters.ts';
import { remarksOn } from './whole-file.ts';

/** A table, and the file it came from. */
export interface Sheet {
  readonly source: string;
  /** What the count does not need and its readers do. */
  readonly file: {
    /** Of its bytes; null where it may tell who voted: whoever knows the voters could guess the file until the digest fits. */
    readonly sha256: string | null;
    /** A workbook has its kind in the place of an encoding. */
    readonly encoding: EncodingId | WorkbookKind;
    readonly bom: boolean;
    /** Of a workbook. */
    readonly sheet?: string;
    /** Sheets of the workbook that hold ballots too and are not read, unless one was asked for. */
    readonly unread?: readonly string[];
  };
  readonly table: Table;
}

/** The list the organiser gave. */
export interface GivenList {
  readonly orientations: readonly Orientation[];
  readonly lookup: Lookup;
}

/** `read = header + ignored + ballots`, always; `ballots` are the lines that hold them, whatever the shape. */
export interface Lines {
  readonly read: number;
  readonly header: number;
  readonly ignored: number;
  readonly ballots: number;
}

export interface Reading {
  readonly orientations: readonly Orientation[];
  readonly ballots: readonly Ballot[];
  readonly uncounted: readonly Uncounted[];
  readonly turnout: Turnout;
  /** In reading order. */
  readonly issues: readonly Issue[];
  /** One a sheet, in their order. */
  readonly lines: readonly Lines[];
  /** Dots added up from a sheet of totals, one a sheet; null where it holds ballots. */
  readonly totals: readonly (number | null)[];
  /** The rows that are no ballots, in reading order. */
  readonly ignored: readonly Ignored[];
}

export interface Ignored {
  readonly source: string;
  readonly line: number;
  readonly why: Aside;
}

interface Remark {
  /** The ballot, by its number. */
  readonly cast: number;
  /** What became of the ballot, unless a later one changed that. */
  readonly outcome: Outcome;
  finding: Finding;
  readonly where: Where;
}

/** Sees each ballot as it is read, by its first row; a later one of the same voter may still change its fate. */
export type Watch = (sheet: Sheet, row: Row, verdict: Verdict) => void;

/** Reads every ballot of every sheet; without a list, the list is made of the labels met. */
export function readBallots(
  sheets: readonly Sheet[],
  list: GivenList | null,
  rules: BallotRules,
  watch: Watch = () => {},
): Reading {
  const inferred = list === null ? inferList() : null;
  const lookup = list?.lookup ?? inferred ?? inferList();
  const box = openBox(rules.ordered);
  const casts = openCasts(rules.duplicates === 'last');
  const voters = openRegister();
  const names = openNames();
  const pastes = watchForPastes();
  const remarks: Remark[] = [];
  const ignored: Ignored[] = [];
  const sections = openSections();

  const placeOf = (cast: number) => ({ source: sheets[casts.sheet(cast)]?.source ?? '', line: casts.line(cast) });
  /** The same voter twice: what the rules say of the two ballots. */
  const settleTwins = (earlier: number, later: number, said: Verdict, keys: readonly VoterKey[]): Remark => {
    const [leaving, staying] = rules.duplicates === 'last' ? [earlier, later] : [later, earlier];
    const verdict = casts.verdict(leaving) ?? said;
    if (rules.duplicates === 'last') box.withdraw(verdict, casts.changed(leaving) ?? verdict.outcome);
    if (rules.duplicates !== 'all') casts.change(leaving, rules.duplicates === 'stop' ? 'held' : 'set-aside');
    const { outcome } = verdict;
    if (rules.duplicates === 'last') box.put(verdict, casts.changed(leaving) ?? outcome);
    const [here, there] = [placeOf(leaving), placeOf(staying)];
    const by = knownBy(keys.find((key) => voters.find([key]) !== undefined) ?? { kind: 0, id: '' });
    const finding = { code: 'duplicate', by, otherSource: there.source, otherLine: there.line } as const;
    return { cast: leaving, outcome, finding, where: { ...here, column: null, letter: null, cell: null } };
  };

  /** Two people of one name, and nothing else in common. */
  const pointOut = (earlier: number, cast: number, outcome: Outcome) => {
    const [here, there] = [placeOf(cast), placeOf(earlier)];
    const finding = { code: 'namesake', otherSource: there.source, otherLine: there.line } as const;
    remarks.push({ cast, outcome, finding, where: { ...here, column: null, letter: null, cell: null } });
  };

  /** Takes the ballots of a sheet one by one. */
  const reader = (sheet: Sheet) => {
    const { source, table } = sheet;
    const assess = assessor(table, lookup, rules);
    let unused: Remark[] = [];
    const admit = (rows: readonly [Row, ...Row[]]) => {
      const [first] = rows;
      const { verdict, news } = assess(rows);
      watch(sheet, first, verdict);
      const sent = !verdict.flaws.some(({ finding }) => finding.code === 'unsent');
      const section = sections.of(first);
      const keys = sent && first.damage === null ? voterKeys(first.cells, table.columns.voter, section) : [];
      const cast = casts.enter(first.line, verdict);
      const said = verdict.flaws.map(({ spot, text, finding }): Remark => {
        const where = locate(sheet, rows[spot?.row ?? 0] ?? first, spot?.place ?? null, text);
        return { cast, outcome: verdict.outcome, finding, where };
      });
      remarks.push(...said);
      if (inferred !== null && news !== null) {
        for (const { text, spot, problem } of news.picks) {
          if (problem === null) inferred.notice(text, () => locate(sheet, rows[spot.row] ?? first, spot.place, text));
        }
      }
      const prepared = verdict.outcome === 'blank' && first.cells.filter((cell) => cell.trim() !== '').length === 1;
      if (!prepared && unused.length > 0) unused = [];
      if (prepared) unused.push(...said.filter(({ finding }) => finding.code === 'blank'));
      const twin = voters.find(keys);
      if (twin !== undefined) remarks.push(settleTwins(twin, cast, verdict, keys));
      const namesake = sent && first.damage === null ? names.meet(first.cells, table.columns.voter, cast) : undefined;
      if (namesake !== undefined && twin === undefined) pointOut(namesake, cast, verdict.outcome);
      pastes.note(source, first.line, verdict);
      box.put(verdict, casts.changed(cast) ?? verdict.outcome);
      if (twin === undefined || rules.duplicates === 'last') voters.enter(keys, cast);
    };
    /** Numbered rows and nothing more, at the end: someone prepared more lines than there were voters. */
    const close = () => {
      if (unused.length > 1) for (const remark of unused) remark.finding = { code: 'unused' };
    };
    return { admit, close };
  };

  const readSheet = (sheet: Sheet) => {
    const { source, table } = sheet;
    casts.begin();
    if (inferred !== null) expect(table, inferred);
    const sum = table.layout === 'totals' ? addUp(sheet, lookup, rules) : null;
    const { admit, close } = reader(sheet);
    const gather = table.layout === 'row-per-pick' ? gatherer(table) : null;
    const counts = { read: 0, header: 0, ignored: 0, ballots: 0 };
    let last = 'ballot';
    sections.begin(table);
    for (const sifted of sift(table, (cell) => list !== null && list.lookup.find(cell) !== null)) {
      const { row, what } = sifted;
      counts.read += 1;
      counts[what === 'header' ? 'header' : what === 'ballot' ? 'ballots' : 'ignored'] += 1;
      if (what === 'section' || (what === 'header' && last !== 'header')) sections.begin(table);
      last = what;
      if (sum !== null) sum.take(sifted);
      else if (what === 'ballot' && gather !== null) gather.take(row);
      else if (what === 'ballot') admit([row]);
      if (what !== 'header' && what !== 'ballot') ignored.push({ source, line: row.line, why: what });
    }
    for (const rows of gather?.ballots() ?? []) admit(rows);
    close();
    return { lines: counts, sum };
  };

  const read = sheets.map(readSheet);
  const issues = remarks.map(
    ({ cast, outcome, finding, where }): Issue => ({ ...finding, outcome: casts.changed(cast) ?? outcome, ...where }),
  );
  const summed = read.flatMap(({ sum }) => sum?.ballots() ?? []);
  const ballots = [...box.ballots(), ...summed];
  const settled = inferred === null ? null : settleList(inferred, ballots);
  return {
    orientations: settled?.orientations ?? list?.orientations ?? [],
    ballots: settled?.ballots ?? ballots,
    uncounted: box
      .uncounted()
      .map(({ named, times }) => ({ named: named && (settled?.inOrder(named) ?? named), times })),
    turnout: box.turnout(),
    issues: inReadingOrder(
      [
        ...sheets.flatMap(remarksOn),
        ...issues,
        ...pastes.issues(),
        ...read.flatMap(({ sum }) => sum?.issues() ?? []),
        ...(settled?.issues ?? []),
      ],
      sheets,
    ),
    lines: read.map(({ lines }) => lines),
    totals: read.map(({ sum }) => (sum === null ? null : sum.ballots().reduce((dots, { times }) => dots + times, 0))),
    ignored,
  };
}

/** Orientations that head columns are in the list, also where nobody marked them. */
function expect({ layout, columns, headings }: Table, inferred: InferredList): void {
  if (layout !== 'column-per-orientation' && layout !== 'rank-per-orientation') return;
  for (const place of columns.picks) inferred.find(labelIn(headings[place] ?? '', null));
}

function inReadingOrder(issues: readonly Issue[], sheets: readonly Sheet[]): readonly Issue[] {
  const order = new Map(sheets.map(({ source }, place) => [source, place]));
  const place = ({ source }: Issue) => order.get(source) ?? 0;
  return [...issues].sort((a, b) => place(a) - place(b) || a.line - b.line);
}
