/** The Tally enters; what the terminal shows leaves: what was counted, the ranking, the ties, then what to check. */

import type { Issue, Severity } from '../ballots/issue.ts';
import type { Messages } from '../messages/messages.ts';
import type { Result, Tally } from '../tally/result.ts';
import type { Block, Inline } from './document.ts';
import { tellGroups } from './groups.ts';
import { paragraph, quiet, strong, text } from './inline.ts';
import { type RankingColumn, rankingTable, shown } from './ranking.ts';
import { tellIssue, whereIs } from './remarks.ts';
import { rulesApplied, schemeOf } from './scheme.ts';
import { dotsInTotals, mayMissSome } from './sources.ts';
import { compareSchemes, tellMargin } from './sure.ts';
import { tellBar, tellTie } from './ties.ts';

/** Lines cited for one remark, and remarks of one severity, before the rest is only counted. */
const MOST_LINES = 10;
const MOST_REMARKS = 10;

/** The result, for standard output; `everyTie` tells those too that change nothing. */
export function summarise(tally: Tally, everyTie: boolean, messages: Messages): readonly Block[] {
  const { summary } = messages;
  const open = tellBar(tally, messages);
  const totals = dotsInTotals(tally);
  const facts = [
    ...tally.sources.map((source) => summary.source(source)),
    summary.list(mayMissSome(tally), tally.orientations.length),
    ...tellScheme(tally, messages),
    ...(tally.rules.scheme !== 'cumulative' && tally.sources.some(({ dots }) => dots) ? [summary.dotsIgnored] : []),
  ];
  return [
    ...facts.map((fact) => paragraph([quiet(fact)])),
    ...(totals === null ? [] : [paragraph([strong(summary.totals(totals))])]),
    ...(totals !== null && tally.turnout.ballots === 0 ? [] : [paragraph([strong(summary.turnout(tally.turnout))])]),
    tally.orientations.length === 0
      ? paragraph(summary.nothing)
      : rankingTable(tally, columns(tally, messages), messages),
    // A tie that changes nothing and that no rule was tried on is told by the table.
    ...tally.ties
      .filter(({ atBar, steps }) => everyTie || atBar || steps.length > 0)
      .flatMap((tie) => tellTie(tie, tally, messages)),
    ...tellMargin(tally, messages),
    ...compareSchemes(tally, false, messages),
    ...(tally.by === null ? [] : [paragraph([strong(messages.groups.title(tally.by.column))])]),
    ...tellGroups(tally, messages),
    ...(open === null ? [] : [paragraph(open, 'warning')]),
  ];
}

/** How the points came about, where a point is not simply a ballot that names the orientation. */
function tellScheme(tally: Tally, messages: Messages): readonly string[] {
  const { scheme, incomplete, repeated } = tally.rules;
  const simple = scheme === 'count' && incomplete !== 'reject' && repeated !== 'each';
  if (simple || dotsInTotals(tally) !== null) return [];
  return [[`${messages.sure.scheme(schemeOf(tally, messages))}.`, ...rulesApplied(tally, messages)].join(' ')];
}

function columns(tally: Tally, messages: Messages): readonly RankingColumn[] {
  const { words, summary } = messages;
  const { orientations, turnout } = tally;
  const most = Math.max(1, ...orientations.map(({ points }) => points));
  const number = (heading: string, say: (result: Result) => string): RankingColumn => ({
    heading,
    align: 'right',
    weight: 0,
    cell: (result) => [text(say(result))],
  });
  return [
    {
      heading: summary.columns.rank,
      align: 'left',
      weight: 0,
      cell: ({ rank, tied }) => [text(words.rank(rank, tied))],
    },
    {
      heading: summary.columns.orientation,
      align: 'left',
      weight: 1,
      header: true,
      cell: ({ label }) => [text(shown(label, messages))],
    },
    number(summary.columns.points, ({ points }) => words.integer(points)),
    // Dots are nobody's in particular: how many voters cited an orientation is not known.
    ...(dotsInTotals(tally) === null
      ? [
          number(summary.columns.cited, ({ picks }) => words.integer(picks)),
          number(summary.columns.share, ({ picks }) => words.percent(picks, turnout.valid)),
        ]
      : []),
    { heading: '', align: 'left', weight: 0, cell: ({ points }) => [{ kind: 'gauge', value: points, max: most }] },
  ];
}

/** What whoever keeps the ballots should look at: errors first, equal causes together, in reading order. */
export function remark(tally: Tally, messages: Messages, everything: boolean): readonly Block[] {
  return (['error', 'warning'] as const).flatMap((severity): readonly Block[] => {
    const groups = group(tally.issues.filter((issue) => issue.severity === severity));
    if (groups.length === 0) return [];
    const shownGroups = everything ? groups : groups.slice(0, MOST_REMARKS);
    const rest = groups.length - shownGroups.length;
    const title = messages.summary.graded(severity, groups.length);
    return [
      paragraph([strong(title)], severity === 'error' ? 'warning' : 'note'),
      {
        kind: 'list',
        bullet: '•',
        items: shownGroups.map((issues) => [paragraph(tell(issues, messages, everything))]),
      },
      ...(rest > 0 ? [paragraph([quiet(messages.summary.more(rest))])] : []),
    ];
  });
}

type Graded = Issue & { readonly severity: Severity };

/** Issues that share their cause: the same unknown label, the same flaw with the same fate in the same file. */
function group(issues: readonly Graded[]): readonly (readonly [Graded, ...Graded[]])[] {
  const groups = new Map<string, [Graded, ...Graded[]]>();
  for (const issue of issues) {
    const key = [issue.code, issue.outcome, issue.source, apart(issue)].join('\u0000');
    const known = groups.get(key);
    if (known) known.push(issue);
    else groups.set(key, [issue]);
  }
  return [...groups.values()];
}

/** What else two issues of one code must share to be told together. */
function apart(issue: Graded): string | number {
  switch (issue.code) {
    case 'duplicate':
    case 'pasted':
      return issue.line;
    case 'namesake':
      return `${issue.otherSource} ${issue.otherLine}`;
    case 'wrong-total':
      return `${issue.line} ${issue.letter}`;
    case 'repeated':
    case 'excess-dots-each':
      return issue.orientation;
    case 'gap':
      return issue.position;
    default:
      return issue.cell?.trim() ?? '';
  }
}

function tell(issues: readonly [Graded, ...Graded[]], messages: Messages, everything: boolean): readonly Inline[] {
  const [first] = issues;
  const lines = [...new Set(issues.map(({ line }) => line))];
  const cited = everything ? lines : lines.slice(0, MOST_LINES);
  const sameColumn = issues.every(({ letter }) => letter === first.letter);
  const where = whereIs(
    sameColumn ? first : { ...first, column: null, letter: null },
    messages.words.lines(cited, lines.length - cited.length),
    messages,
  );
  return tellIssue(first, lines.length, where, messages);
}
