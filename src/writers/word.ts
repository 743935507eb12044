/** A report → the bytes of a Word document: the same bytes for the same report, on any machine, at any time. */
import { Document, Footer, Packer, Paragraph, Tab, TextRun } from 'docx';
import type { Block, Report } from '../report/document.ts';
import { type Sha256, unsealed, withEvidence, withFingerprint } from './fingerprint.ts';
import { outline } from './outline.ts';
import { closePackage, type Parts, settle } from './package.ts';
import { escapeXml } from './sanitize.ts';
import { writeBlocks } from './word/blocks.ts';
import { textRuns, writePageNumber } from './word/inlines.ts';
import { bodyOf, type Context } from './word/place.ts';
import { houseLook, type Look, languages, type PageSheet, page, writeStyles } from './word/styles.ts';

export interface WordOptions {
  readonly sha256: Sha256;
  /** JSON that is kept inside the document, for a recount; absent for none. */
  readonly evidence?: string;
}

const hasChart = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => {
    if (block.kind === 'quote') return hasChart(block.blocks);
    return block.kind === 'chart' || (block.kind === 'list' && block.items.some(hasChart));
  });

/** The parts of the report as a document of its own, with the evidence in them, the same for the same report. */
export const writeParts = async (
  report: Report,
  { evidence }: WordOptions,
  { sheet = page, look = houseLook }: { readonly sheet?: PageSheet; readonly look?: Look } = {},
): Promise<Parts> => {
  const { lang, title, untitled, organisation, pageNumber } = report;
  const charts = hasChart(report.blocks) ? await import('./word/chart.ts') : null;
  const named = [
    { style: 'Organisation', text: organisation ?? '' },
    { style: 'Title', text: untitled ? '' : title },
  ].filter(({ text }) => text.trim() !== '');
  let lists = 0;
  const context: Context = {
    write: (blocks, place) => writeBlocks(blocks, place, context),
    writeChart: charts?.writeChart,
    textWidth: sheet.textWidth,
    textHeight: sheet.size.height - sheet.margin.top - sheet.margin.bottom,
    look,
    nextList: () => ++lists,
  };
  const foot = () =>
    new Paragraph({
      style: 'Footer',
      tabStops: [{ type: 'right', position: sheet.textWidth }],
      children: [...textRuns(title), new TextRun({ children: [new Tab()] }), ...writePageNumber(pageNumber)],
    });
  const document = new Document({
    // docx would write styles of its own, which these parts have elsewhere.
    styles: { importedStyles: [] },
    customProperties: [unsealed],
    sections: [
      {
        properties: { page: { size: sheet.size, margin: sheet.margin } },
        ...(pageNumber !== '' && { footers: { default: new Footer({ children: [foot()] }) } }),
        children: [
          ...named.map(({ style, text }) => new Paragraph({ style, children: textRuns(text) })),
          ...context.write(outline(report.blocks), bodyOf(sheet.textWidth)),
        ],
      },
    ],
  });
  // Packing them with docx would add the time of day, so its compiler is called: that is private, but docx is pinned.
  const compiler: { compile(document: Document): ReadonlyMap<string, string | Uint8Array> } = Packer['compiler'];
  const settled = settle(Object.fromEntries(compiler.compile(document)));
  const parts = {
    ...(evidence === undefined ? settled : withEvidence(settled, evidence)),
    'word/styles.xml': writeStyles(lang, look),
    'docProps/core.xml': coreProperties(report),
  };
  return charts === null ? parts : charts.finishCharts(parts, languages[lang]);
};

const isDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The part `docProps/core.xml`, which Word shows under File, Info. Its dates are those of the workshop, so that the same
 * report makes the same document on any day. */
const coreProperties = ({ lang, title, subject, author, date, sources = [] }: Report): string => {
  const day = date !== null && isDay.test(date) ? date : null;
  const element = (name: string, text: string | null, attributes = '') =>
    text === null ? '' : `<${name}${attributes}>${escapeXml(text)}</${name}>`;
  const time = (name: string) => element(`dcterms:${name}`, day && `${day}T00:00:00Z`, ' xsi:type="dcterms:W3CDTF"');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
${element('dc:title', title)}${element('dc:subject', subject)}${element('dc:creator', author)}\
${element('dc:description', sources.length === 0 ? null : sources.join('\n'))}\
${element('dc:language', languages[lang])}${time('created')}${time('modified')}</cp:coreProperties>`;
};

/** Zips parts with the fingerprint in them. */
export const seal = (parts: Parts, { sha256 }: WordOptions): Uint8Array => closePackage(withFingerprint(parts, sha256));

/** Writes the report as a Word document that carries its evidence and its fingerprint. */
export const writeWord = async (report: Report, options: WordOptions): Promise<Uint8Array> =>
  seal(await writeParts(report, options), options);
