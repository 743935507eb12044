/** The main job as someone at the keyboard meets it: what is written where, what is refused, and how it is said. */
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { openDocx, textOf } from '../support/docx.ts';
import { bytesOf, runIn, type World } from '../support/shell.ts';

const metz = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');
const nowhere = join(import.meta.dirname, 'nowhere');

const BALLOTS = 'N°;Choix 1;Choix 2;Choix 3\n1;Jardin;Cuisine;Chorale\n2;Jardin;Cuisine;Théâtre\n3;Jardin;Cuisine;\n';

/** A world of files that a test writes itself. */
const world = (
  files: Record<string, string | Uint8Array>,
  more: Omit<World, 'files'> = {},
): World & { files: Map<string, Uint8Array> } => ({
  ...more,
  files: new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])),
});

const tally = (there: World, ...args: string[]) => runIn(nowhere, ['tally', ...args], there);

describe('where the results go', () => {
  test('the compte rendu stands beside the ballots, the table goes to standard output, the last line says where', async () => {
    const { status, stdout, stderr, files } = await tally(
      world({ 'dossier/atelier.du.12.csv': BALLOTS }),
      'dossier/atelier.du.12.csv',
    );
    expect(status).toBe(0);
    expect([...files.keys()]).toEqual(['dossier/atelier.du.12.docx']);
    expect(stdout).toContain('Jardin');
    expect(stderr.trim().split('\n').at(-1)).toBe('Compte rendu écrit dans dossier/atelier.du.12.docx');
  });

  test('standard input gives compte-rendu.docx here', async () => {
    const { status, files, stdout } = await tally({ stdin: BALLOTS }, '-');
    expect(status).toBe(0);
    expect([...files.keys()]).toEqual(['compte-rendu.docx']);
    expect(stdout).toMatch(/^stdin.: 3.bulletins/u);
  });

  test('--json writes the Tally and no document; -o writes what it names and nothing else', async () => {
    const there = world({ 'b.csv': BALLOTS });
    const json = await tally(there, 'b.csv', '--json');
    expect(json.files.size).toBe(0);
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: 'atelier/tally@1',
      turnout: { ballots: 3, valid: 3, incomplete: 1 },
    });
    const asked = await tally(there, 'b.csv', '-o', 'x.json', '-o', 'y.md', '-o', 'z.csv');
    expect([...asked.files.keys()]).toEqual(['x.json', 'y.md', 'z.csv']);
    expect(Buffer.from(asked.files.get('x.json') ?? []).toString()).toBe(json.stdout);
    expect(asked.stderr).toContain('Résultat écrit dans x.json');
  });

  test('--no-docx writes nothing, --quiet says nothing', async () => {
    const { files, stderr } = await tally(world({ 'b.csv': BALLOTS }), 'b.csv', '--no-docx');
    expect(files.size).toBe(0);
    expect(stderr).not.toContain('écrit');
    const quiet = await tally(world({ 'b.csv': BALLOTS }), 'b.csv', '-q');
    expect(quiet).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(quiet.files.size).toBe(1);
  });

  test('the exported CSV opens in French Excel', async () => {
    const { files } = await tally(world({ 'b.csv': BALLOTS }), 'b.csv', '-o', 'r.csv');
    const text = Buffer.from(files.get('r.csv') ?? []).toString();
    expect(text.startsWith('\ufeffRang;Ex\u00a0æquo;Orientation;Code;Points;Bulletins;Part (%);Retenue\r\n')).toBe(
      true,
    );
    expect(text).toContain('\r\n3;oui;Chorale;;1;1;33,3;à départager\r\n');
  });
});

