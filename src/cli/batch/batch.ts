/** Hundreds of workshops enter, in a folder or a manifest; their documents are written, and what became of each is said. */

import { dirname } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Failure } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import { isDone, showOverview, tellTotals, writeOverview } from '../../report/overview.ts';
import { type SynthesisPart, synthesise } from '../../report/synthesis.ts';
import { writeSynthesis } from '../../report/write-synthesis.ts';
import { attempt, type ExitCode, exitCodes, fail, unwrap } from '../../run/exit.ts';
import { type Format, formatOf, formats } from '../../run/formats.ts';
import { sanitize } from '../../writers/sanitize.ts';
import { explain, type Invocation, print } from '../environment.ts';
import { checkTargets, writeOutputs } from '../output.ts';
import { type BatchOutcome, type Plan, runAll, withoutResult } from './jobs.ts';
import { makePlan } from './plan.ts';

export async function runBatch(invocation: Invocation): Promise<ExitCode> {
  const { words, settings, messages, shell } = invocation;
  const { summary, synthesis, json, quiet } = settings;
  const [path] = words;
  if (path === undefined) return fail({ failure: 'missing-argument', argument: 'workshops' });
  const plan = await makePlan(path, invocation);
  checkTargets([summary ?? [], synthesis ?? []].flat(), shell);
  const { outcomes, interrupted } = await work(plan, invocation);
  if (!json && !quiet) print(showOverview(outcomes, messages), shell.stdout, settings);
  const unwritten = settings['dry-run'] ? [] : await writeAbout(outcomes, invocation);
  if (!quiet || !outcomes.every(isDone)) shell.stderr.write(`${tellTotals(outcomes, messages)}\n`);
  if (interrupted) {
    shell.stderr.write(`${messages.batch.interrupted}\n`);
    return exitCodes.interrupted;
  }
  const codes = unwritten.map((failure) => explain(failure, shell, messages));
  return Math.max(exitOf(outcomes), ...codes) as ExitCode;
}

/** Counts the workshops; tells of each in the order of the plan, whichever ends first. */
async function work(plan: Plan, invocation: Invocation) {
  const { settings, messages, shell } = invocation;
  const { workshops } = plan;
  const ready: BatchOutcome[] = [];
  const quiet = settings.quiet || settings.json;
  const watched = shell.stderr.columns !== null && !quiet;
  const bar = watched ? openProgress(workshops.length, messages) : null;
  let interrupted = false;
  shell.onInterrupt(() => {
    interrupted = true;
  });
  let told = 0;
  await runAll(plan, invocation, {
    ended: (place, outcome) => {
      ready[place] = outcome;
      bar?.increment({ name: sanitize([...outcome.name].slice(-LONGEST_NAME).join('')) });
      for (let next = ready[told]; next !== undefined; next = ready[told]) {
        told += 1;
        if (settings.json) shell.stdout.write(`${JSON.stringify(lineOf(next))}\n`);
        const line = messages.batch.line(told, workshops.length, sanitize(next.name), next.status);
        if (!watched && !quiet) shell.stderr.write(`${line}\n`);
      }
    },
    goOn: () => !interrupted && !(settings['fail-fast'] && ready.some((outcome) => !isDone(outcome))),
  });
  bar?.stop();
  const outcomes = workshops.map(({ name }, place) => ready[place] ?? withoutResult(name, 'skipped', ''));
  for (const { name, words } of outcomes) if (words !== '') shell.stderr.write(`\n${sanitize(name)}\n${words}`);
  return { outcomes, interrupted };
}

/** Long names would wrap, and a bar that wraps is drawn over and over. */
const LONGEST_NAME = 40;

/** A bar on the terminal that shows how many workshops are done. */
function openProgress(total: number, { batch }: Messages): SingleBar {
  const bar = new SingleBar({
    stream: process.stderr,
    format: batch.progress,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  bar.start(total, 0, { name: '' });
  return bar;
}

/** The worst of all: a bug, then what could not be written, then a workshop that was refused. */
function exitOf(outcomes: readonly BatchOutcome[]): ExitCode {
  if (outcomes.some(({ status }) => status === 'bug')) return exitCodes.bug;
  if (outcomes.some(({ failure }) => failure?.failure === 'file-unwritable')) return exitCodes.files;
  return outcomes.every(isDone) ? exitCodes.counted : exitCodes.refused;
}

/** One line of JSON: codes and numbers, no sentence. Of ballots that were refused there is no result to tell. */
function lineOf({ name, status, digest, outputs, failure }: BatchOutcome) {
  const { result, turnout, issues } = digest ?? {};
  const told = status === 'refused' ? { result, turnout, issues } : digest;
  return { workshop: name, status, outputs, ...told, ...(failure === null ? {} : { failure }) };
}

/** The summary and the synthesis, where they are asked for. @returns why one of them could not be written */
async function writeAbout(
  outcomes: readonly BatchOutcome[],
  { settings: { summary, synthesis, force }, messages, shell }: Invocation,
): Promise<readonly Failure[]> {
  const write = (path: string, content: (format: Format) => ReturnType<Format['write']> | undefined) =>
    attempt(async () => {
      const bytes = await content(formatOf(path) ?? formats['.json']);
      unwrap(shell.makeFolder(dirname(path)));
      await writeOutputs([{ path, bytes: bytes ?? '' }], force === true, shell);
      return null;
    });
  // Under --json, why a workshop failed stands in its own line only.
  const workshops = outcomes.map((outcome) => lineOf({ ...outcome, failure: null }));
  const [parts, left]: [SynthesisPart[], string[]] = [[], []];
  for (const { name, digest, status } of outcomes) {
    if (digest === null || status === 'refused') left.push(name);
    else parts.push({ name, digest });
  }
  const failures = [
    summary &&
      (await write(
        summary,
        ({ writeRows, writeData }) =>
          writeRows?.(writeOverview(outcomes, messages), messages.batch.title, messages.lang, shell) ??
          writeData?.({ schema: 'atelier/summary@1', workshops }, shell),
      )),
    synthesis &&
      (await write(
        synthesis,
        ({ writeReport, writeData }) =>
          writeReport?.(writeSynthesis(parts, left, messages), shell) ?? writeData?.(synthesise(parts), shell),
      )),
  ];
  return failures.flatMap((failure) => failure || []);
}
