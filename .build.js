/** Builds dist/: the program in scripts that load one another when they are needed, the libraries within them, and what
 * those libraries ask to be told of them. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildLibrary, buildPage } from './.build-page.js';

process.chdir(import.meta.dirname);
/** `whole` for scripts that load no other, as a single executable wants them. */
const [finished = 'dist', form = 'split'] = process.argv.slice(2);
/** A build that is interrupted leaves the last one, or none. */
const unfinished = `${finished}.tmp`;

rmSync(unfinished, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { main: 'src/main.ts', worker: 'src/cli/batch/worker.ts' },
  outdir: unfinished,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: form === 'split',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  // The frame of a table could be coloured by it; ours has none, and cli-table3 does without.
  external: ['@colors/colors'],
  alias: {
    // Whoever owns a stream decides on its colours; to find out, chalk would open standard input, which then cannot be read at once.
    '#supports-color': './node_modules/chalk/source/vendor/supports-color/browser.js',
    // Commander would start other programs with it; none of ours is one, and Node takes 3 ms to load it.
    'node:child_process': 'data:text/javascript,',
  },
  // Some libraries are CommonJS and require what Node has; to make a whole `require` for every script takes longer.
  banner: { js: 'const require = process.getBuiltinModule;' },
});
const library = await buildLibrary(join(unfinished, 'library'));
const page = await buildPage(join(unfinished, 'atelier.html'));
const scripts = [metafile, library, ...page].flatMap(({ outputs }) => Object.values(outputs));
writeFileSync(join(unfinished, 'THIRD-PARTY.txt'), notices(scripts));
writeFileSync(join(unfinished, 'atelier.1'), manual());
rmSync(finished, { recursive: true, force: true });
renameSync(unfinished, finished);

/** The page that `man atelier` shows, by the program itself. */
function manual() {
  const options = { encoding: 'utf8', env: { PATH: process.env.PATH } };
  return execFileSync(process.execPath, [join(unfinished, 'main.mjs'), 'completion', 'man'], options);
}

/** The licence of every package of which the scripts hold a part. */
function notices(scripts) {
  const files = scripts.flatMap(({ inputs }) => Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0));
  const packages = files.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  // docx carries nanoid within its own files.
  const held = new Set([...packages.filter((path) => path !== undefined), 'node_modules/nanoid']);
  return [...held]
    .sort()
    .map(notice)
    .join(`\n${'='.repeat(80)}\n\n`);
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((path) => /^(?:licen[cs]e|copying)/i.test(path));
  if (file === undefined) throw new Error(`${name} says nothing of its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
