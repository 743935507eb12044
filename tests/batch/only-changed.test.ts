/** `--only-changed`: documents that a count would write again, byte for byte, are left alone; nothing else is. */
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { at, batch, documents, inOwnFolder, put } from '../support/batch.ts';
import { sha256 } from '../support/sha256.ts';
import { ballotFile, labels, writeWorkshops } from '../support/workshops.ts';

inOwnFolder();

const dates = (where: string) => readdirSync(at(where)).map((name) => statSync(at(where, name)).mtimeMs);

test('goes by the content, never by the date', async () => {
  writeWorkshops(at('w'), 3);
  await batch('w', '--out', 'cr');
  const before = documents('cr');
  const written = dates('cr');
  const now = new Date(Date.now() + 60_000);
  for (const path of ['atelier-0001', 'atelier-0002']) utimesSync(at('w', path, 'bulletins.csv'), now, now);
  const again = await batch('w', '--out', 'cr', '--only-changed');
  expect(again.stderr).toContain('3 inchangés');
  expect(dates('cr')).toEqual(written);
  expect(documents('cr')).toEqual(before);

  const old = statSync(at('w/atelier-0002/bulletins.csv'));
  copyFileSync(at('w/atelier-0003/bulletins.csv'), at('w/atelier-0002/bulletins.csv'));
  utimesSync(at('w/atelier-0002/bulletins.csv'), old.atime, new Date(0));
  const third = await batch('w', '--out', 'cr', '--only-changed');
  expect(third.stderr).toContain('2/3 atelier-0002/bulletins.csv : écrit');
  expect(third.stderr).toContain('1 écrit et 2 inchangés');
});

test('everything is counted again: no figure is taken from a document', async () => {
  writeWorkshops(at('w'), 1);
  await batch('w', '--out', 'cr', '--format', 'json');
  const path = at('cr/atelier-0001-bulletins.json');
  const { fingerprint: _, ...tally } = JSON.parse(readFileSync(path, 'utf8'));
  // Nobody does that by hand: the figure is wrong, the fingerprint right.
  const forged = { ...tally, turnout: { ...tally.turnout, ballots: 999 } };
  writeFileSync(path, JSON.stringify({ ...forged, fingerprint: sha256(Buffer.from(JSON.stringify(forged))) }));
  const { stdout } = await batch('w', '--out', 'cr', '--format', 'json', '--only-changed', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ status: 'written', turnout: { ballots: tally.turnout.ballots } });
});

test('what is left alone is told as if it had been counted: figures, remarks, summary, synthesis', async () => {
  writeWorkshops(at('w'), 2);
  put('w/atelier-0003/bulletins.csv', `${ballotFile(3)}99;${labels[0]};${labels[0]};${labels[1]}\r\n`);
  const about = ['--summary', 'bilan.json', '--synthesis', 'region.json', '--format', 'docx,json,html'];
  const told = (text: string) => text.replace(/^\d+\/\d+ .*\n/gm, '').replace(/\n[^\n]*\n$/, '');
  const first = await batch('w', '--out', 'cr', ...about);
  const files = ['bilan.json', 'region.json'].map((name) => readFileSync(at(name), 'utf8'));
  const second = await batch('w', '--out', 'cr', ...about, '--only-changed');
  expect(second.stderr).toContain('3 inchangés');
  expect(told(second.stderr)).toBe(told(first.stderr));
  expect(readFileSync(at('region.json'), 'utf8')).toBe(files[1]);
  const workshops = (json: string) => JSON.parse(json.replaceAll('"unchanged"', '"written"')).workshops;
  expect(workshops(readFileSync(at('bilan.json'), 'utf8'))).toEqual(workshops(files[0] ?? ''));
});

