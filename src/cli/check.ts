/** Says what was understood of the ballots and all that is to be checked: counts nothing, writes nothing. */

import type { GivenList } from '../ballots/read.ts';
import { check } from '../check.ts';
import { compareEntries } from '../compare.ts';
import type { Messages } from '../messages/messages.ts';
import { tellCheck, tellVerdict } from '../report/check.ts';
import { tellComparison } from '../report/comparison.ts';
import { paragraph } from '../report/inline.ts';
import { stringify } from '../writers/json.ts';
import { writeTerminal } from '../writers/terminal.ts';
import { type ExitCode, exitCodes, orStop, stop } from './exit.ts';
import type { Settings } from './flags.ts';
import { readOrientations, readSheets } from './input.ts';
import { announcedRules, open } from './opened.ts';
import { screen } from './screen.ts';
import type { Shell } from './shell.ts';

export async function runCheck(
  typedPaths: readonly string[],
  typed: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  const { paths, settings, list: inline } = await open(typedPaths, typed, shell);
  const [first, ...others] = paths;
  if (first === undefined) return stop({ failure: 'missing-argument', argument: 'ballots' });
  if (settings.compare !== undefined) {
    if (others.length > 0) stop({ failure: 'excess-arguments', arguments: others });
    return runCompare([first, settings.compare], inline, settings, messages, shell);
  }
  const rules = await announcedRules(settings, shell);
  const list = await readOrientations(settings, shell, inline);
  const checked = orStop(check(await readSheets(paths, list, settings, shell), list, rules));
  const { ready, words } = tellVerdict(checked, settings.strict === true, messages);
  const blocks = [...tellCheck(checked, messages, settings.all === true), paragraph(words, ready ? 'note' : 'warning')];
  shell.stdout.write(settings.json ? stringify(checked) : writeTerminal(blocks, screen(shell.stdout, settings)));
  return ready ? exitCodes.counted : exitCodes.refused;
}

/** Two people typed the same paper ballots: where they differ. */
async function runCompare(
  paths: readonly [string, string],
  inline: GivenList | null,
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  const list = await readOrientations(settings, shell, inline);
  const [one, other] = await readSheets(paths, list, settings, shell);
  if (one === undefined || other === undefined) return stop({ failure: 'missing-argument', argument: 'ballots' });
  const comparison = orStop(compareEntries(one, other, list));
  const written = settings.json
    ? stringify(comparison)
    : writeTerminal(tellComparison(comparison, messages), screen(shell.stdout, settings));
  shell.stdout.write(written);
  return comparison.differences.length === 0 ? exitCodes.counted : exitCodes.refused;
}