describe('a document that a person has edited is never overwritten', () => {
  const first = async () => {
    const there = world({ 'b.csv': BALLOTS });
    await tally(there, 'b.csv', '-o', 'b.docx', '-o', 'b.json', '-o', 'b.md', '-o', 'b.csv.csv');
    return there;
  };
  const recount = (there: World, output: string, ...args: string[]) =>
    tally(there, 'b.csv', '--title', 'Autre titre', '-o', output, ...args);

  test('an untouched one is replaced without a word', async () => {
    const there = await first();
    const before = there.files.get('b.docx');
    const { status, stderr } = await recount(there, 'b.docx');
    expect(status).toBe(0);
    expect(stderr).not.toContain('modifié');
    expect(there.files.get('b.docx')).not.toEqual(before);
    expect(await textOf(there.files.get('b.docx') ?? new Uint8Array())).toContain('Autre titre');
  });

  test('an edited Word document is left alone, exit 3; --force replaces it', async () => {
    const there = await first();
    const parts = unzipSync(there.files.get('b.docx') ?? new Uint8Array());
    const document = Buffer.from(parts['word/document.xml'] ?? [])
      .toString()
      .replace('Chorale', 'Chorales');
    const edited = zipSync({ ...parts, 'word/document.xml': strToU8(document) });
    there.files.set('b.docx', edited);
    const { status, stderr, files } = await recount(there, 'b.docx');
    expect(status).toBe(3);
    expect(stderr).toMatch(/b\.docx\s: ce fichier a été modifié à la main depuis qu’il a été écrit/u);
    expect(stderr).toContain('--force');
    expect(files.size).toBe(0);
    expect(there.files.get('b.docx')).toBe(edited);
    expect((await recount(there, 'b.docx', '--force')).status).toBe(0);
    expect(await textOf(there.files.get('b.docx') ?? new Uint8Array())).toContain('Autre titre');
  });

  test.each(['b.json', 'b.md'])('%s too', async (path) => {
    const there = await first();
    expect((await tally(there, 'b.csv', '--keep', '2', '-o', path)).status).toBe(0);
    const edited = Buffer.from(there.files.get(path) ?? [])
      .toString()
      .replace('Chorale', 'Chorales');
    there.files.set(path, Buffer.from(edited));
    expect((await tally(there, 'b.csv', '-o', path)).status).toBe(3);
    expect(there.files.get(path)?.toString()).toBe(edited);
  });

  test('a file that was never ours is left alone, and so is a CSV that says something else', async () => {
    const there = world({ 'b.csv': BALLOTS, 'lettre.docx': 'pas un zip', 'r.csv': 'mes notes' });
    expect((await tally(there, 'b.csv', '-o', 'lettre.docx')).status).toBe(3);
    const { status, stderr } = await tally(there, 'b.csv', '-o', 'r.csv');
    expect(status).toBe(3);
    expect(stderr).toMatch(/r\.csv\s: ce fichier existe déjà/u);
    expect(there.files.get('r.csv')?.toString()).toBe('mes notes');
  });

  test('when one target is refused, none is written', async () => {
    const there = world({ 'b.csv': BALLOTS, 'r.csv': 'mes notes' });
    expect((await tally(there, 'b.csv', '-o', 'x.json', '-o', 'r.csv')).files.size).toBe(0);
  });

  test('the ballots themselves are never a target, whatever --force says', async () => {
    const there = world({ 'b.csv': BALLOTS });
    const { status, stderr } = await tally(there, 'b.csv', '-o', 'b.csv', '--force');
    expect(status).toBe(2);
    expect(stderr).toContain('effacerait des bulletins');
    expect(there.files.get('b.csv')?.toString()).toBe(BALLOTS);
  });
});

describe('the same input writes the same bytes', () => {
  test('twice in one process', async () => {
    const write = async () =>
      (await runIn(metz, ['tally', 'ballots.csv', '--date', '27/03/2008', '-o', 'a.docx', '-o', 'a.md'])).files;
    const [one, two] = [await write(), await write()];
    expect(one.get('a.docx')).toEqual(two.get('a.docx'));
    expect(one.get('a.md')).toEqual(two.get('a.md'));
  });

  test('the order of the ballots changes no number, the name of the machine’s language changes nothing', async () => {
    const [head = '', ...rows] = BALLOTS.trim().split('\n');
    const shuffled = `${[head, ...rows.toReversed()].join('\n')}\n`;
    const result = async (text: string, env = {}) => {
      const { stdout } = await tally(world({ 'b.csv': text }, { env }), 'b.csv', '--json');
      return JSON.parse(stdout).orientations as unknown;
    };
    expect(await result(shuffled)).toEqual(await result(BALLOTS));
    expect(await result(BALLOTS, { LANG: 'en_US.UTF-8', LC_ALL: 'de_DE' })).toEqual(await result(BALLOTS));
  });
});

describe('--strict', () => {
  test('refuses a warning: the table is shown, nothing is written, exit 1', async () => {
    const { status, stdout, stderr, files } = await tally(world({ 'b.csv': BALLOTS }), 'b.csv', '--strict');
    expect(status).toBe(1);
    expect(stdout).toContain('Jardin');
    expect(stderr).toContain('Aucun compte rendu écrit (--strict)');
    expect(files.size).toBe(0);
  });
});

