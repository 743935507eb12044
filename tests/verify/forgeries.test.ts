/** Forgeries: documents that show something else than what was counted, however well they hide it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Alteration, compare } from '../../src/verify/compare.ts';
import { readVisible as readTrees } from '../../src/verify/visible.ts';
import { tryPackage } from '../../src/writers/package.ts';
import { parsePackage } from '../../src/writers/xml.ts';
import { runIn } from '../support/shell.ts';

const folder = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');
const BODY = 'word/document.xml';

let written: Uint8Array;
let labels: string[];

beforeAll(async () => {
  const { files } = await runIn(folder, ['tally', 'ballots.csv', '--chart', '-q']);
  written = files.get('ballots.docx') ?? new Uint8Array();
  const cells = readFileSync(join(folder, 'ballots.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((row) => row.split(/[;,]/).slice(1));
  labels = [...new Set(cells.map((cell) => cell.trim().replace(/'/g, '’')).filter((cell) => cell !== ''))];
});

const readVisible = (bytes: Uint8Array) => {
  const trees = parsePackage(tryPackage(bytes));
  return typeof trees === 'string' ? null : readTrees(trees);
};

const forge = (change: (xml: string) => string, part = BODY): Uint8Array => {
  const parts = unzipSync(written);
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [part]: strToU8(after) });
};

const changesOf = (forged: Uint8Array): readonly Alteration[] | null => {
  const [expected, found] = [readVisible(written), readVisible(forged)];
  if (expected === null) throw new Error('nothing was written');
  return found === null ? null : compare(expected, found, { labels, own: { lines: [], tables: [] }, told: [] });
};

/** The run that shows the 18 points of the first orientation. */
const POINTS = /<w:r>((?:(?!<w:r>).)*?)<w:t([^>]*)>18<\/w:t><\/w:r>/s;

test('the document as it was written has no difference', () => {
  expect(changesOf(written)).toEqual([]);
});

describe('a figure that only looks right to a program', () => {
  test.each([
    ['changed', (xml: string) => xml.replace(POINTS, '<w:r>$1<w:t$2>81</w:t></w:r>'), 'cell'],
    [
      'hidden, another one shown beside it',
      (xml: string) =>
        xml.replace(POINTS, '<w:r><w:rPr><w:vanish/></w:rPr><w:t>18</w:t></w:r><w:r>$1<w:t$2>81</w:t></w:r>'),
      'cell',
    ],
    ['hidden', (xml: string) => xml.replace(POINTS, '<w:r><w:rPr><w:vanish/></w:rPr><w:t>18</w:t></w:r>'), 'concealed'],
    [
      'white',
      (xml: string) => xml.replace(POINTS, '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>18</w:t></w:r>'),
      'concealed',
    ],
    [
      'too small to be read',
      (xml: string) => xml.replace(POINTS, '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>18</w:t></w:r>'),
      'concealed',
    ],
    [
      'read from right to left',
      (xml: string) => xml.replace(POINTS, '<w:r><w:rPr><w:rtl/></w:rPr><w:t>18</w:t></w:r>'),
      'concealed',
    ],
    [
      'turned round by an override',
      (xml: string) => xml.replace(POINTS, '<w:bdo w:val="rtl"><w:r><w:t>18</w:t></w:r></w:bdo>'),
      'concealed',
    ],
    [
      'drawn by a symbol font',
      (xml: string) => xml.replace(POINTS, '<w:r><w:sym w:font="Wingdings" w:char="F081"/><w:t>18</w:t></w:r>'),
      'concealed',
    ],
    [
      'shown only by programs that do not know better',
      (xml: string) =>
        xml.replace(
          POINTS,
          '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w14"><w:r><w:t>81</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>18</w:t></w:r></mc:Fallback></mc:AlternateContent>',
        ),
      'cell',
    ],
    [
      'a field that Word fills anew',
      (xml: string) => xml.replace(POINTS, '<w:fldSimple w:instr="= 80 + 1"><w:r><w:t>18</w:t></w:r></w:fldSimple>'),
      'concealed',
    ],
    [
      'in a comment of the XML',
      (xml: string) => xml.replace(POINTS, '<!--<w:t>18</w:t>--><w:r><w:t>81</w:t></w:r>'),
      'cell',
    ],
    [
      'under another prefix',
      (xml: string) =>
        xml.replace(
          POINTS,
          '<x:r xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:t>8</x:t></x:r><w:r>$1<w:t$2>18</w:t></w:r>',
        ),
      'cell',
    ],
    [
      'deleted by a tracked change',
      (xml: string) => xml.replace(POINTS, '<w:del w:id="1"><w:r><w:delText>18</w:delText></w:r></w:del>'),
      'cell',
    ],
  ] as const)('%s', (_, change, kind) => {
    expect(changesOf(forge(change))).toMatchObject([{ kind }]);
  });
});

