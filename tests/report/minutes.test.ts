/** What stands where in a compte rendu, heading by heading. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import { noOccasion } from '../../src/report/material.ts';
import { writeMinutes } from '../../src/report/minutes.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const folder = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');

/** The headings and the first lines, from the report as Markdown. */
const minutes = async (prose: string, ...args: string[]): Promise<string> => {
  const files = new Map([
    ['w.md', bytesOf(`---\ntitre: T\ntheme: Horizon 2030\nbulletins: ballots.csv\n---\n${prose}\n`)],
  ]);
  const { files: written } = await runIn(folder, ['tally', '-w', 'w.md', '-o', 'm.md', '-q', ...args], { files });
  return Buffer.from(written.get('m.md') ?? []).toString();
};
const headings = (markdown: string) =>
  [...markdown.matchAll(/^#+ .*$/gm)].map(([line]) => line.replaceAll('\u00a0', ' '));

test('the theme heads the prose; where none follows it, it is a line of the title block', async () => {
  const headed = await minutes('Un mot.');
  expect(headings(headed)[1]).toBe('## Thème – Horizon 2030');
  for (const bare of [await minutes(''), await minutes('# Un titre\n\nUn mot.')]) {
    expect(headings(bare).some((line) => line.includes('Thème'))).toBe(false);
    expect(bare).toMatch(/Thème.: Horizon 2030/u);
  }
});

test('where the prose tells the result itself, how it came about follows under one heading', async () => {
  const placed = headings(await minutes('# Résultats\n\n{{classement}}'));
  expect(placed).toEqual([
    '# T',
    '## Résultats',
    '## Le décompte en détail',
    '### Participation',
    '### Ex æquo',
    '### Solidité du résultat',
    '### Méthode',
  ]);
  expect(headings(await minutes('Un mot.'))).toContain('## Participation');
});

test('what is retained stands right below the table, the chart after it', async () => {
  const args = ['tally', 'ballots.csv', '--chart', '-o', 'm.html', '-q'];
  const page = Buffer.from((await runIn(folder, args)).files.get('m.html') ?? []).toString();
  const order = ['</table>', 'sont retenues', '<figure>'].map((words) => page.indexOf(words));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});

test('without a valid ballot there is no share of voters and nothing to draw', async () => {
  const files = new Map([
    ['b.csv', bytesOf('N°;Choix 1\n1;\n2;\n')],
    ['o.txt', bytesOf('Un\nDeux\n')],
  ]);
  const args = ['tally', 'b.csv', '--orientations', 'o.txt', '--chart', '-o', 'm.md', '-q'];
  const { files: written } = await runIn(folder, args, { files });
  const markdown = Buffer.from(written.get('m.md') ?? []).toString();
  expect(markdown).toContain('aucun bulletin exprimé');
  expect(markdown).toContain('Aucune orientation n’a reçu de point.');
  expect(markdown).not.toMatch(/cité par|Points par orientation/u);
});

test('what was said of a tally in one language is not said in another', () => {
  const read = () => JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  const [french, english] = [fr, en].map((messages) => writeMinutes(read(), noOccasion, messages));
  const tally = read();
  const said = [fr, en, fr].map((messages) => writeMinutes(tally, noOccasion, messages));
  expect(said).toEqual([french, english, french]);
});
