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

/** What is loaded by itself, and only when it is needed: a count of ballots is a third of the program. */
const parts = {
  main: 'src/main.ts',
  reader: 'src/cli/reader.ts',
  word: 'src/writers/word.ts',
  known: 'src/writers/word/known.ts',
  press: 'src/writers/word/press.ts',
  letterhead: 'src/writers/letterhead.ts',
  layout: 'docx/layout',
  workbook: 'src/text/workbook.ts',
  yaml: 'yaml',
  prose: 'src/workshop/prose.ts',
  entities: 'character-entities',
  markdown: 'src/writers/markdown.ts',
  html: 'src/writers/html.ts',
  csv: 'src/writers/csv.ts',
  english: 'src/messages/en.ts',
  progress: 'cli-progress',
};

/** Documents as most are, so that what docx makes of them is known; see src/writers/word/known.ts. */
const elections = join(root, 'fixtures/elections');
const examples = [
  'metz-ranks-nine-orientations',
  'four-tied-for-two-places-at-the-bar',
  'one-row-a-pick-makes-one-ballot-a-voter',
].map((name) => ['tally', join(elections, name, 'ballots.csv')]);

/** Shows V8 which functions matter: a cache of all of them would take longer to read than it saves. */
const rehearsal = ['tally', '-w', join(elections, 'a-whole-compte-rendu-comes-from-one-workshop-file/atelier.md')];

/** A part that another one imports stays a script of its own. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path, resolveDir }) => {
      const from = path.startsWith('.') ? relative(root, join(resolveDir, path)) : path;
      const part = kind === 'entry-point' ? undefined : Object.keys(parts).find((name) => parts[name] === from);
      return part === undefined ? null : { path: `./${part}.cjs`, external: true };
    });
  },
};

/** What libraries load and a count has no use for: programs to start, colours of a frame, a guess at what a screen can. */
const UNUSED = /^(?:node:child_process|@colors\/colors\/safe|#supports-color)$/;

/** cli-table3 and wrap-ansi ask for the width of every word; ours knows that of most at once. */
const lean = {
  name: 'lean',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: UNUSED }, ({ importer }) =>
      importer.includes('node_modules') ? { path: 'unused', namespace: 'lean' } : null,
    );
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer.includes('node_modules') ? { path: 'width', namespace: 'lean' } : null,
    );
    onLoad({ filter: /\/decode-named-character-reference\/index\.js$/ }, ({ path }) => ({
      contents: lazily(readFileSync(path, 'utf8')),
    }));
    onLoad({ filter: /^unused$/, namespace: 'lean' }, () => ({ contents: 'module.exports = {};' }));
    onLoad({ filter: /^width$/, namespace: 'lean' }, () => ({
      contents: "module.exports = require('./src/writers/columns.ts').columnsOf;",
      resolveDir: root,
    }));
  },
};

/** The two thousand names of characters («&eacute;») take a third of what it takes to load all that reads prose. */
function lazily(text) {
  const [eager, body] = ["import {characterEntities} from 'character-entities'\n", '(value) {\n'];
  if (!text.includes(eager) || !text.includes(body)) throw new Error('see how the names of characters are loaded');
  return text.replace(eager, '').replace(body, `${body}  const {characterEntities} = require('character-entities')\n`);
}

/** docx was compiled for browsers of old, that have neither fields nor spread: said in the language of today, a document is
 * made in half the time. */
const modern = {
  name: 'modern',
  setup({ onLoad }) {
    onLoad({ filter: /\/docx\/dist\/\w+\.mjs$/ }, ({ path }) => ({
      contents: modernise(readFileSync(path, 'utf8'), path),
    }));
  },
};

const HELPERS = {
  _defineProperty: 'function _defineProperty(e, r, t) { e[r] = t; return e; }',
  _objectSpread2: 'function _objectSpread2(...parts) { return Object.assign({}, ...parts); }',
};

function modernise(text, path) {
  const fields = text.replace(
    /_defineProperty\(\s*this,\s*(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?"(\w+)",\s*void 0\s*\)/g,
    'this.$1 = void 0',
  );
  return Object.entries(HELPERS).reduce((before, [name, helper]) => {
    const after = before.replace(new RegExp(`function ${name}\\([\\s\\S]*?\\n}`), helper);
    if (after === before) throw new Error(`${path} has no ${name}: see whether it is still slow`);
    return after;
  }, fields);
}

/** The second half of the build, in processes of their own: rehearse, then keep what docx wrote or what V8 compiled. */
const keep = {
  known({ load }) {
    const said = (map) => `new Map(JSON.parse(${JSON.stringify(asciiOf(JSON.stringify([...map])))}))`;
    const maps = Object.entries(load('known')).map(([name, map]) => `exports.${name} = ${said(map)};`);
    writeScript('known', maps.join('\n'));
  },
  compiled({ scripts }) {
    for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData());
  },
};

function rehearse(what, args) {
  const loader = createRequire(import.meta.url)('./bin/load.cjs');
  process.argv = [process.argv[0], 'atelier', ...args];
  process.on('exit', () => keep[what](loader));
  loader.load('main').main();
}

/** One byte a character: V8 holds a script or a string with a single «’» in it as twice as many bytes. */
function asciiOf(code) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
  return code.replace(/[^\x00-\x7f]/g, escaped);
}

/** In a function, that bin/load.cjs gives what a script of node:vm has not. */
function writeScript(name, code) {
  writeFileSync(
    join(root, `dist/${name}.cjs`),
    `(function (exports, require, module, __filename) {${asciiOf(code)}\n})`,
  );
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
    // The other one loads threads that nobody starts.
    alias: { fflate: 'fflate/browser' },
    define: { 'import.meta.url': 'here.url' },
    banner: { js: 'const here = { get url() { return require("node:url").pathToFileURL(__filename).href; } };' },
    plugins: [apart, lean, modern],
  });
  for (const name of Object.keys(parts)) writeScript(name, readFileSync(join(root, `dist/${name}.cjs`), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'atelier-build-'));
  const perform = (what, args) => {
    const words = [fileURLToPath(import.meta.url), what, ...args, '-o', join(folder, 'minutes.docx'), '--force'];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`rehearsal failed: ${args.join(' ')}\n${stderr}`);
  };
  for (const args of [...examples, rehearsal]) perform('known', args);
  perform('compiled', rehearsal);
  rmSync(folder, { recursive: true, force: true });
}

if (process.argv.length > 2) rehearse(process.argv[2], process.argv.slice(3));
else await make();
