/** The contract of reading, rule by rule: what is not proven is asked, and the answer is an option. */
import { describe, expect, test } from 'vitest';
import { issuesIn, pointsIn, tellOf } from '../support/sheet.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const LIST = 'Haies\nMoisson\nCafé\nMarche\n';
const HEAD = 'N°;Choix 1;Choix 2;Choix 3';
const sheet = (...rows: string[]) => `${rows.join('\n')}\n`;
const ask = async (text: string, list: string | null = LIST, flags: readonly string[] = []) => {
  const told = await tellOf(text, list, flags);
  expect(told.status).toBe(1);
  return told.stderr.replace(/[\u00a0\u202f]/gu, ' ');
};

describe('every question names the option that answers it, and the option does', () => {
  const cases: readonly (readonly [
    string,
    string,
    string | null,
    string,
    readonly string[],
    Record<string, number>,
  ])[] = [
    [
      'a weight',
      sheet('Nom;Mandats;Choix 1', 'Zoé;3;Haies', 'Paul;1;Café'),
      LIST,
      '--weight B (colonne qui dit combien de bulletins vaut une ligne) ou --ignore B',
      ['--picks', '1', '--weight', 'B'],
      { Haies: 3, Café: 1 },
    ],
    [
      'the same, left aside',
      sheet('Nom;Mandats;Choix 1', 'Zoé;3;Haies', 'Paul;1;Café'),
      LIST,
      '--ignore B',
      ['--picks', '1', '--ignore', 'mandats'],
      { Haies: 1, Café: 1 },
    ],
    [
      'two questions',
      sheet('N°;Pour nous;Pour eux', '1;Haies;Café', '2;Café;Marche'),
      LIST,
      '--pick-columns COLONNES',
      ['--picks', '1', '--pick-columns', 'C'],
      { Café: 1, Marche: 1 },
    ],
    [
      'numbers under orientations',
      sheet('N°;Haies;Moisson;Café;Marche', '1;2;1;;3', '2;;1;2;'),
      LIST,
      '--layout rank-per-orientation',
      ['--layout', 'rank-per-orientation', '--scheme', 'borda'],
      { Haies: 2, Moisson: 6, Café: 2, Marche: 1 },
    ],
    [
      'totals',
      sheet('Orientation;Voix', 'Haies;7', 'Café;4'),
      LIST,
      '--layout totals',
      ['--layout', 'totals'],
      { Haies: 7, Café: 4 },
    ],
    [
      'marks and no list',
      sheet('N°;Haies;Café;J’accepte', '1;x;;x', '2;x;x;x'),
      null,
      '--orientations',
      ['--pick-columns', 'Haies,Café'],
      { Haies: 2, Café: 1 },
    ],
    [
      'a column that names orientations beside the picks',
      sheet('N°;Choix 1;Choix 2;Liste', '1;Haies;Café;Haies', '2;Café;Marche;Moisson'),
      LIST,
      '--ignore D',
      ['--picks', '2', '--ignore', 'D'],
      { Haies: 1, Café: 2, Marche: 1 },
    ],
    [
      'headings of one’s own below a line like them',
      sheet('Bilan;Suite;Fin', 'Aa;Bb;Cc', 'Haies;Café;Marche', 'Café;Haies;Marche'),
      LIST,
      '--header LIGNE',
      ['--header', '2', '--pick-columns', 'A,B,C'],
      { Haies: 2, Café: 2, Marche: 2 },
    ],
  ];
  test.each(cases)('%s', async (_, text, list, words, flags, points) => {
    expect(await ask(text, list)).toContain(words);
    const told = await tellOf(text, list, flags);
    expect(told.stderr).not.toContain('atelier :');
    expect(pointsIn(told)).toEqual(points);
  });
});

