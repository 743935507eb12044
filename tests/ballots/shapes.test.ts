/** The shape of a file, told by what stands in it: small files that could be drawn on a napkin. */
import { describe, expect, test } from 'vitest';
import { issuesIn, pointsIn, tellOf } from '../support/sheet.ts';

const LIST = 'code;libellé\n1;Haies\n2;Four à pain, lavoir\n3;Outils, vélos\n4;Moisson\n5;Café\n6;Marche\n';
const LETTERS = LIST.replace(/^\d/gm, (digit) => ' ABCDEF'[Number(digit)] ?? '');

interface Case {
  readonly file: string;
  readonly list?: string;
  readonly flags?: readonly string[];
  readonly layout: string;
  readonly points: Readonly<Record<string, number>>;
  readonly issues?: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'an answer begun and not completed is no vote, something else written out is one for nobody': {
    file: '#,Haies,Moisson,Marche,Other,Response Type,Network ID\na,Haies,Moisson,Marche,,completed,x\nb,,Moisson,Marche,Danse,completed,y\nc,Haies,,,,started,z\n',
    list: 'Haies\nMoisson\nMarche\n',
    layout: 'column-per-orientation',
    points: { Haies: 1, Moisson: 1, Marche: 1 },
    issues: ['unknown 3 held', 'unsent 4 set-aside'],
  },
  'a label is shown as it is written, not as a key held too long left it once': {
    file: 'N°;Choix 1;Choix 2;Choix 3\n1;HaiEs;Moisson;Café\n2;Haies;Moisson;CAFÉ\n',
    layout: 'column-per-pick',
    points: { Haies: 2, Moisson: 2, Café: 2 },
  },
  'a grid with a row an orientation holds ranks': {
    file: 'Horodateur,Q [Haies],Q [Moisson],Q [Marche],Q [Café]\n27/03/2026,1er choix,2e choix,,3e choix\n28/03/2026,,1er choix,2e choix,3e choix\n',
    list: 'Haies\nMoisson\nMarche\nCafé\n',
    layout: 'rank-per-orientation',
    points: { Haies: 1, Moisson: 2, Marche: 1, Café: 2 },
  },
  'more blank ballots than others: their numbers are no picks of the wrong separator': {
    file: 'N°;Choix 1;Choix 2;Choix 3\n1;Haies;Moisson;Marche\n2;;;\n3;;;\n4;;;\n5;Haies;Moisson;Marche\n',
    list: LIST,
    layout: 'column-per-pick',
    points: { Haies: 2, Moisson: 2, Marche: 2 },
    issues: ['blank 3 blank', 'blank 4 blank', 'blank 5 blank'],
  },
  'headings that come again in other words': {
    file: 'N°;Choix 1;Choix 2;Choix 3\n1;Haies;Moisson;Marche\nN°;1er choix;2e choix;3e choix\n2;Haies;Café;Marche\n',
    list: LIST,
    layout: 'column-per-pick',
    points: { Haies: 2, Moisson: 1, Marche: 2, Café: 1 },
  },
  'the same below headings of one’s own': {
    file: 'N°;Idée 1;Idée 2;Idée 3\n1;Haies;Moisson;Marche\n2;Café;Haies;Moisson\n3;;;\n4;;;\n5;Haies;Moisson;Marche\n',
    list: LIST,
    layout: 'column-per-pick',
    points: { Haies: 3, Moisson: 3, Marche: 2, Café: 1 },
    issues: ['blank 4 blank', 'blank 5 blank'],
  },
  'letters in one cell': {
    file: 'N°;Choix\n1;"A;C;F"\n2;b, D, e\n',
    list: LETTERS,
    layout: 'list-in-cell',
    points: { Haies: 1, 'Four à pain, lavoir': 1, 'Outils, vélos': 1, Moisson: 1, Café: 1, Marche: 1 },
  },
  'a number a column': {
    file: 'N°;Choix 1;Choix 2;Choix 3\n1;1;4;6\n2;02;n°5;6.\n3;1;7;2\n',
    list: LIST,
    layout: 'column-per-pick',
    points: { Haies: 1, 'Four à pain, lavoir': 1, Moisson: 1, Café: 1, Marche: 2 },
    issues: ['unknown 4 held'],
  },
  'line breaks in one cell, with bullets': {
    file: 'N°;Vos choix\n1;"• Haies\n• Four à pain, lavoir\n• Moisson"\n',
    list: LIST,
    layout: 'list-in-cell',
    points: { Haies: 1, 'Four à pain, lavoir': 1, Moisson: 1 },
  },
  'line breaks in one cell need no list': {
    file: 'N°;Vos choix\n1;"Haies\nFour à pain, lavoir\nMoisson"\n',
    layout: 'list-in-cell',
    points: { Haies: 1, 'Four à pain, lavoir': 1, Moisson: 1 },
  },
  'labels in one cell and no heading at all': {
    file: 'Haies, Moisson, Four à pain, lavoir\nMarche, Café, Haies\n',
    list: LIST,
    layout: 'list-in-cell',
    points: { Haies: 2, Moisson: 1, 'Four à pain, lavoir': 1, Marche: 1, Café: 1 },
  },
  'headings that say more than the choice': {
    file: '"N°";"Votre\n1er choix ?";"Votre 2e choix"\n1;Haies;Moisson\n',
    flags: ['--picks', '2'],
    layout: 'column-per-pick',
    points: { Haies: 1, Moisson: 1 },
  },
  'choices out of order': {
    file: 'Choix 3;Choix 1;Choix 2\nHaies;Moisson;Marche\n',
    flags: ['--scheme', 'borda'],
    layout: 'column-per-pick',
    points: { Haies: 1, Moisson: 3, Marche: 2 },
  },
  'three columns headed alike': {
    file: 'N°;Choix;Choix;Choix\n1;Haies;Moisson;Marche\n',
    layout: 'column-per-pick',
    points: { Haies: 1, Moisson: 1, Marche: 1 },
  },
  'one heading merged over three columns': {
    file: 'N°;Hameau;Vos trois choix;;\n1;Bourg;Haies;Moisson;Marche\n2;Bourg;Moisson;Café;\n3;;Marche;Haies;Moisson\n',
    list: LIST,
    layout: 'column-per-pick',
    points: { Haies: 2, Moisson: 3, Marche: 2, Café: 1 },
    issues: ['incomplete 3 counted'],
  },
  'one heading merged over numbers, which are no ballot': {
    file: 'N°;Vos trois choix;;\n;1;2;3\n1;Haies;Moisson;Marche\n2;Moisson;Café;Haies\n3;Marche;Haies;Moisson\n',
    list: LIST,
    layout: 'column-per-pick',
    points: { Haies: 3, Moisson: 3, Marche: 2, Café: 1 },
  },
  'orientations that are called like headings': {
    file: 'N°;Choix 1;Choix 2\n1;Orientation 1;Orientation 2\n2;Orientation 2;Orientation 3\n',
    list: 'Orientation 1\nOrientation 2\nOrientation 3\n',
    flags: ['--picks', '2'],
    layout: 'column-per-pick',
    points: { 'Orientation 1': 1, 'Orientation 2': 2, 'Orientation 3': 1 },
  },
  'crosses under headings that look like choices': {
    file: 'N°;Orientation 1;Orientation 2;Orientation 3\n1;x;;x\n2;;x;x\n',
    list: 'Orientation 1\nOrientation 2\nOrientation 3\n',
    flags: ['--picks', '2'],
    layout: 'column-per-orientation',
    points: { 'Orientation 1': 1, 'Orientation 2': 1, 'Orientation 3': 2 },
  },
  'several dots on one orientation': {
    file: 'Participant;Haies;Moisson;Marche\nP1;2;1;0\nP2;;3;\nP3;x;xx;\n',
    list: LIST,
    flags: [
      '--scheme',
      'cumulative',
      '--picks',
      '1',
      '--extra',
      'truncate',
      '--incomplete',
      'count',
      '--repeated',
      'each',
    ],
    layout: 'column-per-orientation',
    points: { Haies: 3, Moisson: 3 },
    issues: ['no-column 1 counted', 'extra 2 counted', 'extra 4 counted'],
  },
  'the same voter on several rows, without ranks': {
    file: 'Nom;Orientation\nAnne;Haies\nAnne;Moisson\nBob;Haies\nBob;Marche\n',
    flags: ['--picks', '2'],
    layout: 'row-per-pick',
    points: { Haies: 2, Moisson: 1, Marche: 1 },
  },
  'one pick a voter is a list of one': {
    file: 'Nom;Orientation\nAnne;Haies\nBob;Moisson\nCid;Haies\n',
    flags: ['--picks', '1'],
    layout: 'list-in-cell',
    points: { Haies: 2, Moisson: 1 },
  },
  'a column a person is a count too': {
    file: 'Orientation;Anne;Bob;Cid\nHaies;x;;x\nMoisson;;x;x\nMarche;x;x;\n',
    list: LIST,
    flags: ['--layout', 'totals'],
    layout: 'totals',
    points: { Haies: 2, Moisson: 2, Marche: 2 },
  },
  'a row a table is a count, not a ballot': {
    file: 'Table;Haies;Moisson;Marche\nTable 1;12;9;3\nTable 2;4;5;6\nTotal;16;14;8\n',
    list: LIST,
    flags: ['--layout', 'totals'],
    layout: 'totals',
    points: { Haies: 16, Moisson: 14, Marche: 9 },
    issues: ['wrong-total 4 held'],
  },
  'a label that nobody knows is asked about once, however many tables had it': {
    file: 'Orientation;Table 1;Table 2;Table 3\nHaies;3;2;1\nHais;1;1;2\n',
    list: LIST,
    flags: ['--layout', 'totals'],
    layout: 'totals',
    points: { Haies: 6 },
    issues: ['unknown 3 held'],
  },
  'numbers, codes and parts of a hundred beside a count': {
    file: 'N°;Orientation;Voix;%\n1;Haies;12;60\n4;Moisson;8;40\n',
    list: LIST,
    flags: ['--layout', 'totals'],
    layout: 'totals',
    points: { Haies: 12, Moisson: 8 },
  },
  'each table numbers its own ballots, below a merged cell too': {
    file: 'Table;N°;Choix 1\nA;1;Haies\n;2;Moisson\nB;1;Haies\n;2;Haies\n;2;Haies\n',
    flags: ['--picks', '1'],
    layout: 'column-per-pick',
    points: { Haies: 3, Moisson: 1 },
    issues: ['duplicate 6 held'],
  },
  'a computer’s address is nobody’s': {
    file: 'E-mail,Choix 1\na@x.fr,Haies\n A@X.fr,Moisson\n192.0.2.1,Haies\n192.0.2.1,Haies\nanonymous,Haies\nanonymous,Haies\n',
    flags: ['--picks', '1'],
    layout: 'column-per-pick',
    points: { Haies: 5 },
    issues: ['duplicate 3 held'],
  },
};

