/** Opened and saved by LibreOffice, a document loses nothing and can still be verified; skipped, aloud, where it is not
 * installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeWord } from '../../src/writers/word.ts';
import { openDocx, textOf } from '../support/docx.ts';
import { letterheadFrom } from '../support/letterhead.ts';
import { sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';
import { runIn } from '../support/shell.ts';

const installed = spawnSync('soffice', ['--version']).status === 0;
const folder = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');

/** Documents by name enter; the same as LibreOffice saves them leave. */
const saved = (documents: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, Uint8Array>> => {
  const place = mkdtempSync(join(tmpdir(), 'atelier-office-'));
  try {
    for (const [name, bytes] of Object.entries(documents)) writeFileSync(join(place, `${name}.docx`), bytes);
    const paths = Object.keys(documents).map((name) => join(place, `${name}.docx`));
    const profile = `-env:UserInstallation=file://${join(place, 'profile')}`;
    spawnSync('soffice', [profile, '--headless', '--convert-to', 'docx', '--outdir', join(place, 'saved'), ...paths]);
    return Object.fromEntries(
      Object.keys(documents).map((name) => [name, readFileSync(join(place, 'saved', `${name}.docx`))]),
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

describe.skipIf(!installed)('opened and saved by LibreOffice', () => {
  let before: Readonly<Record<string, Uint8Array>> = {};
  let after: Readonly<Record<string, Uint8Array>> = {};

  beforeAll(async () => {
    const count = async (...args: string[]) => {
      const files = new Map([['modele.docx', letterheadFrom()]]);
      const told = ['--title', 'Atelier 2', '--date', '2008-03-27', '--theme', 'Horizon 2030', '-q'];
      await runIn(folder, ['tally', 'ballots.csv', ...told, ...args], { files });
      return files.get('ballots.docx') ?? new Uint8Array();
    };
    before = {
      sample: await writeWord(sampleReport, { sha256 }),
      metz: await count('--chart'),
      letterhead: await count('--letterhead', 'modele.docx'),
    };
    after = saved(before);
  }, 180_000);

  test.each(['sample', 'metz', 'letterhead'])('%s keeps every word', async (name) => {
    const words = async (bytes: Uint8Array | undefined) =>
      (await textOf(bytes ?? new Uint8Array())).replace(/\s+/g, ' ');
    expect(await words(after[name])).toBe(await words(before[name]));
  });

  test.each(['metz', 'letterhead'])('%s still says what was counted', async (name) => {
    const files = new Map([['ballots.docx', after[name] ?? new Uint8Array()]]);
    const { status, stdout } = await runIn(folder, ['verify', 'ballots.docx', 'ballots.csv', '--json'], { files });
    expect(JSON.parse(stdout)).toMatchObject({
      document: 'prose',
      changes: [],
      ballots: { same: true, result: 'same' },
    });
    expect(status).toBe(0);
  });

  // What a table says to those who cannot see it, LibreOffice does not write into a Word file: Word does.
  test('headings, header rows, notes, links, the chart and the language stay', () => {
    const count = (bytes: Uint8Array | undefined, pattern: RegExp) =>
      openDocx(bytes ?? new Uint8Array())
        .part('word/document.xml')
        .match(pattern)?.length ?? 0;
    for (const pattern of [
      /<w:tblHeader\b/g,
      /<w:footnoteReference\b/g,
      /<w:hyperlink\b/g,
      /<c:chart\b/g,
      /<w:tbl>/g,
    ]) {
      expect(count(before['sample'], pattern), String(pattern)).toBeGreaterThan(0);
      expect(count(after['sample'], pattern), String(pattern)).toBe(count(before['sample'], pattern));
    }
    const styles = openDocx(after['sample'] ?? new Uint8Array()).part('word/styles.xml');
    for (const name of ['heading 1', 'heading 2', 'Title', 'Énoncé', 'Avertissement'])
      expect(styles.toLowerCase()).toContain(`w:val="${name.toLowerCase()}"`);
    expect(styles).toContain('w:val="fr-FR"');
  });

  test('of the letterhead: logo, header, both papers', () => {
    const docx = openDocx(after['letterhead'] ?? new Uint8Array());
    expect(docx.names.some((name) => /^word\/media\/.*\.png$/.test(name))).toBe(true);
    const document = docx.part('word/document.xml');
    expect(document).toMatch(/<w:pgSz\b[^>]*w:w="11906"/);
    expect(document).toMatch(/<w:pgSz\b[^>]*w:w="16838"/);
  });
});
