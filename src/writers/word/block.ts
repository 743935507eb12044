/** Blocks → pieces of a Word document, kept together where a reader would keep them together. */
import type { Block, Heading, Inline, Paragraph } from '../../report/document.ts';
import { legible } from '../xml.ts';
import { writeChart } from './chart.ts';
import { quoteIndent, style } from './house.ts';
import { writeInlines } from './inlines.ts';
import { writeList } from './list.ts';
import {
  indentOf,
  isParagraph,
  isTable,
  type ParagraphPiece,
  type Piece,
  type Place,
  paragraph,
  type Scribe,
} from './piece.ts';
import { writeTable } from './table.ts';

const headingIds = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' } as const;

const isTop = (place: Place): boolean => place.kind === 'body' && indentOf(place) === 0;

/** Only the body has an outline; in a cell, a list or a footnote a heading is a bold line. */
const writeHeading = (heading: Heading, place: Place, scribe: Scribe): ParagraphPiece =>
  isTop(place)
    ? { style: headingIds[heading.level], children: writeInlines(heading.inlines, place, scribe) }
    : paragraph(place, { keepNext: true, children: writeInlines(heading.inlines, { ...place, bold: true }, scribe) });

/** The last words of a line. */
const endOf = (inlines: readonly Inline[]): string => {
  const last = inlines.at(-1);
  if (last?.kind === 'text') return last.text.trimEnd();
  return last !== undefined && 'inlines' in last ? endOf(last.inlines) : '';
};

/** Words that are all bold or all in italics, and no sentence, are a heading to whoever typed them. */
const isCaption = ({ inlines }: Paragraph): boolean => {
  const [only] = inlines;
  const emphatic = inlines.length === 1 && (only?.kind === 'strong' || only?.kind === 'emphasis');
  return emphatic && !/[.!?…]\s*$/.test(endOf(only.inlines));
};

/** A line that announces what follows stays with it; one that sums up the table before it stays there. */
const announces = (block: Paragraph, previous: Block | undefined, next: Block | undefined): boolean => {
  if (next === undefined) return false;
  if (endOf(block.inlines).endsWith(':') || isCaption(block)) return true;
  return (next.kind === 'table' || next.kind === 'chart') && previous?.kind !== 'table' && previous?.kind !== 'chart';
};

const writeParagraph = (
  block: Paragraph,
  previous: Block | undefined,
  next: Block | undefined,
  place: Place,
  scribe: Scribe,
): ParagraphPiece => {
  const children = writeInlines(block.inlines, place, scribe);
  // A cell sets its own tight spacing: there a statement is bold, and no more.
  if (block.role === 'statement' && place.kind !== 'body') {
    const bold = writeInlines(block.inlines, { ...place, bold: true }, scribe);
    return paragraph(place, { keepNext: true, children: bold });
  }
  return paragraph(place, {
    ...(block.role !== undefined && { style: style[block.role] }),
    ...(announces(block, previous, next) && { keepNext: true }),
    children,
  });
};

/** The title, and the headings that docx lists. */
const writeContents = (title: string): Piece[] => [
  { style: style.contents, children: [{ format: {}, text: legible(title) }] },
  { contents: legible(title) },
];

/** A table in a footnote would break it: its rows become lines. */
const writeRows = (block: Block & { kind: 'table' }, place: Place, scribe: Scribe): Piece[] =>
  block.rows.flatMap((row) => scribe.write(row.cells.flat(), place));

const writeBlock = (blocks: readonly Block[], index: number, place: Place, scribe: Scribe): Piece[] => {
  const block = blocks[index];
  if (block === undefined) return [];
  switch (block.kind) {
    case 'heading':
      return [writeHeading(block, place, scribe)];
    case 'paragraph':
      return [writeParagraph(block, blocks[index - 1], blocks[index + 1], place, scribe)];
    case 'list':
      return writeList(block, place, scribe);
    case 'table':
      return place.kind === 'footnote' ? writeRows(block, place, scribe) : writeTable(block, place, scribe);
    case 'quote':
      return scribe.write(block.blocks, {
        ...place,
        style: style.quote,
        base: indentOf(place) + quoteIndent,
        depth: 0,
      });
    case 'chart':
      return place.kind === 'footnote'
        ? [paragraph(place, { children: writeInlines([{ kind: 'text', text: block.description }], place, scribe) })]
        : writeChart(block, place, scribe);
    case 'code':
      return [
        paragraph(place, { style: style.code, children: writeInlines([{ ...block, kind: 'text' }], place, scribe) }),
      ];
    case 'rule':
      return [paragraph(place, { style: style.rule })];
    case 'contents':
      return isTop(place) ? writeContents(block.title) : [];
    case 'page-break':
      return [];
  }
};

const gap: ParagraphPiece = { style: style.gap };

const breakBefore = (pieces: readonly Piece[]): Piece[] => {
  const [first, ...rest] = pieces;
  return first !== undefined && isParagraph(first)
    ? [{ ...first, pageBreakBefore: true }, ...rest]
    : [{ ...gap, pageBreakBefore: true }, ...pieces];
};

const plain = new Set<string | undefined>([undefined, style.listItem, style.note, style.code, style.figure]);

const withRoom = (piece: Piece, room: ParagraphPiece['spacing']): Piece =>
  isParagraph(piece) && plain.has(piece.style) ? { ...piece, spacing: { ...piece.spacing, ...room } } : piece;

/** Two tables would grow into one without a paragraph between them, and Word wants a paragraph after the last. */
const setApart = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece, index) => {
    const [previous, next] = [pieces[index - 1], pieces[index + 1]];
    if (previous !== undefined && isTable(previous) && isParagraph(piece)) return [withRoom(piece, { before: 200 })];
    return isTable(piece) && (next === undefined || !isParagraph(next)) ? [piece, gap] : [piece];
  });

/** Writes blocks one after another. */
export const writeBlocks = (blocks: readonly Block[], place: Place, scribe: Scribe): Piece[] => {
  const top = isTop(place);
  let breaks = false;
  const pieces = blocks.flatMap((block, index) => {
    if (block.kind === 'page-break') {
      breaks = top;
      return [];
    }
    let written = writeBlock(blocks, index, place, scribe);
    const last = written.at(-1);
    if (top && block.kind === 'list' && last !== undefined) {
      written = [...written.slice(0, -1), withRoom(last, { after: 140 })];
    }
    if (breaks && written.length > 0) {
      written = breakBefore(written);
      breaks = false;
    }
    return written;
  });
  return setApart(pieces);
};
