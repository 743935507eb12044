/** What secretaries type that is no ballot, or a ballot written otherwise: each file could be drawn on a napkin. */
import { describe, expect, test } from 'vitest';
import { issuesIn, pointsIn, tellOf } from '../support/sheet.ts';

const LIST = 'code;libellé\n1;Haies\n2;Four à pain, lavoir\n3;Outils, vélos\n4;Moisson\n5;Café\n6;Marche\n';
const HEAD = 'N°;Choix 1;Choix 2;Choix 3';
const sheet = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('titles of parts', () => {
  test('above headings that come again: whatever words stand there', async () => {
    const told = await tellOf(sheet('Nord;;;', HEAD, '1;Haies;Moisson;Café', 'Sud;;;', HEAD, '1;Café;Moisson;Haies'));
    expect(told.tally?.turnout).toMatchObject({ ballots: 2, blank: 0 });
    expect(issuesIn(told)).toEqual([]);
    expect(told.tally?.sources[0]?.lines).toEqual({ read: 6, header: 2, ignored: 2, ballots: 2 });
  });

  test('«Table B» alone in a row begins a part, in which ballots are numbered anew', async () => {
    const told = await tellOf(sheet(HEAD, 'Table A;;;', '1;Haies;Moisson;Café', 'Table B;;;', '1;Café;Moisson;Haies'));
    expect(told.tally?.turnout).toMatchObject({ ballots: 2, blank: 0 });
    expect(issuesIn(told)).toEqual([]);
  });

  test.each([['a participant without a pick', sheet('Nom;Choix 1;Choix 2', 'Zoé;Haies;Café', 'Paul;;')]])(
    '%s is a blank ballot all the same',
    async (_, text) => {
      expect((await tellOf(text)).tally?.turnout).toMatchObject({ ballots: 2, blank: 1 });
    },
  );

  test.each([
    ['a word where numbers stand', sheet(HEAD, '1;Haies;Moisson;Café', 'bis;;;')],
    ['a table where names stand', sheet('Nom;Choix 1;Choix 2', 'Table A;;', 'Zoé;Haies;Café')],
    ['a table where groups stand', sheet('Table;Choix 1;Choix 2', 'Table A;;', 'Table A;Haies;Café')],
    ['a ballot that says it has no number', sheet(HEAD, '1;Haies;Moisson;Café', 'Bulletin sans numéro;;;')],
    ['a place at the end', sheet('Structure;Choix 1;Choix 2;Choix 3', 'MJC;Haies;Café;', 'Centre social;;;')],
  ])('%s may be a blank ballot or none: it is asked', async (_, text) => {
    const told = await tellOf(text);
    expect(told.status).toBe(1);
    expect(told.tally?.turnout).toMatchObject({ ballots: 2, held: 1 });
  });
});

describe('orientations that head columns are no picks', () => {
  const head = 'Votant;Haies;Moisson;Café;Marche';

  test('where few columns have anything but ranks below', async () => {
    const told = await tellOf(sheet(head, 'V1;1;2;3;', 'V2;;1;;', 'V3;2;;;1'), LIST, ['--ordered']);
    expect(told.tally?.sources[0]?.layout).toBe('rank-per-orientation');
    expect(pointsIn(told)).toEqual({ Haies: 2, Moisson: 2, Café: 1, Marche: 1 });
  });

  test('where dots pile up, as many as there are orientations', async () => {
    const told = await tellOf(sheet(head, 'P1;2;1;;', 'P2;;3;;', 'P3;;;x;xx'), LIST, ['--scheme', 'cumulative']);
    expect(told.tally?.sources[0]?.layout).toBe('column-per-orientation');
    expect(pointsIn(told)).toEqual({ Haies: 2, Moisson: 4, Café: 1, Marche: 2 });
  });
});

