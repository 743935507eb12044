import { expect, test } from 'vitest';
import type { Block, Report, ReportColumn, ReportRow, ReportTable } from '../../src/report/document.ts';
import { shareWidth } from '../../src/writers/share-width.ts';
import { wishOf } from '../../src/writers/word/widths.ts';
import { writeWord } from '../../src/writers/word.ts';
import { faultsOf, openDocx } from '../support/docx.ts';
import { list, paragraph, ranking, sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';
import { all, child, type Element, val } from '../support/xml.ts';

const report = (...blocks: Block[]): Report => ({ ...sampleReport, blocks });
const widthsOf = (columns: readonly ReportColumn[], rows: readonly string[][], total: number) =>
  shareWidth(
    columns.map((each, at) =>
      wishOf(
        each,
        rows.map((cells) => paragraph(cells[at] ?? '')),
      ),
    ),
    total,
  );
const bodyOf = async (...blocks: Block[]) =>
  openDocx(await writeWord(report(...blocks), { sha256 })).xml('word/document.xml');
const column = (grows: 0 | 1, change: Partial<ReportColumn> = {}): ReportColumn => ({
  heading: [{ kind: 'text', text: 'Colonne' }],
  align: 'left',
  grows: grows === 1,
  ...change,
});
const table = (columns: ReportColumn[], rows: ReportRow[]): ReportTable => ({
  kind: 'table',
  title: 't',
  description: 'd',
  columns,
  rows,
});
const cellsOf = (row: Element | undefined) => row?.children.filter(({ name }) => name === 'w:tc') ?? [];
const keepsNext = (row: Element) => all(row, 'w:keepNext').some(({ attributes }) => attributes['w:val'] !== 'false');
const bold = (element: Element) => all(element, 'w:r').every((run) => child(child(run, 'w:rPr'), 'w:b'));

test('columns that hold the same are as wide, to the last twip', () => {
  const thirds = widthsOf([column(1), column(1), column(1)], [], 10000);
  expect(thirds.reduce((sum, width) => sum + width)).toBe(10000);
  expect(Math.max(...thirds) - Math.min(...thirds)).toBeLessThanOrEqual(1);
  expect(widthsOf([column(0), column(1)], [], 600)).toEqual([300, 300]);
});

test('no column is too narrow to read, whatever the others hold', () => {
  const narrow = column(0, { heading: [{ kind: 'text', text: 'N°' }] });
  expect(widthsOf([narrow, column(1)], [['1', 'long '.repeat(99)]], 9000)).toEqual([640, 8360]);
});

test('a table of eighty columns loses none of them', async () => {
  const columns = Array.from({ length: 80 }, (_, index) => column(1, { header: index === 0 }));
  const wide = table(columns, [
    { cells: columns.map((_, index) => [paragraph(`n${index}.`)]) },
    { role: 'bar', cells: [[paragraph('barre')]] },
  ]);
  const bytes = await writeWord(report(wide), { sha256 });
  expect(faultsOf(bytes)).toEqual([]);
  const words = openDocx(bytes).xml('word/document.xml').text;
  for (const index of columns.keys()) expect(words).toContain(`n${index}.`);
});

test('an empty cell stays empty, a missing one too', async () => {
  const body = await bodyOf(
    table(
      [column(1), column(1)],
      [{ cells: [[paragraph('a')], []] }, { cells: [[paragraph('b')]] }, { cells: [[], [paragraph('c')]] }],
    ),
  );
  const [, ...rows] = all(body, 'w:tr');
  expect(rows.map((row) => cellsOf(row).map(({ text }) => text))).toEqual([
    ['a', ''],
    ['b', ''],
    ['', 'c'],
  ]);
});

test('the bar is one cell across all columns, over a thick line: its words belong to what stands above', async () => {
  const body = await bodyOf(ranking);
  const bar = all(body, 'w:tr').find(({ text }) => text.startsWith('Barre'));
  const [cell, ...others] = cellsOf(bar);
  expect(others).toEqual([]);
  expect(val(child(cell, 'w:tcPr'), 'w:gridSpan')).toBe('4');
  expect(child(child(child(cell, 'w:tcPr'), 'w:tcBorders'), 'w:bottom')?.attributes['w:sz']).toBe('18');
});

test('a strong row is bold, and nothing else in the rows', async () => {
  const [, ...rows] = all(await bodyOf(ranking), 'w:tr');
  const orientations = rows.filter((row) => cellsOf(row).length === 4);
  expect(orientations.map((row) => bold(cellsOf(row)[1] ?? row))).toEqual([true, true, true, ...Array(5).fill(false)]);
  const plain = await bodyOf(
    table([column(1, { header: true }), column(1)], [{ cells: [[paragraph('a')], [paragraph('b')]] }]),
  );
  const [, row] = all(plain, 'w:tr');
  expect(cellsOf(row).map(bold)).toEqual([false, false]);
  expect(child(child(all(plain, 'w:tbl')[0], 'w:tblPr'), 'w:tblLook')?.attributes['w:firstColumn']).not.toBe('false');
});

test('numbers stand on the right, their heading too', async () => {
  const body = await bodyOf(ranking);
  const last = all(body, 'w:tr')
    .map((row) => cellsOf(row).at(-1))
    .filter((cell) => cell && !cell.text.startsWith('Barre'));
  expect(last.map((cell) => val(all(cell ?? body, 'w:pPr')[0], 'w:jc'))).toEqual(Array(9).fill('right'));
});

test('a short table stays on one page; a long one leaves no row alone and holds the bar to what it closes', async () => {
  const [header, ...short] = all(await bodyOf(ranking), 'w:tr');
  expect(header && val(all(header, 'w:pPr')[0], 'w:pStyle')).toBe('AtelierTableHeading');
  expect(short.map(keepsNext)).toEqual([true, true, true, true, true, true, true, true, false]);

  const rows: ReportRow[] = Array.from({ length: 20 }, (_, index) => ({ cells: [[paragraph(String(index))]] }));
  rows.splice(10, 0, { role: 'bar', cells: [[paragraph('barre')]] });
  const [, ...long] = all(await bodyOf(table([column(1)], rows)), 'w:tr');
  expect(long.flatMap((row, index) => (keepsNext(row) ? [index] : []))).toEqual([0, 9, 10, 19]);
});

test('what is retained stays on one page, with the bar that closes it', async () => {
  const rows: ReportRow[] = Array.from({ length: 30 }, (_, index) => ({
    cells: [[paragraph(String(index))]],
    ...(index < 5 && { role: 'strong' as const }),
  }));
  rows.splice(5, 0, { role: 'bar', cells: [[paragraph('barre')]] });
  const [, ...written] = all(await bodyOf(table([column(1)], rows)), 'w:tr');
  expect(written.flatMap((row, index) => (keepsNext(row) ? [index] : []))).toEqual([0, 1, 2, 3, 4, 5, 29]);
});

test('rows whose cells hold lists part at the end of a page, but none is left alone', async () => {
  const cell = [{ ...paragraph('Exigence'), role: 'statement' as const }, list('➤', 'un', 'deux')];
  const tableOf = (rows: number) => table([column(1)], Array(rows).fill({ cells: [cell] }));
  const rowsOf = async (rows: number) => all(await bodyOf(tableOf(rows)), 'w:tr').slice(1);
  expect((await rowsOf(8)).map(keepsNext)).toEqual([true, false, false, false, false, false, true, false]);
  expect((await rowsOf(4)).map(keepsNext)).toEqual([true, true, true, false]);
});

test('columns are as wide as what they hold; where there is no room for all, the widest give way', () => {
  const columns = [column(0), column(1), column(0)];
  const widths = (...rows: string[][]) => widthsOf(columns, rows, 9000);
  const short = widths(['1er', 'Jardin', 'cité par 12 des 20 votants, soit 60 %, en premier choix']);
  expect(short.reduce((sum, width) => sum + width)).toBe(9000);
  expect(short[2]).toBeGreaterThan(4500);
  const long = widths([
    '1er',
    'Accompagner les habitants '.repeat(8),
    'cité par 12 des 20 votants, soit 60 %, en premier choix',
  ]);
  expect(long[1]).toBeGreaterThan(short[1] ?? 0);
  expect(long[0]).toBe(short[0]);
  expect(widths(['1er', 'x', 'y'.repeat(2000)])[1]).toBeGreaterThanOrEqual(640);
});

test('no word is broken for the sake of sentences beside it, as long as there is room for words', () => {
  const columns = Array.from({ length: 6 }, () => column(1));
  const sentence = 'un mot, et puis un autre '.repeat(9);
  // «1er décembre» is one word to Word, since nothing parts its day from its month.
  const cells = ['1er\u00a0décembre', ...Array<string>(5).fill(sentence)];
  const [day = 0, ...others] = widthsOf(columns, [cells], 8400);
  expect(day).toBeGreaterThan(8400 / 6);
  expect(new Set(others.map((width) => Math.round(width / 10))).size).toBe(1);
  expect(widthsOf(columns, [Array<string>(6).fill('x'.repeat(16))], 8400)).toEqual(Array(6).fill(1400));
});

test('a column of bars is as wide as bars are', () => {
  const bars = wishOf(column(0, { heading: [] }), [{ kind: 'paragraph', inlines: [{ kind: 'gauge', share: 0.5 }] }]);
  expect(shareWidth([wishOf(column(1), [paragraph('a')]), bars], 9000)).toEqual([7800, 1200]);
});

test('where words would be broken to make room for bars, as between the columns of a newsletter, bars go', async () => {
  const drawn: Block = { kind: 'paragraph', inlines: [{ kind: 'gauge', share: 0.5 }] };
  const ranked = table(
    [column(0), column(1), column(0, { heading: [] })],
    [{ cells: [[paragraph('1er')], [paragraph('Reconnaissance')], [drawn]] }],
  );
  const inColumns = (count: number) =>
    bodyOf(table(Array(count).fill(column(1)), [{ cells: Array(count).fill([ranked]) }]));
  const drawnIn = async (count: number) => {
    const body = await inColumns(count);
    const cells = cellsOf(all(body, 'w:tr').at(-1)).map(({ text }) => text);
    expect(cells.slice(0, 2)).toEqual(['1er', 'Reconnaissance']);
    // Its cell stays: a document on such paper is held against one on any other.
    expect(cells).toHaveLength(3);
    return all(body, 'w:rStyle').some(({ attributes }) => attributes['w:val'] === 'AtelierGaugeFull');
  };
  expect([await drawnIn(1), await drawnIn(3)]).toEqual([true, false]);
});

test('the mark of a list takes room beside its words', () => {
  const [plain, marked] = [paragraph('un'), list('•', 'un')].map((block) => wishOf(column(0), [block]));
  expect((marked?.wanted ?? 0) - (plain?.wanted ?? 0)).toBe(300);
});

test('without a column that takes the rest, all share it', () => {
  const columns = [column(0), column(0)];
  const [first = 0, second = 0] = widthsOf(columns, [['a', 'beaucoup plus long']], 9000);
  expect(first + second).toBe(9000);
  expect(second).toBeGreaterThan(first);
});

test('two tables do not grow into one, and a document does not end with a table', async () => {
  const body = await bodyOf(ranking, ranking);
  const kinds = body.children[0]?.children.map(({ name }) => name).slice(-5);
  expect(kinds).toEqual(['w:tbl', 'w:p', 'w:tbl', 'w:p', 'w:sectPr']);
});

test('lists and tables in cells, quotations and lists are well laid out', async () => {
  const inner = table([column(1), column(1)], [{ cells: [[list('number', 'un', 'deux')], [ranking]] }]);
  const bytes = await writeWord(
    report(
      inner,
      { kind: 'list', bullet: '➤', items: [[paragraph('avec'), ranking]] },
      { kind: 'quote', blocks: [list('–', 'a'), ranking] },
    ),
    { sha256 },
  );
  expect(faultsOf(bytes)).toEqual([]);
});

test('a table without columns, or with neither headings nor rows, is left out', async () => {
  expect(all(await bodyOf(table([], []), table([column(1, { heading: [] })], [])), 'w:tbl')).toEqual([]);
});
