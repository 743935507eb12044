/** The few tests that spawn the program as it is published: one bundle, real files, a real process. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oddBallots } from './support/odd-ballots.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'bin/atelier.js');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-'));
  cpSync(join(root, 'fixtures/elections/metz-ranks-nine-orientations'), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const atelier = (args: readonly string[], env: Record<string, string> = {}, input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
};

test('the main job, in a folder of real files', () => {
  const { status, stdout, stderr } = atelier(['tally', 'ballots.csv', '--orientations', 'orientations.csv']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'Compte rendu écrit dans ballots.docx\n' });
  expect(stdout).toContain('1er         Faire reconnaître les missions');
  expect(statSync(join(folder, 'ballots.docx')).size).toBeGreaterThan(5_000);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('the published program knows the letters and apostrophes beyond ASCII that the source knows', () => {
  writeFileSync(join(folder, 'list.txt'), 'L’été à l’œuvre\nRepos\n');
  writeFileSync(join(folder, 'typed.csv'), "N°;Choix 1\n1;L'été à l'oeuvre\n2;L´ÉTÉ à l`œuvre\n");
  const { stdout } = atelier(['tally', 'typed.csv', '--orientations', 'list.txt', '--picks', '1', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ turnout: { valid: 2, held: 0 } });
});

test('the same bytes in another process, time zone and language of the machine', () => {
  const write = (name: string, env: Record<string, string>) => {
    atelier(['tally', 'ballots.csv', '--date', '27/03/2008', '-o', name], env);
    return readFileSync(join(folder, name));
  };
  const here = write('here.docx', { TZ: 'UTC' });
  expect(write('there.docx', { TZ: 'Asia/Tokyo', LANG: 'en_US.UTF-8', LC_ALL: 'de_DE.UTF-8' })).toEqual(here);
  expect(write('elsewhere.docx', { TZ: 'America/Los_Angeles' })).toEqual(here);
});

test('standard input, and JSON long enough to fill a pipe, whole', () => {
  const input = readFileSync(join(folder, 'ballots.csv'), 'utf8');
  const many = `${input}${'20;Faire reconnaître les missions;;\n'.repeat(2_000)}`;
  const { status, stdout } = atelier(['tally', '-', '--json', '--duplicates', 'all'], {}, many);
  expect(status).toBe(0);
  expect(stdout.length).toBeGreaterThan(200_000);
  expect(JSON.parse(stdout)).toMatchObject({ turnout: { ballots: 2_019 } });
});

test('a large file gives the Tally that the same bytes give as standard input', () => {
  const ballots = oddBallots(7, 40_000);
  // By the name that standard input goes by.
  writeFileSync(join(folder, 'stdin'), ballots);
  expect(statSync(join(folder, 'stdin')).size).toBeGreaterThan(2 ** 22);
  const options = ['--json', '--by', 'remarque', '--duplicates', 'last'];
  const [large, piped] = ['stdin', '-'].map((path) => atelier(['tally', path, ...options], {}, ballots));
  expect(JSON.parse(piped?.stdout ?? '').issues.length).toBeGreaterThan(1_000);
  expect(large).toEqual(piped);
}, 60_000);

test('the help of the built program', () => {
  expect(atelier(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('atelier tally') });
  expect(atelier(['tally', '--help', '--all'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('--tie-break'),
  });
});

test('a reader that stops early is success', () => {
  const command = `"${process.execPath}" "${bin}" tally ballots.csv --json | head -c 10; echo " \${PIPESTATUS[0]}"`;
  const out = execFileSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
  expect(out.trim().split(' ').at(-1)).toBe('0');
});

test('a pipe has no colour unless it is asked for, and then too --no-color says no', () => {
  const tally = (env: Record<string, string>, ...more: readonly string[]) =>
    atelier(['tally', 'ballots.csv', '--no-docx', ...more], { TERM: 'xterm-256color', ...env }).stdout;
  expect(tally({})).not.toContain('\u001b');
  expect(tally({ FORCE_COLOR: '0' })).not.toContain('\u001b');
  expect(tally({ FORCE_COLOR: '1', NO_COLOR: '1' })).toContain('\u001b[');
  expect(tally({ FORCE_COLOR: '1' }, '--no-color')).not.toContain('\u001b');
});

describe('files', () => {
  test('what cannot be written is said: exit 3, and nothing is left behind', () => {
    const { status, stderr } = atelier(['tally', 'ballots.csv', '-o', 'nulle-part/x.docx']);
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /nulle-part\/x\.docx\s: ce fichier n’a pas pu être écrit \(ce dossier n’existe pas\)\.\s+→ Créez d’abord ce dossier/u,
    );
  });

  test('a folder is no file of ballots', () => {
    expect(atelier(['tally', '.'])).toMatchObject({ status: 3, stdout: '' });
  });

  test('a target reached by a link is replaced where it really is, and the link stays', () => {
    writeFileSync(join(folder, 'real.json'), '');
    rmSync(join(folder, 'real.json'));
    atelier(['tally', 'ballots.csv', '-o', 'real.json']);
    symlinkSync('real.json', join(folder, 'link.json'));
    expect(atelier(['tally', 'ballots.csv', '--keep', '2', '-o', 'link.json']).status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'real.json'), 'utf8'))).toMatchObject({ rules: { keep: 2 } });
    expect(existsSync(join(folder, 'link.json'))).toBe(true);
  });

  test('ballots behind a link are still no target', () => {
    symlinkSync('ballots.csv', join(folder, 'alias.csv'));
    expect(atelier(['tally', 'ballots.csv', '-o', 'alias.csv', '--force']).status).toBe(2);
    expect(atelier(['tally', 'ballots.csv', 'alias.csv']).status).toBe(2);
  });
});
