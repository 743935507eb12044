/** THE function: sheets of ballots and the rules announced enter, the Tally leaves. Pure; read it first. */

import type { Orientation } from './ballots/ballot.ts';
import { listOf } from './ballots/infer.ts';
import type { Lookup } from './ballots/orientations.ts';
import type { Sheet } from './ballots/sheet.ts';
import { understand } from './check.ts';
import { count } from './count/count.ts';
import { type Failure, failed } from './failure.ts';
import { compare } from './rank/compare.ts';
import { ballotsText } from './rank/draw.ts';
import { couldMatter, isListByPoints, margin, noMargin } from './rank/margin.ts';
import type { Ranked } from './rank/rank.ts';
import { breakDown } from './tally/by.ts';
import { decideTies } from './tally/decide-ties.ts';
import type { Result, Tally } from './tally/result.ts';
import { type Rules, secondRound, settlePoints } from './tally/rules.ts';

/**
 * Counts, ranks, and says how sure the result is. Without a list, the list is made of the labels met.
 * @param sha256 of a text in UTF-8, in hexadecimal: lots are drawn by it
 * @param runoff the ballots of a second round between those tied, where there was one
 * @returns a Failure when there is nothing to count, or the rules want something that the ballots do not have
 */
export function tally(
  sheets: readonly Sheet[],
  list: Lookup | null,
  announced: Rules,
  sha256: (text: string) => string,
  runoff: readonly Sheet[] = [],
): Tally | Failure {
  const understood = understand(sheets, list, announced);
  if (failed(understood)) return understood;
  const { sources, orientations, ballots, uncounted, turnout, issues } = understood;
  if (announced.tieBreak.includes('runoff') && runoff.length === 0)
    return { failure: 'missing-option', option: '--tie-break runoff', needs: '--runoff' };
  const known = list ?? listOf(orientations);
  const second = runoff.length === 0 ? null : tally(runoff, known, secondRound(announced), sha256);
  if (second !== null && failed(second)) return second;

  const rules = settlePoints(announced, Math.max(orientations.length, ...ballots.map(({ picks }) => picks.length)));
  const { ordered, atBar } = rules;
  const names = orientations.map((orientation) => orientation.label);
  const standings = count(ballots, orientations.length, rules);
  const quorum = quorumOf(rules, turnout);
  const { keep, perTheme } = quorum?.reached === false ? { keep: 0, perTheme: 0 } : rules;
  const seed = rules.seed === 'ballots' ? sha256(ballotsText(ballots, names, ordered)) : rules.seed;
  const votes = second && names.map((name) => second.orientations.find((one) => one.label === name)?.points ?? 0);
  const rankRules = {
    ...rules,
    keep,
    perTheme,
    seed,
    runoff: votes,
    decision: null,
    names,
    sha256,
    citedBy: Math.ceil((rules.minShare * turnout.valid) / 100),
    themes: orientations.map(({ theme }) => theme ?? null),
  };
  const ranking = decideTies(standings, rankRules, rules.decision, known);
  if (failed(ranking)) return ranking;
  const { ranked, bar, ties } = ranking;
  const marginRules = { method: rules, keep, atBar, ...ballotLimits(rules, sources) };
  const provable = isListByPoints(rules) && sources.every(({ totals }) => totals === undefined);
  const order = ranked.map(({ orientation }) => orientation);
  // Dots say how much, and no rank of theirs says who comes first.
  const compared = ordered && rules.scheme !== 'cumulative' ? compare(ballots, names, rules, rules.keep, order) : null;

  const allIssues = second === null ? issues : [...issues, ...second.issues];
  return {
    schema: 'atelier/tally@1',
    status: turnout.held > 0 || allIssues.some(({ severity }) => severity === 'error') ? 'provisional' : 'final',
    sources,
    rules,
    turnout,
    list: list === null ? 'inferred' : 'given',
    orientations: ranked.map((one) => resultOf(one, orientations[one.orientation], turnout, ordered)),
    bar,
    ties,
    schemes: compared?.schemes ?? null,
    stableCore: compared?.stableCore ?? null,
    margin: {
      ...(provable ? margin(ballots, standings, marginRules) : noMargin),
      setAsideCouldMatter: provable && couldMatter(uncounted, ballots, standings, marginRules),
    },
    by: rules.by === null ? null : breakDown(rules.by, sheets, known, rules, rankRules),
    quorum,
    runoff: second && { sources: second.sources, turnout: second.turnout, orientations: second.orientations },
    issues: allIssues,
  };
}

/** An orientation of the list and where it stands. */
function resultOf(
  { points, picks, picksAt, rank, tied, retained }: Ranked,
  orientation: Orientation | undefined,
  { valid }: Tally['turnout'],
  ordered: boolean,
): Result {
  const { label = '', code = null, theme = null } = orientation ?? {};
  const share = valid === 0 ? 0 : Math.round((10_000 * picks) / valid) / 10_000;
  return { label, code, theme, points, picks, picksAt: ordered ? picksAt : null, share, rank, tied, retained };
}

/** Whether enough people voted, blank and spoilt ballots included; null where no quorum was announced. */
function quorumOf({ quorum, registered }: Rules, { valid, blank, spoilt }: Tally['turnout']): Tally['quorum'] {
  if (quorum === null) return null;
  // A part of the register is rounded up.
  const needed =
    typeof quorum === 'number' ? quorum : Math.ceil((Number.parseInt(quorum, 10) * (registered ?? 0)) / 100);
  const voters = valid + blank + spoilt;
  return { needed, voters, reached: voters >= needed };
}

/** What a single ballot may do for one orientation. Where dots count and no file holds any, each pick is a dot. */
function ballotLimits(
  { picks, minPicks, repeated, incomplete, maxDots, maxDotsEach, points }: Rules,
  sources: Tally['sources'],
) {
  const repeats = repeated === 'each';
  const laid = !repeats ? 1 : picks === 'all' ? points.length : picks;
  const limits = [maxDots, maxDotsEach, sources.some(({ dots }) => dots) ? null : laid].filter((one) => one !== null);
  const mostDots = limits.length === 0 ? null : Math.min(...limits);
  return { repeats, mostDots, fewestPicks: incomplete === 'reject' ? minPicks : 1 };
}
