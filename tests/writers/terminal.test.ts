/** What a narrow screen shows: no word is broken where there is room for it. */
import { expect, test } from 'vitest';
import { cell, column, header, row, table } from '../../src/report/inline.ts';
import { writeTerminal } from '../../src/writers/terminal.ts';

const shown = (width: number, ...tables: Parameters<typeof table>[]) =>
  writeTerminal(
    tables.map((parts) => table(...parts)),
    { width, colour: false },
  );

test('beside columns that say much, the names of the rows stay whole', () => {
  const heads = ['Bénévoles (7 bulletins)', 'Élus (2 bulletins)', 'Habitants (6 bulletins)'];
  const columns = [header('Orientation'), ...heads.map((words) => column(words, 'right'))];
  const rows = ['Jardin', 'Chorale'].map((label) => row([label, '4 (3e)', '2 (1er ex æquo)', '6 (1er)']));
  const text = shown(60, ['t', columns, rows]);
  for (const words of ['Orientation', 'Jardin', 'Chorale', 'Bénévoles', 'Habitants']) expect(text).toContain(words);
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(60);
});

test('a bar is drawn where the words leave room for it, and goes where they do not', () => {
  const columns = [column('Rang'), header('Orientation'), column('')];
  const rows = (label: string) => [row(['1er', label, [{ kind: 'gauge', share: 1 }]])];
  expect(shown(40, ['t', columns, rows('Jardin')])).toContain('█');
  expect(shown(40, ['t', columns, rows('Jardin')])).toContain('Orientation');
  const wide = [column('Rang'), column('Orientation'), column('')];
  expect(shown(40, ['t', wide, rows('Faire reconnaître l’accueil')])).not.toContain('█');
});

test('what the line of a bar says is all said, though the table be narrow', () => {
  const bar = { role: 'bar', cells: [cell('2 orientations retenues à ce jour')] } as const;
  const text = shown(80, ['t', [header('Nom'), column('Points', 'right')], [row(['Jeux', '2']), bar]]);
  expect(text.replace(/[─\s]+/gu, ' ')).toContain('2 orientations retenues à ce jour');
});
