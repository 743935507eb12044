/** Inlines and blocks enter; the words in them leave, without what is only drawn. */

import type { Block, Inline } from './document.ts';

/** A break ends a line; a note says nothing here, nor does a picture, a box or a gauge. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.kind === 'break') return '\n';
      if ('inlines' in inline) return wordsOf(inline.inlines);
      return 'text' in inline ? inline.text : '';
    })
    .join('');

/** Line by line, as they would stand on a page without an edge. */
export const linesOf = (blocks: readonly Block[]): readonly string[] => blocks.flatMap(linesIn);

function linesIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return wordsOf(block.inlines).split('\n');
    case 'list':
      return linesOf(block.items.flat());
    case 'quote':
      return linesOf(block.blocks);
    case 'table':
      return linesOf(block.rows.flatMap(({ cells }) => cells.flat()));
    case 'chart':
      return [block.description];
    case 'signatures':
      return [wordsOf(block.line), ...block.signatories.flatMap(({ role, name }) => [role, name])];
    case 'code':
      return block.text.split('\n');
    case 'rule':
    case 'page-break':
    case 'contents':
      return [];
  }
}
