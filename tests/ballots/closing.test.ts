/** What stands below, between and above ballots: never counted as one, and no ballot is taken for it. */
import { describe, expect, test } from 'vitest';
import { issuesIn, pointsIn, tellOf } from '../support/sheet.ts';

const LIST = 'Nombre et calcul\nHaies\nCafé\nMoisson\n';
const HEAD = 'N°;Structure;Choix 1;Choix 2';
const sheet = (...rows: string[]) => `${rows.join('\n')}\n`;
const turnout = async (text: string, list: string | null = LIST, ...flags: string[]) =>
  (await tellOf(text, list, ['--picks', '2', ...flags])).tally?.turnout;

describe('a blank ballot is a ballot', () => {
  test.each([
    [
      'with a sign of no pick above who signs',
      sheet('Choix 1;Choix 2', 'Haies;Café', 'blanc;', 'Café;Haies', 'Fait à Metz le 12/03/2026;'),
    ],
    [
      'with a sign of no pick, and something beside',
      sheet('Choix 1;Choix 2;Accord', 'Haies;Café;Oui', 'Blanc;;Oui', 'Café;Haies;Oui'),
    ],
  ])('%s', async (_, text) => {
    const told = await turnout(text);
    expect(told).toMatchObject({ valid: 2, blank: 1 });
  });

  test('with nothing but what another says, where every ballot says it; what none says may be a title', async () => {
    const rows = ['Table;Choix 1;Choix 2', 'A;Haies;Café', 'B;Café;Moisson', 'A;Café;Haies', 'B;;', 'A;Moisson;Haies'];
    expect(await turnout(sheet(...rows))).toMatchObject({ valid: 4, blank: 1, held: 0 });
    expect(await turnout(sheet(...rows, 'Après-midi;;', 'A;Haies;Café'))).toMatchObject({
      valid: 5,
      blank: 1,
      held: 1,
    });
  });

  test('of somebody whose name bears a number', async () => {
    const told = await turnout(
      sheet('Nom;Choix 1;Choix 2', 'Martin A1;Haies;Café', 'Petit B2;;', 'Roux C3;Café;Haies'),
    );
    expect(told).toMatchObject({ valid: 2, blank: 1, held: 0 });
  });

  test('but one without its number is held, among ballots that have one', async () => {
    const told = await turnout(sheet(HEAD, '1;Nord;Haies;Café', ';Sud;;', '2;Nord;Café;Haies'));
    expect(told).toMatchObject({ valid: 2, held: 1 });
  });

  test('and a row that ends too soon is held, also where it says nothing', async () => {
    const told = await tellOf(sheet(HEAD, '1;Nord;Haies;Café', '2;Nord', '3;Sud;Café;Haies'), LIST, ['--picks', '2']);
    expect(issuesIn(told)).toEqual(['short-row 3 held']);
  });
});

describe('words that close a sheet are no ballot, and may begin one', () => {
  test('a label that begins like one is a label', async () => {
    const text = sheet('Vos choix', 'Nombre et calcul / Haies', 'Nombre et calcul / Café', 'Café / Haies');
    expect(pointsIn(await tellOf(text, LIST, ['--picks', '2']))).toEqual({ 'Nombre et calcul': 2, Haies: 2, Café: 2 });
    const totals = await tellOf(sheet('Orientation;Voix', 'Nombre et calcul;4', 'Haies;3', 'Votants;7'), null, [
      '--layout',
      'totals',
    ]);
    expect(pointsIn(totals)).toEqual({ 'Nombre et calcul': 4, Haies: 3 });
  });

  test('so is a name', async () => {
    const text = sheet('Nom;Choix 1;Choix 2', 'Blanc Guy;Haies;Café', 'Visa Anne;Café;Haies', 'Total;2;2');
    expect(await turnout(text)).toMatchObject({ ballots: 2, valid: 2 });
    expect(await turnout(text, null)).toMatchObject({ ballots: 2, valid: 1, held: 1 });
  });

  test('somebody called Blanc whose picks are numbers is held', async () => {
    const told = await tellOf(sheet('Nom;Choix 1;Choix 2', 'Guy;2;3', 'Anne;1;2', 'Blanc;3;2'), LIST, ['--picks', '2']);
    expect(issuesIn(told)).toEqual(['odd-row 4 held']);
  });
});

