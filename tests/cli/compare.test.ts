/** Two people typed the same paper ballots: what differs, whatever the order and the shape of their files. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/compare.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const nowhere = join(import.meta.dirname, 'nowhere');
const LIST = 'Jardin\nCuisine\nChorale\nThéâtre\n';

const compare = (first: string, second: string, ...args: string[]) =>
  runIn(nowhere, ['check', 'un.csv', '--compare', 'deux.csv', ...args], {
    files: new Map([
      ['un.csv', bytesOf(first)],
      ['deux.csv', bytesOf(second)],
      ['l.txt', bytesOf(LIST)],
    ]),
  });
const json = async (first: string, second: string, ...args: string[]): Promise<Comparison> =>
  JSON.parse((await compare(first, second, '--json', ...args)).stdout);
const plainly = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ');

const HEAD = 'N°;Choix 1;Choix 2;Choix 3\n';
const FIRST = `${HEAD}1;Jardin;Cuisine;Chorale\n2;Cuisine;Jardin;Théâtre\n3;Chorale;;\n4;;;\n`;

describe('the same ballots', () => {
  test.each([
    ['in the same order', FIRST],
    ['in another order', `${HEAD}4;;;\n3;Chorale;;\n2;Cuisine;Jardin;Théâtre\n1;Jardin;Cuisine;Chorale\n`],
    ['numbered as 001', `${HEAD}001;Jardin;Cuisine;Chorale\n002;Cuisine;Jardin;Théâtre\n003;Chorale;;\n004;;;\n`],
    ['without accents or capitals', FIRST.replace('Théâtre', 'THEATRE').replace('Jardin', 'jardin ')],
    ['with commas and another heading', FIRST.replaceAll(';', ',').replace('N°', 'Bulletin')],
  ])('%s: exit 0', async (_, second) => {
    const { status, stdout } = await compare(FIRST, second);
    expect(plainly(stdout)).toContain('Les deux saisies sont identiques (4 bulletins).');
    expect(status).toBe(0);
  });

  test('typed by number and by label, where the list is given', async () => {
    const numbers = `${HEAD}1;1;2;3\n2;2;1;4\n3;3;;\n4;;;\n`;
    expect((await compare(FIRST, numbers, '--orientations', 'l.txt')).status).toBe(0);
    expect((await compare(FIRST, numbers)).status).toBe(1);
  });

  test('one a column a pick, the other all picks in a cell: which picks, not in which order', async () => {
    const cells = 'N°;Vos trois priorités\n1;Cuisine, Jardin, Chorale\n2;Jardin, Théâtre, Cuisine\n3;Chorale\n4;\n';
    const { differences } = await json(FIRST, cells.replaceAll(', ', ' / '), '--orientations', 'l.txt');
    expect(differences).toEqual([]);
  });
});

test('the same ticks in another order are the same ballot, unless an order was announced', async () => {
  const other = FIRST.replace('Jardin;Cuisine;Chorale', 'Chorale;Jardin;Cuisine');
  expect((await compare(FIRST, other)).status).toBe(0);
  expect((await compare(FIRST, other, '--ordered')).status).toBe(1);
  expect((await compare(FIRST, FIRST.replace('Cuisine;Chorale', 'Cuisine;Cuisine'))).status).toBe(1);
});

describe('what differs', () => {
  const SECOND = `${HEAD}10;Jardin;;\n3;;Chorale;\n2;Cuisine;Chorale;Théâtre\n1;Jardin;Cuisine;Chorale\n2;Jardin;;\n;Jardin;;\n`;

  test('ballot by ballot, as each was typed, by number; exit 1; the last line sums up', async () => {
    const { status, stdout } = await compare(FIRST, SECOND, '--ordered');
    expect(status).toBe(1);
    expect(plainly(stdout)).toBe(
      [
        'un.csv : 4 bulletins',
        'deux.csv : 6 bulletins',
        '  • Bulletin 2 : deux saisies différentes',
        '    un.csv, ligne 3 : « Cuisine », « Jardin », « Théâtre »',
        '    deux.csv, ligne 4 : « Cuisine », « Chorale », « Théâtre »',
        '  • Bulletin 2 : plusieurs fois dans deux.csv (lignes 4 et 6)',
        '  • Bulletin 3 : deux saisies différentes',
        '    un.csv, ligne 4 : « Chorale »',
        '    deux.csv, ligne 3 : –, « Chorale »',
        '  • Bulletin 4 : seulement dans un.csv (ligne 5)',
        '  • Bulletin 10 : seulement dans deux.csv (ligne 2)',
        '  • Sans numéro : deux.csv, ligne 7',
        '1 bulletin identique, 5 à revoir sur le papier.',
        '',
      ].join('\n'),
    );
  });

  test('as data', async () => {
    const { schema, sources, same, differences } = await json(FIRST, SECOND, '--ordered');
    expect(schema).toBe('atelier/compare@2');
    expect(sources.map(({ name, ballots }) => [name, ballots])).toEqual([
      ['un.csv', 4],
      ['deux.csv', 6],
    ]);
    expect(same).toBe(1);
    expect(differences.map(({ kind, number }) => [kind, number])).toEqual([
      ['picks', '2'],
      ['twice', '2'],
      ['picks', '3'],
      ['only', '4'],
      ['only', '10'],
      ['unnumbered', null],
    ]);
    expect(differences[0]).toEqual({
      kind: 'picks',
      number: '2',
      lines: [3, 4],
      picks: [
        ['Cuisine', 'Jardin', 'Théâtre'].map((label) => ({ label, dots: null })),
        ['Cuisine', 'Chorale', 'Théâtre'].map((label) => ({ label, dots: null })),
      ],
    });
  });

  test('dots beside the picks', async () => {
    const dotted = 'N°;Choix 1;Points 1\n1;Jardin;3\n';
    const { stdout } = await compare(dotted, dotted.replace('3\n', '2\n'), '--ordered', '--lang', 'en');
    expect(stdout).toContain('un.csv, line 2: “Jardin” (points: 3)');
    expect(stdout).toContain('deux.csv, line 2: “Jardin” (points: 2)');
  });

  test('a ballot on which nothing was typed', async () => {
    const { stdout } = await compare(FIRST, FIRST.replace('3;Chorale', '3;'));
    expect(plainly(stdout)).toContain('un.csv, ligne 4 : « Chorale »\n    deux.csv, ligne 4 : rien\n');
  });

  test('marks under orientations', async () => {
    const marks = 'N°;Jardin;Cuisine;Chorale\n1;x;x;\n2;;x;x\n';
    const { differences } = await json(marks, marks.replace('1;x;x;', '1;x;;x'), '--orientations', 'l.txt');
    expect(differences).toMatchObject([
      {
        number: '1',
        picks: [
          [{ label: 'Jardin' }, { label: 'Cuisine' }],
          [{ label: 'Jardin' }, { label: 'Chorale' }],
        ],
      },
    ]);
  });
});

describe('whose ballots they are', () => {
  test.each(['Zoé Martin', 'zoe1972@example.org'])(
    'a voter typed for a number is named by lines only: %s',
    async (voter) => {
      const sheet = `N°;Choix 1;Choix 2\n${voter};Jardin;Cuisine\n`;
      for (const args of [[], ['--json']]) {
        const { status, stdout, stderr } = await compare(sheet, sheet.replace('Cuisine', 'Chorale'), ...args);
        expect(status).toBe(1);
        expect(stdout + stderr).not.toMatch(/zo[eé]|martin/iu);
      }
    },
  );

  test.each([
    ['neither file', 'Choix 1\nJardin\n', 'Choix 1\nJardin\n', 'un.csv'],
    ['neither file, though both know the voters,', 'Nom;Choix 1\nZoé;Jardin\n', 'Nom;Choix 1\nZoé;Jardin\n', 'un.csv'],
    ['the second file', FIRST, 'Choix 1;Choix 2\nJardin;Cuisine\n', 'deux.csv'],
  ])('%s has numbers: said, exit 1', async (_, first, second, source) => {
    const { status, stdout, stderr } = await compare(first, second);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(plainly(stderr)).toContain(`${source} : ces bulletins n’ont pas de numéro`);
  });
});

test('two files are compared, not three, and not one with itself', async () => {
  expect((await compare(FIRST, FIRST, 'l.txt')).status).toBe(2);
  const { status, stderr } = await runIn(nowhere, ['check', 'un.csv', '--compare', 'un.csv'], {
    files: new Map([['un.csv', bytesOf(FIRST)]]),
  });
  expect(status).toBe(2);
  expect(stderr).toContain('donné deux fois');
});
