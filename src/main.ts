/** The edge of the process: arguments and streams enter, the exit status leaves; the last catch is here. */

import module from 'node:module';

// From Node 22.8: what V8 compiled is kept for the next run. It comes first, so that all the rest is kept.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

try {
  const { openShell, run } = await import('./cli/program.ts');
  process.exitCode = await run(openShell());
} catch (error) {
  // Where the system does not even let the program be read, it has no words of its own; anything else is a bug.
  const refused = error instanceof Error && 'syscall' in error && 'path' in error;
  if (refused) {
    process.stderr.write(`atelier: ${error.message}\n`);
    process.exitCode = 3;
  } else {
    const { version } = await import('./cli/program.ts');
    const stack = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${stack}\natelier ${version}, Node ${process.version}\n`);
    process.exitCode = 70;
  }
}
