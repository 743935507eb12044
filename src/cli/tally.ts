/** The main job: read the ballots, count, show the ranking, write the compte rendu. */

import type { Messages } from '../messages/messages.ts';
import type { Block } from '../report/document.ts';
import { remark, remarkAttendance, remarkProse } from '../report/remarks.ts';
import { summarise } from '../report/summary.ts';
import { doubtDecision } from '../report/ties.ts';
import { closeTrace, openTrace, tellStep } from '../report/trace.ts';
import type { Tally } from '../tally/result.ts';
import { trace } from '../tally/trace.ts';
import { writeJson } from '../writers/json.ts';
import { writeTerminal } from '../writers/terminal.ts';
import { screenOf } from './environment.ts';
import { complain, type ExitCode, exitCodes } from './exit.ts';
import { formatOf } from './formats.ts';
import type { Settings } from './options.ts';
import { STDOUT } from './output.ts';
import { withWorkshop } from './run-context.ts';
import type { Shell } from './shell.ts';
import { handleWorkshop, type Read } from './workshop.ts';

export async function runTally(
  paths: readonly string[],
  typed: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  const settings = withWorkshop(paths, typed, messages, shell);
  // Where the document goes to standard output, all that is said goes beside it.
  const said = settings.output?.includes(STDOUT) ? { ...shell, stdout: shell.stderr } : shell;
  const { refusal, written } = await handleWorkshop(paths, settings, messages, shell, {
    show: (result, read) => show(result, read, settings, messages, said),
  });
  if (refusal !== null) {
    complain(refusal, shell);
    return exitCodes.refused;
  }
  if (settings.quiet) return exitCodes.counted;
  for (const path of written.filter((path) => path !== STDOUT)) shell.stderr.write(`${announce(path, messages)}\n`);
  return exitCodes.counted;
}

/** The result goes to standard output, the conversation to standard error; what holds a result comes before it. */
function show(result: Tally, read: Read, settings: Settings, messages: Messages, shell: Shell): void {
  const speak = (blocks: readonly Block[]) => {
    if (blocks.length > 0) shell.stderr.write(writeTerminal(blocks, screenOf(shell.stderr, settings)));
  };
  const errors = result.issues.filter(({ severity }) => severity === 'error');
  const issues = settings.quiet ? errors : result.issues;
  const remarks = remark({ issues }, messages, settings.all === true);
  if (result.status === 'provisional') speak(remarks);
  if (settings.json) shell.stdout.write(writeJson(result, shell.sha256));
  else if (!settings.quiet) {
    if (settings.trace) retrace(result, read, settings, messages, shell);
    const blocks = summarise(result, settings.details === true, messages);
    shell.stdout.write(writeTerminal(blocks, screenOf(shell.stdout, settings)));
  }
  if (!settings.quiet)
    speak([
      ...doubtDecision(result, messages),
      ...remarkProse(read.occasion, messages),
      ...remarkAttendance(result, read.occasion, messages),
    ]);
  if (result.status === 'final') speak(remarks);
}

/** The count step by step, each step written as soon as it is made. */
function retrace(result: Tally, { sheets, list }: Read, settings: Settings, messages: Messages, shell: Shell): void {
  const sight = screenOf(shell.stdout, settings);
  const write = (blocks: readonly Block[], width = sight.width) =>
    shell.stdout.write(writeTerminal(blocks, { ...sight, width }));
  write(openTrace(result, messages));
  // In a file, a ballot is a line: so it can be looked up, or counted by other means.
  const width = shell.stdout.columns ?? Infinity;
  const seedText = trace(sheets, list, result, (step) => write(tellStep(step, result, messages), width));
  write(closeTrace(seedText, messages));
}

const announce = (path: string, { cli }: Messages): string =>
  formatOf(path)?.holds === 'minutes' ? cli.written(path) : cli.exported(path);
