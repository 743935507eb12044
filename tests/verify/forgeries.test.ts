/** Forgeries: documents that show something else than what was counted, however well they hide it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Alteration, compare } from '../../src/verify/compare.ts';
import { readVisible as readTrees } from '../../src/verify/visible.ts';
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
  const trees = parsePackage(bytes);
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
  return found === null ? null : compare(expected, found, { labels, bare: expected, told: new Set() });
};

/** The run that shows the 18 points of the first orientation. */
const POINTS = /<w:r>((?:(?!<w:r>).)*?)<w:t([^>]*)>18<\/w:t><\/w:r>/s;

test('the document as it was written has no difference', () => {
  expect(changesOf(written)).toEqual([]);
});

test('a result told in tables of one row each, which Word shows as one', () => {
  const one = (label: string | undefined, figure: number) =>
    `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>${label}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>${figure}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`;
  const add = (words: string) =>
    changesOf(forge((xml) => xml.replace(/<w:sectPr(?!.*<w:sectPr)/s, `${words}<w:p/>$&`)));
  expect(add(one(labels[0], 3) + one(labels[1], 27))).toMatchObject([
    { kind: 'row', row: `${labels[0]} · 3`, fate: 'added' },
    { kind: 'row', row: `${labels[1]} · 27`, fate: 'added' },
  ]);
});

test('a row of another ranking, however short the labels beside its signs and empty cells', () => {
  const row = (...cells: readonly string[]) => ({ cells, text: cells.join(' · '), deceits: [], table: 1 });
  const ranking = [row('Rang', 'Orientation', 'Points', 'Part', ''), row('1er', 'Jeux', '4', '80 %', '')];
  const another = [ranking[0], row('1er', 'Zinc', '9', '90 %', '')].flatMap((one) => (one ? { ...one, table: 2 } : []));
  const terms = { labels: ['Jeux', 'Zinc'], bare: ranking, told: new Set<string>() };
  expect(compare(ranking, [...ranking, ...another], terms)).toEqual([
    { kind: 'row', row: '1er · Zinc · 9 · 90 % · ', fate: 'added' },
  ]);
});

test('another result in a table at the foot of the pages', () => {
  const cell = (words: string) => `<w:tc><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`;
  const table = `<w:tbl><w:tr>${cell('Améliorer la communication')}${cell('81')}</w:tr></w:tbl>`;
  expect(changesOf(forge((xml) => xml.replace('<w:p>', `${table}<w:p>`), 'word/footer1.xml'))).toEqual([
    { kind: 'row', row: 'Améliorer la communication · 81', fate: 'added' },
  ]);
});

