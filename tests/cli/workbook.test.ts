/** A workbook is read as the spreadsheet shows it: the right sheet, the right cells, or a sentence that says what to do. */
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Tally } from '../../src/tally/result.ts';
import { runIn } from '../support/shell.ts';
import { bomb, type Cell, ods, type SheetOf, xlsx } from '../support/workbook.ts';

const nowhere = join(import.meta.dirname, 'nowhere');
const kinds = { xlsx, ods } as const;
type Kind = keyof typeof kinds;
const HEAD = ['N°', 'Choix 1', 'Choix 2', 'Choix 3'];
const FULL = [1, 'Jardin', 'Cuisine', 'Chorale'];
const sheet = (name: string, ...rows: Cell[][]): SheetOf => ({ name, rows: [HEAD, ...rows] });

const run = (bytes: Uint8Array, ...args: string[]) => runWith({ 'b.xlsx': bytes }, 'tally', 'b.xlsx', ...args);
const runWith = (files: Record<string, Uint8Array>, ...args: string[]) =>
  runIn(nowhere, args, { files: new Map(Object.entries(files)) });
const tallyOf = async (bytes: Uint8Array, ...args: string[]): Promise<Tally> =>
  JSON.parse((await run(bytes, '--json', ...args)).stdout);

const sealedOf = tallyOf as (...given: Parameters<typeof tallyOf>) => Promise<Tally & { fingerprint: string }>;

/** With spaces that anybody can type, in one line. */
const plainly = (text: string) => text.replace(/[\s\u00a0\u202f]+/gu, ' ');

