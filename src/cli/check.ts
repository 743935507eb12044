/** Says what was understood of the ballots and all that is to be checked: counts nothing, writes nothing. */

import { isUnproven } from '../ballots/table.ts';
import { check } from '../check.ts';
import { compareEntries } from '../compare.ts';
import { refusalOf, tellCheck, tellComparison, tellReadings } from '../report/check.ts';
import { paragraph } from '../report/inline.ts';
import { attempt, type ExitCode, fail, unwrap } from '../run/exit.ts';
import { openBallots } from '../run/open-ballots.ts';
import { conclude, type Invocation, print, withWorkshop } from './environment.ts';

export async function runCheck(invocation: Invocation): Promise<ExitCode> {
  const { words, settings: typed, messages, shell } = invocation;
  const { quiet, json, all } = typed;
  const opened = await attempt(() => openBallots(words, withWorkshop(invocation), shell));
  if ('failure' in opened) {
    if (isUnproven(opened) && !json && !quiet) print(tellReadings(opened, messages, all === true), shell.stdout, typed);
    return fail(opened);
  }
  const { sheets, list, rules, settings } = opened;
  if (settings.compare !== undefined) {
    // Two people typed the same paper ballots.
    const comparison = unwrap(compareEntries(sheets, list, rules));
    const isRight = comparison.differences.length === 0;
    return conclude(comparison, isRight, invocation, () => tellComparison(comparison, messages));
  }
  const checked = unwrap(check(sheets, list, rules));
  const refusal = refusalOf(checked, settings, messages);
  return conclude(checked, refusal === null, invocation, () => [
    ...(quiet ? [] : tellCheck(checked, messages, all === true)),
    refusal === null ? paragraph(messages.check.ready, 'note') : paragraph(refusal, 'warning'),
  ]);
}