test('a ballot that names years is no line of headings', async () => {
  const rows = ['Nom;Bronze;Argent;Or', 'Zoé;2025;2027;2028', 'Paul;2027;2030;2025', 'Anne;2028;2025;2027'];
  const { status, tally } = await tellOf(sheet(...rows), '2028\n2030\n2025\n2027\n', ['--scheme', 'borda']);
  expect([status, tally?.turnout.ballots]).not.toEqual([0, 2]);
});

test('a name alone above the first ballot, without headings, may be a blank ballot: it is asked', async () => {
  const rows = ['Zoé;;;', 'Paul;Haies;Moisson;Café', 'Anne;Café;Marche;Haies'];
  expect((await tellOf(sheet(...rows), LIST)).status).toBe(1);
});

test('3.0 is 3, as programs write numbers where some are missing; not where the list has a 0', async () => {
  const text = sheet('N°;Choix 1;Choix 2;Choix 3', '1;1.0;4.0;5.0', '2;"5,0";1.0;');
  expect(pointsIn(await tellOf(text, LIST))).toEqual({ Haies: 2, Moisson: 1, Café: 2 });
  expect((await tellOf(text, LIST.replace('6;', '0;'))).status).toBe(1);
});

test.each(['non coché', 'pas choisie', 'not selected', 'décoché', 'unchecked'])('«%s» is no mark', async (none) => {
  const text = sheet(
    'N°;Haies;Four à pain, lavoir;Outils, vélos;Moisson;Café;Marche',
    `1;x;x;x;${none};;`,
    '2;;;;x;x;x',
  );
  const { tally } = await tellOf(text.replace(/Four à pain, lavoir|Outils, vélos/gu, '"$&"'), LIST);
  expect(tally?.turnout).toMatchObject({ valid: 2, held: 0 });
});

describe('numbers in one cell', () => {
  const told = (cell: string) => tellOf(sheet('Bulletin;Choix', `A1;"${cell}"`, 'A2;1'), LIST);

  test.each(['1/4/5', '1 / 4 / 5', '1-4-5', '1.4.5', '1 et 4 et 5', '1+4+5', '01, 04, 05', '1\n4\n5'])(
    '%j',
    async (cell) => {
      expect(pointsIn(await told(cell))).toEqual({ Haies: 2, Moisson: 1, Café: 1 });
    },
  );

  test.each(['3,4', '3.4'])('%j is two, and pointed out', async (cell) => {
    expect(issuesIn(await told(cell))).toContain('decimal 2 counted');
  });

  test.each(['01/02/2026', '2026-02-01', '01/02/2026 00:00'])('%j is a date, and no three numbers', async (cell) => {
    const { tally } = await told(cell);
    expect(tally?.issues[0]).toMatchObject({ code: 'unknown', outcome: 'held', harm: { kind: 'date', typed: '1-2' } });
  });
});

describe('the same ballot twice', () => {
  test('a spreadsheet makes 7 of 007', async () => {
    const told = await tellOf(sheet('N°;Choix 1', '007;Haies', '7;Café', '70;Café'), null, ['--picks', '1']);
    expect(issuesIn(told)).toEqual(['duplicate 3 held']);
    expect(told.tally?.issues[0]).toMatchObject({ by: 'number' });
  });

  test('what it is known by is said, and is never shown', async () => {
    const told = await tellOf(sheet('E-mail;Nom;Choix 1', 'z@x.fr;Zoé;Haies', 'Z@X.FR;Zoé;Café'), null, [
      '--picks',
      '1',
    ]);
    expect(told.tally?.issues).toMatchObject([{ code: 'duplicate', by: 'address', cell: null }]);
  });
});

test('a rank that comes twice is shown as it was typed, where it was typed', async () => {
  const { tally } = await tellOf(sheet('Nom;Rang;Orientation', 'Zoé;1;Haies', 'Zoé;2;Café', 'Zoé;2;Marche'), LIST);
  expect(tally?.issues).toMatchObject([{ code: 'bad-rank', line: 4, letter: 'B', cell: '2' }]);
});

