/** Hundreds of workshops enter, in a folder or a manifest; their documents are written, and what became of each is said. */

import { dirname, extname } from 'node:path';
import { type Failure, failed } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import { showOverview, tellTotals, type WorkshopOutcome, writeOverview } from '../../report/overview.ts';
import { synthesise } from '../../report/synthesis.ts';
import { writeSynthesis } from '../../report/write-synthesis.ts';
import { attempt, type ExitCode, exitCodes, fail, tell, unwrap } from '../../run/exit.ts';
import { formatOf, isUntouched } from '../../run/formats.ts';
import { options, type Settings } from '../../run/options.ts';
import { sanitize } from '../../writers/sanitize.ts';
import { writeTerminal } from '../../writers/terminal.ts';
import { explain, screenOf } from '../environment.ts';
import { checkTargets, rememberInputs, writeOutputs } from '../output.ts';
import type { Shell } from '../shell.ts';
import { type BatchContext, type Job, type JobResult, type Planned, runAll } from './jobs.ts';
import { placeholders, unknownPlaceholder } from './names.ts';
import { makePlan, outputsOf } from './plan.ts';

export async function runBatch(
  [path]: readonly string[],
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  if (path === undefined) return fail({ failure: 'missing-argument', argument: 'workshops' });
  checkSettings(settings);
  const earlier = await findEarlier(settings, messages, shell);
  const { folders, workshops, inputs } = await makePlan(path, settings, earlier, shell);
  const knowing = rememberInputs(shell, new Set(inputs));
  checkTargets(
    [settings.summary, settings.synthesis].filter((path) => path !== undefined),
    knowing,
  );
  const context: BatchContext = {
    folders,
    inputs,
    dryRun: settings['dry-run'] === true,
    onlyChanged: settings['only-changed'] === true,
    screen: screenOf(shell.stderr, settings),
    lang: messages.lang,
  };
  const { results, interrupted } = await work(workshops, context, settings, messages, shell);
  const outcomes = workshops.map((planned, place) => outcomeOf(planned, results[place]));
  if (!settings.json && !settings.quiet) {
    const table = showOverview(outcomes, messages);
    if (table.length > 0) shell.stdout.write(writeTerminal(table, screenOf(shell.stdout, settings)));
  }
  const unwritten = context.dryRun ? [] : await writeAbout(outcomes, settings, messages, knowing);
  if (!settings.quiet || outcomes.some(({ status }) => status !== 'written' && status !== 'unchanged')) {
    shell.stderr.write(`${tellTotals(outcomes, messages)}\n`);
  }
  if (interrupted) {
    shell.stderr.write(`${messages.batch.interrupted}\n`);
    return exitCodes.interrupted;
  }
  const codes = unwritten.map((failure) => explain(failure, shell, messages));
  return Math.max(exitOf(results), ...codes) as ExitCode;
}

/** Wrong words cost nothing: they are found before the first workshop is read. */
function checkSettings({ name = '', summary, synthesis }: Settings): void {
  if (unknownPlaceholder(name) !== null) {
    fail({ failure: 'bad-value', option: '--name', value: name, expected: { kind: 'choice', choices: placeholders } });
  }
  const check = (path: string | undefined, formats: readonly string[]) => {
    if (path !== undefined && !formats.includes(extname(path).toLowerCase()))
      fail({ failure: 'unknown-format', path, formats });
  };
  check(summary, options.summary.choices);
  check(synthesis, options.synthesis.choices);
}

/** The summary of an earlier run that this one replaces: where it stands among the ballots, it is none of them. */
async function findEarlier({ summary }: Settings, messages: Messages, shell: Shell): Promise<string | null> {
  const seen = summary === undefined ? null : shell.look(summary);
  if (summary === undefined || !(seen instanceof Uint8Array)) return null;
  const { writeRows } = formatOf(summary) ?? {};
  const headings = await writeRows?.(writeOverview([], messages), messages.batch.title, messages.lang, shell);
  return (await isUntouched(seen, headings ?? '', shell)) ? shell.identify(summary) : null;
}