describe.each(Object.keys(kinds) as Kind[])('%s', (kind) => {
  const book = (...sheets: SheetOf[]) => kinds[kind](...sheets);

  test('is counted like the same ballots in a text', async () => {
    const rows: Cell[][] = [
      FULL,
      [2, 'dit "le lieu"', 'Jardin ; été', 'Chorale'],
      [3, null, null, null],
      [4, 'Santé\nmentale', 'Jardin', 'Cuisine'],
    ];
    const text = [HEAD, ...rows].map((row) =>
      row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(';'),
    );
    const { sources, fingerprint, ...told } = await sealedOf(book({ name: 'Bulletins', rows: [HEAD, ...rows] }));
    const { sources: others, fingerprint: other, ...same } = await sealedOf(Buffer.from(`${text.join('\r\n')}\r\n`));
    expect(told).toEqual(same);
    expect(fingerprint).not.toBe(other);
    expect(sources).toMatchObject([{ encoding: kind, delimiter: '', sheet: 'Bulletins', layout: 'column-per-pick' }]);
    expect(sources[0]?.lines).toEqual(others[0]?.lines);
  });

  test('a cell with semicolons and line breaks is one cell: a workbook has no quotation marks to forget', async () => {
    const remarks = {
      name: 'Bulletins',
      rows: [
        [...HEAD, 'Remarque'],
        [...FULL, 'vu;lu;su\nbis;ter;fin'],
      ],
    };
    expect(await tallyOf(book(remarks))).toMatchObject({ turnout: { valid: 1, held: 0 }, issues: [] });
    const totals = {
      name: 'Totaux',
      rows: [
        ['Orientation', 'Total'],
        ['Jardin;\nfleurs;fruits', 3],
        ['Cuisine', 2],
      ],
    };
    const { orientations, issues } = await tallyOf(book(totals), '--layout', 'totals');
    expect(issues).toEqual([]);
    expect(orientations.map(({ points }) => points)).toEqual([3, 2]);
  });

  test('errors, dates and decimal numbers stay what they are, in their line and column', async () => {
    const { issues } = await tallyOf(
      book(
        sheet(
          'Bulletins',
          FULL,
          [2, { error: '#N/A' }, 'Jardin', 'Chorale'],
          [3, 'Jardin', { days: 46_145, format: 'dd/mm/yyyy' }, 'Chorale'],
          [4, 'Jardin', 'Cuisine', { error: '#REF!' }],
        ),
      ),
    );
    expect(issues.map(({ code, line, letter, cell }) => [code, line, letter, cell])).toEqual([
      ['unknown', 3, 'B', '#N/A'],
      ['unknown', 4, 'C', '03/05/2026'],
      ['unknown', 5, 'D', '#REF!'],
    ]);
    expect(issues[1]).toMatchObject({ harm: { kind: 'date', typed: '3-5' } });
  });

  test('numbers are written as a French spreadsheet shows them', async () => {
    const rows: Cell[][] = [
      ['Bulletin', 'Choix (numéros)'],
      ['A1', 3.7],
      ['A2', 2],
      ['A3', 0.1 + 0.2],
      ['A4', true],
    ];
    const list = { 'l.txt': Buffer.from('A\nB\nC\nD\nE\nF\nG\n') };
    const { stdout } = await runWith(
      { 'b.xlsx': book({ name: 'x', rows }), ...list },
      ...['tally', 'b.xlsx', '--orientations', 'l.txt', '--picks', '2', '--json'],
    );
    const { issues } = JSON.parse(stdout) as Tally;
    expect(issues.filter(({ code }) => code === 'decimal')).toMatchObject([
      { line: 2, cell: '3,7' },
      { line: 4, cell: '0,3' },
    ]);
    expect(issues.filter(({ code }) => code === 'unknown').map(({ cell }) => cell)).toEqual(['0', 'VRAI']);
  });

  test('titles and empty rows keep their numbers, rows that were only formatted are none', async () => {
    const rows: Cell[][] = [['Atelier du 12 mars'], [], HEAD, FULL, [], [null, ' '], []];
    const { sources } = await tallyOf(book({ name: 'Bulletins', rows }));
    expect(sources[0]?.lines).toEqual({ read: 4, header: 1, ignored: 2, ballots: 1 });
  });

  test('a sheet without ballots is named as left aside', async () => {
    const notes: SheetOf = { name: 'Mode d’emploi', rows: [['Une ligne par bulletin.']] };
    const { sources, turnout, issues } = await tallyOf(book(notes, sheet('Table A', FULL)));
    expect(sources).toMatchObject([{ sheet: 'Table A' }]);
    expect(turnout.valid).toBe(1);
    expect(issues).toMatchObject([{ code: 'other-sheets', sheets: ['Mode d’emploi'], severity: 'warning' }]);
  });

  test('without a list, words under any heading of another sheet may be picks', async () => {
    const answers: SheetOf = {
      name: 'Bulletins',
      rows: [
        ['Nom', 'Réponses'],
        ['Anne', 'Jardin'],
        ['Paul', 'Théâtre'],
      ],
    };
    const { status, stderr } = await run(book(answers, sheet('Table A', FULL)));
    expect(status).toBe(1);
    expect(plainly(stderr)).toContain(
      'plusieurs feuilles peuvent contenir des bulletins (« Table A » et « Bulletins »)',
    );
  });

  test('two sheets with ballots stop the count until one is chosen', async () => {
    const both = book(sheet('Table A', FULL), sheet('Table B', FULL, [2, 'Jardin', 'Cuisine', 'Théâtre']));
    const { status, stderr } = await run(both);
    expect(status).toBe(1);
    expect(plainly(stderr)).toContain('plusieurs feuilles peuvent contenir des bulletins (« Table A » et « Table B »)');
    expect((await tallyOf(both, '--sheet', 'Table B')).turnout.valid).toBe(2);
  });

  test('a sheet that has something to ask is not left aside in silence', async () => {
    const marks = {
      name: 'Table B',
      rows: [
        ['N°', 'Jardin', 'Cuisine'],
        [1, 'x', 'x'],
        [2, '', 'x'],
      ],
    };
    const { status, stderr } = await run(book(sheet('Table A', FULL), marks));
    expect(status).toBe(1);
    expect(plainly(stderr)).toContain('(« Table A » et « Table B »)');
  });

  test.each<[string, SheetOf, string]>([
    [
      'hidden rows',
      { ...sheet('S', FULL, [2, 'Jardin', 'Cuisine', 'Théâtre']), hiddenRows: [2] },
      '4 cellules masquées (A3, B3, C3 et D3)',
    ],
    ['a hidden column', { ...sheet('S', FULL), hiddenColumns: [2] }, '2 cellules masquées (C1 et C2)'],
    [
      'a cell that is struck out',
      sheet('S', FULL, [2, 'Jardin', { text: 'Cuisine', struck: true }, 'Théâtre']),
      '1 cellule barrée (C3)',
    ],
    [
      'a formula without a result',
      sheet('S', FULL, [2, 'Jardin', { text: null, formula: 'A1' }, 'Théâtre']),
      '1 formule sans résultat (C3)',
    ],
    [
      'a merged pick',
      sheet('S', FULL, [2, 'Jardin', { text: 'Cuisine', over: [2, 1] }, 'Théâtre'], [3, 'Jardin', null, 'Chorale']),
      '1 cellule fusionnée (C3)',
    ],
    [
      'marks of colour alone',
      {
        name: 'S',
        rows: [
          ['N°', 'Jardin', 'Cuisine', 'Chorale'],
          [1, 'x', 'x', 'x'],
          [2, 'x', null, { text: null, fill: 'FFFF00' }],
          [3, null, 'x', null],
        ],
      },
      '1 case coloriée (D3)',
    ],
  ])('%s', async (_, odd, words) => {
    const list = { 'l.txt': Buffer.from('Jardin\nCuisine\nChorale\nThéâtre\n') };
    const isGrid = odd.rows[0]?.[1] === 'Jardin';
    const args = isGrid ? ['--pick-columns', 'B,C,D'] : ['--orientations', 'l.txt'];
    const { status, stderr } = await runWith({ 'b.xlsx': book(odd), ...list }, 'tally', 'b.xlsx', ...args);
    expect(plainly(stderr)).toContain(words);
    expect(status).toBe(1);
  });

  test('one coloured cell of two is no usual colour', async () => {
    const rows = [
      ['N°', 'Jardin', 'Cuisine', 'Chorale'],
      [1, 'x', null, { text: null, fill: 'FFFF00' }],
      [2, null, 'x', 'x'],
    ];
    const { status, stderr } = await run(book({ name: 'S', rows }), '--pick-columns', 'B,C,D');
    expect(status).toBe(1);
    expect(plainly(stderr)).toContain('D2');
  });

  test('colours that decorate, titles that are merged, what is hidden and empty: nothing to say', async () => {
    const green = (text: string | null) => ({ text, fill: '00FF00' });
    const decorated: SheetOf = {
      name: 'S',
      rows: [
        [{ text: 'Atelier du 12 mars', over: [1, 4] }, null, null, null],
        [null, { text: 'Vos choix', over: [1, 3] }, null, null],
        HEAD,
        FULL,
        [green('2'), green('Jardin'), green('Cuisine'), green(null)],
        [3, 'Chorale', 'Cuisine', { text: null, fill: 'FFFFFF' }],
        [4, 'Chorale', 'Cuisine', { text: 'Jardin', fill: 'FFFFFF' }],
        [5, 'Chorale', 'Cuisine', { text: 'Jardin', fill: 'FFFFFF' }],
        [null, null, null, null],
      ],
      hiddenRows: [8],
      hiddenColumns: [5],
    };
    const { turnout } = await tallyOf(book(decorated));
    expect(turnout).toMatchObject({ valid: 5, incomplete: 2 });
  });

  test.each(['Table B', 'table  b', '3'])('--sheet %j', async (asked) => {
    const book3 = book(
      { name: 'Vide', rows: [] },
      sheet('Table A', FULL),
      sheet('Table B', FULL, [2, 'Jardin', 'Cuisine', null]),
    );
    const { sources, turnout, issues } = await tallyOf(book3, '--sheet', asked);
    expect(sources).toMatchObject([{ sheet: 'Table B' }]);
    expect(turnout.valid).toBe(2);
    expect(issues.map(({ code }) => code)).toEqual(['incomplete']);
  });

  test('damage that was saved in it is found', async () => {
    const { status, stderr } = await run(book(sheet('Bulletins', [1, 'SantÃ©', 'Jardin', 'Chorale'])));
    expect(status).toBe(1);
    expect(plainly(stderr)).toMatch(/ligne 2 : des lettres ont été perdues ou abîmées/u);
  });

  test('a list of orientations may be one', async () => {
    const list = book(
      { name: 'Notes', rows: [['à relire']] },
      {
        name: 'Orientations',
        rows: [
          ['code', 'libellé'],
          [1, 'Jardin'],
          [2, 'Cuisine; repas'],
          [3, 'Chorale'],
        ],
      },
    );
    const { status, stdout } = await runWith(
      { 'b.csv': Buffer.from('N°;Choix 1;Choix 2\n1;2;Jardin\n'), 'l.ods': list },
      ...['tally', 'b.csv', '--orientations', 'l.ods', '--picks', '2', '--json'],
    );
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Tally).orientations.map(({ label, points }) => [label, points])).toEqual([
      ['Jardin', 1],
      ['Cuisine; repas', 1],
      ['Chorale', 0],
    ]);
  });

  test('check says which sheet, compare holds it against a text, verify counts it again', async () => {
    const bytes = book(sheet('Vide'), sheet('Salle', FULL));
    const files = { 'b.xlsx': bytes, 'b.csv': Buffer.from('N°;Choix 1;Choix 2;Choix 3\n1;Jardin;Cuisine;Théâtre\n') };
    expect(plainly((await runWith(files, 'check', 'b.xlsx', '--sheet', 'Salle')).stdout)).toContain(
      `Lecture : classeur ${kind}, feuille « Salle », une colonne par choix`,
    );
    const compared = await runWith(files, 'check', 'b.xlsx', '--sheet', 'Salle', '--compare', 'b.csv');
    expect(plainly(compared.stdout)).toContain(
      'b.xlsx, ligne 2 : « Jardin », « Cuisine », « Chorale » b.csv, ligne 2 : « Jardin », « Cuisine », « Théâtre »',
    );
    const world = { files: new Map(Object.entries(files)) };
    expect((await runIn(nowhere, ['tally', 'b.xlsx', '--sheet', 'Salle', '-o', 'cr.docx'], world)).status).toBe(0);
    expect(plainly((await runIn(nowhere, ['verify', 'cr.docx', 'b.xlsx'], world)).stdout)).toContain('b');
    expect((await runIn(nowhere, ['verify', 'cr.docx', 'b.xlsx'], world)).status).toBe(0);
  });

  test('a part that is not what was packed is damage, though it unpacks', async () => {
    const bytes = zipSync(unzipSync(book(sheet('Bulletins', FULL))), { level: 0 });
    const at = Buffer.from(bytes).indexOf('Cuisine');
    bytes[at] = 'T'.charCodeAt(0);
    const { status, stderr } = await run(bytes);
    expect(status).toBe(1);
    expect(plainly(stderr)).toContain('abîmé');
  });

  test('whatever happens to its bytes: counted, or refused in a sentence', { timeout: 120_000 }, async () => {
    const whole = book(sheet('Bulletins', FULL, [2, 'Jardin', { days: 46_145, format: 'd-mmm' }, 3.7]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        async (blows, cut) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of blows) bytes[at] = byte;
          const { status, stderr } = await run(
            cut === 0 ? bytes.slice(0, blows[0]?.[0]) : bytes,
            '--no-docx',
            '--quiet',
          );
          expect([0, 1]).toContain(status);
          expect(stderr).not.toMatch(/\bat .*\.[tj]s:\d/u);
        },
      ),
      { seed: 1936, numRuns: 150 },
    );
  });
});

