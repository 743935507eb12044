/** The edge of a thread: it takes workshops one by one as messages, and answers each with its outcome. */

import { parentPort, workerData } from 'node:worker_threads';
import { messagesIn } from '../environment.ts';
import { openShell } from '../shell.ts';
import { type BatchContext, confine, type Planned, runJob } from './jobs.ts';

const context = workerData as BatchContext;
const shell = openShell();
for (const input of context.inputs) shell.inputs.add(input);
const confined = confine(shell, context.folders);

parentPort?.on('message', async (workshop: Planned) => {
  parentPort?.postMessage(await runJob(workshop, context, await messagesIn(context.lang), confined));
});
