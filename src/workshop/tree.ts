/** HTML enters; its tree leaves, and what is asked of one again and again. */

import { parseDocument } from 'htmlparser2';
import { MAX_NESTING, MAX_TAGS } from '../limits.ts';
import type { Heading } from '../report/document.ts';
import { writeHtml } from './markdown.ts';

export type HtmlNode = ReturnType<typeof parseDocument>['children'][number];
export type HtmlElement = Extract<HtmlNode, { readonly name: string; readonly children: unknown }>;

/** Where these nodes are read, they are a list, an entry of it, a table… */
export const blockTags = 'p ul ol li table tr td th h1 h2 h3 h4 h5 h6 blockquote pre hr section'.split(' ');
export const marks = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  u: 'underline',
  ins: 'underline',
  s: 'deleted',
  del: 'deleted',
  strike: 'deleted',
  sup: 'raised',
  sub: 'lowered',
} as const;
/** What else is known; the last three for what they hold. */
const inlineTags = ['a', 'br', 'code', 'img', 'input', 'thead', 'tbody', 'tfoot'];
const isKnown = (name: string): boolean => blockTags.includes(name) || name in marks || inlineTags.includes(name);

/** Tags that say nothing here. Markdown leaves those with a name that a browser would obey as they were typed. */
export const isForeign = (name: string): boolean =>
  !isKnown(name) && !/^(?:iframe|noembed|noframes|plaintext|script|style|title|textarea|xmp)$/u.test(name);

const PAGE_BREAK = /^\s*(?:saut de page|page ?break)\s*$/iu;

export const isElement = (part: HtmlNode): part is HtmlElement => 'children' in part && 'name' in part;
export const isPageBreak = (part: HtmlNode): boolean => part.type === 'comment' && PAGE_BREAK.test(part.data);

/** Without comments, which are notes of the secretary to herself; what is not known gives way to what it holds. */
export const knownIn = (parts: readonly HtmlNode[]): readonly HtmlNode[] =>
  parts.flatMap((part) => {
    if (!isElement(part)) return part.type === 'text' || isPageBreak(part) ? [part] : [];
    return isKnown(part.name) && !/^t(?:head|body|foot)$/u.test(part.name) ? [part] : knownIn(part.children);
  });

export const wordsIn = (parts: readonly HtmlNode[]): string =>
  parts.map((part) => (isElement(part) ? wordsIn(part.children) : part.type === 'text' ? part.data : '')).join('');

/** All elements, in reading order. */
export const elementsIn = (parts: readonly HtmlNode[]): readonly HtmlElement[] =>
  parts.filter(isElement).flatMap((part) => [part, ...elementsIn(part.children)]);

/** Of more tags than anyone would write, or deeper within one another, the words are all that is read. */
export function parseProse(text: string): readonly HtmlNode[] {
  const parts = text.split('<').length > MAX_TAGS ? null : parseDocument(writeHtml(text)).children;
  let level: readonly HtmlNode[] = parts ?? [];
  for (let depth = 0; depth < 4 * MAX_NESTING; depth++)
    level = level.flatMap((part) => (isElement(part) ? part.children : []));
  if (parts !== null && level.length === 0) return parts;
  return parseDocument(writeHtml(text.replace(/<[^>]*>/gu, ' '))).children;
}

/** The elements of some names. */
export const those = (parts: readonly HtmlNode[], names: readonly string[]): readonly HtmlElement[] =>
  knownIn(parts).filter((part): part is HtmlElement => isElement(part) && names.includes(part.name));

/** What stands in a list or a table and belongs to no entry of it. */
export const others = (parts: readonly HtmlNode[], names: readonly string[]): readonly HtmlNode[] =>
  knownIn(parts).filter((part) => !(isElement(part) && names.includes(part.name)));

/** Headings of one depth under the same heading are of one level, and none skips a level, whatever their depths. */
export function levelsIn(tree: readonly HtmlNode[]): ReadonlyMap<HtmlElement, Heading['level']> {
  const open: number[] = [];
  const headings = elementsIn(tree).filter(({ name }) => /^h\d$/u.test(name));
  return new Map(
    headings.map((heading) => {
      const depth = Number(heading.name.slice(1));
      while ((open.at(-1) ?? 0) >= depth) open.pop();
      open.push(depth);
      return [heading, Math.min(open.length, 4) as Heading['level']];
    }),
  );
}
