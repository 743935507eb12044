/** Jobs enter; they are shared out among worker threads, or done one after the other here; their fates leave. */

import { getAsset, isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';
import type { Messages } from '../../messages/messages.ts';
import { rememberInputs } from '../output.ts';
import type { Shell } from '../shell.ts';
import { confine } from './confine.ts';
import { type Circumstances, type Fate, type Job, runJob } from './job.ts';

export interface Batch {
  readonly jobs: readonly Job[];
  /** How many are counted at a time; 1 starts no thread. */
  readonly workers: number;
  /** Whether none is begun before the fate of the one before it is known. */
  readonly oneByOne: boolean;
  readonly circumstances: Circumstances;
  /** Told the fate of each job, in whatever order they end; no further job is begun once it says false. */
  readonly ended: (place: number, fate: Fate) => void;
  readonly goOn: () => boolean;
}

/** What a thread is told once, and then for each job. */
export interface WorkerData {
  readonly circumstances: Circumstances;
  readonly lang: Messages['lang'];
}
export interface Task {
  readonly place: number;
  readonly job: Job;
}
export interface Answer {
  readonly place: number;
  readonly fate: Fate;
}

/** Beside the built program, in dist/; or inside it, where it is a single file. */
const WORKER = 'worker.mjs';
/** To start a thread takes as long as to write some twenty documents. */
const WORTH_A_THREAD = 20;
/** Jobs whose documents are on their way to the disk while the next one is counted. */
const UNDER_WAY = 8;
export async function runAll(order: Batch, messages: Messages, shell: Shell): Promise<void> {
  const tasks = order.jobs.map((job, place): Task => ({ place, job })).values();
  const next = () => (order.goOn() ? (tasks.next().value ?? null) : null);
  const most = order.oneByOne ? 1 : UNDER_WAY;
  const threads = Math.min(order.workers, Math.ceil(order.jobs.length / WORTH_A_THREAD));
  if (threads > 1) {
    const orders: WorkerData = { circumstances: order.circumstances, lang: messages.lang };
    const employOne = (): Promise<void> => runInWorkers(next, { most, orders, ended: order.ended });
    await Promise.all(Array.from({ length: threads }, employOne));
    return;
  }
  const { folders, inputs } = order.circumstances;
  const confined = rememberInputs(confine(shell, folders), inputs);
  const underWay = new Set<Promise<void>>();
  for (let task = next(); task !== null; task = next()) {
    const { place, job } = task;
    const work = runJob(job, order.circumstances, messages, confined).then((fate) => {
      underWay.delete(work);
      order.ended(place, fate);
    });
    underWay.add(work);
    if (underWay.size >= most) await Promise.race(underWay);
    // Lets Ctrl-C be heard between two workshops.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(underWay);
}

interface Employer {
  /** Jobs under way at a time. */
  readonly most: number;
  readonly orders: WorkerData;
  readonly ended: Batch['ended'];
}

/** One thread after the other, until there are no more jobs: a job that one dies of costs the others nothing. */
async function runInWorkers(next: () => Task | null, employer: Employer): Promise<void> {
  for (let death = await employ(next, employer); death !== null; death = await employ(next, employer)) {
    // Which of the jobs under way it died of shows when they are done one by one.
    for (const suspect of death.left) {
      const only = [suspect].values();
      const again = await employ(() => only.next().value ?? null, employer);
      if (again !== null) employer.ended(suspect.place, { status: 'bug', stack: again.reason });
    }
  }
}

/** Gives a thread jobs until there are no more. @returns why it died, and the jobs that it left; null if it did not */
function employ(
  next: () => Task | null,
  { most, orders, ended }: Employer,
): Promise<{ readonly left: readonly Task[]; readonly reason: string } | null> {
  const script = isSea() ? getAsset(WORKER, 'utf8') : new URL(WORKER, import.meta.url);
  const worker = new Worker(script, { eval: isSea(), workerData: orders });
  const underWay = new Map<number, Task>();
  const fill = () => {
    while (underWay.size < most) {
      const task = next();
      if (task === null) return;
      underWay.set(task.place, task);
      worker.postMessage(task);
    }
  };
  return new Promise((resolve) => {
    const leave = (reason: string) => {
      worker.removeAllListeners();
      worker.on('error', () => {});
      const left = [...underWay.values()];
      void worker.terminate().then(() => resolve(left.length === 0 ? null : { left, reason }));
    };
    worker.on('message', ({ place, fate }: Answer) => {
      underWay.delete(place);
      ended(place, fate);
      fill();
      if (underWay.size === 0) leave('');
    });
    worker.on('error', (error) => leave(String(error)));
    worker.on('exit', (code) => leave(`exit ${code}`));
    fill();
    if (underWay.size === 0) leave('');
  });
}
