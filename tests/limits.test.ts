/** Files made to keep the program busy for minutes: counted, or refused with a sentence, within seconds. */
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { letterheadFrom, paragraph, portrait, run as words } from './support/letterhead.ts';
import { runIn } from './support/shell.ts';

const nowhere = join(import.meta.dirname, 'nowhere');
const HEAD = 'N°;Choix 1;Choix 2;Choix 3';
const BALLOTS = `${HEAD}\n1;Jardin;Cuisine;Chorale\n`;

async function run(files: Readonly<Record<string, string>>, ...args: string[]) {
  const given = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  const { status, stderr } = await runIn(nowhere, args, { files: given });
  return { status, stderr: stderr.replace(/[\s\u00a0\u202f]+/gu, ' ') };
}

/** Each calls the next, so many times. */
const notes = (count: number, calls: number) =>
  `a[^0]\n\n${Array.from({ length: count }, (_, at) => `[^${at}]: a${`[^${at + 1}]`.repeat(calls)}\n\n`).join('')}`;

describe('a workshop file', () => {
  test.each<[string, string, RegExp]>([
    ['of 100,000 quotations within one another', '>'.repeat(100_000), /trop imbriqué/u],
    ['of 1,200 quotations, each with a blank', `${'> '.repeat(1_200)}a`, /trop imbriqué/u],
    [
      'of 400 lists within one another',
      Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
      /trop imbriqué/u,
    ],
    ['of two million characters', 'a\n\n'.repeat(700_000), /trop long/u],
    ['of 120,000 braces', '{{'.repeat(60_000), /accolades/u],
    ['of 20,000 addresses', 'a@b.c '.repeat(20_000), /trop imbriqué/u],
    [
      'of 60,000 cells',
      `${'|a'.repeat(40)}\n${'|-'.repeat(40)}\n${`${'|a'.repeat(40)}\n`.repeat(1_500)}`,
      /trop imbriqué/u,
    ],
    [
      'of 60,000 empty cells',
      `${'|a'.repeat(15_000)}\n${'|-'.repeat(15_000)}\n${'|a\n'.repeat(9_000)}`,
      /trop imbriqué/u,
    ],
    ['of 20,000 empty lines', '\n'.repeat(20_000), /trop long/u],
    ['of 20,000 keys', `---\n${'a: 1\n'.repeat(20_000)}`, /trop long/u],
    ['of 2,400 lines, each quoted 49 times', `${'>'.repeat(49)} a\n\n`.repeat(2_400), /trop imbriqué/u],
    ['of 700 lines, each quoted 180 times', `${'>'.repeat(180)} a\n\n`.repeat(700), /trop imbriqué/u],
    ['of 18,000 links that do close', '[a](b) '.repeat(18_000), /trop imbriqué/u],
    ['of 99 tables of contents', `# a\n\n{{sommaire}}\n\n`.repeat(99), /trop long/u],
    ['of notes that call two notes each', notes(30, 2), /trop imbriqué/u],
    ['of 4,000 notes that call the next', notes(4_000, 1), /trop imbriqué/u],
  ])('%s is refused', { timeout: 10_000 }, async (_, prose, sentence) => {
    const files = { 'b.csv': BALLOTS, 'a.md': `---\ntitre: x\n---\n${prose}\n` };
    const { status, stderr } = await run(files, 'tally', 'b.csv', '-w', 'a.md');
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
  });

  test('with long lists, many links and quotations within quotations is read', async () => {
    const prose = `${'- [un lien](https://exemple.fr), *souligné*\n'.repeat(300)}\n> a\n>> b\n>>> c\n\n${' '.repeat(80)}Fait à Metz\n`;
    const files = { 'b.csv': BALLOTS, 'a.md': `---\ntitre: x\n---\n${prose}\n` };
    expect(await run(files, 'tally', 'b.csv', '-w', 'a.md')).toMatchObject({ status: 0 });
  });

  test.each([
    ['a line of 120,000 `', `Dit.\n\na ${'`'.repeat(120_000)}`],
    ['a line of 120,000 ~', `Dit.\n\na ${'~'.repeat(120_000)}`],
    ['30,000 links that do not close', '[a]('.repeat(30_000)],
    ['60,000 pictures that do not close', '!['.repeat(60_000)],
    ['54,000 stars that do not close', '*a **b '.repeat(18_000)],
    ['120,000 brackets of HTML', '<'.repeat(120_000)],
    ['30,000 comments that do not close', '<!--'.repeat(30_000)],
  ])('with %s is read', { timeout: 10_000 }, async (_, prose) => {
    const files = { 'b.csv': BALLOTS, 'a.md': `---\ntitre: x\n---\n${prose}` };
    expect(await run(files, 'tally', 'b.csv', '-w', 'a.md')).toMatchObject({ status: 0 });
  });
});

test('6,000 typos against 2,000 labels are told, the first with suggestions', { timeout: 20_000 }, async () => {
  const label = (at: number) => `Développer l’action numéro ${at} dans les quartiers ${(at * 7919) % 1000}`;
  const rows = Array.from({ length: 1_990 }, (_, at) => `${at};${label(at)}zz;${label(at + 1)}yy;${label(at + 2)}ww`);
  const list = Array.from({ length: 1_995 }, (_, at) => label(at)).join('\n');
  const files = { 'b.csv': `${HEAD}\n${rows.join('\n')}\n`, 'l.txt': list };
  const { status, stderr } = await run(files, 'tally', 'b.csv', '--orientations', 'l.txt', '--no-docx');
  expect(status).toBe(1);
  expect(stderr).toContain('numéro 1 dans');
});

describe('a letterhead', () => {
  test.each<[string, string, RegExp]>([
    [
      'of 20,000 elements within one another',
      `${'<w:sdt><w:sdtContent>'.repeat(10_000)}<w:p/>${'</w:sdtContent></w:sdt>'.repeat(10_000)}`,
      /trop imbriqué/u,
    ],
    ['of 150,000 paragraphs', paragraph(words('a')).repeat(150_000), /bien trop long/u],
    ['of 400,000 braces', paragraph(words('{{'.repeat(200_000))), /rien ne dit où placer/u],
  ])('%s is refused', { timeout: 15_000 }, async (_, body, sentence) => {
    const files = new Map([
      ['b.csv', Buffer.from(BALLOTS)],
      ['l.docx', letterheadFrom({ body: body + portrait() })],
    ]);
    const { status, stderr } = await runIn(nowhere, ['tally', 'b.csv', '--letterhead', 'l.docx'], { files });
    expect(status).toBe(2);
    expect(stderr.replace(/[\s\u00a0\u202f]+/gu, ' ')).toMatch(sentence);
  });

  test('of 60,000 parts is refused at once', async () => {
    const parts = Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`word/${at}.xml`, new Uint8Array()]));
    const files = new Map<string, Uint8Array>([
      ['b.csv', Buffer.from(BALLOTS)],
      ['l.docx', zipSync(parts)],
    ]);
    const { status, stderr } = await runIn(nowhere, ['tally', 'b.csv', '--letterhead', 'l.docx'], { files });
    expect(status).toBe(2);
    expect(stderr).toContain('pas un document Word');
  });
});

