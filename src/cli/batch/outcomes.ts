/** What became of each workshop enters; a line of JSON for each leaves, the files about all of them are written, and a bar on
 * the terminal shows how far the batch is. */

import { dirname } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Failure } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import { type WorkshopOutcome, writeOverview } from '../../report/overview.ts';
import { synthesise } from '../../report/synthesis.ts';
import { writeSynthesis } from '../../report/write-synthesis.ts';
import { sanitize } from '../../writers/sanitize.ts';
import { failureOf, unwrap } from '../exit.ts';
import { formatOf } from '../formats.ts';
import type { Settings } from '../options.ts';
import { writeOutputs } from '../output.ts';
import type { Shell } from '../shell.ts';
import type { JobResult } from './jobs.ts';
import type { Planned } from './plan.ts';

export const nameOf = (planned: Planned): string => ('job' in planned ? planned.job.name : planned.name);

export function outcomeOf(planned: Planned, result: JobResult | undefined): WorkshopOutcome {
  // What was not written is no output, unless this run was to show where it would be.
  const isThere = result?.status === 'written' || result?.status === 'unchanged' || result?.status === 'counted';
  const outputs = isThere && 'job' in planned ? (planned.job.settings.output ?? []) : [];
  const digest = result !== undefined && 'digest' in result ? result.digest : null;
  return { name: nameOf(planned), status: result?.status ?? 'skipped', digest, outputs };
}

/** One line of JSON: codes and numbers, no sentence. Of ballots that were refused there is no result to tell. */
export function lineOf({ name, status, digest, outputs }: WorkshopOutcome, ended: JobResult | undefined) {
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
export async function writeAbout(
  outcomes: readonly WorkshopOutcome[],
  { summary, synthesis, force }: Settings,
  messages: Messages,
  shell: Shell,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const write = async (path: string, bytes: Promise<Uint8Array | string> | undefined) => {
    try {
      unwrap(shell.makeFolder(dirname(path)));
      if (bytes !== undefined) await writeOutputs([{ path, bytes: await bytes }], force === true, shell);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === null) throw error;
      failures.push(failure);
    }
  };
  if (summary !== undefined) {
    const format = formatOf(summary);
    const workshops = outcomes.map((outcome) => lineOf(outcome, undefined));
    const rows = format?.writeRows?.(writeOverview(outcomes, messages), messages, shell);
    await write(summary, rows ?? format?.writeData?.({ schema: 'atelier/summary@1', workshops }, shell));
  }
  if (synthesis !== undefined) {
    const format = formatOf(synthesis);
    const parts = outcomes.flatMap(({ name, digest, status }) =>
      digest === null || status === 'refused' ? [] : [{ name, digest }],
    );
    const included = new Set(parts.map(({ name }) => name));
    const left = outcomes.map(({ name }) => name).filter((name) => !included.has(name));
    const whole = synthesise(parts);
    const report = format?.writeReport?.(writeSynthesis(whole, left, messages), shell);
    await write(synthesis, report ?? format?.writeData?.(whole, shell));
  }
  return failures;
}

/** Long names would wrap, and a bar that wraps is drawn over and over. */
const LONGEST_NAME = 40;

/** A bar on the terminal that shows how many workshops are done. */
export function openProgress(total: number, { batch }: Messages) {
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
  return {
    step: (name: string) => bar.increment({ name: sanitize([...name].slice(-LONGEST_NAME).join('')) }),
    close: () => bar.stop(),
  };
}
