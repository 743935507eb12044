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
import { linesOf } from '../../report/words.ts';
import { addressOf, legible } from '../sanitize.ts';
import { type Context, isParagraph, type Place } from './node.ts';
import { type Colours, quiet, style, twipsToPixel } from './theme.ts';

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

/** Where a footnote's own paragraphs stand. */
const footnotes = { kind: 'footnote', style: style.footnote, base: 0, depth: 0, bold: false } as const;

const lineBreak = /\r\n|[\n\r\v\f\u2028\u2029]/;

/** Each line is a run of its own, because Word shows a line break inside a run as a space, and a tab as nothing. */
const textRuns = (text: string, format: RunFormat): ParagraphChild[] =>
  text.split(lineBreak).flatMap((line, index) => {
    const words = legible(line.replaceAll('\t', ' '));
    if (index > 0) return [new TextRun({ ...format, break: 1, text: words })];
    return words === '' ? [] : [new TextRun({ ...format, text: words })];
  });

/** In half points; large enough to write a figure in by hand. */
const boxSize = 40;

const gaugeSteps = 30;

/** Shaded narrow spaces: no line breaks between them, no font lacks them, and a screen reader passes over them. */
const gaugeRuns = (value: number, max: number, colours: Colours): ParagraphChild[] => {
  const share = Math.min(Math.max(value / max, 0), 1);
  if (!(max > 0) || Number.isNaN(share)) return [];
  const full = share > 0 ? Math.max(Math.round(share * gaugeSteps), 1) : 0;
  return [
    { steps: full, fill: colours.ink },
    { steps: gaugeSteps - full, fill: colours.groove },
  ]
    .filter(({ steps }) => steps > 0)
    .map(
      ({ steps, fill }) => new TextRun({ size: 14, noProof: true, shading: { fill }, text: '\u202f'.repeat(steps) }),
    );
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

/** The words of blocks on one line, for places that cannot hold paragraphs. */
const inlinesOf = (blocks: readonly Block[]): readonly Inline[] =>
  blocks.flatMap((block) =>
    'inlines' in block ? block.inlines : [{ kind: 'text' as const, text: linesOf([block]).join(' ') }],
  );

/** Writes inlines; `place` is null in the footer. Only the body of a Word document may refer to a footnote: elsewhere
 * its words follow in brackets. */
export const writeInlines = (
  inlines: readonly Inline[],
  place: Place | null,
  context: Context,
  format: RunFormat = place?.bold ? { bold: true } : {},
): ParagraphChild[] => inlines.flatMap((inline) => writeInline(inline, place, context, format));

const writeInline = (inline: Inline, place: Place | null, context: Context, format: RunFormat): ParagraphChild[] => {
  const within = (inner: readonly Inline[], change: RunFormat = {}) =>
    writeInlines(inner, place, context, { ...format, ...change });
  switch (inline.kind) {
    case 'text':
      return textRuns(inline.text, format);
    case 'code':
      return textRuns(inline.text, { ...format, style: style.inlineCode });
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'box':
      return [new TextRun({ size: boxSize, text: '☐' })];
    case 'gauge':
      return gaugeRuns(inline.value, inline.max, context.colours);
    case 'link': {
      const address = addressOf(inline.href);
      const inner = inline.inlines.length > 0 ? inline.inlines : [{ kind: 'text', text: inline.href } as const];
      // A footer has no links, since its part would need relations of its own.
      if (address === null || place === null || format.style === style.link) return within(inner);
      return [new ExternalHyperlink({ link: address, children: within(inner, { style: style.link }) })];
    }
    case 'image':
      return [imageRun(inline, place?.width ?? context.textWidth)];
    case 'footnote':
      return place === null || place.kind === 'footnote'
        ? [...textRuns(' (', format), ...within(inlinesOf(inline.blocks)), ...textRuns(')', format)]
        : [new FootnoteReferenceRun({ children: footnoteParagraphs(inline.blocks, context) })];
    default:
      return within(inline.inlines, marks[inline.kind]);
  }
};

const footnoteParagraphs = (blocks: readonly Block[], context: Context): Paragraph[] => {
  const [first = { style: style.footnote }, ...rest] = context
    .write(blocks, { ...footnotes, width: context.textWidth })
    .filter(isParagraph);
  const opening = new TextRun('\u00a0');
  return [{ ...first, children: [opening, ...(first.children ?? [])] }, ...rest].map((node) => new Paragraph(node));
};

/** «page {page} sur {pages}», with the numbers left for Word to fill in on every page. */
export const writePageNumber = (pattern: string): ParagraphChild[] =>
  pattern.split(/(\{pages?\})/).map((part) => {
    if (part === '{page}') return new TextRun({ children: [PageNumber.CURRENT] });
    return part === '{pages}' ? new TextRun({ children: [PageNumber.TOTAL_PAGES] }) : new TextRun(legible(part));
  });
