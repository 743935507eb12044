/** Many workshops in one run, as the program is published: what is bad is named, and costs the others nothing. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fingerprintOf } from '../../src/writers/fingerprint.ts';
import { faultsOf, textOf } from '../support/docx.ts';
import { sha256 } from '../support/sha256.ts';
import { ods, xlsx } from '../support/workbook.ts';
import { ballotFile, labels, randomFrom, writeWorkshops } from '../support/workshops.ts';

const bin = join(import.meta.dirname, '../../bin/atelier.js');
let folder = '';

// Hundreds of documents, each flushed to a disk that others may be using too.
vi.setConfig({ testTimeout: 300_000 });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-batch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const batch = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'batch', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '' },
    encoding: 'utf8',
  });
  return { status, stdout: spaced(stdout), stderr: spaced(stderr) };
};
/** French puts spaces before some marks that do not break; the tests look for the words. */
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
/** What stands in a folder, by name and content. */
const documents = (where: string) =>
  new Map(
    readdirSync(at(where))
      .sort()
      .map((name) => [name, sha256(readFileSync(at(where, name)))]),
  );
/** Our document, and nobody has touched it: not even a disk that was full. */
const isWhole = (bytes: Uint8Array) => {
  const { stored, actual } = fingerprintOf(bytes, sha256);
  return stored !== null && stored === actual;
};
const put = (path: string, content: string | Uint8Array) => {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), content);
};

test('a workbook is a workshop, unless a text of its name was saved from it; what Excel leaves beside it is none', () => {
  const rows = [
    ['N°', 'Choix 1', 'Choix 2', 'Choix 3'],
    [1, 'Jardin', 'Cuisine', 'Chorale'],
  ];
  put('w/nord/bulletins.xlsx', xlsx({ name: 'Bulletins', rows }));
  put('w/nord/~$bulletins.xlsx', 'open');
  put('w/sud/bulletins.ods', ods({ name: 'Bulletins', rows }));
  put('w/sud/bulletins.csv', ballotFile(1, 4));
  const { status, stderr } = batch('w', '--out', 'cr');
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(readdirSync(at('cr')).sort()).toEqual(['nord-bulletins.docx', 'sud-bulletins.docx']);
});

test('dozens of workshops: all written, all whole, byte for byte what one thread writes', () => {
  writeWorkshops(at('w'), 44);
  expect(batch('w', '--out', 'two', '--jobs', '2')).toMatchObject({ status: 0 });
  expect(batch('w', '--out', 'one', '--jobs', '1')).toMatchObject({ status: 0 });
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
    [Buffer.from('504b03040a0000000000786c2f776f726b626f6f6b', 'hex'), 'un classeur Excel'],
    [text.replace(labels[1], 'Preter du materiel entre assos'), '1 bulletin à vérifier'],
    ['n°;choix 1;choix 2;choix 3\r\n', 'aucun bulletin'],
    ['fruit;prix\r\npomme;2\r\n', 'aucune colonne de choix'],
    [good.subarray(0, good.lastIndexOf(Buffer.from('é')) + 1), 'au milieu d’un caractère'],
    [text.replace('\r\n3;', '\r\n2;'), '1 bulletin à vérifier'],
    [text.replaceAll('é', 'Ã©'), 'double enregistrement'],
  ];
  for (const [place, [content]] of bad.entries()) writeFileSync(at('w', paths[10 * place + 5] ?? ''), content);
  const { status, stderr, stdout } = batch('w', '--out', 'cr', '--jobs', '2');
  expect(status).toBe(1);
  expect(readdirSync(at('cr')).length).toBe(93);
  for (const [place, [, sentence]] of bad.entries()) {
    const name = paths[10 * place + 5] ?? '';
    const said = stderr.slice(stderr.lastIndexOf(`\n${name}\n`)).split('\n\n')[0] ?? '';
    expect(said).toContain(name);
    expect(said).toContain(sentence);
  }
  expect(stderr.trimEnd().split('\n').at(-1)).toBe('100 ateliers : 93 comptes rendus écrits, 7 ateliers refusés.');
  // The screen shows those that want attention.
  expect(stdout.match(/refusé|échec/g)?.length).toBe(7);
});

