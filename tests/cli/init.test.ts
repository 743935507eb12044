/** A folder made ready for a workshop: two files, and what someone typed is never lost. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openShell } from '../../src/cli/shell.ts';
import { textOf as docxText, faultsOf, openDocx } from '../support/docx.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const empty = join(import.meta.dirname, '../../fixtures');
const init = (...args: string[]) => runIn(empty, ['init', ...args]);
const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string) => Buffer.from(files.get(path) ?? []).toString();

const KEYS = {
  fr: 'titre organisme lieu date horaires theme animateur redacteur orientations bulletins vote participants excuses suite',
  en: 'title organisation place date hours theme chair secretary lang orientations ballots vote participants excused next',
};

describe('a new workshop', () => {
  test.each([
    ['fr', 'bulletins.csv', '\ufeffN°;Choix 1;Choix 2;Choix 3\r\n'],
    ['en', 'ballots.csv', '\ufeffNo.,Choice 1,Choice 2,Choice 3\r\n'],
  ] as const)('in %s: a workshop file with every key, an empty ballot sheet', async (lang, ballots, sheet) => {
    const { status, files, stderr } = await init('--lang', lang);
    expect([status, stderr, [...files.keys()]]).toEqual([0, '', ['atelier.md', ballots]]);
    expect(textOf(files, ballots)).toBe(sheet);
    const workshop = textOf(files, 'atelier.md');
    expect([...workshop.matchAll(/^(\w+):/gm)].map(([, key]) => key)).toEqual(KEYS[lang].split(' '));
    expect(workshop.match(/^---$/gm)).toHaveLength(2);
  });

  test('goes into the folder named, and says what is next', async () => {
    const { files, stdout } = await init('atelier 2');
    expect([...files.keys()]).toEqual([join('atelier 2', 'atelier.md'), join('atelier 2', 'bulletins.csv')]);
    expect(stdout.split('\n')).toEqual([
      'Écrit\u00a0: atelier 2/atelier.md',
      'Écrit\u00a0: atelier 2/bulletins.csv',
      'Complétez atelier 2/atelier.md, saisissez les bulletins dans atelier 2/bulletins.csv (une ligne par bulletin), puis\u00a0: atelier tally -w "atelier 2/atelier.md"',
      'Bulletins à imprimer, une fois les orientations inscrites\u00a0: atelier init -w "atelier 2/atelier.md"',
      '',
    ]);
    expect((await init('--quiet')).stdout).toBe('');
  });

  test('its sheet is a file of ballots as soon as there is one ballot', async () => {
    const { files } = await init();
    const sheet = `${textOf(files, 'bulletins.csv')}1;Danser;Chanter;Lire\r\n2;Lire;Danser;Jouer\r\n`;
    const { status, stdout } = await runIn(empty, ['tally', 'bulletins.csv', '--json'], {
      files: new Map([['bulletins.csv', bytesOf(sheet)]]),
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ turnout: { ballots: 2, valid: 2, incomplete: 0 } });
  });

  describe.each(['fr', 'en'] as const)('in %s, counts without another word', (lang) => {
    test.each([
      ['as it is', (text: string) => text],
      ['with every # taken away', (text: string) => text.replace(/^( *)#(?=\S)/gm, '$1')],
    ])('%s', async (_, change) => {
      const { files } = await init('--lang', lang);
      const [[, workshop], [name, sheet]] = [...files] as [[string, Uint8Array], [string, Uint8Array]];
      const labels = {
        fr: ['Mieux accueillir les nouveaux habitants', 'Ouvrir le centre le samedi'],
        en: ['Welcome newcomers better', 'Open the centre on Saturdays'],
      }[lang];
      const mark = lang === 'fr' ? ';' : ',';
      const all = new Map([
        ['atelier.md', bytesOf(change(Buffer.from(workshop).toString()))],
        [name, bytesOf(`${Buffer.from(sheet).toString()}1${mark}${labels.join(mark)}${mark}\r\n`)],
      ]);
      const {
        status,
        stderr,
        files: written,
      } = await runIn(empty, ['tally', '-w', 'atelier.md', '-o', 'x.md'], { files: all });
      expect([status, stderr]).toEqual([0, expect.not.stringContaining('atelier.md:')]);
      const minutes = textOf(written, 'x.md');
      expect(minutes).toContain(labels[0]);
      expect(minutes).toContain(lang === 'fr' ? 'Orientations retenues' : 'Orientations retained');
      expect(minutes).not.toMatch(/<!--[^>]*\n|\{\{/);
    });
  });
});

describe('nothing is overwritten', () => {
  test.each([
    [['atelier.md'], 'atelier.md : ce qui est déjà là'],
    [['bulletins.csv'], 'bulletins.csv : ce qui est déjà là'],
    [['atelier.md', 'bulletins.csv'], 'atelier.md et bulletins.csv : ce qui est déjà là'],
  ])('%j', async (there, words) => {
    const files = new Map(there.map((path) => [path, bytesOf('à moi')]));
    const { status, stderr, stdout, files: written } = await runIn(empty, ['init'], { files });
    expect([status, stdout, written.size]).toEqual([3, '', 0]);
    expect(stderr.replaceAll('\u00a0', ' ')).toContain(words);
  });

  test('in English too', async () => {
    const { stderr } = await runIn(empty, ['init', '--lang', 'en'], { files: new Map([['atelier.md', bytesOf('')]]) });
    expect(stderr).toContain('atelier.md: what is already there is not replaced, and nothing was written.');
  });
});

describe('ballots to print, of a workshop file', () => {
  const three = '\n  - Jardin\n  - Chorale\n  - Cuisine';
  const paper = async (vote: string, orientations = three, ...args: string[]) => {
    const head = `---\ntitre: Atelier 2 : compte rendu\norganisme: Fédération\nlieu: Metz\ndate: 27/03/2026\norientations:${orientations}\n`;
    const files = new Map([
      ['a/atelier.md', bytesOf(`${head}participants: absents.csv\nvote:\n${vote}\n---\n\n{{lieu}}\n`)],
      ['a/liste.csv', bytesOf('code;libellé\nA;Jardin\nB;Chorale\n')],
    ]);
    const outcome = await runIn(empty, ['init', '-w', 'a/atelier.md', ...args], { files });
    const [[path, bytes] = ['', new Uint8Array()]] = [...outcome.files];
    const text = bytes.length === 0 ? '' : (await docxText(bytes)).replace(/[\u00a0\u202f]/gu, ' ');
    return { ...outcome, path, bytes, text };
  };

  test('every orientation with its number beside a box, four ballots on a sheet, or two, as long as they fit', async () => {
    const { status, path, bytes, text, stdout } = await paper('  keep: 2');
    expect([status, path]).toEqual([0, 'a/bulletins-a-imprimer.docx']);
    expect(faultsOf(bytes)).toEqual([]);
    expect(text.match(/^\d\u2002/gmu)).toHaveLength(12);
    expect(openDocx(bytes).part('word/numbering.xml')).toMatch(/w:lvlText w:val="☐".*w:sz w:val="36"/u);
    expect(
      text.match(
        /Bulletin de vote – Atelier 2, Metz, 27 mars 2026\nFédération\nCochez 3 cases\.[^\n]*\n1\u2002Jardin/gu,
      ),
    ).toHaveLength(4);
    expect(stdout).toContain('a/bulletins-a-imprimer.docx');
    const many = Array.from({ length: 9 }, (_, place) => `\n  - Orientation ${place}`).join('');
    expect((await paper('  keep: 2', many)).text.match(/^\d\u2002/gmu)).toHaveLength(18);
  });

  test('stand beside a workbook to type them into, with the orientations to choose from', async () => {
    const { files, stdout } = await paper('  choix: 2');
    expect(stdout).toMatch(/Si vous saisissez dans bulletins\.xlsx, dites-le dans a\/atelier\.md, .*\n$/u);
    expect((await paper('  choix: 2\nbulletins: bulletins.xlsx')).stdout).not.toContain('dites-le');
    const parts = unzipSync(files.get('a/bulletins.xlsx') ?? new Uint8Array());
    const [typed, out] = ['sheet1', 'sheet2'].map((name) =>
      strFromU8(parts[`xl/worksheets/${name}.xml`] ?? new Uint8Array()),
    );
    expect(typed).toMatch(/type="list" sqref="B2:C1000"[^>]*><formula1>'Orientations'!\$A\$1:\$A\$3</u);
    expect(out).toBeDefined();
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toMatch(/name="Orientations"[^>]*veryHidden/u);
    const there = new Map([...files, ['a/bulletins.xlsx', bytesOf('à moi')]]);
    await runIn(empty, ['init', '-w', 'a/atelier.md'], { files: there });
    expect(Buffer.from(there.get('a/bulletins.xlsx') ?? []).toString()).toBe('à moi');
  });

  test.each([
    ['  keep: 2', 'Cochez 3 cases. Un bulletin qui en porte plus est nul.'],
    ['  choix: 1', 'Cochez une case. Un bulletin qui en porte plus est nul.'],
    [
      '  scheme: borda\n  incomplets: reject',
      'Écrivez 1, 2 et 3 dans 3 cases, en commençant par 1 pour votre premier choix. Un bulletin qui en porte plus ou moins est nul.',
    ],
    ['  choix: 2\n  ordonnés: oui', 'Écrivez 1 et 2 dans 2 cases'],
    ['  choix: 1\n  ordonnés: oui', 'Cochez une case. Un bulletin qui en porte plus est nul.'],
    ['  choix: all', 'Cochez autant de cases que vous le souhaitez.\n'],
    [
      '  scheme: cumulative\n  max-dots: 5\n  max-dots-each: 2',
      'Répartissez 5 points : écrivez un nombre dans les cases de votre choix, 2 au plus dans chacune.',
    ],
  ])('say what to do under the rules that will be applied: %j', async (vote, words) => {
    expect((await paper(vote)).text).toContain(words);
  });

  test('show the codes of a list that has some, and speak English', async () => {
    const { text } = await paper('  keep: 2', ' liste.csv');
    expect(text).toMatch(/^A\u2002Jardin\nB\u2002Chorale/mu);
    const { path, text: english } = await paper('  keep: 2', ' liste.csv', '--lang', 'en');
    expect([path, english]).toEqual(['a/ballots-to-print.docx', expect.stringContaining('Tick 2 boxes.')]);
  });

  test('are not printed without a list, nor over a document that somebody edited', async () => {
    const none = await paper('  keep: 2', '');
    expect([none.status, none.files.size]).toEqual([1, 0]);
    expect(none.stderr).toContain('la liste des orientations est vide');
    const files = new Map([
      ['w.md', bytesOf('---\norientations:\n  - a\n  - b\n---\n')],
      ['bulletins-a-imprimer.docx', bytesOf('à moi')],
    ]);
    expect((await runIn(empty, ['init', '-w', 'w.md'], { files })).status).toBe(3);
    expect((await runIn(empty, ['init', '-w', 'w.md', '--force'], { files })).status).toBe(0);
    expect((await runIn(empty, ['init', 'dossier', '-w', 'w.md'], { files })).status).toBe(2);
  });
});

describe('on the disk', () => {
  const inFolder = async (use: (folder: string) => Promise<void> | void) => {
    const folder = mkdtempSync(join(tmpdir(), 'atelier-init-'));
    try {
      await use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test('a folder that is not there yet is made, with those above it', () =>
    inFolder(async (folder) => {
      const { makeFolder, write } = openShell();
      const deep = join(folder, '2026', 'atelier 2');
      expect([makeFolder(deep), makeFolder(deep)]).toEqual([null, null]);
      expect(await write(join(deep, 'a.md'), 'à', null)).toBe(null);
      expect(readFileSync(join(deep, 'a.md'), 'utf8')).toBe('à');
      expect(makeFolder(join(deep, 'a.md', 'b'))).toMatchObject({ failure: 'file-unwritable' });
    }));
});
