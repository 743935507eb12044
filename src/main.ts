/** The edge of the process: arguments and streams enter, the exit status leaves; the last catch is here. A batch starts
 * threads of the same program, at `work`. */

import { exitCodes } from './cli/exit.ts';
import { run } from './cli/program.ts';
import { openShell } from './cli/shell.ts';
import { version } from './cli/version.ts';

export async function main(): Promise<void> {
  // `atelier tally … | head` has all it wanted: that is success.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(exitCodes.counted);
      throw error;
    });
  }
  process.on('SIGINT', () => process.exit(exitCodes.interrupted));

  try {
    process.exitCode = await run(openShell());
  } catch (error) {
    const story = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${story}\natelier ${version}, Node ${process.version}\n`);
    process.exitCode = exitCodes.bug;
  }
}

export const work = () => import('./cli/batch/worker.ts');