describe('the screen', () => {
  const long =
    'choix 1;choix 2;choix 3\nAccompagner les parents, les grands-parents et toute la famille élargie;日本語のラベル;👨‍👩‍👧 Fête des familles\nÉcole e\u0301te\u0301;日本語のラベル;Anticonstitutionnellementissimementlonguissimequinenfinitpasdetout\n';

  test.each([40, 60, 80, 120, 200])('no line is wider than %i columns', async (columns) => {
    const { stdout, stderr } = await tally(world({ 'b.csv': long }, { columns }), 'b.csv');
    const tooWide = `${stdout}${stderr}`
      .split('\n')
      .filter((line) => stringWidth(line) > columns && !line.startsWith('Compte rendu'));
    expect(tooWide).toEqual([]);
  });

  test('columns stay aligned under wide characters, accents and emoji', async () => {
    const { stdout } = await tally(world({ 'b.csv': long }, { columns: 100 }), 'b.csv');
    const starts = stdout
      .split('\n')
      .filter((line) => line.includes('\u00a0%'))
      .map((line) => stringWidth(line.slice(0, line.indexOf('%') + 1)));
    expect(starts.length).toBe(5);
    expect(new Set(starts).size).toBe(1);
  });

  test('colours only where there is a screen that wants them', async () => {
    const there = (colour: boolean) => world({ 'b.csv': BALLOTS }, { colour, columns: 80 });
    expect((await tally(there(true), 'b.csv')).stdout).toContain('\u001b[');
    expect((await tally(there(false), 'b.csv')).stdout).not.toContain('\u001b[');
    expect((await tally(there(true), 'b.csv', '--no-color')).stdout).not.toContain('\u001b[');
  });
});

describe('the Word document', () => {
  test('says its language, title, source and hash', async () => {
    const { files } = await runIn(metz, ['tally', 'ballots.csv', '--title', 'Atelier 2']);
    const docx = openDocx(files.get('ballots.docx') ?? new Uint8Array());
    expect(docx.part('docProps/core.xml')).toContain('<dc:title>Atelier 2</dc:title>');
    expect(docx.part('word/styles.xml')).toContain('fr-FR');
    expect(docx.part('docProps/core.xml')).toMatch(/ballots\.csv – SHA-256 [0-9a-f]{64}/u);
  });

  test('names no voter', async () => {
    const text =
      'Nom;E-mail;Choix 1;Choix 2;Choix 3\nZoé Secrète;zoe@exemple.fr;A;B;C\nYves Caché;yves@exemple.fr;;;\nZoé Secrète;ZOE@exemple.fr;A;B;C\n';
    const { files, stdout, stderr } = await tally(
      world({ 'b.csv': text }),
      'b.csv',
      '--duplicates',
      'first',
      '-o',
      'b.docx',
      '-o',
      'b.md',
      '-o',
      'b.json',
    );
    const written = [...files].map(([path, bytes]) =>
      path === 'b.docx'
        ? Object.values(unzipSync(bytes))
            .map((part) => Buffer.from(part).toString())
            .join()
        : Buffer.from(bytes).toString(),
    );
    expect([...written, stdout, stderr].join('\n')).not.toMatch(/Secrète|Caché|exemple\.fr/iu);
    expect(written).toHaveLength(3);
  });
});

test('a seed is what one reads, however it was typed', async () => {
  const drawn = async (seed: string) => {
    const there = world({ 'b.csv': BALLOTS });
    const { stdout } = await tally(there, 'b.csv', '--keep', '1', '--tie-break', 'draw', '--seed', seed, '--json');
    return JSON.parse(stdout).ties;
  };
  const ties = await drawn('dé 4');
  expect(ties[0].steps[0].values[0].seed).toBe('dé 4');
  expect(await drawn(' de\u0301 4 ')).toEqual(ties);
});

test('how many were there is compared with the ballots only when none waits', async () => {
  const voted = async (last: string) => {
    const there = world({
      'a.md':
        '---\ntitre: A\norientations: [Jardin, Cuisine, Chorale, Théâtre]\nbulletins: b.csv\nparticipants: [DUPONT Marie]\n---\n',
      'b.csv': `${BALLOTS}4;Jardin;Cuisine;${last}\n`,
    });
    const { stdout, stderr } = await tally(there, '-w', 'a.md', '--no-docx');
    return `${stdout}${stderr}`.includes('vérifiez la liste des participants');
  };
  expect([await voted('Chorale'), await voted('Choral')]).toEqual([true, false]);
});