/** Does the jobs; tells of each in the order of the plan, whichever ends first. */
async function work(
  workshops: readonly Planned[],
  context: BatchContext,
  settings: Settings,
  messages: Messages,
  shell: Shell,
) {
  /** One a workshop; undefined where the run stopped before. */
  const results = workshops.map(({ entry }): JobResult | undefined =>
    failed(entry) ? { status: 'failed', failure: entry } : undefined,
  );
  const places = workshops.flatMap(({ entry }, place) => (failed(entry) ? [] : [place]));
  const jobs = workshops.flatMap(({ entry }): readonly Job[] => (failed(entry) ? [] : [entry]));
  const quiet = settings.quiet || settings.json;
  const watched = shell.stderr.columns !== null && !quiet;
  const bar = watched && jobs.length > 0 ? (await import('./progress.ts')).openProgress(jobs.length, messages) : null;
  let interrupted = false;
  shell.onInterrupt(() => {
    interrupted = true;
  });
  let told = 0;
  const tellFinished = () => {
    for (let result = results[told]; result !== undefined; result = results[told]) {
      const outcome = outcomeOf(workshops[told] as Planned, result);
      told += 1;
      if (settings.json) shell.stdout.write(`${JSON.stringify(lineOf(outcome, result))}\n`);
      const line = messages.batch.line(told, results.length, sanitize(outcome.name), outcome.status);
      if (!watched && !quiet) shell.stderr.write(`${line}\n`);
    }
  };
  tellFinished();
  // Where the first refusal ends it, none is begun before the result of the one before is known.
  const most = settings['fail-fast'] ? 1 : (settings.jobs ?? shell.cores);
  await runAll(jobs, most, context, messages, shell, {
    ended: (at, result) => {
      const place = places[at] ?? 0;
      results[place] = result;
      bar?.step(workshops[place]?.name ?? '');
      tellFinished();
    },
    goOn: () => !interrupted && !(settings['fail-fast'] && results.some((result) => result && isBad(result))),
  });
  bar?.close();
  for (const [place, result] of results.entries()) {
    const words = result === undefined ? '' : wordsOf(result, settings, messages);
    if (words !== '') shell.stderr.write(`\n${sanitize(workshops[place]?.name ?? '')}\n${words}`);
  }
  return { results, interrupted };
}

const isBad = ({ status }: JobResult): boolean => status === 'refused' || status === 'failed' || status === 'bug';

/** What whoever keeps the ballots of this workshop should know. */
function wordsOf(result: JobResult, { quiet }: Settings, messages: Messages): string {
  switch (result.status) {
    case 'failed': {
      const { what, hint } = tell(result.failure, messages);
      // One line a fault; a line break in a cell is none.
      const lines = [...what.split('\n'), ...(hint === null ? [] : [`→ ${hint}`])];
      return lines.map((line) => `  ${sanitize(line)}\n`).join('');
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
  if (results.some((result) => result?.status === 'bug')) return exitCodes.bug;
  const isUnwritten = (result: JobResult | undefined) =>
    result?.status === 'failed' && result.failure.failure === 'file-unwritable';
  if (results.some(isUnwritten)) return exitCodes.files;
  return results.every((result) => result && !isBad(result)) ? exitCodes.counted : exitCodes.refused;
}

function outcomeOf(planned: Planned, result: JobResult | undefined): WorkshopOutcome {
  // What was not written is no output, unless this run was to show where it would be.
  const outputs = result === undefined || isBad(result) ? [] : outputsOf(planned);
  const digest = result !== undefined && 'digest' in result ? result.digest : null;
  return { name: planned.name, status: result?.status ?? 'skipped', digest, outputs };
}

/** One line of JSON: codes and numbers, no sentence. Of ballots that were refused there is no result to tell. */
function lineOf({ name, status, digest, outputs }: WorkshopOutcome, ended?: JobResult) {
  const { result, turnout, issues } = digest ?? {};
  return {
    workshop: name,
    status,
    outputs,
    ...(status === 'refused' ? { result, turnout, issues } : digest),
    ...(ended?.status === 'failed' ? { failure: ended.failure } : {}),
  };
}

/** The summary and the synthesis, where they are asked for. @returns why one of them could not be written */
async function writeAbout(
  outcomes: readonly WorkshopOutcome[],
  { summary, synthesis, force }: Settings,
  messages: Messages,
  shell: Shell,
): Promise<readonly Failure[]> {
  const write = (path: string, content: Promise<Uint8Array | string> | undefined) =>
    attempt(async () => {
      unwrap(shell.makeFolder(dirname(path)));
      await writeOutputs([{ path, bytes: (await content) ?? '' }], force === true, shell);
      return null;
    });
  const failures: (Failure | null)[] = [];
  if (summary !== undefined) {
    const { writeRows, writeData } = formatOf(summary) ?? {};
    const workshops = outcomes.map((outcome) => lineOf(outcome));
    const rows = writeRows?.(writeOverview(outcomes, messages), messages.batch.title, messages.lang, shell);
    failures.push(await write(summary, rows ?? writeData?.({ schema: 'atelier/summary@1', workshops }, shell)));
  }
  if (synthesis !== undefined) {
    const { writeReport, writeData } = formatOf(synthesis) ?? {};
    const parts = outcomes.flatMap(({ name, digest, status }) =>
      digest === null || status === 'refused' ? [] : [{ name, digest }],
    );
    const left = outcomes.map(({ name }) => name).filter((name) => !parts.some((part) => part.name === name));
    const whole = synthesise(parts);
    const report = writeReport?.(writeSynthesis(whole, left, messages), shell);
    failures.push(await write(synthesis, report ?? writeData?.(whole, shell)));
  }
  return failures.filter((failure) => failure !== null);
}
