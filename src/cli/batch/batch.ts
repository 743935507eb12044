/** Hundreds of workshops enter, in a folder or a manifest; their documents are written, and what became of each is said. */

import { dirname, extname } from 'node:path';
import type { Failure } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import { showOverview, tellTotals } from '../../report/overview.ts';
import { sanitize } from '../../writers/sanitize.ts';
import { writeTerminal } from '../../writers/terminal.ts';
import { explain, screenOf } from '../environment.ts';
import { type ExitCode, exitCodes, fail, tell } from '../exit.ts';
import { options, type Settings } from '../options.ts';
import { checkTargets, foldPath, rememberInputs } from '../output.ts';
import type { Shell } from '../shell.ts';
import { type BatchContext, confine, type Job, type JobResult, runAll } from './jobs.ts';
import { placeholders, unknownPlaceholder } from './names.ts';
import { lineOf, nameOf, openProgress, outcomeOf, writeAbout } from './outcomes.ts';
import { foldersOf, makePlan, type Planned } from './plan.ts';

/** Of what is said of one workshop, under its name. */
const INDENT = '  ';

export async function runBatch(
  [path]: readonly string[],
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  if (path === undefined) return fail({ failure: 'missing-argument', argument: 'workshops' });
  checkSettings(settings);
  const { home, workshops, inputs } = makePlan(path, settings, shell);
  const about = [settings.summary, settings.synthesis].filter((path) => path !== undefined);
  const knowing = rememberInputs(shell, inputs);
  checkTargets(about, knowing);
  refuseTaken(about, workshops, shell);
  const context: BatchContext = {
    folders: foldersOf(home, settings),
    inputs,
    dryRun: settings['dry-run'] === true,
    onlyChanged: settings['only-changed'] === true,
    screen: screenOf(shell.stderr, settings),
  };
  if (!context.dryRun) prepareFolders(workshops, context, shell);

  const run = await work(workshops, context, settings, messages, shell);
  const outcomes = workshops.map((planned, place) => outcomeOf(planned, run.results[place]));
  if (!settings.json && !settings.quiet) {
    const table = showOverview(outcomes, messages);
    if (table.length > 0) shell.stdout.write(writeTerminal(table, screenOf(shell.stdout, settings)));
  }
  const failed = context.dryRun ? [] : await writeAbout(outcomes, settings, messages, knowing);
  const { batch } = messages;
  if (!settings.quiet || outcomes.some(({ status }) => status !== 'written' && status !== 'unchanged')) {
    shell.stderr.write(`${tellTotals(outcomes, messages)}\n`);
  }
  if (run.interrupted) shell.stderr.write(`${batch.interrupted}\n`);
  if (run.interrupted) return exitCodes.interrupted;
  const codes = failed.map((failure) => explain(failure, shell, messages));
  return Math.max(exitOf(run.results), ...codes) as ExitCode;
}

/** A file about all the workshops, and the document of one of them, under the same name. */
function refuseTaken(about: readonly string[], workshops: readonly Planned[], { identify }: Shell): void {
  const names = new Map(about.map((path) => [foldPath(identify(path)), path]));
  for (const planned of workshops) {
    for (const target of 'job' in planned ? (planned.job.settings.output ?? []) : []) {
      const first = names.get(foldPath(identify(target)));
      if (first !== undefined) fail({ failure: 'same-target', first, second: target });
    }
  }
}

/** Wrong words cost nothing: they are found before the first workshop is read. */
function checkSettings({ name, summary, synthesis }: Settings): void {
  const word = name === undefined ? null : unknownPlaceholder(name);
  if (name !== undefined && word !== null) {
    fail({ failure: 'bad-value', option: '--name', value: name, expected: { kind: 'choice', choices: placeholders } });
  }
  const check = (path: string | undefined, formats: readonly string[]) => {
    if (path !== undefined && !formats.includes(extname(path).toLowerCase()))
      fail({ failure: 'unknown-format', path, formats });
  };
  check(summary, options.summary.choices);
  check(synthesis, options.synthesis.choices);
}

