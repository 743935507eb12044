/** The user's own letterhead: all of it survives, and whatever would be lost is said before anything is written. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/failure.ts';
import type { Report } from '../../src/report/document.ts';
import type { Value, Values } from '../../src/report/material.ts';
import { fingerprintOf } from '../../src/writers/fingerprint.ts';
import { writeOnLetterhead } from '../../src/writers/letterhead.ts';
import { writeWord } from '../../src/writers/word.ts';
import { type Docx, faultsOf, openDocx, textOf } from '../support/docx.ts';
import {
  type Letterhead,
  landscape,
  letterheadFrom,
  logo,
  paragraph,
  portrait,
  run,
  split,
} from '../support/letterhead.ts';
import { chart, sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';
import { validate, whyNot } from '../support/validator.ts';
import { all, child, val } from '../support/xml.ts';

const known: Record<string, string | null> = {
  corps: null,
  page: null,
  pages: null,
  titre: sampleReport.title,
  date: '18 mars 2025',
  theme: 'Lecture & « livres » <2030>',
  votants: '18',
  lieu: null,
};
const kinds = { corps: 'body', page: 'page', pages: 'pages', titre: 'title' } as const;
const values: Values = {
  find: (name) =>
    name in known
      ? ({
          kind: kinds[name as keyof typeof kinds] ?? 'words',
          text: known[name] ?? null,
          option: name === 'lieu' ? '--place' : null,
        } as Value)
      : null,
  suggest: (name) => (name === 'tittre' ? 'titre' : null),
};
const evidence = '{"a":1}';
const evidencesIn = (docx: Docx) =>
  docx.names.filter((name) => /^customXml\/item\d+\.xml$/.test(name)).map((name) => docx.part(name));

const write = (letterhead: Letterhead = {}, report: Report = sampleReport) =>
  writeOnLetterhead(report, letterheadFrom(letterhead), values, { sha256, evidence });

const written = async (letterhead: Letterhead = {}, report: Report = sampleReport): Promise<Uint8Array> => {
  const result = await write(letterhead, report);
  if (!('bytes' in result)) throw new Error(JSON.stringify(result));
  return result.bytes;
};

describe('all of the letterhead survives', async () => {
  const bytes = await written();
  const docx = openDocx(bytes);
  const document = docx.xml('word/document.xml');

  test('nothing is wrong with the document, and its words read in order', async () => {
    expect(faultsOf(bytes)).toEqual([]);
    const text = await textOf(bytes);
    const order = [
      'Metz, le 18 mars 2025',
      'Atelier 3',
      'Valbrune, salle des fêtes',
      'IMBERT Noémie',
      'Pour la fédération, le secrétariat',
      'Annexe : plan de salle',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).not.toMatch(/\{\{|\}\}/);
  });

  test('logo, header, footer and the numbers of the pages', () => {
    expect(docx.part('word/header1.xml')).toContain('r:embed="rId1"');
    const header = docx.part('word/header1.xml').replace(/<[^>]*>/g, '');
    expect(header).toContain('Fédération des ateliers – Lecture &amp; « livres » &lt;2030&gt;');
    expect(docx.names).toContain('word/media/image1.png');
    expect(docx.part('word/footer1.xml')).toMatch(/>PAGE<.*>NUMPAGES<.*18.* votants/s);
    expect(docx.names.filter((name) => /^word\/(?:header|footer)\d/.test(name))).toHaveLength(2);
  });

  test('the picture is the same to the last byte', async () => {
    const { unzipSync } = await import('fflate');
    expect(Buffer.from(unzipSync(bytes)['word/media/image1.png'] ?? []).equals(logo)).toBe(true);
  });

  test('both sections, the second across the page', () => {
    const sections = all(document, 'w:sectPr');
    expect(sections.map((section) => child(section, 'w:pgSz')?.attributes['w:w'])).toEqual(['11906', '16838']);
    expect(
      sections.every((section) => child(section, 'w:headerReference') && child(section, 'w:footerReference')),
    ).toBe(true);
  });

  test('its styles are used, found by name; no name stands twice; what it lacks is added', () => {
    const used = new Set(all(document, 'w:pStyle').map(({ attributes }) => attributes['w:val']));
    expect(used).toContain('Titre1');
    expect(used).toContain('Paragraphedeliste');
    expect(used).not.toContain('Heading1');
    expect(used).toContain('Heading2');
    const names = all(docx.xml('word/styles.xml'), 'w:style').map(
      (style) => `${style.attributes['w:type']} ${val(style, 'w:name')?.toLowerCase()}`,
    );
    expect(new Set(names).size).toBe(names.length);
    const ids = all(docx.xml('word/styles.xml'), 'w:style').map(({ attributes }) =>
      attributes['w:styleId']?.toLowerCase(),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a style of another name under an id of ours is left alone', () => {
    const styles = all(docx.xml('word/styles.xml'), 'w:style');
    const named = (id: string) =>
      val(
        styles.find(({ attributes }) => attributes['w:styleId'] === id),
        'w:name',
      );
    expect(named('Note')).toBe('Encadré maison');
    expect(named('AtelierNote')).toBe('Remarque');
    expect(all(document, 'w:pStyle').map(({ attributes }) => attributes['w:val'])).not.toContain('Note');
  });

  test('its own list, bookmark, property and language', () => {
    expect(docx.part('word/numbering.xml')).toContain('%1)');
    const [, consigne = ''] =
      /<w:numId w:val="(\d+)"\/><\/w:numPr><\/w:pPr><w:r><w:t xml:space="preserve">une consigne/.exec(
        docx.part('word/document.xml'),
      ) ?? [];
    expect(consigne).toBe('1');
    for (const bookmark of ['<w:bookmarkStart w:id="3" w:name="fin"/>', '<w:bookmarkStart w:id="2" w:name="_GoBack"/>'])
      expect(docx.part('word/document.xml')).toContain(bookmark);
    expect(docx.part('docProps/custom.xml')).toContain('Secrétariat');
    expect(all(docx.xml('word/styles.xml'), 'w:lang')[0]?.attributes['w:val']).toBe('fr-FR');
  });

  test('the title stands where it was asked for, and only there', async () => {
    expect((await textOf(bytes)).split(sampleReport.title)).toHaveLength(2);
    expect(docx.part('docProps/core.xml')).toContain(`<dc:title>${sampleReport.title}</dc:title>`);
    const without = await written({ body: paragraph(run('{{corps}}')) + portrait() });
    expect((await textOf(without)).split(sampleReport.title)).toHaveLength(2);
  });

  test('the chart takes no colour from a theme that the letterhead may not have', () => {
    expect(docx.part('word/charts/chart1.xml')).not.toContain('schemeClr');
  });

  test('evidence and fingerprint', () => {
    expect(evidencesIn(docx)).toEqual([expect.stringContaining('{"a":1}')]);
    const { stored, actual } = fingerprintOf(bytes, sha256);
    expect(stored).toBe(actual);
  });

  test('the same bytes for the same report', async () => {
    expect(Buffer.from(await written()).equals(Buffer.from(bytes))).toBe(true);
  });

  test('Microsoft’s validator has nothing to say', { timeout: 60_000 }, ({ skip }) => {
    if (whyNot !== null) return skip(whyNot);
    expect(validate(bytes)).toMatchObject({ ok: true, errors: [] });
  });
});

describe('whatever the letterhead', () => {
  test('a template becomes a document', async () => {
    const types = openDocx(await written({ template: true })).part('[Content_Types].xml');
    expect(types).toContain('wordprocessingml.document.main+xml');
    expect(types).not.toContain('template.main');
  });

  test('the section that {{corps}} stands in stays, and tables are as wide as its paper', async () => {
    const body = paragraph(run('{{corps}}')) + paragraph('', landscape()) + paragraph(run('Après')) + portrait();
    const bytes = await written({ body });
    expect(faultsOf(bytes)).toEqual([]);
    const document = openDocx(bytes).xml('word/document.xml');
    expect(all(document, 'w:sectPr')).toHaveLength(2);
    expect(all(document, 'w:tblW')[0]?.attributes['w:w']).toBe(String(16838 - 1701 - 1134));
  });

  test('an explicit «no page break» before {{corps}} is none, as LibreOffice writes it', async () => {
    const body = paragraph(run('{{corps}}'), '<w:pageBreakBefore w:val="false"/>') + portrait();
    expect(faultsOf(await written({ body }))).toEqual([]);
  });

  test('in columns, nothing is wider than a column: figures and signatures would lie off the page', async () => {
    const body = paragraph(run('{{corps}}')) + landscape('<w:cols w:num="2" w:space="600"/>');
    const document = openDocx(await written({ body })).xml('word/document.xml');
    expect(all(document, 'w:tblW')[0]?.attributes['w:w']).toBe(String(Math.floor((16838 - 1701 - 1134 - 600) / 2)));
  });

  test('a letterhead that is a document of ours already keeps one piece of evidence and one seal', async () => {
    const first = await writeWord(
      { ...sampleReport, blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: '{{corps}}' }] }, chart] },
      { sha256, evidence: '{}' },
    );
    const result = await writeOnLetterhead(sampleReport, first, values, { sha256, evidence });
    if (!('bytes' in result)) throw new Error(JSON.stringify(result));
    const { bytes } = result;
    expect(faultsOf(bytes)).toEqual([]);
    expect(evidencesIn(openDocx(bytes))).toEqual([expect.stringContaining('{"a":1}')]);
    expect(fingerprintOf(bytes, sha256).stored).toBe(fingerprintOf(bytes, sha256).actual);
    expect(openDocx(bytes).names.filter((name) => name.startsWith('word/charts/chart'))).toEqual([
      'word/charts/chart1.xml',
      'word/charts/chart2.xml',
    ]);
    if (whyNot === null) expect(validate(bytes).errors).toEqual([]);
  }, 60_000);

  test('settings for the web may have another prefix, as pandoc writes them', async () => {
    const web = '<x:webSettings xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';
    expect(faultsOf(await written({ parts: { 'word/webSettings.xml': web } }))).toEqual([]);
  });

  test('a letterhead that has no list gets one', async () => {
    const bytes = await written({
      parts: {
        'word/styles.xml':
          '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style></w:styles>',
      },
      body: paragraph(run('{{corps}}')) + portrait(),
    });
    expect(faultsOf(bytes)).toEqual([]);
  });
});

describe('each faulty letterhead has its sentence', () => {
  const faults = async (letterhead: Letterhead): Promise<readonly Fault[]> => {
    const result = await write(letterhead);
    return 'bytes' in result ? [] : result;
  };
  const corps = paragraph(run('{{corps}}'));
  const cell = (content: string) =>
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${content}</w:tc></w:tr></w:tbl>${paragraph('')}`;
  const box = `<w:p><w:r><w:pict><w:txbxContent>${corps}</w:txbxContent></w:pict></w:r></w:p>`;
  const control = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${corps}</w:sdtContent></w:sdt>`;

  test.each<[string, Letterhead, object]>([
    [
      'no place for the compte rendu',
      { body: paragraph(run('Rien')) + portrait(), header: paragraph(''), footer: paragraph('') },
      { fault: 'no-body' },
    ],
    [
      'two places',
      { body: corps + corps + portrait() },
      { fault: 'not-alone', name: 'corps', place: { part: 'page', paragraph: 2, text: '{{corps}}' } },
    ],
    [
      'a sentence around it',
      { body: paragraph(split('Voici {{', 'corps}} en entier')) + portrait() },
      { fault: 'not-alone', name: 'corps' },
    ],
    [
      'a picture beside it',
      { body: paragraph(`${run('{{corps}}')}<w:r><w:drawing/></w:r>`) + portrait() },
      { fault: 'not-alone', name: 'corps' },
    ],
    [
      'a page break beside it',
      { body: paragraph(`${run('{{corps}}')}<w:r><w:br w:type="page"/></w:r>`) + portrait() },
      { fault: 'not-alone', name: 'corps' },
    ],
    [
      'a new page by its own properties',
      { body: paragraph(run('{{corps}}'), '<w:pageBreakBefore/>') + portrait() },
      { fault: 'not-alone', name: 'corps' },
    ],
    [
      'a section that ends with it',
      { body: paragraph(run('{{corps}}'), landscape()) + portrait() },
      { fault: 'not-alone', name: 'corps' },
    ],
    ['in a table', { body: cell(corps) + portrait() }, { fault: 'not-alone', name: 'corps' }],
    ['in a text box', { body: box + portrait() }, { fault: 'not-alone', name: 'corps' }],
    ['in a plain text control', { body: control + portrait() }, { fault: 'not-alone', name: 'corps' }],
    ['in the header', { body: portrait(), header: corps }, { fault: 'not-alone', name: 'corps' }],
    [
      'a name that nothing has',
      { body: corps + paragraph(run('{{tittre}}')) + portrait() },
      {
        fault: 'unknown-placeholder',
        name: 'tittre',
        suggestion: 'titre',
        place: { part: 'page', paragraph: 2, text: '{{tittre}}' },
      },
    ],
    [
      'a value that nobody gave',
      { body: corps + portrait(), footer: paragraph(run('Fait à {{lieu}}')) },
      {
        fault: 'nothing-to-fill',
        name: 'lieu',
        option: '--place',
        place: { part: 'footer', paragraph: 1, text: 'Fait à {{lieu}}' },
      },
    ],
    ['braces left open', { body: corps + paragraph(run('Le {{date')) + portrait() }, { fault: 'stray-braces' }],
    ['styles that are empty', { parts: { 'word/styles.xml': '' } }, { fault: 'not-word' }],
    ['a signature', { parts: { '_xmlsignatures/sig1.xml': '<x/>' } }, { fault: 'not-word' }],
    [
      'another prefix than Word’s',
      {
        parts: {
          'word/header1.xml': '<x:hdr xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        },
      },
      { fault: 'not-word' },
    ],
    [
      'a list without a number',
      {
        parts: {
          'word/numbering.xml':
            '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:num/></w:numbering>',
        },
      },
      { fault: 'not-word' },
    ],
    [
      'the strict variant',
      { parts: { 'word/document.xml': '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>' } },
      { fault: 'not-word' },
    ],
  ])('%s', async (_, letterhead, fault) => {
    expect(await faults(letterhead)).toContainEqual(expect.objectContaining(fault));
  });

  test.each<[string, Uint8Array, string]>([
    ['random bytes', new Uint8Array([1, 2, 3]), 'not-word'],
    [
      'a workbook',
      zipSync({
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Id="a" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
      }),
      'not-word',
    ],
    ['a .doc, or one behind a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'not-word'],
  ])('%s', async (_, bytes, fault) => {
    expect(await writeOnLetterhead(sampleReport, bytes, values, { sha256 })).toEqual([{ fault }]);
  });

  test('all that is wrong is said at once', async () => {
    const body = corps + corps + paragraph(run('{{inconnu}} {{lieu}}')) + portrait();
    expect((await faults({ body })).map(({ fault }) => fault).sort()).toEqual([
      'not-alone',
      'nothing-to-fill',
      'unknown-placeholder',
    ]);
  });
});

describe('what a letterhead would do on opening is left out and named', () => {
  const relations = (...tags: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags.join('')}</Relationships>`;
  const external = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
  const corps = paragraph(run('{{corps}}'));
  const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
  const turn = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const field = (...codes: string[]) =>
    turn('begin') + codes.join('') + turn('separate') + run('résultat') + turn('end');

  test('a picture that the file holds too stays, and so does a field that only speaks of the document, with another in it', async () => {
    const plain = openDocx(letterheadFrom());
    const asked = field(code(' IF '), field(code(' PAGE ')), code(' "1" "une" "suite" '));
    const result = await write({
      body: corps + paragraph(asked) + portrait(),
      parts: {
        'word/header1.xml': plain.part('word/header1.xml').replace('r:embed="rId1"', 'r:embed="rId1" r:link="rId5"'),
        'word/_rels/header1.xml.rels': plain
          .part('word/_rels/header1.xml.rels')
          .replace('</Relationships>', `${external('rId5', 'image', 'https://x.example/logo.png')}</Relationships>`),
      },
    });
    if (!('bytes' in result)) throw new Error(JSON.stringify(result));
    expect(result.left).toEqual([{ kind: 'remote', what: 'https://x.example/logo.png' }]);
    const docx = openDocx(result.bytes);
    expect(docx.part('word/header1.xml')).toMatch(/<a:blip r:embed="[^"]+"\/>/u);
    expect(docx.part('word/document.xml')).toContain(' "1" "une" "suite" ');
  });

  test('a remote template, a picture that tells who opens it, fields and links that run something', async () => {
    const picture = `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>`;
    const result = await write({
      body:
        paragraph(field(code(' DDE'), code('AUTO c:\\\\cmd.exe '))) +
        paragraph(field(field(code(' QUOTE 68 68 69 ')), code(' c:\\\\x '))) +
        paragraph(field(code(' PAGE '))) +
        paragraph(field(code(' HYPERLINK "https://ok.example/page" \\o "x" '))) +
        paragraph(field(code(' HYPERLINK file:///c:/x.exe '))) +
        paragraph(field(code(' HYPERLINK \\l "ici" '))) +
        paragraph(
          `<w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://x.example/a.png&quot; ">${run('image')}</w:fldSimple>`,
        ) +
        paragraph(
          `<w:hyperlink r:id="rId8">${run('ici')}</w:hyperlink><w:hyperlink r:id="rId7">${run('là')}</w:hyperlink>`,
        ) +
        corps +
        portrait(),
      header: paragraph(picture + run('en-tête')),
      parts: {
        'word/settings.xml':
          '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/></w:settings>',
        'word/_rels/settings.xml.rels': relations(external('rId1', 'attachedTemplate', 'https://x.example/t.dotm')),
        'word/_rels/header1.xml.rels': relations(external('rId9', 'image', 'https://x.example/track.png')),
        'word/_rels/document.xml.rels': openDocx(letterheadFrom())
          .part('word/_rels/document.xml.rels')
          .replace(
            '</Relationships>',
            `${external('rId8', 'hyperlink', 'javascript:alert(1)')}${external('rId7', 'hyperlink', 'https://ok.example/')}</Relationships>`,
          ),
      },
    });
    if (!('bytes' in result)) throw new Error(JSON.stringify(result));
    expect(result.left.map(({ kind, what }) => `${kind} ${what}`).sort()).toEqual([
      'field DDEAUTO c:\\\\cmd.exe',
      'field HYPERLINK file:///c:/x.exe',
      'field INCLUDEPICTURE "http://x.example/a.png"',
      'field c:\\\\x',
      'link javascript:alert(1)',
      'remote https://x.example/t.dotm',
      'remote https://x.example/track.png',
    ]);
    const docx = openDocx(result.bytes);
    const all = docx.names
      .filter((name) => /\.(?:xml|rels)$/.test(name))
      .map((name) => docx.part(name))
      .join('');
    expect(all).not.toMatch(/x\.example|javascript:|cmd\.exe|imagedata/);
    expect(all).toContain('https://ok.example/');
    expect(docx.part('word/document.xml')).toContain(' PAGE ');
    expect(await textOf(result.bytes)).toContain('résultat');
    expect(faultsOf(result.bytes)).toEqual([]);
  });

  test('pictures and links of before 2007 that say their address themselves, and data that letters are merged with', async () => {
    const V = 'xmlns:v="urn:schemas-microsoft-com:vml"';
    const result = await write({
      body:
        paragraph(
          `<w:r><w:pict><v:shape ${V} href="javascript:x"><v:imagedata src="http://x.example/t.png"/></v:shape></w:pict></w:r>`,
        ) +
        corps +
        portrait(),
      parts: {
        'word/settings.xml':
          '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:mailMerge><w:query w:val="SELECT * FROM voters"/></w:mailMerge></w:settings>',
      },
    });
    if (!('bytes' in result)) throw new Error(JSON.stringify(result));
    expect(result.left.map(({ what }) => what).sort()).toEqual([
      'SELECT * FROM voters',
      'http://x.example/t.png',
      'javascript:x',
    ]);
    const docx = openDocx(result.bytes);
    expect(docx.part('word/settings.xml')).not.toContain('SELECT');
    expect(docx.part('word/document.xml')).not.toMatch(/x\.example|javascript/);
  });

  test('macros', async () => {
    const plain = openDocx(letterheadFrom());
    const result = await write({
      parts: {
        '[Content_Types].xml': plain
          .part('[Content_Types].xml')
          .replace(
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main',
            'vnd.ms-word.document.macroEnabled.main',
          )
          .replace('</Types>', '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'),
        'word/vbaProject.bin': new Uint8Array([1, 2, 3]),
        'word/_rels/document.xml.rels': plain
          .part('word/_rels/document.xml.rels')
          .replace(
            '</Relationships>',
            '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
          ),
      },
    });
    if (!('bytes' in result)) throw new Error(JSON.stringify(result));
    expect(result.left).toEqual([{ kind: 'macro', what: 'word/vbaProject.bin' }]);
    expect(openDocx(result.bytes).names).not.toContain('word/vbaProject.bin');
    expect(openDocx(result.bytes).part('[Content_Types].xml')).not.toContain('macroEnabled');
    expect(faultsOf(result.bytes)).toEqual([]);
  });

  test('elements thousands deep, or that never end, are refused at once', async () => {
    const deep = `${'<w:p>'.repeat(200_000)}${'</w:p>'.repeat(200_000)}`;
    const bodies = [
      [deep, 'too-large'],
      ['<w:sectPr>'.repeat(200_000), 'too-large'],
      ['<w:p w:x="'.repeat(100_000), 'not-word'],
      ['<w:p/></w:p>', 'not-word'],
    ] as const;
    for (const [body, fault] of bodies) expect(await write({ body: corps + body + portrait() })).toEqual([{ fault }]);
  });
});

test('blanks around the number of a page stay, and headings, bars and bullets take the colour of the letterhead', async () => {
  const docx = openDocx(await written());
  const [before] = /<w:t[^>]*>Page <\/w:t>/.exec(docx.part('word/footer1.xml')) ?? [];
  expect(before).toBe('<w:t xml:space="preserve">Page </w:t>');
  const all = ['word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/charts/chart1.xml'].map(docx.part);
  for (const part of all) {
    expect(part).toContain('7A1F3D');
    expect(part).not.toMatch(/1F4E79|E4EAEF/);
  }
});

test('headings of tables take the font of the headings of the letterhead', async () => {
  const styles = openDocx(letterheadFrom())
    .part('word/styles.xml')
    .replace('<w:b/><w:color w:val="7A1F3D"/><w:sz w:val="30"/>', '<w:rFonts w:ascii="Garamond"/>$&');
  const docx = openDocx(await written({ parts: { 'word/styles.xml': styles } }));
  const heading = all(docx.xml('word/styles.xml'), 'w:style').find(
    ({ attributes }) => attributes['w:styleId'] === 'AtelierTableHeading',
  );
  expect(all(heading ?? docx.xml('word/styles.xml'), 'w:rFonts')[0]?.attributes['w:ascii']).toBe('Garamond');
});

test('values stand wherever words can stand', async () => {
  const V = 'xmlns:v="urn:schemas-microsoft-com:vml"';
  const MC =
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
  const value = (where: string) => paragraph(run(`${where} {{ votants }}.`));
  const shape = `<w:pict><v:shape ${V}><v:textbox><w:txbxContent>${value('cadre')}</w:txbxContent></v:textbox></v:shape></w:pict>`;
  const places = [
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${value('tableau')}</w:tc></w:tr></w:tbl>`,
    paragraph(`<w:hyperlink w:anchor="x">${run('lien {{votants}}.')}</w:hyperlink>`),
    paragraph(`<w:ins w:id="9" w:author="x">${run('ajout {{votants}}.')}</w:ins>`),
    `<w:sdt><w:sdtContent>${value('zone')}</w:sdtContent></w:sdt>`,
    paragraph(`<w:r>${shape}</w:r>`),
    paragraph(
      `<w:r><mc:AlternateContent ${MC}><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>${value('forme')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback>${shape}</mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    paragraph(`${run('deux {{votants}}', '<w:b/>')}${run(' et {{votants}}.')}`),
  ];
  const docx = openDocx(await written({ body: `${places.join('')}${paragraph(run('{{corps}}'))}${portrait()}` }));
  const text = docx.part('word/document.xml').replace(/<[^>]*>/g, '');
  expect(text).not.toContain('{{');
  for (const place of ['tableau', 'lien', 'ajout', 'zone', 'cadre', 'forme', 'deux 18 et'])
    expect(text).toContain(`${place} 18.`);
});

test('words in braces that a value or the compte rendu says are words', async () => {
  const said = 'Titre {{corps}} et {{votants}}';
  const block = { kind: 'paragraph', inlines: [{ kind: 'text', text: 'Voici {{titre}} et {{corps}}' }] } as const;
  const found: Values = {
    ...values,
    find: (name) => ({ kind: kinds[name as 'titre'] ?? 'words', text: said, option: null }) as Value,
  };
  const bytes = letterheadFrom({ body: paragraph(run('{{titre}}')) + paragraph(run('{{corps}}')) + portrait() });
  const result = await writeOnLetterhead({ ...sampleReport, blocks: [block] }, bytes, found, { sha256, evidence });
  if (!('bytes' in result)) throw new Error(JSON.stringify(result));
  expect(await textOf(result.bytes)).toBe(`${said}\nVoici {{titre}} et {{corps}}`);
});

test('a table of contents has its entries on a letterhead too', async () => {
  const blocks = [{ kind: 'contents', title: 'Sommaire' } as const, ...sampleReport.blocks];
  const bytes = await written({}, { ...sampleReport, blocks });
  expect(faultsOf(bytes)).toEqual([]);
  expect(Buffer.from(await written({}, { ...sampleReport, blocks })).equals(Buffer.from(bytes))).toBe(true);
  const document = openDocx(bytes).part('word/document.xml');
  const ids = all(openDocx(bytes).xml('word/document.xml'), 'w:bookmarkStart').map(
    ({ attributes }) => attributes['w:id'],
  );
  expect(ids.length).toBeGreaterThan(5);
  expect(new Set(ids).size).toBe(ids.length);
  expect(document).toMatch(/w:anchor="_Toc1".*Thème.*w:name="_Toc1"/);
});

test('a picture of a kind that the letterhead has none of is said to be one', async () => {
  const image = {
    kind: 'image',
    type: 'jpg',
    bytes: new Uint8Array([0xff, 0xd8]),
    width: 2,
    height: 2,
    alt: 'x',
  } as const;
  const bytes = await written({}, { ...sampleReport, blocks: [{ kind: 'paragraph', inlines: [image] }] });
  expect(faultsOf(bytes)).toEqual([]);
  expect(openDocx(bytes).part('[Content_Types].xml')).toContain('ContentType="image/jpeg" Extension="jpg"');
  expect(openDocx(bytes).names).toContain('word/media/image1.jpg');
});
