/** A report → the bytes of a Word document: the same bytes for the same report, on any machine, at any time. */
import type { Block, Report } from '../report/document.ts';
import { type Evidence, type Sha256, withEvidence, withFingerprint } from './fingerprint.ts';
import { outline } from './outline.ts';
import { closePackage, type Parts } from './package.ts';
import { writeBlocks } from './word/block.ts';
import { openCopy } from './word/copy.ts';
import { page, style } from './word/house.ts';
import { writeInlines } from './word/inlines.ts';
import { type ParagraphPiece, type Piece, type Place, type Scribe, tab, type Words } from './word/piece.ts';
import type { Frame, Sheet } from './word/press.ts';
import { coreProperties } from './word/properties.ts';
import { assemble } from './word/shell.ts';
import { legible } from './xml.ts';

export type { Sheet } from './word/press.ts';

export interface WordOptions {
  readonly sha256: Sha256;
  /** Kept inside the document, for a recount; null or absent for none. */
  readonly evidence?: Evidence | null;
}

const languages = { fr: 'fr-FR', en: 'en-GB' } as const;

const bodyOn = (sheet: Sheet): Place => ({
  kind: 'body',
  style: undefined,
  width: sheet.textWidth,
  base: 0,
  depth: 0,
  bold: false,
});

/** Whether a table of contents stands among blocks: anywhere else it is left out. */
const holdsContents = (blocks: readonly Block[]): boolean => blocks.some(({ kind }) => kind === 'contents');

const writeTitle = ({ organisation, title, untitled }: Report, body: Place, scribe: Scribe): ParagraphPiece[] =>
  [
    { style: style.organisation, text: organisation ?? '' },
    { style: style.title, text: untitled ? '' : title },
  ]
    .filter(({ text }) => text.trim() !== '')
    .map(({ style, text }) => ({ style, children: writeInlines([{ kind: 'text', text }], body, scribe) }));

/** «page {page} sur {pages}», with the numbers left for Word to fill in on every page. */
const writePageNumber = (pattern: string): Words[] =>
  pattern
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '{page}') return { field: 'CURRENT' };
      return part === '{pages}' ? { field: 'TOTAL_PAGES' } : { format: {}, text: legible(part) };
    });

const writeFooter = ({ footer, pageNumber }: Report, scribe: Scribe): ParagraphPiece[] =>
  footer.length === 0 && pageNumber === ''
    ? []
    : [
        {
          style: style.footer,
          tabStops: [{ type: 'right', position: scribe.textWidth }],
          children: [...writeInlines(footer, null, scribe), tab, ...writePageNumber(pageNumber)],
        },
      ];

/** A document as data: what stands on the pages, and at the foot of each. */
export interface Draft {
  readonly frame: Frame;
  readonly body: readonly Piece[];
  readonly foot: readonly ParagraphPiece[];
}

export const draw = (report: Report, sheet: Sheet): Draft => {
  const body = bodyOn(sheet);
  let lists = 0;
  const scribe: Scribe = {
    write: (blocks, place) => writeBlocks(blocks, place, scribe),
    textWidth: sheet.textWidth,
    nextList: () => ++lists,
  };
  const foot = writeFooter(report, scribe);
  const pieces = [...writeTitle(report, body, scribe), ...scribe.write(outline(report.blocks), body)];
  return { frame: { language: languages[report.lang], sheet, footed: foot.length > 0 }, body: pieces, foot };
};

/** The parts of a document, every shape written by docx once. */
export const copyOf = ({ frame, body, foot }: Draft): Promise<Parts> => {
  const { write, specimens } = openCopy();
  return assemble(frame, specimens, { body: write(body), foot: write(foot) });
};

/** The same as docx writes all of it, which takes several times as long. docx alone knows the pages for a table of
 * contents: it works them out from the styles. */
export const wholeOf = async ({ frame, body, foot }: Draft): Promise<Parts> =>
  (await import('./word/press.ts')).press(frame, body, foot);

/** What Word shows about the document under File, Info. */
export const coreOf = (report: Report): string => coreProperties(report, languages[report.lang]);

/** The parts of the report as a document of its own, the same for the same report. */
export const writeParts = async (report: Report, sheet: Sheet = page): Promise<Parts> => {
  const draft = draw(report, sheet);
  const parts = await (holdsContents(report.blocks) ? wholeOf(draft) : copyOf(draft));
  return { ...parts, 'docProps/core.xml': coreOf(report) };
};

/** Zips parts with the evidence and the fingerprint in them. */
export const seal = (parts: Parts, { sha256, evidence = null }: WordOptions): Uint8Array =>
  closePackage(withFingerprint(evidence === null ? parts : withEvidence(parts, evidence), sha256));

/** Writes the report as a Word document that carries its evidence and its fingerprint. */
export const writeWord = async (report: Report, options: WordOptions): Promise<Uint8Array> =>
  seal(await writeParts(report), options);
