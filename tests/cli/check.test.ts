/** What `check` says of files of ballots before anybody counts them, and that it refuses what `tally` refuses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/check.ts';
import { optionsOf } from '../../src/run/options.ts';
import { bytesOf, runIn, type World, words } from '../support/shell.ts';

const nowhere = join(import.meta.dirname, 'nowhere');
const elections = join(import.meta.dirname, '../../fixtures/elections');

const world = (files: Record<string, string>): World => ({
  files: new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])),
});
const check = (files: Record<string, string>, ...args: string[]) => runIn(nowhere, ['check', ...args], world(files));
const json = async (files: Record<string, string>, ...args: string[]): Promise<Check> =>
  JSON.parse((await check(files, ...args, '--json')).stdout);

/** With spaces that anybody can type. */
const plainly = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ');

const LIST = 'Jardin\nCuisine\nChorale\nThéâtre\n';
const SHEET = [
  'Atelier du 12 mars;;;;',
  ';;;;',
  'N°;Table;Choix 1;Choix 2;Choix 3',
  '1;A;Jardin;Cuisine;Chorale',
  '2;A;Jardin;Cuisne;Théâtre',
  '3;B;Jardin;;Chorale',
  '4;B;;;',
  ';;;;',
  ';;;;',
  'Total;4;;;',
].join('\r\n');

describe('what was understood of a file', () => {
  test('a column beyond the headings that is not to be read is named as left aside', async () => {
    const sheet = 'N°;Choix 1;Choix 2;Choix 3\n1;Jardin;Cuisine;Chorale\n2;Jardin;Cuisine;Théâtre;Chorale\n';
    const { stdout } = await check(
      { 'b.csv': sheet, 'l.txt': LIST },
      'b.csv',
      '--orientations',
      'l.txt',
      '--ignore',
      'E',
    );
    expect(plainly(stdout)).toContain('• Laissées de côté : E\n');
  });

  test('separator, shape, headings, columns, lines: in a few lines', async () => {
    const { stdout, files } = await check({ 'b.csv': SHEET, 'l.txt': LIST }, 'b.csv', '--orientations', 'l.txt');
    expect(files.size).toBe(0);
    expect(plainly(stdout).split('\n').slice(0, 9)).toEqual([
      'b.csv',
      '  • Lecture : utf-8, « ; », une colonne par choix',
      '  • En-têtes : ligne 3',
      '  • Choix : C « Choix 1 », D « Choix 2 » et E « Choix 3 »',
      '  • Numéro du bulletin : A « N° »',
      '  • Table ou groupe : B « Table »',
      '  • 10 lignes lues : 1 d’en-tête, 5 laissées de côté, 4 bulletins',
      '  • Laissé de côté : lignes 1 (au-dessus des en-têtes), 2 et 8 à 9 (vide), 10',
      '    (total)',
    ]);
  });

  test('nothing is counted or ranked', async () => {
    const { stdout } = await check({ 'b.csv': SHEET, 'l.txt': LIST }, 'b.csv', '--orientations', 'l.txt');
    expect(stdout).not.toMatch(/Rang|Points|█/u);
  });

  test('many columns and many ignored lines are cut short, unless --all', async () => {
    const wide = `N°;${Array.from({ length: 12 }, (_, at) => `Note ${at + 1}`).join(';')};Choix 1;Choix 2\n1;${';'.repeat(12)}Jardin;Cuisine\n`;
    const gaps = Array.from({ length: 12 }, (_, at) => `\n${at + 2};${';'.repeat(12)}Jardin;Cuisine\n`).join('');
    const short = await check({ 'b.csv': wide + gaps }, 'b.csv');
    expect(plainly(short.stdout)).toMatch(/et 6\s+autres[\s\S]*et 4\s+autres/u);
    expect((await check({ 'b.csv': wide + gaps }, 'b.csv', '--all')).stdout).not.toContain('autres');
  });

  test('headings that come again are counted', async () => {
    const { stdout } = await check({ 'b.csv': 'Choix 1;Choix 2\nA1;B1\nChoix 1;Choix 2\nB1;A1\n' }, 'b.csv');
    expect(plainly(stdout)).toContain('ligne 1, répétés plus bas (1 ligne)');
  });
});

