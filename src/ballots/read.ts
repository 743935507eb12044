/** Tables enter; pooled ballots, the turnout and every issue leave. No row is lost: each is header, left aside or a ballot. */

import type { Row } from '../text/rows.ts';
import { addUp } from './add-up.ts';
import { type BallotRules, timesPicked } from './ballot.ts';
import { classifyRows, type Rows } from './classify-rows.ts';
import { openDuplicates } from './duplicates.ts';
import { filledIn } from './headers.ts';
import { inferList, listOf } from './infer.ts';
import type { Finding, Outcome } from './issue.ts';
import { openJudge, type Verdict } from './judge.ts';
import { labelIn } from './layouts.ts';
import { watchMarks } from './marks.ts';
import { type Lookup, NO_LIST } from './orientations.ts';
import { locate, openRemarks } from './remarks.ts';
import { timesOf } from './schema.ts';
import type { IgnoredRow, Sheet } from './sheet.ts';
import { watchForStrays } from './strays.ts';
import { openBox } from './turnout.ts';

/** A ballot as it counts in the end. */
export interface ReadBallot {
  readonly sheet: Sheet;
  readonly row: Row;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  /** How many ballots it stands for. */
  readonly times: number;
  /** Whether the same voter handed in another ballot, which counts where only one does. */
  readonly duplicate: boolean;
}

/** What a whole reading comes to. */
export type BallotReading = ReturnType<typeof readBallots>;

/** Reads every ballot of every sheet, each of which `watch` sees; without a list, the list is made of the labels met. */
export function readBallots(
  sheets: readonly Sheet[],
  list: Lookup | null,
  rules: BallotRules,
  watch: Watch = () => {},
) {
  const duplicates = openDuplicates(sheets);
  const open = () => openRoom(sheets, list, duplicates);
  // Where the last ballot of a voter is the one that counts, a first reading tells which it is.
  if (rules.duplicates === 'last') readSheets(open(), { ...rules, duplicates: 'all' }, () => {});
  return readSheets(open(), rules, watch);
}

type Watch = (ballot: ReadBallot) => void;

function readSheets(room: ReturnType<typeof openRoom>, rules: BallotRules, watch: Watch) {
  const { sheets, list, inferred, duplicates, box, remarks } = room;
  const read = sheets.map((sheet, nth) => readSheet(sheet, nth, room, rules, watch));
  const turnout = box.turnout();
  const ballots = [...box.ballots(), ...read.flatMap(({ totals }) => totals ?? [])];
  const settled = list === null ? inferred.settle(ballots) : null;
  const orientations = settled?.orientations ?? list?.orientations ?? [];
  for (const { strays, stop } of read) {
    // While ballots are held, a recap of all of them may well say something else.
    const votesFor = (orientation: number) => (turnout.held > 0 ? null : timesPicked(ballots, orientation));
    for (const { row, place, finding } of strays.found(inferred.knows, list ?? listOf(orientations), votesFor))
      stop(row, place, finding);
  }
  if (rules.duplicates === 'stop')
    for (const { sheet, finding } of duplicates.betweenSheets()) remarks.add(finding, 'held', sheet, null);
  const inOrder = settled?.inOrder ?? ((picks: readonly number[]) => picks);
  const issues = [...remarks.issues(), ...(settled?.issues ?? [])].sort((a, b) => a.line - b.line);
  return {
    orientations,
    ballots: ballots.map((ballot) => ({ ...ballot, picks: inOrder(ballot.picks) })),
    uncounted: box.uncounted().map(({ named, times }) => ({ named: named && inOrder(named), times })),
    turnout,
    /** In reading order. */
    issues: sheets.flatMap(({ source }) => issues.filter((issue) => issue.source === source)),
    /** One a sheet, in their order. */
    sheets: read.map(({ sheet, lines, ignored, totals }) => ({
      sheet,
      lines,
      /** The rows that are no ballots. */
      ignored,
      /** Dots added up from a sheet of totals; null where it holds ballots. */
      totals: totals?.reduce((dots, { times }) => dots + times, 0) ?? null,
    })),
  };
}

/** What all sheets of a count have in common. */
function openRoom(sheets: readonly Sheet[], list: Lookup | null, duplicates: ReturnType<typeof openDuplicates>) {
  const inferred = inferList();
  const lookup: Lookup = list ?? inferred;
  return { sheets, list, inferred, lookup, duplicates, box: openBox(), remarks: openRemarks() };
}

