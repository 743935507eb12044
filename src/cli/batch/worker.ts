/** The edge of a thread: it takes jobs one by one as messages, and answers each with its result. */

import { parentPort, workerData } from 'node:worker_threads';
import { messagesIn } from '../environment.ts';
import { rememberInputs } from '../output.ts';
import { openShell } from '../shell.ts';
import { confine, type Job, runJob, type WorkerData } from './jobs.ts';

const { context, lang } = workerData as WorkerData;
const shell = rememberInputs(confine(openShell(), context.folders), context.inputs);

parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await runJob(job, context, await messagesIn(lang), shell));
});
