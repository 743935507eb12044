/** The prose of a workshop file enters; the HTML that it stands for leaves. */

import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { MAX_MARKS, MAX_NESTING } from '../limits.ts';

/** Each bullet behind one of Markdown's, so that a list of another bullet is another list. */
const BULLETS: Readonly<Record<string, string>> = { '➤': '*', '➢': '*', '•': '-', '–': '+', '—': '+' };
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
export function writeHtml(text: string): string {
  let fence: string | null = null;
  const lines = text.split('\n').map((line) => {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    if (fence !== null || mark !== undefined) return line;
    return line
      .replace(BULLETED, (_, before: string, bullet: string) => `${before}${BULLETS[bullet]} ${bullet} `)
      .replace(YEAR, '$1\\')
      .replace(DASHES, '***');
  });
  return micromark(lines.join('\n'), {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm({ singleTilde: false }), { disable: { null: ['codeIndented'] } }],
    htmlExtensions: [gfmHtml()],
  });
}
