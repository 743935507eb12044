/** A workshop file as a secretary types it: what is understood, and what becomes of it in the document. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failed } from '../../src/failure.ts';
import type { Block } from '../../src/report/document.ts';
import { linesOf as inlinesByLine, wordsOf } from '../../src/report/inline.ts';
import { vocabulary } from '../../src/run/settings.ts';
import { TooLarge } from '../../src/text/lines.ts';
import { rowsOfText } from '../../src/text/rows.ts';
import { readPeople, readPerson } from '../../src/workshop/participants.ts';
import { readProse } from '../../src/workshop/prose.ts';
import { readWorkshop } from '../../src/workshop/workshop.ts';
import { writeWord } from '../../src/writers/word.ts';
import { faultsOf, openDocx, textOf } from '../support/docx.ts';
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
    picture: () => null,
    piece: (id) => [{ kind: 'code', text: id }],
    value: (id) => `<${id}>`,
    table: (headings) => headings.join(),
  });
};
const kinds = (markdown: string) => blocksOf(markdown).map(({ kind }) => kind);

test('numbers and letters before the labels of a list are codes, and no part of the labels', () => {
  const listed = (...labels: string[]) => read(`orientations: ${JSON.stringify(labels)}`).orientations;
  expect(listed('1. Jardin', '2. Fête')).toMatchObject({ list: [{ code: '1', label: 'Jardin' }, { code: '2' }] });
  expect(listed('a) Jardin', 'b) Fête')).toMatchObject({ list: [{ code: 'a', label: 'Jardin' }, { code: 'b' }] });
  const some = ['Liste', '1. Jardin', '2. Fête'];
  expect(listed(...some)).toMatchObject({ list: some.map((label) => ({ code: null, label })) });
});

const linesOf = (blocks: readonly Block[]) => inlinesByLine(blocks).flatMap((line) => wordsOf(line).split('\n'));

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
    ['date: 1er Févr. 2008', 'date', '2008-02-01'],
    ['date: 31 août 2008', 'date', '2008-08-31'],
    ['Date : 1er mai 2026', 'date', '2026-05-01'],
  ] as const)('%s', (front, key, value) => {
    expect(read(front)[key]).toBe(value);
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

  test('an orientation has the names that the headings of a list may have', () => {
    expect(read('orientations:\n  - proposition: Jardin\n    lettre: A\n    axe: Nature').orientations).toEqual({
      list: [{ label: 'Jardin', code: 'A', aliases: [], theme: 'Nature' }],
    });
  });

  test('any text under titre comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé0-9][a-zé0-9 :;,.!?()@%'-]{0,40}[a-zé0-9]$/), (title) => {
        expect(read(`titre: ${title}`).title).toBe(title.trim());
      }),
      { numRuns: 300 },
    );
  });
});

test('participants are read as they are typed or from a sheet', () => {
  expect(readPerson('Zoé – CS A, Metz – Borny').organisation).toBe('CS A, Metz – Borny');
  expect(readPerson('DUPRÉ Anne – CS Les Tilleuls (excusée)')).toEqual({
    name: 'DUPRÉ Anne',
    organisation: 'CS Les Tilleuls',
    excused: true,
  });
  const sheet = () => ['Prénom,Nom,Structure,Excusé\nAnne,Dupré,,\nLuc,Noël,"Ville, Metz",oui\n'];
  expect(readPeople(rowsOfText(sheet))).toEqual([
    { name: 'DUPRÉ Anne', organisation: null, excused: false },
    { name: 'NOËL Luc', organisation: 'Ville, Metz', excused: true },
  ]);
  // Under one heading alone a line is as it was typed.
  expect(readPeople(rowsOfText(() => ['Nom\nDUPRÉ Anne – CS Les Tilleuls (excusée)\n']))).toEqual([
    { name: 'DUPRÉ Anne', organisation: 'CS Les Tilleuls', excused: true },
  ]);
});

describe('every fault is told at once, where it stands', () => {
  test('a part that the document does not have cannot be left out of it', () => {
    expect(faultsIn('---\nbulletins: b.csv\nsans: signatures, logo\n---\n')).toEqual([['value sans', 3, 7]]);
  });

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
    ['a quotation mark, on its line', 'titre: "A\nlieu: M\nvote:\n  keep: 2', [['quote', 2, 1]]],
    ['a bracket too', 'titre: A\nbulletins: [b.csv\nlieu: M', [['quote', 3, 1]]],
    ['or at the key that it belongs to', 'titre: A\nvote:\n  scheme: "borda\n  keep: 3\nlieu: M', [['quote', 3, 1]]],
    ['a key given twice, by its name', 'titre: A\ntitre: B', [['twice titre', 3, 1]]],
    ['also in two languages', 'titre: A\ntitle: B', [['twice title', 3, 1]]],
    [
      'three mistakes of YAML and a key that nobody knows',
      'titre: "A\nlieu: M\nvote:\n      keep: 2\n   picks: 3\nlieus: M\nbulletins: [a\ndate: 27/03/2026',
      [
        ['quote', 2, 1],
        ['other', 6, 1],
        ['unknown-key lieus', 7, 1],
        ['quote', 8, 1],
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
    [
      'a rule of the count that does not stand below «vote»',
      'titre: A\nretenir: 2',
      [['not-under-vote retenir', 3, 1]],
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
    ['# {{classement}}', [['not-alone', 3, 3]]],
    [
      'Puis {{classement}}, `{{classement}}`, <!-- {{classement}} --> {{rang}}',
      [
        ['not-alone', 3, 6],
        ['unknown-placeholder', 3, 64],
      ],
    ],
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

  test('a line of which a part is bold announces nothing, and blanks before words stand for no lists', () => {
    expect(blocksOf('**Dit** et autre chose\n\n- un')[0]).not.toHaveProperty('role');
    expect(kinds(`${' '.repeat(200)}un mot`)).toEqual(['paragraph']);
    expect(readWorkshop('w.md', `---\nbulletins: b.csv\n---\n\n${' '.repeat(200)}un mot\n`, {})).toMatchObject({
      ballots: ['b.csv'],
    });
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
    ['{{saut de page}}', ['code']],
    ['{{ Sommaire }}', ['code']],
    ['\\newpage', ['paragraph']],
    ['{{Égalités}}\n{{graphique}}', ['code', 'code']],
  ])('%j', (markdown, expected) => {
    expect(kinds(markdown)).toEqual(expected);
  });

  test('what looks like a mark in a sentence is left alone', () => {
    const text = 'À 14:30, ~500~ personnes au centre :mairie';
    expect(blocksOf(text)).toEqual([{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }]);
  });

  test('a product is no emphasis', () => {
    expect(linesOf(blocksOf('Un lot de 5*3*2 cartons, *dit* `2*3*4`'))).toEqual(['Un lot de 5*3*2 cartons, dit 2*3*4']);
  });

  test('bullets as Word pastes them begin entries, and what is numbered by hand or named begins a line', () => {
    const lists = blocksOf('\uf0b7\tun\n·\tdeux\no\tsous\n§ \tautre\n►trois\n- o rage\n');
    expect(lists.map((list) => list.kind === 'list' && [list.bullet, ...linesOf([list])])).toEqual([
      ['•', 'un', 'deux'],
      ['–', 'sous', 'autre'],
      ['➤', 'trois'],
      ['•', 'o rage'],
    ]);
    expect(
      linesOf(
        blocksOf(
          'Deux voies :\n  a) agir\nb) attendre\net voir\n1/ un\n2- deux\n12 mars\n**Constat** : oui\n**Idée :**\nrien',
        ),
      ),
    ).toEqual([
      'Deux voies :',
      'a) agir',
      'b) attendre et voir',
      '1/ un',
      '2- deux 12 mars',
      'Constat : oui',
      'Idée : rien',
    ]);
  });

  test('lines that tabs part into as many cells are a table, as pasted from Word', () => {
    const [before, table, after] = blocksOf(
      '- Vu :\nExigence\tRéfutation\nUn lieu\t**Trop** cher | loin\nseule\tligne\tici\n',
    );
    expect([before, after].map((block) => block?.kind)).toEqual(['list', 'paragraph']);
    expect(table).toMatchObject({ kind: 'table', columns: [{ heading: [] }, { heading: [] }] });
    expect(linesOf(table === undefined ? [] : [table])).toEqual([
      'Exigence',
      'Réfutation',
      'Un lieu',
      'Trop cher | loin',
    ]);
    expect(kinds('1)\tun\n2)\tdeux\n')).toEqual(['list']);
  });

  test('headings of one depth stay of one level, and none is skipped', () => {
    const levelsOf = (text: string) => blocksOf(text).map((block) => block.kind === 'heading' && block.level);
    expect(levelsOf('## a\n#### b\n#### c\n### d\n# e\n')).toEqual([1, 2, 2, 2, 1]);
    // What heads a quotation heads nothing after it.
    expect(levelsOf('> # a\n\n## b\n\n- # c\n\n### d\n')).toEqual([false, 1, false, 2]);
  });
});

test('hostile prose gives a document without fault, and nothing of it runs', async () => {
  const deep = Array.from({ length: 50 }, (_, depth) => `${'  '.repeat(depth)}- niveau ${depth}`).join('\n');
  const typed = hostileText.replace(/[\0\ufffe\uffff]|\p{Cs}/gu, '');
  const prose = [
    typed,
    'alert(1)',
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
  expect(await textOf(bytes)).toContain('alert(1)');
});

test('prose that no file could hold gives a document without fault too', async () => {
  const blocks = blocksOf(`# ${hostileText}\n\n${hostileText}\n\n- ${hostileText}\n\n> ${hostileText}`);
  expect(faultsOf(await writeWord({ ...sampleReport, blocks }, { sha256 }))).toEqual([]);
});

test('a list begins with the number that it is given, if a list can', () => {
  const startOf = (typed: string) =>
    blocksOf(`<ol start="${typed}"><li>a</li></ol>`).map((one) => 'start' in one && one.start);
  expect(['0', '7', '-4', 'x', '99999999999'].flatMap(startOf)).toEqual([0, 7, false, false, false]);
});

test('the language that is typed comes before that of the file', async () => {
  const files = new Map([
    ['w.md', bytesOf('---\nbulletins: b.csv\nlangue: en\n---\n')],
    ['b.csv', bytesOf('N°;Choix 1\n1;Jardin\n2;Cuisine\n')],
  ]);
  const title = async (...args: string[]) => {
    const run = await runIn('/nowhere', ['tally', '-w', 'w.md', '--picks', '1', '-q', '-o', 'x.md', ...args], {
      files,
    });
    return /^# (.*)$/mu.exec(Buffer.from(run.files.get('x.md') ?? []).toString())?.[1];
  };
  expect(await title()).toBe('Workshop minutes');
  expect(await title('--lang', 'fr')).toBe('Compte rendu d’atelier');
});

test('a chart is drawn wherever the prose places it, in an entry of a list too', async () => {
  const files = new Map([
    ['w.md', bytesOf('---\nbulletins: b.csv\n---\n\n- avant\n\n- {{graphique}}\n')],
    ['b.csv', bytesOf('N°;Choix 1\n1;Jardin\n2;Cuisine\n')],
  ]);
  const { files: written } = await runIn('/nowhere', ['tally', '-w', 'w.md', '--picks', '1', '-q'], { files });
  const { names } = openDocx(written.get('w.docx') ?? new Uint8Array());
  expect(names.filter((name) => /charts\/chart\d+\.xml$/u.test(name))).toHaveLength(1);
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
  expect(text).toMatch(/du premier au dernier, 4 et 2.points/u);
});

describe('nothing of the prose is lost in silence', () => {
  const inlinesOf = (markdown: string) => {
    const [block] = blocksOf(markdown);
    return block?.kind === 'paragraph' ? block.inlines : [];
  };
  const text = (words: string) => ({ kind: 'text', text: words });

  test('words struck through, and simple tags in a sentence', () => {
    expect(inlinesOf('~~non~~')).toEqual([{ kind: 'deleted', inlines: [text('non')] }]);
    expect(inlinesOf('H<sub>2</sub>O<br>m<sup>2</sup>')).toEqual([
      text('H'),
      { kind: 'lowered', inlines: [text('2')] },
      text('O'),
      { kind: 'break' },
      text('m'),
      { kind: 'raised', inlines: [text('2')] },
    ]);
    expect(inlinesOf('un <b>gras <i>penché</b> droit</i>')).toEqual([
      text('un '),
      { kind: 'strong', inlines: [text('gras '), { kind: 'emphasis', inlines: [text('penché')] }] },
      text(' droit'),
    ]);
  });

  test('lists that stand far to the right, below words or within a list', () => {
    expect(blocksOf('Dits :\n     - un\n     - deux\n\ntrois')).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'list', items: [{}, {}] },
      { kind: 'paragraph' },
    ]);
    expect(blocksOf('- un\n\n\t\t- deux\n\n          suite')).toMatchObject([
      { kind: 'list', items: [[{}, { kind: 'list', items: [[{}, { inlines: [text('suite')] }]] }]] },
    ]);
  });

  test('each list within another stands in it, however deep', () => {
    const deep = Array.from({ length: 6 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`);
    const [first = ''] = deep;
    const nested = (depth: number): object => ({
      kind: 'list',
      items: [[{ inlines: [text(String(depth))] }, ...(depth < 5 ? [nested(depth + 1)] : [])]],
    });
    expect(blocksOf(deep.join('\n'))).toMatchObject([nested(0)]);
    expect(blocksOf(`${deep.join('\n')}\n${first}`)).toMatchObject([{ kind: 'list', items: [{}, {}] }]);
  });

  test('a note of two paragraphs, referred to twice', () => {
    const note = { kind: 'footnote', blocks: [{ inlines: [text('dit')] }, { inlines: [text('redit')] }] };
    expect(blocksOf('un[^n] et deux[^n]\n\n[^n]: dit\n\n    redit\n\nfin')).toMatchObject([
      { inlines: [text('un'), note, text(' et deux'), note] },
      { inlines: [text('fin')] },
    ]);
  });

  test('a note that swallows the words below it stands at the end; of two of one name, the first is named', () => {
    expect(readProse('dit [^"&amp;]\n\n[^"&amp;]: note')?.unheld).toEqual([]);
    expect(linesOf(blocksOf('dit\n\n[^n]: note\nde la suite [^n] enfin'))).toEqual(['dit', 'note de la suite  enfin']);
    const found = readProse(
      'dit [^n]\n\n\t[^n]: une\n\n[^n]: autre\n\n[^"&amp;]: seule\n\n<ul><li>[^"&amp;]</ul>',
    )?.unheld;
    expect(found).toMatchObject([
      { what: 'note', name: 'n', line: 3 },
      { what: 'note', name: '"&amp;', line: 7 },
    ]);
  });

  test('addresses in a sentence, and years at the head of an entry', () => {
    const link = (href: string, words: string) => ({ kind: 'link', href, inlines: [text(words)] });
    expect(inlinesOf('[voir https://exemple.fr/é, ou a@exemple.fr ; atelier.md et //x.fr non]')).toEqual([
      text('[voir '),
      link('https://exemple.fr/%C3%A9', 'https://exemple.fr/é'),
      text(', ou '),
      link('mailto:a@exemple.fr', 'a@exemple.fr'),
      text(' ; atelier.md et //x.fr non]'),
    ]);
    expect(blocksOf('- 2008. Un an')).toMatchObject([{ bullet: '•', items: [[{ inlines: [text('2008. Un an')] }]] }]);
  });

  test('boxes of tasks', () => {
    const found = blocksOf('- [ ] à faire\n- [x] fait\n- [x] fini\n- dit');
    const bullets = found.map((block) => block.kind === 'list' && [block.bullet, block.items.length]);
    expect(bullets).toEqual([
      ['☐', 1],
      ['☑', 2],
      ['•', 1],
    ]);
  });

  test('lists and tables in HTML, entities too', () => {
    expect(blocksOf('<ul>\n<li>un<ul><li>a</li></ul></li>\n<li>deux &eacute;t&#233;s &amp; hivers\n</ul>')).toEqual([
      {
        kind: 'list',
        bullet: '•',
        items: [
          [
            { kind: 'paragraph', inlines: [text('un')] },
            { kind: 'list', bullet: '•', items: [[{ kind: 'paragraph', inlines: [text('a')] }]] },
          ],
          [{ kind: 'paragraph', inlines: [text('deux étés & hivers')] }],
        ],
      },
    ]);
    const [table] = blocksOf('<table><tr><th>A<th>B</tr>\n<tr><td>1</td><td><b>2</b> votants</td></tr></table>');
    expect(table).toMatchObject({ kind: 'table', title: 'A,B', columns: [{}, {}], rows: [{}] });
    expect(linesOf(table === undefined ? [] : [table])).toEqual(['1', '2 votants']);
    expect(linesOf(blocksOf('<p>un<p>deux</p> trois'))).toEqual(['un', 'deux', 'trois']);
  });

  test('what is not taken over is named with its line', () => {
    const prose = readProse(
      'un\n\n<div align="center">deux</div>\n\n![plan](https://a.example/x.png) <font>x</font>\n\n[^n]: note',
    );
    expect(prose?.unheld).toEqual([
      { what: 'tag', name: 'div', line: 3, column: 1 },
      { what: 'picture', name: 'https://a.example/x.png', line: 5, column: 1 },
      { what: 'tag', name: 'font', line: 5, column: 34 },
      { what: 'note', name: 'n', line: 7, column: 1 },
    ]);
    expect(linesOf(blocksOf('<div align="center">deux</div>'))).toEqual(['deux']);
    expect(readProse('<b>un</b> <!-- <div> --> ![](plan.png)')?.unheld).toEqual([]);
  });

  test('a picture beside the workshop file stands in the document; one that cannot is refused with its line', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    // A comment, a table, and the frame of a picture four high and three wide.
    const jpeg = Buffer.from('ffd8fffe00046869ffc4000411ffffc0000b080004000301011100ffd9', 'hex');
    const ballots = bytesOf('N°;Choix 1\n1;Jardin\n2;Cuisine\n');
    const run = (markdown: string, ...args: string[]) =>
      runIn('.', ['tally', '-w', 'w/atelier.md', '--picks', '1', ...args], {
        files: new Map([
          ['w/atelier.md', bytesOf(`---\nbulletins: b.csv\n---\n${markdown}\n`)],
          ['w/b.csv', ballots],
          ['w/img/la salle.png', pixel],
          ['w/plan.jpg', jpeg],
          ['w/faux.png', bytesOf('GIF89a')],
          ['w/coupe.jpg', jpeg.subarray(0, 20)],
          ['autre.png', pixel],
        ]),
      });
    const shown = await run('![La salle](img/la%20salle.png)');
    expect(shown.stderr).not.toContain('image');
    expect(shown.status).toBe(0);
    const docx = openDocx(shown.files.get('w/atelier.docx') ?? new Uint8Array());
    expect(docx.names.filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
    expect(docx.part('word/document.xml')).toContain('descr="La salle"');
    const { files } = await run('![Plan «\u00a0A\u00a0»](plan.jpg)', '-o', 'x.html', '-o', 'x.md');
    const [html = '', md = ''] = ['x.html', 'x.md'].map((name) => Buffer.from(files.get(name) ?? []).toString());
    expect(html).toContain(
      `<img src="data:image/jpeg;base64,${jpeg.toString('base64')}" alt="Plan «\u00a0A\u00a0»" width="3" height="4">`,
    );
    expect(md).toContain('*Plan «\u00a0A\u00a0»*');
    for (const [path, why] of [
      ['absent.png', 'introuvable'],
      ['coupe.jpg', 'ni un PNG ni un JPEG'],
      ['../autre.png', 'hors du dossier'],
      ['/etc/passwd', 'hors du dossier'],
      ['faux.png', 'ni un PNG ni un JPEG'],
    ] as const) {
      const { status, stderr } = await run(`un\n\n![x](${path})`);
      expect(status).toBe(2);
      expect(stderr).toContain(why);
      expect(stderr).toMatch(/ligne 6/);
    }
  });
});

test('no word of any prose is lost, and all stand in their order', { timeout: 30_000 }, () => {
  const mark = fc.constantFrom('', '- ', '➤ ', '– ', '1. ', '> ', '>> ', '# ', '- [ ] ', '2008. ', '| ');
  const indent = fc.constantFrom('', '', '  ', '    ', '     ', '        ', '\t');
  const words = fc.constantFrom(
    'W',
    '**W** W',
    'W<br>W',
    '<b>W</b> W',
    '<ul><li>W<li>➤ W</ul>',
    '~W~',
    'https://a.fr/W W',
  );
  const line = fc.tuple(indent, mark, words).map((parts) => parts.join(''));
  const row = fc.integer({ min: 1, max: 5 }).map((cells) => '| W '.repeat(cells));
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.array(row, { maxLength: 3 }))
    .map(([cells, rows]) => ['| W '.repeat(cells), '| --- '.repeat(cells), ...rows].join('\n'));
  const block = fc.oneof({ weight: 5, arbitrary: line }, table, fc.constantFrom('', '---', '***'));
  fc.assert(
    fc.property(fc.array(block, { maxLength: 14 }), (blocks) => {
      let count = 0;
      const prose = blocks.join('\n').replace(/W/g, () => `w${++count}z`);
      const found = JSON.stringify(blocksOf(prose), (key, value) =>
        key === 'href' || key === 'description' ? '' : value,
      );
      expect([...new Set(found.match(/w\d+z/g))]).toEqual([...new Set(prose.match(/w\d+z/g))]);
    }),
    { numRuns: 300 },
  );
});

describe('HTML as people paste it', () => {
  const words = (markdown: string) => JSON.stringify(blocksOf(markdown));

  test('what stands between the cells of a table, or the entries of a list, is not lost', () => {
    const told = words(
      '<table><caption>Titre</caption><tr><th>a<th>b<tr><td>c<td>d</table>\n<ul>avant<li>➤ un<li>➤ deux</ul>',
    );
    for (const word of ['Titre', 'avant', 'a', 'd']) expect(told).toContain(`"text":"${word}"`);
    expect(told).toContain('"bullet":"➤","items":[[{"kind":"paragraph","inlines":[{"kind":"text","text":"un"}]}]');
  });

  test('a list in a cell of a table of Markdown is a list', () => {
    const told = words('| a |\n| - |\n| <b>Collaboration</b> <ul><li>➤ un *deux*</li><li>➤ trois</li></ul> |');
    expect(told).toContain('"bullet":"➤"');
    expect(told.match(/"kind":"paragraph"/gu)).toHaveLength(3);
    expect(words('<b><ul><li>un</li><li>deux</li></ul></b>')).not.toContain('undeux');
  });

  test('a box is that of its own entry, in a list within a list too', () => {
    const [outer] = blocksOf('- a\n  - [ ] b\n\n- c');
    expect(outer).toMatchObject({ bullet: '•', items: [[{}, { bullet: '☐' }], [{}]] });
  });

  test('a cell under no heading is one all the same, and no empty one makes a column', () => {
    const [table] = blocksOf('| a | b |\n| - | - |\n| un | deux | trois | |\n| x | |\n');
    expect(table).toMatchObject({ columns: [{}, {}, { heading: [] }] });
    expect(linesOf(table === undefined ? [] : [table])).toEqual(['un', 'deux', 'trois', 'x']);
    const [plain] = blocksOf('| a |\n| - |\n| un | |\n');
    expect(plain).toMatchObject({ columns: [{}] });
    const [, below] = blocksOf('a | b\n\n> | c |\n> | - |\n> | un \\| une | deux |\n');
    expect(linesOf(below === undefined ? [] : [below])).toEqual(['un | une', 'deux']);
    expect(linesOf(blocksOf('Titre\n|---|---|\n\n| a | b |\n|---|'))).toEqual(['Titre |---|---|', '| a | b | |---|']);
  });

  test('a mark that is not closed ends with its paragraph', () => {
    const [first, second] = blocksOf('un <b>gras\n\ndeux');
    expect(first).toMatchObject({ inlines: [{ text: 'un ' }, { kind: 'strong', inlines: [{ text: 'gras' }] }] });
    expect(second).toMatchObject({ inlines: [{ kind: 'text', text: 'deux' }] });
  });

  test('a million signs of a tag that never comes are words; notes on notes a thousand deep are refused', () => {
    const signs = `${'<'.repeat(1_000_000)} fin`;
    expect(linesOf(blocksOf(signs)).join() === signs).toBe(true);
    const notes = Array.from({ length: 1_000 }, (_, at) => `[^${at}]: dit[^${at + 1}]`);
    expect(() => blocksOf(`un[^0]\n\n${notes.join('\n\n')}`)).toThrow(TooLarge);
  });

  test.each(['<b>', '<div>', '<ul><li>', '<table><tr><td>', '<b>\n\n<i>'])('%s, ten thousand deep', (tag) => {
    expect(() => blocksOf(`<pre>${tag.repeat(10_000)} fond\n\nfin`)).toThrow(TooLarge);
  });
});
