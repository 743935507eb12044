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

try {
  process.exitCode = await run(openShell());
} catch (error) {
  const story = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${story}\natelier ${version}, Node ${process.version}\n`);
  process.exitCode = exitCodes.bug;
}
