/** A report → the bytes of a Word document: the same bytes for the same report, on any machine, at any time. */
import { Document, type FileChild, Footer, Packer, Paragraph, PatchType, patchDocument, Tab, TextRun } from 'docx';
import type { Report } from '../report/document.ts';
import { CORE, type Sha256, unsealed, withEvidence, withFingerprint } from './fingerprint.ts';
import { closePackage, type Parts, settle, textOf } from './package.ts';
import { escapeXml } from './sanitize.ts';
import { headingsIn, writeBlocks } from './word/blocks.ts';
import { finishChart } from './word/chart.ts';
import { textRuns, writePageNumber } from './word/inlines.ts';
import { bodyOf, type Context } from './word/place.ts';
import { houseLook, type Look, languages, page, pageRoom, type TextRoom, writeStyles } from './word/styles.ts';

export interface WordOptions {
  readonly sha256: Sha256;
  /** JSON that is kept inside the document, for a recount; absent for none. */
  readonly evidence?: string;
}

/** The body of the report for the room that there is, before docx makes parts of it. */
export const writeBody = (report: Report, room: TextRoom, look: Look): FileChild[] => {
  const { blocks, title, untitled, organisation } = report;
  const named = [
    { style: 'AtelierOrganisation', text: organisation ?? '' },
    { style: 'Title', text: untitled ? '' : title },
  ].filter(({ text }) => text.trim() !== '');
  let lists = 0;
  const context: Context = {
    write: (blocks, place) => writeBlocks(blocks, place, context),
    textHeight: room.height,
    look,
    headings: headingsIn(blocks),
    nextList: () => ++lists,
  };
  return [
    ...named.map(({ style, text }) => new Paragraph({ style, children: textRuns(text) })),
    ...context.write(blocks, bodyOf(room.width)),
  ];
};

/** Parts that docx made → the same parts for the same report, with its properties and its evidence in them, zipped under a
 * fingerprint. `known` are parts that were there before. */
export const seal = (
  made: Parts,
  report: Report,
  { sha256, evidence }: WordOptions,
  known: readonly string[] = [],
): Uint8Array => {
  const settled = settle(made);
  const parts: Record<string, string | Uint8Array> = {
    ...(evidence === undefined ? settled : withEvidence(settled, evidence)),
    [CORE]: coreProperties(report),
  };
  for (const name of Object.keys(parts)) {
    if (known.includes(name) || !/^word\/charts\/chart\d+\.xml$/.test(name)) continue;
    parts[name] = finishChart(textOf(parts, name), languages[report.lang]);
  }
  return closePackage(withFingerprint(parts, sha256));
};

/** Writes the report as a Word document that carries its evidence and its fingerprint. */
export const writeWord = (report: Report, options: WordOptions): Uint8Array => {
  const { lang, title, pageNumber } = report;
  const foot = () =>
    new Paragraph({
      style: 'Footer',
      tabStops: [{ type: 'right', position: pageRoom.width }],
      children: [...textRuns(title), new TextRun({ children: [new Tab()] }), ...writePageNumber(pageNumber)],
    });
  const document = new Document({
    // docx would write styles of its own, which these parts have elsewhere.
    styles: { importedStyles: [] },
    sections: [
      {
        properties: { page },
        ...(pageNumber !== '' && { footers: { default: new Footer({ children: [foot()] }) } }),
        children: writeBody(report, pageRoom, houseLook),
      },
    ],
  });
  // Packing them with docx would add the time of day, so its compiler is called: that is private, but docx is pinned.
  const compiler: { compile(document: Document): ReadonlyMap<string, string | Uint8Array> } = Packer['compiler'];
  const parts = withoutUnused(Object.fromEntries(compiler.compile(document)));
  return seal({ ...parts, 'word/styles.xml': writeStyles(lang, houseLook) }, report, options);
};

/** Leaves out the parts that docx makes for every document and that ours have no use for, and whatever mentions them: notes at
 * the end, fonts within the file, further properties; colours and fonts of a theme, which charts alone take theirs from. */
const withoutUnused = (parts: Parts): Parts => {
  const names = Object.keys(parts);
  const drawn = names.some((name) => name.startsWith('word/charts/'));
  const unused = `(?:endnotes|fontTable|custom${drawn ? '' : '|theme1'})\\.xml`;
  const mention = new RegExp(`<(?:Override|Relationship) [^>]*\\b${unused}"[^>]*>`, 'g');
  return Object.fromEntries(
    names
      .filter((name) => !new RegExp(`\\b${unused}`).test(name))
      .map((name) => [name, /\.rels$|^\[/.test(name) ? textOf(parts, name).replace(mention, '') : (parts[name] ?? '')]),
  );
};

/**
 * Puts words in the place of placeholders, with the look of these, and then the body in that of its own.
 * @returns null where the file is not as Word writes one
 */
export async function patchLetterhead(
  data: Uint8Array,
  values: readonly (readonly [key: string, words: string])[],
  [name, children]: readonly [key: string, body: FileChild[]],
  title: string,
): Promise<Uint8Array | null> {
  const words = values.map(([key, said]) => [key, { type: PatchType.PARAGRAPH, children: writePageNumber(said) }]);
  const patches = { ...Object.fromEntries(words), [name]: { type: PatchType.DOCUMENT, children } };
  try {
    return await patchDocument({ outputType: 'uint8array', data, patches, properties: { title } });
  } catch {
    // A list without a number, for one: docx says so with a TypeError.
    return null;
  }
}

/** The part that holds the properties of the document. Its dates are those of the workshop, so that the same
 * report makes the same document on any day. */
const coreProperties = ({ lang, title, subject, author, date, sources }: Report): string => {
  const element = (name: string, text: string | undefined, attributes = '') =>
    text === undefined ? '' : `<${name}${attributes}>${escapeXml(text)}</${name}>`;
  const time = (name: string) => element(`dcterms:${name}`, date && `${date}T00:00:00Z`, ' xsi:type="dcterms:W3CDTF"');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
${element('dc:title', title)}${element('dc:subject', subject)}${element('dc:creator', author)}\
${element('dc:description', sources?.join('\n'))}\
${element('dc:language', languages[lang])}${unsealed}${time('created')}${time('modified')}</cp:coreProperties>`;
};
