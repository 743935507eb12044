/** The words of a table cell enter; its paragraphs and lists leave, as its line breaks and bullets part them. */

import type { Block, Inline, List } from '../report/document.ts';

type CellBullet = Extract<List['bullet'], '•' | '–' | '➤' | '☐' | '☑'>;

const BULLETS: Readonly<Record<string, CellBullet>> = {
  '➤': '➤',
  '➢': '➤',
  '•': '•',
  '–': '–',
  '—': '–',
  '-': '•',
  '*': '•',
  '☐': '☐',
  '☑': '☑',
};
const BULLETED = /^\s*([➤➢•–—*☐☑-])[ \t\u00a0\u202f]+/u;

/** The bullet with which some words begin. */
export const bulletOf = (words: string): CellBullet | null => BULLETS[BULLETED.exec(words)?.[1] ?? ''] ?? null;

/** Whether a reader would see anything of it. */
export const hasWords = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) => inline.kind !== 'break' && (inline.kind !== 'text' || inline.text.trim() !== ''));

export function cellBlocks(inlines: readonly Inline[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of splitLines(inlines).filter(hasWords)) {
    const [first, ...rest] = line;
    const bullet = first?.kind === 'text' ? bulletOf(first.text) : null;
    if (first?.kind !== 'text' || bullet === null) blocks.push({ kind: 'paragraph', inlines: trimmed(line) });
    else {
      const words = trimmed([{ ...first, text: first.text.replace(BULLETED, '') }, ...rest]);
      addItem(blocks, bullet, [{ kind: 'paragraph', inlines: words }]);
    }
  }
  return blocks;
}

/** Puts an entry at the end: in the list there if it has the same bullet, or else in one of its own. */
export function addItem(blocks: Block[], bullet: List['bullet'], item: readonly Block[], start = 1): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.bullet === bullet) blocks.splice(-1, 1, { ...last, items: [...last.items, item] });
  else blocks.push({ kind: 'list', bullet, ...(start === 1 ? {} : { start }), items: [item] });
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
        if (text !== '') lines.at(-1)?.push({ ...inline, text });
      }
    }
  }
  return lines;
}

/** A line has no plain blanks at its ends. */
export const trimmed = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines
    .map((inline, place): Inline => {
      if (inline.kind !== 'text') return inline;
      const start = place === 0 ? inline.text.replace(/^[ \t\n]+/u, '') : inline.text;
      return { ...inline, text: place === inlines.length - 1 ? start.replace(/[ \t\n]+$/u, '') : start };
    })
    .filter((inline) => inline.kind !== 'text' || inline.text !== '');