describe('of a sheet that is refused, `check` shows the nearest readings, each with the flag that chooses it', () => {
  test('column by column, and the sentence of `tally` after them', async () => {
    const text = sheet('N°;Haies;Moisson;Café;Marche', '1;2;1;;3', '2;;1;2;');
    const files = new Map([
      ['b.csv', bytesOf(text)],
      ['l.csv', bytesOf(LIST)],
    ]);
    const { status, stdout, stderr } = await runIn('nowhere', ['check', 'b.csv', '--orientations', 'l.csv'], { files });
    expect(status).toBe(1);
    const shown = stdout.replace(/\s+/gu, ' ');
    expect(shown).toContain('une colonne par orientation, avec des rangs • Choix : B « Haies », C « Moisson »');
    expect(shown).toContain('--scheme cumulative (gommettes) : une colonne par orientation • Points : B');
    expect(stderr).toContain('des nombres, et rien ne dit ce qu’ils sont');
  });
});

test('ranks are ranks in any writing, also under columns that were named', async () => {
  const text = sheet('N°;Haies;Moisson;Café;Marche', '1;1°;n°2;3e;', '2;2°;1er;;n° 3');
  for (const named of [[], ['--pick-columns', 'B,C,D,E']]) {
    const told = await tellOf(text, LIST, ['--scheme', 'borda', ...named]);
    expect(pointsIn(told)).toEqual({ Haies: 5, Moisson: 5, Café: 1, Marche: 1 });
  }
});

describe('numbers stand for orientations where the list says so', () => {
  test('codes joined by blanks are read, and what they mean is printed with the result', async () => {
    const list = 'code;libellé\nA;Haies\nB;Moisson\nC;Café\n';
    const told = await tellOf(sheet('N°;Choix', '1;A C', '2;B C'), list, ['--picks', '2']);
    expect(pointsIn(told)).toEqual({ Café: 2, Haies: 1, Moisson: 1 });
    expect(told.tally?.sources[0]?.coded).toEqual([
      { code: 'A', label: 'Haies' },
      { code: 'B', label: 'Moisson' },
      { code: 'C', label: 'Café' },
    ]);
  });

  test('a number that no orientation has is near to none', async () => {
    const list = '11-17 ans\n18-25 ans\nAînés\nParents\n';
    const { tally } = await tellOf(sheet(HEAD, '1;1;2;3', '2;2;11;4', '3;1;2;4'), list);
    expect(tally?.issues).toMatchObject([{ code: 'unknown', cell: '11', suggestions: [] }]);
  });
});

describe('a ballot of weight 5 is five ballots in every figure', () => {
  test('turnout, points, share, groups; the rules say by which column', async () => {
    const text = sheet('N°;Collège;Poids;Choix 1', '1;A;5;Haies', '2;B;1;Café', '3;B;2;');
    const { tally } = await tellOf(text, LIST, [
      '--picks',
      '1',
      '--weight',
      'Poids',
      '--by',
      'Collège',
      '--min-group',
      '1',
    ]);
    expect(tally?.turnout).toMatchObject({ ballots: 8, valid: 6, blank: 2 });
    expect(tally?.orientations[0]).toMatchObject({ label: 'Haies', points: 5, picks: 5, share: 0.8333 });
    expect(tally?.by?.groups.map(({ name, ballots }) => [name, ballots])).toEqual([
      ['A', 5],
      ['B', 1],
    ]);
    expect(tally?.rules.weight).toBe('Poids');
    expect(tally?.sources[0]?.lines.ballots).toBe(3);
  });

  test.each(['0', 'deux', '', '-1', '1,5'])('%j is no number of ballots', async (weight) => {
    const told = await tellOf(sheet('N°;Poids;Choix 1', `1;${weight};Haies`, '2;2;Café'), LIST, [
      '--picks',
      '1',
      '--weight',
      'B',
    ]);
    expect(issuesIn(told)).toEqual(['bad-weight 2 held']);
  });

  test('how many blank ballots there are is a question too', async () => {
    const told = await tellOf(sheet('N°;Poids;Choix 1', '1;deux;', '2;2;Café'), LIST, [
      '--picks',
      '1',
      '--weight',
      'B',
    ]);
    expect(issuesIn(told)).toEqual(['bad-weight 2 held', 'blank 2 held']);
    expect(told.tally?.turnout).toMatchObject({ ballots: 3, blank: 0, held: 1 });
  });
});

