/** What stands on the pages and at the foot of each → the parts of a Word package, written by docx. */
import { Document, Footer, Packer, Paragraph } from 'docx';
import { type Parts, settle, textOf } from '../package.ts';
import { labelShare } from './chart.ts';
import { make, type Node, type ParagraphNode } from './node.ts';
import { type Lang, languages, writeStyles } from './styles.ts';
import { type Colours, type PageSheet, quiet } from './theme.ts';

/** Before it is a package. */
export interface Draft {
  readonly lang: Lang;
  readonly colours: Colours;
  readonly sheet: PageSheet;
  readonly body: readonly Node[];
  readonly foot: readonly ParagraphNode[];
}

/** Writes the package, but for the part that says when. docx's own zipping adds the time of day; its compiler, private but
 * fixed with its version, gives the parts as they are. */
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

/** Labels take up to so much of the width of a chart, on as many lines as they need; the bars have the rest. */
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
