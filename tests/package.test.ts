/** The package as it is published: it needs nothing but itself, says whose work it holds, and stands before its judges. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
let folder = '';
let tarball = '';

/** Runs a program to its end; its words are the error where it fails. */
function run(cwd: string, program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${error ?? ''}${stdout}${stderr}`);
  return stdout;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-package-'));
  // The build is made already; to make it again would pull it from under the other tests.
  const [packed] = JSON.parse(run(root, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder));
  tarball = join(folder, packed.filename);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('installed into an empty folder, with no network, it runs alone', () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'ballots.csv'), 'n°;choix 1\n1;Répit\n2;Répit\n3;Agenda\n');
  run(home, 'npm', 'install', '--offline', '--no-audit', '--no-fund', '--prefix', home, tarball);
  expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['atelier']);
  const atelier = join(home, 'node_modules/.bin/atelier');
  expect(run(home, atelier, '--version').trim()).toBe(manifest.version);
  expect(run(home, atelier, 'tally', 'ballots.csv', '--picks', '1', '--keep', '1')).toContain('Répit');
  expect(readdirSync(home)).toContain('ballots.docx');
  expect(manifest.dependencies).toBeUndefined();
}, 60_000);

test('the notices tell the licence of all that the scripts hold', () => {
  const notices = readFileSync(join(root, 'dist/THIRD-PARTY.txt'), 'utf8');
  for (const name of [
    'docx',
    'nanoid',
    'zod',
    'commander',
    'csv-parse',
    'yaml',
    'fflate',
    'markdown-it',
    'preact',
    'lzma1',
    '@noble/hashes',
  ])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|ISC)\\)$`, 'm'));
  expect(notices.match(/^[^\s]+ \d+\.\d+\.\d+ \(.*\)$/gm)?.length).toBe(notices.split(`${'='.repeat(80)}\n`).length);
});

test('on a system with other line ends, files come as they are written here', () => {
  const listed = run(root, 'git', 'ls-files', '--eol', '--', ':!fixtures', ':!*.docx');
  const astray = listed.split('\n').filter((line) => line !== '' && !/^i\/(?:lf|none) .*eol=lf/.test(line));
  expect(astray).toEqual([]);
});

const judges = process.env['PACKAGE_JUDGES'];
describe.skipIf(judges === undefined)(
  `before its judges${judges === undefined ? ' (skipped: PACKAGE_JUDGES is not set, see .ci/run)' : ''}`,
  () => {
    const judge = (name: string, ...args: readonly string[]) => run(root, join(judges ?? '', name), ...args);
    test('publint', () => expect(judge('publint', 'run', '--strict', tarball)).toContain('All good'));
    test('knip finds nothing dead', () => expect(judge('knip', '--no-progress')).toBe(''));
    test('are the types wrong?', () =>
      expect(judge('attw', '--profile', 'esm-only', tarball)).not.toMatch(/❌|💥|🐛/u));
  },
);