describe('with the list, what closes a sheet closes it in a column of picks, too', () => {
  test.each([
    ['a sum', sheet('Choix 1;Choix 2', 'Haies;Café', 'Café;Moisson', 'Total;2')],
    ['a place and a date', sheet('Choix 1;Choix 2', 'Haies;Café', 'Café;Moisson', 'Fait à Metz le 12/03/2026;')],
    [
      'a recap under marks',
      sheet('Haies;Café;Moisson;Nombre et calcul', 'x;x;;', ';x;x;', ';;;', 'Haies;1;;', 'Café;2;;'),
    ],
  ])('%s', async (_, text) => {
    expect(await turnout(text)).toMatchObject({ ballots: 2, valid: 2 });
  });

  test('but a label mistyped into such a word does not, nor a name beside a mark', async () => {
    const typo = await tellOf(sheet('Choix 1;Choix 2', 'Haies;Café', 'Nombre et calcull;'), LIST, ['--picks', '2']);
    expect(issuesIn(typo)).toContain('unknown 3 held');
    const heads = 'Prénom;Haies;Café;Moisson;Nombre et calcul';
    expect(await turnout(sheet(heads, 'Blanc Guy;x;;x;', 'Anne;;x;x;'))).toMatchObject({ ballots: 2, valid: 2 });
  });
});

describe('a sentence, an example, the winners are no ballot, and what a number or a name looks like is', () => {
  const NUMBERED = 'N°;Choix 1;Choix 2';
  const NAMED = 'Nom;Choix 1;Choix 2';
  test.each([
    [NUMBERED, 'Le bulletin 2 a été recompté.;;'],
    [NUMBERED, '2 votants;;'],
    [NUMBERED, 'ex.;Haies;Café'],
    [NUMBERED, '3 et 4;Haies;Café'],
    [NUMBERED, 'Top 2;Haies;Café'],
    [NAMED, 'Gagnantes;Haies;Café'],
    [NAMED, 'Après la pause;;'],
    [NAMED, '(deux bulletins collés);;'],
    [NAMED, 'Vérifié par Anne et Luc;;'],
  ])('%s, %s', async (heads, odd) => {
    const [one, two] = heads === NAMED ? ['Zoé Martin', 'Paul de la Tour'] : ['1', 'Bulletin 2 bis'];
    const told = await turnout(sheet(heads, `${one};Haies;Café`, odd, `${two};Café;Moisson`));
    expect(told).toMatchObject({ valid: 2, blank: 0, held: 1 });
  });
});

test('a list below an empty line is none, also where a label of it holds a semicolon', async () => {
  const rows = ['Choix 1\tChoix 2', 'Sorties ; vacances\tCafé', 'Café\tHaies', 'Haies\tSorties ; vacances', '\t'];
  const below = ['Les orientations\t', 'Haies\t', 'Sorties ; vacances\t', 'Café\t'];
  expect(await turnout(sheet(...rows, ...below), null)).toMatchObject({ valid: 3, held: 4 });
});

test('a recap below an empty line is asked about, for want of the list', async () => {
  const votes = ['12/3;Nord;Haies;Café', '12/3;Nord;Café;Haies', '12/3;Sud;;'];
  const told = await tellOf(sheet('Date;Lieu;Choix 1;Choix 2', ...votes, ';;;', 'Haies;2;;', 'Café;2;;'), null, [
    '--picks',
    '2',
  ]);
  expect(told.tally?.turnout).toMatchObject({ valid: 2, blank: 1 });
  expect(issuesIn(told)).toEqual(expect.arrayContaining(['stray-vote 6 held', 'stray-vote 7 held']));
});

test('the result once more may have headings of its own', async () => {
  const rows = [
    'N°;Choix 1;Choix 2',
    '1;Haies;Café',
    '2;Café;Moisson',
    ';;',
    'Orientation;Voix;',
    'Haies;1;',
    'Café;2;',
  ];
  expect(await turnout(sheet(...rows, 'Moisson;1;'))).toMatchObject({ ballots: 2, valid: 2, held: 0 });
  // Among ballots they are none, and no title either.
  expect(await turnout(sheet(...rows.slice(0, 3), 'Orientation;Voix;', '3;Haies;Café'))).toMatchObject({ held: 1 });
});

test('the result once more closes a sheet of one row a pick, too', async () => {
  const rows = ['Nom;Choix', 'Zoé;Haies', 'Zoé;Café', 'Guy;Café', 'Guy;Moisson', ';', 'Haies;1', 'Café;2', 'Moisson;1'];
  expect(await turnout(sheet(...rows))).toMatchObject({ ballots: 2, valid: 2 });
});

test('a ballot from a place of the name of an orientation is no recap: not among ballots, nor alone below an empty line', async () => {
  const rows = ['Quartier;Choix 1;Choix 2', 'Nord;1;2', 'Sud;2;3', 'Nord;3;1', 'Haies;4;'];
  expect(issuesIn(await tellOf(sheet(...rows), LIST, ['--picks', '2']))).toContain('odd-row 5 held');
  const apart = [...rows.slice(0, 4), ';;', ...rows.slice(4)];
  expect(issuesIn(await tellOf(sheet(...apart), LIST, ['--picks', '2']))).toContain('stray-vote 6 held');
});

