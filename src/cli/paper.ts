/** A workshop file enters; ballots to print, with the orientations and under the rules that it names, stand beside it. */

import type { Messages } from '../messages/messages.ts';
import { writePaperBallots } from '../report/paper-ballot.ts';
import { type ExitCode, exitCodes, orStop, stop } from './exit.ts';
import type { Settings } from './flags.ts';
import { readOrientations } from './input.ts';
import { messagesIn } from './language.ts';
import { refuseInputs, writeReport } from './output.ts';
import { rulesOf } from './settings.ts';
import type { Shell } from './shell.ts';
import { openWorkshop } from './workshop-file.ts';

/** Stops with a Failure where the file names no orientation, or a document that somebody edited is in the way. */
export async function runPaper(typed: Settings, messages: Messages, shell: Shell): Promise<ExitCode> {
  const { settings, list: inline, occasion, lang, inputs } = openWorkshop([], typed, shell, 'head');
  const rules = orStop(rulesOf(settings, null));
  const list = await readOrientations(settings, shell, inline);
  const workshop = typed.workshop ?? '';
  if (list === null) return stop({ failure: 'no-orientations', source: workshop });
  const language = lang === null || typed.lang !== undefined ? messages : await messagesIn(lang);
  const path = `${/^.*[\\/]/u.exec(workshop)?.[0] ?? ''}${language.paper.file}`;
  refuseInputs([path], inputs, shell);
  const report = writePaperBallots(list.orientations, rules, occasion, language);
  await writeReport(path, report, settings.force === true, shell);
  if (!settings.quiet) shell.stdout.write(`${messages.init.written(path)}\n${messages.paper.advice}\n`);
  return exitCodes.counted;
}
