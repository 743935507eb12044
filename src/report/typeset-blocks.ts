/** Blocks of a document enter; the same blocks with the spaces and signs of good French leave. */

import type { Block, Inline } from './document.ts';
import { typeset, typesetPieces } from './typography.ts';

/** The words of blocks, at any depth; never code, never the address behind a link. */
export const typesetBlocks = (blocks: readonly Block[]): readonly Block[] => blocks.map(typesetBlock);

function typesetBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, inlines: typesetInlines(block.inlines) };
    case 'list':
      return { ...block, items: block.items.map(typesetBlocks) };
    case 'quote':
      return { ...block, blocks: typesetBlocks(block.blocks) };
    case 'table':
      return {
        ...block,
        title: typeset(block.title),
        description: typeset(block.description),
        columns: block.columns.map((column) => ({ ...column, heading: typesetInlines(column.heading) })),
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(typesetBlocks) })),
      };
    case 'chart':
      return {
        ...block,
        title: typeset(block.title),
        description: typeset(block.description),
        bars: block.bars.map((bar) => ({ ...bar, label: typeset(bar.label) })),
      };
    case 'contents':
      return { ...block, title: typeset(block.title) };
    case 'signatures':
      return { ...block, line: typesetInlines(block.line) };
    case 'code':
    case 'page-break':
    case 'rule':
      return block;
  }
}

/** Words of one paragraph. */
function typesetInlines(inlines: readonly Inline[]): readonly Inline[] {
  const words = typesetPieces(piecesOf(inlines));
  let next = 0;
  const rewrite = (inline: Inline): Inline => {
    if ('inlines' in inline) return { ...inline, inlines: inline.inlines.map(rewrite) };
    const text = words[next++] ?? '';
    if (inline.kind === 'footnote') return { ...inline, blocks: typesetBlocks(inline.blocks) };
    return inline.kind === 'text' ? { ...inline, text } : inline;
  };
  return inlines.map(rewrite);
}

/** A break parts words as a space does; anything else that is no text parts nothing. */
const piecesOf = (inlines: readonly Inline[]): readonly (string | null)[] =>
  inlines.flatMap((inline) => {
    if ('inlines' in inline) return piecesOf(inline.inlines);
    if (inline.kind === 'break') return ['\n'];
    return [inline.kind === 'text' ? inline.text : null];
  });
