/** The sentences of someone's own that name figures of the result, as the compte rendu fills them in. */

import type { Block, Inline } from '../report/document.ts';
import { plainly } from './visible.ts';

export function countedLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'list') return countedLines(block.items.flat());
    if (block.kind === 'quote') return countedLines(block.blocks);
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return [];
    return block.inlines.some(isCounted) ? wordsOf(block.inlines).split('\n').map(plainly) : [];
  });
}

const isCounted = (inline: Inline): boolean =>
  'inlines' in inline ? inline.inlines.some(isCounted) : inline.kind === 'text' && inline.counted !== undefined;

const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if ('inlines' in inline) return wordsOf(inline.inlines);
      return inline.kind === 'break' ? '\n' : 'text' in inline ? inline.text : '';
    })
    .join('');
