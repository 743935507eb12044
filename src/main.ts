/** The edge of the process: arguments and streams enter, the exit status leaves; the last catch is here. */

import module from 'node:module';

// From Node 22.8: what V8 compiled is kept for the next run. It comes first, so that all the rest is kept.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

const [{ exitCodes }, { run }, { openShell }, { version }] = await Promise.all([
  import('./cli/exit.ts'),
  import('./cli/program.ts'),
  import('./cli/shell.ts'),
  import('./cli/environment.ts'),
]);

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
