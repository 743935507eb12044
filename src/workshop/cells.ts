/** The words of a table cell enter; its paragraphs and lists leave, as its line breaks and bullets part them. */

import type { Block, Inline, List } from '../report/document.ts';

type CellBullet = Exclude<List['bullet'], 'number'>;

const BULLETS: Readonly<Record<string, CellBullet>> = { '➤': '➤', '➢': '➤', '•': '•', '–': '–', '-': '•', '*': '•' };
const BULLETED = /^\s*([➤➢•–*-])[ \t\u00a0\u202f]+/u;

/** Whether a reader would see anything of it. */
export const hasWords = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) => inline.kind !== 'break' && (inline.kind !== 'text' || inline.text.trim() !== ''));

/** A bold line before a list announces it. */
export function cellBlocks(inlines: readonly Inline[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of splitLines(inlines).filter(hasWords)) {
    const [first, ...rest] = line;
    const bullet = (first?.kind === 'text' && BULLETS[BULLETED.exec(first.text)?.[1] ?? '']) || null;
    const words = first?.kind === 'text' && bullet !== null ? first.text.replace(BULLETED, '') : null;
    const paragraph: Block = {
      kind: 'paragraph',
      inlines: trimmed(words === null ? line : [{ kind: 'text', text: words }, ...rest]),
    };
    const last = blocks.at(-1);
    if (bullet === null) blocks.push(paragraph);
    else if (last?.kind === 'list' && last.bullet === bullet)
      blocks.splice(-1, 1, { ...last, items: [...last.items, [paragraph]] });
    else {
      if (last?.kind === 'paragraph' && last.inlines.length === 1 && last.inlines[0]?.kind === 'strong')
        blocks.splice(-1, 1, { ...last, role: 'statement' });
      blocks.push({ kind: 'list', bullet, items: [[paragraph]] });
    }
  }
  return blocks;
}

/** At every break, and before every ➤ or • on the way: nobody writes these in a sentence. */
function splitLines(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'break') lines.push([]);
    else if (inline.kind !== 'text') lines.at(-1)?.push(inline);
    else {
      for (const [at, text] of inline.text.split(/\s+(?=[➤➢•]\s)/u).entries()) {
        if (at > 0) lines.push([]);
        if (text !== '') lines.at(-1)?.push({ kind: 'text', text });
      }
    }
  }
  return lines;
}

/** A line has no blanks at its ends. */
const trimmed = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines
    .map((inline, place): Inline => {
      if (inline.kind !== 'text') return inline;
      const start = place === 0 ? inline.text.trimStart() : inline.text;
      return { ...inline, text: place === inlines.length - 1 ? start.trimEnd() : start };
    })
    .filter((inline) => inline.kind !== 'text' || inline.text !== '');