test('a cell of Excel of which a part is struck out is asked about', async () => {
  const parts = unzipSync(xlsx(sheet('S', FULL, [2, 'Jardin', { text: 'Cuisine' }, 'Théâtre'])));
  const whole = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const struck = '<is><r><t>Jeux </t></r><r><rPr><strike/></rPr><t>Cuisine</t></r></is>';
  const changed = strToU8(whole.replace('<is><t>Cuisine</t></is>', struck));
  const { status, stderr } = await run(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': changed }));
  expect([status, plainly(stderr)]).toEqual([1, expect.stringContaining('1 cellule barrée (C3)')]);
});

describe('ods alone', () => {
  const content = (rows: string) =>
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8(
        `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    });
  const row = (...cells: string[]) =>
    `<table:table-row>${cells.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;

  test('headings that are printed on each page and rows that are grouped are rows like others; a note is no cell', async () => {
    const note = '<office:annotation><text:p>à vérifier</text:p></office:annotation>';
    const split = `Cui<text:span>sine</text:span>${note}`;
    const bytes = content(
      `<table:table-header-rows>${row('N°', 'Choix 1', 'Choix 2')}</table:table-header-rows>${row('1', 'Jardin', split)}<table:table-row-group>${row('2', 'Jardin', `Chorale</text:p>${note}<text:p>`)}</table:table-row-group>`,
    );
    const { turnout, orientations } = await tallyOf(bytes, '--picks', '2');
    expect(turnout.valid).toBe(2);
    expect(orientations.map(({ label }) => label.trim()).toSorted()).toEqual(['Chorale', 'Cuisine', 'Jardin']);
  });

  const times = (what: string, count: number) => ` table:number-${what}-repeated="${count}"`;
  const full = row('1', 'Jardin', 'Cuisine');
  test.each([
    ['a million repeated rows', full.replace('<table:table-row', `<table:table-row${times('rows', 1_000_000)}`)],
    ['a row of 3,000 repeated cells', full.replace('<table:table-cell', `<table:table-cell${times('columns', 3_000)}`)],
    [
      'two million cells',
      `<table:table-row${times('rows', 2_000)}><table:table-cell${times('columns', 1_001)}><text:p>x</text:p></table:table-cell></table:table-row>`,
    ],
    ['a cell of a hundred million blanks', row('a<text:s text:c="99999"/>'.repeat(1_000))],
    [
      'a thousand cells stretched over all others',
      `<table:table-row${times('rows', 1_000)}>${'<table:table-cell table:number-rows-spanned="99999" table:number-columns-spanned="9"><text:p>x</text:p></table:table-cell>'.repeat(9)}</table:table-row>`,
    ],
    ['text within text', row('<text:span>'.repeat(10_000))],
    ['groups within groups', '<table:table-row-group>'.repeat(10_000)],
    [
      'more XML than any workshop has',
      row(...Array.from({ length: 9 }, () => `<text:span>${' '.repeat(2 ** 21)}</text:span>`)),
    ],
  ])('%s: refused', async (_, rows) => {
    const { status, stderr } = await run(content(`${row('N°', 'Choix 1', 'Choix 2')}${rows}`));
    expect(status).toBe(1);
    expect(plainly(stderr)).toContain('bien trop grand');
  });

  test.each([
    ['the style of its column', '<table:table-column/><table:table-column table:default-cell-style-name="out"/>', ''],
    ['the style of its row', '', ' table:default-cell-style-name="out"'],
  ])('a cell may be struck out by %s, and by a style that another is made from', async (_, columns, ofRow) => {
    const parts = unzipSync(
      content(`${columns}${row('N°', 'Choix 1', 'Choix 2')}${full.replace('-row', `-row${ofRow}`)}`),
    );
    const struck = `<office:document-styles><office:styles><style:style style:name="Barré" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style></office:styles></office:document-styles>`;
    const made = `<office:automatic-styles><style:style style:name="out" style:family="table-cell" style:parent-style-name="Barré"/></office:automatic-styles><office:body>`;
    const bytes = zipSync(
      {
        ...parts,
        'styles.xml': strToU8(struck),
        'content.xml': strToU8(strFromU8(parts['content.xml'] ?? new Uint8Array()).replace('<office:body>', made)),
      },
      { level: 0 },
    );
    const { status, stderr } = await run(bytes, '--picks', '2');
    expect(status).toBe(1);
    expect(plainly(stderr)).toContain('barrée');
  });

  test('elements by the hundred thousand are soon read', async () => {
    const many = `${row('<text:span/>'.repeat(200_000))}${'<a>'.repeat(10_000)}`;
    expect((await run(content(`${row('N°', 'Choix 1', 'Choix 2')}${full}${many}`), '--picks', '2')).status).toBe(0);
  });

  test('columns repeated without end are as many as a sheet may have', async () => {
    const columns = `<table:table-column${times('columns', 999_999_999)}/>`.repeat(5_000);
    const { status } = await run(content(`${columns}${row('N°', 'Choix 1', 'Choix 2')}${full}`), '--picks', '2');
    expect(status).toBe(0);
  });
});

describe('xlsx alone', () => {
  test('a cell in the last column, and an archive of 200,000 parts, are refused', { timeout: 20_000 }, async () => {
    const wide = unzipSync(
      xlsx(sheet('S', ...Array.from({ length: 1_200 }, (_, at): Cell[] => [at, 'Jardin', 'Cuisine', 'Chorale']))),
    );
    const part = 'xl/worksheets/sheet1.xml';
    wide[part] = strToU8(
      strFromU8(wide[part] ?? new Uint8Array()).replace(
        '</row>',
        '<c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>',
      ),
    );
    const many = zipSync(
      {
        ...unzipSync(xlsx(sheet('S', FULL))),
        ...Object.fromEntries(
          Array.from({ length: 60_000 }, (_, at) => [`xl/worksheets/s${at}.xml`, new Uint8Array()]),
        ),
      },
      { level: 0 },
    );
    for (const bytes of [zipSync(wide), many]) {
      const { status, stderr } = await run(bytes);
      expect(status).toBe(1);
      expect(plainly(stderr)).toContain('bien trop grand');
    }
  });

  test('a day and a month without a year are shown as Excel shows them; an hour is no day', async () => {
    const rows: Cell[][] = [
      FULL,
      [2, { days: 46_145, format: 'd-mmm' }, { days: 43_040, format: 'mmm-yy' }, 'Jardin'],
      [3, { days: 46_145.5, format: 'dd/mm/yyyy hh:mm' }, { days: 0.25, format: 'h:mm' }, 'Jardin'],
    ];
    const { issues, orientations } = await tallyOf(xlsx(sheet('Bulletins', ...rows)));
    expect(issues.map(({ line, letter, cell }) => [line, letter, cell])).toEqual([
      [3, 'B', '03-mai'],
      [3, 'C', 'nov-17'],
    ]);
    expect(orientations.map(({ label }) => label)).toEqual(expect.arrayContaining(['03/05/2026 12:00:00', '06:00:00']));
  });

  test('a hidden sheet is not read, unless it is asked for', async () => {
    const bytes = xlsx({ ...sheet('Ancien', FULL, FULL), hidden: true }, sheet('Bulletins', FULL));
    expect((await tallyOf(bytes)).issues).toEqual([]);
    expect((await tallyOf(bytes)).sources).toMatchObject([{ sheet: 'Bulletins' }]);
    expect((await tallyOf(bytes, '--sheet', 'Ancien', '--duplicates', 'all')).turnout.valid).toBe(2);
  });

  test('a bomb is refused before it goes off', { timeout: 20_000 }, async () => {
    const bytes = bomb();
    expect(bytes.length).toBeLessThan(2 ** 20);
    const { status, stderr } = await run(bytes);
    expect(status).toBe(1);
    expect(plainly(stderr)).toContain('ce classeur est bien trop grand pour ne contenir que des bulletins');
  });

  test('--sheet without a workbook, or with a name that no sheet has', async () => {
    expect((await run(xlsx(sheet('Salle', FULL)), '--sheet', 'Cour')).status).toBe(2);
    const text = { 'b.csv': Buffer.from('Choix 1;Choix 2\nA;B\n') };
    expect((await runWith(text, 'tally', 'b.csv', '--sheet', '1')).status).toBe(2);
  });
});
