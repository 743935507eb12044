/** For each thing that can be wrong, the smallest files and the command that show it; a code without a case does not compile. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { IssueCode } from '../../src/ballots/issue.ts';
import type { FailureCode, FailureOf } from '../../src/failure.ts';
import { bytesOf } from './shell.ts';
import { bomb, ods, xlsx } from './workbook.ts';

/** A command, and the files that it finds. */
export interface Scene {
  readonly run: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
  /** Paths that the system will not have read or written, and why. */
  readonly denied?: Readonly<Record<string, string>>;
}

/** Where no small file can be made for it: the message alone, with sample data. */
export interface Sample<C extends FailureCode> {
  readonly says: FailureOf<C>;
}

export type FailureScene<C extends FailureCode> = Scene | Sample<C>;

const LIST = [
  'Jardin',
  'Cuisine',
  'Chorale',
  'Théâtre',
  'Agir avec les jeunes de 11 à 17 ans',
  'Agir avec les jeunes de 18 à 25 ans',
  '',
].join('\n');
const HEAD = 'N°;Choix 1;Choix 2;Choix 3';
const FULL = '1;Jardin;Cuisine;Chorale';

/** A sheet of numbered ballots, a column a pick, and the list. */
const sheet = (rows: readonly string[], flags = '', head = HEAD): Scene => ({
  run: `atelier tally bulletins.csv --orientations liste.txt --no-docx ${flags}`.trim(),
  files: { 'bulletins.csv': `${[head, ...rows].join('\n')}\n`, 'liste.txt': LIST },
});

/** A workshop file that says this. */
const told = (text: string): Scene => ({
  run: 'atelier tally -w atelier.md --no-docx',
  files: { 'atelier.md': text, 'bulletins.csv': `${HEAD}\n${FULL}\n` },
});

/** A sheet of any shape, without a list. */
const alone = (rows: readonly string[], flags = ''): Scene => ({
  run: `atelier tally bulletins.csv --no-docx ${flags}`.trim(),
  files: { 'bulletins.csv': `${rows.join('\n')}\n` },
});

/** A file and a list, whatever they say. */
const listed = (ballots: string, list: string): Scene => ({
  run: 'atelier tally bulletins.csv --orientations liste.txt --no-docx --picks 2',
  files: { 'bulletins.csv': ballots, 'liste.txt': list },
});

const BOOK = [HEAD.split(';'), FULL.split(';')];
const TWO_WAYS = ['Bulletin;Vos choix', '1;"Culture, Santé"', '2;"Santé, prévention, Culture"'];
const MARKS = 'Votant;Jardin;Cuisine;Chorale;Théâtre';
const DOTTED = 'N°;Choix 1;Points 1;Choix 2;Points 2';

