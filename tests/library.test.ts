/** The library as it is published: the bytes of the command line, failures as values, nothing of Node. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type * as Atelier from '../src/index.ts';
import { runIn } from './support/shell.ts';

const root = join(import.meta.dirname, '..');
const library = join(root, 'dist/library');
const elections = join(root, 'fixtures/elections');
const atelier: typeof Atelier = await import(join(library, 'index.js'));

/** The value, where it is no failure. */
function sound<T>(value: T | Atelier.Failure): T {
  if (typeof value === 'object' && value !== null && 'failure' in value) throw new Error(JSON.stringify(value));
  return value as T;
}

const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /^(?!std|minutes|result|command).*\.(?:csv|md|json|xlsx|ods|docx)$/.test(name))
      .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  );

describe('writes what the command line writes, byte for byte', () => {
  const four = 'four-tied-for-two-places-at-the-bar';
  test.each<[string, string[], Atelier.Options, string[] | undefined]>([
    ['metz-ranks-nine-orientations', ['ballots.csv'], {}, ['ballots.csv']],
    ['windows-1252-from-french-excel', ['ballots.csv', '--title', 'Séance'], { title: 'Séance' }, ['ballots.csv']],
    [four, ['ballots.csv', '--tie-break', 'draw', '--seed', '7'], { tieBreak: ['draw'], seed: '7' }, ['ballots.csv']],
    ['a-whole-compte-rendu-comes-from-one-workshop-file', ['-w', 'atelier.md'], { workshop: 'atelier.md' }, undefined],
  ])('%s %j', async (name, args, options, paths) => {
    const folder = join(elections, name);
    const ballots = sound(await atelier.readBallots(filesIn(folder), options, paths));
    const result = sound(atelier.tally(ballots));
    const [docx, html, md, csv, json] = sound(
      await Promise.all(
        [atelier.toDocx, atelier.toHtml, atelier.toMarkdown, atelier.toCsv, atelier.toJson].map((write) =>
          write(result, ballots),
        ),
      ),
    );
    const outputs = ['docx', 'html', 'md', 'csv', 'json'].flatMap((format) => ['-o', `cr.${format}`]);
    const { files } = await runIn(folder, ['tally', ...args, ...outputs]);
    const written = (format: string) => Buffer.from(files.get(`cr.${format}`) ?? '').toString('utf8');
    expect(Buffer.compare(docx as Uint8Array, files.get('cr.docx') ?? new Uint8Array())).toBe(0);
    expect([html, md, csv, json]).toEqual(['html', 'md', 'csv', 'json'].map(written));
    const { stdout } = await runIn(folder, ['check', ...args.slice(0, args.includes('-w') ? 2 : 1), '--json']);
    const { name: document, run: _, ...check } = ballots;
    expect(JSON.parse(JSON.stringify(check))).toEqual(JSON.parse(stdout));
    expect(document).toBe(options.workshop === undefined ? 'ballots' : 'atelier');
  });
});

describe('says what stops it as a value', () => {
  const csv = 'Choix 1;Choix 2\nJardin;Fête\n';
  test.each<[string, Atelier.Options, string]>([
    ['a value', { picks: 0 }, 'bad-value'],
    ['an option', { tieBrek: 'draw' } as Atelier.Options, 'unknown-option'],
    ['rules that want something', { tieBreak: ['draw'] }, 'missing-option'],
    ['a file that is not given', { orientations: 'list.csv' }, 'file-not-found'],
  ])('%s', async (_, options, failure) => {
    const read = await atelier.readBallots({ 'b.csv': csv }, options);
    expect(read).toMatchObject({ failure });
    for (const lang of ['fr', 'en'] as const) {
      const { what, hint } = atelier.explain(read as Atelier.Failure, lang);
      expect(`${what} ${hint}`).toMatch(/\p{L}{3}/u);
    }
  });

  test('says of a remark what the command line says', async () => {
    const files = { 'b.csv': `${csv}Jardni;Fête\n`, 'l.csv': 'Jardin\nFête\n' };
    const ballots = sound(await atelier.readBallots(files, { orientations: 'l.csv', picks: 2 }));
    const [issue] = ballots.issues;
    const { stdout } = await runIn('nowhere', ['check', 'b.csv', '--orientations', 'l.csv', '--picks', '2'], {
      files: new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
    });
    expect(stdout).toContain(issue && atelier.explain(issue).what);
  });

  test('knows the rules that hold where none are announced', () => {
    expect(atelier.defaults).toMatchObject({ picks: 3, keep: 3, scheme: 'count', tieBreak: [] });
  });
});

test('holds nothing of Node', () => {
  const scripts = readdirSync(library).filter((name) => name.endsWith('.js'));
  const text = scripts.map((name) => readFileSync(join(library, name), 'utf8')).join('\n');
  expect(text.match(/["'`]node:[a-z/]+["'`]|\bprocess\.(?:argv|exit|stdout)\b/g)).toBeNull();
});

/** A folder in which the package is installed. */
function homeOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-library-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const home = join(folder, 'node_modules/atelier');
  mkdirSync(home, { recursive: true });
  cpSync(join(root, 'package.json'), join(home, 'package.json'));
  cpSync(library, join(home, 'dist/library'), { recursive: true });
  return folder;
}

const runtimes = { node: [], bun: ['run'], deno: ['run', '--node-modules-dir=manual'] };
const isThere = (name: string) => spawnSync(name, ['--version']).status === 0;

describe.each(Object.entries(runtimes))('the example of the README', (name, args) => {
  const there = isThere(name);
  test.skipIf(!there)(`makes a Word document in ${name}${there ? '' : ' (skipped: there is none)'}`, () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [, code = ''] = /```ts\n(import [^\n]* from 'atelier';\n[\s\S]*?)```/.exec(readme) ?? [];
    const folder = homeOf();
    writeFileSync(join(folder, 'example.mjs'), `${code}\nconsole.log(String.fromCharCode(...document.slice(0, 2)));\n`);
    expect(execFileSync(name, [...args, 'example.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('PK\n');
  });
});

test('its types stand alone', () => {
  const folder = homeOf();
  writeFileSync(
    join(folder, 'use.mts'),
    `import { readBallots, tally, type Failure } from 'atelier';
const ballots = await readBallots({ 'b.csv': '' }, { picks: 2, tieBreak: ['first-picks'], ordered: true });
if (!('failure' in ballots)) { const result = tally(ballots); if (!('failure' in result)) result.bar.keep.toFixed(); }
export const failure: Failure = { failure: 'document-on-screen' };
// @ts-expect-error An option that does not exist.
await readBallots({}, { tieBrek: [] });
`,
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2022,dom', 'use.mts'];
  expect(execFileSync(process.execPath, [tsc, ...options], { cwd: folder, encoding: 'utf8' })).toBe('');
});
