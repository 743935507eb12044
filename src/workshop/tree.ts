/** The prose of a workshop file enters; the tree of the HTML that it stands for leaves, and what is asked of one again and
 * again. */

import { parseDocument } from 'htmlparser2';
import { MAX_NESTING, MAX_TAGS } from '../limits.ts';
import type { Heading } from '../report/document.ts';
import { writeHtml } from './markdown.ts';

type ChildNode = ReturnType<typeof parseDocument>['children'][number];

/** Words, or an element of a name that is known here. */
export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

/** Where these nodes are read, they are a list, an entry of it, a table… */
const blockTags = 'p ul ol li table tr td th h1 h2 h3 h4 h5 h6 blockquote pre hr section page-break'.split(' ');
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
const inlineTags = ['a', 'br', 'code', 'img'];
const isKept = (name: string): boolean => blockTags.includes(name) || name in marks || inlineTags.includes(name);

/** Tags that say nothing here, but for what they hold. Markdown leaves those with a name that a browser would obey as they
 * were typed. */
export const isForeign = (name: string): boolean =>
  !isKept(name) &&
  !/^(?:thead|tbody|tfoot|iframe|noembed|noframes|plaintext|script|style|title|textarea|xmp)$/u.test(name);

const PAGE_BREAK = /^\s*(?:saut de page|page ?break)\s*$/iu;

export const isElement = (part: HtmlNode): part is HtmlElement => typeof part !== 'string';
export const isBlock = (part: HtmlNode): part is HtmlElement => isElement(part) && blockTags.includes(part.name);

/** Without comments, which are notes of the secretary to herself; what is not known gives way to what it holds. */
const keep = (parts: readonly ChildNode[]): readonly HtmlNode[] =>
  parts.flatMap((part): readonly HtmlNode[] => {
    if (part.type === 'text') return [part.data];
    if (part.type === 'comment')
      return PAGE_BREAK.test(part.data) ? [{ name: 'page-break', attribs: {}, children: [] }] : [];
    if (!('children' in part)) return [];
    const children = keep(part.children);
    return 'name' in part && isKept(part.name) ? [{ name: part.name, attribs: part.attribs, children }] : children;
  });

export const wordsIn = (parts: readonly HtmlNode[]): string =>
  parts.map((part) => (isElement(part) ? wordsIn(part.children) : part)).join('');

/** All elements, in reading order. */
export const elementsIn = (parts: readonly HtmlNode[]): readonly HtmlElement[] =>
  parts.filter(isElement).flatMap((part) => [part, ...elementsIn(part.children)]);

/** Of more tags than anyone would write, or deeper within one another, the words are all that is read. */
export function parseProse(text: string): readonly HtmlNode[] {
  const parts = text.split('<').length > MAX_TAGS ? null : parseDocument(writeHtml(text)).children;
  let level = parts ?? [];
  for (let depth = 0; depth < 4 * MAX_NESTING; depth++)
    level = level.flatMap((part) => ('children' in part ? part.children : []));
  if (parts !== null && level.length === 0) return keep(parts);
  return keep(parseDocument(writeHtml(text.replace(/<(?:[^<>]*>)?/gu, ' '))).children);
}

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
