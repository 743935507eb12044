import { expect, test } from 'vitest';
import type { Block, Inline, Report } from '../../src/report/document.ts';
import { gauge, sideBySide } from '../../src/report/inline.ts';
import { writeWord } from '../../src/writers/word.ts';
import { faultsOf, htmlOf, openDocx, textOf } from '../support/docx.ts';
import { heading, list, paragraph, ranking, sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';
import { all, child, val } from '../support/xml.ts';

const bare: Report = {
  lang: 'fr',
  title: 'Compte rendu',
  subject: 'Orientations prioritaires',
  pageNumber: 'page {page} sur {pages}',
  blocks: [],
};
const write = (blocks: readonly Block[], change: Partial<Report> = {}) =>
  writeWord({ ...bare, ...change, blocks }, { sha256 });
const bodyOf = async (blocks: readonly Block[], change: Partial<Report> = {}) =>
  openDocx(await write(blocks, change)).xml('word/document.xml');
const says = (...inlines: Inline[]): Block => ({ kind: 'paragraph', inlines });
const text = (text: string): Inline => ({ kind: 'text', text });

test('a whole compte rendu has no fault, neither has an empty one', async () => {
  expect(faultsOf(await writeWord(sampleReport, { sha256 }))).toEqual([]);
  expect(faultsOf(await write([]))).toEqual([]);
});

test('another program reads the words in their order', async () => {
  const words = await textOf(await writeWord(sampleReport, { sha256 }));
  expect(words.split('\n').slice(0, 6)).toEqual([
    'Réseau de lecture publique de la Brune',
    'Atelier 3\u00a0: compte rendu',
    'Valbrune, salle des fêtes – mardi 18 mars 2025 – 14 h 30-17 h 30',
    'Rédaction\u00a0: Solène Aubertin. Les enjeux du thème ont été relevés lors des deux premiers ateliers.',
    'Thème – Une médiathèque qui va vers les habitants',
    expect.stringMatching(/^L’état des lieux/),
  ]);
  expect(words).toContain('Barre\u00a0: les 3 orientations ci-dessus sont retenues');
});

test('every kind of block and of inline says its words, and nothing else', async () => {
  const column = { heading: [text('Titre')], align: 'left' } as const;
  const words = await textOf(
    await write([
      heading(1, 'Un'),
      paragraph('deux', 'warning'),
      { kind: 'list', bullet: 'number', start: 3, items: [[paragraph('trois'), list('–', 'quatre')]] },
      { kind: 'quote', blocks: [paragraph('cinq')] },
      { kind: 'code', text: 'six;\nsept' },
      { kind: 'rule' },
      { kind: 'table', title: 'tu', description: 'dit', columns: [column], rows: [{ cells: [[paragraph('huit')]] }] },
      { kind: 'chart', title: 'dessin', description: 'dit', bars: [{ label: 'tu', value: 1, strong: false }] },
      says(
        { kind: 'strong', inlines: [text('n')] },
        { kind: 'emphasis', inlines: [text('e')] },
        { kind: 'quiet', inlines: [text('u')] },
        { kind: 'code', text: 'f' },
        { kind: 'break' },
        { kind: 'link', href: 'https://a.example/', inlines: [text('v')] },
      ),
    ]),
  );
  expect(words).toBe('Compte rendu\nUn\ndeux\ntrois\nquatre\ncinq\nsix;sept\nTitre\nhuit\ndessin\nneufv');
});

test('another program finds headings, lists, header rows and footnotes', async () => {
  const html = await htmlOf(
    await write([
      heading(1, 'Suites'),
      list('•', 'un', 'deux'),
      list('number', 'd’abord'),
      ranking,
      says(text('point'), { kind: 'footnote', blocks: [paragraph('La note.')] }),
    ]),
  );
  expect(html).toContain('<h1>Suites</h1><ul><li>un</li><li>deux</li></ul><ol><li>d’abord</li></ol>');
  expect(html).toContain('<thead><tr><th><p>Rang</p></th>');
  expect(html).toMatch(/<li id="footnote-\d+"><p>\s*La note\./);
});

test('a heading inside a cell stays out of the outline and stays bold', async () => {
  const column = { heading: [text('A')], align: 'left' } as const;
  const table: Block = {
    kind: 'table',
    title: 't',
    description: 'd',
    columns: [column],
    rows: [{ cells: [[heading(1, 'vu')]] }],
  };
  const body = await bodyOf([table]);
  expect(all(body, 'w:pStyle').map(({ attributes }) => attributes['w:val'])).not.toContain('Heading1');
  const run = all(body, 'w:r').find((run) => run.text === 'vu');
  expect(child(child(run, 'w:rPr'), 'w:b')).toBeDefined();
});

test('each numbered list starts again at its own first number', async () => {
  const docx = openDocx(
    await write([list('number', 'a', 'b'), list('number', 'c'), { ...list('number', 'd'), start: 7 }]),
  );
  const ids = all(docx.xml('word/document.xml'), 'w:numId').map(({ attributes }) => attributes['w:val']);
  expect(ids[0]).toBe(ids[1]);
  expect(new Set(ids).size).toBe(3);
  const numbering = docx.xml('word/numbering.xml');
  const startOf = (id: string | undefined) => {
    const number = all(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === id);
    const list = all(numbering, 'w:abstractNum').find(
      ({ attributes }) => attributes['w:abstractNumId'] === val(number, 'w:abstractNumId'),
    );
    const level = (of: typeof list, name: string) =>
      all(of ?? numbering, name).find(({ attributes }) => attributes['w:ilvl'] === '0');
    return val(level(number, 'w:lvlOverride'), 'w:startOverride') ?? val(level(list, 'w:lvl'), 'w:start');
  };
  expect(ids.map(startOf)).toEqual(['1', '1', '1', '7']);
});

test.each(['•', '–', '➤'] as const)('%s is drawn by Word, not typed, and names no font', async (bullet) => {
  const docx = openDocx(await write([list(bullet, 'un')]));
  expect(docx.xml('word/document.xml').text).toBe('Compte renduun');
  const level = all(docx.xml('word/numbering.xml'), 'w:lvl').find((level) => val(level, 'w:lvlText') === bullet);
  expect(level).toBeDefined();
  expect(child(child(level, 'w:rPr'), 'w:rFonts')).toBeUndefined();
});

test('every item is marked once: one that goes on, one without words of its own, an empty one', async () => {
  const body = await bodyOf([
    { kind: 'list', bullet: '•', items: [[paragraph('un'), paragraph('suite')], [list('–', 'dedans')], []] },
  ]);
  const marks = all(body, 'w:p').map((p) => [p.text, child(child(p, 'w:pPr'), 'w:numPr') !== undefined]);
  expect(marks.slice(1)).toEqual([
    ['un', true],
    ['suite', false],
    ['', true],
    ['dedans', true],
    ['', true],
  ]);
});

test('what announces a list stays with it, and no item is left alone on a page', async () => {
  const body = await bodyOf([
    paragraph('**Il faut :**'),
    list('•', 'a', 'b', 'c', 'd'),
    paragraph('Vision', 'statement'),
    list('➤', 'e'),
  ]);
  const kept = (p: string) => {
    const found = all(body, 'w:p').find(({ text }) => text.startsWith(p));
    return child(child(found, 'w:pPr'), 'w:keepNext') !== undefined;
  };
  expect(['Il faut', 'a', 'b', 'c', 'd'].map(kept)).toEqual([true, true, false, true, false]);
  const styles = openDocx(await write([])).xml('word/styles.xml');
  const statement = all(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === 'AtelierStatement');
  expect(child(child(statement, 'w:pPr'), 'w:keepNext')).toBeDefined();
});

test('a line in italics that is no sentence heads what follows; a sentence stays with the table below it, not with a chart', async () => {
  const chart: Block = { kind: 'chart', title: 't', description: 'd', bars: [{ label: 'a', value: 1, strong: true }] };
  const body = await bodyOf([
    says({ kind: 'emphasis', inlines: [{ kind: 'text', text: 'Commentaires' }] }),
    paragraph('une remarque'),
    says({ kind: 'emphasis', inlines: [{ kind: 'text', text: 'Une phrase.' }] }),
    ranking,
    paragraph('Trois sont retenues.'),
    chart,
  ]);
  const kept = (p: string) => {
    const found = all(body, 'w:p').find(({ text }) => text.startsWith(p));
    return child(child(found, 'w:pPr'), 'w:keepNext') !== undefined;
  };
  expect(['Commentaires', 'une remarque', 'Une phrase', 'Trois'].map(kept)).toEqual([true, false, true, false]);
});

test('a gauge is drawn without words, at the width of its share', async () => {
  const runs = async (value: number, max: number) =>
    all(await bodyOf([{ kind: 'paragraph', inlines: gauge(value, max) }]), 'w:r')
      .slice(1)
      .map(({ text }) => text.length);
  expect(await runs(1, 2)).toEqual([15, 15]);
  expect(await runs(1, 1000)).toEqual([1, 29]);
  expect(await runs(0, 3)).toEqual([30]);
  expect(await runs(0, 0)).toEqual([30]);
  expect(await runs(3, 3)).toEqual([30]);
});

test('links lead to the web or to a mailbox, and nowhere else', async () => {
  const link = (href: string): Block => says({ kind: 'link', href, inlines: [text('ici')] });
  const hrefs = [
    'https://a.example/é?x=1&y=2',
    'mailto:a@b.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '../x',
    'http://[',
    '',
  ];
  const docx = openDocx(await write(hrefs.map(link)));
  const targets = all(docx.xml('word/_rels/document.xml.rels'), 'Relationship')
    .filter(({ attributes }) => attributes['TargetMode'] === 'External')
    .map(({ attributes }) => attributes['Target']);
  expect(targets).toEqual(['https://a.example/%C3%A9?x=1&y=2', 'mailto:a@b.example']);
  expect(docx.xml('word/document.xml').text).toBe(`Compte rendu${'ici'.repeat(hrefs.length)}`);
});

test('a footnote inside a footnote is said in brackets', async () => {
  const note: Inline = {
    kind: 'footnote',
    blocks: [says(text('dehors'), { kind: 'footnote', blocks: [paragraph('dedans')] })],
  };
  const docx = openDocx(await write([says(note)]));
  expect(all(docx.xml('word/footnotes.xml'), 'w:footnote').at(-1)?.text.trim()).toBe('dehors (dedans)');
});

test('every page says its number and the title', async () => {
  const docx = openDocx(await writeWord(sampleReport, { sha256 }));
  const footer = docx.xml('word/footer1.xml');
  expect(footer.text).toMatch(/^Atelier 3\u00a0: compte rendupage\u00a0PAGE sur\u00a0NUMPAGES$/);
  expect(all(footer, 'w:instrText').map(({ text }) => text)).toEqual(['PAGE', 'NUMPAGES']);
});

test('a page break begins the page with what follows, without an empty line', async () => {
  const body = await bodyOf([
    paragraph('a'),
    { kind: 'page-break' },
    heading(1, 'b'),
    { kind: 'page-break' },
    ranking,
    { kind: 'page-break' },
  ]);
  const broken = all(body, 'w:p').filter((p) => child(child(p, 'w:pPr'), 'w:pageBreakBefore'));
  expect(broken.map(({ text }) => text)).toEqual(['b', '']);
});

test('the contents list the headings, and Word fills in their pages when it opens the document', async () => {
  const bytes = await write([
    { kind: 'contents', title: 'Sommaire' },
    { kind: 'page-break' },
    heading(1, 'Suites'),
    paragraph('fin'),
  ]);
  expect(faultsOf(bytes)).toEqual([]);
  const entry = all(openDocx(bytes).xml('word/document.xml'), 'w:p').find(
    (p) => val(child(p, 'w:pPr'), 'w:pStyle') === 'TOC1',
  );
  expect(entry?.text).toMatch(/TOC .*Suites$/);
  expect(child(entry, 'w:hyperlink')?.attributes['w:anchor']).toBe('_Toc1');
  expect(openDocx(bytes).part('word/document.xml')).toMatch(/<w:fldChar w:fldCharType="begin" w:dirty="(?:true|1)"\/>/);
});

test('a chart speaks the language of the report and begins with the first bar', async () => {
  const docx = openDocx(await writeWord({ ...sampleReport, lang: 'en' }, { sha256 }));
  const chart = docx.xml('word/charts/chart1.xml');
  expect(all(chart, 'c:lang')[0]?.attributes['val']).toBe('en-GB');
  expect(all(chart, 'c:orientation').map(({ attributes }) => attributes['val'])).toEqual(['maxMin', 'minMax']);
  expect(all(chart, 'c:cat')[0]?.text).toMatch(/Desservir les hameaux/);
  expect(all(docx.xml('word/document.xml'), 'wp:docPr')[0]?.attributes['descr']).toContain(
    'Former les bénévoles à l’accueil, 11',
  );
});

test('a chart without bars is left out', async () => {
  const bytes = await write([{ kind: 'chart', title: 't', description: 'd', bars: [] }]);
  expect(openDocx(bytes).names.filter((name) => name.includes('chart'))).toEqual([]);
});

test('the document says what it is, and its dates are the workshop’s', async () => {
  const core = openDocx(await writeWord(sampleReport, { sha256 })).xml('docProps/core.xml');
  const said = Object.fromEntries(core.children.map(({ name, text }) => [name, text]));
  expect(said).toEqual({
    'dc:identifier': expect.stringMatching(/^atelier:[0-9a-f]{64}$/),
    'dc:title': 'Atelier 3\u00a0: compte rendu',
    'dc:subject': 'Quelle médiathèque pour la vallée en 2030 ?',
    'dc:creator': 'Solène Aubertin',
    'dc:language': 'fr-FR',
    'dcterms:created': '2025-03-18T00:00:00Z',
    'dcterms:modified': '2025-03-18T00:00:00Z',
  });
});

test('what is unknown is left out', async () => {
  const core = openDocx(await write([], { lang: 'en' })).xml('docProps/core.xml');
  expect(core.children.map(({ name, text }) => [name, text])).toEqual([
    ['dc:title', 'Compte rendu'],
    ['dc:subject', 'Orientations prioritaires'],
    ['dc:language', 'en-GB'],
    ['dc:identifier', expect.stringMatching(/^atelier:/)],
  ]);
});

const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = (hex.match(/../g) ?? [])
    .map((pair) => Number.parseInt(pair, 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

test('every colour that words are set in can be read, on white and on each tint (WCAG AA)', async () => {
  const docx = openDocx(await writeWord(sampleReport, { sha256 }));
  const coloured = (name: string, element: string, key: string) =>
    all(docx.xml(name), element)
      .map(({ attributes }) => attributes[key] ?? '')
      .filter((hex) => /^[0-9A-F]{6}$/.test(hex));
  const parts = ['word/styles.xml', 'word/document.xml', 'word/numbering.xml'];
  const inks = new Set(parts.flatMap((name) => coloured(name, 'w:color', 'w:val')));
  const papers = new Set(
    ['FFFFFF', ...parts.flatMap((name) => coloured(name, 'w:shd', 'w:fill'))].filter((hex) => luminance(hex) > 0.5),
  );
  expect(inks.size).toBeGreaterThan(3);
  expect(papers.size).toBeGreaterThan(3);
  for (const ink of inks) {
    for (const paper of papers) {
      expect((luminance(paper) + 0.05) / (luminance(ink) + 0.05), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

/** A PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a picture is in the document, no wider than the text, with its words', async () => {
  const image = { kind: 'image', type: 'png', bytes: pixel, width: 4000, height: 1000, alt: 'La salle' } as const;
  const bytes = await write([says(image)]);
  expect(faultsOf(bytes)).toEqual([]);
  const docx = openDocx(bytes);
  expect(docx.names.filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
  const body = docx.xml('word/document.xml');
  expect(all(body, 'wp:docPr')[0]?.attributes['descr']).toBe('La salle');
  const [extent] = all(body, 'wp:extent');
  expect(Number(extent?.attributes['cx']) / 635).toBeLessThanOrEqual(9298);
  expect(Number(extent?.attributes['cx']) / Number(extent?.attributes['cy'])).toBeCloseTo(4, 1);
  expect(sha256(await write([says(image)]))).toBe(sha256(bytes));
});

test('words are struck through, underlined, raised and lowered', async () => {
  const marks = ['deleted', 'underline', 'raised', 'lowered'] as const;
  const body = await bodyOf([says(...marks.map((kind): Inline => ({ kind, inlines: [text(kind)] })))]);
  const propertyOf = (kind: string) =>
    child(
      all(body, 'w:r').find((run) => run.text === kind),
      'w:rPr',
    );
  expect(child(propertyOf('deleted'), 'w:strike')).toBeDefined();
  expect(val(propertyOf('underline'), 'w:u')).toBe('single');
  expect(val(propertyOf('raised'), 'w:vertAlign')).toBe('superscript');
  expect(val(propertyOf('lowered'), 'w:vertAlign')).toBe('subscript');
});

test('many short items stand in columns, few or long ones do not', async () => {
  const items = (count: number, words: string) => Array.from({ length: count }, (_, at) => `${words} ${at}.`);
  const columnsOf = async (count: number, words: string) => {
    const bytes = await write([{ ...list('•', ...items(count, words)), columns: true }]);
    expect(faultsOf(bytes)).toEqual([]);
    const body = openDocx(bytes).xml('word/document.xml');
    for (const item of items(count, words)) expect(body.text).toContain(item);
    return all(body, 'w:gridCol').length;
  };
  expect(await columnsOf(68, 'DURAND Anne')).toBe(3);
  expect(await columnsOf(20, 'DURAND Anne – Centre des Hauts')).toBe(2);
  expect(await columnsOf(5, 'DURAND Anne')).toBe(0);
  expect(await columnsOf(20, 'long '.repeat(20))).toBe(0);
});

test('those who sign have their places side by side, and stay with the last line before them', async () => {
  const bytes = await write([
    { kind: 'heading', level: 1, inlines: [text('Suites')] },
    { kind: 'heading', level: 2, inlines: [text('Bureau')] },
    paragraph('La séance continue.'),
    paragraph('La séance est levée.'),
    paragraph('Fait à Metz, le 27 mars', 'signed'),
    sideBySide(
      [
        [paragraph('Animation'), paragraph('A. Blanc', 'signatory')],
        [paragraph('Rédaction'), paragraph('B. Noir', 'signatory')],
      ],
      2,
    ),
  ]);
  expect(faultsOf(bytes)).toEqual([]);
  const body = openDocx(bytes).xml('word/document.xml');
  expect(all(body, 'w:tc').map((cell) => cell.text)).toEqual(['AnimationA. Blanc', 'RédactionB. Noir']);
  const kept = all(body, 'w:p').filter((each) => child(child(each, 'w:pPr'), 'w:keepNext') !== undefined);
  expect(kept.map((each) => each.text)).toEqual([
    'Suites',
    'Bureau',
    'La séance est levée.',
    'Fait à Metz, le 27 mars',
  ]);
});

test('a table stays with the note below it, and so does the note with the signatures', async () => {
  const rows = [[[paragraph('Jardin')]], [[paragraph('Vélo')]]].map((cells) => ({ cells }));
  const table = { ...sideBySide([], 1), title: 'Groupes', rows };
  const bytes = await write([
    table,
    paragraph('Deux groupes sont trop petits.', 'note'),
    paragraph('Fait à Metz', 'signed'),
  ]);
  const kept = all(openDocx(bytes).xml('word/document.xml'), 'w:p').filter(
    (each) => child(child(each, 'w:pPr'), 'w:keepNext') !== undefined,
  );
  expect(kept.map((each) => each.text)).toEqual(['Jardin', 'Vélo', '', 'Deux groupes sont trop petits.']);
});

test('a chart of nine bars with long labels takes half a page at most, one of thirty a page', async () => {
  const heightOf = async (count: number) => {
    const bars = Array.from({ length: count }, (_, at) => ({
      label: 'un libellé long '.repeat(9),
      value: at,
      strong: false,
    }));
    const body = await bodyOf([{ kind: 'chart', title: 't', description: 'd', bars }]);
    return Number(all(body, 'wp:extent')[0]?.attributes['cy']) / 635;
  };
  const page = 16838 - 1247 - 1304;
  expect(await heightOf(9)).toBeLessThanOrEqual(page / 2);
  expect(await heightOf(30)).toBeLessThanOrEqual(page);
  expect(await heightOf(30)).toBeGreaterThan(page / 2);
});

test('a long label has room for every line that it breaks into, since a label that touches the next is not drawn', async () => {
  const label =
    'Mettre en place, avec les habitants, les associations et la commune, une instance permanente de concertation qui se réunisse chaque trimestre dans un quartier différent et rende compte publiquement de ses travaux';
  const bars = Array.from({ length: 6 }, (_, value) => ({ label, value, strong: false }));
  const docx = openDocx(await write([{ kind: 'chart', title: 't', description: 'd', bars }]));
  const height = Number(all(docx.xml('word/document.xml'), 'wp:extent')[0]?.attributes['cy']) / 12700;
  const size = Number(/ sz="(\d+)"/u.exec(docx.part('word/charts/chart1.xml'))?.[1]) / 100;
  // LibreOffice breaks it into four lines at this width.
  expect(height / bars.length).toBeGreaterThan(4 * 1.22 * size);
});

test('the labels of forty bars can be read', async () => {
  const bars = Array.from({ length: 40 }, (_, at) => ({ label: `Orientation ${at}`, value: at, strong: false }));
  const docx = openDocx(await write([{ kind: 'chart', title: 't', description: 'd', bars }]));
  const sizes = Array.from(docx.part('word/charts/chart1.xml').matchAll(/ sz="(\d+)"/gu), ([, size]) => Number(size));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(900);
});

test('styles that are not Word’s own have names in the language of the document', async () => {
  const namesIn = async (lang: 'fr' | 'en') =>
    all(openDocx(await write([], { lang })).xml('word/styles.xml'), 'w:name').map(
      ({ attributes }) => attributes['w:val'],
    );
  expect(await namesIn('fr')).toEqual(expect.arrayContaining(['heading 1', 'List Paragraph', 'Énoncé', 'Classement']));
  expect(await namesIn('en')).toEqual(
    expect.arrayContaining(['heading 1', 'List Paragraph', 'Statement', 'Table Text']),
  );
});