describe('a manifest', () => {
  const manifest = (...rows: string[]) => put('m/liste.csv', `${rows.join('\n')}\n`);
  beforeEach(() => {
    put('m/a.csv', ballotFile(1));
    put('m/b.csv', ballotFile(2));
    put('m/listes/orientations.txt', labels.join('\n'));
    put('secret.csv', ballotFile(3));
  });

  test('says of each workshop what the command line would, in French or English', async () => {
    manifest(
      'Bulletins;orientations;Titre;Lieu;date;keep;sortie',
      'a.csv;listes/orientations.txt;Atelier du nord;Metz;27/03/2026;2;',
      'a.csv|b.csv;;Les deux;;;;pv/deux.docx',
    );
    expect(batch('m/liste.csv', '--name', '{date}-{lieu}-{titre}')).toMatchObject({ status: 0 });
    expect(existsSync(at('m/2026-03-27-Metz-Atelier du nord.docx'))).toBe(true);
    const both = spaced(await textOf(readFileSync(at('m/pv/deux.docx'))));
    expect(both).toContain('Les deux');
    expect(both).toContain('27 votants');
  });

  test('a heading that means nothing is refused before anything is read: exit 2', () => {
    manifest('bulletins;couleur', 'a.csv;rouge');
    const { status, stderr } = batch('m/liste.csv');
    expect(status).toBe(2);
    expect(stderr).toContain('« couleur »');
    expect(readdirSync(at('m'))).not.toContain('a.docx');
  });

  test('a wrong cell, a row without ballots, a missing file: their workshops only', () => {
    manifest('bulletins;keep', 'a.csv;3', 'b.csv;beaucoup', ';2', 'absent.csv;');
    const { status, stderr } = batch('m/liste.csv');
    expect(status).toBe(1);
    expect(stderr).toContain('--keep');
    expect(stderr).toContain('ligne 4');
    expect(stderr).toContain('absent.csv');
    expect(readdirSync(at('m')).filter((name) => name.endsWith('.docx'))).toEqual(['a.docx']);
  });

  test('paths do not leave its folder, by whatever way, unless permitted', () => {
    symlinkSync(at('secret.csv'), at('m/lien.csv'));
    symlinkSync(folder, at('m/dehors'));
    execFileSync('mkfifo', [at('m/tube.csv')]);
    manifest(
      'bulletins;sortie',
      '../secret.csv;s1.docx',
      `${at('secret.csv')};s2.docx`,
      'lien.csv;s3.docx',
      'dehors/secret.csv;s4.docx',
      'tube.csv;s5.docx',
      '/dev/zero;s6.docx',
      'a.csv;../s7.docx',
      'b.csv;dehors/s8.docx',
    );
    const { status, stderr } = batch('m/liste.csv');
    expect(status).toBe(1);
    expect(stderr.match(/hors du dossier/g)?.length).toBe(7);
    expect(stderr).toContain('n’est pas un fichier');
    expect([...readdirSync(folder), ...readdirSync(at('m'))].filter((name) => name.endsWith('.docx'))).toEqual([]);

    manifest('bulletins;sortie', '../secret.csv;../permis.docx');
    expect(batch('m/liste.csv', '--allow-outside').status).toBe(0);
    expect(existsSync(at('permis.docx'))).toBe(true);
  });

  test('two workshops of one name are both refused by name, neither is lost in the other', () => {
    manifest('bulletins;titre', 'a.csv;Même', 'b.csv;MÊME');
    const { status, stderr } = batch('m/liste.csv', '--name', '{titre}', '--out', 'cr');
    expect(status).toBe(1);
    expect(stderr).toContain('serait aussi écrit par b.csv');
    expect(stderr).toContain('serait aussi écrit par a.csv');
  });
});

