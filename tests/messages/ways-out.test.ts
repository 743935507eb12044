/** Whoever does what a sentence advises is led on: each way out that a refusal or a remark names, followed, and a compte rendu
 * may be written. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IssueCode } from '../../src/ballots/issue.ts';
import type { FailureCode } from '../../src/failure.ts';
import { failureScenes, issueScenes, type Scene } from '../support/diagnostics.ts';
import { bytesOf, runIn, words } from '../support/shell.ts';

const nowhere = join(import.meta.dirname, 'nowhere');

/** The scene; what is typed after its command, or instead of some of it; what then stands in the files. */
type WayOut = [scene: number, typed: string | readonly [string, string], files?: Scene['files']];

const csv = (...rows: readonly string[]) => ({ 'bulletins.csv': `${rows.join('\n')}\n` });
const list = (...rows: readonly string[]) => ({ 'liste.csv': `${rows.join('\n')}\n` });
const HEAD = 'N°;Choix 1;Choix 2;Choix 3';
const FULL = '1;Jardin;Cuisine;Chorale';
const LABELS = ['Jardin', 'Cuisine', 'Chorale', 'Théâtre'];
const CODES = ['code;libellé', 'A;Jardin', 'B;Cuisine', 'C;Chorale', 'D;Théâtre', 'E;Vélo', 'F;Fête'];
const MARKS = 'Votant;Jardin;Cuisine;Chorale;Théâtre';
const asCsv = ['liste.txt', 'liste.csv'] as const;

