/** What the command line says of itself, and of what it cannot do with what was typed. */
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openShell } from '../../src/cli/shell.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const folder = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');
const atelier = (...args: string[]) => runIn(folder, args);

describe('help', () => {
  test('is French, with three examples before the options', async () => {
    const { status, stdout } = await atelier('tally', '--help');
    expect(status).toBe(0);
    const [examples = '', options = ''] = stdout.split('L’atelier\u00a0:');
    expect(examples.match(/^ {2}atelier tally/gm)).toHaveLength(3);
    expect(options).toContain('--orientations <fichier>');
    expect(stdout).not.toMatch(/Usage:|Arguments:|\[command\]|display help|default:|choices:|\[ballots/);
    expect(stdout).toContain('atelier tally [options] [bulletins...]');
  });

  test('is English with --lang en or ATELIER_LANG', async () => {
    expect((await atelier('tally', '--help', '--lang', 'en')).stdout).toContain('Usage: atelier tally [options]');
    expect((await atelier('tally', '--help', '--lang', 'EN')).stdout).toContain('Usage: atelier tally [options]');
    expect((await runIn(folder, ['--help'], { env: { ATELIER_LANG: 'en' } })).stdout).toContain('Commands:');
    expect((await runIn(folder, ['--help'], { env: { LANG: 'en_GB.UTF-8' } })).stdout).toContain('Commandes');
  });

  test('no flag goes without words', async () => {
    for (const lang of ['fr', 'en']) {
      const { stdout } = await atelier('tally', '--help', '--lang', lang);
      expect(stdout).not.toMatch(/undefined|null/);
    }
  });

  test('no line is too long for the screen, none begins with a sign that its word should have kept', async () => {
    for (const columns of [72, 80, 100, 133]) {
      for (const command of [[], ['tally'], ['check'], ['verify'], ['init'], ['batch']]) {
        const { stdout } = await runIn(folder, [...command, '--help'], { columns });
        const lines = stdout.split('\n').filter((line) => !line.startsWith('  atelier '));
        expect(lines.filter((line) => line.length > columns)).toEqual([]);
        expect(lines.filter((line) => /^\s*[:;!?»]/u.test(line))).toEqual([]);
      }
    }
  });

  test('a word asks for it as a flag does, and the language may come first', async () => {
    const said = async (...words: string[]) => (await atelier(...words)).stdout;
    expect(await said('help')).toBe(await said('--help'));
    expect(await said('help', 'tally')).toBe(await said('tally', '--help'));
    expect(await said('help', 'help')).toBe(await said('--help'));
    const unheard = await atelier('help', 'verifier');
    expect([unheard.status, unheard.stdout]).toEqual([2, '']);
    expect(unheard.stderr).toContain('verify');
    expect(await said('version')).toBe(await said('--version'));
    expect(await said('--lang', 'en', 'help', 'tally')).toBe(await said('tally', '--help', '--lang', 'en'));
    expect(await said('--lang=en', 'tally', 'ballots.csv')).toContain('Rank');
  });

  test('the version is that of the package', async () => {
    expect((await atelier('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a wrong command line: exit 2, what is wrong, what to do', () => {
  test.each([
    [['tally'], 'Il manque le fichier des bulletins.', 'atelier tally bulletins.csv'],
    [['tally', 'ballots.csv', '--kep', '3'], 'Option inconnue\u00a0: --kep', 'Vouliez-vous dire --keep\u202f?'],
    [['taly', 'ballots.csv'], 'Commande inconnue\u00a0: taly', 'Vouliez-vous dire tally\u202f?'],
    [
      ['tally', 'ballots.csv', '--keep'],
      'Il manque une valeur après --keep (nombre d’orientations retenues).',
      'retirez --keep',
    ],
    [
      ['tally', 'ballots.csv', '--keep', 'trois'],
      '--keep ne peut pas valoir «\u00a0trois\u00a0».',
      'Valeurs possibles\u00a0: 1–999.',
    ],
    [['tally', 'ballots.csv', '--keep', '0'], '--keep', '1–999'],
    [['tally', 'ballots.csv', '--scheme', 'condorcet'], '--scheme', 'count, borda, dowdall, plurality'],
    [['tally', 'ballots.csv', '--picks', '0'], '--picks', 'Valeurs possibles\u00a0: 1–100 ou all.'],
    [['tally', 'ballots.csv', '--quorum', 'x'], '--quorum', 'Par exemple\u00a0: 12 ou 50%.'],
    [['tally', 'ballots.csv', '--points', '1,2,3'], '--points', 'Par exemple\u00a0: 4,2,1.'],
    [['tally', 'ballots.csv', '--points', '0,0,0'], '--points', 'Par exemple\u00a0: 4,2,1.'],
    [['tally', 'ballots.csv', '--points', '3,2', '--picks', '3'], '--points 3,2 et --picks 3', 'Gardez l’un des deux.'],
    [
      ['tally', 'ballots.csv', '--points', '3,2,1', '--scheme', 'borda'],
      '--points et --scheme',
      'Gardez l’un des deux.',
    ],
    [['tally', 'ballots.csv', '--tie-break', 'pile'], '--tie-break', 'first-picks'],
    [['tally', 'ballots.csv', '--tie-break', 'draw'], 'graine', '--seed'],
    [['tally', 'ballots.csv', '--date', '31/02/2026'], '--date', '2026-03-27'],
    [['tally', 'ballots.csv', '--lang', 'de'], '--lang', 'fr ou en'],
    [['tally', 'ballots.csv', '-o', 'resultat.pdf'], 'resultat.pdf', '.docx'],
    [['tally', 'ballots.csv', './ballots.csv'], 'donné deux fois', 'une seule fois'],
    [['page', 'bureau', 'salle', 'cave'], 'En trop sur la ligne de commande\u00a0: salle cave', 'entre guillemets'],
    [['tally', '-', '-'], 'ce fichier est donné deux fois', ''],
  ])('%j', async (args, what, hint) => {
    const { status, stdout, stderr, files } = await atelier(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(files.size).toBe(0);
    expect(stderr).toContain(what);
    expect(stderr).toContain(hint);
  });

  test.each(['', ';;', '"', '\n', 'x', '3', 'é', 'tabs'])('%j separates nothing', async (typed) => {
    const { status, stderr } = await atelier('tally', 'ballots.csv', '--delimiter', typed);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--delimiter[\s\S]*Par exemple\u00a0: ";" ou tab/u);
  });

  test.each(['tab', 'TAB', 'tabulation', '\\t', '\t'])('a tab may be typed as %j', async (typed) => {
    const files = new Map([['b.txt', Buffer.from('Choix 1\tChoix 2\nJardin\tCuisine\n')]]);
    const { status, stdout } = await runIn(folder, ['tally', 'b.txt', '--no-docx', '--delimiter', typed], { files });
    expect(status).toBe(0);
    expect(stdout).toMatch(/2.orientations/u);
  });

  test('in English too', async () => {
    const { stderr } = await atelier('tally', 'ballots.csv', '--keep', 'x', '--lang=en');
    expect(stderr).toBe('atelier: --keep cannot be “x”.\n  → Possible values: 1–999.\n');
  });

  test('without a command, the way from the room to the signature is shown in five steps', async () => {
    for (const [lang, words] of [
      ['fr', []],
      ['en', ['--lang', 'en']],
    ] as const) {
      const { status, stderr } = await runIn(folder, words, { env: { ATELIER_LANG: lang } });
      expect(status).toBe(2);
      expect(stderr.match(/^ {2}\d\. /gm)).toHaveLength(5);
      expect(stderr).toMatch(/atelier init[\s\S]*init -w[\s\S]*ballots|bulletins[\s\S]*tally -w[\s\S]*verify/u);
    }
  });
});

describe('a folder with a workshop file', () => {
  const said = '---\ntitre: Un\nbulletins: b.csv\nvote:\n  choix: 1\n---\n';
  const files = () =>
    new Map([
      ['b.csv', bytesOf('choix 1\nA\nA\nB\n')],
      ['LISEZ-MOI.md', bytesOf('# Notes\n')],
    ]);
  test('one is taken, and named', async () => {
    const outcome = await runIn('/nowhere', ['tally'], { files: files().set('un.md', bytesOf(said)) });
    expect(outcome).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('Fichier de l’atelier\u00a0: un.md\n'),
    });
    expect([...outcome.files.keys()]).toEqual(['un.docx']);
    const checked = await runIn('/nowhere', ['check'], { files: files().set('un.md', bytesOf(said)) });
    expect(checked).toMatchObject({ status: 0, stderr: expect.stringContaining('un.md') });
  });
  test('of two, none is', async () => {
    const two = files().set('un.md', bytesOf(said)).set('deux.md', bytesOf(said));
    const outcome = await runIn('/nowhere', ['tally'], { files: two });
    expect(outcome).toMatchObject({ status: 2, stdout: '', files: new Map() });
  });
});

describe('files', () => {
  test('one that is not there: exit 3', async () => {
    const { status, stderr } = await atelier('tally', 'absent.csv');
    expect(status).toBe(3);
    expect(stderr).toContain('absent.csv\u00a0: ce fichier n’existe pas.');
  });

  test('escape sequences in a name do not reach the screen', async () => {
    const { stderr } = await atelier('tally', '\u001b[31mabsent.csv');
    expect(stderr).not.toContain('\u001b');
  });

  test('a workbook is recognised and says how to save it: exit 1', async () => {
    const files = new Map([['b.xlsx', Buffer.from('PK\u0003\u0004 xl/workbook.xml and so on')]]);
    const { status, stderr } = await runIn(folder, ['tally', 'b.xlsx'], { files });
    expect(status).toBe(1);
    expect(stderr).toContain('CSV UTF-8');
  });

  test.each([
    ['an empty file', ''],
    ['headings alone', 'choix 1;choix 2;choix 3\n'],
    ['no heading that means anything', 'a;b;c\n1;2;3\n'],
  ])('%s: exit 1, nothing written', async (_, text) => {
    const { status, stderr, files } = await runIn(folder, ['tally', 'b.csv'], {
      files: new Map([['b.csv', Buffer.from(text)]]),
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^atelier\u00a0: b\.csv/);
    expect(files.size).toBe(0);
  });
});

test('on a screen a failure breaks between words, under its margin; elsewhere it is one line', async () => {
  const path = `${'dossier/'.repeat(8)}votes.csv`;
  const { stderr } = await runIn(folder, ['tally', path, 'autres.csv'], { columns: 40 });
  expect(stderr.split('\n')).toContain(`${path}\u00a0:`);
  for (const line of stderr.split('\n').filter((line) => !line.includes(path)))
    expect(line.length).toBeLessThanOrEqual(40);
  const { stderr: hint } = await runIn(folder, ['tally', '--keep', 'x', 'ballots.csv'], { columns: 24 });
  expect(hint).toMatch(/\n {2}→ \S[^\n]*\n {4}\S/);
  expect((await runIn(folder, ['tally', path])).stderr).toContain(`${path}\u00a0: ce fichier`);
});

test('of a terminal that nobody told its size, the size is not known', () => {
  const { isTTY, columns } = process.stderr;
  onTestFinished(() => void Object.assign(process.stderr, { isTTY, columns }));
  const columnsOf = (terminal: Partial<typeof process.stderr>) => {
    Object.assign(process.stderr, terminal);
    return openShell().stderr.columns;
  };
  expect(columnsOf({ isTTY: true, columns: 40 })).toBe(40);
  expect(columnsOf({ isTTY: true, columns: 0 })).toBeNull();
  expect(columnsOf({ isTTY: false, columns: 40 })).toBeNull();
});