export const issueScenes = {
  blank: [sheet([FULL, '2;;;', '3;Jardin;Chorale;Cuisine']), sheet([FULL, '2;;;', '3;;;', '4;Jardin;Chorale;Cuisine'])],
  incomplete: [
    sheet([FULL, '2;Jardin;Chorale;']),
    sheet([FULL, '2;Jardin;Chorale;', '3;Jardin;;']),
    sheet([FULL, '2;Jardin;Chorale;'], '--incomplete reject'),
  ],
  extra: [
    sheet([FULL, '2;Jardin;Chorale;'], '--picks 2'),
    sheet([FULL, '2;Théâtre;Chorale;Cuisine'], '--picks 2'),
    sheet([FULL], '--picks 2 --extra truncate'),
    // Set aside for a label; truncated or not, it would not count.
    sheet([FULL, '2;Jardin;Chorale;Poney'], '--picks 2 --extra truncate --unknown reject'),
  ],
  repeated: [
    sheet([FULL, '2;Jardin;Jardin;Chorale']),
    sheet([FULL, '2;Jardin;Jardin;Chorale', '3;Cuisine;Jardin;Jardin'], '--repeated reject'),
  ],
  gap: [sheet(['1;Jardin;;Chorale']), sheet(['1;Jardin;;Chorale', '2;Jardin;;Théâtre'])],
  'excess-dots': [
    sheet(['1;Jardin;4;Chorale;2', '2;Jardin;2;Chorale;2'], '--scheme cumulative --max-dots 5 --picks 2', DOTTED),
    sheet(['1;Jardin;4;Chorale;2', '2;Jardin;3;Chorale;3'], '--scheme cumulative --max-dots 1 --picks 2', DOTTED),
  ],
  'excess-dots-each': [
    sheet(['1;Jardin;4;Chorale;2', '2;Jardin;2;Chorale;2'], '--scheme cumulative --max-dots-each 3 --picks 2', DOTTED),
  ],
  unknown: [
    sheet([FULL, '2;Cuisne;Jardin;Chorale']),
    sheet([FULL, '2;Agir avec les jeunes de 11 à 25 ans;Jardin;Chorale', '3;Rugby;Jardin;Chorale']),
    sheet([FULL, '2;Cuisne;Jardin;Chorale', '3;Jardin;Chorale;Cuisne']),
    sheet([FULL, '2;Cuisne;Jardin;Chorale', '3;Jardin;Chorale;Cuisne'], '--unknown reject'),
    sheet([
      FULL,
      '2;#REF!;Jardin;Chorale',
      '3;######;Jardin;Chorale',
      '4;03-mai;Jardin;Chorale',
      '5;1,2E+12;Jardin;Chorale',
    ]),
    sheet([FULL, '2;9;Jardin;Chorale']),
    sheet([FULL, '2;nul;;']),
  ],
  ambiguous: [
    {
      run: 'atelier tally bulletins.csv --orientations liste.txt --no-docx',
      files: {
        'bulletins.csv': `${TWO_WAYS.join('\n')}\n`,
        'liste.txt': 'Culture\nSanté\nprévention\nSanté, prévention\n',
      },
    },
  ],
  contradiction: [
    {
      run: 'atelier tally bulletins.csv --orientations liste.csv --no-docx --picks 2',
      files: {
        'bulletins.csv': 'N°;Choix 1;Choix 2\n1;1) Jardin;2) Cuisine\n2;3) Jardin;Chorale\n',
        'liste.csv': 'code;libellé\n1;Jardin\n2;Cuisine\n3;Chorale\n',
      },
    },
  ],
  decimal: [
    {
      run: 'atelier tally bulletins.csv --orientations liste.txt --no-docx --picks 2',
      files: { 'bulletins.csv': 'Bulletin;Choix (numéros)\nA1;1;\nA2;3,4\nA3;2 / 3\n', 'liste.txt': LIST },
    },
  ],
  'bad-mark': [sheet(['P1;x;x;;x', 'P2;x;peut-être;x;', 'P3;;x;x;x'], '', MARKS)],
  'bad-rank': [sheet(['V1;1;2;3;', 'V2;2;1;;3', 'V3;1;1;2;', 'V4;3;;2;1'], '--ordered', MARKS)],
  duplicate: [
    sheet([FULL, '2;Théâtre;Jardin;Chorale', '1;Théâtre;Cuisine;Chorale']),
    alone(['Prénom;Nom;Choix 1', 'Zoé;Martin;Jardin', 'Zoé;Martin;Chorale'], '--picks 1'),
    sheet([FULL, '1;Théâtre;Cuisine;Chorale'], '--duplicates first'),
    sheet([FULL, '1;Théâtre;Cuisine;Chorale'], '--duplicates all'),
    {
      run: 'atelier tally salle.csv mairie.csv --no-docx --picks 1',
      files: {
        'salle.csv': 'E-mail;Choix 1\nzoe@example.org;Jardin\n',
        'mairie.csv': 'E-mail;Choix 1\nzoe@example.org;Chorale\n',
      },
    },
  ],
  namesake: [
    alone(
      [
        'E-mail;Prénom;Nom;Choix 1',
        'zoe@example.org;Zoé;Martin;Jardin',
        'lea@example.org;Léa;Martin;Chorale',
        'z.martin@example.org;ZOE;Martin;Chorale',
      ],
      '--picks 1',
    ),
  ],
  'bad-points': [
    sheet(['1;Jardin;deux;Chorale;2', '2;Jardin;2;Chorale;1'], '--scheme cumulative --picks 2', DOTTED),
    sheet(['1;Jardin;3;Chorale;'], '--scheme cumulative --picks 2', DOTTED),
  ],
  damaged: [
    sheet([FULL, '2;"Jardin;Cuisine;Chorale', '3;Jardin;Chorale;Théâtre']),
    sheet([FULL, '2;Jardin;"Cui"sine;Chorale', '3;Jardin;Chorale;Théâtre']),
    sheet([FULL, '2;Jardin;"Cui"sine;Chorale', '3;Jardin;Chorale;Théâtre'], '--unknown reject'),
  ],
  'short-row': [
    sheet([FULL, '2;Jardin;Cuisine']),
    sheet([FULL, '2;Jardin;Cuisine', '3;Chorale;Théâtre']),
    sheet([FULL, '2,Jardin,Chorale,Théâtre']),
  ],
  'long-row': [sheet([`${FULL};à relire`]), alone([HEAD, FULL, '2;Prêter des outils; des vélos;Cuisine;Chorale'])],
  unsent: [
    alone([
      'Date de soumission;Choix 1;Choix 2;Choix 3',
      '27/03/2026;Jardin;Cuisine;Chorale',
      ';Jardin;Cuisine;Théâtre',
    ]),
    alone([
      'Date de soumission;Choix 1;Choix 2;Choix 3',
      '27/03/2026;Jardin;Cuisine;Chorale',
      ';Jardin;Cuisine;Théâtre',
      ';Jardin;Cuisine;Théâtre',
    ]),
  ],
  'wrong-total': [
    alone(['Orientation;Table 1;Table 2;Total', 'Jardin;3;2;5', 'Cuisine;1;2;4', 'Total;5;4;9'], '--layout totals'),
    alone(['Orientation;Table 1;Table 2;Total', 'Jardin;3;2;5', 'Cuisine;1;2;4'], '--layout totals --unknown reject'),
  ],
  'stray-vote': [
    sheet([`${FULL};à relire`, '2;Jardin;Cuisine;;Chorale', '3;Jardin;Cuisine;;Chorale'], '', `${HEAD};Remarque`),
  ],
  remark: [sheet([`${FULL};`, '2;Jardin;Cuisine;;nul (raturé)', '3;Jardin;Cuisine;;x 3'], '', `${HEAD};Remarque`)],
  'list-among': [
    sheet([FULL, '2;Jardin;Chorale;Cuisine', ';;;', 'Jardin;;;', 'Cuisine;;;', 'Chorale;;;', 'Théâtre;;;']),
  ],
  'wrong-recap': [sheet([FULL, '2;Jardin;Chorale;Théâtre', ';;;', 'Jardin;3;;', 'Chorale;2;;'])],
  'odd-row': [
    sheet([FULL, ';Jardin;Chorale;Cuisine']),
    sheet([FULL, 'Jardin;Cuisine;Chorale;']),
    alone([HEAD, FULL, '2;Jardin;Chorale;Cuisine', 'bis;Jardin;Chorale;Cuisine', ';Jardin;;']),
  ],
  'doubtful-mark': [sheet(['P1;x;o;x;o', 'P2;x;x;o;o'], '', MARKS)],
  'mixed-numbers': [
    sheet([FULL, '2;1;2;3']),
    sheet(['1;1;2;3', '2;2;3;4', '3;Jardin;Chorale;Cuisine']),
    sheet(['1;1;2;3', '2;2;3;4', '3;Jardin;Chorale;Cuisine'], '--unknown reject'),
  ],
  'bad-weight': [sheet(['1;3;Jardin', '2;deux;Chorale'], '--picks 1 --weight Mandats', 'N°;Mandats;Choix 1')],
  'no-column': [sheet(['P1;x;x;x;', 'P2;;x;x;x'], '', MARKS)],
  'same-numbers': [
    {
      run: 'atelier tally salle.csv mairie.csv --no-docx --picks 1',
      files: { 'salle.csv': 'N°;Choix 1\n1;Jardin\n2;Chorale\n', 'mairie.csv': 'N°;Choix 1\n2;Jardin\n3;Jardin\n' },
    },
  ],
  'same-ballots': [
    {
      run: 'atelier tally salle.csv copie.csv --no-docx --picks 2',
      files: {
        'salle.csv': 'Choix 1;Choix 2\nJardin;Cuisine\nChorale;Jardin\nThéâtre;Jardin\n',
        'copie.csv': 'Choix 1;Choix 2\nJardin;Théâtre\nJardin;Chorale\nCuisine;Jardin\n',
      },
    },
  ],
  'other-sheets': [
    {
      run: 'atelier tally bulletins.xlsx --no-docx',
      files: { 'bulletins.xlsx': xlsx({ name: 'Table A', rows: BOOK }, { name: 'Notes', rows: [['à relire']] }) },
    },
  ],
  similar: [alone([HEAD, '1;Jardin partagé;Cuisine;Chorale', '2;Jardins partagés;Cuisine;Chorale'])],
  lone: [
    alone([HEAD, '1;Jardin;Cuisine;Chorale', '2;Jardin;Cuisine;Sport', '4;Sport;Cuisine;Jardin', '3;enveloppe vide;;']),
  ],
} as const satisfies Readonly<Record<IssueCode, readonly Scene[]>>;

