/** Workshops of a batch enter; they are shared out among threads, or done one after the other, and the result of each leaves.
 * Whatever goes wrong with one stays its own affair. */

import { getAsset, isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';
import type { Failure } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import { type Digest, digest, withhold } from '../../report/digest.ts';
import { noOccasion, type Occasion } from '../../report/material.ts';
import { remark, remarkProse } from '../../report/remarks.ts';
import type { Tally } from '../../tally/result.ts';
import { type Screen, writeTerminal } from '../../writers/terminal.ts';
import { failureOf } from '../exit.ts';
import { guard } from '../files.ts';
import type { Settings } from '../options.ts';
import { rememberInputs } from '../output.ts';
import type { Shell } from '../shell.ts';
import { handleWorkshop } from '../tally.ts';

export interface Job {
  /** As the batch names it: its path from the folder, or what the manifest says. */
  readonly name: string;
  readonly paths: readonly string[];
  /** With every document to write in `output`. */
  readonly settings: Settings;
}

export type JobResult =
  | { readonly status: 'written' | 'unchanged' | 'counted'; readonly digest: Digest; readonly remarks: string }
  | { readonly status: 'refused'; readonly digest: Digest; readonly remarks: string; readonly why: string }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'bug'; readonly stack: string };

/** What holds for all the workshops of a batch. */
export interface BatchContext {
  /** Outside of which nothing is read or written; null for anywhere. */
  readonly folders: readonly string[] | null;
  /** Files that any of the workshops is counted from, each by its one name. */
  readonly inputs: readonly string[];
  readonly dryRun: boolean;
  readonly onlyChanged: boolean;
  /** Where the remarks will be shown. */
  readonly screen: Screen;
}

/** A shell that reads and writes nothing outside of some folders, wherever links lead; null folders confine to nothing. */
export function confine(shell: Shell, folders: readonly string[] | null): Shell {
  if (folders === null) return shell;
  const refuse = guard(shell, folders);
  return {
    ...shell,
    open: (path) => refuse(path) ?? shell.open(path),
    read: (path) => refuse(path) ?? shell.read(path),
    look: (path) => refuse(path) ?? shell.look(path),
    write: async (path, bytes, seen) => refuse(path) ?? shell.write(path, bytes, seen),
    makeFolder: (path) => refuse(path) ?? shell.makeFolder(path),
  };
}

/** The shell is one that keeps to the folders of the batch. */
export async function runJob(
  { paths, settings }: Job,
  { dryRun, onlyChanged, screen }: BatchContext,
  messages: Messages,
  world: Shell,
): Promise<JobResult> {
  const shell = rememberInputs(world);
  let written = 0;
  const write: Shell['write'] = async (path, bytes, seen) => {
    if (dryRun) return null;
    written += 1;
    return shell.write(path, bytes, seen);
  };
  let occasion: Occasion = noOccasion;
  const told = (tally: Tally) =>
    writeTerminal([...remarkProse(occasion, messages), ...remark(tally, messages, settings.all === true)], screen);
  try {
    const batched = { ...shell, write, stdin: () => new Uint8Array(), sweep: () => {} };
    const { tally, refusal } = await handleWorkshop(paths, settings, messages, batched, {
      ranked: false,
      show: (_, read) => {
        occasion = read.occasion;
      },
    });
    const kept = digest(tally, occasion);
    if (refusal !== null) return { status: 'refused', digest: withhold(kept), remarks: told(tally), why: refusal };
    const status = dryRun ? 'counted' : onlyChanged && written === 0 ? 'unchanged' : 'written';
    return { status, digest: kept, remarks: told(tally) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== null) return { status: 'failed', failure };
    return { status: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

export interface Batch {
  readonly jobs: readonly Job[];
  /** How many are counted at a time; 1 starts no thread. */
  readonly workers: number;
  readonly context: BatchContext;
  /** Told the result of each job, in whatever order they end. */
  readonly ended: (place: number, result: JobResult) => void;
  /** Whether another job is to be begun. */
  readonly goOn: () => boolean;
}

/** What a thread is told once; then it takes jobs as messages and answers each with its result. */
export interface WorkerData {
  readonly context: BatchContext;
  readonly lang: Messages['lang'];
}

/** Beside the built program, in dist/; or inside it, where it is a single file. */
const WORKER = 'worker.mjs';
/** To start a thread takes as long as to write some twenty documents. */
const WORTH_A_THREAD = 20;

export async function runAll(
  { jobs, workers, context, ended, goOn }: Batch,
  messages: Messages,
  shell: Shell,
): Promise<void> {
  const entries = jobs.entries();
  const next = () => (goOn() ? entries.next().value : undefined);
  const threads = Math.min(workers, Math.ceil(jobs.length / WORTH_A_THREAD));
  if (threads > 1) {
    const workerData: WorkerData = { context, lang: messages.lang };
    await Promise.all(Array.from({ length: threads }, () => runInThreads(next, ended, workerData)));
    return;
  }
  const confined = rememberInputs(confine(shell, context.folders), context.inputs);
  for (let entry = next(); entry !== undefined; entry = next()) {
    const [place, job] = entry;
    ended(place, await runJob(job, context, messages, confined));
    // Lets Ctrl-C be heard between two workshops.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One thread after the other, until there are no more jobs: one that dies of a job costs the others nothing. */
async function runInThreads(
  next: () => [number, Job] | undefined,
  ended: Batch['ended'],
  workerData: WorkerData,
): Promise<void> {
  let thread: Thread | null = null;
  for (let entry = next(); entry !== undefined; entry = next()) {
    const [place, job] = entry;
    thread ??= start(workerData);
    const { worker, death } = thread;
    const answer = new Promise<JobResult>((resolve) => worker.once('message', resolve));
    worker.postMessage(job);
    const result = await Promise.race([answer, death]);
    if (result.status === 'bug') thread = await end(thread);
    ended(place, result);
  }
  if (thread !== null) await end(thread);
}

interface Thread {
  readonly worker: Worker;
  /** Comes when it ends by itself, which it should not. */
  readonly death: Promise<Extract<JobResult, { readonly status: 'bug' }>>;
}

function start(workerData: WorkerData): Thread {
  const script = isSea() ? getAsset(WORKER, 'utf8') : new URL(WORKER, import.meta.url);
  const worker = new Worker(script, { eval: isSea(), workerData });
  const death: Thread['death'] = new Promise((resolve) => {
    worker.once('error', (error) => resolve({ status: 'bug', stack: String(error) }));
    worker.once('exit', (code) => resolve({ status: 'bug', stack: `exit ${code}` }));
  });
  return { worker, death };
}

async function end({ worker }: Thread): Promise<null> {
  await worker.terminate();
  return null;
}
