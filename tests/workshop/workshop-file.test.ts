/** A workshop file as a secretary types it: what is understood, and what becomes of it in the document. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vocabulary } from '../../src/cli/settings.ts';
import { failed } from '../../src/failure.ts';
import type { Block } from '../../src/report/document.ts';
import { readPeople, readPerson } from '../../src/workshop/participants.ts';
import { readProse } from '../../src/workshop/prose.ts';
import { readWorkshop } from '../../src/workshop/workshop.ts';
import { writeWord } from '../../src/writers/word.ts';
import { faultsOf, textOf } from '../support/docx.ts';
import { hostileText } from '../support/hostile-report.ts';
import { sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const read = (front: string) => {
  const workshop = readWorkshop('atelier.md', `---\n${front}\n---\n`, {
    keep: ['retenir'],
    scheme: ['barème'],
    'tie-break': ['départage'],
  });
  if (failed(workshop)) throw new Error(JSON.stringify(workshop));
  return workshop;
};
const blocksOf = (markdown: string): readonly Block[] => {
  const prose = readProse(markdown);
  if (prose === null) return [];
  return prose.fill({
    piece: (id) => [{ kind: 'code', text: id }],
    value: (id) => `<${id}>`,
    table: (headings) => ({ title: headings.join(), description: '' }),
  });
};
const kinds = (markdown: string) => blocksOf(markdown).map(({ kind }) => kind);

describe('the header says what it was meant to say', () => {
  test.each([
    ['titre: Atelier 2 : compte rendu', 'title', 'Atelier 2 : compte rendu'],
    ["titre : L'atelier : suite et fin", 'title', "L'atelier : suite et fin"],
    ['TITRE:Atelier', 'title', 'Atelier'],
    ['titre: Atelier n° #4', 'title', 'Atelier n° #4'],
    ['title: "057"', 'title', '057'],
    ['titre: 057', 'title', '057'],
    ['horaires: 14:30', 'hours', '14:30'],
    ['thème: Le poids   # une note', 'theme', 'Le poids'],
    ['théme: @mairie', 'theme', '@mairie'],
    ['titre: *Important* & "neuf"', 'title', '*Important* & "neuf"'],
    ['titre: "Agir" ensemble', 'title', '"Agir" ensemble'],
    ['titre: "Agir : ensemble" # note', 'title', 'Agir : ensemble'],
    ["titre: 'Agir : l''été'", 'title', "Agir : l'été"],
    ['titre: ]]> & {{x}}', 'title', ']]> & {{x}}'],
    ['titre: > 3 ans', 'title', '> 3 ans'],
    ['titre: >\n  Agir\n  ensemble', 'title', 'Agir ensemble'],
    ['date: jeudi 27 mars 2008', 'date', '2008-03-27'],
    ['Date : 1er mai 2026', 'date', '2026-05-01'],
  ] as const)('%s', (front, key, value) => {
    expect(read(front).facts[key]).toBe(value);
  });

  test('a sentence with a colon in a list is a sentence', () => {
    expect(
      read('orientations:\n  - Communication : mieux faire savoir\n  - libellé: Jardin\n    code: 057').orientations,
    ).toEqual({
      list: [
        { label: 'Communication : mieux faire savoir', code: null, aliases: [] },
        { label: 'Jardin', code: '057', aliases: [] },
      ],
    });
  });

  test('any text under titre comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé0-9][a-zé0-9 :;,.!?()@%'-]{0,40}[a-zé0-9]$/), (title) => {
        expect(read(`titre: ${title}`).facts.title).toBe(title.trim());
      }),
      { numRuns: 300 },
    );
  });
});

test('participants are read as they are typed or from a sheet', () => {
  expect(readPerson('DUPRÉ Anne – CS Les Tilleuls (excusée)')).toEqual({
    name: 'DUPRÉ Anne',
    organisation: 'CS Les Tilleuls',
    excused: true,
  });
  const sheet = () => ['Prénom,Nom,Structure,Excusé\nAnne,Dupré,,\nLuc,Noël,"Ville, Metz",oui\n'];
  expect(readPeople(sheet)).toEqual([
    { name: 'DUPRÉ Anne', organisation: null, excused: false },
    { name: 'NOËL Luc', organisation: 'Ville, Metz', excused: true },
  ]);
});

describe('every fault is told at once, where it stands', () => {
  const faultsIn = (text: string) => {
    const read = readWorkshop('w.md', text, vocabulary('vote'));
    return 'failure' in read && read.failure === 'bad-workshop'
      ? read.faults.map(({ fault, line, column, ...more }) => [
          'key' in more ? `${fault} ${more.key}` : fault,
          line,
          column,
        ])
      : [];
  };

  test.each([
    ['a quotation mark, where it was opened', 'titre: "A\nlieu: M\nvote:\n  keep: 2', [['quote', 2, 8]]],
    ['a bracket too', 'titre: A\nbulletins: [b.csv\nlieu: M', [['quote', 3, 12]]],
    ['a key given twice, by its name', 'titre: A\ntitre: B', [['twice titre', 3, 1]]],
    ['also in two languages', 'titre: A\ntitle: B', [['twice title', 3, 1]]],
    [
      'three mistakes of YAML and a key that nobody knows',
      'titre: "A\nlieu: M\nvote:\n      keep: 2\n   picks: 3\nlieus: M\nbulletins: [a\ndate: 27/03/2026',
      [
        ['quote', 2, 8],
        ['indentation', 6, 1],
        ['unknown-key lieus', 7, 1],
        ['quote', 8, 12],
      ],
    ],
    [
      'a line without a colon, and what follows it',
      'lieu Metz\ndate: demain',
      [
        ['other', 2, 1],
        ['value date', 3, 7],
      ],
    ],
    ['a map for a list', 'participants:\n  nom: X', [['value participants', 2, 1]]],
    ['a value under the name it was given', 'vote:\n  départage: tirage\ntitle:\n  - a', [['value title', 4, 1]]],
  ])('%s', (_, head, faults) => {
    expect(faultsIn(`---\n${head}\n---\n`)).toEqual(faults);
  });

  test.each([
    ['Il y a {{votants} personnes', [['stray-braces', 3, 8]]],
    ['Une ligne\nIl y a votants}} personnes', [['stray-braces', 4, 15]]],
    ['| a |\n| - |\n| {{}} |', [['stray-braces', 5, 3]]],
    ['`{{` et {une accolade}', []],
  ])('%j', (prose, faults) => {
    expect(faultsIn(`---\n---\n${prose}\n`)).toEqual(faults);
  });

  test('a file that is no text is told as such', async () => {
    const files = new Map([['w.md', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 0xff, 0])]]);
    const { status, stderr } = await runIn('/nowhere', ['tally', '-w', 'w.md'], { files });
    expect([status, stderr]).toEqual([2, expect.stringContaining('fichier texte')]);
  });

  test('an option of the vote is told by the name that was typed', async () => {
    const files = new Map([['w.md', bytesOf('---\nbulletins: b.csv\nvote:\n  départage: tirage\n---\n')]]);
    const { status, stderr } = await runIn('/nowhere', ['tally', '-w', 'w.md'], { files });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/«.départage.» ne peut pas valoir «.tirage.»/u)]);
  });
});

describe('the traps of Markdown for French prose', () => {
  test('each list keeps its bullet, also without a blank line', () => {
    const [statement, ...lists] = blocksOf('**Lieu**\n➤ un\n➤ deux\n\n• trois\n\n– quatre\n\n1. cinq');
    expect(statement).toMatchObject({ kind: 'paragraph', role: 'statement' });
    expect(lists.map((list) => list.kind === 'list' && list.bullet)).toEqual(['➤', '•', '–', 'number']);
  });

  test('cells hold lines and bullets', () => {
    const [table] = blocksOf('| a | b |\n| - | - |\n| **Dit**<br>➤ un<br>➤ deux | |');
    const cell = table?.kind === 'table' ? table.rows[0]?.cells : [];
    expect(cell?.[0]).toMatchObject([{ role: 'statement' }, { bullet: '➤', items: [[{}], [{}]] }]);
    expect(cell?.[1]).toEqual([]);
  });

  test.each([
    ['2008. Le prochain atelier', ['paragraph']],
    ['Titre\n---', ['paragraph', 'rule']],
    ['    quatre espaces', ['paragraph']],
    ['<!-- une note -->', []],
    ['\\newpage', ['code']],
    ['[[toc]]', ['code']],
    ['{{Égalités}}\n{{graphique}}', ['code', 'code']],
  ])('%j', (markdown, expected) => {
    expect(kinds(markdown)).toEqual(expected);
  });

  test('what looks like a mark in a sentence is left alone', () => {
    const text = 'À 14:30, ~500~ personnes au centre :mairie';
    expect(blocksOf(text)).toEqual([{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }]);
  });

  test('headings of one depth stay of one level, and none is skipped', () => {
    const levels = blocksOf('## a\n#### b\n#### c\n### d\n# e\n').map(
      (block) => block.kind === 'heading' && block.level,
    );
    expect(levels).toEqual([1, 2, 2, 2, 1]);
  });
});

test('hostile prose gives a document without fault, and nothing of it runs', async () => {
  const deep = Array.from({ length: 50 }, (_, depth) => `${'  '.repeat(depth)}- niveau ${depth}`).join('\n');
  const typed = hostileText.replace(/[\0\ufffe\uffff]|\p{Cs}/gu, '');
  const prose = [
    typed,
    '<script>alert(1)</script>',
    '![dehors](https://exemple.fr/image.png)',
    '[lien](javascript:alert(1)) { PAGE } =CMD|x',
    'anticonstitutionnellement'.repeat(400),
    deep,
    '[^1] et [^1]\n\n[^1]: note [^1]',
    `| a | b |\n| - | - |\n| ${typed.replace(/\s/g, ' ')} | |`,
  ].join('\n\n');
  const files = new Map([
    ['atelier.md', bytesOf(`---\ntitre: ]]> & <w:p/> {{x}}\nbulletins: b.csv\n---\n\n${prose}\n`)],
    ['b.csv', bytesOf('N°;Choix 1;Choix 2\n1;Jardin;Cuisine\n2;Jardin;\n')],
  ]);
  const {
    status,
    files: written,
    stderr,
  } = await runIn('/nowhere', ['tally', '-w', 'atelier.md', '--picks', '2'], { files });
  expect(stderr).toContain('atelier.docx');
  expect(status).toBe(0);
  const bytes = written.get('atelier.docx') ?? new Uint8Array();
  expect(faultsOf(bytes)).toEqual([]);
  expect(await textOf(bytes)).toContain('<script>alert(1)</script>');
});

test('prose that no file could hold gives a document without fault too', async () => {
  const blocks = blocksOf(`# ${hostileText}\n\n${hostileText}\n\n- ${hostileText}\n\n> ${hostileText}`);
  expect(faultsOf(await writeWord({ ...sampleReport, blocks }, { sha256 }))).toEqual([]);
});

test('flags of the command line win over the file', async () => {
  const files = new Map([
    [
      'ici/atelier.md',
      bytesOf(
        '---\ntitre: Un\nbulletins: b.csv\nvote:\n  barème: borda\n  retenir: 1\n---\n\n{{titre}}, {{retenues.nombre}}.\n',
      ),
    ],
    ['ici/b.csv', bytesOf('N°;Choix 1;Choix 2\n1;Jardin;Cuisine\n2;Jardin;\n')],
  ]);
  const { files: written } = await runIn(
    '/nowhere',
    ['tally', '-w', 'ici/atelier.md', '--points', '4,2', '--title', 'Deux'],
    { files },
  );
  expect([...written.keys()]).toEqual(['ici/atelier.docx']);
  const text = await textOf(written.get('ici/atelier.docx') ?? new Uint8Array());
  expect(text).toContain('Deux, 1.');
  expect(text).toMatch(/vaut 4.points, le deuxième 2/u);
});