const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../../fixtures/csv', name));
const read = (name: string): Scene => ({
  run: 'atelier tally bulletins.csv',
  files: { 'bulletins.csv': fixture(name) },
});
/** A Word document that nobody counted anything in. */
const LETTER = zipSync({
  '_rels/.rels': strToU8(
    '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  'word/document.xml': strToU8('<document/>'),
});

const zip = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('')])), { level: 0 });
const unread = (path: string, bytes: string | Uint8Array): Scene => ({
  run: `atelier tally ${path} --no-docx`,
  files: { [path]: bytes },
});

const GOOD = { 'bulletins.csv': `${HEAD}\n${FULL}\n` };
const typed = (command: string, more: Omit<Scene, 'run'> = {}): Scene => ({
  run: `atelier ${command}`,
  files: GOOD,
  ...more,
});

/** Four orientations, two of them tied for the last place of two. */
const TIED = 'N°;Choix 1;Choix 2\n1;Jardin;Cuisine\n2;Jardin;Chorale\n3;Jardin;Théâtre\n4;Cuisine;Chorale\n';
const decided = (decision: object | string, ballots = TIED): Scene => ({
  run: 'atelier tally bulletins.csv --no-docx --keep 2 --picks 2 --decision decision.json',
  files: {
    'bulletins.csv': ballots,
    'decision.json': typeof decision === 'string' ? decision : JSON.stringify(decision),
  },
});
const ROOM = { who: 'l’assemblée', when: '27 mars 2026', how: 'vote' };

