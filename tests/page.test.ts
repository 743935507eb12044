/** The page in a real browser: it says and writes what the command line does, needs no network, and anyone can use it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commandOf, offersFor } from '../src/page/engine.ts';
import { roleOf } from '../src/page/state.ts';
import { bytesOf, runIn } from './support/shell.ts';
import { ods, xlsx } from './support/workbook.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'dist/atelier.html');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

test('one file under 400 KB, that a browser is told to let load nothing', () => {
  expect(statSync(file).size).toBeLessThan(400_000);
  const head = readFileSync(file, 'utf16le').slice(0, 600);
  expect(head).toContain("default-src 'none'; script-src 'sha256-");
  expect(head).not.toMatch(/unsafe-eval|connect-src|https?:/);
});

test('the command that it shows can be typed, and what stops nothing is asked nothing', () => {
  expect(commandOf(['mes bulletins.csv'], { title: 'L’été "à deux"', picks: '2', strict: true })).toBe(
    'atelier tally "mes bulletins.csv" --title "L’été \\"à deux\\"" --picks 2 --strict',
  );
  const offered = (severity: string) =>
    offersFor(
      { code: 'unknown', severity } as unknown as Parameters<typeof offersFor>[0],
      'Précisez --unknown reject.',
    );
  expect(offered('error')).toEqual([{ option: 'unknown', value: 'reject' }]);
  expect(offered('warning')).toEqual([]);
});

test.each([
  ['orientations', ['liste.txt', 'Liste des orientations.csv', 'liste_orientations.csv', 'list.csv']],
  ['ballots', ['bulletins.csv', 'saisie.xlsx', 'réalistes.csv', 'listing.csv']],
  ['letterhead', ['papier.docx']],
])('a file is taken for %s by its name', (role, names) => {
  for (const name of names) expect(roleOf(name, { files: { [name]: '' }, roles: {} }), name).toBe(role);
});

const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);

test.skipIf(firefox === undefined)(
  `writes in Firefox what the command line writes${firefox === undefined ? ' (skipped: there is none)' : ''}`,
  async () => {
    const ballots = join(root, 'fixtures/elections/metz-ranks-nine-orientations/ballots.csv');
    const script = join(root, 'tests/support/firefox.js');
    const args = ['--experimental-websocket', script, firefox ?? '', pathToFileURL(file).href, ballots];
    const saved = execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000, stdio: 'pipe' });
    // Where nobody has counted before: what is there already, byte for byte, is not written again.
    const files = new Map<string, Uint8Array>([['ballots.csv', readFileSync(ballots)]]);
    await runIn('nowhere', ['tally', 'ballots.csv', '--quiet'], { files });
    expect(Buffer.compare(Buffer.from(saved, 'base64'), files.get('ballots.docx') ?? Buffer.alloc(0))).toBe(0);
  },
  90_000,
);

test('atelier page writes it, and never over another file', async () => {
  const files = new Map<string, Uint8Array>();
  const page = await runIn('nowhere', ['page', 'desk'], { files });
  expect(page).toMatchObject({ status: 0, stdout: 'Écrit\u00a0: desk/atelier.html\n', stderr: '' });
  expect(Buffer.compare(files.get('desk/atelier.html') ?? Buffer.alloc(0), readFileSync(file))).toBe(0);
  expect((await runIn('nowhere', ['page', 'desk'], { files })).status).toBe(0);
  files.set('desk/atelier.html', bytesOf('<p>mine</p>'));
  expect((await runIn('nowhere', ['page', 'desk'], { files })).status).toBe(3);
  expect((await runIn('nowhere', ['page', 'desk', '--force'], { files })).status).toBe(0);
});

describe.skipIf(executablePath === undefined)(
  `in Chromium${executablePath === undefined ? ' (skipped: there is none, see .ci/run)' : ''}`,
  () => {
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let folder = '';
    let asked: string[] = [];
    let said: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
      folder = await mkdtemp(join(tmpdir(), 'atelier-page-'));
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    });
    beforeEach(async () => {
      context = await browser.newContext({ acceptDownloads: true });
      page = await context.newPage();
      [asked, said] = [[], []];
      page.on('request', (request) => asked.push(request.url()));
      page.on('pageerror', (error) => said.push(error.message));
      page.on('console', (line) => said.push(line.text()));
      await page.goto(pathToFileURL(file).href);
      await page.waitForSelector('h1');
    });
    afterEach(async () => {
      await beFair();
      expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([pathToFileURL(file).href]);
      expect(said).toEqual([]);
      await context.close();
    });

    /** Nothing that axe knows keeps anyone out. */
    async function beFair() {
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: unknown[] }[] };
      expect(violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes[0])}`)).toEqual([]);
    }

    /** Files as they would be dropped; they are written first, so that the command line can read the same. */
    async function open(files: Readonly<Record<string, string | Uint8Array>>) {
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      await page.setInputFiles(
        '#open',
        Object.keys(files).map((name) => join(folder, name)),
      );
    }

    async function saved(press: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
      const [download] = await Promise.all([page.waitForEvent('download'), press()]);
      const path = join(folder, `saved-${download.suggestedFilename()}`);
      await download.saveAs(path);
      return { name: download.suggestedFilename(), bytes: readFileSync(path) };
    }

    const button = (name: string | RegExp) => page.getByRole('button', { name });

    /** The compte rendu that the page gives is the one that the command it shows writes. */
    async function expectTheSame() {
      const { name, bytes } = await saved(() => page.locator('#save').click());
      const command = (await page.locator('.command code').textContent()) ?? '';
      const { status, files } = await runIn(folder, [...command.split(' ').slice(1), '--quiet', '--force']);
      expect(status).toBe(0);
      expect(Buffer.compare(files.get(name) ?? Buffer.alloc(0), bytes)).toBe(0);
    }

    const LIST = 'Accueil\nJardin\nFête\nJeunes\nAînés\n';

    test('drops, reads, counts and writes what the command line writes', async () => {
      const ballots = readFileSync(join(root, 'fixtures/elections/metz-ranks-nine-orientations/ballots.csv'));
      await open({ 'ballots.csv': ballots });
      await page.waitForSelector('#save');
      const { stdout } = await runIn(folder, ['check', 'ballots.csv']);
      expect(stdout).toContain((await page.locator('#reading ~ .told li').first().textContent())?.trim());
      await expectTheSame();
      for (const format of ['html', 'csv', 'json']) {
        const { bytes } = await saved(() => button(new RegExp(`^Enregistrer ballots.*\\.${format}$`)).click());
        const { files } = await runIn(folder, ['tally', 'ballots.csv', '-o', `r.${format}`, '--quiet']);
        expect(bytes.toString()).toBe(Buffer.from(files.get(`r.${format}`) ?? '').toString());
      }
    });

    test('takes a whole workshop file, and what it names', async () => {
      const home = join(root, 'fixtures/elections/a-whole-compte-rendu-comes-from-one-workshop-file');
      const names = ['atelier.md', 'bulletins.csv', 'orientations.csv', 'participants.csv'];
      await open(Object.fromEntries(names.map((name) => [name, readFileSync(join(home, name))])));
      await page.waitForSelector('#save');
      await expectTheSame();
    });

    test('shows a remark below its row, corrects the cell, saves the sheet', async () => {
      await open({
        'orientations.csv': LIST,
        'b.csv': 'N°;Choix 1;Choix 2\n1;Jardin;Fête\n2;Jardim;Accueil\n3;Aînés;Fête\n',
      });
      await page
        .getByText(/Jardim/)
        .first()
        .waitFor();
      expect(await page.locator('#save').count()).toBe(0);
      await button(/^Écrire «.Jardin.»$/).click();
      await page.waitForSelector('#save');
      const { name, bytes } = await saved(() => button('Enregistrer b-corrige.csv').first().click());
      writeFileSync(join(folder, name), bytes);
      expect(bytes.toString()).toBe(
        '\ufeffN°;Choix 1;Choix 2\r\n1;Jardin;Fête\r\n2;Jardin;Accueil\r\n3;Aînés;Fête\r\n',
      );
      await expectTheSame();
    });

    test.each([
      ['xlsx', xlsx],
      ['ods', ods],
    ])('reads %s, and saves what was corrected as CSV', async (kind, make) => {
      const rows = [
        ['Choix 1', 'Choix 2'],
        ['Jardin', 'Fête'],
        ['Aînés', 'Jardin'],
      ];
      await open({ 'orientations.csv': LIST, [`w.${kind}`]: make({ name: 'Bulletins', rows }) });
      await page.waitForSelector('#save');
      await expectTheSame();
      await page.getByLabel('Ligne 3, colonne B').fill('Accueil');
      await page.getByLabel('Ligne 3, colonne B').press('Tab');
      const { name, bytes } = await saved(() => button('Enregistrer w-corrige.csv').first().click());
      expect(bytes.toString()).toBe('\ufeffChoix 1;Choix 2\r\nJardin;Fête\r\nAînés;Accueil\r\n');
      writeFileSync(join(folder, name), bytes);
      await page.waitForSelector('#save');
      await expectTheSame();
    });

    test('reads what was corrected, whatever had to be said of the file that was opened', async () => {
      const text = Buffer.from('N°,Choix 1,Choix 2\n1,Fête,Jardin\n2,Jardin,Aînés\n', 'latin1');
      await open({ 'w.csv': text });
      await page.evaluate("for (const id of ['rules', 'more']) document.getElementById(id).open = true");
      await page.locator('#option-encoding').selectOption('windows-1252');
      await page.locator('#option-delimiter').fill(',');
      await page.locator('#option-delimiter').blur();
      await page.getByText('--encoding windows-1252').first().waitFor();
      await page.getByLabel('Ligne 3, colonne C').fill('Fête');
      await page.getByLabel('Ligne 3, colonne C').press('Tab');
      const { name, bytes } = await saved(() => button('Enregistrer w-corrige.csv').first().click());
      expect(bytes.toString()).toBe('\ufeffN°;Choix 1;Choix 2\r\n1;Fête;Jardin\r\n2;Jardin;Fête\r\n');
      writeFileSync(join(folder, name), bytes);
      await page.waitForSelector('#save');
      await expectTheSame();
    });

    test('answers a question with a click, and shows the flag', async () => {
      await open({ 'orientations.csv': LIST, 'p.csv': 'Choix 1;Choix 2;Nombre\nJardin;Fête;4\nAînés;Accueil;2\n' });
      await button(/--weight C$/).click();
      await page.waitForSelector('#save');
      expect(await page.locator('.command code').textContent()).toContain('--weight C');
      await page.getByLabel('Ce qu’est la colonne C').selectOption('ignore');
      await page.getByText('--ignore C').first().waitFor();
      await page.waitForSelector('#save');
      await expectTheSame();
      // What has to be taken out is not offered.
      await page.evaluate("for (const id of ['rules', 'more']) document.getElementById(id).open = true");
      await page.locator('#option-tie-break').fill('draw');
      await page.locator('#option-tie-break').blur();
      await page.getByText(/--tie-break draw demande une autre option/).waitFor();
      expect(await page.locator('.warning code').allTextContents()).toEqual(['--seed …']);
    });

    test('takes the decision of the room where a tie needs one', async () => {
      await open({ 't.csv': 'Choix 1;Choix 2\nJardin;Chorale\nJardin;Fête\nChorale;Jardin\nFête;Jardin\n' });
      await page.waitForSelector('#rules');
      await page.locator('#rules > summary').click();
      const schemes = await page.locator('#option-scheme option').allTextContents();
      expect(schemes.slice(1, 3)).toEqual(['décompte simple', 'points par rang (3-2-1)']);
      await page.locator('#option-keep').fill('2');
      await page.locator('#option-keep').blur();
      await page.locator('#option-tie-break').fill('list-order,draw');
      await page.locator('#option-tie-break').fill('');
      await page.getByLabel('Fête', { exact: true }).check();
      await page.getByLabel('Qui a décidé').fill('l’assemblée');
      await page.getByLabel('Quand').fill('27 mars 2026');
      await button('Inscrire la décision').click();
      const { name, bytes } = await saved(() => button('Enregistrer decision.json').first().click());
      writeFileSync(join(folder, name), bytes);
      await expectTheSame();
    });

    test('records that the room retains all of those tied, or decides what themes and a second round leave open', async () => {
      const decide = async (...labels: string[]) => {
        for (const label of labels) await page.getByLabel(label, { exact: true }).check();
        await page.getByLabel('Qui a décidé').fill('l’assemblée');
        await page.getByLabel('Quand').fill('27 mars 2026');
        await button('Inscrire la décision').click();
        const { bytes } = await saved(() => button('Enregistrer decision.json').click());
        writeFileSync(join(folder, 'decision.json'), bytes);
        await page.waitForSelector('#save');
        await expectTheSame();
        return page.locator('.command ~ *, #result ~ .told').first().textContent();
      };
      const set = async (option: string, value: string) => {
        await page.evaluate("for (const id of ['rules', 'more']) document.getElementById(id).open = true");
        await page.locator(`#option-${option}`).fill(value);
        await page.locator(`#option-${option}`).blur();
      };
      await open({ 't.csv': 'Choix 1;Choix 2\nJardin;Chorale\nJardin;Fête\nChorale;Jardin\nFête;Jardin\n' });
      await page.waitForSelector('#rules');
      await set('keep', '2');
      expect(await decide('Fête', 'Chorale')).toContain('toutes sont retenues');
      await button('Retirer la décision').click();

      await open({ 'second.csv': 'N°;Choix 1\n1;Fête\n2;Chorale\n' });
      await page.getByLabel('Ce que contient second.csv').selectOption('runoff');
      expect(await decide('Fête')).toContain('«\u00a0Fête\u00a0» est retenue');
      expect(await page.locator('.command code').textContent()).toContain('--runoff second.csv');
      await button('Retirer second.csv').click();
      // What only the page holds is not erased by a slip.
      page.once('dialog', (dialog) => void dialog.dismiss());
      await button('Retirer decision.json').click();
      expect(await button('Retirer decision.json').count()).toBe(1);
      page.once('dialog', (dialog) => void dialog.accept());
      await button('Retirer decision.json').click();

      await open({ 'orientations.csv': 'orientation;thème\nJardin;A\nChorale;A\nFête;B\nVélo;B\n' });
      await set('per-theme', '1');
      await open({ 't.csv': 'Choix 1;Choix 2\nJardin;Fête\nChorale;Vélo\n' });
      expect(await decide('Chorale', 'Fête')).toContain('Retenues');
    });

    const line = () => page.locator('#ballot');
    /** Of the first sheet, the headings included. */
    const rows = () => page.locator('.sheet').first().locator('tbody tr:not(.remark)');
    const cell = (row: number, column: string) => page.getByLabel(`Ligne ${row}, colonne ${column}`).first();
    const says = (words: RegExp) => page.getByText(words).first().waitFor();
    const openFiles = () => page.locator('.files li strong').allTextContents();

    async function typeList(list: string) {
      await page.getByLabel('Les orientations').fill(list);
      await button('Saisir les bulletins').last().click();
      await page.waitForSelector('#ballot:focus');
    }

    async function typeBallots(...ballots: readonly string[]) {
      for (const picks of ballots) await page.keyboard.type(`${picks}\n`);
    }

    test('takes seventy-six keystrokes for nineteen ballots of three picks', async () => {
      await button('Saisir les bulletins').click();
      await typeList(LIST);
      const keys = Array.from({ length: 19 }, () => ['1', '2', '5', 'Enter']).flat();
      expect(keys).toHaveLength(76);
      for (const key of keys) await page.keyboard.press(key);
      await says(/^19.votants/);
      // The keyboard is back on the line before anything else can be typed or clicked.
      const focused = await page.evaluate(`(async () => {
        document.querySelector('.typing .list button').click();
        await new Promise((resolve) => setTimeout(resolve));
        document.querySelector('.typing .main').focus();
        document.querySelector('#ballot').form.requestSubmit();
        for (let turn = 0; turn < 5; turn += 1) await null;
        return document.activeElement.id;
      })()`);
      expect(focused).toBe('ballot');
      await says(/^20.votants/);
      expect(await rows().count()).toBe(21);
    });

    test('types nineteen ballots of three picks with the keyboard alone, twice, and keeps them', async () => {
      const begun = Date.now();
      await button('Saisir les bulletins').click();
      await typeList(LIST);
      // A ballot that is shown is kept already: nothing is lost, whatever happens then.
      await page.evaluate(`new MutationObserver(() => {
        const shown = document.querySelectorAll('.sheet tbody tr:not(.remark)').length;
        const { 'bulletins.csv': text = '' } = JSON.parse(localStorage.getItem('atelier') ?? '{}').files ?? {};
        const kept = text.split('\\r\\n').length - 1;
        if (shown > kept) throw new Error(kept + ' kept of ' + shown);
      }).observe(document.body, { childList: true, subtree: true })`);
      const typed = ['123', '2 3 5', 'acc jar fê', '-', '134', ...Array.from({ length: 13 }, () => '125')];
      await typeBallots(...typed, 'j');
      expect(await page.locator('#picked').textContent()).toContain('«\u00a0j\u00a0»');
      await line().fill('');
      await typeBallots('je');
      expect(Date.now() - begun).toBeLessThan(180_000);
      await page.keyboard.press('Control+z');
      expect(await line().inputValue()).toBe('4');
      await page.keyboard.press('Enter');
      await says(/^19.votants/);
      expect(await rows().count()).toBe(20);

      await page.reload();
      await says(/^19.votants/);
      expect(await rows().count()).toBe(20);
      asked = asked.slice(1);
      await button(/seconde fois/).click();
      await typeBallots(...typed, '5');
      await page.getByText('Comparer les deux saisies').click();
      await page
        .locator('details li')
        .getByText(/Bulletin 19.*Jeunes.*Aînés/s)
        .first()
        .waitFor();
      const second = page.getByLabel('Ligne 20, colonne B').last();
      await second.fill('Jeunes');
      await second.press('Tab');
      await says(/Les deux saisies sont identiques .19.bulletins/);
      expect(await openFiles()).toEqual(['bulletins-2.csv', 'bulletins.csv', 'orientations.csv']);

      for (const name of ['bulletins.csv', 'orientations.csv']) {
        const { bytes } = await saved(() => button(`Enregistrer ${name}`).click());
        writeFileSync(join(folder, name), bytes);
      }
      expect(await page.evaluate("'atelier' in localStorage")).toBe(true);
      await saved(() => button('Enregistrer bulletins-2.csv').click());
      expect(await page.evaluate("'atelier' in localStorage")).toBe(false);
      await expectTheSame();
      // One more, and it is counted and kept too.
      await button('Revenir à la première saisie').click();
      await line().fill('1 2 3');
      await line().press('Enter');
      await says(/^20.votants/);
      expect(await page.evaluate("'atelier' in localStorage")).toBe(true);
    }, 60_000);

    test('a cell that is corrected and the ballots typed after it are of one file', async () => {
      await button('Saisir les bulletins').click();
      await typeList(LIST);
      await typeBallots('123', '125');
      await cell(3, 'B').fill('Jeune');
      await cell(3, 'B').press('Tab');
      await button(/^Écrire «.Jeunes.»$/).click();
      await page.waitForSelector('#reading:focus');
      // What is typed into a cell stays where the sheet is shown anew before it is left.
      await cell(3, 'C').fill('Jar');
      for (const lang of ['en', 'fr']) await page.evaluate(`document.querySelector('header [lang="${lang}"]').click()`);
      await says(/Les bulletins/);
      expect(await cell(3, 'C').inputValue()).toBe('Jar');
      await cell(3, 'C').fill('Jardin');
      await cell(3, 'C').press('Tab');
      await line().focus();
      // In one breath, before what was typed is counted.
      await typeBallots('345');
      await page.evaluate(`(async () => {
        const [ballot, wrong] = ['#ballot', '[aria-label="Ligne 2, colonne B"]'].map((one) => document.querySelector(one));
        const turn = () => new Promise((resolve) => setTimeout(resolve));
        ballot.value = '1234';
        ballot.dispatchEvent(new Event('input', { bubbles: true }));
        await turn();
        ballot.form.requestSubmit();
        await Promise.resolve();
        wrong.value = 'Aînés';
        wrong.dispatchEvent(new Event('change', { bubbles: true }));
      })()`);
      await says(/^4.votants/);
      expect(await openFiles()).toEqual(['bulletins.csv', 'orientations.csv']);
      const { bytes } = await saved(() => button('Enregistrer bulletins.csv').click());
      expect(bytes.toString().split('\r\n')).toEqual([
        '\ufeffN°;Choix 1;Choix 2;Choix 3;Choix 4',
        '1;Aînés;Jardin;Fête;',
        '2;Jeunes;Jardin;Aînés;',
        '3;Fête;Jeunes;Aînés;',
        '4;Accueil;Jardin;Fête;Jeunes',
        '',
      ]);
    });

    test('a ballot typed while a large file is read stays', async () => {
      await page.evaluate(`(() => {
        const read = File.prototype.arrayBuffer;
        File.prototype.arrayBuffer = async function () {
          await new Promise((resolve) => { window.goOn = resolve; });
          return read.call(this);
        };
      })()`);
      await open({ 'b.csv': 'N°;Choix 1\n7;Jardin\n' });
      await button('Saisir les bulletins').click();
      await typeList(LIST);
      await typeBallots('1');
      await says(/^1.votant/);
      await page.evaluate('window.goOn()');
      await says(/^2.votants/);
      expect(await openFiles()).toEqual(['bulletins.csv', 'orientations.csv', 'b.csv']);
    });

    test('a label put right in the list is put right in the ballots; one that is gone is not taken for another', async () => {
      await button('Saisir les bulletins').click();
      await typeList('Danse\nChan\nLecture\n');
      await typeBallots('12', '3');
      await button('Revoir la liste').click();
      await typeList('Danse\nChant\nLecture\n');
      await page.waitForSelector('#save');
      expect(await cell(2, 'C').inputValue()).toBe('Chant');
      await button('Revoir la liste').click();
      await typeList('Lecture\nChant\nDessin\n');
      await says(/Une orientation qui n’est pas dans la liste.*Danse/);
      expect(await cell(2, 'B').inputValue()).toBe('Danse');
      expect(await cell(3, 'B').inputValue()).toBe('Lecture');
    });

    test('never writes typed ballots over a file that was opened, nor the reverse, and reads them by their own list', async () => {
      const opened = { 'orientations.csv': 'Danse\nChant\n', 'bulletins.csv': 'N°;Choix 1\n101;Danse\n102;Chant\n' };
      await open(opened);
      await page.waitForSelector('#save');
      await button('Saisir les bulletins').click();
      await typeList('Danse\nChant\nLecture\n');
      await typeBallots('3');
      await says(/^3.votants/);
      const typed = ['bulletins-bis.csv', 'orientations-bis.csv'];
      expect(await openFiles()).toEqual([...typed, 'orientations.csv', 'bulletins.csv']);
      await button('Retirer bulletins.csv').click();
      await button('Ouvrir des fichiers').click();
      await open({ 'bulletins-bis.csv': 'N°;Choix 1\n201;Danse\n' });
      await says(/^2.votants/);
      expect(await openFiles()).toEqual([...typed, 'orientations.csv', 'bulletins-bis-bis.csv']);
    });

    test('never puts a corrected sheet in the place of a file that was opened', async () => {
      const other = 'N°;Choix 1\r\n7;Chant\r\n';
      await open({ 'b.csv': 'N°;Choix 1\n1;Danse\n2;Chant\n', 'b-corrige.csv': other });
      await page.waitForSelector('#save');
      const cell = page.getByLabel('Ligne 2, colonne B').first();
      await cell.fill('Chant');
      await cell.press('Tab');
      await button('Enregistrer b-corrige-bis.csv').waitFor();
      expect(await page.locator('.files li strong').allTextContents()).toEqual(['b-corrige-bis.csv', 'b-corrige.csv']);
      const corrected = await saved(() => button('Enregistrer b-corrige-bis.csv').click());
      expect(corrected.bytes.toString()).toBe('\ufeffN°;Choix 1\r\n1;Chant\r\n2;Chant\r\n');
      // The other sheet is counted as it was: three ballots, all for the same.
      await page
        .getByText(/^3.votants/)
        .first()
        .waitFor();
      expect(await page.getByLabel('Ligne 2, colonne A').last().inputValue()).toBe('7');
    });

    test('speaks English, on a telephone and at night too', async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await button('English').click();
      await open({ 'b.csv': 'Choice 1;Choice 2\nGarden;Fair\nGarden;Welcome\n' });
      await page.waitForSelector('#save');
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await expectTheSame();
    });
  },
);