test('the true table hidden, a false one shown', () => {
  const table = (xml: string) => /<w:tbl>.*?<\/w:tbl>/s.exec(xml)?.[0] ?? '';
  const forged = forge((xml) => {
    const hidden = table(xml).replaceAll(/<w:r>(<w:rPr>)?/g, (_, has) =>
      has === undefined ? '<w:r><w:rPr><w:vanish/></w:rPr>' : '<w:r><w:rPr><w:vanish/>',
    );
    return xml.replace(table(xml), `${table(xml).replace('>18<', '>81<')}<w:p/>${hidden}`);
  });
  const changes = changesOf(forged);
  expect(changes?.length).toBeGreaterThan(0);
});

test('a style that hides', () => {
  const styles = 'word/styles.xml';
  const [, style = ''] =
    /<w:pStyle w:val="([^"]+)"\/>/.exec(strFromU8(unzipSync(written)[BODY] ?? new Uint8Array())) ?? [];
  const forged = forge(
    (xml) => xml.replace(new RegExp(`(w:styleId="${style}"[^>]*>)`), '$1<w:rPr><w:vanish/></w:rPr>'),
    styles,
  );
  expect(readVisible(forged)?.lines.some(({ deceits }) => deceits.includes('vanish'))).toBe(true);
});

test('a decoy body that no relationship names is not read, the one that is named is', () => {
  const parts = unzipSync(written);
  const body = strFromU8(parts[BODY] ?? new Uint8Array());
  const forged = zipSync({
    ...parts,
    'word/other.xml': strToU8(body.replace(POINTS, '<w:r>$1<w:t$2>81</w:t></w:r>')),
    'word/_rels/other.xml.rels': parts['word/_rels/document.xml.rels'] ?? new Uint8Array(),
    '_rels/.rels': strToU8(
      strFromU8(parts['_rels/.rels'] ?? new Uint8Array()).replace('word/document.xml', 'word/other.xml'),
    ),
  });
  expect(changesOf(forged)).toMatchObject([{ kind: 'cell', from: '18', to: '81' }]);
});

test('two parts of one name are no document', () => {
  const name = (bytes: Uint8Array, from: string, to: string) =>
    Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1'));
  const parts = unzipSync(written);
  const twice = name(
    zipSync({ ...parts, 'word/documenX.xml': parts[BODY] ?? new Uint8Array() }),
    'documenX.xml',
    'document.xml',
  );
  expect(readVisible(twice)).toBeNull();
});

describe('what an honest editor does', () => {
  test.each([
    ['a sentence in other words', (xml: string) => xml.replace('sans ordre de préférence', 'l’ordre n’y compte pas')],
    [
      'a paragraph more',
      (xml: string) => xml.replace('<w:sectPr', '<w:p><w:r><w:t>Merci aux 19 participants.</w:t></w:r></w:p><w:sectPr'),
    ],
    ['runs cut in two', (xml: string) => xml.replace('>18<', '>1</w:t></w:r><w:r><w:t>8<')],
    ['bold', (xml: string) => xml.replace(POINTS, '<w:r><w:rPr><w:b/></w:rPr><w:t>18</w:t></w:r>')],
  ])('%s', (_, change) => {
    expect(changesOf(forge(change))).toEqual([]);
  });
});
