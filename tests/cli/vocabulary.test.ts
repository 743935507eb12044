/** One vocabulary of options: what the help calls it, what a manifest and a workshop file may call it. */
import { describe, expect, test } from 'vitest';
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import { type CommandId, commands } from '../../src/run/commands.ts';
import { type Format, formats } from '../../src/run/formats.ts';
import { extensions } from '../../src/run/option-readers.ts';
import { optionIds, optionOf, optionsOf } from '../../src/run/options.ts';
import { vocabulary } from '../../src/run/settings.ts';
import { foldKey } from '../../src/workshop/keys.ts';
import { bytesOf, runIn } from '../support/shell.ts';

test('no name means two options', () => {
  const names = optionIds.flatMap((id) => [...new Set([id, ...optionOf(id).names].map(foldKey))]);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test.each(Object.keys(commands) as CommandId[])(
  'the help of %s names every option that it takes, and no other',
  async (id) => {
    const { stdout } = await runIn('/nowhere', ['help', id, '--all']);
    const shown = [...stdout.matchAll(/^\s+(?:-\w, )?--([\w-]+)/gmu)].map(([, name]) => name);
    expect(shown.toSorted()).toEqual([...optionsOf(id), 'help'].toSorted());
  },
);

test('nothing is said of an option or a command that is none', () => {
  for (const { cli } of [fr, en]) {
    expect(Object.keys(cli.options).toSorted()).toEqual([...optionIds].toSorted());
    expect(Object.keys(cli.commands).toSorted()).toEqual(Object.keys(commands).toSorted());
  }
});

test.each(Object.keys(commands) as CommandId[])('the short help of %s fits on a screen', async (id) => {
  for (const lang of ['fr', 'en']) {
    const { stdout } = await runIn('/nowhere', [id, '--help', '--lang', lang], { columns: 80 });
    expect(stdout.split('\n').length - 1).toBeLessThanOrEqual(40);
  }
});

test('an option of another name, in French or mistyped, is answered with its own', async () => {
  const ask = async (...words: readonly string[]) => (await runIn('/nowhere', words)).stderr;
  expect(await ask('tally', 'b.csv', '--titre', 'X')).toContain('--title');
  expect(await ask('tally', 'b.csv', '--lieu=Metz')).toContain('--place');
  expect(await ask('tally', 'b.csv', '--retenir', '3')).toContain('--keep');
  expect(await ask('tally', 'b.csv', '--liste', 'l.csv')).toContain('--orientations');
  expect(await ask('tally', 'b.csv', '--départage', 'draw')).toContain('--tie-break');
  expect(await ask('tally', 'b.csv', '--min-grup', '3')).toContain('--min-group');
  expect(await ask('check', 'b.csv', '--output', 'x.csv')).toContain('atelier tally --output');
  expect(await ask('compter', 'b.csv')).toContain('atelier tally bulletins.csv');
});

test('a summary and a synthesis may end as the formats do that have a place for them', () => {
  const endings = (...uses: readonly (keyof Format)[]) =>
    extensions.filter((extension) => uses.some((use) => use in formats[extension]));
  expect(optionOf('summary').choices).toEqual(endings('writeRows', 'writeData'));
  expect(optionOf('synthesis').choices).toEqual(endings('writeReport', 'writeData'));
});

test('words and signs that have nothing in common with an option are no slip of one', async () => {
  const files = new Map([['m.csv', bytesOf('bulletins;foo\nb.csv;1\n')]]);
  const { stderr } = await runIn('/nowhere', ['batch', 'm.csv'], { files });
  expect(stderr).toContain('foo');
  expect(stderr).not.toContain('Vouliez-vous dire');
});

test('a value of a closed list may be typed in capitals', async () => {
  const files = new Map([['b.csv', bytesOf('choix 1\nA\nA\nB\n')]]);
  const typed = ['tally', 'b.csv', '--json', '--scheme', 'Plurality', '--encoding', 'UTF-8', '--picks', 'All'];
  const { status, stdout } = await runIn('/nowhere', typed, { files });
  expect([status, JSON.parse(stdout).rules]).toMatchObject([0, { scheme: 'plurality', picks: 'all' }]);
});

describe('a word for an option is understood wherever options are said', () => {
  const ballots = 'choix 1\nA\nA\nB\nC\n';
  const words = Object.entries(vocabulary('vote')).filter(([id]) => id === 'keep' || id === 'scheme');
  const values: Readonly<Record<string, string>> = { keep: '1', scheme: 'plurality' };
  test.each(words.flatMap(([id, names]) => names.map((name) => [name, id] as const)))('%s', async (name, id) => {
    const head = `---\nvote:\n  choix: 1\n  ${name}: ${values[id]}\n---\n`;
    const files = new Map([
      ['w.md', bytesOf(head)],
      ['b.csv', bytesOf(ballots)],
      ['m.csv', bytesOf(`bulletins;choix;${name}\nb.csv;1;${values[id]}\n`)],
    ]);
    const fromFile = await runIn('/nowhere', ['tally', '-w', 'w.md', 'b.csv', '-o', 'one.json'], { files });
    const fromRow = await runIn('/nowhere', ['batch', 'm.csv', '--format', 'json'], { files });
    expect([fromFile.status, fromFile.stderr, fromRow.status]).toEqual([0, expect.any(String), 0]);
    const rulesIn = (written: ReadonlyMap<string, Uint8Array>) =>
      [...written.values()].map((bytes) => JSON.parse(Buffer.from(bytes).toString()).rules);
    expect(rulesIn(fromRow.files)).toEqual(rulesIn(fromFile.files));
  });
});