test('a blank ballot handed in twice could not have changed the list', async () => {
  const told = await tellOf(sheet('N°;Choix 1', '1;Haies', '3;', '3;', '2;Café'), LIST, [
    '--picks',
    '1',
    '--keep',
    '1',
  ]);
  expect(issuesIn(told)).toContain('duplicate 4 held');
  expect(told.tally?.issues.find(({ code }) => code === 'duplicate')?.ballot).toBe('3');
  expect(told.tally?.margin.setAsideCouldMatter).toBe(false);
});

describe('what is left aside is named, and must not look like a vote', () => {
  test('columns and rows, in the result itself', async () => {
    const text = sheet(
      'Atelier;;;;',
      `${HEAD};Remarque`,
      '1;Haies;Café;Marche;lisible',
      '2;Café;Haies;Moisson;',
      'Total;2;2;2;',
    );
    const { tally } = await tellOf(text, LIST);
    expect(tally?.sources[0]?.unread).toEqual({
      columns: [{ letter: 'E', heading: 'Remarque' }],
      rows: [
        { from: 1, to: 1, why: 'title' },
        { from: 5, to: 5, why: 'total' },
      ],
    });
  });

  test.each([
    [
      'a remark that is an orientation',
      sheet(`${HEAD};Remarque`, '1;Haies;Café;Marche;moisson', '2;Haies;Café;Marche;vu'),
      'stray-vote 2 held',
    ],
    ['a remark that nearly is one', sheet(`${HEAD};Remarque`, '1;Haies;Café;Marche;Moissson'), 'stray-vote 2 held'],
    ['a pick where numbers stand', sheet(HEAD, '1;Haies;Café;Marche', 'Haies;Café;Marche;'), 'odd-row 3 held'],
    ['a cell beyond the headings', sheet(HEAD, '1;Haies;Café;Marche;?'), 'long-row 2 held'],
    ['a row cut short', sheet(HEAD, '1;Haies;Café;Marche', '2;Haies;Café'), 'short-row 3 held'],
    ['a row without its number', sheet(HEAD, '1;Haies;Café;Marche', ';Haies;Café;Moisson'), 'odd-row 3 held'],
    [
      'a recap below ballots that nobody numbered',
      sheet('Vos choix;Lieu', '"Haies; Café";Nord', 'Marche;Sud', ';', 'Haies;1', 'Café;1', 'Marche;1'),
      'odd-row 5 held',
    ],
    [
      'most rows without a pick, and numbers elsewhere',
      sheet('N°;Un;Deux;Trois', '1;2;3;', '2;3;1;Haies', '3;1;2;'),
      null,
    ],
    [
      'the list above, with its numbers',
      sheet('Liste;;;', '1;Haies;;', '2;Moisson;;', '3;Café;;', ';;;', HEAD, '1;Haies;Café;Marche'),
      'list-among 2 held',
    ],
    [
      'the list below',
      sheet(HEAD, '1;Haies;Café;Marche', ';;;', 'Haies;;;', 'Moisson;;;', 'Café;;;'),
      'list-among 4 held',
    ],
  ])('%s', async (_, text, issue) => {
    const told = await tellOf(text, LIST);
    expect(told.status).toBe(1);
    if (issue !== null) expect(issuesIn(told)).toContain(issue);
  });

  test('without the list too, once its labels are known', async () => {
    const told = await tellOf(sheet(`${HEAD};Remarque`, '1;Haies;Café;Marche;', '2;Café;Haies;Marche;haies'), null);
    expect(issuesIn(told)).toEqual(['stray-vote 3 held']);
  });
});

