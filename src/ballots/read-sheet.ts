/** Reads the rows of one sheet into the room where ballots are counted. No row is lost: each is header, left aside or a ballot. */

import type { Row } from '../text/rows.ts';
import { addUp } from './add-up.ts';
import type { BallotRules } from './ballot.ts';
import { classifyRows, type Rows } from './classify-rows.ts';
import type { compareFiles } from './compare-files.ts';
import { filledIn } from './headers.ts';
import type { InferredList } from './infer.ts';
import type { Finding, Outcome } from './issue.ts';
import { openJudge, type Verdict } from './judge.ts';
import { labelIn } from './layouts.ts';
import { doubtfulMark } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { locate, NOWHERE, type openRemarks } from './remarks.ts';
import type { Ignored, Sheet } from './sheet.ts';
import { watchForStrays } from './strays.ts';
import type { openBox } from './turnout.ts';
import { type openNames, type openVoters, twinOf, type VoterKey } from './voters.ts';

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
  readonly keys: readonly VoterKey[];
  /** Its number among the lines of all sheets. */
  readonly number: number;
}

/** Sees each ballot as it is read. */
export type Watch = (ballot: ReadBallot) => void;

/** What all sheets of a count have in common. */
export interface Room {
  readonly lookup: Lookup;
  readonly inferred: InferredList | null;
  readonly rules: BallotRules;
  readonly voters: ReturnType<typeof openVoters>;
  readonly namesake: ReturnType<typeof openNames>;
  readonly box: ReturnType<typeof openBox>;
  readonly remarks: ReturnType<typeof openRemarks>;
  readonly files: ReturnType<typeof compareFiles>;
  readonly watch: Watch;
  /** Where the ballot with this number stands. */
  readonly placeOf: (number: number) => { readonly otherSource: string; readonly otherLine: number };
}

/** Reads one sheet; `before` is the number of lines in those before it. */
export function readSheet(sheet: Sheet, nth: number, before: number, room: Room) {
  const { lookup, inferred, rules, remarks } = room;
  const { source, table } = sheet;
  const { columns, layout } = table;
  const strays = watchForStrays(table, lookup);
  const voters = room.voters.ofSheet(nth, columns);
  const marks = new Set<string>();
  const [top] = table.header;
  const remark = (outcome: Outcome, row: Row, place: number | null, finding: Finding, text: string | null = null) =>
    remarks.add(finding, outcome, source, () => locate(sheet, row, place, text));
  const stop = (row: Row, place: number | null, finding: Finding) => remark('held', row, place, finding);
  const sum =
    layout !== 'totals'
      ? null
      : addUp(table, lookup, (...where) => remark(rules.unknown === 'stop' ? 'held' : 'set-aside', ...where));
  // Orientations that head columns are in the list, also where nobody marked them.
  if (layout === 'column-per-orientation')
    for (const place of columns.picks) inferred?.find(labelIn(table.headings[place] ?? '', null));

  const judge = openJudge(table, lookup, rules, ({ picks }, rows) => {
    for (const { text, spot, problem } of picks) {
      const row = rows[spot.row];
      if (problem === null && row !== undefined) inferred?.notice(text, () => locate(sheet, row, spot.place, text));
      if (layout === 'column-per-orientation' && marks.size < 100) marks.add(row?.cells[spot.place] ?? '');
    }
  });

  /** Since which remark there are only numbered rows and nothing more: someone prepared more lines than there were voters. */
  let prepared = { since: 0, rows: 0 };
  const admit = (rows: Rows, odd: boolean) => {
    const [row] = rows;
    const verdict = judge(rows, odd, rows.length === 1 ? strays.onBallot(row, 0) : rows.flatMap(strays.onBallot));
    const times = timesOf(row, columns.weight);
    const number = before + row.line;
    const isKnown = row.damage === null && !odd && !verdict.flaws.some(({ finding }) => finding.code === 'unsent');
    const said = row.damage === null ? voters.keysOf(row) : [];
    const keys = isKnown ? said : [];
    const twin = twinOf(keys, number);
    const leaves = twin !== null && rules.duplicates !== 'all';
    const outcome = !leaves ? verdict.outcome : rules.duplicates === 'stop' ? 'held' : 'set-aside';
    if (verdict.outcome !== 'blank' || filledIn(row) > 1) prepared = { since: Number.POSITIVE_INFINITY, rows: 0 };
    else prepared = { since: Math.min(prepared.since, remarks.count()), rows: prepared.rows + 1 };
    for (const { spot, text, finding } of verdict.flaws)
      remark(outcome, rows[spot?.row ?? 0] ?? row, spot?.place ?? null, finding, text);
    if (twin !== null) {
      const { otherSource, otherLine } = room.placeOf(twin.ballot);
      const finding = { code: 'duplicate', by: twin.by, otherSource, otherLine } as const;
      remarks.add(finding, outcome, source, () => ({ ...NOWHERE, source, line: row.line }));
    } else if (rules.duplicates !== 'last') room.voters.enter(keys, number);
    const namesake = isKnown && twin === null ? room.namesake(row, columns.voter, number) : undefined;
    if (namesake !== undefined) remark(outcome, row, null, { code: 'namesake', ...room.placeOf(namesake) });
    room.box.put(verdict, outcome, times);
    room.files.note(nth, verdict);
    room.watch({ sheet, row, verdict, outcome, times, duplicate: twin !== null, keys, number });
  };

  const lines = { read: 0, header: 0, ignored: 0, ballots: 0 };
  const ignored: Ignored[] = [];
  let last = 0;
  /** Filled cells that were read and are not accounted for. */
  let cells = 0;
  const counted = function* (): Generator<Row> {
    for (const row of table.rows()) {
      lines.read += 1;
      last = row.line;
      cells += filledIn(row);
      yield row;
    }
  };
  let headed = true;
  const given = lookup.given ? lookup : null;
  for (const { rows, what } of classifyRows(table, given, counted())) {
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
    if (what !== 'header') ignored.push({ source, line: row.line, why: what });
    if (sum === null) strays.onAside(row, what);
    else if (what === 'total') sum.checkSums(row);
  }
  if (cells !== 0 || lines.read !== lines.header + lines.ignored + lines.ballots)
    throw new Error(`${source}: ${cells} cells are not accounted for`);
  if (prepared.rows > 1) remarks.renameFrom(prepared.since);
  for (const { row, place, finding } of strays.asides()) stop(row, place, finding);
  const mark = doubtfulMark([...marks]);
  if (top && mark !== null) stop(top, null, { code: 'doubtful-mark', mark });
  if (top && table.missing.length > 0) remark('counted', top, null, { code: 'no-column', orientations: table.missing });
  const { unread = [] } = sheet.file;
  if (unread.length > 0)
    remarks.add({ code: 'other-sheets', sheets: unread }, 'counted', source, () => ({
      ...NOWHERE,
      source,
      line: top?.line ?? 1,
    }));
  ignored.sort((a, b) => a.line - b.line);
  return { lines, last, ignored, strays, stop, totals: sum?.ballots() ?? null, rows: () => classifyRows(table, given) };
}

/** How many ballots a row stands for. */
function timesOf({ cells }: Row, weight: number | null): number {
  const typed = weight === null ? '1' : (cells[weight] ?? '').trim();
  return /^\d{1,6}$/u.test(typed) && Number(typed) > 0 ? Number(typed) : 1;
}
