/** A manifest: one workshop a row, what stands in its cells is what a command line would say, and leads nowhere else. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { at, batch, inOwnFolder, put, spaced } from '../support/batch.ts';
import { textOf } from '../support/docx.ts';
import { ballotFile, labels } from '../support/workshops.ts';

inOwnFolder();

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
    symlinkSync(at(), at('m/dehors'));
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
    expect([...readdirSync(at()), ...readdirSync(at('m'))].filter((name) => name.endsWith('.docx'))).toEqual([]);

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
