/** Says what was understood of the ballots and all that is to be checked: counts nothing, writes nothing. */

import { check } from '../check.ts';
import type { Messages } from '../messages/messages.ts';
import { tellCheck, tellVerdict } from '../report/check.ts';
import { paragraph } from '../report/inline.ts';
import { stringify } from '../writers/json.ts';
import { writeTerminal } from '../writers/terminal.ts';
import { type ExitCode, exitCodes, orStop, stop } from './exit.ts';
import type { Settings } from './flags.ts';
import { readOrientations, readSheets } from './input.ts';
import { screen } from './screen.ts';
import { rulesOf } from './settings.ts';
import type { Shell } from './shell.ts';

export async function runCheck(
  paths: readonly string[],
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  if (paths.length === 0) stop({ failure: 'missing-argument', argument: 'ballots' });
  const rules = orStop(rulesOf(settings));
  const list = readOrientations(settings, shell);
  const checked = orStop(check(readSheets(paths, list, settings, shell), list, rules));
  const { ready, words } = tellVerdict(checked, settings.strict === true, messages);
  const blocks = [...tellCheck(checked, messages, settings.all === true), paragraph(words, ready ? 'note' : 'warning')];
  shell.stdout.write(settings.json ? stringify(checked) : writeTerminal(blocks, screen(shell.stdout, settings)));
  return ready ? exitCodes.counted : exitCodes.refused;
}
