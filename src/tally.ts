/** THE function: sheets of ballots and the rules announced enter, the Tally leaves. Pure; read it first. */

import { severity } from './ballots/issue.ts';
import { type GivenList, readBallots, type Sheet } from './ballots/read.ts';
import { breakDown, placeOfColumn } from './by.ts';
import { count } from './count/count.ts';
import { type Method, schemes } from './count/schemes.ts';
import type { Failure } from './failure.ts';
import { label } from './label.ts';
import { compare } from './rank/compare.ts';
import { ballotsText } from './rank/draw.ts';
import { margin } from './rank/margin.ts';
import { tieBreaks } from './rank/tie-breaks.ts';
import type { Rules, Tally } from './result.ts';
import { settle } from './settle.ts';

/** What the world lends to the count. */
export interface Tools {
  /** SHA-256 of a text in UTF-8, in hexadecimal. */
  readonly sha256: (text: string) => string;
}

/**
 * Counts, ranks, and says how sure the result is. Without a list, the list is made of the labels met.
 * @returns a Failure when there is nothing to count, or the rules want something that the ballots do not have
 */
export function tally(sheets: readonly Sheet[], list: GivenList | null, rules: Rules, tools: Tools): Tally | Failure {
  const impossible = findImpossible(sheets, rules);
  if (impossible !== null) return impossible;
  const { orientations, ballots, turnout, issues, lines, totals } = readBallots(sheets, list, rules);
  if (turnout.ballots === 0 && ballots.length === 0)
    return { failure: 'no-ballots', sources: sheets.map(({ source }) => source) };

  const { picks, keep } = rules;
  const method = methodOf(rules);
  const names = orientations.map((orientation) => orientation.label);
  const standings = count(ballots, orientations.length, method);
  const { rankStyle: style, tieBreak: tieBreaks } = rules;
  const seed = rules.seed === 'ballots' ? tools.sha256(ballotsText(ballots, names)) : rules.seed;
  const rankRules = { keep, style, tieBreaks, seed, decision: null, names, ...tools };
  const ranking = settle(standings, rankRules, rules.decision, list?.lookup ?? null);
  if ('failure' in ranking) return ranking;
  // Where dots were counted and no ballot, no ballot could have said otherwise.
  const judged = totals.every((dots) => dots === null) ? ballots : [];
  const sure = margin(judged, standings, { method, keep, ...ballotLimits(rules, sheets) });
  const ordered = isOrdered(sheets);
  const compared = ordered
    ? compare(ballots, orientations.length, { ...rankRules, picks, incomplete: method.incomplete })
    : null;

  const reading = { orientations, lookup: list?.lookup ?? null, issues };
  return {
    schema: 'atelier/tally@1',
    sources: sheets.map(({ source, file, table }, at) => ({
      name: source,
      ...file,
      delimiter: table.delimiter,
      layout: table.layout,
      dots: table.layout !== 'totals' && table.columns.dots.length > 0,
      ...(typeof totals[at] === 'number' ? { totals: totals[at] } : {}),
      lines: lines[at] ?? { read: 0, header: 0, ignored: 0, ballots: 0 },
    })),
    rules,
    turnout,
    list: list === null ? 'inferred' : 'given',
    ...label(ranking, compared, { orientations, valid: turnout.valid, ordered }),
    margin: { ...sure, setAsideCouldMatter: couldMatter(turnout.setAside + turnout.spoilt, sure.add.tie) },
    by: rules.by === null ? null : breakDown(rules.by, sheets, reading, rules, { ...rankRules, method }),
    issues: issues.map((issue) => ({ ...issue, severity: severity(issue) })),
  };
}

/** How ballots turn into points under these rules. */
export const methodOf = ({ scheme, points, incomplete }: Rules): Method => ({
  scheme,
  points,
  incomplete: incomplete === 'modified' ? 'modified' : 'count',
});

/** Whether the ballots that do not count could have changed the list. */
const couldMatter = (ballots: number, enough: number | null): boolean =>
  ballots > 0 && enough !== null && ballots >= enough;

/** What a single ballot may do for one orientation. */
function ballotLimits({ picks, repeated, incomplete, maxDots, maxDotsEach }: Rules, sheets: readonly Sheet[]) {
  const repeats = repeated === 'each';
  const laid = sheets.some(hasDots) ? null : repeats ? picks : 1;
  const limits = [maxDots, maxDotsEach, laid].filter((limit) => limit !== null);
  const mostDots = limits.length === 0 ? null : Math.min(...limits);
  return { repeats, mostDots, fullOnly: incomplete === 'reject' };
}

const hasDots = ({ table }: Sheet): boolean => table.columns.dots.length > 0;

const isOrdered = (sheets: readonly Sheet[]): boolean => sheets.every(({ table }) => table.ordered);

/** Rules that these ballots cannot meet, whatever they say. */
function findImpossible(sheets: readonly Sheet[], { scheme, points, tieBreak, by }: Rules): Failure | null {
  const without = by === null ? undefined : sheets.find(({ table }) => placeOfColumn(table.headings, by) < 0);
  if (by !== null && without) {
    return { failure: 'unknown-column', source: without.source, column: by, headings: without.table.headings };
  }
  const unordered = sheets.find(({ table }) => !table.ordered);
  if (unordered) {
    const needsOrder = scheme === 'points' ? new Set(points).size > 1 : schemes[scheme].ordered;
    if (needsOrder) return { failure: 'unordered-ballots', source: unordered.source, scheme };
    const rule = tieBreak.find((id) => tieBreaks[id].ordered);
    if (rule) return { failure: 'unordered-tie-break', source: unordered.source, rule };
  }
  // Without a column of points a pick is a dot; beside a file that has some, its points were forgotten.
  const undotted = sheets.some(hasDots) ? sheets.find((sheet) => !hasDots(sheet)) : undefined;
  return scheme === 'cumulative' && undotted ? { failure: 'no-dots', source: undotted.source } : null;
}
