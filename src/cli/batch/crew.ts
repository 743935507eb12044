/** Jobs enter; they are shared out among worker threads, or done one after the other here; their fates leave. */

import { Worker } from 'node:worker_threads';
import type { Messages } from '../../messages/messages.ts';
import type { Shell } from '../shell.ts';
import { type Circumstances, type Fate, type Job, runJob } from './job.ts';

export interface Order {
  readonly jobs: readonly Job[];
  /** How many at a time; 1 starts no thread. */
  readonly hands: number;
  readonly circumstances: Circumstances;
  /** Told the fate of each job, in whatever order they end; no further job is begun once it says false. */
  readonly ended: (place: number, fate: Fate) => void;
  readonly goOn: () => boolean;
}

/** What a thread is told once, and then for each job. */
export interface Orders {
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

/** From the built program, which lies in dist/. */
const WORKER = '../bin/worker.js';
/** To start a thread takes as long as to write some twenty documents. */
const WORTH_A_THREAD = 20;

export async function runAll(order: Order, messages: Messages, shell: Shell): Promise<void> {
  const tasks = order.jobs.map((job, place): Task => ({ place, job })).values();
  const next = () => (order.goOn() ? (tasks.next().value ?? null) : null);
  const threads = Math.min(order.hands, Math.ceil(order.jobs.length / WORTH_A_THREAD));
  if (threads > 1) {
    const orders: Orders = { circumstances: order.circumstances, lang: messages.lang };
    await Promise.all(Array.from({ length: threads }, () => runInThread(next, orders, order.ended)));
    return;
  }
  for (let task = next(); task !== null; task = next()) {
    order.ended(task.place, await runJob(task.job, order.circumstances, messages, shell));
    // Lets Ctrl-C be heard between two workshops.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One thread, until there are no more jobs. If it dies of one, another takes its place. */
async function runInThread(next: () => Task | null, orders: Orders, ended: Order['ended']): Promise<void> {
  let task = next();
  while (task !== null) {
    const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: orders });
    try {
      while (task !== null) {
        const { place, fate } = await ask(worker, task);
        ended(place, fate);
        task = next();
      }
    } catch (error) {
      if (task !== null) ended(task.place, { status: 'bug', stack: String(error) });
      task = next();
    } finally {
      await worker.terminate();
    }
  }
}

const ask = (worker: Worker, task: Task): Promise<Answer> =>
  new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`exit ${code}`)));
    worker.postMessage(task);
  });