const failures: { readonly [C in FailureCode]?: readonly WayOut[] } = {
  'bad-file': [
    [0, ['bulletins.xls', 'bulletins.csv'], csv(HEAD, FULL)],
    [12, ['atelier.md', '-w atelier.md'], { ...csv(HEAD, FULL), 'atelier.md': '---\nbulletins: bulletins.csv\n---\n' }],
  ],
  'several-sheets': [[0, '--sheet Nord']],
  'wrong-encoding': [
    [0, ['--encoding utf-8', '']],
    [1, ['--encoding windows-1252', '']],
  ],
  question: [
    [1, '', csv('Prénom;Choix 1;Choix 2', 'Zoé;Metz;Nancy')],
    [1, '--orientations liste.csv', list('Metz', 'Nancy')],
    [1, '--pick-columns B'],
    [2, '', csv(HEAD.replace('N°', ''), 'Bulletin 1;Jardin;Cuisine;Chorale', 'Bulletin 2;Chorale;Jardin;Cuisine')],
    [3, asCsv, list('Piscine', 'Patinoire', 'Rugby')],
    [4, '--layout list-in-cell'],
    [4, '--extra truncate', csv(HEAD, FULL)],
    [5, '--ignore D'],
    [5, '', csv('Votant;Jardin;Cuisine;Théâtre', 'P1;x;;x', 'P2;x;x;')],
    [6, '', csv('Votant;Jardin;Cuisine;Chorale', 'P1;x;;x', 'P2;x;x;')],
    [7, '--ignore D'],
    [8, '--layout rank-per-orientation'],
    [8, '--layout column-per-orientation'],
    [8, '--layout totals'],
    [8, '--scheme cumulative'],
    [9, '--layout totals'],
    [9, '--layout list-in-cell --ignore B'],
    [10, '--weight B'],
    [10, '--ignore B'],
    [11, '--ignore D'],
    [11, '', csv(HEAD, FULL, '2;Jardin;Cuisine;')],
    [12, '--ignore E'],
    [12, '', csv(`${HEAD};Choix 4`, `${FULL};`, '2;Jardin;Cuisine;Théâtre;Chorale')],
    [13, '', csv(HEAD, '1;1;2;3', '2;2;3;4')],
    [13, '--pick-columns B', csv('N°;Choix', '1;1, 2, 3', '2;2, 3, 4')],
    [14, asCsv, list(...CODES)],
    [15, '--pick-columns B,C'],
    [16, '--pick-columns B,C'],
    [16, '', csv('N°;Choix 1;Choix 2', '1;Jardin;Cuisine', '2;Chorale;Cuisine')],
    [17, '', csv('N°;Rang;Orientation', '1;1;Jardin', '1;2;Cuisine', '2;1;Chorale', '2;2;Cuisine')],
    [18, '--layout row-per-pick'],
    [18, '--layout list-in-cell --duplicates all'],
    [19, '--orientations liste.csv', list(...LABELS)],
    [19, '-w atelier.md', { 'atelier.md': `---\norientations:\n${LABELS.map((one) => `  - ${one}\n`).join('')}---\n` }],
    [20, '--orientations liste.csv', list(...CODES.map((row, at) => row.replace(/^\w;/u, `${at};`)), '7;Cirque')],
    [21, '--orientations liste.csv', list(...LABELS)],
    [22, '--orientations liste.csv', { ...list(...CODES), ...csv('N°;Choix', '1;A, C, F', '2;A, B, C') }],
    [22, '--picks 1'],
    [22, '', csv('N°;Choix', '1;A', '1;C', '1;F', '2;A', '2;B', '2;C')],
    [23, '', csv('N°;Choix 1', '1;Jardin', '2;Cuisine', '7;Cuisine', '8;Chorale')],
    [24, '', csv(HEAD, FULL, '2;Cuisine;Jardin;Chorale', '3;Chorale;Jardin;Cuisine')],
    [25, '--ignore B'],
    [25, '--ignore C'],
    [25, '', csv('Orientation;Voix;Points;Total', 'Jardin;12;3;15', 'Cuisine;7;2;9', 'Chorale;3;9;12')],
    [26, '--delimiter ";"'],
    [26, '--delimiter ,'],
    [27, '', csv('Nom;Choix 1', 'Zoé;Jardin')],
    [28, '--ignore D --ignore E'],
    [29, '', csv('Votant;Jardin;Cuisine', 'Zoé;x;', 'Paul;;x')],
  ],
  'no-ballots': [[0, '', csv(HEAD, FULL)]],
  'no-ballot-numbers': [[0, '', { 'saisie-2.csv': `${HEAD}\n${FULL}\n` }]],
  'no-orientations': [[0, '', { 'liste.txt': LABELS.join('\n') }]],
  'unclear-list': [0, 1, 2, 3].map((scene): WayOut => [scene, '', { 'liste.txt': LABELS.join('\n') }]),
  'same-orientation': [[0, '', { 'liste.txt': LABELS.join('\n') }]],
  'unordered-ballots': [
    [0, ['borda', 'count']],
    [0, ['--scheme borda', '--scheme count']],
  ],
  'format-cannot-hold': [
    [0, ['.blt', '.abif']],
    [0, ['.blt', '.pb']],
  ],
  'no-themes': [
    [0, '--orientations liste.csv', list('orientation;thème', 'Jardin;Nature', 'Cuisine;Vivre', 'Chorale;Vivre')],
  ],
  'too-many-themes': [
    [0, '--keep 4'],
    [0, ['--per-theme 2', '--per-theme 1']],
  ],
  'no-dots': [
    [0, ['cumulative', 'count'], { 'mairie.csv': 'N°;Choix 1\n2;Jardin\n' }],
    [0, '', { 'mairie.csv': 'N°;Choix 1;Points 1\n2;Jardin;2\n' }],
  ],
  'decision-no-tie': [
    [0, ['--decision decision.json', '']],
    [1, '', { 'decision.json': '{"when": "27 mars 2026", "how": "vote", "retained": ["Cuisine"]}' }],
  ],
  'decision-wrong-number': ['["Cuisine", "Jardin"]', '"all"', '[]'].map(
    (retained): WayOut => [
      0,
      '',
      { 'decision.json': `{"when": "27 mars 2026", "how": "vote", "retained": ${retained}}` },
    ],
  ),
  'unknown-option': [[0, ['--kep', '--keep']]],
  'unknown-command': [
    [0, ['taly', 'tally']],
    [1, ['bulletins.csv', 'tally bulletins.csv']],
  ],
  'missing-argument': [
    [0, 'bulletins.csv'],
    [2, ['--keep', '--keep 2']],
    [2, ['--keep', '']],
  ],
  'same-file-twice': [[0, [' ./bulletins.csv', '']]],
  'output-is-input': [[0, ['-o bulletins.csv', '-o resultat.csv']]],
  'missing-option': [
    [0, '--seed ballots'],
    [1, '--tie-break draw'],
    [2, '--orientations liste.csv', list(...LABELS)],
    [4, '--registered 2'],
    [5, '--scheme cumulative'],
    [6, ['--tie-break first-picks', '']],
  ],
  'conflicting-options': [
    [0, ['--scheme borda', '']],
    [0, ['--points 4,2,1', '']],
    [4, ['--incomplete reject', '']],
  ],
  'no-such-sheet': [
    [0, ['Table C', 'Table A']],
    [1, ['--sheet "Table A"', '']],
  ],
  'bad-decision': [[0, '', { 'decision.json': '{"when": "27 mars 2026", "how": "vote", "retained": ["Cuisine"]}' }]],
  'bad-workshop': [
    [0, '', { 'atelier.md': '---\ntitre: Atelier\nlieu: Metz\nbulletins: bulletins.csv\n---\n' }],
    [
      9,
      '',
      { 'atelier.md': '---\nbulletins: bulletins.csv\ndate: 27/03/2026\n---\n\nLe {{date}}.\n\n{{classement}}\n' },
    ],
    [10, '', { 'atelier.md': '---\nbulletins: bulletins.csv\n---\n\nUn mot.\n' }],
  ],
  'file-unwritable': [[0, ['resultat.csv', 'autre.csv']]],
  'file-exists': [[0, 'atelier-2']],
  'edited-document': [
    [0, '--force'],
    [0, ['lettre.docx', 'compte-rendu.docx']],
  ],
  'same-output': [[0, ['-o resultat.md', '-o autre.md']]],
};