describe('every issue, those first that stop', () => {
  test('line, letter, heading, what to do', async () => {
    const { status, stdout } = await check({ 'b.csv': SHEET, 'l.txt': LIST }, 'b.csv', '--orientations', 'l.txt');
    expect(status).toBe(1);
    const told = plainly(stdout).slice(stdout.indexOf('À corriger'));
    expect([...told.matchAll(/b\.csv, (bulletin .*)/gu)].map(([, where]) => where)).toEqual([
      'bulletin 2 (ligne 5), colonne D « Choix 2 »',
      'bulletin 3 (ligne 6), colonne D « Choix 2 »',
      'bulletin 3 (ligne 6)',
      'bulletin 4 (ligne 7)',
    ]);
    expect(told).toContain('Vouliez-vous dire « Cuisine »');
    expect(told.trimEnd().split('\n').at(-1)).toBe('Aucun compte rendu écrit : 1 bulletin à vérifier.');
  });

  test('a hundred of the same are one remark, with the first of their lines; beyond 10,000 it says how many more', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1};Jardin;\n`).join('');
    const few = await check({ 'b.csv': `N°;Choix 1;Choix 2\n${rows(100)}` }, 'b.csv', '--picks', '2');
    expect(plainly(few.stdout)).toContain('Moins de choix que demandé (100 fois)');
    expect(plainly(few.stdout)).toContain('30, 31 et 70 autres');
    const files = { 'b.csv': `N°;Choix 1;Choix 2\n${rows(10_500)}` };
    const many = await check(files, 'b.csv', '--picks', '2', '--strict');
    expect(plainly(many.stdout)).toContain('Moins de choix que demandé (10 500 fois)');
    expect(plainly(many.stdout)).toContain('et 500 autres');
    expect(plainly(many.stdout)).toContain('il reste 10 500 remarques');
    const { issues } = await json(files, 'b.csv', '--picks', '2');
    expect(issues).toHaveLength(10_000);
    expect(issues[0]).toMatchObject({ code: 'incomplete', more: 500 });
  });

  test('none is said too; --strict refuses remarks', async () => {
    const clean = { 'b.csv': 'Choix 1;Choix 2\nJardin;Cuisine\n' };
    const { status, stdout } = await check(clean, 'b.csv', '--picks', '2', '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toContain('No remarks.\nThe minutes can be written.\n');
    expect((await check(clean, 'b.csv', '--picks', '3')).status).toBe(0);
    expect((await check(clean, 'b.csv', '--picks', '3', '--strict')).status).toBe(1);
  });

  test('-q says what stands in the way, and nothing where nothing does', async () => {
    const files = { 'b.csv': SHEET, 'l.txt': LIST };
    const { status, stdout } = await check(files, 'b.csv', '--orientations', 'l.txt', '-q');
    expect(status).toBe(1);
    expect(plainly(stdout)).toMatch(/^Aucun compte rendu écrit : \d bulletins? à vérifier\.\n$/u);
    const clean = { 'b.csv': 'Choix 1;Choix 2\nJardin;Cuisine\n', 'c.csv': 'N°;Choix 1\n1;Jardin\n' };
    expect(await check(clean, 'b.csv', '-q')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(plainly((await check(clean, 'b.csv', '-q', '--strict')).stdout)).toMatch(/^Aucun compte rendu.*\n$/u);
    expect(await check(clean, 'c.csv', '--compare', 'c.csv', '-q')).toMatchObject({ status: 2 });
  });

  test('a name or an address is never shown', async () => {
    const sheet = 'E-mail;Nom;Choix 1\nzoe@example.org;Zoé Martin;Jardin\nzoe@example.org;Zoé Martin;Chorale\n';
    for (const args of [[], ['--json']]) {
      const { stdout, stderr } = await check({ 'b.csv': sheet }, 'b.csv', '--picks', '1', ...args);
      expect(stdout + stderr).not.toMatch(/zoe@|Zoé|Martin/u);
    }
  });
});

test('a workshop file says which ballots, which list, which rules', async () => {
  const atelier = '---\ntitre: Atelier 2\nbulletins: b.csv\norientations: l.txt\nvote:\n  picks: 2\n---\n';
  const files = { 'atelier.md': atelier, 'b.csv': 'Choix 1;Choix 2\nJardin;Cuisine\nJardin;Cuisne\n', 'l.txt': LIST };
  const { status, stdout } = await check(files, '-w', 'atelier.md');
  expect(status).toBe(1);
  expect(plainly(stdout)).toMatch(/4 orientations[\s\S]*pas dans la liste : « Cuisne »/u);
  expect(stdout).not.toContain('Moins de');
});

describe('--json', () => {
  test('the same as data, without a sentence', async () => {
    const result = await json({ 'b.csv': SHEET, 'l.txt': LIST }, 'b.csv', '--orientations', 'l.txt');
    expect(Object.keys(result)).toEqual(['schema', 'sources', 'turnout', 'list', 'orientations', 'issues']);
    expect(result.schema).toBe('atelier/check@1');
    expect(result.sources[0]).toMatchObject({
      name: 'b.csv',
      encoding: 'utf-8',
      delimiter: ';',
      layout: 'column-per-pick',
      lines: { read: 10, header: 1, ignored: 5, ballots: 4 },
      header: [3],
      ignored: [
        { line: 1, why: 'title' },
        { line: 2, why: 'empty' },
        { line: 8, why: 'empty' },
        { line: 9, why: 'empty' },
        { line: 10, why: 'total' },
      ],
    });
    expect(result.sources[0]?.columns).toEqual([
      { letter: 'A', heading: 'N°', role: 'number', position: null, proof: 'heading' },
      { letter: 'B', heading: 'Table', role: 'group', position: null, proof: 'heading' },
      { letter: 'C', heading: 'Choix 1', role: 'pick', position: 1, proof: 'heading' },
      { letter: 'D', heading: 'Choix 2', role: 'pick', position: 2, proof: 'heading' },
      { letter: 'E', heading: 'Choix 3', role: 'pick', position: 3, proof: 'heading' },
    ]);
    expect(result.turnout).toMatchObject({ ballots: 4, valid: 2, blank: 1, held: 1 });
    expect(result.issues.map(({ code, line }) => [code, line])).toEqual([
      ['unknown', 5],
      ['gap', 6],
      ['incomplete', 6],
      ['blank', 7],
    ]);
  });

  test('the lines add up in every file', async () => {
    const { sources } = await json({ 'b.csv': SHEET, 'c.csv': 'Choix 1\nJardin\n' }, 'b.csv', 'c.csv');
    for (const { lines, ignored, header } of sources) {
      expect(lines.read).toBe(lines.header + lines.ignored + lines.ballots);
      expect(ignored).toHaveLength(lines.ignored);
      expect(header).toHaveLength(lines.header);
    }
  });
});

describe('check refuses what tally refuses, and nothing else', () => {
  const commands = readdirSync(elections).flatMap((name) =>
    readFileSync(join(elections, name, 'command.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => ({ name, args: words(line).slice(2) }))
      .filter(({ args }) =>
        args.every(
          (arg) => !arg.startsWith('-') || arg === '--no-docx' || optionsOf('check').some((id) => arg === `--${id}`),
        ),
      ),
  );

  test('there is enough to try', () => expect(commands.length).toBeGreaterThan(10));

  test.each(commands)('$name: $args', async ({ name, args }) => {
    const folder = join(elections, name);
    const counted = await runIn(folder, ['tally', ...args, '--no-docx']);
    const checked = await runIn(folder, ['check', ...args.filter((arg) => arg !== '--no-docx')]);
    expect(checked.status).toBe(counted.status);
    if (counted.stdout === '') expect(checked.stderr).toBe(counted.stderr);
  });
});
