/** What stands on the pages and at the foot of each → the parts of a Word package, written by docx. */
import { Document, Footer, Packer, Paragraph } from 'docx';
import type { Report } from '../../report/document.ts';
import { type Parts, settle, textOf } from '../package.ts';
import { escapeXml } from '../sanitize.ts';
import { labelShare } from './chart.ts';
import { make, type Node, type ParagraphNode } from './node.ts';
import { type Lang, languages, writeStyles } from './styles.ts';
import { type Colours, type PageSheet, quiet } from './theme.ts';

/** A document before docx makes a package of it. */
interface Draft {
  readonly lang: Lang;
  readonly colours: Colours;
  readonly sheet: PageSheet;
  readonly body: readonly Node[];
  readonly foot: readonly ParagraphNode[];
}

/** Writes all parts but the core properties. Packing them with docx would add the time of day, so its compiler is called: that
 * is private, but docx is pinned to one version. */
export const writeDocx = ({ lang, colours, sheet, body, foot }: Draft): Parts => {
  const document = new Document({
    styles: writeStyles(lang, colours),
    sections: [
      {
        properties: { page: { size: sheet.size, margin: sheet.margin } },
        ...(foot.length > 0 && {
          footers: { default: new Footer({ children: foot.map((node) => new Paragraph(node)) }) },
        }),
        children: body.map(make),
      },
    ],
  });
  const compiler: { compile(document: Document): ReadonlyMap<string, string | Uint8Array> } = Packer['compiler'];
  const { 'docProps/core.xml': _, ...parts } = settle(Object.fromEntries(compiler.compile(document)));
  return { ...parts, ...withLabels(parts, languages[lang]) };
};

/** Keeps room for the labels, which break into as many lines as they need; the bars have the rest of the width. */
const plot = `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>\
<c:x val="${labelShare}"/><c:y val="0.01"/><c:w val="${0.94 - labelShare}"/><c:h val="0.98"/></c:manualLayout></c:layout>`;

/** docx says «en-US» in every chart, lets whoever draws it leave out labels, and takes colours from a theme that a
 * letterhead may not have. */
const withLabels = (parts: Parts, language: string): Parts =>
  Object.fromEntries(
    Object.keys(parts)
      .filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))
      .map((name) => [
        name,
        textOf(parts, name)
          .replace(/(<c:lang val|<a:(?:endParaRPr|rPr) lang)="en-US"/g, `$1="${language}"`)
          .replaceAll('<a:schemeClr val="bg1"/>', '<a:srgbClr val="FFFFFF"/>')
          .replace(/<a:schemeClr val="tx1">.*?<\/a:schemeClr>/gs, `<a:srgbClr val="${quiet}"/>`)
          .replace('<c:plotArea><c:layout/>', `<c:plotArea>${plot}`)
          .replace('<c:noMultiLvlLbl', '<c:tickLblSkip val="1"/><c:noMultiLvlLbl'),
      ]),
  );

const isDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The part `docProps/core.xml`, which Word shows under File, Info. Its dates are those of the workshop, so that the same
 * report makes the same document on any day. */
export const coreProperties = ({ lang, title, subject, author, date, sources = [] }: Report): string => {
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
