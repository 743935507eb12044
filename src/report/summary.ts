/** The Tally enters; what the terminal shows leaves: how the files were read, the turnout, the ranking, what is retained. */

import type { Messages } from '../messages/messages.ts';
import type { Source, Tally } from '../tally/result.ts';
import { compareSchemes, tellEveryTie, tellMargin } from './annex.ts';
import { groupRuns, MOST_COLUMNS, readable } from './check.ts';
import type { Block } from './document.ts';
import { tellGroups } from './groups.ts';
import { paragraph, quiet, strong } from './inline.ts';
import {
  ignoresDots,
  mayMissSome,
  rulesApplied,
  schemeOf,
  tellConditions,
  tellNumbers,
  tellTurnout,
} from './method.ts';
import { rankingTable } from './ranking.ts';
import { tellLots, tellOpen, tellTiesAtBar } from './ties.ts';
import { shown } from './typography.ts';

/** The result, for standard output; `details` adds the margin, other schemes, and ties that change nothing. */
export function summarise(tally: Tally, details: boolean, messages: Messages): readonly Block[] {
  const { result, groups } = messages;
  const { orientations, by } = tally;
  const provisional = tally.status === 'provisional';
  const kept = orientations.filter(({ retained }) => retained === 'yes').map(({ label }) => shown(label, messages));
  const open = tellOpen(tally, messages);
  const said = (words: readonly string[]): readonly Block[] => words.map((sentence) => paragraph(sentence));
  return [
    ...tellReading(tally, messages).map((fact) => paragraph([quiet(fact)])),
    paragraph([strong(tellTurnout(tally, messages).join(' '))]),
    ...(provisional ? [paragraph([strong(messages.summary.provisional)], 'warning')] : []),
    ...(orientations.length === 0 ? said([result.nothing]) : [rankingTable(tally, 'screen', messages)]),
    ...said(tellConditions(tally, messages)),
    ...(orientations.length === 0 || provisional ? [] : said([result.retained(kept)])),
    ...(details ? tellEveryTie(tally, messages) : said(tellTiesAtBar(tally, messages))),
    ...(details
      ? [...tellLots(tally, messages), ...tellMargin(tally, messages), ...compareSchemes(tally, messages)]
      : []),
    ...(by === null ? [] : [paragraph([strong(groups.title(by.column))])]),
    ...tellGroups(tally, messages),
    ...(open === null ? [] : [paragraph(open, 'warning')]),
  ];
}

/** How each file was read, a line a file, and what that leaves open. */
function tellReading(tally: Tally, messages: Messages): readonly string[] {
  const { summary } = messages;
  const { sources, orientations } = tally;
  return [
    ...sources.map((source) => summary.source(source, tally.rules.weight !== null)),
    ...sources.flatMap((source) => tellAside(source, sources.length > 1, messages)),
    ...tellNumbers(tally, messages),
    ...(mayMissSome(tally) ? [summary.list(true, orientations.length)] : []),
    ...tellScheme(tally, messages),
    ...(ignoresDots(tally) ? [summary.dotsUncounted] : []),
  ];
}

/** What was left aside of a file, in one line. */
function tellAside({ name, unread }: Source, named: boolean, { summary }: Messages): readonly string[] {
  const { columns, rows } = unread;
  if (columns.length + rows.length === 0) return [];
  const shown = columns.slice(0, MOST_COLUMNS).map(readable);
  return [summary.leftAside(named ? name : null, shown, columns.length - shown.length, groupRuns(rows, false))];
}

/** How the points came about, where a point is not simply a ballot that names the orientation. */
function tellScheme(tally: Tally, messages: Messages): readonly string[] {
  const { scheme, incomplete, repeated } = tally.rules;
  if (scheme === 'count' && incomplete !== 'reject' && repeated !== 'each') return [];
  const { name, sentence } = schemeOf(tally, messages);
  return [[messages.result.scheme(name, sentence), ...rulesApplied(tally, messages)].join(' ')];
}
