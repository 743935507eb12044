/** Tables enter; pooled ballots, the turnout and every issue leave. */

import type { Ballot, BallotRules, Orientation } from './ballot.ts';
import { compareFiles } from './compare-files.ts';
import { inferList, settleList } from './infer.ts';
import type { Issue } from './issue.ts';
import { type Room, readSheet, type Watch } from './read-sheet.ts';
import { NOWHERE, openRemarks } from './remarks.ts';
import type { GivenList, Ignored, Lines, Sheet } from './sheet.ts';
import { openBox, type Turnout, type Uncounted } from './turnout.ts';
import { openNames, openVoters } from './voters.ts';

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
  const voters = openVoters();
  // Where the last ballot of a voter is the one that counts, a first reading tells which it is.
  if (rules.duplicates === 'last')
    readSheets(sheets, list, { ...rules, duplicates: 'all' }, voters, ({ keys, number }) => voters.enter(keys, number));
  return readSheets(sheets, list, rules, voters, watch);
}

function readSheets(
  sheets: readonly Sheet[],
  list: GivenList | null,
  rules: BallotRules,
  voters: Room['voters'],
  watch: Watch,
): BallotReading {
  const inferred = list === null ? inferList() : null;
  const lookup = list?.lookup ?? inferred ?? inferList();
  /** How many lines the sheets before have. */
  const before: number[] = [];
  const placeOf = (number: number) => {
    const at = before.findLastIndex((lines) => lines < number);
    return { otherSource: sheets[at]?.source ?? '', otherLine: number - (before[at] ?? 0) };
  };
  const [namesake, box, remarks] = [openNames(), openBox(), openRemarks()];
  const files = compareFiles(sheets, rules, voters);
  const room: Room = { lookup, inferred, rules, voters, namesake, box, remarks, files, watch, placeOf };
  const read: ReturnType<typeof readSheet>[] = [];
  for (const [at, sheet] of sheets.entries()) {
    before.push((before.at(-1) ?? 0) + (read.at(-1)?.last ?? 0));
    read.push(readSheet(sheet, at, before.at(-1) ?? 0, room));
  }
  const ballots = [...box.ballots(), ...read.flatMap(({ totals }) => totals ?? [])];
  const settled = inferred === null ? null : settleList(inferred, ballots);
  for (const { strays, stop, rows } of inferred === null ? [] : read) {
    for (const { row, place } of strays.strayLabels(rows, (key) => inferred?.knows(key) === true))
      stop(row, place, { code: 'stray-vote' });
  }
  // A recap below the ballots may say something else than they do.
  for (const { strays, stop } of box.turnout().held === 0 ? read : []) {
    for (const { row, place, orientation, written } of strays.recaps()) {
      const counted = ballots.reduce((sum, { picks, times }) => sum + (picks.includes(orientation) ? times : 0), 0);
      if (counted !== written)
        stop(row, place, { code: 'wrong-recap', orientation: lookup.label(orientation), written, counted });
    }
  }
  for (const { source, finding } of files.findings())
    remarks.add(finding, 'held', source, () => ({ ...NOWHERE, source }));
  const order = new Map(sheets.map(({ source }, at) => [source, at]));
  const nth = ({ source }: Issue) => order.get(source) ?? 0;
  return {
    orientations: settled?.orientations ?? list?.orientations ?? [],
    ballots: settled?.ballots ?? ballots,
    uncounted: box
      .uncounted()
      .map(({ named, times }) => ({ named: named && (settled?.inOrder(named) ?? named), times })),
    turnout: box.turnout(),
    issues: [...remarks.issues(), ...(settled?.issues ?? [])].sort((a, b) => nth(a) - nth(b) || a.line - b.line),
    lines: read.map(({ lines }) => lines),
    totals: read.map(({ totals }) => totals?.reduce((dots, { times }) => dots + times, 0) ?? null),
    ignored: read.flatMap(({ ignored }) => ignored),
  };
}
