/** Lists as people write them down: the same five orientations come out of each, or a question about one line of it. */
import { describe, expect, test } from 'vitest';
import { readList } from '../../src/ballots/list.ts';
import { rowsOfText } from '../../src/text/rows.ts';

const LABELS = ['Accueil', '4 saisons', '« Café » du coin', 'Santé, prévention', 'Vie de quartier'];
const read = (...lines: readonly string[]) =>
  readList(
    'liste.txt',
    rowsOfText(() => lines.map((line) => `${line}\n`)),
  );
const numbered = (sign: string) => LABELS.map((label, at) => `${at + 1}${sign}${label}`);
const lettered = (sign: string, first = 'a') =>
  LABELS.map((label, at) => String.fromCharCode(first.charCodeAt(0) + at) + sign + label);

describe('the labels of a plain list lose what stands before each of them', () => {
  test.each([
    ['nothing', LABELS, null],
    ['an empty line between all', LABELS.flatMap((label) => [label, '']), null],
    ['a heading', ['Orientations', ...LABELS], null],
    ['a title that ends with a colon', ['Nos orientations pour 2027 :', '', ...LABELS], null],
    ['dashes', LABELS.map((label) => `- ${label}`), null],
    ['bullets', LABELS.map((label) => `  •\t${label}`), null],
    ['quotation marks around', LABELS.map((label) => `«\u00a0${label}\u00a0»`), null],
    ['semicolons between, on one line', [LABELS.join(' ; ')], null],
    ['a list of YAML', ['orientations:', ...LABELS.map((label) => `  - ${label}`)], null],
    ['numbers', numbered('. '), '1'],
    ['numbers in brackets', numbered(') ').map((line) => `(${line}`), '1'],
    ['codes', numbered(' - ').map((line) => `C${line}`), 'C1'],
    [
      'a table without headings',
      LABELS.map((label, at) => (label.includes(',') ? `${at + 1};"${label}"` : `${at + 1};${label}`)),
      '1',
    ],
    ['numbers in a column of their own', numbered('\t'), '1'],
    ['numbers below a title', ['Liste des orientations', '', ...numbered(') ')], '1'],
    ['letters', lettered(') '), 'a'],
    ['capitals', lettered(' - ', 'A'), 'A'],
    ['letters below a title', ['Les cinq pistes', ...lettered('. ', 'A')], 'A'],
  ] as const)('%s', (_, lines, first) => {
    const list = read(...lines);
    expect(list).toMatchObject({ orientations: LABELS.map((label) => ({ label })) });
    expect('orientations' in list && list.orientations[0]?.code).toBe(first);
  });

  test('a letter before a label still may stand on a ballot', () => {
    const list = read(...lettered('. ', 'A'));
    const find = (cell: string) => ('find' in list ? list.find(cell) : null);
    expect(['B', 'b', 'B. 4 saisons', '4 saisons', 'Z'].map(find)).toEqual([1, 1, 1, 1, null]);
  });

  test('what only some lines begin with is a part of their labels', () => {
    const lines = ['A. Dumas, la médiathèque', 'Jardin', '3e lieu'];
    expect(read(...lines)).toMatchObject({ orientations: lines.map((label) => ({ label, code: null })) });
  });
});

describe('a line that may be no orientation is a question', () => {
  test.each([
    ['a sum below numbers', [...numbered('. '), 'Total : 5'], 6, 'unmarked'],
    ['the second half of a label', ['1. Accueil', 'des familles', '2. Jardin', '3. Café'], 2, 'unmarked'],
    ['a first label that lost its number', ['Accueil', '2. Jardin', '3. Café'], 1, 'unmarked'],
    ['words above dashes', ['Liste des orientations', '- Accueil', '- Jardin', '- Café'], 1, 'unmarked'],
    ['who wrote it', [...LABELS, '', 'Fait à Metz'], 7, 'apart'],
    ['a title', ['Liste des orientations', '', ...LABELS], 1, 'apart'],
    ['the result', LABELS.map((label, at) => `${label};${at + 3}`), 1, 'columns'],
    ['the result, with commas', LABELS.map((label, at) => `${label}, ${at + 3}`), 1, 'columns'],
    ['all of them on one line', [LABELS.join(', ')], 1, 'one-line'],
  ] as const)('%s', (_, lines, line, why) => {
    expect(read(...lines)).toMatchObject({ failure: 'unclear-list', line, why });
  });
});
