/** Shares jobs out among threads, or does them one after the other here, and tells the result of each. */

import { getAsset, isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';
import type { Messages } from '../../messages/messages.ts';
import { rememberInputs } from '../output.ts';
import type { Shell } from '../shell.ts';
import { confine } from './confine.ts';
import { type BatchContext, type Job, type JobResult, runJob } from './job.ts';

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
