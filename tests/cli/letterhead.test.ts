/** The letterhead as someone at the keyboard meets it. */
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { faultsOf, textOf } from '../support/docx.ts';
import { letterheadFrom, paragraph, portrait, run } from '../support/letterhead.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const folder = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');
const world = (bytes: Uint8Array = letterheadFrom()) => ({ files: new Map([['modele.dotx', bytes]]) });
const command = ['tally', 'ballots.csv', '--letterhead', 'modele.dotx', '-q'];
const told = ['--title', 'Atelier 2', '--date', '2008-03-27', '--theme', 'Horizon 2030'];

test('the compte rendu is written on it, and can be verified', async () => {
  const there = world(letterheadFrom({ template: true }));
  const { status, stderr, files } = await runIn(folder, [...command, ...told], there);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const bytes = files.get('ballots.docx') ?? new Uint8Array();
  expect(faultsOf(bytes)).toEqual([]);
  const text = (await textOf(bytes)).replace(/[\u00a0\u202f]/g, ' ');
  expect(text).toContain('Metz, le 27 mars 2008');
  expect(text).toContain('Orientations retenues');
  const { status: verified, stdout } = await runIn(folder, ['verify', 'ballots.docx', 'ballots.csv', '--json'], there);
  expect(JSON.parse(stdout)).toMatchObject({
    document: 'untouched',
    changes: [],
    ballots: { same: true, result: 'same' },
  });
  expect(verified).toBe(0);
  const whole = await runIn(folder, ['verify', 'ballots.docx', 'ballots.csv', '--letterhead', 'modele.dotx'], there);
  expect(whole.stderr).toBe('');
  expect(whole.stdout).not.toContain('--letterhead');
  expect(whole.status).toBe(0);
});

test('all that is wrong is said, with the place and what to do; nothing is written, exit 2', async () => {
  const faulty = letterheadFrom({
    body: paragraph(run('Voici {{corps}} et {{tittre}}')) + portrait(),
    header: paragraph(''),
    footer: paragraph(run('à {{lieu}}')),
  });
  const { status, stderr, files } = await runIn(folder, command, world(faulty));
  expect(status).toBe(2);
  expect(files.size).toBe(0);
  const place = 'modele.dotx, corps du document, paragraphe 1 (« Voici {{corps}} et {{tittre}} »)';
  expect(stderr.replace(/[\u00a0\u202f]/g, ' ')).toBe(`atelier : ${place} : \
{{corps}} doit se placer une seule fois, dans un paragraphe à lui.
  ${place} : {{tittre}} est inconnu. Vouliez-vous dire {{titre}} ?
  modele.dotx, pied de page, paragraphe 1 (« à {{lieu}} ») : rien à mettre à la place de {{lieu}} : ajoutez --place, ou retirez-le.
  → Il faut un document Word (.docx) sans mot de passe ni signature, avec {{corps}} seul dans un paragraphe de la page, \
sans saut de page ni de section, là où le compte rendu commence.
`);
});

test('a file that is no Word document, none at all, or the one to be written', async () => {
  const other = await runIn(folder, command, world(bytesOf('x')));
  expect(other.status).toBe(2);
  expect(other.stderr).toContain('ce n’est pas un document Word');
  expect((await runIn(folder, command)).status).toBe(3);
  const itself = await runIn(folder, ['tally', 'ballots.csv', '--letterhead', 'modele.docx', '-o', 'modele.docx'], {
    files: new Map([['modele.docx', letterheadFrom()]]),
  });
  expect(itself.status).toBe(2);
  expect(itself.files.size).toBe(0);
});

test('without --letterhead nothing changes; in English the placeholders may be English', async () => {
  const english = letterheadFrom({
    body: paragraph(run('{{title}}, {{date}}, {{voters}} voters')) + paragraph(run('{{body}}')) + portrait(),
    header: paragraph(''),
    footer: paragraph(''),
  });
  const { status, files } = await runIn(folder, [...command, ...told, '--lang', 'en'], world(english));
  expect(status).toBe(0);
  expect(await textOf(files.get('ballots.docx') ?? new Uint8Array())).toContain('Atelier 2, 27 March 2008, 19 voters');
});

test('one that a person has edited is left alone, unless forced; one that nobody touched is replaced', async () => {
  const there = world();
  const again = async (...more: string[]) => (await runIn(folder, [...command, ...told, ...more], there)).status;
  expect(await again()).toBe(0);
  const first = there.files.get('ballots.docx') ?? new Uint8Array();
  expect(await again()).toBe(0);
  const parts = unzipSync(first);
  const words = strFromU8(parts['word/footer1.xml'] ?? new Uint8Array());
  const edited = zipSync({ ...parts, 'word/footer1.xml': strToU8(words.replace('Page', 'p.')) });
  there.files.set('ballots.docx', edited);
  expect(await again()).toBe(3);
  expect(there.files.get('ballots.docx')).toBe(edited);
  expect(await again('--force')).toBe(0);
  expect(there.files.get('ballots.docx')).toEqual(first);
});
