/** Tables enter; pooled ballots, the turnout and every issue leave. */

import type { BallotRules } from './ballot.ts';
import { openDuplicates } from './duplicates.ts';
import { inferList, settleList } from './infer.ts';
import { type Room, readSheet } from './read-sheet.ts';
import { openRemarks } from './remarks.ts';
import type { GivenList, Sheet } from './sheet.ts';
import { type BallotReading, openBox } from './turnout.ts';

/** Reads every ballot of every sheet; without a list, the list is made of the labels met. */
export function readBallots(
  sheets: readonly Sheet[],
  list: GivenList | null,
  rules: BallotRules,
  watch: Room['watch'] = () => {},
): BallotReading {
  const duplicates = openDuplicates(sheets);
  // Where the last ballot of a voter is the one that counts, a first reading tells which it is.
  if (rules.duplicates === 'last') readSheets(sheets, list, { ...rules, duplicates: 'all' }, duplicates, () => {});
  return readSheets(sheets, list, rules, duplicates, watch);
}

function readSheets(
  sheets: readonly Sheet[],
  list: GivenList | null,
  rules: BallotRules,
  duplicates: Room['duplicates'],
  watch: Room['watch'],
): BallotReading {
  const inferred = list === null ? inferList() : null;
  const lookup = list?.lookup ?? inferred ?? inferList();
  const [box, remarks] = [openBox(), openRemarks()];
  const room: Room = { sheets, lookup, inferred, rules, duplicates, box, remarks, watch };
  const read = sheets.map((sheet, nth) => readSheet(sheet, nth, room));
  const ballots = [...box.ballots(), ...read.flatMap(({ totals }) => totals ?? [])];
  const settled = inferred === null ? null : settleList(inferred, ballots);
  for (const { strays, stop } of read) {
    for (const { row, place, finding } of strays.found((key) => inferred?.knows(key) === true))
      stop(row, place, finding);
  }
  // A recap below the ballots may say something else than they do.
  for (const { strays, stop } of box.turnout().held === 0 ? read : []) {
    for (const { row, place, orientation, written } of strays.recaps()) {
      const counted = ballots.reduce((sum, { picks, times }) => sum + (picks.includes(orientation) ? times : 0), 0);
      if (counted !== written)
        stop(row, place, { code: 'wrong-recap', orientation: lookup.label(orientation), written, counted });
    }
  }
  if (rules.duplicates === 'stop')
    for (const { sheet, finding } of duplicates.betweenSheets()) remarks.add(finding, 'held', sheet, null);
  const issues = [...remarks.issues(), ...(settled?.issues ?? [])].sort((a, b) => a.line - b.line);
  return {
    orientations: settled?.orientations ?? list?.orientations ?? [],
    ballots: settled?.ballots ?? ballots,
    uncounted: box
      .uncounted()
      .map(({ named, times }) => ({ named: named && (settled?.inOrder(named) ?? named), times })),
    turnout: box.turnout(),
    issues: sheets.flatMap(({ source }) => issues.filter((issue) => issue.source === source)),
    sheets: read.map(({ sheet, lines, ignored, totals }) => ({
      sheet,
      lines,
      ignored,
      totals: totals?.reduce((dots, { times }) => dots + times, 0) ?? null,
    })),
  };
}
