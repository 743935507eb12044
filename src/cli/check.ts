/** Says what was understood of the ballots and all that is to be checked: counts nothing, writes nothing. */

import { isUnproven } from '../ballots/table.ts';
import { check } from '../check.ts';
import { compareEntries } from '../compare.ts';
import { refusalOf, tellCheck, tellComparison, tellReadings } from '../report/check.ts';
import type { Block } from '../report/document.ts';
import { paragraph } from '../report/inline.ts';
import { attempt, type ExitCode, exitCodes, fail, unwrap } from '../run/exit.ts';
import { openBallots } from '../run/open-ballots.ts';
import { stringify } from '../writers/json.ts';
import { type Invocation, print, withWorkshop } from './environment.ts';

export async function runCheck(invocation: Invocation): Promise<ExitCode> {
  const { words, settings: typed, messages, shell } = invocation;
  const { quiet, json, all } = typed;
  const show = (said: object, isRight: boolean, blocks: () => readonly Block[]): ExitCode => {
    if (json) shell.stdout.write(stringify(said));
    else if (!(quiet && isRight)) print(blocks(), shell.stdout, typed);
    return isRight ? exitCodes.counted : exitCodes.refused;
  };
  const opened = await attempt(() => openBallots(words, withWorkshop(invocation), shell));
  if ('failure' in opened) {
    if (isUnproven(opened) && !json && !quiet) print(tellReadings(opened, messages, all === true), shell.stdout, typed);
    return fail(opened);
  }
  const { sheets, given, rules, settings } = opened;
  if (settings.compare !== undefined) {
    // Two people typed the same paper ballots.
    const comparison = unwrap(compareEntries(sheets, given, rules));
    return show(comparison, comparison.differences.length === 0, () => tellComparison(comparison, messages));
  }
  const checked = unwrap(check(sheets, given, rules));
  const refusal = refusalOf(checked, settings, messages);
  return show(checked, refusal === null, () => [
    ...(quiet ? [] : tellCheck(checked, messages, all === true)),
    refusal === null ? paragraph(messages.check.ready, 'note') : paragraph(refusal, 'warning'),
  ]);
}