test.each(Object.entries(cases))('%s', async (_, { file, list = null, flags = [], layout, points, issues = [] }) => {
  const told = await tellOf(file, list, flags);
  expect(told.stderr).not.toMatch(/^atelier\u00a0:/);
  expect(told.tally?.sources[0]?.layout).toBe(layout);
  expect(pointsIn(told)).toEqual(points);
  expect(issuesIn(told)).toEqual(issues);
  const { read, header, ignored, ballots } = told.tally?.sources[0]?.lines ?? {
    read: 0,
    header: 1,
    ignored: 0,
    ballots: 0,
  };
  expect(read).toBe(header + ignored + ballots);
});

describe('nothing is guessed', () => {
  test('a column of picks that is not understood refuses the file', async () => {
    expect((await tellOf('N°;Choix 2;Choix 3\n1;Haies;Moisson\n')).status).toBe(1);
  });

  test('the fourth pick is not all that a ballot says, however many labels a cell of it may hold', async () => {
    const file = 'N°;Réponses;Choix 4\n1;Haies et Café et Marche;"Sorties; vacances"\n2;Café et Haies;\n';
    expect((await tellOf(file)).stderr).toContain('--pick-columns');
    expect((await tellOf(file, null, ['--pick-columns', 'C'])).status).toBe(0);
  });

  test('a column that is named twice casts its votes once', async () => {
    const flags = ['--picks', '3', '--scheme', 'cumulative', '--pick-columns', 'B,Choix 1,C'];
    const told = await tellOf('N°;Choix 1;Choix 2\n1;Haies;Moisson\n2;Haies;Café\n', null, flags);
    expect(pointsIn(told)).toEqual({ Haies: 2, Moisson: 1, Café: 1 });
  });

  test('where one pick is asked, a «;» does not make two of it', async () => {
    const rows = ';Haies\nb;"Sorties; vacances"\nc;Café\nd;"Sorties; vacances"\n';
    const points = { Haies: 1, 'Sorties; vacances': 2, Café: 1 };
    expect(pointsIn(await tellOf(`Nom;Choix 1\na${rows}`, null, ['--picks', '1']))).toEqual(points);
    expect((await tellOf(`Nom;Choix\na${rows}`, null, ['--picks', '1'])).stderr).toContain('--orientations');
    const joined = `Nom;Choix 1\na${rows}e;"Haies; Café"\n`;
    expect(issuesIn(await tellOf(joined, null, ['--picks', '1']))).toEqual(['similar 6 held']);
  });

  test('numbers under headings that say nothing are no ballots', async () => {
    expect((await tellOf('a;b;c\n1;2;3\n2;1;3\n')).stderr).toContain('--orientations');
  });

  test('the shape that was asked for is the shape, or the file is refused', async () => {
    const file = 'N°;Choix 1;Choix 2;Choix 3\n1;Haies;Moisson;Marche\n';
    expect((await tellOf(file, LIST, ['--layout', 'totals'])).status).toBe(1);
    expect((await tellOf(file, LIST, ['--layout', 'column-per-pick'])).status).toBe(0);
  });
});
