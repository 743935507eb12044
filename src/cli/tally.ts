/** The main job: read the ballots, count, show the ranking, write the compte rendu or say why none is written. Every command
 * that counts goes through `countWorkshop`, so that all of them count and write alike. */

import { refusalOf } from '../report/check.ts';
import type { Block } from '../report/document.ts';
import { warnOfOverlaps } from '../report/ranking.ts';
import { remark, remarkAttendance, remarkProse } from '../report/remarks.ts';
import { closeTrace, openTrace, summarise, tellStep } from '../report/summary.ts';
import { adviseDecision, doubtDecision } from '../report/ties.ts';
import { type ExitCode, exitCodes, fail, unwrap } from '../run/exit.ts';
import { type Account, formatOf, formats } from '../run/formats.ts';
import { STDIN } from '../run/input.ts';
import { openBallots, type Remembered } from '../run/open-ballots.ts';
import { STDOUT } from '../run/option-readers.ts';
import type { Settings } from '../run/options.ts';
import { trace } from '../tally/each-ballot.ts';
import { tally } from '../tally.ts';
import { type Invocation, messagesIn, print, say, withWorkshop } from './environment.ts';
import { checkTargets, type Output, writeOutputs } from './output.ts';
import type { Shell } from './shell.ts';

export async function runTally(invocation: Invocation): Promise<ExitCode> {
  const { messages, shell } = invocation;
  const settings = withWorkshop(invocation);
  if (settings.trace && settings.json) fail({ failure: 'conflicting-options', options: ['--trace', '--json'] });
  // Where the document goes to standard output, all that is said goes beside it.
  const said = settings.output?.includes(STDOUT) ? { ...shell, stdout: shell.stderr } : shell;
  const counted = await countWorkshop({ ...invocation, settings });
  await show(counted, { ...invocation, settings, shell: said });
  const refusal = await writeDocuments(counted, invocation);
  if (refusal !== null) {
    say(refusal, shell.stderr);
    return exitCodes.refused;
  }
  if (settings.quiet) return exitCodes.counted;
  const { exported, written } = messages.cli;
  for (const path of counted.targets.filter((path) => path !== STDOUT))
    shell.stderr.write(`${formatOf(path)?.writeReport === undefined ? exported(path) : written(path)}\n`);
  return exitCodes.counted;
}

/** The result goes to standard output, the conversation to standard error; what holds a result comes before it. */
async function show(counted: CountedWorkshop, invocation: Invocation): Promise<void> {
  const { settings, messages, shell } = invocation;
  const { tally: result, occasion } = counted;
  const { quiet, json } = settings;
  const speak = (blocks: readonly Block[]) => print(blocks, shell.stderr, settings);
  const issues = result.issues.filter(({ severity }) => !quiet || severity === 'error');
  const remarks = remark({ issues }, messages, settings.all === true);
  if (result.status === 'provisional') speak(remarks);
  if (json) shell.stdout.write(await formats['.json'].writeData(result, shell));
  else if (!quiet) {
    if (settings.trace) retrace(counted, invocation);
    print(summarise(result, settings.details === true, messages), shell.stdout, settings);
  }
  if (!quiet)
    speak([
      ...warnOfOverlaps(result, messages),
      ...doubtDecision(result, messages),
      ...adviseDecision(result, messages),
      ...remarkProse(occasion, settings.workshop ?? '', messages),
      ...remarkAttendance(result, occasion, messages),
    ]);
  if (result.status === 'final') speak(remarks);
}

/** The count step by step, each step written as soon as it is made. */
function retrace({ tally: result, sheets, list }: CountedWorkshop, { settings, messages, shell }: Invocation): void {
  const { stdout } = shell;
  // In a file, a ballot is a line: so it can be looked up, or counted by other means.
  const wide = { ...stdout, columns: stdout.columns ?? Infinity };
  print(openTrace(result, messages), stdout, settings);
  const seedText = trace(sheets, list, result, (step) => print(tellStep(step, result, messages), wide, settings));
  print(closeTrace(seedText, messages), stdout, settings);
}

/** A workshop that was counted, and nothing written yet. */
export type CountedWorkshop = Account & { readonly targets: readonly string[] };

/**
 * Reads and counts one workshop; `known` takes the place of the files that say its list and its decision.
 * Stops with a Failure where there is nothing to count, or a file cannot be read.
 */
export async function countWorkshop(
  { words, settings: typed, messages, shell }: Invocation,
  known?: Remembered,
): Promise<CountedWorkshop> {
  const ballots = await openBallots(words, typed, shell, known);
  const { paths, settings, sheets, second, list, rules, lang } = ballots;
  const targets = targetsOf(settings.workshop ?? paths[0] ?? '', settings, shell);
  if (targets.includes(STDOUT) && settings.json) fail({ failure: 'conflicting-options', options: ['--json', '-o -'] });
  if (targets.includes(STDOUT) && shell.stdout.columns !== null) fail({ failure: 'document-on-screen' });
  checkTargets(targets, shell);
  const result = unwrap(tally(sheets, list, rules, shell.sha256, second));
  return { ...ballots, tally: result, targets, messages: await messagesIn(settings.lang ?? lang ?? messages.lang) };
}

/**
 * Writes the documents of a workshop, each in the format that its name says. Stops with a Failure where one cannot be.
 * @returns why nothing is written, as whoever keeps the ballots is told; null where nothing stood in the way
 */
export async function writeDocuments(
  counted: CountedWorkshop,
  { messages, shell }: Invocation,
): Promise<string | null> {
  const { settings, targets } = counted;
  const refusal = refusalOf(counted.tally, settings, messages);
  if (refusal !== null) return refusal;
  const outputs: Output[] = [];
  for (const path of targets)
    outputs.push({ path, bytes: await (formatOf(path) ?? formats['.docx']).write(counted, shell) });
  await writeOutputs(outputs, settings.force === true, shell);
  return null;
}

/** The files to write: those asked for, else the compte rendu beside the first file of ballots; here where that is none. */
function targetsOf(first: string, settings: Settings, shell: Shell): readonly string[] {
  if (settings.output) return [...new Set(settings.output)];
  if (settings.json || settings['no-docx']) return [];
  const isPipe = first === STDIN || shell.examine(first) === 'other';
  return [isPipe ? 'compte-rendu.docx' : `${first.replace(/\.[^./\\]*$/u, '')}.docx`];
}
