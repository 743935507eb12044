/** A manifest: one workshop a row, what stands in its cells is what a command line would say, and leads nowhere else. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { at, batch, inOwnFolder, put } from '../support/batch.ts';
import { spaced } from '../support/disk.ts';
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
      'Bulletins;orientations;Titre;Lieu;date;keep;sortie;doublons',
      'a.csv;listes/orientations.txt;Atelier du nord;Metz;27/03/2026;2;;',
      'a.csv|b.csv;;Les deux;;;;pv/deux.docx;all',
    );
    expect(await batch('m/liste.csv', '--name', '{date}-{lieu}-{titre}')).toMatchObject({ status: 0 });
    expect(existsSync(at('m/2026-03-27-Metz-Atelier du nord.docx'))).toBe(true);
    const both = spaced(await textOf(readFileSync(at('m/pv/deux.docx'))));
    expect(both).toContain('Les deux');
    expect(both).toContain('27 votants');
  });

  test('a cell holds several only of what a command line may repeat', async () => {
    put('m/c.csv', 'N°;Choix 1;Choix 2;Âge;Ville\n1;Jardin;Cuisine;30;Metz\n2;Jardin;Chorale;40;Nancy\n');
    put('m/l.txt', 'Jardin\nCuisine\nChorale\n');
    manifest('bulletins;orientations;ignorer', 'c.csv;l.txt;Âge|Ville', 'c.csv;l.txt|l.txt;');
    const { status, stderr } = await batch('m/liste.csv', '--name', '{nom}', '--dry-run');
    expect(status).toBe(1);
    expect(stderr).toContain('« l.txt|l.txt » n’existe pas');
    expect(stderr).toContain('1 compté et 1 échec');
  });

  test.each([
    ['bulletins;titr', 'liste.csv, ligne 1, colonne B « titr »', 'Vouliez-vous dire « titre » ?'],
    ['bulletins;couleur', 'liste.csv, ligne 1, colonne B « couleur »', '« couleur » est inconnu'],
    ['bulletins;keep;ballots', 'liste.csv, ligne 1, colonne C « ballots »', '« ballots » est là deux fois'],
  ])('a heading that cannot be is refused before anything is read: %s', async (headings, where, meant) => {
    manifest(headings, 'a.csv;rouge');
    const { status, stderr } = await batch('m/liste.csv');
    expect(status).toBe(2);
    expect(stderr).toContain(where);
    expect(stderr).toContain(meant);
    expect(readdirSync(at('m'))).not.toContain('a.docx');
  });

  test('a wrong cell, a row without ballots, a missing file: their workshops only, each with its line and column', async () => {
    manifest('bulletins;keep;bareme;date', 'a.csv;3', 'b.csv;beaucoup;bordas;30/02/2026', ';2', 'a.csv|absent.csv');
    const { status, stderr } = await batch('m/liste.csv');
    expect(status).toBe(1);
    const said = [
      'liste.csv, ligne 3, colonne B « keep » : « keep » ne peut pas valoir « beaucoup ». Valeurs possibles : 1–999',
      'liste.csv, ligne 3, colonne C « bareme » : « bareme » ne peut pas valoir « bordas ». Valeurs possibles : count, borda',
      'liste.csv, ligne 3, colonne D « date » : « date » ne peut pas valoir « 30/02/2026 ». Par exemple : 2026-03-27',
      'liste.csv, ligne 4 : rien ne dit où sont les bulletins',
      'liste.csv, ligne 5, colonne A « bulletins » : « absent.csv » n’existe pas',
    ];
    for (const sentence of said) expect(stderr).toContain(`\n  ${sentence}`);
    expect(readdirSync(at('m')).filter((name) => name.endsWith('.docx'))).toEqual(['a.docx']);
  });

  test.each([
    ['more cells than headings', 'a.csv;3;;trop'],
    ['a cell under no heading', 'a.csv;3;c.csv'],
    ['a quotation mark that nothing closes', '"a.csv;3'],
  ])('%s: nobody knows which rows it swallowed, and none is counted', async (_, row) => {
    manifest('bulletins;keep;', 'b.csv;2', '', row);
    const { status, stderr } = await batch('m/liste.csv');
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('liste.csv, ligne 4 : plus de cellules que d’en-têtes'),
    ]);
    expect(readdirSync(at('m')).filter((name) => name.endsWith('.docx'))).toEqual([]);
  });

  test('the language of a row is that of its document', async () => {
    manifest('bulletins;langue', 'a.csv;en', 'b.csv;fr');
    expect((await batch('m/liste.csv')).status).toBe(0);
    expect(await textOf(readFileSync(at('m/a.docx')))).toContain('ballots');
    expect(await textOf(readFileSync(at('m/b.docx')))).toContain('bulletins');
  });

  test('paths do not leave its folder, by whatever way, unless permitted', async () => {
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
    const { status, stderr } = await batch('m/liste.csv');
    expect(status).toBe(1);
    expect(stderr.match(/liste\.csv, ligne \d, colonne [AB] « \w+ » : « .* » mène hors du dossier/g)?.length).toBe(7);
    expect(stderr).toContain('ligne 6, colonne A « bulletins » : « tube.csv » n’est pas un fichier');
    expect([...readdirSync(at()), ...readdirSync(at('m'))].filter((name) => name.endsWith('.docx'))).toEqual([]);

    manifest('bulletins;sortie', '../secret.csv;../permis.docx');
    expect((await batch('m/liste.csv', '--allow-outside')).status).toBe(0);
    expect(existsSync(at('permis.docx'))).toBe(true);
  });

  test('two workshops of one name are both refused by name, neither is lost in the other', async () => {
    manifest('bulletins;titre', 'a.csv;Même', 'b.csv;MÊME');
    const { status, stderr } = await batch('m/liste.csv', '--name', '{titre}', '--out', 'cr');
    expect(status).toBe(1);
    expect(stderr).toContain('serait aussi le document de b.csv');
    expect(stderr).toContain('serait aussi le document de a.csv');
  });

  test('the same ballots in two rows are two workshops, told apart by their lines', async () => {
    manifest(
      'bulletins;keep;sortie',
      'a.csv;2;deux.docx',
      'a.csv;3;trois.docx',
      'b.csv;3;B.docx',
      'b.csv;2;b.docx',
      'a.csv;beaucoup;quatre.docx',
    );
    const { status, stderr } = await batch('m/liste.csv', '--synthesis', 's.md');
    expect(status).toBe(1);
    expect(stderr).toContain('2/5 liste.csv:3 – a.csv : écrit');
    const text = readFileSync(at('s.md'), 'utf8');
    expect(text.slice(text.indexOf('Ateliers absents'))).toMatch(/b\.csv[\s\S]*b\.csv[\s\S]*a\.csv/u);
    expect(stderr).toContain('b.docx : ce serait aussi le document de liste.csv:4 – b.csv');
    expect(existsSync(at('m/deux.docx')) && existsSync(at('m/trois.docx'))).toBe(true);
  });
});