test('a table that lies on its side is refused, with or without the list', async () => {
  const text = sheet(';Bulletin 1;Bulletin 2', 'Choix 1;Haies;Café', 'Choix 2;Café;Marche');
  for (const list of [null, LIST]) expect((await tellOf(text, list)).stderr).toContain('peut-être en colonnes');
  const marks = sheet('Orientation;Zoé;Paul;Total', 'Haies;x;x;2', 'Café;x;;1', 'Marche;;x;1');
  expect((await tellOf(marks, LIST)).stderr).toContain('peut-être en colonnes');
  expect((await tellOf(sheet('Choix 1;Choix 2', 'Haies;Café', 'Café;Marche'), LIST)).status).toBe(0);
  expect((await tellOf(sheet('Nom;Rang;Orientation', 'Zoé;Choix 1;Haies', 'Zoé;Choix 2;Café'), LIST)).status).toBe(0);
});

describe('a ballot above the headings', () => {
  test('is never lost in them: by its number or by the list it is known, and asked about', async () => {
    const numbered = await tellOf(sheet('1;Haies;Café;Marche', HEAD, '2;Café;Marche;Haies'));
    expect(issuesIn(numbered)).toEqual(['odd-row 1 held']);
    const listed = await tellOf(sheet('Haies;Café', 'Choix 1;Choix 2', 'Café;Marche'), LIST, ['--picks', '2']);
    expect(issuesIn(listed)).toEqual(['odd-row 1 held']);
    const bare = await tellOf(sheet('Haies;Café', 'Choix 1;Choix 2', 'Café;Haies', 'Haies;Café'), null, [
      '--picks',
      '2',
    ]);
    expect(bare.status).toBe(1);
  });

  test.each([
    ['marks', 'N°;Haies;Café;Marche;Moisson', '1;x;x;;', '2;;x;x;x', '3;x;;;x'],
    ['ones', 'N°;Haies;Café;Marche;Moisson', '1;1;1;;', '2;;1;1;1', '3;1;;;1'],
    [
      'yes and no',
      'Nom;Haies;Café;Marche;Moisson',
      'Zoé;Oui;Non;Non;Oui',
      'Paul;Non;Oui;Oui;Oui',
      'Guy;Oui;Oui;Non;Non',
    ],
    ['numbers in one cell', 'Nom;Choix', 'Zoé;"1;3"', 'Paul;2, 5', 'Guy;4 / 6'],
    ['labels in one cell', 'Nom;Choix', 'Zoé;Haies, Café', 'Paul;Café, Marche', 'Guy;Moisson, Marche'],
  ])('nor where it is %s', async (_, head, first, ...others) => {
    expect(issuesIn(await tellOf(sheet(first, head, ...others), LIST))).toContain('odd-row 1 held');
  });

  test('nor is a line that numbers the columns, or sums them up', async () => {
    for (const above of ['1;2;3;4;5', ';1;2;3;4', 'Total;2;2;1;2'])
      expect(
        issuesIn(await tellOf(sheet(above, 'N°;Haies;Café;Marche;Moisson', '1;x;x;;x', '2;x;x;x;'), LIST)),
      ).toEqual(['no-column 2 counted']);
  });

  test('a line that numbers the columns below their headings is no reason to ask what all the marks are', async () => {
    const told = await tellOf(sheet('N°;Haies;Café;Marche;Moisson', ';1;2;3;4', '1;x;x;;x', '2;x;x;x;'), LIST);
    expect(issuesIn(told)).toContain('odd-row 2 held');
  });

  test('as many ballots across as there are orientations down the side are not the numbers of orientations', async () => {
    const down = [
      'Haies;x;;x;;;',
      '"Four à pain, lavoir";;x;;;x;',
      'Moisson;x;x;;x;;x',
      'Café;;;x;;x;x',
      'Marche;;x;;x;;',
    ];
    const rows = sheet('Orientation;1;2;3;4;5;6', ...down, '"Outils, vélos";x;;;x;x;');
    expect((await tellOf(rows, LIST)).stderr).toContain('Transposer');
  });

  test('nor where a blank ballot is known by its address, and no headings stand anywhere', async () => {
    const told = await tellOf(sheet('z@x.fr;;;69', 'p@x.fr;Haies;Café;70', 'g@x.fr;Marche;Café;72'), LIST, [
      '--picks',
      '2',
    ]);
    expect(told.tally?.turnout).toMatchObject({ ballots: 3, blank: 1 });
  });

  test('a title is none, nor are several lines of headings', async () => {
    const titles = sheet('Atelier 2;Metz;12 mars;2026', 'Bulletin;Vos choix;;', HEAD, '2;Café;Marche;Haies');
    expect((await tellOf(titles, LIST)).tally?.sources[0]?.lines).toMatchObject({ header: 2, ballots: 1 });
  });
});

