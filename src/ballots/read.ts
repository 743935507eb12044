/** Tables enter; pooled ballots, the turnout and every issue leave. No row is lost: each is header, left aside or a ballot. */

import type { Row } from '../text/rows.ts';
import { addUp } from './add-up.ts';
import { openAdmission, type Room } from './admit.ts';
import { openAsides } from './asides.ts';
import type { Ballot, Orientation } from './ballot.ts';
import { openCasts } from './casts.ts';
import { classifyRows } from './classify-rows.ts';
import { compareFiles } from './compare-files.ts';
import { inferList, settleList } from './infer.ts';
import type { Finding, Issue, Where } from './issue.ts';
import { gatherer, labelIn } from './layouts.ts';
import { locate } from './locate.ts';
import { doubtfulMark } from './marks.ts';
import { watchForPastes } from './pasted.ts';
import { openRegister } from './register.ts';
import { openRemarks } from './remarks.ts';
import type { BallotRules } from './rules.ts';
import { openSections } from './sections.ts';
import type { GivenList, Ignored, Lines, Sheet, Watch } from './sheet.ts';
import { openCellCount, watchForStrays } from './strays.ts';
import { openTurnout, type Turnout, type Uncounted } from './turnout.ts';
import { openValidator } from './validate-ballot.ts';
import { openNames } from './voters.ts';