describe('a folder', () => {
  test('documents of an earlier run are no ballots, lists are lists, links are left alone', () => {
    put('w/nord/bulletins.csv', ballotFile(1));
    put('w/orientations.txt', labels.join('\n'));
    put('w/.cache/bulletins.csv', ballotFile(2));
    symlinkSync(at('w/nord'), at('w/lien'));
    const args = ['w', '--format', 'csv,json', '--name', 'pv-{nom}', '--only-changed'] as const;
    expect(batch(...args)).toMatchObject({ status: 0 });
    const { status, stderr } = batch(...args);
    expect(status).toBe(0);
    expect(stderr).toContain('1/1 nord/bulletins.csv : inchangé');
    const { list } = JSON.parse(readFileSync(at('w/nord/pv-bulletins.json'), 'utf8'));
    expect(list).toBe('given');
  });

  test('workshop files say what they count, where and when; a bad one is named', () => {
    put('w/nord/bulletins.csv', ballotFile(1));
    put(
      'w/nord/atelier.md',
      '---\ntitre: Atelier du nord\nlieu: Metz\ndate: 27/03/2026\nbulletins: bulletins.csv\n---\n',
    );
    put('w/sud/atelier.md', '---\nbulletins: ../../secret.csv\n---\n');
    put('secret.csv', ballotFile(3));
    put('w/est/atelier.md', '---\ntittre: Atelier\n---\n');
    const { status, stderr } = batch('w', '--out', 'cr', '--name', '{date}-{lieu}-{titre}');
    expect(status).toBe(1);
    expect(readdirSync(at('cr'))).toEqual(['2026-03-27-Metz-Atelier du nord.docx']);
    expect(stderr).toContain('hors du dossier');
    expect(stderr).toContain('tittre');
  });

  test('without a workshop, or not there: a sentence', () => {
    mkdirSync(at('vide'));
    expect(batch('vide')).toMatchObject({ status: 2, stdout: '' });
    expect(batch('nulle-part')).toMatchObject({ status: 3, stdout: '' });
    expect(batch()).toMatchObject({ status: 2, stdout: '' });
    expect(batch('vide', '--name', '{salle}').stderr).toContain('{lieu}');
  });
});

describe('--only-changed', () => {
  test('goes by the content, never by the date', () => {
    writeWorkshops(at('w'), 3);
    batch('w', '--out', 'cr');
    const before = documents('cr');
    const written = () => readdirSync(at('cr')).map((name) => statSync(at('cr', name)).mtimeMs);
    const dates = written();
    const now = new Date(Date.now() + 60_000);
    for (const path of ['atelier-0001', 'atelier-0002']) utimesSync(at('w', path, 'bulletins.csv'), now, now);
    const again = batch('w', '--out', 'cr', '--only-changed');
    expect(again.stderr).toContain('3 déjà à jour');
    expect(written()).toEqual(dates);
    expect(documents('cr')).toEqual(before);

    const old = statSync(at('w/atelier-0002/bulletins.csv'));
    copyFileSync(at('w/atelier-0003/bulletins.csv'), at('w/atelier-0002/bulletins.csv'));
    utimesSync(at('w/atelier-0002/bulletins.csv'), old.atime, new Date(0));
    const third = batch('w', '--out', 'cr', '--only-changed');
    expect(third.stderr).toContain('2/3 atelier-0002/bulletins.csv : écrit');
    expect(third.stderr).toContain('1 compte rendu écrit, 2 déjà à jour');
    // Other rules make another document.
    expect(batch('w', '--out', 'cr', '--only-changed', '--keep', '2').stderr).toContain('3 comptes rendus écrits');
  });
});

describe('what is said', () => {
  test('--json: one line a workshop, in their order, no sentence', () => {
    writeWorkshops(at('w'), 30);
    writeFileSync(at('w/atelier-0002/bulletins.csv'), 'a;b\n1;2\n');
    const { status, stdout } = batch('w', '--out', 'cr', '--json', '--jobs', '2');
    expect(status).toBe(1);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ workshop }) => workshop)).toEqual([...lines.map(({ workshop }) => workshop)].sort());
    expect(lines.length).toBe(30);
    expect(lines[0]).toMatchObject({ status: 'written', turnout: { ballots: 13 } });
    expect(lines[1]).toMatchObject({ status: 'failed', failure: { failure: 'no-pick-columns' } });
  });

  test('--summary and --synthesis: every workshop side by side, what they share, totals of equal lists', async () => {
    writeWorkshops(at('w'), 4);
    writeFileSync(at('w/atelier-0003/bulletins.csv'), 'a;b\n1;2\n');
    const about = ['--summary', 'bilan.csv', '--synthesis', 'region.docx'];
    expect(batch('w', '--out', 'cr', ...about).status).toBe(1);
    const rows = readFileSync(at('bilan.csv'), 'utf8').trim().split('\r\n');
    expect(rows.length).toBe(5);
    expect(rows[3]).toContain('atelier-0003/bulletins.csv;échec');
    const text = spaced(await textOf(readFileSync(at('region.docx'))));
    expect(text).toContain('Orientations retenues par plusieurs ateliers');
    expect(text).toContain('Ensemble des ateliers qui avaient la même liste');
    expect(text.slice(text.indexOf('Ateliers absents'))).toContain('atelier-0003/bulletins.csv');
    expect(faultsOf(readFileSync(at('region.docx')))).toEqual([]);
    batch('w', '--out', 'cr', '--only-changed', '--synthesis', 'region.json', '--summary', 'bilan.json');
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

  test('--dry-run counts and writes nothing', () => {
    writeWorkshops(at('w'), 2);
    const { status, stderr } = batch('w', '--out', 'cr', '--dry-run', '--summary', 'x.csv');
    expect({ status, files: readdirSync(folder) }).toEqual({ status: 0, files: ['w'] });
    expect(stderr).toContain('2 ateliers comptés, rien d’écrit');
  });

  test('--fail-fast begins no other workshop', () => {
    writeWorkshops(at('w'), 4);
    writeFileSync(at('w/atelier-0002/bulletins.csv'), 'a;b\n1;2\n');
    const { status, stderr } = batch('w', '--out', 'cr', '--fail-fast', '--jobs', '1');
    expect(status).toBe(1);
    expect(stderr).toContain('2 ateliers pas commencés');
    expect(readdirSync(at('cr'))).toEqual(['atelier-0001-bulletins.docx']);
  });
});

