/** The Tally enters; what the terminal shows leaves: how the files were read, the turnout, the ranking, what is retained;
 * and the count step by step, one line for each ballot. */

import type { Messages } from '../messages/messages.ts';
import { isListByPoints } from '../rank/margin.ts';
import type { BallotStep } from '../tally/each-ballot.ts';
import type { Tally } from '../tally/result.ts';
import { compareSchemes, tellMargin } from './annex.ts';
import { readable } from './check.ts';
import type { Block } from './document.ts';
import { paragraph, paragraphs, quiet, strong } from './inline.ts';
import {
  ignoresDots,
  isWeighted,
  mayMissSome,
  schemeOf,
  tellConditions,
  tellNumbers,
  tellRulesForBallots,
  tellTurnout,
} from './method.ts';
import { rankingTable, tellGroups } from './ranking.ts';
import { tellEveryTie, tellLots, tellOpen, tellTiesAtBar } from './ties.ts';
import { typesetAll } from './typography.ts';

/** The result, for standard output; `details` adds the margin, other schemes, and ties that change nothing. While ballots
 * wait, nobody is retained and no tie is to be settled. */
export function summarise(tally: Tally, details: boolean, messages: Messages): readonly Block[] {
  const { result, groups, summary, lang } = messages;
  const { orientations, by, status } = tally;
  const open = status === 'final' ? tellOpen(tally, messages) : null;
  const told: readonly Block[] = [
    paragraph([strong(tellTurnout(tally, isWeighted(tally), messages).join(' '))]),
    ...(status === 'provisional' ? [paragraph([strong(summary.provisional)], 'warning')] : []),
    orientations.length === 0 ? paragraph(result.nothing) : rankingTable(tally, 'screen', messages),
    ...paragraphs(tellConditions(tally, messages)),
    ...(status === 'final' ? tellOutcome(tally, open !== null, details, messages) : []),
    ...(by === null ? [] : [paragraph([strong(groups.title(by.column))])]),
    ...tellGroups(tally, messages),
  ];
  const facts = (said: readonly string[]) => said.map((fact) => paragraph([quiet(fact)]));
  // Names of files and columns stay as they are.
  return [
    ...facts(tellReading(tally, messages)),
    ...typesetAll(
      [...facts(tellBasis(tally, messages)), ...told, ...(open === null ? [] : [paragraph(open, 'warning')])],
      lang,
    ),
  ];
}

/** Who is retained, and the ties that bear on it. */
function tellOutcome(tally: Tally, open: boolean, details: boolean, messages: Messages): readonly Block[] {
  const { orientations } = tally;
  const kept = orientations.flatMap(({ label, retained }) => (retained === 'yes' ? label : []));
  return [
    ...(orientations.length === 0 || (kept.length === 0 && open) ? [] : [paragraph(messages.result.retained(kept))]),
    ...(details
      ? [
          ...tellEveryTie(tally, messages),
          ...tellLots(tally, messages),
          ...tellMargin(tally, messages),
          ...(isListByPoints(tally.rules) ? [] : [paragraph(messages.result.marginUnknown)]),
          ...compareSchemes(tally, messages),
        ]
      : paragraphs(tellTiesAtBar(tally, messages))),
  ];
}

/** How each file was read, in one line, and what was left aside. */
function tellReading(tally: Tally, { summary }: Messages): readonly string[] {
  const { sources, by } = tally;
  return [
    ...sources.map((source) => summary.source(source, isWeighted(tally))),
    ...sources.flatMap(({ name, unread: { columns, rows } }) => {
      // The column that breaks the count down is no part of a ballot, but was not left aside either.
      const aside = columns.filter(({ heading }) => heading !== by?.column);
      return aside.length + rows.length === 0
        ? []
        : [summary.leftAside(sources.length > 1 ? name : null, aside.map(readable), rows, false)];
    }),
  ];
}

/** What the numbers on the ballots mean, where the list comes from, and how points came about. */
function tellBasis(tally: Tally, messages: Messages): readonly string[] {
  const { summary } = messages;
  return [
    ...tellNumbers(tally, messages),
    ...(mayMissSome(tally) ? [summary.list(true, tally.orientations.length)] : []),
    ...tellScheme(tally, messages),
    ...(ignoresDots(tally) ? [summary.dotsUncounted] : []),
  ];
}

/** How the points came about, where a point is not simply a ballot that names the orientation. */
function tellScheme(tally: Tally, messages: Messages): readonly string[] {
  const { scheme, incomplete, repeated } = tally.rules;
  if (scheme === 'count' && incomplete !== 'reject' && repeated !== 'each') return [];
  const { name, sentence } = schemeOf(tally, messages);
  return [[`${messages.words.named(name, sentence)}.`, ...tellRulesForBallots(tally, messages, true)].join(' ')];
}

export function openTrace(tally: Tally, messages: Messages): readonly Block[] {
  const { title, intro, totals } = messages.trace;
  return [
    paragraph([strong(title)]),
    paragraph([quiet(intro(schemeOf(tally, messages).sentence, tellRulesForBallots(tally, messages, true)))]),
    ...paragraphs(tally.sources.flatMap(({ layout, name }) => (layout === 'totals' ? totals(name) : []))),
  ];
}

export function tellStep(step: BallotStep, { sources }: Tally, { trace, reasonOf, lang }: Messages): readonly Block[] {
  const words = trace.ballot(sources.length > 1 ? step.source : null, step, step.reasons.map(reasonOf));
  return typesetAll([paragraph(words)], lang);
}

/** `seedText` is null where no seed was made of the ballots. */
export const closeTrace = (seedText: string | null, { trace }: Messages): readonly Block[] => [
  ...(seedText === null ? [] : [paragraph(trace.seed), { kind: 'code' as const, text: seedText.trimEnd() }]),
  { kind: 'rule' },
];
