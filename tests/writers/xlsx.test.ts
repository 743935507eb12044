/** The result as a workbook: numbers are numbers, words run nothing, and it is as safe from us as a document is. */
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, expect, test, vi } from 'vitest';
import { writeWorkbook } from '../../src/writers/xlsx.ts';
import { bytesOf, runIn } from '../support/shell.ts';
import { validate, whyNot } from '../support/validator.ts';

afterEach(() => void vi.useRealTimers());

const ballots = 'choix 1;choix 2\nAgenda;Été\nAgenda;Hiver\nAgenda;Été\n';
const tally = (files: Map<string, Uint8Array>, ...more: readonly string[]) =>
  runIn('/nowhere', ['tally', 'b.csv', '--picks', '2', '--keep', '1', '-o', 'r.xlsx', ...more], { files });
const world = () => new Map([['b.csv', bytesOf(ballots)]]);
const rowsIn = async (bytes: Uint8Array | undefined) => (await readXlsx(bytes ?? new Uint8Array())).sheets[0];

test('the ranking, its figures as numbers in any language', async () => {
  const { status, files } = await tally(world(), '--rank-style', 'fractional');
  expect(status).toBe(0);
  expect(await rowsIn(files.get('r.xlsx'))).toMatchObject({
    name: 'Classement',
    rows: [
      ['Rang', 'Ex\u00a0æquo', 'Orientation', 'Code', 'Points', 'Bulletins', 'Part (%)', 'Retenue'],
      [1, 'non', 'Agenda', '', 3, 3, 100, 'oui'],
      [2, 'non', 'Été', '', 2, 2, 66.7, 'non'],
      [3, 'non', 'Hiver', '', 1, 1, 33.3, 'non'],
    ],
  });
});

test('the same bytes whenever it is written', async () => {
  const write = () =>
    writeWorkbook(
      'Un',
      [
        ['a', 'b'],
        ['x', 1],
      ],
      () => '0'.repeat(64),
    );
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01') });
  const once = await write();
  vi.setSystemTime(new Date('2031-07-14'));
  expect(Buffer.from(await write()).equals(once)).toBe(true);
});

test('what looks like a formula is a word', async () => {
  const sheet = await rowsIn(await writeWorkbook('Un', [['a'], ['=SUM(1)']], () => '0'.repeat(64)));
  expect(sheet?.rows[1]).toEqual(['=SUM(1)']);
});

test('no character makes a workbook that a spreadsheet cannot open', async () => {
  const bytes = await writeWorkbook('Un', [['a'], ['a\ufffeb\uffffc']], () => '0'.repeat(64));
  const strings = strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(strings).toContain('>a\ufffdb\ufffdc<');
});

test('a column with a drop-down list is as wide as its labels, which would be cut in it; up to a limit', async () => {
  const widths = async (...labels: readonly string[]) => {
    const choices = { sheet: 'Liste', labels, columns: ['B', 'C'] } as const;
    const bytes = await writeWorkbook('Un', [['N°', 'Choix 1', 'Choix 2']], () => '0'.repeat(64), choices);
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    return [...sheet.matchAll(/<col [^>]*width="([\d.]+)"/gu)].map(([, width]) => Number(width)).slice(1);
  };
  expect(await widths('Jardin', 'Développer la qualité de travail')).toEqual([34, 34]);
  expect(await widths('Jardin', 'x'.repeat(500))).toEqual([50, 50]);
});

test('one that a person has saved is left alone, one that nobody has touched is replaced', async () => {
  const files = world();
  expect(await tally(files)).toMatchObject({ status: 0 });
  expect(await tally(files, '--keep', '2')).toMatchObject({ status: 0 });
  files.set('r.xlsx', await writeWorkbook('Classement', [['touched']], () => '0'.repeat(64)));
  expect(await tally(files)).toMatchObject({ status: 3, stderr: expect.stringContaining('r.xlsx') });
  expect(await tally(files, '--force')).toMatchObject({ status: 0 });
});

test('the summary of a batch may be one', async () => {
  const files = new Map([['m.csv', bytesOf('bulletins;choix\nb.csv;2\n')], ...world()]);
  const { status, files: written } = await runIn('/nowhere', ['batch', 'm.csv', '--summary', 's.xlsx'], { files });
  expect(status).toBe(0);
  const sheet = await rowsIn(written.get('s.xlsx'));
  expect(sheet?.rows[1]?.slice(0, 4)).toEqual(['b.csv', expect.any(String), 3, 3]);
});

test.skipIf(whyNot !== null)(
  `Excel’s own validator has no complaint${whyNot === null ? '' : ` (skipped: ${whyNot})`}`,
  async () => {
    const { files } = await tally(world());
    expect(validate(files.get('r.xlsx') ?? new Uint8Array(), 'xlsx')).toMatchObject({ ok: true, errors: [] });
  },
);
