/** The prose of a workshop file, in Markdown as people write it who do not know it, enters; the tree of the HTML that it stands
 * for leaves, and what is asked of one again and again. */

import { parseDocument } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { MAX_ELEMENTS, MAX_NESTING } from '../limits.ts';
import { TooLarge } from '../text/lines.ts';

/** A bullet that is none of Markdown's: typed, or as Word copies those of its lists. */
const BULLETED = /^((?:[ \t]|>|[-*+] )*)(?:([➤➢►•●·–—▪■◦\uf0b7\uf0a7\uf0d8])|[o§](?= ?\t))[ \t\u00a0\u202f]*(?=\S)/u;
/** «a) agir», «1/ agir» and «1- agir» are lines of their own, and no lists of Markdown's; so is «**Constat** : …». */
const ITEM =
  /^(?:[ \t]|>)*(?:[a-z]\)|(?:[A-Za-z]|\d{1,2})\/|\d{1,2}(?:-|°\)?)|(?:\*\*)?[A-ZÀ-Ý][^:.!?*|]{0,40}(?:\*\*)?[ \u00a0\u202f]?:(?:\*\*)?)(?:[ \t]|$)/u;
/** An entry that begins with a box, ticked or not. */
const BOXED = /^((?:[ \t]|>|[-*+] )*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t]+\S)/u;
const FENCE = /^ {0,3}(`{3,}|~{3,})/u;
/** «2008. Le prochain atelier…» begins a sentence; no list has that many items. */
const YEAR = /^((?:[ \t]|>|[-*+] |\d{1,2}[.)] )*\d{3,9})(?=[.)]\s)/u;
/** A line of dashes under a line of words is a rule to whoever draws it. */
const DASHES = /^ {0,3}-{3,}[ \t]*$/u;

/** What stands before the words of an entry, a quotation or a note. */
const NESTED = /^(?:[ \t]+|>|(?:[-*+➤➢•–—]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\s]+\]:)*/u;

/** How many tabs part the words of a line; none where it is an entry of a list or a quotation. */
const countTabs = (line = ''): number =>
  NESTED.exec(line)?.[0] === '' && !BULLETED.test(line) && !ITEM.test(line) ? line.trim().split('\t').length - 1 : 0;

/** Reads Markdown as those mean it who do not know it: four spaces make no code, one tilde strikes nothing out. */
function writeHtml(text: string): string {
  let fence: string | null = null;
  const lines = text.split('\n').map((line, at, all) => {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    if (fence !== null || mark !== undefined) return line;
    const tabs = countTabs(line);
    const [isBelow, isAbove] = [at - 1, at + 1].map((other) => countTabs(all[other]) === tabs);
    // A table as it is pasted from Word or Excel.
    if (tabs > 0 && (isBelow || isAbove)) {
      const head = isBelow ? '' : `\n${'| '.repeat(tabs + 2)}\n${'|-'.repeat(tabs + 1)}|\n`;
      return `${head}| ${line.trim().replaceAll('|', '\\|').replaceAll('\t', ' | ')} |${isAbove ? '' : '\n'}`;
    }
    return line
      .replace(BULLETED, (_, before: string, sign = '◦') => `${before}- ${sign} `)
      .replace(BOXED, (_, before: string, tick: string) => `${before}${tick === ' ' ? '☐' : '☑'}`)
      .replace(YEAR, '$1\\')
      .replace(DASHES, '***')
      .concat(ITEM.test(all[at + 1] ?? '') ? '  ' : '');
  });
  return markdown.render(lines.join('\n'));
}

/** What the tree has no place for is taken out where a document is written; here an address stays as it was typed. */
const markdown = new MarkdownIt({ html: true, linkify: true, maxNesting: 8 * MAX_NESTING });
markdown.use(footnotes).disable(['code', 'footnote_inline']);
markdown.validateLink = () => true;
markdown.normalizeLinkText = (text) => text;
markdown.linkify.add('//', null);
markdown.renderer.rules = {
  ...markdown.renderer.rules,
  footnote_block_open: () => '<section>',
  footnote_block_close: () => '</section>',
  footnote_anchor: () => '',
  footnote_anchor_name: (tokens, at) => markdown.utils.escapeHtml(String(tokens[at]?.meta?.['label'])),
};

/** «5*3*2» is a product. */
markdown.inline.ruler.before('emphasis', 'product', (state) => {
  const isProduct = /^\d\*\d$/u.test(state.src.slice(state.pos - 1, state.pos + 2));
  if (isProduct) state.pending += '*';
  if (isProduct) state.pos += 1;
  return isProduct;
});

/** What stands four blanks or more to the right of where words could begin is moved back to there, with all below it that
 * stands as far: at the head of a block, and right below words. */
markdown.block.ruler.before('table', 'align', (state, first, end) => {
  const { sCount: indents, blkIndent: start } = state;
  for (let line = first; line < end && !state.isEmpty(line); line += 1) {
    const from = indents[line] ?? 0;
    if (from < start) break;
    for (let below = line; from >= start + 4 && below < end; below += 1) {
      const stands = indents[below] ?? 0;
      if (!state.isEmpty(below) && stands < from) break;
      indents[below] = stands - from + start;
    }
    // What stands below an entry or a quotation is for whoever reads that; a heading or a rule is a block by itself.
    const words = state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
    if (NESTED.exec(words)?.[0] !== '' || /^(?:#|\*{3}$)/u.test(words)) break;
  }
  return false;
});

/** The cells of a row of a table, the last one too where it is empty and a sign stands before it. */
const cellsOf = (row: string): readonly string[] =>
  row
    .replace(NESTED, '')
    .replace(/^\s*\||(?<!\\)\|\s*$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** A cell under no heading is one all the same; by itself Markdown would drop it. */
markdown.core.ruler.after('block', 'cells', (state) => {
  const lines = state.src.split('\n');
  let beyond: readonly string[] = [];
  state.tokens = state.tokens.flatMap((token) => {
    if (token.type === 'tr_open') beyond = cellsOf(lines[token.map?.[0] ?? -1] ?? '');
    if (token.type === 'td_open' || token.type === 'th_open') beyond = beyond.slice(1);
    if (token.type !== 'tr_close') return [token];
    const cells = beyond.flatMap((content) => [
      new state.Token('td_open', 'td', 1),
      Object.assign(new state.Token('inline', '', 0), { content, children: [] }),
      new state.Token('td_close', 'td', -1),
    ]);
    return [...cells, token];
  });
});

type ChildNode = ReturnType<typeof parseDocument>['children'][number];

/** Words, or an element of a name that is known here. */
export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

/** Where these nodes are read, they are a list, an entry of it, a table… */
const blockTags = 'p ul ol li table tr td th h1 h2 h3 h4 h5 h6 blockquote pre hr section'.split(' ');
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

/** Tags that say nothing here, but for what they hold. */
export const isForeign = (name: string): boolean => !isKept(name) && !/^(?:thead|tbody|tfoot)$/u.test(name);

export const isElement = (part: HtmlNode): part is HtmlElement => typeof part !== 'string';
export const isBlock = (part: HtmlNode): part is HtmlElement => isElement(part) && blockTags.includes(part.name);

/** Without comments, which are notes of the secretary to herself; what is not known gives way to what it holds. */
const keep = (parts: readonly ChildNode[], depth: number): readonly HtmlNode[] =>
  parts.flatMap((part): readonly HtmlNode[] => {
    if (part.type === 'text') return [part.data];
    if (!('children' in part)) return [];
    if (depth > 4 * MAX_NESTING) throw new TooLarge();
    const children = keep(part.children, depth + 1);
    return 'name' in part && isKept(part.name) ? [{ name: part.name, attribs: part.attribs, children }] : children;
  });

export const wordsIn = (parts: readonly HtmlNode[]): string =>
  parts.map((part) => (isElement(part) ? wordsIn(part.children) : part)).join('');

/** All elements, in reading order. */
export const elementsIn = (parts: readonly HtmlNode[]): readonly HtmlElement[] =>
  parts.filter(isElement).flatMap((part) => [part, ...elementsIn(part.children)]);

/** @throws TooLarge where more stands within one another, or beside one another, than anyone would write */
export function parseProse(text: string): readonly HtmlNode[] {
  const tree = keep(parseDocument(writeHtml(text)).children, 0);
  if (elementsIn(tree).length > MAX_ELEMENTS) throw new TooLarge();
  return tree;
}