describe('what stands for no pick', () => {
  test.each(['-', '–', 'néant', 'Aucun', 'BLANC', 'aucun choix'])('%j', async (word) => {
    for (const list of [null, LIST]) {
      const told = await tellOf(sheet(HEAD, `1;${word};;`, `2;Haies;${word};${word}`), list);
      expect(told.tally?.turnout).toMatchObject({ valid: 1, incomplete: 1, blank: 1 });
      expect(pointsIn(told)).toEqual({ Haies: 1 });
    }
  });

  test('unless the list has it', async () => {
    const told = await tellOf(sheet('Choix 1;Choix 2', 'Blanc;Rouge'), 'Blanc\nRouge\n', ['--picks', '2']);
    expect(pointsIn(told)).toEqual({ Blanc: 1, Rouge: 1 });
  });

  test('«nul» is a judgement, which waits for what the paper says; so does what a spreadsheet may have written', async () => {
    for (const word of ['nul', 'Bulletin nul', '#N/A']) {
      const told = await tellOf(sheet(HEAD, `1;${word};;`, '2;Haies;Café;Marche'));
      expect(told.tally?.turnout).toMatchObject({ valid: 1, held: 1 });
    }
  });
});

test('a row that is parted otherwise than the others is held, not blank', async () => {
  for (const row of ['2,Haies,Café,Marche', '2\tHaies\tCafé\tMarche', '2|Haies|Café|Marche']) {
    const issues = issuesIn(await tellOf(sheet(HEAD, '1;Haies;Café;Marche', row), LIST));
    expect(issues).toEqual([expect.stringMatching(/^(?:short|odd)-row 3 held$/u)]);
  }
});

test('who typed the sheet, below it, is a note', async () => {
  const told = await tellOf(sheet(HEAD, '1;Haies;Café;Marche', 'Saisi par Paul le 12/03;;;'));
  expect(told.tally?.sources[0]?.lines).toEqual({ read: 3, header: 1, ignored: 1, ballots: 1 });
});

test('ideas with their votes are totals, whoever had them, once somebody says so', async () => {
  const text = sheet('Idée;Nombre de votes;Auteur', 'Haies;12;Zoé', 'Café;7;', 'Marche;0;Léo');
  for (const list of [null, LIST]) {
    expect((await tellOf(text, list)).stderr).toContain('--layout totals');
    const told = await tellOf(text, list, ['--layout', 'totals']);
    expect(told.tally?.sources[0]).toMatchObject({ layout: 'totals', totals: 19 });
    expect(pointsIn(told)).toEqual({ Haies: 12, Café: 7 });
  }
});

test('a pick between two blocks that stand side by side holds its ballot, however far down', async () => {
  const rows = Array.from({ length: 300 }, () => 'Haies;Café;;Moisson;Marche');
  const told = await tellOf(sheet('Choix 1;Choix 2;;Choix 1;Choix 2', ...rows, 'Haies;Café;Marche;Moisson;'), LIST, [
    '--picks',
    '2',
  ]);
  expect(told.status).toBe(1);
  expect(issuesIn(told)).toContain('stray-vote 302 held');
});