test.each(['officeDocument', 'styles', 'settings'])('two parts that are its %s, in one case or two', (kind) => {
  const owner = kind === 'officeDocument' ? '_rels/.rels' : 'word/_rels/document.xml.rels';
  const other = `<Relationship Id="z" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${kind}" Target="word/other.xml"/>`;
  expect(changesOf(forge((xml) => xml.replace('</Relationships>', `${other}$&`), owner))).toBeNull();
  const parts = unzipSync(written);
  expect(changesOf(zipSync({ ...parts, 'Word/Document.xml': parts[BODY] ?? new Uint8Array() }))).toBeNull();
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

/** The 18 points with other properties, or within other elements. */
const looking = (properties: string) => (xml: string) =>
  xml.replace(POINTS, `<w:r><w:rPr>${properties}</w:rPr><w:t>18</w:t></w:r>`);
const standing = (around: string) => (xml: string) => xml.replace(POINTS, (run) => around.replace('…', run));
const ROW = /<w:tr>((?:(?!<w:tr>).)*?>18<)/s;
const inRow = (properties: string) => (xml: string) => xml.replace(ROW, `<w:tr>${properties}$1`);
const afterTitle = (more: string) => (xml: string) => xml.replace('</w:p>', `</w:p>${more}`);
const paragraphOf = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const DRAWN =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const box = (text: string, wrap: string) =>
  `<w:p><w:r><w:drawing><wp:anchor ${DRAWN} behindDoc="0"><${wrap}/><wps:txbx><w:txbxContent>${paragraphOf(text)}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r></w:p>`;
const styleChange = (find: RegExp | string, by: string) =>
  [(xml: string) => xml.replace(find, by), 'word/styles.xml'] as const;

describe('more ways to show another figure, or none', () => {
  test.each<[string, (xml: string) => string, string?]>([
    ['never printed', looking('<w:webHidden/>')],
    ['hidden with its paragraph', looking('<w:specVanish/>')],
    ['squeezed to nothing', looking('<w:w w:val="1"/>')],
    ['fitted into no width', looking('<w:fitText w:val="1"/>')],
    ['raised out of its line', looking('<w:position w:val="400"/>')],
    ['letters one over the other', looking('<w:spacing w:val="-200"/>')],
    ['struck through', looking('<w:strike/>')],
    ['black on black', looking('<w:shd w:val="clear" w:fill="000000"/>')],
    ['white, as Word itself writes it', looking('<w:color w:val="FFFFFF" w:themeColor="background1"/>')],
    ['black, where the highlight is black', looking('<w:highlight w:val="black"/>')],
    ['nearly white', looking('<w:color w:val="F0F0E8"/>')],
    [
      'a glow over it',
      looking(
        '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>',
      ),
    ],
    ['by a font of signs', looking('<w:rFonts w:ascii="Webdings" w:hAnsi="Webdings"/>')],
    ['of another script, with a size of its own', looking('<w:cs/>')],
    [
      'the code of a field that computes another',
      standing(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = 81 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>…<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
    ],
    [
      'bound to data that says another',
      standing('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent>…</w:sdtContent></w:sdt>'),
    ],
    [
      'under a figure that stands over it',
      standing(
        '<w:r><w:ruby><w:rt><w:r><w:t>81</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>18</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      ),
    ],
    ['moved away by a tracked change', standing('<w:moveFrom w:id="1">…</w:moveFrom>')],
    ['beside a figure that was inserted', standing('…<w:ins w:id="1"><w:r><w:t>1</w:t></w:r></w:ins>')],
    ['beside the number of a page', standing('…<w:r><w:pgNum/></w:r>')],
    ['in digits of another script', (xml) => xml.replace(POINTS, '<w:r><w:t>１８</w:t></w:r>')],
    ['with a stroke over its digits', (xml) => xml.replace(POINTS, '<w:r><w:t>1\u03368\u0336</w:t></w:r>')],
    ['turned round by a mark of direction', (xml) => xml.replace(POINTS, '<w:r><w:t>\u202e18</w:t></w:r>')],
    [
      'a letter of its orientation from another alphabet',
      (xml) =>
        xml.replace('<w:t xml:space="preserve">Faire reconnaître', '<w:t xml:space="preserve">Fаire reconnaître'),
    ],
    [
      'a table within its cell',
      standing('…</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>81</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>'),
    ],
    ['its row hidden', inRow('<w:trPr><w:hidden/></w:trPr>')],
    ['its row as low as a line', inRow('<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>')],
    ['its row deleted by a tracked change', inRow('<w:trPr><w:del w:id="1"/></w:trPr>')],
    [
      'its cell merged with the one above',
      (xml) => xml.replace(/<w:tcPr>((?:(?!<w:tcPr>).)*?>18<)/s, '<w:tcPr><w:vMerge/>$1'),
    ],
    ['columns that change places', (xml) => xml.replace('<w:tblPr>', '<w:tblPr><w:bidiVisual/>')],
    [
      'its line as low as none',
      (xml) => xml.replace(/<w:pPr>((?:(?!<w:pPr>).)*?>18<)/s, '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/>$1'),
    ],
    [
      'its paragraph beyond the edge of the paper',
      (xml) => xml.replace(/<w:pPr>((?:(?!<w:pPr>).)*?>18<)/s, '<w:pPr><w:ind w:left="20000"/>$1'),
    ],
    [
      'a line over it, in a frame',
      afterTitle(paragraphOf('81', '<w:framePr w:w="900" w:h="300" w:hAnchor="page" w:x="5000" w:y="3000"/>')),
    ],
    [
      'a table over it',
      afterTitle(
        '<w:tbl><w:tblPr><w:tblpPr w:tblpX="500" w:tblpY="900"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>81</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      ),
    ],
    ['a box over it', afterTitle(box('81', 'wp:wrapNone'))],
    ['a file that Word shows in its place', afterTitle('<w:altChunk r:id="rId1"/>')],
    [
      'two more retained, in a list of their own',
      afterTitle(paragraphOf('Signer des conventions pluripartites') + paragraphOf('Améliorer la communication')),
    ],
    ['a line of another result', afterTitle(paragraphOf('Améliorer la communication : 81'))],
    [
      'a table of another result',
      afterTitle(
        `<w:tbl>${['Améliorer la communication', 'Signer des conventions pluripartites'].map((label) => `<w:tr><w:tc>${paragraphOf(label)}</w:tc><w:tc>${paragraphOf('81')}</w:tc></w:tr>`).join('')}</w:tbl>`,
      ),
    ],
    [
      'its style hidden by the one that it is based on',
      ...styleChange(/(w:styleId="Normal"[^>]*>.*?)(<\/w:style>)/s, '$1<w:rPr><w:vanish/></w:rPr>$2'),
    ],
    ['all words hidden', ...styleChange('<w:rPrDefault><w:rPr>', '<w:rPrDefault><w:rPr><w:vanish/>')],
    [
      'its table in white',
      ...styleChange(/(w:styleId="AtelierRanking"[^>]*>)/, '$1<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
    ],
    ['a bar of another length', (xml) => xml.replace(/(<c:val>.*?<c:v>)18</s, '$181<'), 'word/charts/chart1.xml'],
    [
      'bars that change places',
      (xml) => xml.replace(/(<c:val>.*?<c:pt idx=")0(".*?<c:pt idx=")1"/s, '$11$20"'),
      'word/charts/chart1.xml',
    ],
    [
      'a bar that says another figure than it has',
      (xml) =>
        xml.replace(
          '<c:dLbls>',
          '<c:dLbls><c:dLbl><c:tx><c:rich><a:p><a:r><a:t>81</a:t></a:r></a:p></c:rich></c:tx></c:dLbl>',
        ),
      'word/charts/chart1.xml',
    ],
    [
      'bars whose format writes another figure',
      (xml) => xml.replace(/<c:formatCode>.*?</, '<c:formatCode>"81"<'),
      'word/charts/chart1.xml',
    ],
  ])('%s', (_, change, part = BODY) => {
    expect(changesOf(forge(change, part))).not.toEqual([]);
  });

  test('the true figures in a head of pages that no page has, or in a note that nobody refers to', () => {
    const parts = unzipSync(written);
    const body = strFromU8(parts[BODY] ?? new Uint8Array());
    const table = /<w:tbl>.*?<\/w:tbl>/s.exec(body)?.[0] ?? '';
    const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const decoy = (kind: string, xml: string) =>
      zipSync({
        ...parts,
        [BODY]: strToU8(body.replace(table, table.replace('>18<', '>81<'))),
        'word/decoy.xml': strToU8(xml),
        'word/_rels/document.xml.rels': strToU8(
          strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())
            .replace(/<Relationship [^>]*\/footnotes"[^>]*>/, '')
            .replace(
              '</Relationships>',
              `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="decoy.xml"/></Relationships>`,
            ),
        ),
      });
    const cell = [{ kind: 'cell', from: '18', to: '81' }];
    expect(changesOf(decoy('header', `<w:hdr ${W}>${table}</w:hdr>`))).toMatchObject(cell);
    expect(
      changesOf(decoy('footnotes', `<w:footnotes ${W}><w:footnote w:id="7">${table}</w:footnote></w:footnotes>`)),
    ).toMatchObject(cell);
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
  expect(readVisible(forged)?.some(({ deceits }) => deceits.includes('vanish'))).toBe(true);
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
    [
      'a sentence in other words',
      (xml: string) => xml.replace('à chacune des orientations', 'à toutes les orientations'),
    ],
    [
      'a paragraph more',
      (xml: string) => xml.replace('<w:sectPr', '<w:p><w:r><w:t>Merci aux 19 participants.</w:t></w:r></w:p><w:sectPr'),
    ],
    ['runs cut in two', (xml: string) => xml.replace('>18<', '>1</w:t></w:r><w:r><w:t>8<')],
    ['a colour of the theme', looking('<w:color w:val="2F5496" w:themeColor="accent1"/>')],
    ['a larger size, another font', looking('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="28"/>')],
    ['white on a dark highlight', looking('<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>')],
    ['white on dark', looking('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>')],
    ['a box beside the text', afterTitle(box('Merci à tous', 'wp:wrapSquare'))],
    [
      'what is to be done next',
      afterTitle(
        paragraphOf('L’orientation « Améliorer la communication » sera reprise le 12 mai 2009 par le conseil.'),
      ),
    ],
    ['bold', (xml: string) => xml.replace(POINTS, '<w:r><w:rPr><w:b/></w:rPr><w:t>18</w:t></w:r>')],
  ])('%s', (_, change) => {
    expect(changesOf(forge(change))).toEqual([]);
  });
});
