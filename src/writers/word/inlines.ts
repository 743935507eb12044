/** Inlines → the runs of a paragraph. */
import type { Block, Inline } from '../../report/document.ts';
import { addressOf } from '../address.ts';
import { legible } from '../xml.ts';
import { colour, style } from './house.ts';
import { isParagraph, type ParagraphPiece, type Place, type Scribe, type Words } from './piece.ts';

interface Format {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly superScript?: boolean;
  readonly color?: string;
  readonly style?: string;
}

/** Where a footnote's own paragraphs stand. */
const footnotes = { kind: 'footnote', style: style.footnote, base: 0, depth: 0, bold: false } as const;

const lineBreak = /\r\n|[\n\r\v\f\u2028\u2029]/;

/** Marks that turn the direction of writing, and what ends each. */
const turns = new Map([
  ...[...'\u202a\u202b\u202d\u202e'].map((mark) => [mark, '\u202c'] as const),
  ...[...'\u2066\u2067\u2068'].map((mark) => [mark, '\u2069'] as const),
]);

/** A label that turns the direction of writing turns it back at its end: the words around it are not its own. */
const turnedBack = (text: string): string => {
  if (!/[\u202a-\u202e\u2066-\u2069]/.test(text)) return text;
  const open: string[] = [];
  for (const [mark] of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    const end = turns.get(mark);
    if (end !== undefined) open.push(end);
    else if (open.at(-1) === mark) open.pop();
  }
  return text + open.reverse().join('');
};

/** One run a line: a line break inside a run's text would be shown as a space, a tab as nothing. */
const textRuns = (text: string, format: Format): Words[] =>
  turnedBack(text)
    .split(lineBreak)
    .flatMap((line, index) => {
      const words = legible(line);
      if (index > 0) return [{ format: { ...format, break: 1 }, text: words }];
      return words === '' ? [] : [{ format, text: words }];
    });

/** Half points: large enough for a figure written by hand. */
const boxSize = 40;

const gaugeSteps = 30;

/** Shaded narrow spaces: no line breaks between them, no font lacks them, and a screen reader passes over them. */
const gaugeRuns = (value: number, max: number): Words[] => {
  const share = Math.min(Math.max(value / max, 0), 1);
  if (!(max > 0) || Number.isNaN(share)) return [];
  const full = share > 0 ? Math.max(Math.round(share * gaugeSteps), 1) : 0;
  return [
    { steps: full, fill: colour.ink },
    { steps: gaugeSteps - full, fill: colour.groove },
  ]
    .filter(({ steps }) => steps > 0)
    .map(({ steps, fill }) => ({
      format: { size: 14, noProof: true, shading: { fill } },
      text: '\u202f'.repeat(steps),
    }));
};

/** The words of blocks on one line, for the places that can hold no paragraph. */
const inlinesOf = (blocks: readonly Block[]): Inline[] =>
  blocks.flatMap((block, index): Inline[] => [
    ...(index > 0 ? [{ kind: 'text', text: ' ' } as const] : []),
    ...wordsOf(block),
  ]);

const wordsOf = (block: Block): readonly Inline[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.inlines;
    case 'list':
      return inlinesOf(block.items.flat());
    case 'quote':
      return inlinesOf(block.blocks);
    case 'table':
      return inlinesOf(block.rows.flatMap((row) => row.cells.flat()));
    case 'chart':
      return [{ kind: 'text', text: block.description }];
    case 'code':
      return [{ kind: 'code', text: block.text }];
    default:
      return [];
  }
};

/** Writes inlines; `place` is null in the footer. Only the body of a Word document may refer to a footnote: elsewhere
 * its words follow in brackets. */
export const writeInlines = (
  inlines: readonly Inline[],
  place: Place | null,
  scribe: Scribe,
  format: Format = place?.bold ? { bold: true } : {},
): Words[] => inlines.flatMap((inline) => writeInline(inline, place, scribe, format));

const writeInline = (inline: Inline, place: Place | null, scribe: Scribe, format: Format): Words[] => {
  const within = (inner: readonly Inline[], change: Format = {}) =>
    writeInlines(inner, place, scribe, { ...format, ...change });
  switch (inline.kind) {
    case 'text':
      return textRuns(inline.text, format);
    case 'strong':
      return within(inline.inlines, { bold: true });
    case 'emphasis':
      return within(inline.inlines, { italics: true });
    case 'quiet':
      return within(inline.inlines, { color: colour.quiet });
    case 'raised':
      return textRuns(inline.text, { ...format, superScript: true });
    case 'code':
      return textRuns(inline.text, { ...format, style: style.inlineCode });
    case 'break':
      return [{ format: { break: 1 }, text: '' }];
    case 'box':
      return [{ format: { size: boxSize }, text: '☐' }];
    case 'gauge':
      return gaugeRuns(inline.value, inline.max);
    case 'link': {
      const address = addressOf(inline.href);
      const inner = inline.inlines.length > 0 ? inline.inlines : [{ kind: 'text', text: inline.href } as const];
      // The footer is written apart from what it might refer to.
      if (address === null || place === null || format.style === style.link) return within(inner);
      return [{ link: address, children: within(inner, { style: style.link }) }];
    }
    case 'footnote':
      return place === null || place.kind === 'footnote'
        ? [...textRuns(' (', format), ...within(inlinesOf(inline.blocks)), ...textRuns(')', format)]
        : [{ footnote: footnoteParagraphs(inline.blocks, scribe) }];
  }
};

const footnoteParagraphs = (blocks: readonly Block[], scribe: Scribe): ParagraphPiece[] => {
  const [first = { style: style.footnote }, ...rest] = scribe
    .write(blocks, { ...footnotes, width: scribe.textWidth })
    .filter(isParagraph);
  const opening: Words = { format: {}, text: '\u00a0' };
  return [{ ...first, children: [opening, ...(first.children ?? [])] }, ...rest];
};
