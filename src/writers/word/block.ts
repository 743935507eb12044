/** Blocks → the parts of a Word document, kept together where a reader would keep them together. */
import { TableOfContents } from 'docx';
import type { Block, Heading, Paragraph } from '../../report/document.ts';
import { wordsOf } from '../../report/words.ts';
import { legible } from '../sanitize.ts';
import { writeChart } from './chart.ts';
import { writeInlines } from './inlines.ts';
import { writeList } from './list.ts';
import {
  type Context,
  indentOf,
  isParagraph,
  isTable,
  type Node,
  type ParagraphNode,
  type Place,
  paragraph,
} from './node.ts';
import { writeColumns, writeSignatures } from './side-by-side.ts';
import { writeTable } from './table.ts';
import { quoteIndent, style } from './theme.ts';

const headingIds = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' } as const;

const isTop = (place: Place): boolean => place.kind === 'body' && indentOf(place) === 0;

/** Only the body has an outline; in a cell, a list or a footnote a heading is a bold line. It says itself that it stays with
 * what follows, since the style of a letterhead may not. */
const writeHeading = (heading: Heading, place: Place, context: Context): ParagraphNode =>
  isTop(place)
    ? { style: headingIds[heading.level], keepNext: true, children: writeInlines(heading.inlines, place, context) }
    : paragraph(place, { keepNext: true, children: writeInlines(heading.inlines, { ...place, bold: true }, context) });

/** Words that are all bold or all in italics, and no sentence, are a heading to whoever typed them. */
const isCaption = ({ inlines }: Paragraph): boolean => {
  const [only] = inlines;
  const emphatic = inlines.length === 1 && (only?.kind === 'strong' || only?.kind === 'emphasis');
  return emphatic && !/[.!?…]\s*$/.test(wordsOf(only.inlines));
};

/** A line that announces what follows stays with it; one that sums up the table before it stays there. */
const announces = (block: Paragraph, previous: Block | undefined, next: Block | undefined): boolean => {
  if (next === undefined) return false;
  if (/:\s*$/.test(wordsOf(block.inlines)) || isCaption(block)) return true;
  return (next.kind === 'table' || next.kind === 'chart') && previous?.kind !== 'table' && previous?.kind !== 'chart';
};

const writeParagraph = (
  block: Paragraph,
  previous: Block | undefined,
  next: Block | undefined,
  place: Place,
  context: Context,
): ParagraphNode => {
  const children = writeInlines(block.inlines, place, context);
  // A cell sets its own tight spacing: there a statement is bold, and no more.
  if (block.role === 'statement' && place.kind !== 'body') {
    const bold = writeInlines(block.inlines, { ...place, bold: true }, context);
    return paragraph(place, { keepNext: true, children: bold });
  }
  return paragraph(place, {
    ...(block.role !== undefined && { style: style[block.role] }),
    ...(announces(block, previous, next) && { keepNext: true }),
    children,
  });
};

/** The title, and the headings with links to them; Word puts in the pages when it opens the document. */
const writeContents = (title: string, place: Place, context: Context): Node[] => [
  { style: style.contents, children: writeInlines([{ kind: 'text', text: title }], place, context) },
  new TableOfContents(legible(title), { hyperlink: true, headingStyleRange: '1-3' }),
];

/** A table in a footnote would break it: its rows become lines. */
const writeRows = (block: Block & { kind: 'table' }, place: Place, context: Context): Node[] =>
  block.rows.flatMap((row) => context.write(row.cells.flat(), place));

const writeBlock = (blocks: readonly Block[], index: number, place: Place, context: Context): Node[] => {
  const block = blocks[index];
  if (block === undefined) return [];
  switch (block.kind) {
    case 'heading':
      return [writeHeading(block, place, context)];
    case 'paragraph':
      return [writeParagraph(block, blocks[index - 1], blocks[index + 1], place, context)];
    case 'list':
      return writeColumns(block, place, context) ?? writeList(block, place, context);
    case 'table':
      return place.kind === 'footnote' ? writeRows(block, place, context) : writeTable(block, place, context);
    case 'quote':
      return context.write(block.blocks, {
        ...place,
        style: style.quote,
        base: indentOf(place) + quoteIndent,
        depth: 0,
      });
    case 'chart':
      return place.kind === 'footnote'
        ? [paragraph(place, { children: writeInlines([{ kind: 'text', text: block.description }], place, context) })]
        : writeChart(block, place, context);
    case 'signatures':
      return writeSignatures(block, place, context);
    case 'code':
      return [
        paragraph(place, { style: style.code, children: writeInlines([{ ...block, kind: 'text' }], place, context) }),
      ];
    case 'rule':
      // A rule below a heading would part it from what it heads.
      return [paragraph(place, { style: style.rule, keepNext: blocks[index - 1]?.kind === 'heading' })];
    case 'contents':
      return isTop(place) ? writeContents(block.title, place, context) : [];
    case 'page-break':
      return [];
  }
};

const gap: ParagraphNode = { style: style.gap };
/** At the end of all, where a paragraph of any height may begin a page of its own. */
const end: ParagraphNode = { ...gap, spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } };

const breakBefore = (nodes: readonly Node[]): Node[] => {
  const [first, ...rest] = nodes;
  return first !== undefined && isParagraph(first)
    ? [{ ...first, pageBreakBefore: true }, ...rest]
    : [{ ...gap, pageBreakBefore: true }, ...nodes];
};

const plain = new Set<string | undefined>([undefined, style.listItem, style.note, style.code, style.figure]);

const withRoom = (child: ParagraphNode, room: ParagraphNode['spacing']): ParagraphNode =>
  plain.has(child.style) ? { ...child, spacing: { ...child.spacing, ...room } } : child;

/** Two tables would grow into one without a paragraph between them, and Word wants a paragraph after the last. */
const setApart = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node, index) => {
    const [previous, next] = [nodes[index - 1], nodes[index + 1]];
    if (previous !== undefined && isTable(previous) && isParagraph(node)) return [withRoom(node, { before: 200 })];
    if (!isTable(node) || (next !== undefined && isParagraph(next))) return [node];
    return [node, next === undefined ? end : gap];
  });

/** Writes blocks one after another. */
export const writeBlocks = (blocks: readonly Block[], place: Place, context: Context): Node[] => {
  const top = isTop(place);
  let breaks = false;
  const nodes = blocks.flatMap((block, index) => {
    if (block.kind === 'page-break') {
      breaks = top;
      return [];
    }
    let written = writeBlock(blocks, index, place, context);
    const last = written.at(-1);
    if (last !== undefined && isParagraph(last)) {
      const spaced = top && block.kind === 'list' ? withRoom(last, { after: 140 }) : last;
      // Nobody signs a page that holds nothing but signatures.
      const kept = blocks[index + 1]?.kind === 'signatures' ? { ...spaced, keepNext: true } : spaced;
      written = [...written.slice(0, -1), kept];
    }
    if (breaks && written.length > 0) {
      written = breakBefore(written);
      breaks = false;
    }
    return written;
  });
  return setApart(nodes);
};
