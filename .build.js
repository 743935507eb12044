/** Builds dist/: the program in scripts that load one another when they are needed, and the libraries within them. */
import { renameSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

process.chdir(import.meta.dirname);
const [finished = 'dist'] = process.argv.slice(2);
/** A build that is interrupted leaves the last one, or none. */
const unfinished = `${finished}.tmp`;

rmSync(unfinished, { recursive: true, force: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { main: 'src/main.ts', worker: 'src/cli/batch/worker.ts' },
  outdir: unfinished,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  // Some libraries are CommonJS and require what Node has.
  banner: { js: "import { createRequire as from } from 'node:module'; const require = from(import.meta.url);" },
});
rmSync(finished, { recursive: true, force: true });
renameSync(unfinished, finished);
