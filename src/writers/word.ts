/** A report → the bytes of a Word document: the same bytes for the same report, on any machine, at any time. */
import { Document, Footer, Packer, PageNumber, Paragraph, Tab, TextRun } from 'docx';
import type { Block, Report } from '../report/document.ts';
import { type Evidence, type Sha256, withEvidence, withFingerprint } from './fingerprint.ts';
import { outline } from './outline.ts';
import { closePackage, type Parts, settle, textOf } from './package.ts';
import { writeBlocks } from './word/block.ts';
import { colour, page, style } from './word/house.ts';
import { writeInlines } from './word/inlines.ts';
import { finish, type Place, type Scribe } from './word/piece.ts';
import { coreProperties } from './word/properties.ts';
import { styles } from './word/styles.ts';
import { legible } from './xml.ts';

export interface WordOptions {
  readonly sha256: Sha256;
  /** Kept inside the document, for a recount; null or absent for none. */
  readonly evidence?: Evidence | null;
}

const languages = { fr: 'fr-FR', en: 'en-GB' } as const;

/** The sheet of paper that the body stands on, in twips. */
export interface Sheet {
  readonly size: { readonly width: number; readonly height: number };
  readonly margin: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer', number>>;
  readonly textWidth: number;
}

const bodyOn = (sheet: Sheet): Place => ({
  kind: 'body',
  style: undefined,
  width: sheet.textWidth,
  base: 0,
  depth: 0,
  bold: false,
});

/** Whether blocks hold one of a kind, at any depth. */
const holds = (blocks: readonly Block[], kind: Block['kind']): boolean =>
  blocks.some((block) => {
    if (block.kind === kind) return true;
    if (block.kind === 'list') return block.items.some((item) => holds(item, kind));
    if (block.kind === 'table') return block.rows.some(({ cells }) => cells.some((blocks) => holds(blocks, kind)));
    return block.kind === 'quote' && holds(block.blocks, kind);
  });

const writeTitle = ({ organisation, title, untitled }: Report, body: Place, scribe: Scribe): Paragraph[] =>
  [
    { style: style.organisation, text: organisation ?? '' },
    { style: style.title, text: untitled ? '' : title },
  ]
    .filter(({ text }) => text.trim() !== '')
    .map(({ style, text }) => new Paragraph({ style, children: writeInlines([{ kind: 'text', text }], body, scribe) }));

/** «page {page} sur {pages}», with the numbers left for Word to fill in on every page. */
const writePageNumber = (pattern: string): TextRun =>
  new TextRun({
    children: pattern.split(/(\{pages?\})/).map((part) => {
      if (part === '{page}') return PageNumber.CURRENT;
      return part === '{pages}' ? PageNumber.TOTAL_PAGES : legible(part);
    }),
  });

const writeFooter = ({ footer, pageNumber }: Report, scribe: Scribe): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: style.footer,
        tabStops: [{ type: 'right', position: scribe.textWidth }],
        children: [
          ...writeInlines(footer, null, scribe),
          new TextRun({ children: [new Tab()] }),
          writePageNumber(pageNumber),
        ],
      }),
    ],
  });

const isFooted = ({ footer, pageNumber }: Report): boolean => footer.length > 0 || pageNumber !== '';

const buildDocument = async (report: Report, sheet: Sheet): Promise<Document> => {
  const body = bodyOn(sheet);
  let lists = 0;
  const scribe: Scribe = {
    write: (blocks, place) => writeBlocks(blocks, place, scribe),
    // Each of these costs as much time as docx itself: only a document that needs them waits for them.
    charts: holds(report.blocks, 'chart') ? await import('docx/charts') : null,
    textWidth: sheet.textWidth,
    nextList: () => ++lists,
  };
  const pages = holds(report.blocks, 'contents') ? (await import('docx/layout')).estimatePageNumbers : undefined;
  return new Document({
    ...(pages && { pageNumbers: pages }),
    // The page numbers of a table of contents are worked out from the styles; nothing else looks at them twice.
    styles: constant.has(languages[report.lang]) && !pages ? { importedStyles: [] } : styles(languages[report.lang]),
    sections: [
      {
        properties: { page: { size: sheet.size, margin: sheet.margin } },
        ...(isFooted(report) && { footers: { default: writeFooter(report, scribe) } }),
        children: [...writeTitle(report, body, scribe), ...scribe.write(outline(report.blocks), body).map(finish)],
      },
    ],
  });
};

/** The parts of the document. docx's own zipping adds the time of day, and taking it out again costs more than all the
 * rest of the writing; its compiler, private but fixed with its version, gives the parts as they are. */
const compile = (document: Document, language: string): Parts => {
  const compiler: Compiler = Packer['compiler'];
  const { formatter } = compiler;
  const known = constant.get(language);
  if (known === undefined) {
    const parts: Parts = Object.fromEntries(compiler.compile(document));
    constant.set(
      language,
      Object.fromEntries(CONSTANT.flatMap((name) => (name in parts ? [[name, parts[name] ?? '']] : []))),
    );
    return parts;
  }
  const { Styles, Theme, FontTable, Settings, AppProperties, CoreProperties, Endnotes } = document;
  const skipped = new Set<unknown>([
    Styles,
    Theme,
    FontTable.View,
    Settings,
    AppProperties,
    CoreProperties,
    Endnotes.View,
  ]);
  compiler.formatter = {
    format: (part, context) => (skipped.has(part) ? { skipped: {} } : formatter.format(part, context)),
  };
  try {
    return { ...Object.fromEntries(compiler.compile(document)), ...known };
  } finally {
    compiler.formatter = formatter;
  }
};

interface Compiler {
  formatter: { format(part: unknown, context: unknown): object };
  compile(document: Document): ReadonlyMap<string, string | Uint8Array>;
}

/** Parts that are the same in every document of a language, by language: a batch makes them once. */
const CONSTANT = [
  'word/styles.xml',
  'word/theme/theme1.xml',
  'word/fontTable.xml',
  'word/settings.xml',
  'word/endnotes.xml',
  'docProps/app.xml',
] as const;
const constant = new Map<string, Parts>();

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
          .replace(/<a:schemeClr val="tx1">.*?<\/a:schemeClr>/gs, `<a:srgbClr val="${colour.quiet}"/>`)
          .replace('<c:noMultiLvlLbl', '<c:tickLblSkip val="1"/><c:noMultiLvlLbl'),
      ]),
  );

/** What Word shows about the document under File, Info. */
export const coreOf = (report: Report): string => coreProperties(report, languages[report.lang]);

/** The parts of the report as a document of its own, the same for the same report. */
export const writeParts = async (report: Report, sheet: Sheet = page): Promise<Parts> => {
  const parts = settle(compile(await buildDocument(report, sheet), languages[report.lang]));
  const language = languages[report.lang];
  return { ...parts, ...withLabels(parts, language), 'docProps/core.xml': coreOf(report) };
};

/** Zips parts with the evidence and the fingerprint in them. */
export const seal = (parts: Parts, { sha256, evidence = null }: WordOptions): Uint8Array =>
  closePackage(withFingerprint(evidence === null ? parts : withEvidence(parts, evidence), sha256));

/** Writes the report as a Word document that carries its evidence and its fingerprint. */
export const writeWord = async (report: Report, options: WordOptions): Promise<Uint8Array> =>
  seal(await writeParts(report), options);
