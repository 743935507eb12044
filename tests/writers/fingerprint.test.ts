import { expect, test } from 'vitest';
import { fingerprintOf, withEvidence, withFingerprint } from '../../src/writers/fingerprint.ts';
import { closePackage, openPackage, type Parts, textOf } from '../../src/writers/package.ts';
import { writeWord } from '../../src/writers/word.ts';
import { parsePackage, rootOf } from '../../src/writers/xml.ts';
import { sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';

const evidence = JSON.stringify({ votants: 18, notes: 'é <&>" \ud83d\ude00\n' });
/** What the document carries for a recount; null for none. */
const evidenceOf = (bytes: Uint8Array): string | null => {
  const trees = parsePackage(bytes);
  return typeof trees === 'string' ? null : (rootOf(trees, 'customXml/item1.xml')?.textContent ?? null);
};
const written = writeWord(sampleReport, { sha256, evidence });
const edited = async (change: (parts: Parts) => Parts) => closePackage(change(openPackage(await written)));
const untouched = (bytes: Uint8Array) => {
  const { stored, actual } = fingerprintOf(bytes, sha256);
  return stored === actual;
};

test('a document as it was written matches the fingerprint it carries', async () => {
  const { stored, actual } = fingerprintOf(await written, sha256);
  expect(stored).toMatch(/^[0-9a-f]{64}$/);
  expect(actual).toBe(stored);
});

test('zipping the same parts again is no edit', async () => {
  expect(untouched(await edited((parts) => Object.fromEntries(Object.entries(parts).reverse())))).toBe(true);
});

test.each<[string, (parts: Parts) => Parts]>([
  [
    'a word changed',
    (parts) => ({ ...parts, 'word/document.xml': textOf(parts, 'word/document.xml').replace('Suites', 'Suite') }),
  ],
  ['a part added', (parts) => ({ ...parts, 'word/comments.xml': '<w:comments/>' })],
  ['a part taken away', ({ 'word/theme/theme1.xml': _, ...parts }) => parts],
  ['the end of one part moved to the next', (parts) => ({ ...parts, 'word/a': 'xy', 'word/b': 'z' })],
  [
    'a property changed',
    (parts) => ({
      ...parts,
      'docProps/core.xml': textOf(parts, 'docProps/core.xml').replace('</dc:title>', ' </dc:title>'),
    }),
  ],
  [
    'its evidence changed',
    (parts) => ({ ...parts, 'customXml/item1.xml': textOf(parts, 'customXml/item1.xml').replace('18', '19') }),
  ],
])('%s shows', async (_, change) => {
  const bytes = await edited(change);
  expect(fingerprintOf(bytes, sha256).stored).not.toBeNull();
  expect(untouched(bytes)).toBe(false);
});

test('no two packages read alike', async () => {
  const core = textOf(openPackage(await written), 'docProps/core.xml');
  const sealOf = (parts: Parts) =>
    fingerprintOf(closePackage(withFingerprint({ ...parts, 'docProps/core.xml': core }, sha256)), sha256).stored;
  const seals = [{ a: 'xy', b: 'z' }, { a: 'x', b: 'yz' }, { ab: 'xyz' }, { a: 'xyz', b: '' }].map(sealOf);
  expect(new Set(seals).size).toBe(4);
});

test.each([
  ['no bytes', new Uint8Array()],
  ['a text', new TextEncoder().encode('Compte rendu')],
  [
    'a package of somebody else',
    closePackage({ '[Content_Types].xml': '<Types/>', 'docProps/core.xml': '<cp:coreProperties/>' }),
  ],
  ['half a document', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0])],
])('%s carries neither fingerprint nor evidence', (_, bytes) => {
  expect(fingerprintOf(bytes, sha256)).toEqual({ stored: null, actual: sha256(bytes) });
  expect(evidenceOf(bytes)).toBeNull();
});

test('the evidence comes out as it went in', async () => {
  expect(JSON.parse(evidenceOf(await written) ?? '')).toEqual(JSON.parse(evidence));
  expect(evidenceOf(await writeWord(sampleReport, { sha256 }))).toBeNull();
});

test('JSON that XML could not hold still means the same', () => {
  const json = JSON.stringify({ a: '\ufffe\u202e' }).replace('a', 'a\ud800');
  const parts = withEvidence({ '[Content_Types].xml': '', 'word/_rels/document.xml.rels': '' }, json);
  const item = { 'customXml/item1.xml': textOf(parts, 'customXml/item1.xml') };
  expect(JSON.parse(evidenceOf(closePackage(item)) ?? '')).toEqual({ 'a\ufffd': '\ufffe\u202e' });
});
