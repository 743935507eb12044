/** What was understood of the ballots enters, or where two entries of them differ; what the terminal shows of it leaves. */

import { ROLES } from '../ballots/columns.ts';
import { runsOf } from '../ballots/sheet.ts';
import type { Unproven } from '../ballots/table.ts';
import type { Check, CheckedSource } from '../check.ts';
import type { Comparison, Difference, Said } from '../compare.ts';
import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { Block } from './document.ts';
import { inLines, list, type Phrase, paragraph, paragraphs, quiet, strong } from './inline.ts';
import { mayMissSome, tellNumbers, tellTurnout } from './method.ts';
import { remark, shorten } from './remarks.ts';
import { typesetAll } from './typography.ts';

export function tellCheck(check: Check, messages: Messages, everything: boolean): readonly Block[] {
  const { issues } = check;
  return [
    ...check.sources.flatMap((source) => [
      paragraph([strong(source.name)]),
      list(tellSource(source, messages, everything)),
    ]),
    paragraph(messages.summary.list(mayMissSome(check), check.orientations.length)),
    ...typesetAll(paragraphs(tellNumbers(check, messages)), messages.lang),
    paragraph(tellTurnout(check, check.sources.some(isWeightedSheet), messages).join(' ')),
    ...(issues.length === 0 ? [paragraph([strong(messages.check.noIssues)])] : remark({ issues }, messages, true)),
  ];
}

const isWeightedSheet = ({ columns }: CheckedSource): boolean => columns.some(({ role }) => role === 'weight');

function tellSource(source: CheckedSource, messages: Messages, everything: boolean): readonly string[] {
  const { check } = messages;
  const ignored = runsOf(source.ignored);
  return [
    check.reading(source),
    check.header(source.header, source.lines.header - source.header.length),
    ...tellColumns(source.columns, messages, everything),
    check.lines(source, isWeightedSheet(source)),
    ...(ignored.length === 0 ? [] : [messages.summary.leftAside(null, [], ignored, everything)]),
  ];
}

const tellColumns = (all: Readonly<CheckedSource['columns']>, { check, words }: Messages, everything: boolean) =>
  ROLES.flatMap((role) => {
    const columns = all.filter((column) => column.role === role).map(readable);
    return columns.length === 0 ? [] : [words.named(check.roles[role], words.columnList(columns, everything))];
  });

/** What each answer to the question of a refused sheet would make of its columns. */
export function tellReadings({ source, readings }: Unproven, messages: Messages, everything: boolean) {
  const { check } = messages;
  const told = readings.flatMap((reading) => [
    paragraph([strong(check.nearReading(reading))]),
    list(tellColumns(reading.columns, messages, everything)),
  ]);
  return told.length === 0 ? [] : [paragraph([strong(source)]), paragraph(check.readings), ...told];
}

/** A heading may be as long as the question of a survey. */
export const readable = <Named extends { readonly heading: string | null }>(column: Named): Named => ({
  ...column,
  heading: column.heading && shorten(column.heading),
});

/** Why no compte rendu is written; null where nothing stands in its way. */
export function refusalOf(
  { turnout, issues, sources }: Pick<Tally, 'turnout' | 'issues' | 'sources'>,
  { strict }: { readonly strict?: true },
  { cli }: Messages,
): string | null {
  if (turnout.held > 0) return cli.refused(turnout.held, 'ballots');
  const errors = countOf(issues.filter(({ severity }) => severity === 'error'));
  if (errors > 0) return cli.refused(errors, 'points');
  // Dots that were added up are counted without any ballot.
  if (turnout.valid === 0 && sources.every(({ totals }) => totals === undefined)) return cli.noValid;
  return strict && issues.length > 0 ? cli.refusedStrict(countOf(issues)) : null;
}

/** Those that are not listed one by one included. */
const countOf = (issues: Tally['issues']): number => issues.reduce((sum, { more = 0 }) => sum + 1 + more, 0);

/** Ballot by ballot, then the sum of it. */
export function tellComparison(comparison: Comparison, messages: Messages): readonly Block[] {
  const { sources, same, differences } = comparison;
  const { compare } = messages;
  const names = sources.map(({ name }) => name);
  const numbers = new Set(differences.map(({ number }, at) => number ?? at));
  return [
    ...sources.map(({ name, ballots }) => paragraph([quiet(compare.source(name, ballots))])),
    ...(differences.length === 0 ? [] : [list(differences.map((one) => tellDifference(one, names, messages)))]),
    differences.length === 0
      ? paragraph([strong(compare.same(same))])
      : paragraph([strong(compare.sum(same, numbers.size))], 'warning'),
  ];
}

function tellDifference(difference: Difference, sources: readonly string[], { compare }: Messages): Phrase {
  const told = compare.differ(difference);
  if (difference.kind !== 'picks') return told;
  const { lines, picks } = difference;
  const entries = sources.map((source, at) => compare.entry(source, lines[at] ?? 0, picks[at]?.map(short) ?? []));
  return inLines(told, ...entries);
}

const short = (said: Said): Said => said && { ...said, label: shorten(said.label) };
