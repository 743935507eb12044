/** The simple HTML that people write in Markdown enters; blocks and inlines leave. Tags that are not known say what stands
 * between them, and are named. */

import { parseDocument } from 'htmlparser2';
import { MAX_NESTING, MAX_TAGS } from '../limits.ts';
import type { Block, Inline, List, Mark, ReportTable } from '../report/document.ts';
import { cellBlocks, hasWords } from './cells.ts';

type HtmlNode = ReturnType<typeof parseDocument>['children'][number];
type HtmlElement = Extract<HtmlNode, { readonly name: string; readonly children: unknown }>;

const marks: Readonly<Record<string, Mark>> = {
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
};
const blockTags = ['p', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'th'];
/** Tags that are known for what they hold. */
const transparent = ['thead', 'tbody', 'tfoot'];
/** Stands in HTML for words that Markdown has read. */
const HELD = 'atelier-held';
const WRITTEN_TAG = /<(?!\/?atelier-held)[^>]*>/gu;

const isElement = (part: HtmlNode): part is HtmlElement => 'children' in part && 'name' in part;
const isKnown = (name: string): boolean => name === 'br' || name === HELD || name in marks || blockTags.includes(name);

/** Without comments, which are notes of the secretary to herself; what is not known gives way to what it holds. */
const known = (nodes: readonly HtmlNode[]): readonly HtmlNode[] =>
  nodes.flatMap((part) => {
    if (!isElement(part)) return part.type === 'text' ? [part] : [];
    return isKnown(part.name) ? [part] : known(part.children);
  });

/** Of more tags than anyone would write, or deeper within one another, the words are all that is read. */
function parse(html: string): readonly HtmlNode[] {
  const children = html.split('<').length > MAX_TAGS ? null : parseDocument(html).children;
  let level: readonly HtmlNode[] = children ?? [];
  for (let depth = 0; depth < MAX_NESTING; depth++)
    level = level.flatMap((part) => (isElement(part) ? part.children : []));
  if (children !== null && level.length === 0) return children;
  return parseDocument(html.replace(WRITTEN_TAG, ' ')).children;
}

/** The tags in some HTML that say nothing here, by name. */
export const unknownTags = (html: string): readonly string[] => namesIn(parse(html));

const namesIn = (nodes: readonly HtmlNode[]): readonly string[] =>
  nodes
    .filter(isElement)
    .flatMap(({ name, children }) => [
      ...(isKnown(name) || transparent.includes(name) ? [] : [name]),
      ...namesIn(children),
    ]);

/** How HTML is written. */
export interface HtmlFilling {
  readonly text: (text: string) => readonly Inline[];
  readonly typeset: (inlines: readonly Inline[]) => readonly Inline[];
  readonly table: (
    headings: readonly (readonly Inline[])[],
    rows: readonly (readonly (readonly Block[])[])[],
  ) => ReportTable;
}

/** Words that Markdown has read, or a tag among them. */
export type HtmlPart = readonly Inline[] | { readonly tag: string };

const isTag = (part: HtmlPart): part is { readonly tag: string } => 'tag' in part;
const wordsAt = (parts: readonly HtmlPart[], at: number): readonly Inline[] => {
  const part = parts[at];
  return part === undefined || isTag(part) ? [] : part;
};
const compose = (parts: readonly HtmlPart[]): string =>
  parts.map((part, at) => (isTag(part) ? part.tag : `<${HELD} at="${at}"></${HELD}>`)).join('');

/** Whether the words hold a list or a table, or a paragraph of its own. */
export const holdsBlocks = (parts: readonly HtmlPart[]): boolean =>
  parts.some((part) => isTag(part) && blockTags.includes(/^<(\w+)/u.exec(part.tag)?.[1]?.toLowerCase() ?? ''));

/** Each mark goes around what stands between its tags. */
export const nest = (parts: readonly HtmlPart[]): readonly Inline[] =>
  parts.some(isTag) ? inlinesIn(parse(compose(parts)), () => [], parts) : parts.flatMap((_, at) => wordsAt(parts, at));

/** The blocks of a cell of a table of Markdown, or of a paragraph, in which lists may be HTML. */
export const readCell = (parts: readonly HtmlPart[], filling: HtmlFilling): readonly Block[] =>
  parts.some(isTag) ? readBlocks(compose(parts), filling, parts, cellBlocks) : cellBlocks(filling.typeset(nest(parts)));

