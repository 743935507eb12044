/** Workshops of a batch enter; they are shared out among threads, or done one after the other, and the result of each leaves.
 * Whatever goes wrong with one stays its own affair. */

import { dirname } from 'node:path';
import { getAsset, isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';
import type { Failure, FailureOf } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import { remark, remarkProse } from '../../report/remarks.ts';
import { type Digest, digest, withhold } from '../../report/synthesis.ts';
import { failureOf } from '../../run/exit.ts';
import type { Settings } from '../../run/options.ts';
import { type Screen, writeTerminal } from '../../writers/terminal.ts';
import { rememberInputs } from '../output.ts';
import type { Shell } from '../shell.ts';
import { countWorkshop, writeDocuments } from '../tally.ts';

/** A workshop to be counted: what would be typed after `atelier tally`, with every document to write in `output`. */
export interface Job {
  readonly paths: readonly string[];
  readonly settings: Settings;
}

/** A workshop of the batch, or why it cannot be counted. */
export interface Planned {
  /** Its path from the folder, or what the manifest says. */
  readonly name: string;
  readonly entry: Job | Failure;
  /** Every file that it may be counted from, whether it can be or not. */
  readonly inputs: readonly string[];
}

export type JobResult =
  | { readonly status: 'written' | 'unchanged' | 'counted'; readonly digest: Digest; readonly remarks: string }
  | { readonly status: 'refused'; readonly digest: Digest; readonly remarks: string; readonly why: string }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'bug'; readonly stack: string };

/** What holds for all the workshops of a batch, and a thread is told once. */
export interface BatchContext {
  /** Outside of which nothing is read or written; null for anywhere. */
  readonly folders: readonly string[] | null;
  /** Files that any of the workshops is counted from, each by its one name. */
  readonly inputs: readonly string[];
  readonly dryRun: boolean;
  readonly onlyChanged: boolean;
  /** Where the remarks will be shown. */
  readonly screen: Screen;
  readonly lang: Messages['lang'];
}

/** Why nothing may be read or written at a path; null where it may. */
export function refusePath(
  path: string,
  folders: BatchContext['folders'],
  shell: Shell,
): FailureOf<'path-outside'> | FailureOf<'not-a-file'> | null {
  if (folders !== null && shell.isOutside(path, folders)) return { failure: 'path-outside', path };
  return shell.examine(path) === 'other' ? { failure: 'not-a-file', path } : null;
}

/** A shell that reads and writes nothing outside of the folders of a batch, and nothing over what any of it is counted from. */
export function confine(shell: Shell, { folders, inputs }: Pick<BatchContext, 'folders' | 'inputs'>): Shell {
  const refuse = (path: string) => refusePath(path, folders, shell);
  const confined: Shell = {
    ...shell,
    open: (path) => refuse(path) ?? shell.open(path),
    read: (path) => refuse(path) ?? shell.read(path),
    look: (path) => refuse(path) ?? shell.look(path),
    write: async (path, bytes, seen) => refuse(path) ?? shell.write(path, bytes, seen),
    makeFolder: (path) => refuse(path) ?? shell.makeFolder(path),
  };
  return rememberInputs(confined, new Set(inputs));
}

/** Counts a workshop in a shell that is confined. */
export async function runJob(
  { paths, settings }: Job,
  { dryRun, onlyChanged, screen }: BatchContext,
  messages: Messages,
  confined: Shell,
): Promise<JobResult> {
  let written = 0;
  const shell: Shell = {
    ...rememberInputs(confined),
    stdin: () => new Uint8Array(),
    write: async (path, bytes, seen) => {
      if (dryRun) return null;
      written += 1;
      return confined.makeFolder(dirname(path)) ?? confined.write(path, bytes, seen);
    },
  };
  try {
    const counted = await countWorkshop(paths, settings, messages, shell);
    const { tally, occasion } = counted;
    const told = [...remarkProse(occasion, messages), ...remark(tally, messages, settings.all === true)];
    const remarks = writeTerminal(told, screen);
    const why = await writeDocuments(counted, false, messages, shell);
    const figures = digest(tally, occasion);
    if (why !== null) return { status: 'refused', digest: withhold(figures), remarks, why };
    const status = dryRun ? 'counted' : onlyChanged && written === 0 ? 'unchanged' : 'written';
    return { status, digest: figures, remarks };
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== null) return { status: 'failed', failure };
    return { status: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

type Hand = { readonly run: (job: Job) => Promise<JobResult>; readonly end: () => Promise<unknown> };

/** To start a thread takes as long as to write some twenty documents. */
const WORTH_A_THREAD = 20;

/**
 * Does the jobs until there are none, or `goOn` says no.
 * @param most how many are counted at a time
 * @param ended is told the result of each job, in whatever order they end
 */
export async function runAll(
  jobs: readonly Job[],
  most: number,
  context: BatchContext,
  messages: Messages,
  shell: Shell,
  { goOn, ended }: { readonly goOn: () => boolean; readonly ended: (place: number, result: JobResult) => void },
): Promise<void> {
  const confined = confine(shell, context);
  const here: Hand = {
    run: async (job) => {
      // Lets Ctrl-C be heard between two workshops.
      await new Promise((resolve) => setImmediate(resolve));
      return runJob(job, context, messages, confined);
    },
    end: async () => {},
  };
  const threads = Math.min(most, Math.ceil(jobs.length / WORTH_A_THREAD));
  const hands = threads > 1 ? Array.from({ length: threads }, () => inThread(context)) : [here];
  const entries = jobs.entries();
  const work = async ({ run, end }: Hand) => {
    for (let next = entries.next(); !next.done && goOn(); next = entries.next()) {
      const [place, job] = next.value;
      ended(place, await run(job));
    }
    await end();
  };
  await Promise.all(hands.map(work));
}

/** Beside the built program, in dist/; or inside it, where it is a single file. */
const WORKER = 'worker.mjs';

/** A thread that takes jobs as messages and answers each with its result. One that dies of a job is replaced: it costs the
 * others nothing. */
function inThread(context: BatchContext): Hand {
  let worker: Worker | null = null;
  const end = async () => {
    await worker?.terminate();
    worker = null;
  };
  const run = async (job: Job) => {
    worker ??= isSea()
      ? new Worker(getAsset(WORKER, 'utf8'), { eval: true, workerData: context })
      : new Worker(new URL(WORKER, import.meta.url), { workerData: context });
    const thread = worker;
    const result = await new Promise<JobResult>((resolve) => {
      const die = (story: unknown) => resolve({ status: 'bug', stack: String(story) });
      thread.removeAllListeners().once('message', resolve).once('error', die);
      thread.once('exit', (code) => die(`exit ${code}`));
      thread.postMessage(job);
    });
    if (result.status === 'bug') await end();
    return result;
  };
  return { run, end };
}
