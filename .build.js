/**
 * Builds dist/: a script a part of the program, each with what V8 made of it, so that a run need not compile it again.
 * Node 20 has no compile cache of its own; a cache that another Node made is ignored, and the script compiled as ever.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));

/** What is loaded by itself, and only when it is needed: docx is a third of the program. */
const parts = {
  main: 'src/main.ts',
  word: 'src/writers/word.ts',
  letterhead: 'src/writers/letterhead.ts',
  worker: 'src/cli/batch/worker.ts',
};

/** Runs that show V8 which functions matter. */
const rehearsals = [
  ['tally', 'ballots.csv', '--no-docx'],
  ['tally', 'ballots.csv', '--orientations', 'orientations.csv', '--date', '27/03/2008'],
];

/** A part that another one loads on the way stays a script of its own. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      const from = relative(root, join(resolveDir, path));
      const part = Object.keys(parts).find((name) => parts[name] === from);
      return kind === 'dynamic-import' && part ? { path: `./${part}.cjs`, external: true } : null;
    });
  },
};

/** The second half of the build, in a process of its own: rehearse, then keep what V8 compiled. */
function rehearse(args) {
  const { load, scripts } = createRequire(import.meta.url)('./bin/load.cjs');
  process.argv = [process.argv[0], 'atelier', ...args];
  process.on('exit', () => {
    for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData());
  });
  load('main');
}

/** One byte a character: V8 holds a script with a single «’» in it as twice as many bytes. */
function writeAscii(file) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\x00-\x7f]/g, escaped));
}

async function make() {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist'));
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(parts).map(([out, path]) => ({ in: path, out })),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    minify: true,
    // A part apart is required, since a script of node:vm imports nothing.
    supported: { 'dynamic-import': false },
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'import.meta.url': 'here' },
    banner: { js: 'const here = require("node:url").pathToFileURL(__filename).href;' },
    plugins: [apart],
  });
  for (const name of Object.keys(parts)) writeAscii(join(root, `dist/${name}.cjs`));
  const metz = join(root, 'fixtures/elections/metz-ranks-nine-orientations');
  for (const args of rehearsals) {
    const folder = mkdtempSync(join(tmpdir(), 'atelier-build-'));
    const inputs = args.map((word) => (word.endsWith('.csv') ? join(metz, word) : word));
    const output = args.includes('--no-docx') ? [] : ['-o', join(folder, 'minutes.docx')];
    const self = fileURLToPath(import.meta.url);
    const { status } = spawnSync(process.execPath, [self, ...inputs, ...output], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    rmSync(folder, { recursive: true, force: true });
    if (status !== 0) throw new Error(`rehearsal failed: ${args.join(' ')}`);
  }
}

if (process.argv.length > 2) rehearse(process.argv.slice(2));
else await make();