const inlinesIn = (
  nodes: readonly HtmlNode[],
  text: HtmlFilling['text'],
  held: readonly HtmlPart[],
): readonly Inline[] =>
  known(nodes).flatMap((part): readonly Inline[] => {
    if (!isElement(part)) return 'data' in part ? text(part.data.replace(/\s+/gu, ' ')) : [];
    if (part.name === 'br') return [{ kind: 'break' }];
    if (part.name === HELD) return wordsAt(held, Number(part.attribs['at']));
    const inlines = inlinesIn(part.children, text, held);
    // A list within a mark loses its form, and not the gaps between its words.
    if (blockTags.includes(part.name)) return [...inlines, { kind: 'break' }];
    const kind = marks[part.name];
    return kind === undefined || inlines.length === 0 ? inlines : [{ kind, inlines }];
  });

/** A piece of HTML that stands by itself. */
export const readHtml = (html: string, filling: HtmlFilling): readonly Block[] =>
  readBlocks(html, filling, [], (inlines) => [{ kind: 'paragraph', inlines }]);

type ToBlocks = (inlines: readonly Inline[]) => readonly Block[];

function readBlocks(
  html: string,
  filling: HtmlFilling,
  held: readonly HtmlPart[],
  outermost: ToBlocks,
): readonly Block[] {
  const inlinesOf = (nodes: readonly HtmlNode[]) => filling.typeset(inlinesIn(nodes, filling.text, held));

  /** `lines` is how words that stand among blocks become blocks themselves. */
  const blocks = (nodes: readonly HtmlNode[], lines: ToBlocks): readonly Block[] => {
    const parts = known(nodes);
    const isBlock = (part: HtmlNode) => isElement(part) && blockTags.includes(part.name);
    return parts.flatMap((part, at): readonly Block[] => {
      if (isElement(part) && isBlock(part)) return block(part, lines);
      if (at > 0 && !isBlock(parts[at - 1] ?? part)) return [];
      const end = parts.findIndex((other, place) => place > at && isBlock(other));
      const inlines = inlinesOf(parts.slice(at, end === -1 ? undefined : end));
      return hasWords(inlines) ? lines(inlines) : [];
    });
  };

  const block = ({ name, children }: HtmlElement, lines: ToBlocks): readonly Block[] => {
    if (name === 'ul' || name === 'ol') {
      const items = those(children, ['li']).map((item) => blocks(item.children, cellBlocks));
      return [...blocks(others(children, ['li']), lines), list(name, items)];
    }
    if (name !== 'table') return blocks(children, lines);
    const rows = those(children, ['tr']).map((row) => those(row.children, ['td', 'th']));
    const [first = [], ...more] = rows;
    const headed = first.every((cell) => cell.name === 'th');
    const width = Math.max(0, ...rows.map(({ length }) => length));
    const headings = Array.from({ length: width }, (_, at) => (headed ? inlinesOf(first[at]?.children ?? []) : []));
    const cells = (headed ? more : rows).map((row) => row.map((cell) => blocks(cell.children, cellBlocks)));
    return [...blocks(others(children, ['tr']), lines), ...(width === 0 ? [] : [filling.table(headings, cells)])];
  };

  return blocks(parse(html), outermost);
}

const those = (nodes: readonly HtmlNode[], names: readonly string[]): readonly HtmlElement[] =>
  known(nodes).filter((part): part is HtmlElement => isElement(part) && names.includes(part.name));

/** What stands in a list or a table and belongs to no entry of it. */
const others = (nodes: readonly HtmlNode[], names: readonly string[]): readonly HtmlNode[] =>
  known(nodes).filter((part) => !(isElement(part) && names.includes(part.name)));

/** «<li>➤ un</li>» has its bullet already. */
function list(tag: 'ul' | 'ol', items: readonly (readonly Block[])[]): List {
  const lone = items.flatMap(([only, ...rest]) => (only?.kind === 'list' && rest.length === 0 ? [only] : []));
  const [first] = lone;
  if (first !== undefined && lone.length === items.length && lone.every(({ bullet }) => bullet === first.bullet))
    return { ...first, items: lone.flatMap((one) => one.items) };
  return { kind: 'list', bullet: tag === 'ol' ? 'number' : '•', items };
}