export const failureScenes = {
  'bad-file': [
    unread('bulletins.xls', bytesOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))),
    unread(
      'bulletins.xlsx',
      bytesOf(
        Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('EncryptedPackage', 'utf16le')),
      ),
    ),
    unread('bulletins.numbers', zip('Index/Document.iwa')),
    // Its compte rendu would bear the same name: what is wrong with it is said all the same.
    { ...unread('bulletins.docx', zip('word/document.xml')), run: 'atelier tally bulletins.docx' },
    unread('bulletins.pdf', '%PDF-1.7\n'),
    unread('bulletins.xlsb', zip('xl/workbook.bin')),
    unread('bulletins.xls', '<html><body><table><tr><td>1</td></tr></table></body></html>'),
    unread('bulletins.xml', '<?xml version="1.0"?><Workbook/>'),
    unread('~$bulletins.xlsx', bytesOf(Uint8Array.of(5, ...Buffer.from('Marie')))),
    unread('photo.png', bytesOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))),
    unread('bulletins.odt', zip('mimetypeapplication/vnd.oasis.opendocument.text')),
    unread('reponses.zip', zip('reponses.csv')),
    typed('tally atelier.md', { files: { 'atelier.md': '---\ntitre: Atelier\n---\n' } }),
    typed('init atelier.md', { files: { 'atelier.md': '---\ntitre: Atelier\n---\n' } }),
    unread(
      'photo.jpg',
      Uint8Array.from({ length: 400 }, (_, at) => (at % 7) + 1),
    ),
    unread('bulletins.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')),
    unread('bulletins.ods', ods({ name: 'Feuille1', rows: [] })),
    unread('bulletins.xlsx', bomb()),
  ],
  'several-sheets': [unread('bulletins.ods', ods(...['Nord', 'Sud', 'Est'].map((name) => ({ name, rows: BOOK }))))],
  'unseen-cells': [
    unread('bulletins.xlsx', xlsx({ name: 'Salle', rows: BOOK, hiddenRows: [1] })),
    unread('bulletins.xlsx', xlsx({ name: 'Salle', rows: BOOK, hiddenColumns: [3] })),
    ...[{ text: 'Jardin', struck: true }, { text: null, formula: 'A1' }, { text: 'Jardin', over: [1, 2] } as const].map(
      (odd) => unread('bulletins.xlsx', xlsx({ name: 'Salle', rows: [...BOOK, [9, odd, 'Cuisine', 'Chorale']] })),
    ),
    unread(
      'bulletins.ods',
      ods({ name: 'Salle', rows: [...BOOK, [9, 'Jardin', 'Cuisine', { text: null, fill: 'FFFF00' }]] }),
    ),
  ],
  'unknown-encoding': [
    read('unassigned-byte.csv'),
    read('two-encodings.csv'),
    read('nul-bytes.csv'),
    read('cut-inside-a-character.csv'),
  ],
  'lost-characters': [read('letters-lost.csv'), read('accents-encoded-twice.csv')],
  'wrong-encoding': [
    { ...read('windows-1252.csv'), run: 'atelier tally bulletins.csv --encoding utf-8' },
    { ...read('utf-8-with-byte-order-mark.csv'), run: 'atelier tally bulletins.csv --encoding windows-1252' },
  ],
  question: [
    unread('bulletins.csv', ''),
    unread('bulletins.csv', 'Prénom;Ville\nZoé;Metz\n'),
    unread(
      'bulletins.csv',
      ';Bulletin 1;Bulletin 2\nChoix 1;Jardin;Chorale\nChoix 2;Cuisine;Jardin\nChoix 3;Chorale;Cuisine\n',
    ),
    sheet(['1;Piscine;Patinoire;Rugby']),
    listed('Jardin\nCuisine\nChorale\nThéâtre\n', 'Jardin\nCuisine\nChorale\nThéâtre\n'),
    sheet(['P1;x;;x', 'P2;x;x;'], '', 'Votant;Jardin;Cuisine;Jardin'),
    sheet(['P1;x;;x', 'P2;x;x;'], '', 'Votant;Jardn;Cuisine;Chorale'),
    sheet(['P1;x;;x', 'P2;x;x;x'], '', 'Votant;Cuisine;Chorale;Présent'),
    sheet(['P1;1;2;3', 'P2;2;1;3'], '', 'Votant;Jardin;Cuisine;Chorale'),
    sheet(['Jardin;12', 'Cuisine;7', 'Chorale;3'], '', 'Orientation;Voix'),
    sheet(['Zoé;3;Jardin', 'Paul;1;Chorale'], '--picks 1', 'Nom;Pouvoirs;Choix 1'),
    sheet(['1;Jardin;Cuisine;Chorale', '2;Jardin;Cuisine;'], '--picks 2', 'N°;Choix 1;Choix 2;Idée'),
    sheet(['1;Jardin;Cuisine;Chorale', '2;Jardin;Cuisine;Théâtre;Chorale']),
    sheet(['1;123', '2;234'], '', 'N°;Choix'),
    sheet(['1;A;B;C', '2;B;C;D']),
    sheet(['1;Jardin;Cuisine', '2;Chorale;Cuisine'], '--picks 2', 'N°;Pour les jeunes;Pour les aînés'),
    sheet(['1;Jardin;Cuisine', '2;Chorale;Cuisine'], '--picks 2', 'N°;Choix 1;Choix 3'),
    sheet(['1;Jardin', '2;Cuisine', '1;Chorale', '2;Cuisine'], '', 'Rang;Orientation'),
    sheet(['1;Jardin', '2;Cuisine', '3;Chorale', '1;Théâtre'], '', 'N°;Orientation'),
    alone([MARKS, 'V1;x;x;x;', 'V2;;x;x;x']),
    alone([HEAD, '1;4;7;2', '2;7;3;1']),
    unread('bulletins.csv', 'N°;Vos trois priorités\n1;"Jardin, Cuisine, Chorale"\n2;"Jardin, Théâtre, Cuisine"\n'),
    unread('bulletins.csv', 'N°;Choix\n1;ACF\n2;ABC\n'),
    sheet(['1;Jardin;7;Cuisine', '2;Cuisine;8;Chorale'], '--picks 1', 'N°;Choix 1;N°;Choix 1'),
    alone([`${HEAD}1;Jardin;Cuisine;Chorale`, '2;Cuisine;Jardin;Chorale', '3;Chorale;Jardin;Cuisine']),
    sheet(['Jardin;12;3', 'Cuisine;7;2', 'Chorale;3;9'], '--layout totals', 'Orientation;Voix;Points'),
    listed(
      'Santé;sport,culture\nCulture;sport,santé\nCulture;sport,culture\n',
      'Santé\nCulture\nSanté;sport\nCulture;sport\nSport,santé\nSport,culture\n',
    ),
    sheet(['Zoé;oui;Jardin', 'Paul;non;Chorale'], '--picks 1', 'Nom;Valide;Choix 1'),
    listed('N°;Jardin;Cuisine;Blanc;Nul\n1;x;x;;\n2;;;x;\n3;;;;x\n', 'Jardin\nCuisine\n'),
    listed('Votant;Jardin ?;Cuisine ?\nZoé;oui;non\nPaul;non;oui\n', 'Jardin\nCuisine\n'),
  ],
  'no-table': [
    unread('bulletins.txt', 'N°    Choix 1       Choix 2\n1     Jardin        Cuisine\n2     Chorale       Jardin\n'),
    { says: { failure: 'no-table', source: 'bulletins.csv', why: 'endless', line: 1 } },
  ],
  'no-ballots': [unread('bulletins.csv', `${HEAD}\n`)],
  'no-ballot-numbers': [
    {
      run: 'atelier check saisie-1.csv --compare saisie-2.csv',
      files: { 'saisie-1.csv': GOOD['bulletins.csv'], 'saisie-2.csv': 'Choix 1;Choix 2\nJardin;Cuisine\n' },
    },
  ],
  'no-orientations': [typed('tally bulletins.csv --orientations liste.txt', { files: { ...GOOD, 'liste.txt': '\n' } })],
  'too-many-orientations': [
    { says: { failure: 'too-many-orientations', source: 'liste.txt', count: 50_000, most: 2_000 } },
  ],
  'unclear-list': [
    '- Jardin\n- Cuisine\nTotal : 2\n',
    'Jardin\nCuisine\nChorale\n\nFait à Metz\n',
    'Jardin;2\nCuisine;1\nChorale;0\n',
    'Jardin, Cuisine, Chorale\n',
  ].map((written) =>
    typed('tally bulletins.csv --orientations liste.txt', { files: { ...GOOD, 'liste.txt': written } }),
  ),
  'same-orientation': [
    typed('tally bulletins.csv --orientations liste.txt', {
      files: { ...GOOD, 'liste.txt': 'Théâtre\nJardin\nTHEATRE\n' },
    }),
  ],
  'unordered-ballots': [sheet(['V1;x;x;x;', 'V2;;x;x;x'], '--scheme borda', MARKS)],
  'format-cannot-hold': [
    {
      run: 'atelier tally bulletins.csv --scheme cumulative -o bulletins.blt',
      files: { 'bulletins.csv': 'N°;Choix 1;Points 1\n1;Jardin;3\n' },
    },
  ],
  'no-themes': [typed('tally bulletins.csv --per-theme 1')],
  'too-many-themes': [
    typed('tally bulletins.csv --orientations liste.csv --per-theme 2', {
      files: {
        ...GOOD,
        'liste.csv': 'orientation;thème\nJardin;Nature\nCuisine;Vivre\nChorale;Vivre\nThéâtre;Vivre\n',
      },
    }),
  ],
  'unknown-column': [
    typed('tally bulletins.csv --by Collège'),
    typed('tally bulletins.csv --ignore Z'),
    typed('tally bulletins.csv --pick-columns B,Z'),
  ],
  'no-dots': [
    {
      run: 'atelier tally salle.csv mairie.csv --scheme cumulative --picks 1',
      files: { 'salle.csv': 'N°;Choix 1;Points 1\n1;Jardin;3\n', 'mairie.csv': 'N°;Choix 1\n1;Jardin\n' },
    },
  ],
  'decision-no-tie': [
    decided({ ...ROOM, retained: ['Jardin'] }, 'N°;Choix 1;Choix 2\n1;Jardin;Cuisine\n2;Jardin;\n'),
    decided({ ...ROOM, retained: ['Théâtre'] }),
    decided(
      { ...ROOM, retained: ['Garderie', 'matin'] },
      'Choix 1;Choix 2\nJardin;Garderie, matin\nChorale;Jardin\nGarderie, matin;Chorale\n',
    ),
  ],
  'decision-wrong-number': [
    decided({ ...ROOM, retained: ['Cuisine'] }, 'Choix 1;Choix 2\nJardin;Cuisine\nChorale;Jardin\nCuisine;Chorale\n'),
  ],
  'decision-against-themes': [
    { says: { failure: 'decision-against-themes', named: ['Cuisine', 'Jardin'], perTheme: 1 } },
  ],
  'unknown-option': [typed('tally bulletins.csv --kep 3'), typed('tally bulletins.csv --condorcet')],
  'unknown-command': [typed('taly bulletins.csv'), typed('bulletins.csv')],
  'missing-argument': [
    typed('tally'),
    typed('verify'),
    typed('tally bulletins.csv --keep'),
    { says: { failure: 'missing-argument', argument: 'runoff' } },
  ],
  'excess-arguments': [typed('check bulletins.csv autre.csv --compare saisie-2.csv')],
  'bad-value': [
    typed('tally bulletins.csv --scheme condorcet'),
    typed('tally bulletins.csv --keep trois'),
    typed('tally bulletins.csv --points 1,2,3'),
    typed('tally bulletins.csv --date 31/02/2026'),
    typed('tally bulletins.csv --delimiter ""'),
    typed('tally bulletins.csv -o resultat.pdf'),
    typed('tally bulletins.csv --pick-columns B,b,C'),
    typed('tally bulletins.csv --tie-break draw,draw --seed 4'),
    typed('tally bulletins.csv --tie-break draw --seed " "'),
  ],
  'same-file-twice': [
    typed('tally bulletins.csv ./bulletins.csv'),
    typed('tally - -', { stdin: GOOD['bulletins.csv'] }),
  ],
  'output-is-input': [typed('tally bulletins.csv -o bulletins.csv')],
  'document-on-screen': [{ says: { failure: 'document-on-screen' } }],
  'missing-option': [
    typed('tally bulletins.csv --tie-break draw'),
    typed('tally bulletins.csv --seed 4'),
    typed('tally bulletins.csv --tie-break list-order'),
    typed('tally bulletins.csv --tie-break runoff'),
    typed('tally bulletins.csv --quorum 50%'),
    typed('tally bulletins.csv --max-dots 6'),
    sheet(['V1;x;x;x;', 'V2;;x;x;x'], '--tie-break first-picks', MARKS),
  ],
  'conflicting-options': [
    typed('tally bulletins.csv --points 4,2,1 --scheme borda'),
    typed('tally bulletins.csv --points 3,2 --picks 3'),
    typed('tally bulletins.csv --trace --json'),
    typed('tally bulletins.csv -o - --json'),
    {
      run: 'atelier tally bulletins.csv --scheme cumulative --incomplete reject',
      files: { 'bulletins.csv': 'N°;Choix 1;Points 1\n1;Jardin;3\n' },
    },
  ],
  'no-such-sheet': [
    {
      run: 'atelier tally bulletins.xlsx --sheet "Table C"',
      files: { 'bulletins.xlsx': xlsx({ name: 'Table A', rows: BOOK }, { name: 'Table B', rows: BOOK }) },
    },
    typed('tally bulletins.csv --sheet "Table A"'),
  ],
  'bad-decision': [
    decided('Jardin'),
    decided('[]'),
    decided({ ...ROOM, how: 'dés', retained: 'Jardin', secretBallot: 'oui', lieu: 'Metz' }),
    decided(ROOM),
  ],
  'bad-letterhead': [
    typed('tally bulletins.csv --letterhead papier.docx', { files: { ...GOOD, 'papier.docx': 'Mairie de Metz' } }),
    {
      says: {
        failure: 'bad-letterhead',
        path: 'papier.docx',
        faults: [
          { fault: 'no-body' },
          { fault: 'not-alone', place: { part: 'header', paragraph: 2, text: '{{body}}' }, name: 'body' },
          {
            fault: 'nothing-to-fill',
            place: { part: 'page', paragraph: 1, text: '{{theme}}' },
            name: 'theme',
            option: '--theme',
          },
          { fault: 'stray-braces', place: { part: 'footer', paragraph: 1, text: 'Page {{' } },
        ],
      },
    },
    {
      says: {
        failure: 'bad-letterhead',
        path: 'papier.docx',
        faults: [
          {
            fault: 'unknown-placeholder',
            place: { part: 'page', paragraph: 1, text: '{{titr}}' },
            name: 'titr',
            suggestion: 'titre',
          },
        ],
      },
    },
  ],
  'bad-workshop': [
    told('---\ntittre: Atelier\nlieu: Metz\n---\n'),
    told('---\ntitre: Atelier\nretenir: 2\n---\n'),
    told('---\nlieu: Metz\nplace: Nancy\n---\n'),
    told('---\ntitre: Atelier\n'),
    told('---\ntitre: "Atelier\n---\n'),
    told('---\ntitre\n---\n'),
    told('---\nvote:\nkeep: 3\n  picks: 3\n---\n'),
    told('---\nbulletins: bulletins.csv\norientations:\n  Jardin\n  Cuisine\nparticipants: Zoé, Paul\n---\n'),
    told('---\ndate: demain\nlangue: de\ntypographie: peut-être\nsuite: bientôt\nsans: tout\nvote: 3\n---\n'),
    told('---\nbulletins: bulletins.csv\nvote:\n  keep: trois\n  strict: parfois\n---\n'),
    told('---\nbulletins: bulletins.csv\n---\n\nVoici le {{clasement}} du {{date}}, et {{classement}}.\n'),
    told('---\nbulletins: bulletins.csv\n---\n\nLe {{date}}.\n\n{{suite}}\n'),
    told('---\ntitre: Atelier\n---\n\nLe {{date}, {{votants}}.\n'),
    told('---\ntitre: Atelier\n---\n\nUn mot.\n'),
    told(`---\ntitre: Atelier\n---\n\n${'>'.repeat(210)} Un mot.\n`),
    typed('tally -w texte.docx', { files: { 'texte.docx': zip('word/document.xml') } }),
    typed('tally bulletins.csv -w bulletins.csv'),
    { says: { failure: 'bad-workshop', source: 'atelier.md', faults: [{ fault: 'too-large', line: 1, column: 1 }] } },
  ],
  'file-not-found': [typed('tally absent.csv'), typed('tally mes bulletins.csv')],
  'file-unreadable': [
    typed('tally dossier', { denied: { dossier: 'EISDIR' } }),
    { says: { failure: 'file-unreadable', path: 'tube.csv', reason: 'not-a-file' } },
    { says: { failure: 'file-unreadable', path: 'bulletins.csv', reason: 'changed' } },
  ],
  'file-unwritable': [
    typed('tally bulletins.csv -o resultat.csv', { denied: { 'resultat.csv': 'EACCES' } }),
    { says: { failure: 'file-unwritable', path: 'stdout', reason: 'ENOSPC' } },
    { says: { failure: 'file-unwritable', path: 'compte-rendu.docx', reason: 'EBUSY' } },
  ],
  'file-exists': [
    typed('init', { files: { 'atelier.md': 'mon atelier', ...GOOD } }),
    typed('init', { files: { 'atelier.md': 'mon atelier' } }),
  ],
  'no-evidence': [
    typed('verify bulletins.csv'),
    typed('verify lettre.docx', { files: { 'lettre.docx': LETTER } }),
    { says: { failure: 'no-evidence', path: 'compte-rendu.docx', kind: 'damaged' } },
  ],
  'edited-document': [
    typed('tally bulletins.csv -o lettre.docx', { files: { ...GOOD, 'lettre.docx': 'une lettre' } }),
    { says: { failure: 'edited-document', path: 'compte-rendu.docx', ours: true } },
  ],
  'bad-manifest': [
    {
      says: {
        failure: 'bad-manifest',
        source: 'manifeste.csv',
        faults: [
          { fault: 'unknown-key', place: { line: 1, letter: 'B', heading: 'titr' }, key: 'titr', suggestion: 'titre' },
          { fault: 'twice', place: { line: 1, letter: 'D', heading: 'ballots' }, key: 'ballots' },
        ],
      },
    },
    {
      says: {
        failure: 'bad-manifest',
        source: 'manifeste.csv',
        faults: [
          { fault: 'file-not-found', place: { line: 3, letter: 'A', heading: 'bulletins' }, value: 'absent.csv' },
          {
            fault: 'flag',
            key: 'keep',
            place: { line: 3, letter: 'B', heading: 'keep' },
            value: 'beaucoup',
            expected: { values: ['1–999'] },
          },
          { fault: 'path-outside', place: { line: 3, letter: 'C', heading: 'sortie' }, value: '../cr.docx' },
          { fault: 'file-unreadable', place: { line: 3, letter: 'D', heading: 'orientations' }, value: 'tube' },
          { fault: 'damaged', line: 4 },
          { fault: 'no-ballots', line: 5 },
        ],
      },
    },
  ],
  'same-output': [
    typed('tally bulletins.csv -o Resultat.md -o resultat.md'),
    { says: { failure: 'same-output', path: 'cr/atelier.docx', others: ['nord.csv', 'sud.csv'] } },
  ],
  'no-workshops': [{ says: { failure: 'no-workshops', path: 'ateliers' } }],
  'path-outside': [{ says: { failure: 'path-outside', path: '../secret.csv' } }],
} as const satisfies { readonly [C in FailureCode]: readonly FailureScene<C>[] };
