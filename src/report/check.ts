/** What was understood of the ballots enters; what the terminal shows of it leaves: file by file, then every issue. */

import { ROLES } from '../ballots/columns.ts';
import type { Unproven } from '../ballots/table.ts';
import type { Check, CheckedSource } from '../check.ts';
import type { IgnoredGroup } from '../messages/formats.ts';
import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { Block } from './document.ts';
import { list, paragraph, strong } from './inline.ts';
import { mayMissSome, tellNumbers, tellTurnout } from './method.ts';
import { remark, shorten } from './remarks.ts';

/** Columns of a kind and runs of lines that are named before the rest is only counted. */
export const MOST_COLUMNS = 6;
const MOST_RUNS = 8;

export function tellCheck(check: Check, messages: Messages, everything: boolean): readonly Block[] {
  const { issues } = check;
  return [
    ...check.sources.flatMap((source) => [
      paragraph([strong(source.name)]),
      list(tellSource(source, messages, everything)),
    ]),
    paragraph(messages.summary.list(mayMissSome(check), check.orientations.length)),
    ...tellNumbers(check, messages).map((words) => paragraph(words)),
    paragraph(tellTurnout(check, check.sources.some(isWeightedSheet), messages).join(' ')),
    ...(issues.length === 0 ? [paragraph([strong(messages.check.noIssues)])] : remark({ issues }, messages, true)),
  ];
}

const isWeightedSheet = ({ columns }: CheckedSource): boolean => columns.some(({ role }) => role === 'weight');

function tellSource(source: CheckedSource, messages: Messages, everything: boolean): readonly string[] {
  const { check } = messages;
  const ignored = source.ignored.map(({ line, why }) => ({ from: line, to: line, why }));
  return [
    check.reading(source),
    check.header(source.header, source.lines.header - source.header.length),
    ...tellColumns(source, messages, everything),
    check.lines(source, isWeightedSheet(source)),
    ...(ignored.length === 0 ? [] : [messages.summary.leftAside(null, [], 0, groupRuns(ignored, everything))]),
  ];
}

const tellColumns = ({ columns: all }: Pick<CheckedSource, 'columns'>, { check }: Messages, everything: boolean) =>
  ROLES.flatMap((role) => {
    const columns = all.filter((column) => column.role === role).map(readable);
    const shown = everything ? columns : columns.slice(0, MOST_COLUMNS);
    return columns.length === 0 ? [] : [check.columns(role, shown, columns.length - shown.length)];
  });

/** What each answer to the question of a refused sheet would make of its columns. */
export const tellReadings = (
  { source, readings }: Unproven,
  messages: Messages,
  everything: boolean,
): readonly Block[] =>
  readings.length === 0
    ? []
    : [
        paragraph([strong(source)]),
        paragraph(messages.check.readings),
        ...readings.flatMap((reading) => [
          paragraph([strong(messages.check.nearReading(reading))]),
          list(tellColumns(reading, messages, everything)),
        ]),
      ];

/** A heading may be as long as the question of a survey. */
export const readable = <Named extends { readonly heading: string | null }>(column: Named): Named => ({
  ...column,
  heading: column.heading && shorten(column.heading),
});

/** Reason by reason; lines that follow one another as one run. */
export function groupRuns(
  rows: readonly { readonly from: number; readonly to: number; readonly why: IgnoredGroup['why'] }[],
  everything: boolean,
): readonly IgnoredGroup[] {
  const groups = new Map<IgnoredGroup['why'], { from: number; to: number }[]>();
  for (const { from, to, why } of rows) {
    const runs = groups.get(why) ?? [];
    const last = runs.at(-1);
    if (last?.to === from - 1) last.to = to;
    else runs.push({ from, to });
    groups.set(why, runs);
  }
  return [...groups].map(([why, runs]) => {
    const shown = everything ? runs : runs.slice(0, MOST_RUNS);
    return { why, runs: shown, more: runs.length - shown.length };
  });
}

/** Why no compte rendu is written; null where nothing stands in its way. `ranked` is whether its reader sees the ranking. */
export function refusalOf(
  { turnout, issues, sources }: Pick<Tally, 'turnout' | 'issues' | 'sources'>,
  strict: boolean,
  ranked: boolean,
  { cli }: Messages,
): string | null {
  if (turnout.held > 0) return cli.refused(turnout.held, 'ballots', ranked);
  const errors = countOf(issues.filter(({ severity }) => severity === 'error'));
  if (errors > 0) return cli.refused(errors, 'points', ranked);
  // Dots that were added up are counted without any ballot.
  if (turnout.valid === 0 && sources.every(({ totals }) => totals === undefined)) return cli.noValid;
  return strict && issues.length > 0 ? cli.refusedStrict(countOf(issues)) : null;
}

/** Those that are not listed one by one included. */
const countOf = (issues: Tally['issues']): number => issues.reduce((sum, { more = 0 }) => sum + 1 + more, 0);