describe('whatever happens', () => {
  test('killed at any moment: what is there is whole, the next run completes it and clears up', async () => {
    writeWorkshops(at('w'), 44);
    batch('w', '--out', 'expected');
    const random = randomFrom(7);
    for (let kill = 0; kill < 3; kill += 1) {
      const run = spawn(process.execPath, [bin, 'batch', 'w', '--out', 'cr', '--only-changed', '--jobs', '2'], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      // Somewhere between the first document and the last.
      const wanted = Math.floor(random() * 35);
      let heard = '';
      run.stderr.on('data', (text: Buffer) => {
        heard += text;
        if (heard.split('\n').length > wanted) run.kill('SIGKILL');
      });
      await new Promise((resolve) => run.once('close', resolve));
      const present = existsSync(at('cr')) ? readdirSync(at('cr')) : [];
      for (const name of present.filter((name) => name.endsWith('.docx'))) {
        expect(isWhole(readFileSync(at('cr', name)))).toBe(true);
      }
    }
    put('cr/.atelier-0001-bulletins.docx.999999999.tmp', 'half');
    expect(batch('w', '--out', 'cr', '--only-changed').status).toBe(0);
    expect(documents('cr')).toEqual(documents('expected'));
  });

  test('Ctrl-C: what is begun is finished, 130, and the next run goes on', async () => {
    writeWorkshops(at('w'), 60);
    const run = spawn(process.execPath, [bin, 'batch', 'w', '--out', 'cr', '--jobs', '2'], { cwd: folder });
    let stderr = '';
    run.stderr.on('data', (text: Buffer) => {
      if (stderr === '') run.kill('SIGINT');
      stderr += text;
    });
    const status = await new Promise((resolve) => run.once('close', resolve));
    expect(status).toBe(130);
    expect(stderr).toContain('Interrompu');
    const written = readdirSync(at('cr'));
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(60);
    expect(written.every((name) => name.endsWith('.docx') && isWhole(readFileSync(at('cr', name))))).toBe(true);
    expect(batch('w', '--out', 'cr', '--only-changed')).toMatchObject({ status: 0 });
    expect(readdirSync(at('cr')).length).toBe(60);
  });

  test('no room left, a folder that cannot be: a sentence, exit 3, and no half document', () => {
    writeWorkshops(at('w'), 2);
    const full = spawnSync('bash', ['-c', `ulimit -f 4; "${process.execPath}" "${bin}" batch w --out cr`], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(full.status).toBe(3);
    expect(spaced(full.stderr)).toContain('n’a pas pu être écrit (EFBIG)');
    expect(readdirSync(at('cr'))).toEqual([]);
    put('file', '');
    const impossible = batch('w', '--out', 'file/cr');
    expect(impossible.status).toBe(3);
    expect(impossible.stderr).toContain('2 ateliers refusés');
  });

  test('a document that a person has edited stays, the others are written', () => {
    writeWorkshops(at('w'), 2);
    put('cr/atelier-0001-bulletins.docx', 'my own notes');
    const { status, stderr } = batch('w', '--out', 'cr');
    expect(status).toBe(1);
    expect(stderr).toContain('n’est pas remplacé');
    expect(readFileSync(at('cr/atelier-0001-bulletins.docx'), 'utf8')).toBe('my own notes');
    expect(readdirSync(at('cr')).length).toBe(2);
  });
});
