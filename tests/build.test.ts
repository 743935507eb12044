/** What the build makes: the same bytes each time, and a program that every Node runs alike. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ballotFile, writeWorkshops } from './support/workshops.ts';

const root = join(import.meta.dirname, '..');
const elections = join(root, 'fixtures/elections');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-build-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process of the given Node, run to its end in a folder. What it says goes through files, which Wine can open too. */
function run(node: string, cwd: string, ...args: readonly string[]) {
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    ...{ WINEPREFIX: join(folder, 'wine'), WINEDEBUG: '-all', XDG_RUNTIME_DIR: folder },
  };
  const [out, error] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const { status } = spawnSync(node, args, { cwd, env, stdio: ['ignore', openSync(out, 'w'), openSync(error, 'w')] });
  return { status, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(error, 'utf8') };
}

const contents = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'base64')])
    .toSorted();

function buildWith(node: string, name: string) {
  expect(run(node, folder, join(root, '.build.js'), join(folder, name))).toEqual({ status: 0, stdout: '', stderr: '' });
  return contents(join(folder, name));
}

test('building twice gives the same bytes, and leaves nothing else behind', () => {
  const once = buildWith(process.execPath, 'once');
  expect(once.length).toBeGreaterThan(10);
  expect(buildWith(process.execPath, 'again')).toEqual(once);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

/** The screen and the files of a few runs, the second of which finds what the first one let Node keep. */
function usedWith([program = '', ...first]: readonly string[], name: string) {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  writeWorkshops(join(cwd, 'workshops'), 40);
  writeFileSync(join(cwd, 'ballots.csv'), readFileSync(join(elections, 'metz-ranks-nine-orientations/ballots.csv')));
  writeFileSync(join(cwd, 'large.csv'), ballotFile(1, 60_000));
  const whole = join(elections, 'a-whole-compte-rendu-comes-from-one-workshop-file/atelier.md');
  const commands = [
    ['tally', 'ballots.csv', '--no-docx'],
    ['tally', 'ballots.csv', '-o', 'cr.docx', '-o', 'cr.html', '-o', 'cr.json', '-o', 'cr.xlsx', '--chart'],
    ['tally', '-w', whole, '-o', 'whole.docx', '--lang', 'en'],
    ['tally', 'large.csv', '--json'],
    ['batch', 'workshops', '--out', 'comptes-rendus', '--jobs', '2'],
    ['page', 'page'],
  ];
  const screens = commands.map((words) => run(program, cwd, ...first, ...words));
  return { screens, files: contents(cwd) };
}

const atelier = join(root, 'bin/atelier.js');
const asBuilt = () => {
  const used = usedWith([process.execPath, atelier], 'as-built');
  expect(used.screens.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
  return used;
};
let expected: ReturnType<typeof usedWith> | null = null;

const others = (process.env['OTHER_NODES'] ?? '').split(delimiter).filter((path) => path !== '');

describe.skipIf(others.length === 0)(
  `on every Node${others.length === 0 ? ' (skipped: OTHER_NODES names none, see .ci/run)' : ''}`,
  () => {
    test('built on one and run on the others: the same scripts, screens and documents, byte for byte', () => {
      expected ??= asBuilt();
      const built = buildWith(process.execPath, 'built');
      for (const [place, node] of others.entries()) {
        // The first and the last of them build it too.
        if (place % (others.length - 1) === 0) expect(buildWith(node, `built-${place}`), node).toEqual(built);
        expect(usedWith([node, atelier], `used-${place}`), node).toEqual(expected);
      }
    }, 600_000);
  },
);

const binaries = (process.env['BINARIES'] ?? '').split(' ').filter((system) => system !== '');

describe.skipIf(binaries.length === 0)(
  `as one file with Node inside${binaries.length === 0 ? ' (skipped: BINARIES names no system to make it for, see .ci/run)' : ''}`,
  () => {
    beforeAll(() => {
      expected ??= asBuilt();
      execFileSync(process.execPath, [join(root, '.binaries.js'), ...binaries]);
    }, 600_000);

    test.skipIf(!binaries.includes('linux-x64'))(
      'for Linux: the same screens and documents',
      () => {
        expect(usedWith([join(root, 'binaries/atelier-linux-x64')], 'linux')).toEqual(expected);
      },
      600_000,
    );

    test.skipIf(!binaries.includes('windows-x64'))(
      'for Windows, under Wine: the same rankings and documents',
      () => {
        const { screens, files } = usedWith(['wine', join(root, 'binaries/atelier-windows-x64.exe')], 'windows');
        expect(files).toEqual(expected?.files);
        expect(screens.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
        expect(screens[0]?.stdout).toBe(expected?.screens[0]?.stdout);
      },
      600_000,
    );
  },
);