describe('ballots', () => {
  const blank = ' '.repeat(100_000);
  const ballots = (count: number, row: (at: number) => string) =>
    `${HEAD}\n${Array.from({ length: count }, (_, at) => `${at};${row(at)}`).join('\n')}\n`;
  const endless = /cette ligne n’en finit pas \(plus de 2 500 cellules, ou de 32 767 caractères/u;
  test.each<[string, string, RegExp]>([
    ['29 cells of 100,000 blanks', ballots(29, () => `a${blank}b;Cuisine;Chorale`), endless],
    ['29 cells of 50,000 commas', ballots(29, () => `${'a,'.repeat(50_000)};b;c`), endless],
    [
      'bullets, guillemets and numbers',
      ballots(9, () => `${'•'.repeat(100_000)};${'« '.repeat(50_000)};${'1) '.repeat(30_000)}`),
      endless,
    ],
    ['a pick behind 100,000 blanks and a digit', ballots(1, () => `${blank}1x;Cuisine;Chorale`), endless],
    [
      '20,000 columns',
      `${Array.from({ length: 20_000 }, (_, at) => `h${at}`).join(';')}\n${'x;'.repeat(20_000)}\n`,
      endless,
    ],
    ['50,000 columns, parted by commas', `${'Choix,'.repeat(50_000)}\n${'a,'.repeat(50_000)}\n`, endless],
    [
      '60,000 labels',
      ballots(20_000, (at) => `lab${3 * at};lab${3 * at + 1};lab${3 * at + 2}`),
      /60 000 réponses différentes/u,
    ],
  ])('%s are refused in seconds', { timeout: 20_000 }, async (_, text, sentence) => {
    const { status, stderr } = await run({ 'b.csv': text }, 'tally', 'b.csv', '--no-docx');
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
  });

  test('a label of more than 1,000 characters waits for someone to look at it', { timeout: 20_000 }, async () => {
    const text = ballots(300, (at) => `${'x'.repeat(30_000)}${at};b;c`);
    const { status, stderr } = await run({ 'b.csv': text }, 'tally', 'b.csv', '--no-docx');
    expect(status).toBe(1);
    expect(stderr).toContain('300 bulletins à vérifier');
    expect(stderr.length).toBeLessThan(20_000);
  });

  test('a list of 50,000 orientations is refused', async () => {
    const list = Array.from({ length: 50_000 }, (_, at) => `Orientation ${at}`).join('\n');
    const { status, stderr } = await run(
      { 'b.csv': BALLOTS, 'l.txt': list },
      'tally',
      'b.csv',
      '--orientations',
      'l.txt',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('50 000 réponses différentes');
  });

  test('20,001 incomplete ballots are all told, and not all listed', { timeout: 20_000 }, async () => {
    const rows = Array.from({ length: 20_001 }, (_, at) => `${at};Jardin;Cuisine;`).join('\n');
    const { status, stderr } = await run({ 'b.csv': `${HEAD}\n${rows}\n` }, 'tally', 'b.csv', '--no-docx');
    expect(status).toBe(0);
    expect(stderr).toContain('Moins de choix que demandé (20 001 fois)');
    expect(stderr).toContain('et 19 991 autres');
  });
});