/** Makes the folders of the documents, and clears away what a run that was killed has left in them. */
function prepareFolders(workshops: readonly Planned[], { folders }: BatchContext, world: Shell): void {
  const shell = confine(world, folders);
  const targets = workshops.flatMap((planned) => ('job' in planned ? (planned.job.settings.output ?? []) : []));
  for (const folder of new Set(targets.map((target) => dirname(target)))) {
    // One that cannot be made is the affair of the workshops that need it.
    if (shell.makeFolder(folder) === null) shell.sweep(folder);
  }
}

interface BatchRun {
  /** One a workshop; undefined where the run stopped before. */
  readonly results: readonly (JobResult | undefined)[];
  readonly interrupted: boolean;
}

/** Does the jobs; tells of each in the order of the plan, whichever ends first. */
async function work(
  workshops: readonly Planned[],
  context: BatchContext,
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<BatchRun> {
  const results: (JobResult | undefined)[] = workshops.map((planned) =>
    'job' in planned ? undefined : { status: 'failed', failure: planned.failure },
  );
  const places = workshops.flatMap((planned, place) => ('job' in planned ? [place] : []));
  const jobs = workshops.flatMap((planned): readonly Job[] => ('job' in planned ? [planned.job] : []));
  const watched = shell.stderr.columns !== null && !settings.quiet && !settings.json;
  const progress = watched && jobs.length > 0 ? openProgress(jobs.length, messages) : null;
  let interrupted = false;
  let refused = false;
  shell.onInterrupt(() => {
    interrupted = true;
  });

  let told = 0;
  const tellFinished = () => {
    for (let result = results[told]; result !== undefined; result = results[told]) {
      const outcome = outcomeOf(workshops[told] as Planned, result);
      if (settings.json) shell.stdout.write(`${JSON.stringify(lineOf(outcome, result))}\n`);
      else if (!watched && !settings.quiet) {
        shell.stderr.write(
          `${messages.batch.line(told + 1, results.length, sanitize(outcome.name), outcome.status)}\n`,
        );
      }
      told += 1;
    }
  };
  tellFinished();
  await runAll(
    {
      jobs,
      // Where the first refusal ends it, none is begun before the result of the one before is known.
      workers: settings['fail-fast'] ? 1 : (settings.jobs ?? shell.cores),
      context,
      ended: (place, result) => {
        results[places[place] ?? 0] = result;
        refused ||= result.status === 'refused' || result.status === 'failed' || result.status === 'bug';
        progress?.step(jobs[place]?.name ?? '');
        tellFinished();
      },
      goOn: () => !interrupted && !(settings['fail-fast'] && (refused || jobs.length < workshops.length)),
    },
    messages,
    shell,
  );
  progress?.close();
  for (const [place, result] of results.entries()) {
    const words = result === undefined ? '' : wordsOf(result, settings, messages);
    if (words !== '') shell.stderr.write(`\n${sanitize(workshops[place] ? nameOf(workshops[place]) : '')}\n${words}`);
  }
  return { results, interrupted };
}

/** What whoever keeps the ballots of this workshop should know. */
function wordsOf(result: JobResult, { quiet }: Settings, messages: Messages): string {
  switch (result.status) {
    case 'failed': {
      const { what, hint } = tell(result.failure, messages);
      // One line a fault; a line break in a cell is none.
      return [...what.split('\n'), ...(hint === null ? [] : [`→ ${hint}`])]
        .map((line) => `${INDENT}${sanitize(line)}\n`)
        .join('');
    }
    case 'bug':
      return `${result.stack.split('\n').map(sanitize).join('\n')}\n`;
    case 'refused':
      return `${result.remarks}${result.why}\n`;
    default:
      return quiet ? '' : result.remarks;
  }
}

/** The worst of all: a bug, then what could not be written, then a workshop that was refused. */
function exitOf(results: readonly (JobResult | undefined)[]): ExitCode {
  const failures = results.flatMap((result): readonly Failure[] =>
    result?.status === 'failed' ? [result.failure] : [],
  );
  if (results.some((result) => result?.status === 'bug')) return exitCodes.bug;
  if (failures.some((failure) => failure.failure === 'file-unwritable')) return exitCodes.files;
  const done = results.every((result) => result && result.status !== 'refused' && result.status !== 'failed');
  return done ? exitCodes.counted : exitCodes.refused;
}