const issues: { readonly [C in IssueCode]?: readonly WayOut[] } = {
  unknown: [
    [0, '--unknown reject'],
    [4, '--unknown reject'],
    [1, asCsv, list(...LABELS, 'Rugby', 'Agir avec les jeunes de 11 à 25 ans')],
  ],
  ambiguous: [[0, '--picks 2', csv('Bulletin;Choix 1;Choix 2', '1;Culture;Santé', '2;Santé, prévention;Culture')]],
  contradiction: [[0, '', csv('N°;Choix 1;Choix 2', '1;1) Jardin;2) Cuisine', '2;1) Jardin;Chorale')]],
  'bad-mark': [[0, '', csv(MARKS, 'P1;x;x;;x', 'P2;x;x;x;', 'P3;;x;x;x')]],
  'bad-rank': [[0, '', csv(MARKS, 'V1;1;2;3;', 'V2;2;1;;3', 'V3;1;3;2;', 'V4;3;;2;1')]],
  duplicate: [
    [0, '--duplicates first'],
    [0, '--duplicates last'],
    [0, '--duplicates all'],
    [4, '--duplicates first'],
  ],
  'bad-points': [[0, '', csv('N°;Choix 1;Points 1;Choix 2;Points 2', '1;Jardin;2;Chorale;2', '2;Jardin;2;Chorale;1')]],
  'short-row': [[0, '', csv(HEAD, FULL, '2;Jardin;Cuisine;')]],
  'long-row': [[1, '', csv(HEAD, FULL, '2;"Prêter des outils; des vélos";Cuisine;Chorale')]],
  'wrong-total': [[0, '--unknown reject']],
  'stray-vote': [[0, '--ignore E']],
  remark: [[0, '--ignore E']],
  'odd-row': [
    [0, '', csv(HEAD, FULL, '2;Jardin;Chorale;Cuisine')],
    [0, '', csv(HEAD, FULL)],
  ],
  'doubtful-mark': [[0, '', csv(MARKS, 'P1;x;;x;', 'P2;x;x;;')]],
  'mixed-numbers': [
    [0, asCsv, list('code;libellé', ...LABELS.map((label, at) => `${at + 1};${label}`))],
    [0, '', csv(HEAD, FULL, '2;Jardin;Cuisine;Théâtre')],
  ],
  'bad-weight': [[0, '', csv('N°;Mandats;Choix 1', '1;3;Jardin', '2;2;Chorale')]],
  'same-numbers': [[0, '--duplicates all']],
  'same-ballots': [
    [0, '--duplicates all'],
    [0, [' copie.csv', '']],
  ],
  similar: [
    [0, '--orientations liste.csv', list(...LABELS, 'Jardin partagé', 'Jardins partagés')],
    [0, '', csv(HEAD, '1;Jardin partagé;Cuisine;Chorale', '2;Jardin partagé;Cuisine;Chorale')],
  ],
};

const scenes: Readonly<Record<string, readonly unknown[]>> = { ...failureScenes, ...issueScenes };

describe.each(Object.entries<readonly WayOut[]>({ ...failures, ...issues }))('%s', (code, followed) => {
  test.each<WayOut>([...followed])('scene %i: %j %j', async (at, typed, files = {}) => {
    const scene = scenes[code]?.[at] as Scene;
    const run = typeof typed === 'string' ? `${scene.run} ${typed}` : scene.run.replace(...typed);
    const [, ...args] = words(run.trim());
    const { status, stderr } = await runIn(nowhere, args, {
      files: new Map(Object.entries({ ...scene.files, ...files }).map(([path, text]) => [path, bytesOf(text)])),
    });
    expect(`${stderr}exit ${status}`).toMatch(/exit 0$/u);
  });
});