describe('what looks like ballots and is none, or is more than one, is asked', () => {
  test.each([
    [
      'marks of each voter in a column',
      sheet('Orientation;Zoé;Paul', 'Haies;x;', 'Moisson;;x', 'Café;x;x'),
      'Transposer',
    ],
    [
      'who chose each orientation',
      sheet('Orientation;Votants', 'Haies;Zoé, Paul', 'Café;Zoé'),
      '--layout list-in-cell',
    ],
    ['ballots in columns', sheet('Bulletin 1;Bulletin 2', 'Haies;Café', 'Café;Haies', 'Marche;Marche'), 'Transposer'],
    [
      'a column with the marks of a grid, which the list does not have',
      sheet('Nom;Haies;Moisson;Café;Marche;Sport', 'Zoé;x;;x;;', 'Paul;;x;;;x'),
      '--ignore F',
    ],
    ['somebody who votes for another', sheet(`${HEAD};Pouvoir de`, '1;Haies;Café;Marche;Paul'), '--ignore E'],
    [
      'two tables side by side',
      sheet(`${HEAD};${HEAD}`, '1;Haies;Café;Marche;4;Café;Haies;Moisson', '2;Café;Marche;Haies;5;Haies;Café;Marche'),
      'l’un sous l’autre',
    ],
    ['the list itself', LIST, 'la liste des orientations'],
    ['how often a ballot was cast', sheet(`${HEAD};Bulletins identiques`, '1;Haies;Café;Marche;4'), '--weight E'],
    ['the same, with a sign', sheet(`${HEAD};Fois`, '1;Haies;Café;Marche;x2'), '--weight E'],
    [
      'a ballot that somebody judged beside its picks',
      sheet(`${HEAD};Statut`, '1;Haies;Café;Marche;nul'),
      'changerait le compte',
    ],
    [
      'a row a pick that names nobody',
      sheet('Rang;Orientation', '1;Haies', '2;Café', '1;Haies'),
      'rien ne dit de quel bulletin',
    ],
    ['circles beside crosses', sheet('N°;Haies;Moisson;Café;Marche', '1;x;o;o;x'), 'oui ou non'],
    ['a heading misspelt', sheet('N°;Haies;Moissson;Café;Marche', '1;x;;x;x'), '« Moissson »'],
    [
      'a ballot stuck to the headings',
      sheet('Choix 1;Choix 2;Choix 3Haies', 'Café;Moisson;Marche'),
      'un bulletin collé',
    ],
    ['codes without headings, and words beside', sheet('1;2;3;Age 34', '2;3;1;Age 50'), '--pick-columns A,B,C'],
    ['an orientation over two columns', sheet('N°;Haies;Haies;Café;Marche', '1;x;;x;'), 'la même orientation'],
  ])('%s', async (_, text, words) => {
    expect(await ask(text)).toContain(words);
  });

  test.each(['Haies;Haie', 'Café;Acfé', 'Accueil;Acceuil', 'Accueil;Acc6eil'])(
    'labels nearly alike in a list that nobody gave: %s',
    async (labels) => {
      const [one = '', other = ''] = labels.split(';');
      const told = await tellOf(sheet(HEAD, `1;${one};Marche;Moisson`, `2;${other};Marche;Moisson`), null);
      expect(issuesIn(told).map((issue) => issue.split(' ')[0])).toEqual(['similar']);
      expect(told.status).toBe(1);
    },
  );
});

test('a mark that says no to some is found, however far down it stands', async () => {
  const rows = Array.from({ length: 250 }, (_, at) => `${at + 1};x;;x;x`);
  const told = await tellOf(sheet('N°;Haies;Moisson;Café;Marche', ...rows, '251;x;+;+;x'), LIST);
  expect(issuesIn(told)).toContain('doubtful-mark 1 held');
});

describe('headings are proven, too', () => {
  test('a blank ballot above the others is none, nor is a line that has swallowed another', async () => {
    const blank = await tellOf(
      sheet('Blanc;;', 'Haies;Café;Marche', 'Café;Haies;Marche', 'Moisson;Café;Haies', 'Haies;Marche;Café'),
      LIST,
    );
    expect(blank.tally?.turnout).toMatchObject({ ballots: 5, blank: 1 });
    const glued = 'N°;Choix 1;Choix 2;Choix 371;Haies;Café;Marche';
    expect(await ask(sheet(glued, '2;Café;Haies;Moisson', '3;Haies;Café;Moisson'), null)).toContain('--header');
  });

  test('ballots in their own words are none: picks joined by «&», a grid above its headings again', async () => {
    expect(await ask(sheet('Vos priorités', 'Haies & Café & Marche', 'Moisson'))).toContain('--layout list-in-cell');
    const heads = 'Priorités ? [Haies];Priorités ? [Moisson];Priorités ? [Café];Priorités ? [Marche]';
    const told = await tellOf(sheet(heads, '(x);x;;x', ';x;;x', heads, ';;;', 'x;;x;x'), LIST);
    expect(told.tally?.turnout).toMatchObject({ ballots: 3, held: 1 });
  });

  test('headings of one’s own that differ in a sign are one question; two questions are asked about', async () => {
    const rows = ['1;Haies;Café;Marche', '2;Café;Haies;Moisson', '3;Moisson;Haies;Café', '4;Marche;Café;Haies'];
    const told = await tellOf(sheet('N°;A;B;C', ...rows), LIST);
    expect(pointsIn(told)).toEqual({ Haies: 4, Café: 4, Marche: 2, Moisson: 2 });
    expect(await ask(sheet('N°;À garder;À revoir;À abandonner', ...rows))).toContain('--pick-columns COLONNES');
  });
});

