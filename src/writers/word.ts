/** A report → the bytes of a Word document: the same bytes for the same report, on any machine, at any time. */
import { Tab, TextRun } from 'docx';
import type { Report } from '../report/document.ts';
import { type EvidencePart, type Sha256, withEvidence, withFingerprint } from './fingerprint.ts';
import { outline } from './outline.ts';
import { closePackage, type Parts } from './package.ts';
import { writeBlocks } from './word/block.ts';
import { coreProperties, writeDocx } from './word/docx.ts';
import { writeInlines, writePageNumber } from './word/inlines.ts';
import type { Context, ParagraphNode, Place } from './word/node.ts';
import { type Colours, houseColours, type PageSheet, page, style } from './word/theme.ts';

export interface WordOptions {
  readonly sha256: Sha256;
  /** Kept inside the document, for a recount; null or absent for none. */
  readonly evidence?: EvidencePart | null;
}

const writeTitle = ({ organisation, title, untitled }: Report, body: Place, context: Context): ParagraphNode[] =>
  [
    { style: style.organisation, text: organisation ?? '' },
    { style: style.title, text: untitled ? '' : title },
  ]
    .filter(({ text }) => text.trim() !== '')
    .map(({ style, text }) => ({ style, children: writeInlines([{ kind: 'text', text }], body, context) }));

const writeFooter = ({ footer, pageNumber }: Report, context: Context): ParagraphNode[] =>
  footer.length === 0 && pageNumber === ''
    ? []
    : [
        {
          style: style.footer,
          tabStops: [{ type: 'right', position: context.textWidth }],
          children: [
            ...writeInlines(footer, null, context),
            new TextRun({ children: [new Tab()] }),
            ...writePageNumber(pageNumber),
          ],
        },
      ];

/** The parts of the report as a document of its own, the same for the same report. */
export const writeParts = (
  report: Report,
  { sheet = page, colours = houseColours }: { readonly sheet?: PageSheet; readonly colours?: Colours } = {},
): Parts => {
  const blocks = outline(report.blocks);
  const body: Place = { kind: 'body', style: undefined, width: sheet.textWidth, base: 0, depth: 0, bold: false };
  let lists = 0;
  const context: Context = {
    write: (blocks, place) => writeBlocks(blocks, place, context),
    textWidth: sheet.textWidth,
    textHeight: sheet.size.height - sheet.margin.top - sheet.margin.bottom,
    colours,
    nextList: () => ++lists,
  };
  const parts = writeDocx({
    lang: report.lang,
    colours,
    sheet,
    body: [...writeTitle(report, body, context), ...context.write(blocks, body)],
    foot: writeFooter(report, context),
  });
  return { ...parts, 'docProps/core.xml': coreProperties(report) };
};

/** Zips parts with the evidence and the fingerprint in them. */
export const seal = (parts: Parts, { sha256, evidence = null }: WordOptions): Uint8Array =>
  closePackage(withFingerprint(evidence === null ? parts : withEvidence(parts, evidence), sha256));

/** Writes the report as a Word document that carries its evidence and its fingerprint. */
export const writeWord = (report: Report, options: WordOptions): Uint8Array => seal(writeParts(report), options);
