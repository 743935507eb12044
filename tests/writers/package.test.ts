import { unzipSync, zipSync } from 'fflate';
import { afterEach, expect, test, vi } from 'vitest';
import type { Report } from '../../src/report/document.ts';
import { bytesOf, closePackage, openPackage, settle, textOf } from '../../src/writers/package.ts';
import { writeWord } from '../../src/writers/word.ts';
import { sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';

const zone = process.env['TZ'];
afterEach(() => {
  vi.useRealTimers();
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const writeAt = async (timeZone: string, now: string) => {
  process.env['TZ'] = timeZone;
  vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
  const hour = new Date('2025-01-01T00:00:00Z').getHours();
  return {
    hour,
    bytes: await writeWord(sampleReport, { sha256, evidence: '{"a":1}' }),
  };
};

test('the same report makes the same bytes at any time, in any time zone, however often', async () => {
  const tokyo = await writeAt('Asia/Tokyo', '2025-03-18T09:00:00Z');
  const angeles = await writeAt('America/Los_Angeles', '2031-12-31T23:59:59Z');
  expect([tokyo.hour, angeles.hour]).toEqual([9, 16]);
  expect(sha256(angeles.bytes)).toBe(sha256(tokyo.bytes));
});

test('a table of contents makes the same bytes, whatever was written before', async () => {
  const report: Report = { ...sampleReport, blocks: [{ kind: 'contents', title: 'Sommaire' }, ...sampleReport.blocks] };
  const [first, second] = [await writeWord(report, { sha256 }), await writeWord(report, { sha256 })];
  const document = textOf(openPackage(first), 'word/document.xml');
  expect(document).toMatch(/w:anchor="_Toc1".*<w:bookmarkStart w:name="_Toc1" w:id="1"\/>.*<w:bookmarkEnd w:id="1"\/>/);
  expect(sha256(second)).toBe(sha256(first));
});

test('a document holds no part that it has no use for, and nothing that leads to one; charts take their fonts from a theme', async () => {
  const bars = [{ label: 'a', value: 1, strong: true }];
  const plain = openPackage(await writeWord({ ...sampleReport, blocks: [] }, { sha256 }));
  const drawn = openPackage(
    await writeWord({ ...sampleReport, blocks: [{ kind: 'chart', title: 't', description: 'd', bars }] }, { sha256 }),
  );
  const unused = /(?:endnotes|fontTable|custom|theme1)\.xml/;
  const mentions = ['[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels'];
  expect(Object.keys(plain).filter((name) => unused.test(name))).toEqual([]);
  expect(mentions.filter((name) => unused.test(textOf(plain, name)))).toEqual([]);
  expect(Object.keys(drawn).filter((name) => unused.test(name))).toEqual(['word/theme/theme1.xml']);
});

test('a package starts with its content types and goes on in one order', () => {
  const parts = { 'word/b.xml': 'b', '_rels/.rels': 'r', '[Content_Types].xml': 't', 'word/a.xml': 'a' };
  expect(Object.keys(unzipSync(closePackage(parts)))).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'word/a.xml',
    'word/b.xml',
  ]);
});

test('what is packed comes out again, stored or deflated', () => {
  for (const length of [10, 2 ** 19]) {
    const parts = openPackage(closePackage({ 'a.xml': 'é'.repeat(length), 'b.bin': new Uint8Array([0, 255]) }));
    expect(textOf(parts, 'a.xml')).toBe('é'.repeat(length));
    expect([...bytesOf(parts, 'b.bin')]).toEqual([0, 255]);
  }
});

test('a large package is deflated', () => {
  expect(closePackage({ 'a.xml': 'x'.repeat(2 ** 20) }).length).toBeLessThan(2 ** 14);
});

test('bytes that unfold without measure are refused before they fill the memory', () => {
  const bomb = zipSync({ a: new Uint8Array(10) });
  // The uncompressed size, in the central directory: bytes 24 to 27 after its signature.
  const directory = bomb.findIndex(
    (_, at) => bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1 && bomb[at + 3] === 2,
  );
  bomb.set([0, 0, 0, 0x7f], directory + 24);
  expect(() => openPackage(bomb)).toThrow('package too large');
});

test('random ids are replaced by ones that depend on the order alone, and words that look like ids stay', () => {
  const [first, second] = [`rId${'a'.repeat(21)}`, `rId${'-_'.repeat(10)}z`];
  const settled = settle({
    'word/document.xml': `<w:t>r:id="rId${'b'.repeat(21)}" ${first}</w:t><a r:id="${second}"/><b r:id="${first}"/><c r:id="rId7"/><wp:docPr id="41"/><wp:docPr id="57"/>`,
    'word/_rels/document.xml.rels': `<Relationship Id="rId7"/><Relationship Id="${first}"/><Relationship Id="${second}"/>`,
  });
  expect(textOf(settled, 'word/document.xml')).toBe(
    `<w:t>r:id="rId${'b'.repeat(21)}" ${first}</w:t><a r:id="rIdA2"/><b r:id="rIdA1"/><c r:id="rId7"/><wp:docPr id="1"/><wp:docPr id="2"/>`,
  );
  expect(textOf(settled, 'word/_rels/document.xml.rels')).toBe(
    '<Relationship Id="rId7"/><Relationship Id="rIdA1"/><Relationship Id="rIdA2"/>',
  );
});
