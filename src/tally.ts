/** THE function: sheets of ballots and the rules announced enter, the Tally leaves. Pure; read it first. */

import type { GivenList, Sheet } from './ballots/read.ts';
import { hasDots, understand } from './check.ts';
import { count } from './count/count.ts';
import type { Method } from './count/schemes.ts';
import { type Failure, failed } from './failure.ts';
import { compare } from './rank/compare.ts';
import { ballotsText } from './rank/draw.ts';
import { type Margin, margin } from './rank/margin.ts';
import { breakDown } from './tally/by.ts';
import { label } from './tally/label.ts';
import type { Rules, Tally } from './tally/result.ts';
import { settle } from './tally/settle.ts';

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
  const understood = understand(sheets, list, rules);
  if (failed(understood)) return understood;
  const { sources, orientations, ballots, turnout, issues } = understood;

  const { keep, ordered } = rules;
  const method = methodOf(rules);
  const names = orientations.map((orientation) => orientation.label);
  const standings = count(ballots, orientations.length, method);
  const { rankStyle: style, tieBreak: tieBreaks } = rules;
  const seed = rules.seed === 'ballots' ? tools.sha256(ballotsText(ballots, names, ordered)) : rules.seed;
  const rankRules = { keep, style, tieBreaks, seed, decision: null, names, ...tools };
  const ranking = settle(standings, rankRules, rules.decision, list?.lookup ?? null);
  if ('failure' in ranking) return ranking;
  const limits = { method, keep, ...ballotLimits(rules, sheets) };
  const counted = sources.every(({ totals }) => totals === undefined);
  const sure = counted ? margin(ballots, standings, limits) : UNKNOWN_MARGIN;
  // Dots say how much, and no rank of theirs says who comes first.
  const compared =
    ordered && rules.scheme !== 'cumulative' ? compare(ballots, orientations.length, method, keep) : null;

  const reading = { orientations, lookup: list?.lookup ?? null, issues };
  return {
    schema: 'atelier/tally@1',
    status: turnout.held > 0 || issues.some(({ severity }) => severity === 'error') ? 'provisional' : 'final',
    sources,
    rules,
    turnout,
    list: list === null ? 'inferred' : 'given',
    ...label(ranking, compared, { orientations, valid: turnout.valid, ordered }),
    margin: { ...sure, setAsideCouldMatter: couldMatter(turnout.setAside + turnout.spoilt, sure.add.tie) },
    by: rules.by === null ? null : breakDown(rules.by, sheets, reading, rules, { ...rankRules, method }),
    issues,
  };
}

/** Dots have no ballot of which one could say that it might have been different. */
const UNKNOWN_MARGIN: Margin = { replace: { displace: null, tie: null }, add: { displace: null, tie: null } };

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
