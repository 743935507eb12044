/** Hundreds of workshops enter, in a folder or a manifest; their documents are written, and what became of each is said. */

import { dirname, extname } from 'node:path';
import type { Failure } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import { type Outcome, showOverview, tellTotals, writeOverview } from '../../report/overview.ts';
import { synthesise } from '../../report/synthesis.ts';
import { writeSynthesis } from '../../report/write-synthesis.ts';
import { sanitize } from '../../writers/sanitize.ts';
import { writeTerminal } from '../../writers/terminal.ts';
import { screenOf } from '../environment.ts';
import { type ExitCode, exitCodes, fail, tell, unwrap } from '../exit.ts';
import { formatOf } from '../formats.ts';
import { options, type Settings } from '../options.ts';
import { writeReport } from '../output.ts';
import type { Shell } from '../shell.ts';
import { confine } from './confine.ts';
import type { Circumstances, Fate, Job } from './job.ts';
import { placeholders, unknownPlaceholder } from './names.ts';
import { foldersOf, makePlan, type Planned } from './plan.ts';
import { openProgress } from './progress.ts';
import { runAll } from './worker-pool.ts';

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
  const { home, workshops } = makePlan(path, settings, shell);
  const circumstances: Circumstances = {
    folders: foldersOf(home, settings),
    dryRun: settings['dry-run'] === true,
    onlyChanged: settings['only-changed'] === true,
    screen: screenOf(shell.stderr, settings),
  };
  if (!circumstances.dryRun) prepareFolders(workshops, circumstances, shell);

  const run = await work(workshops, circumstances, settings, messages, shell);
  const outcomes = workshops.map((planned, place) => outcomeOf(planned, run.fates[place]));
  if (!settings.json && !settings.quiet) {
    const table = showOverview(outcomes, messages);
    if (table.length > 0) shell.stdout.write(writeTerminal(table, screenOf(shell.stdout, settings)));
  }
  if (!circumstances.dryRun) await writeAbout(outcomes, settings, messages, shell);
  const { batch } = messages;
  if (!settings.quiet || outcomes.some(({ status }) => status !== 'written' && status !== 'unchanged')) {
    shell.stderr.write(`${tellTotals(outcomes, messages)}\n`);
  }
  if (run.interrupted) shell.stderr.write(`${batch.interrupted}\n`);
  return run.interrupted ? exitCodes.interrupted : exitOf(run.fates);
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
function prepareFolders(workshops: readonly Planned[], { folders }: Circumstances, world: Shell): void {
  const shell = confine(world, folders);
  const targets = workshops.flatMap((planned) => ('job' in planned ? (planned.job.settings.output ?? []) : []));
  for (const folder of new Set(targets.map((target) => dirname(target)))) {
    // One that cannot be made is the affair of the workshops that need it.
    if (shell.makeFolder(folder) === null) shell.sweep(folder);
  }
}

interface Run {
  /** One a workshop; undefined where the run stopped before. */
  readonly fates: readonly (Fate | undefined)[];
  readonly interrupted: boolean;
}