describe('is written again', async () => {
  const workshop = (title: string) =>
    `---\ntitre: ${title}\nbulletins: bulletins.csv\norientations: ../orientations.txt\nparticipants: gens.csv\n---\n\nTexte.\n`;
  const args = ['w', '--out', 'cr', '--only-changed', '--format', 'docx,json,md'];
  const run = async (...more: string[]) =>
    /(\d+)[\u00a0 ]écrits?/.exec((await batch(...args, ...more)).stderr)?.[1] ?? '0';
  const changes: readonly (readonly [string, () => void, readonly string[]])[] = [
    ['another title', () => put('w/atelier-0001/atelier.md', workshop('Deux')), []],
    ['another word of the prose', () => put('w/atelier-0001/atelier.md', `${workshop('Deux')}Suite.\n`), []],
    ['one more participant', () => put('w/atelier-0001/gens.csv', 'nom;présent\nAda;oui\nBob;oui\n'), []],
    ['another list', () => put('w/orientations.txt', [...labels, 'Une de plus'].join('\n')), []],
    ['other ballots', () => put('w/atelier-0001/bulletins.csv', ballotFile(9)), []],
    ['another rule', () => {}, ['--keep', '2']],
    ['another language', () => {}, ['--lang', 'en']],
    ['a chart', () => {}, ['--chart']],
    ['a document that is gone', () => rmSync(at('cr/atelier-0001-atelier.md')), ['--chart']],
  ];

  test(`${changes.map(([name]) => name).join(', ')}; not what only shows more, or is in another place`, async () => {
    writeWorkshops(at('w'), 1);
    put('w/atelier-0001/gens.csv', 'nom;présent\nAda;oui\n');
    put('w/atelier-0001/atelier.md', workshop('Un'));
    expect(await run()).toBe('1');
    expect(await run('--all', '--no-color')).toBe('0');
    for (const [name, change, more] of changes) {
      change();
      expect((await batch(...args, ...more)).stderr, name).toMatch(/1 (?:écrit|written)/);
      const again = (await batch(...args, ...more)).stderr;
      expect(again, name).toMatch(/1 (?:inchangé|unchanged)/);
      // And it is what a run that knows nothing of the first would write.
      await batch('w', '--out', `fresh/${name}`, '--format', 'docx,json,md', ...more);
      expect(documents('cr'), name).toEqual(documents(`fresh/${name}`));
    }
    renameSync(at('w'), at('ailleurs'));
    expect((await batch('ailleurs', ...args.slice(1), '--chart')).stderr).toContain('1 inchangé');
  });
});

test('a document edited by hand is not left as if it were ours, and not overwritten', async () => {
  writeWorkshops(at('w'), 2);
  await batch('w', '--out', 'cr', '--format', 'html');
  const path = at('cr/atelier-0001-bulletins.html');
  const edited = readFileSync(path, 'utf8').replace('<h1>', '<h1>Mon ');
  writeFileSync(path, edited);
  const { status, stderr } = await batch('w', '--out', 'cr', '--format', 'html', '--only-changed');
  expect(status).toBe(1);
  expect(stderr).toContain('n’est pas remplacé');
  expect(readFileSync(path, 'utf8')).toBe(edited);
  expect((await batch('w', '--out', 'cr', '--format', 'html', '--only-changed', '--force')).status).toBe(0);
});

test('no digest of what names voters is kept, and its document is left alone all the same', async () => {
  const ballots = 'Nom;Choix 1;Choix 2;Choix 3\nMarie Curie;Jardin;Cuisine;Chorale\n';
  put('w/a/bulletins.csv', ballots);
  await batch('w', '--out', 'cr');
  const parts = Object.values(unzipSync(readFileSync(at('cr/a-bulletins.docx')))).map((part) => strFromU8(part));
  expect(parts.some((part) => part.includes('urn:atelier:evidence'))).toBe(true);
  expect(parts.filter((part) => part.includes(sha256(ballots)))).toEqual([]);
  expect((await batch('w', '--out', 'cr', '--only-changed')).stderr).toContain('1 inchangé');
});
