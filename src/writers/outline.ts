/** Blocks enter; the same blocks leave with headings that skip no level. */

import type { Block, Heading } from '../report/document.ts';

/** Whoever listens to a document moves by its headings: none is more than one level below the one before. */
export const outline = (blocks: readonly Block[]): Block[] => {
  let level = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    level = Math.min(block.level, level + 1);
    return { ...block, level: level as Heading['level'] };
  });
};