/** Does the jobs; tells of each in the order of the plan, whichever ends first. */
async function work(
  workshops: readonly Planned[],
  circumstances: Circumstances,
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<Run> {
  const fates: (Fate | undefined)[] = workshops.map((planned) =>
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
    for (let fate = fates[told]; fate !== undefined; fate = fates[told]) {
      const outcome = outcomeOf(workshops[told] as Planned, fate);
      if (settings.json) shell.stdout.write(`${JSON.stringify(lineOf(outcome, fate))}\n`);
      else if (!watched && !settings.quiet) {
        shell.stderr.write(`${messages.batch.line(told + 1, fates.length, sanitize(outcome.name), outcome.status)}\n`);
      }
      told += 1;
    }
  };
  tellFinished();
  await runAll(
    {
      jobs,
      workers: settings.jobs ?? shell.cores,
      oneByOne: settings['fail-fast'] === true,
      circumstances,
      ended: (place, fate) => {
        fates[places[place] ?? 0] = fate;
        refused ||= fate.status === 'refused' || fate.status === 'failed' || fate.status === 'bug';
        progress?.step(jobs[place]?.name ?? '');
        tellFinished();
      },
      goOn: () => !interrupted && !(settings['fail-fast'] && (refused || jobs.length < workshops.length)),
    },
    messages,
    shell,
  );
  progress?.close();
  for (const [place, fate] of fates.entries()) {
    const words = fate === undefined ? '' : wordsOf(fate, settings, messages);
    if (words !== '') shell.stderr.write(`\n${sanitize(workshops[place] ? nameOf(workshops[place]) : '')}\n${words}`);
  }
  return { fates, interrupted };
}

const nameOf = (planned: Planned): string => ('job' in planned ? planned.job.name : planned.name);

/** What whoever keeps the ballots of this workshop should know. */
function wordsOf(fate: Fate, { quiet }: Settings, messages: Messages): string {
  switch (fate.status) {
    case 'failed': {
      const { what, hint } = tell(fate.failure, messages);
      // One line a fault; a line break in a cell is none.
      return [...what.split('\n'), ...(hint === null ? [] : [`→ ${hint}`])]
        .map((line) => `${INDENT}${sanitize(line)}\n`)
        .join('');
    }
    case 'bug':
      return `${fate.stack.split('\n').map(sanitize).join('\n')}\n`;
    case 'refused':
      return `${fate.remarks}${fate.why}\n`;
    default:
      return quiet ? '' : fate.remarks;
  }
}

function outcomeOf(planned: Planned, fate: Fate | undefined): Outcome {
  const outputs = 'job' in planned ? (planned.job.settings.output ?? []) : [];
  const digest = fate !== undefined && 'digest' in fate ? fate.digest : null;
  return { name: nameOf(planned), status: fate?.status ?? 'skipped', digest, outputs };
}

/** One line of JSON: codes and numbers, no sentence. */
const lineOf = ({ name, status, digest, outputs }: Outcome, fate: Fate | undefined) => ({
  workshop: name,
  status,
  outputs,
  ...(digest === null ? {} : digest),
  ...(fate?.status === 'failed' ? { failure: fate.failure } : {}),
});

/** The summary and the synthesis, where they are asked for. */
async function writeAbout(
  outcomes: readonly Outcome[],
  { summary, synthesis, force }: Settings,
  messages: Messages,
  shell: Shell,
): Promise<void> {
  const folders = [summary, synthesis].flatMap((path) => (path === undefined ? [] : dirname(path)));
  for (const folder of folders) unwrap(shell.makeFolder(folder));
  const put = async (path: string, bytes: string | Uint8Array) => unwrap(await shell.write(path, bytes));
  const data = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  if (summary !== undefined) {
    const workshops = outcomes.map((outcome) => lineOf(outcome, undefined));
    const rows = formatOf(summary)?.writeRows?.(writeOverview(outcomes, messages), messages, shell);
    await put(summary, (await rows) ?? data({ schema: 'atelier/summary@1', workshops }));
  }
  if (synthesis !== undefined) {
    const parts = outcomes.flatMap(({ name, digest, status }) =>
      digest === null || status === 'refused' ? [] : [{ name, digest }],
    );
    const included = new Set(parts.map(({ name }) => name));
    const left = outcomes.map(({ name }) => name).filter((name) => !included.has(name));
    const whole = synthesise(parts);
    if (formatOf(synthesis)?.writeReport === undefined) await put(synthesis, data(whole));
    else await writeReport(synthesis, writeSynthesis(whole, left, messages), force === true, shell);
  }
}

/** The worst of all: a bug, then what could not be written, then a workshop that was refused. */
function exitOf(fates: readonly (Fate | undefined)[]): ExitCode {
  const failures = fates.flatMap((fate): readonly Failure[] => (fate?.status === 'failed' ? [fate.failure] : []));
  if (fates.some((fate) => fate?.status === 'bug')) return exitCodes.bug;
  if (failures.some((failure) => failure.failure === 'file-unwritable')) return exitCodes.files;
  const done = fates.every((fate) => fate && fate.status !== 'refused' && fate.status !== 'failed');
  return done ? exitCodes.counted : exitCodes.refused;
}
