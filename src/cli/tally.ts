/** The main job: read the ballots, count, show the ranking, write the compte rendu. */

import type { Messages } from '../messages/messages.ts';
import { remark, summarise } from '../report/summary.ts';
import type { Tally } from '../result.ts';
import { tally } from '../tally.ts';
import { writeJson } from '../writers/json.ts';
import { writeTerminal } from '../writers/terminal.ts';
import { type ExitCode, exitCodes, orStop, stop } from './exit.ts';
import type { Settings } from './flags.ts';
import { readOrientations, readSheets, STDIN } from './input.ts';
import { checkTargets, writeTargets } from './output.ts';
import { rulesOf } from './settings.ts';
import type { Shell, Stream } from './shell.ts';
import { version } from './version.ts';

/** Where nobody says how wide the screen is. */
const WIDTH = 80;

export async function runTally(
  paths: readonly string[],
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  const [first] = paths;
  if (first === undefined) return stop({ failure: 'missing-argument', argument: 'ballots' });
  const rules = orStop(rulesOf(settings));
  const targets = targetsOf(first, settings);
  const inputs = [...paths, ...(settings.orientations === undefined ? [] : [settings.orientations])];
  checkTargets(
    targets,
    inputs.filter((path) => path !== STDIN),
    shell,
  );

  const list = readOrientations(settings, shell);
  const sheets = readSheets(paths, list, settings, shell);
  const result = orStop(tally(sheets, list, rules, { sha256: shell.sha256 }));

  show(result, settings, messages, shell);
  const refusal = refuse(result, settings, messages);
  if (refusal !== null) {
    shell.stderr.write(`${refusal}\n`);
    return exitCodes.refused;
  }
  await writeTargets(
    targets,
    { tally: result, occasion: occasionOf(settings), version },
    settings.force === true,
    messages,
    shell,
  );
  if (!settings.quiet) for (const path of targets) shell.stderr.write(`${announce(path, messages)}\n`);
  return exitCodes.counted;
}

/** The result goes to standard output, the conversation to standard error. */
function show(result: Tally, settings: Settings, messages: Messages, shell: Shell): void {
  if (settings.json) shell.stdout.write(writeJson(result, shell.sha256));
  else if (!settings.quiet)
    shell.stdout.write(writeTerminal(summarise(result, messages), screen(shell.stdout, settings)));
  const remarks = remark(result, messages, settings.all === true);
  const heard = settings.quiet
    ? remark(
        { ...result, issues: result.issues.filter(({ severity }) => severity === 'error') },
        messages,
        settings.all === true,
      )
    : remarks;
  if (heard.length > 0) shell.stderr.write(writeTerminal(heard, screen(shell.stderr, settings)));
}

const screen = ({ columns, colour }: Stream, settings: Settings) => ({
  width: columns ?? WIDTH,
  colour: colour && !settings['no-color'],
});

/** Why no compte rendu is written; null where nothing stands in its way. */
function refuse({ issues, turnout }: Tally, { strict }: Settings, { cli }: Messages): string | null {
  if (turnout.held > 0) return cli.refused(turnout.held);
  return strict && issues.length > 0 ? cli.refusedStrict(issues.length) : null;
}

/** The files to write: those asked for, else the compte rendu beside the first file of ballots. */
function targetsOf(first: string, settings: Settings): readonly string[] {
  if (settings.output) return [...new Set(settings.output)];
  if (settings.json || settings['no-docx']) return [];
  return [first === STDIN ? 'compte-rendu.docx' : `${first.replace(/\.[^./\\]*$/u, '')}.docx`];
}

const occasionOf = ({ title, place, date, theme }: Settings) => ({
  title: title ?? null,
  place: place ?? null,
  date: date ?? null,
  theme: theme ?? null,
});

const announce = (path: string, { cli }: Messages): string =>
  /\.(?:docx|md|html)$/iu.test(path) ? cli.written(path) : cli.exported(path);
