/** The edge of a thread: jobs enter one by one as messages, their fates leave the same way. */

import { parentPort, workerData } from 'node:worker_threads';
import { messagesIn } from '../environment.ts';
import { rememberInputs } from '../output.ts';
import { openShell } from '../shell.ts';
import { confine } from './confine.ts';
import { runJob } from './job.ts';
import type { Answer, Task, WorkerData } from './worker-pool.ts';

const { circumstances, lang } = workerData as WorkerData;
const shell = rememberInputs(confine(openShell(), circumstances.folders), circumstances.inputs);

parentPort?.on('message', async ({ place, job }: Task) => {
  const answer: Answer = { place, fate: await runJob(job, circumstances, await messagesIn(lang), shell) };
  parentPort?.postMessage(answer);
});
