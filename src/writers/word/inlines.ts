/** Inlines → the runs of a paragraph. */
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  type IRunOptions,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Block, Image, Inline, Mark } from '../../report/document.ts';
import { linesOf } from '../../report/inline.ts';
import { addressOf, legible } from '../sanitize.ts';
import type { Place } from './place.ts';
import { quiet, twipsToPixel } from './styles.ts';

type RunFormat = Omit<IRunOptions, 'children' | 'text'>;

const marks: Readonly<Record<Mark, RunFormat>> = {
  strong: { bold: true },
  emphasis: { italics: true },
  underline: { underline: {} },
  deleted: { strike: true },
  quiet: { color: quiet },
  raised: { superScript: true },
  lowered: { subScript: true },
};

const lineBreak = /\r\n|[\n\r\v\f\u2028\u2029]/;

/** Each line is a run of its own, because Word shows a line break inside a run as a space, and a tab as nothing. */
export const textRuns = (text: string, format: RunFormat = {}): ParagraphChild[] =>
  text.split(lineBreak).flatMap((line, index) => {
    const words = legible(line.replaceAll('\t', ' '));
    if (index > 0) return [new TextRun({ ...format, break: 1, text: words })];
    return words === '' ? [] : [new TextRun({ ...format, text: words })];
  });

const gaugeSteps = 30;

/** Shaded narrow spaces: no line breaks between them, no font lacks them, and a screen reader passes over them. */
const gaugeRuns = (share: number): ParagraphChild[] => {
  const full = share > 0 ? Math.max(Math.round(share * gaugeSteps), 1) : 0;
  const run = (style: string, steps: number) =>
    steps > 0 ? [new TextRun({ style, text: '\u202f'.repeat(steps) })] : [];
  return [...run('AtelierGaugeFull', full), ...run('AtelierGaugeRest', gaugeSteps - full)];
};

/** No picture is higher than this, in twips, so that it fits on a page. */
const highest = 9000;

/** A picture has the size that it has on a screen, unless there is less room. */
const imageRun = ({ type, bytes, width, height, alt }: Image, room: number): ImageRun => {
  const scale = Math.min(1, room / (width * twipsToPixel), highest / (height * twipsToPixel));
  return new ImageRun({
    type,
    data: bytes,
    transformation: { width: Math.floor(width * scale), height: Math.ceil(height * scale) },
    altText: { name: legible(alt), title: legible(alt), description: legible(alt) },
  });
};

/** Writes inlines. Only the body of a Word document may refer to a footnote: within one, its words follow in brackets. */
export const writeInlines = (
  inlines: readonly Inline[],
  { width, bold }: Pick<Place, 'width' | 'bold'>,
  isNote = false,
): ParagraphChild[] => {
  const write = (inlines: readonly Inline[], format: RunFormat): ParagraphChild[] =>
    inlines.flatMap((inline) => {
      switch (inline.kind) {
        case 'text':
          return textRuns(inline.text, format);
        case 'code':
          return textRuns(inline.text, { ...format, style: 'AtelierCodeCharacter' });
        case 'break':
          return [new TextRun({ break: 1 })];
        case 'gauge':
          return gaugeRuns(inline.share);
        case 'link': {
          const address = addressOf(inline.href);
          if (address === null || format.style === 'Hyperlink') return write(inline.inlines, format);
          const children = write(inline.inlines, { ...format, style: 'Hyperlink' });
          return [new ExternalHyperlink({ link: address, children })];
        }
        case 'image':
          return [imageRun(inline, width)];
        case 'footnote':
          if (!isNote) return [new FootnoteReferenceRun({ children: writeNote(inline.blocks, width) })];
          return [...textRuns(' (', format), ...write(linesOf(inline.blocks).flat(), format), ...textRuns(')', format)];
        default:
          return write(inline.inlines, { ...format, ...marks[inline.kind] });
      }
    });
  return write(inlines, bold ? { bold } : {});
};

const writeNote = (blocks: readonly Block[], width: number): Paragraph[] => {
  const [first = [], ...rest] = linesOf(blocks);
  return [[{ kind: 'text', text: '\u00a0' } as const, ...first], ...rest].map(
    (inlines) =>
      new Paragraph({ style: 'FootnoteText', children: writeInlines(inlines, { width, bold: false }, true) }),
  );
};

/** «page {page} sur {pages}», with the numbers left for Word to fill in on every page. */
export const writePageNumber = (pattern: string): ParagraphChild[] =>
  pattern.split(/(\{pages?\})/).map((part) => {
    if (part === '{page}') return new TextRun({ children: [PageNumber.CURRENT] });
    return part === '{pages}' ? new TextRun({ children: [PageNumber.TOTAL_PAGES] }) : new TextRun(legible(part));
  });