describe('the list that was given, whole and in its order, is no vote', () => {
  const NUMBERED = ['1;Nombre et calcul;', '2;Haies;', '3;Café;', '4;Moisson;'];
  const HEADS = 'N°;Choix 1;Choix 2';
  const above = (...list: readonly string[]) => sheet('Liste;;', ...list, ';;', HEADS, '1;Haies;Café', '2;Café;1');
  test.each([
    ['above the headings, with its numbers', above(...NUMBERED).replace('Café;1', 'Café;Moisson')],
    [
      'below the ballots',
      sheet(HEADS, '1;Haies;Café', '2;Café;Moisson', ';;', 'Nombre et calcul;;', 'Haies;;', 'Café;;', 'Moisson;;'),
    ],
  ])('%s', async (_, text) => {
    const told = await tellOf(text, LIST, ['--picks', '2']);
    expect(issuesIn(told)).toEqual([]);
    expect(told.tally?.turnout).toMatchObject({ ballots: 2, valid: 2 });
    expect(told.tally?.sources[0]?.lines.ignored).toBeGreaterThan(4);
  });

  test.each([
    ['in another order', ['Haies', 'Nombre et calcul', 'Café', 'Moisson'].map((label) => `;${label};`)],
    ['under other numbers', NUMBERED.map((row, at) => row.replace(/^\d/u, String(4 - at)))],
    ['but for one', NUMBERED.slice(0, 3)],
  ])('%s, it is asked about', async (_, list) => {
    expect(issuesIn(await tellOf(above(...list), LIST, ['--picks', '2']))).toContain('list-among 2 held');
  });
});

test('an empty line in a sheet of one column parts nothing', async () => {
  const text = sheet(
    'Choix',
    'Haies / Café',
    'Café / Moisson',
    '',
    'Moisson / Haies',
    'Haies / Moisson',
    'Café / Haies',
  );
  expect(await turnout(text)).toMatchObject({ ballots: 5, valid: 5 });
});

test('a row of sums that no word announces is held', async () => {
  const text = sheet('Nombre et calcul;Haies;Café;Moisson', '2;1;;', ';3;;', ';;1;2', '2;4;1;2');
  const told = await tellOf(text, LIST, ['--scheme', 'cumulative']);
  expect(issuesIn(told)).toContain('odd-row 5 held');
});

test('a row a pick that names nobody belongs to the voter above, unless that is impossible', async () => {
  const told = await tellOf(sheet('Nom;Choix', 'Zoé;Haies', ';Café', ';Haies', 'Guy;Café', ';Haies'), LIST, [
    '--picks',
    '2',
    '--layout',
    'row-per-pick',
  ]);
  expect(issuesIn(told)).toEqual(['odd-row 4 held']);
});

test('the line under the headings of a Markdown table is no ballot, however it is drawn', async () => {
  for (const line of ['|---|---|---|', '|--;|---|---|', '|--  -|---|---|'])
    expect(await turnout(sheet('|N°|Choix 1|Choix 2|', line, '|1|Haies|Café|', '|2|Café|Haies|'))).toMatchObject({
      ballots: 2,
    });
});

test('a recap that is right says nothing, also while a ballot waits', async () => {
  const rows = ['N°;Choix 1;Choix 2', '1;Haies;Moisson', '2;Haies;Moisosn', '', 'Haies;2', 'Moisson;2'];
  expect(issuesIn(await tellOf(rows.join('\n'), 'Haies\nMoisson\nMarche\n', ['--picks', '2']))).toEqual([
    'unknown 3 held',
  ]);
});

test('a recap below picks that have their rank beside them is none of the ballots, whatever its figures', async () => {
  const ballots = [
    'Nom;Ordre;Vote',
    'Zoé;1;Haies',
    ';2;Moisson',
    'Paul;1;Haies',
    ';2;Marche',
    'Guy;1;Haies',
    ';2;Marche',
  ];
  const rows = [...ballots, '', 'Classement final', 'Haies;3;', 'Marche;2;', 'Moisson;1;'];
  expect(issuesIn(await tellOf(rows.join('\n'), 'Haies\nMoisson\nMarche\n', ['--picks', '2']))).toEqual([]);
});

test('a recap that stands under the picks makes no ballots of its figures, though these are numbers of the list', async () => {
  const rows = [
    'Choix 1;Choix 2',
    '1. Haies;2. Moisson',
    '1. Haies;3. Marche',
    '',
    '1. Haies;2',
    '2. Moisson;1',
    '3. Marche;1',
  ];
  const told = await tellOf(rows.join('\n'), '1. Haies\n2. Moisson\n3. Marche\n', ['--picks', '2']);
  expect(told.status).toBe(1);
  expect(pointsIn(told)).toEqual({ Haies: 2, Moisson: 1, Marche: 1 });
});

test('of two labels that are nearly one, the rarer is asked about, wherever it stands', async () => {
  const rows = ['N°;Choix 1', '1;Moisosn', '2;Moisson', '3;Moisson', '4;Haies'];
  expect(issuesIn(await tellOf(rows.join('\n'), null, ['--picks', '1']))).toEqual(['similar 2 held']);
});
