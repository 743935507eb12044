/** The edge of a thread: it takes workshops one by one as messages, and answers each with its outcome. */

import { parentPort, workerData } from 'node:worker_threads';
import { messagesIn, openShell } from '../environment.ts';
import { type BatchContext, confine, type Planned, runJob } from './jobs.ts';

const { folders, inputs, screen, lang } = workerData as BatchContext;
const shell = openShell();
for (const input of inputs) shell.inputs.add(input);
const confined = confine(shell, folders);

parentPort?.on('message', async (workshop: Planned) => {
  parentPort?.postMessage(await runJob(workshop, screen, { messages: await messagesIn(lang), shell: confined }));
});