/** Reads one sheet, and says what can only be asked once all of them are read. */
function readSheet(sheet: Sheet, nth: number, room: ReturnType<typeof openRoom>, rules: BallotRules, watch: Watch) {
  const { sheets, list, lookup, inferred, duplicates, box, remarks } = room;
  const { source, table } = sheet;
  const { columns, layout } = table;
  const strays = watchForStrays(table, lookup);
  const voters = duplicates.ofSheet(nth, columns, rules.duplicates);
  const remark = (outcome: Outcome, row: Row | null, place: number | null, finding: Finding, text?: string | null) =>
    remarks.add(finding, outcome, sheet, row, place, text);
  const stop = (row: Row, place: number | null, finding: Finding) => remark('held', row, place, finding);
  const sum =
    layout !== 'totals'
      ? null
      : addUp(table, lookup, (row, place, finding, text) => {
          // A total that does not fit takes nothing out of the count.
          const passed = finding.code === 'wrong-total' ? 'counted' : 'set-aside';
          remark(rules.unknown === 'stop' ? 'held' : passed, row, place, finding, text);
        });
  // Orientations that head columns are in the list, also where nobody marked them.
  if (layout === 'column-per-orientation')
    for (const place of columns.picks) inferred.find(labelIn(table.headings[place] ?? '', NO_LIST));

  const marks = watchMarks();
  const judge = openJudge(table, lookup, rules, (picks, rows) => {
    if (layout === 'column-per-orientation') marks.see(columns.picks.map((place) => rows[0].cells[place] ?? ''));
    for (const [at, { text, spot, problem }] of picks.entries()) {
      const row = rows[spot.row];
      if (problem === null && row !== undefined) inferred.notice(text, at, () => locate(sheet, row, spot.place, text));
    }
  });

  const admit = (rows: Rows, odd: boolean) => {
    const [row] = rows;
    const verdict = judge(rows, odd, rows.length === 1 ? strays.onBallot(row, 0) : rows.flatMap(strays.onBallot));
    const isKnown = row.damage === null && !odd && !verdict.flaws.some(({ finding }) => finding.code === 'unsent');
    // Lines are counted in turns, so that one number says which line of which sheet.
    const met = voters.meet(row, verdict.said, isKnown, row.line * sheets.length + nth);
    const duplicate = met?.isTwin === true;
    const leaves = duplicate && rules.duplicates !== 'all';
    const outcome = !leaves ? verdict.outcome : rules.duplicates === 'stop' ? 'held' : 'set-aside';
    const times = columns.weight === null ? 1 : timesOf(row.cells[columns.weight] ?? '');
    for (const { spot, text, finding } of verdict.flaws)
      remark(outcome, rows[spot?.row ?? 0] ?? row, spot?.place ?? null, finding, text);
    if (met !== null) {
      const { source: otherSource = '' } = sheets[met.ballot % sheets.length] ?? {};
      const other = { otherSource, otherLine: Math.floor(met.ballot / sheets.length) };
      const twin = { code: 'duplicate', by: met.by, ...other } as const;
      remark(outcome, row, null, duplicate ? twin : { code: 'namesake', ...other });
    }
    box.put(verdict, outcome, times);
    voters.note(verdict.said);
    watch({ sheet, row, verdict, outcome, times, duplicate });
  };

  const lines = { read: 0, header: 0, ignored: 0, ballots: 0 };
  const ignored: IgnoredRow[] = [];
  /** Filled cells that were read and are not accounted for. */
  let cells = 0;
  const counted = function* (): Generator<Row> {
    for (const row of table.rows()) {
      lines.read += 1;
      cells += filledIn(row);
      yield row;
    }
  };
  let headed = true;
  for (const { rows, what } of classifyRows(table, list ?? NO_LIST, counted())) {
    const [row] = rows;
    for (const one of rows) cells -= filledIn(one);
    if (what === 'section' || (what === 'header' && !headed)) voters.begin();
    headed = what === 'header';
    if (what === 'ballot' || what === 'odd') {
      lines.ballots += rows.length;
      if (sum === null) admit(rows, what === 'odd');
      else sum.add(row);
      continue;
    }
    lines[headed ? 'header' : 'ignored'] += 1;
    if (what !== 'header') ignored.push({ line: row.line, why: what });
    if (sum === null) strays.onAside(row, what);
    else if (what === 'total') sum.checkSums(row);
  }
  if (cells !== 0 || lines.read !== lines.header + lines.ignored + lines.ballots)
    throw new Error(`${source}: ${cells} cells are not accounted for`);
  const [top] = table.header;
  const mark = marks.doubtful();
  if (mark !== null) remark('held', top ?? null, null, { code: 'doubtful-mark', mark });
  if (top && table.missing.length > 0) remark('counted', top, null, { code: 'no-column', orientations: table.missing });
  const { unread = [] } = sheet.file;
  if (unread.length > 0) remark('counted', top ?? null, null, { code: 'other-sheets', sheets: unread });
  ignored.sort((a, b) => a.line - b.line);
  const totals = sum?.ballots() ?? null;
  for (const { picks, times } of totals ?? []) voters.note(`${picks} ${times}`);
  return { sheet, lines, ignored, strays, stop, totals };
}
