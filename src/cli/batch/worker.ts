/** The edge of a thread: it takes jobs one by one as messages, and answers each with its result. */

import { parentPort, workerData } from 'node:worker_threads';
import { messagesIn } from '../environment.ts';
import { openShell } from '../shell.ts';
import { type BatchContext, confine, type Job, runJob } from './jobs.ts';

const context = workerData as BatchContext;
const shell = confine(openShell(), context);

parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await runJob(job, context, await messagesIn(context.lang), shell));
});
