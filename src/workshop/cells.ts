/** The words of a table cell or of an entry of a list enter; its paragraphs and lists leave, as its line breaks and bullets part
 * them. */

import type { Block, Inline, List, Paragraph } from '../report/document.ts';

/** The signs that stand for each bullet. */
const BULLETS = [
  ['•', /[•●·*\uf0b7-]/u],
  ['–', /[–—▪■◦\uf0a7]/u],
  ['➤', /[➤➢►\uf0d8]/u],
  ['☐', /☐/u],
  ['☑', /☑/u],
] as const;
const BULLETED = /^\s*([➤➢►•●·*–—▪■◦☐☑\uf0b7\uf0a7\uf0d8-])[ \t\u00a0\u202f]+/u;

/** The bullet with which some words begin. */
export const bulletOf = (words: string) => {
  const [, sign = ''] = BULLETED.exec(words) ?? [];
  return BULLETS.find(([, signs]) => signs.test(sign))?.[0] ?? null;
};

const paragraph = (inlines: readonly Inline[]): Paragraph => ({ kind: 'paragraph', inlines });

/** Whether a reader would see anything of it. */
export const hasWords = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) => inline.kind !== 'break' && (inline.kind !== 'text' || inline.text.trim() !== ''));

export function cellBlocks(inlines: readonly Inline[]): readonly Block[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  const blocks: Block[] = [];
  for (const line of lines.filter(hasWords)) {
    const [first, ...rest] = line;
    const bullet = first?.kind === 'text' ? bulletOf(first.text) : null;
    if (first?.kind !== 'text' || bullet === null) blocks.push(paragraph(trimmed(line)));
    else addItem(blocks, bullet, [paragraph(trimmed([{ ...first, text: first.text.replace(BULLETED, '') }, ...rest]))]);
  }
  return blocks;
}

/** Puts an entry at the end: in the list there if it has the same bullet, or else in one of its own. */
export function addItem(blocks: Block[], bullet: List['bullet'], item: readonly Block[], start = 1): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.bullet === bullet) blocks.splice(-1, 1, { ...last, items: [...last.items, item] });
  else blocks.push({ kind: 'list', bullet, ...(start === 1 ? {} : { start }), items: [item] });
}

/** A line has no plain blanks at its ends. */
export const trimmed = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines
    .map((inline, place): Inline => {
      if (inline.kind !== 'text') return inline;
      const [begins, ends] = [place - 1, place + 1].map((at) => (inlines[at] ?? { kind: 'break' }).kind === 'break');
      const start = begins ? inline.text.replace(/^[ \t\n]+/u, '') : inline.text;
      return { ...inline, text: ends ? start.replace(/[ \t\n]+$/u, '') : start };
    })
    .filter((inline) => inline.kind !== 'text' || inline.text !== '');