/** What a whole reading comes to. */
export interface BallotReading {
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

/** Reads every ballot of every sheet; without a list, the list is made of the labels met. */
export function readBallots(
  sheets: readonly Sheet[],
  list: GivenList | null,
  rules: BallotRules,
  watch: Watch = () => {},
): BallotReading {
  const inferred = list === null ? inferList() : null;
  const lookup = list?.lookup ?? inferred ?? inferList();
  const turnout = openTurnout(rules.ordered);
  const casts = openCasts(rules.duplicates === 'last');
  const remarks = openRemarks(casts);
  const voters = openRegister();
  const names = openNames();
  const pastes = watchForPastes();
  const sections = openSections();
  const files = compareFiles(sheets, rules);

  const room: Room = { sheets, rules, turnout, casts, remarks, voters, names, pastes, sections, files, watch };

  const readSheet = (sheet: Sheet) => {
    const { source, table } = sheet;
    const { columns, layout } = table;
    const strays = watchForStrays(table, lookup);
    const cells = openCellCount(columns);
    const marks = new Set<string>();
    // Orientations that head columns are in the list, also where nobody marked them.
    if (layout === 'column-per-orientation') {
      for (const place of columns.picks) inferred?.find(labelIn(table.headings[place] ?? '', null));
    }
    const where = (row: Row, place: number | null, text: string | null): Where => locate(sheet, row, place, text);
    const stop = (row: Row, place: number | null, finding: Finding) =>
      remarks.add(null, 'held', finding, () => where(row, place, null));

    const judge = openValidator(table, lookup, rules, ({ picks }, rows) => {
      for (const { text, spot, problem } of picks) {
        const row = rows[spot.row];
        if (inferred !== null && problem === null && row !== undefined)
          inferred.notice(text, () => where(row, spot.place, text));
        if (layout === 'column-per-orientation' && marks.size < 100) marks.add(row?.cells[spot.place] ?? '');
      }
    });

    const { admit, close } = openAdmission(sheet, room, judge, strays);
    casts.begin();
    sections.begin(table);
    const sum = layout === 'totals' ? addUp(sheet, lookup, rules, where) : null;
    const gather = layout === 'row-per-pick' ? gatherer(columns) : null;
    const asides = openAsides(lookup, strays);
    const counts = { read: 0, header: 0, ignored: 0, ballots: 0 };
    const ignored: Ignored[] = [];
    let last = 'ballot';
    for (const classified of classifyRows(table, list?.lookup ?? null)) {
      const { row, what } = classified;
      const isBallot = what === 'ballot' || what === 'odd';
      counts.read += 1;
      counts[what === 'header' ? 'header' : isBallot ? 'ballots' : 'ignored'] += 1;
      cells.ofRow(row, what === 'header' ? 'heading' : isBallot ? null : 'aside');
      if (what === 'section' || (what === 'header' && last !== 'header')) sections.begin(table);
      last = what;
      if (sum !== null) sum.take(classified);
      else if (what === 'ballot' && gather !== null) gather.take(row);
      else if (isBallot) admit([row], what === 'odd');
      else if (what !== 'header') asides.take(row, what);
      // Above the lowest line of headings may stand a ballot.
      else if (inferred !== null && row.line !== table.header.at(-1)?.line) strays.onAside(row);
      if (what !== 'header' && !isBallot) ignored.push({ source, line: row.line, why: what });
    }
    for (const rows of gather?.ballots() ?? []) admit(rows, false);
    close();
    cells.close();

    for (const { row, place, finding } of asides.findings()) stop(row, place, finding);
    const [top] = table.header;
    const doubtful = doubtfulMark([...marks]);
    if (top && doubtful !== null) stop(top, null, { code: 'doubtful-mark', mark: doubtful });
    if (top && table.missing.length > 0) {
      remarks.add(null, 'counted', { code: 'no-column', orientations: table.missing }, () => where(top, null, null));
    }
    const { unread = [] } = sheet.file;
    if (unread.length > 0) {
      const line = top?.line ?? 1;
      remarks.add(null, 'counted', { code: 'other-sheets', sheets: unread }, () => ({ ...NOWHERE, source, line }));
    }
    return { lines: counts, sum, ignored, strays, stop, recaps: asides.recaps() };
  };

  const read = sheets.map(readSheet);
  const summed = read.flatMap(({ sum }) => sum?.ballots() ?? []);
  const ballots = [...turnout.ballots(), ...summed];
  const settled = inferred === null ? null : settleList(inferred, ballots);
  if (inferred !== null) {
    for (const { strays, stop } of read) {
      for (const { row, place } of strays.atEnd(inferred.knows)) stop(row, place, { code: 'stray-vote' });
    }
  }
  if (turnout.turnout().held === 0) remarkRecaps();
  for (const { source, finding } of files.findings())
    remarks.add(null, 'held', finding, () => ({ ...NOWHERE, source }));

  /** A recap below the ballots that says something else than they do. */
  function remarkRecaps() {
    for (const { recaps, stop } of read) {
      for (const { row, place, orientation, written } of recaps) {
        const counted = ballots.reduce((all, { picks, times }) => all + (picks.includes(orientation) ? times : 0), 0);
        const finding = { code: 'wrong-recap', orientation: lookup.label(orientation), written, counted } as const;
        if (counted !== written) stop(row, place, finding);
      }
    }
  }

  return {
    orientations: settled?.orientations ?? list?.orientations ?? [],
    ballots: settled?.ballots ?? ballots,
    uncounted: turnout
      .uncounted()
      .map(({ named, times }) => ({ named: named && (settled?.inOrder(named) ?? named), times })),
    turnout: turnout.turnout(),
    issues: inReadingOrder(
      [
        ...remarks.issues(),
        ...pastes.issues(),
        ...read.flatMap(({ sum }) => sum?.issues() ?? []),
        ...(settled?.issues ?? []),
      ],
      sheets,
    ),
    lines: read.map(({ lines }) => lines),
    totals: read.map(({ sum }) => (sum === null ? null : sum.ballots().reduce((dots, { times }) => dots + times, 0))),
    ignored: read.flatMap(({ ignored }) => ignored),
  };
}

const NOWHERE: Where = { source: '', line: 1, column: null, letter: null, cell: null, ballot: null };

function inReadingOrder(issues: readonly Issue[], sheets: readonly Sheet[]): readonly Issue[] {
  const order = new Map(sheets.map(({ source }, place) => [source, place]));
  const place = ({ source }: Issue) => order.get(source) ?? 0;
  return [...issues].sort((a, b) => place(a) - place(b) || a.line - b.line);
}
