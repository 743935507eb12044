/** Many workshops in one run, as the program is published: what is bad is named, and costs the others nothing. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { at, batch, documents, inOwnFolder, inShell, isWhole, put, spawnBatch } from '../support/batch.ts';
import { spaced } from '../support/disk.ts';
import { faultsOf, textOf } from '../support/docx.ts';
import { xlsx } from '../support/workbook.ts';
import { ballotFile, labels, writeWorkshops } from '../support/workshops.ts';

inOwnFolder();

const rows = ballotFile(4)
  .trim()
  .split('\r\n')
  .map((line) => line.split(';'));
const workbook = xlsx({ name: 'Feuil1', rows });

test('dozens of workshops: all written, all whole, byte for byte what one thread writes', () => {
  // The bench does it with a thousand.
  writeWorkshops(at('w'), 44);
  expect(spawnBatch('w', '--out', 'two', '--jobs', '2')).toMatchObject({ status: 0 });
  expect(spawnBatch('w', '--out', 'one', '--jobs', '1')).toMatchObject({ status: 0 });
  const two = documents('two');
  expect(two.size).toBe(44);
  expect([...two.keys()].every((name) => isWhole(readFileSync(at('two', name))))).toBe(true);
  expect(faultsOf(readFileSync(at('two/atelier-0007-bulletins.docx')))).toEqual([]);
  expect(two).toEqual(documents('one'));
});

test('a hundred workshops, seven of them bad in different ways: 93 documents, seven sentences, exit 1', () => {
  const paths = writeWorkshops(at('w'), 100);
  const good = readFileSync(at('w', paths[0] ?? ''));
  const text = good.toString('utf8');
  const bad: readonly (readonly [string | Uint8Array, string])[] = [
    [Buffer.from('504b03040a0000000000786c2f776f726b626f6f6b', 'hex'), 'ce classeur n’a pas pu être lu'],
    [text.replace(labels[1], 'Preter du materiel entre assos'), '1 bulletin à vérifier'],
    ['n°;choix 1;choix 2;choix 3\r\n', 'aucun bulletin'],
    ['fruit;prix\r\npomme;2\r\n', 'rien ne dit quelles colonnes sont les choix'],
    [good.subarray(0, good.lastIndexOf(Buffer.from('é')) + 1), 'abîmé ou incomplet'],
    [text.replace('\r\n3;', '\r\n2;'), '1 bulletin à vérifier'],
    [text.replaceAll('é', 'Ã©'), 'des lettres ont été perdues ou abîmées'],
  ];
  for (const [place, [content]] of bad.entries()) writeFileSync(at('w', paths[10 * place + 5] ?? ''), content);
  const { status, stderr, stdout } = spawnBatch('w', '--out', 'cr', '--jobs', '2');
  expect(status).toBe(1);
  expect(readdirSync(at('cr')).length).toBe(93);
  for (const [place, [, sentence]] of bad.entries()) {
    const name = paths[10 * place + 5] ?? '';
    const said = stderr.slice(stderr.lastIndexOf(`\n${name}\n`)).split('\n\n')[0] ?? '';
    expect(said).toContain(name);
    expect(said).toContain(sentence);
  }
  expect(stderr.trimEnd().split('\n').at(-1)).toBe('100 ateliers : 93 écrits, 2 refusés et 5 échecs.');
  // The screen shows those that want attention.
  expect(stdout.match(/refusé|échec/g)?.length).toBe(7);
});

describe('a folder', () => {
  test('documents of an earlier run are no ballots, lists are lists, links are left alone', async () => {
    put('w/nord/bulletins.csv', ballotFile(1));
    put('w/orientations.txt', labels.join('\n'));
    put('w/.cache/bulletins.csv', ballotFile(2));
    symlinkSync(at('w/nord'), at('w/lien'));
    const args = ['w', '--format', 'csv,json', '--name', 'pv-{nom}', '--only-changed'] as const;
    expect(await batch(...args)).toMatchObject({ status: 0 });
    const { status, stderr } = await batch(...args);
    expect(status).toBe(0);
    expect(stderr).toContain('1/1 nord/bulletins.csv : inchangé');
    const { list } = JSON.parse(readFileSync(at('w/nord/pv-bulletins.json'), 'utf8'));
    expect(list).toBe('given');
  });

  test('workshop files say what they count, where and when; a bad one is named', async () => {
    put('w/nord/bulletins.csv', ballotFile(1));
    put(
      'w/nord/atelier.md',
      '---\ntitre: Atelier du nord\nlieu: Metz\ndate: 27/03/2026\nbulletins: bulletins.csv\n---\n',
    );
    put('w/sud/atelier.md', '---\nbulletins: ../../secret.csv\n---\n');
    put('secret.csv', ballotFile(3));
    put('w/est/atelier.md', '---\ntittre: Atelier\n---\n');
    const { status, stderr } = await batch('w', '--out', 'cr', '--name', '{date}-{lieu}-{titre}');
    expect(status).toBe(1);
    expect(readdirSync(at('cr'))).toEqual(['2026-03-27-Metz-Atelier du nord.docx']);
    expect(stderr).toContain('hors du dossier');
    expect(stderr).toContain('tittre');
  });

  test('ballots without a workshop file are counted beside those that have one, each once', async () => {
    put('w/nord/atelier.md', '---\nbulletins: bulletins.csv\n---\n');
    put('w/nord/bulletins.csv', ballotFile(1));
    put('w/nord/ancien/brouillon.csv', ballotFile(2));
    put('w/fiches/sud.md', '---\nbulletins: ../sud/bulletins.csv\n---\n');
    put('w/sud/bulletins.csv', ballotFile(3));
    put('w/est/bulletins.csv', ballotFile(4));
    const { status, stderr } = await batch('w');
    expect(status).toBe(0);
    for (const name of ['fiches/sud.md', 'nord/atelier.md', 'est/bulletins.csv'])
      expect(stderr).toContain(`${name} : écrit`);
    expect(stderr).toContain('3 ateliers');
  });

  test('a list that is given is none of the ballots, whatever its name', async () => {
    put('w/choix.csv', labels.join('\n'));
    put('w/nord.csv', ballotFile(1));
    const { status, stderr } = await batch('w', '--orientations', 'w/choix.csv');
    expect([status, stderr]).toEqual([0, expect.stringContaining('1/1 nord.csv : écrit')]);
  });

  test('a text beside a workbook of its name: nothing says which holds the ballots, and both are named', async () => {
    put('w/nord.csv', ballotFile(1));
    put('w/votes.csv', ballotFile(2));
    put('w/votes.xlsx', workbook);
    const { status, stderr } = await batch('w');
    expect(status).toBe(1);
    expect(readdirSync(at('w'))).toEqual(['nord.csv', 'nord.docx', 'votes.csv', 'votes.xlsx']);
    expect(stderr).toContain('votes.docx : ce serait aussi le document de votes.xlsx');
    expect(stderr).toContain('votes.docx : ce serait aussi le document de votes.csv');
    expect(stderr).toContain('retirez l’un des fichiers');
  });

  test('what an earlier run wrote is no ballots, wherever it stands and whatever is asked now', async () => {
    put('w/votes.xlsx', workbook);
    expect(await batch('w', '--format', 'csv,xlsx', '--name', 'pv', '--summary', 'w/bilan.csv')).toMatchObject({
      status: 0,
    });
    expect(await batch('w', '--format', 'csv')).toMatchObject({ status: 0 });
    const again = await batch('w', '--format', 'csv', '--only-changed');
    expect([again.status, again.stderr]).toEqual([0, expect.stringContaining('1/1 votes.xlsx : inchangé')]);
  });

  test('without a workshop, or not there: a sentence', async () => {
    mkdirSync(at('vide'));
    expect(await batch('vide')).toMatchObject({ status: 2, stdout: '' });
    expect(await batch('nulle-part')).toMatchObject({ status: 3, stdout: '' });
    expect(await batch()).toMatchObject({ status: 2, stdout: '' });
    expect((await batch('vide', '--name', '{salle}')).stderr).toContain('{lieu}');
  });
});

describe('what is said', () => {
  test('--json: one line a workshop, in their order, no sentence', () => {
    writeWorkshops(at('w'), 30);
    writeFileSync(at('w/atelier-0002/bulletins.csv'), 'a;b\n1;2\n');
    const { status, stdout } = spawnBatch('w', '--out', 'cr', '--json', '--jobs', '2');
    expect(status).toBe(1);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ workshop }) => workshop)).toEqual([...lines.map(({ workshop }) => workshop)].sort());
    expect(lines.length).toBe(30);
    expect(lines[0]).toMatchObject({ status: 'written', turnout: { ballots: 13 } });
    expect(lines[1]).toMatchObject({ status: 'failed', failure: { failure: 'question' } });
  });

  test('--summary and --synthesis: every workshop side by side, what they share, totals of equal lists', async () => {
    writeWorkshops(at('w'), 4);
    writeFileSync(at('w/atelier-0003/bulletins.csv'), 'a;b\n1;2\n');
    const about = ['--summary', 'bilans/2026/bilan.csv', '--synthesis', 'region.docx'];
    expect((await batch('w', '--out', 'cr', ...about)).status).toBe(1);
    const rows = readFileSync(at('bilans/2026/bilan.csv'), 'utf8').trim().split('\r\n');
    expect(rows.length).toBe(5);
    expect(rows[3]).toContain('atelier-0003/bulletins.csv;échec');
    const text = spaced(await textOf(readFileSync(at('region.docx'))));
    expect(text).toContain('Orientations retenues par plusieurs ateliers');
    expect(text).toContain('Ensemble des ateliers qui avaient la même liste');
    // Called by where they lie, for want of a title.
    expect(text).toMatch(/atelier-0001(?!\/bulletins)/);
    expect(text.slice(text.indexOf('Ateliers absents'))).toContain('atelier-0003/bulletins.csv');
    expect(faultsOf(readFileSync(at('region.docx')))).toEqual([]);
    await batch('w', '--out', 'cr', '--only-changed', '--synthesis', 'region.json', '--summary', 'bilan.json');
    const { totals, workshops } = JSON.parse(readFileSync(at('region.json'), 'utf8'));
    expect(totals[0].valid).toBe(13 + 14 + 16);
    const sum = (label: string) =>
      workshops
        .flatMap(({ digest }: { digest: { orientations: { label: string; points: number }[] } }) => digest.orientations)
        .filter((one: { label: string }) => one.label === label)
        .reduce((total: number, { points }: { points: number }) => total + points, 0);
    for (const { label, points } of totals[0].orientations) expect(points).toBe(sum(label));
    expect(JSON.parse(readFileSync(at('bilan.json'), 'utf8')).workshops.length).toBe(4);
  });

  test('of a workshop that is refused, neither who would be retained nor a document that is not there', async () => {
    put('w/bon.csv', ballotFile(1));
    put('w/faux.csv', ballotFile(2).replace(labels[1], 'Preter du materiel entre assos'));
    put('w/orientations.txt', labels.join('\n'));
    expect(await batch('w', '--out', 'cr', '--summary', 'bilan.csv')).toMatchObject({ status: 1 });
    const [, good = '', bad = ''] = readFileSync(at('bilan.csv'), 'utf8').split('\r\n');
    expect(good).toMatch(/^"?bon[^;]*;écrit;.*\.docx"?$/u);
    expect(bad).toMatch(/^"?faux[^;]*;refusé, provisoire;\d+;\d+;\d+;\d+;\d+;;;;;$/u);
    const lines = (await batch('w', '--out', 'cr', '--json')).stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { status: 'written', result: 'final' },
      { status: 'refused', result: 'provisional', outputs: [], turnout: { held: 1 } },
    ]);
  });

  test('on a terminal: a bar, then one line a workshop that 80 columns hold, then what it comes to', ({ skip }) => {
    if (inShell('script --version').status !== 0) skip('there is no terminal to be had here');
    writeWorkshops(at('w'), 12);
    writeFileSync(at('w/atelier-0002/bulletins.csv'), 'a;b\n1;2\n');
    const { status, stdout } = inShell('script -qec "stty cols 80; $atelier batch w --out cr" /dev/null');
    expect(status).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys them
    const seen = stdout.replace(/\u001b[[78][0-9;?]*[a-zA-Z]?/g, '');
    expect(seen).toMatch(/█░* \d+\/12 {2}reste .*atelier-/);
    expect(seen).not.toMatch(/^\d+\/12 /m);
    const lines = seen.split(/\r?\n/).slice(seen.split(/\r?\n/).findIndex((line) => line.startsWith('Atelier ')));
    expect(lines.slice(2, 14).every((line) => /^atelier-00\d\d\/bulletins\.csv .*(?:écrit|échec)$/.test(line))).toBe(
      true,
    );
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines).toContain('12 ateliers : 11 écrits et 1 échec.');
  });

  test('all of it in English, if asked', async () => {
    put('w/good.csv', ballotFile(1));
    put('w/same.csv', ballotFile(2));
    put('w/bad.csv', 'a;b\n1;2\n');
    put('w/doubt.csv', ballotFile(3).replace(labels[1], 'Preter du materiel entre assos'));
    put('w/orientations.txt', labels.join('\n'));
    const { stdout, stderr } = await batch('w', '--lang', 'en', '--out', 'm', '--synthesis', 's.md');
    expect(stderr).toContain('1/4 bad.csv: ');
    expect(stderr).toContain('4 workshops: 2 written, 1 refused and 1 failed.');
    expect(stdout).toMatch(/doubt\.csv .*refused, provisional/);
    expect(readFileSync(at('s.md'), 'utf8')).toMatch(/Points of the 2 workshops: \d+ valid ballots/);
    expect(stdout + stderr + readFileSync(at('s.md'), 'utf8')).not.toMatch(/ateliers|exprimés/);
  });

  test('--dry-run counts and writes nothing', async () => {
    writeWorkshops(at('w'), 2);
    const { status, stderr } = await batch('w', '--out', 'cr', '--dry-run', '--summary', 'x.csv');
    expect({ status, files: readdirSync(at()) }).toEqual({ status: 0, files: ['w'] });
    expect(stderr).toContain('2 ateliers : 2 comptés');
  });

  test('--fail-fast begins no other workshop', () => {
    writeWorkshops(at('w'), 4);
    writeFileSync(at('w/atelier-0002/bulletins.csv'), 'a;b\n1;2\n');
    const { status, stderr } = spawnBatch('w', '--out', 'cr', '--fail-fast', '--jobs', '1');
    expect(status).toBe(1);
    expect(stderr).toContain('2 reportés');
    expect(readdirSync(at('cr'))).toEqual(['atelier-0001-bulletins.docx']);
  });
});