describe('two files', () => {
  const run = async (one: string, other: string, ...flags: string[]) => {
    const files = new Map([
      ['a.csv', bytesOf(one)],
      ['b.csv', bytesOf(other)],
    ]);
    return runIn('nowhere', ['tally', 'a.csv', 'b.csv', '--no-docx', ...flags], { files });
  };
  const ballots = ['Haies;Café;Marche', 'Café;Moisson;Haies', 'Moisson;Marche;Café'];
  test('that number their ballots alike, or hold the same ballots in any order, are asked about', async () => {
    const bare = sheet('Choix 1;Choix 2;Choix 3', ...ballots);
    const numbered = sheet(HEAD, ...ballots.map((row, at) => `${at + 1};${row}`));
    const turned = sheet(
      'Choix 1;Choix 2;Choix 3',
      ...ballots.map((row) => row.split(';').toReversed().join(';')).toReversed(),
    );
    for (const [one, other] of [
      [bare, turned],
      // The export of the evening holds that of the afternoon.
      [bare, sheet('Choix 1;Choix 2;Choix 3', ...ballots, 'Haies;Moisson;')],
      [numbered, numbered.replace('Marche', 'Moisson')],
    ] as const) {
      expect((await run(one, other)).status).toBe(1);
      expect((await run(one, other, '--duplicates', 'all')).status).toBe(0);
    }
  });
  test('that are the same totals, in any order, are asked about', async () => {
    const one = sheet('Orientation;Voix', 'Haies;12', 'Café;7', 'Marche;3');
    const totals = (other: string, ...flags: string[]) =>
      run(one, other, '--layout', 'totals', '--keep', '1', ...flags);
    const other = sheet('Orientation;Voix', 'Marche;3', 'Haies;12', 'Moisson;0', 'Café;7');
    const { status, stderr } = await totals(other);
    expect([status, stderr]).toEqual([1, expect.stringContaining('comme dans a.csv')]);
    expect((await totals(other, '--duplicates', 'all')).status).toBe(0);
    expect((await totals(other.replace('Marche;3', 'Marche;4'))).status).toBe(0);
  });
});

describe('a label that begins with # is a label', () => {
  test('in lists, in ballots, over marks', async () => {
    const list = '#Égalité\n#MeToo\nSport\n';
    const lone = await tellOf(sheet('Choix 1;Choix 2', '#Égalité;', '#MeToo;Sport'), list, ['--picks', '2']);
    expect(pointsIn(lone)).toEqual({ '#Égalité': 1, '#MeToo': 1, Sport: 1 });
    const grid = await tellOf(sheet('#Égalité;#MeToo;Sport', 'x;;', 'x;x;'), list, ['--picks', '2']);
    expect(pointsIn(grid)).toEqual({ '#Égalité': 2, '#MeToo': 1 });
  });
});

describe('no valid ballot, no compte rendu', () => {
  test('a file of blanks is read, and refused for that', async () => {
    const told = await tellOf(sheet(HEAD, '1;-;-;-', '2;-;-;-'), LIST);
    expect(told.tally?.turnout).toMatchObject({ ballots: 2, blank: 2 });
    expect(told.status).toBe(1);
  });
});
