/** The text of a workshop file enters; its syntax tree leaves, with the bullet that each list was typed with. */

import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { MAX_MARKS, MAX_NESTING } from '../limits.ts';
import type { List } from '../report/document.ts';

type Bullet = Exclude<List['bullet'], 'number'>;

export interface Tree {
  readonly root: Root;
  /** By line, where it was not one of Markdown's own. */
  readonly bullets: ReadonlyMap<number, Bullet>;
}

/** Each bullet as one of Markdown's, so that a list of another bullet is another list. */
const BULLETS: Readonly<Record<string, { readonly bullet: Bullet; readonly mark: string }>> = {
  '➤': { bullet: '➤', mark: '*' },
  '➢': { bullet: '➤', mark: '*' },
  '•': { bullet: '•', mark: '-' },
  '–': { bullet: '–', mark: '+' },
  '—': { bullet: '–', mark: '+' },
};
const BULLETED = /^((?:[ \t]|>|[-*+] )*)([➤➢•–—])[ \t\u00a0\u202f]*(?=\S)/u;
const FENCE = /^ {0,3}(`{3,}|~{3,})/u;
/** «2008. Le prochain atelier…» begins a sentence; no list has that many items. */
const YEAR = /^(\s*\d{3,9})(?=[.)]\s)/u;
/** A line of dashes under a line of words is a rule to whoever draws it. */
const DASHES = /^ {0,3}-{3,}[ \t]*$/u;

const NESTED = /^(?:[ \t]+|>|(?:[-*+➤➢•–—]|\d{1,9}[.)])(?=[ \t]))*/u;

/** The line, from 1, on which more stands within one another, or more signs beside one another, than anyone would write. */
export function findTooNested(text: string): number | null {
  let marks = 0;
  const at = text.split('\n').findIndex((line) => {
    const [before = ''] = NESTED.exec(line) ?? [];
    marks = line.trim() === '' ? 0 : marks + line.replace(/[^[\]*_]/gu, '').length;
    // A list within a list begins two blanks further to the right.
    const indent = /\S/u.test(before) ? before.length / 2 : 0;
    return Math.max(indent, before.replace(/[^>]/gu, '').length) > MAX_NESTING || marks > MAX_MARKS;
  });
  return at === -1 ? null : at + 1;
}

/** Reads Markdown as those mean it who do not know it: four spaces make no code, one tilde strikes nothing out. */
export function parseMarkdown(text: string): Tree {
  const bullets = new Map<number, Bullet>();
  let fence: string | null = null;
  const lines = text.split('\n').map((line, at) => {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    if (fence !== null || mark !== undefined) return line;
    const bullet = BULLETS[BULLETED.exec(line)?.[2] ?? ''];
    if (bullet !== undefined) bullets.set(at + 1, bullet.bullet);
    return line
      .replace(BULLETED, (_, before: string) => `${before}${bullet?.mark} `)
      .replace(YEAR, '$1\\')
      .replace(DASHES, '***');
  });
  const root = fromMarkdown(lines.join('\n'), {
    extensions: [gfm({ singleTilde: false }), { disable: { null: ['codeIndented'] } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return { root, bullets };
}

/** All the words of nodes, without their marks. */
export const wordsIn = (nodes: readonly Nodes[]): string =>
  textOf({ type: 'root', children: nodes }, { includeHtml: false, includeImageAlt: false });
