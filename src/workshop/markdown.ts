/** The Markdown of a workshop file, as people write it who do not know it, enters; the HTML that it stands for leaves. */

import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { MAX_MARKS, MAX_NESTING } from '../limits.ts';

/** Each bullet behind one of Markdown's, so that a list of another bullet is another list. */
const BULLETS: Readonly<Record<string, string>> = { '➤': '*', '➢': '*', '•': '-', '–': '+', '—': '+' };
const BULLETED = /^((?:[ \t]|>|[-*+] )*)([➤➢•–—])[ \t\u00a0\u202f]*(?=\S)/u;
/** An entry that begins with a box, ticked or not. */
const BOXED = /^((?:[ \t]|>|[-*+] )*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t]+\S)/u;
const FENCE = /^ {0,3}(`{3,}|~{3,})/u;
/** «2008. Le prochain atelier…» begins a sentence; no list has that many items. */
const YEAR = /^((?:[ \t]|>|[-*+] |\d{1,2}[.)] )*\d{3,9})(?=[.)]\s)/u;
/** A line of dashes under a line of words is a rule to whoever draws it. */
const DASHES = /^ {0,3}-{3,}[ \t]*$/u;

/** What stands before the words of an entry, a quotation or a note. */
const NESTED = /^(?:[ \t]+|>|(?:[-*+➤➢•–—]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\s]+\]:)*/u;

/** The line, from 1, on which more stands within one another, or more signs beside one another, than anyone would write. */
export function findTooNested(text: string): number | null {
  let marks = 0;
  const at = text.split('\n').findIndex((line) => {
    const [before = ''] = NESTED.exec(line) ?? [];
    marks += line.replace(/[^[\]*_<>@|]/gu, '').length;
    // A list within a list begins two blanks further to the right.
    const indent = /\S/u.test(before) ? before.length / 2 : 0;
    return Math.max(indent, before.replace(/[^>]/gu, '').length) > MAX_NESTING || marks > MAX_MARKS;
  });
  return at === -1 ? null : at + 1;
}

/** Reads Markdown as those mean it who do not know it: four spaces make no code, one tilde strikes nothing out. */
export function writeHtml(text: string): string {
  let fence: string | null = null;
  const align = openAligner();
  const lines = text.split('\n').map((line) => {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    if (fence !== null || mark !== undefined) return line;
    return align(line)
      .replace(BULLETED, (_, before: string, bullet: string) => `${before}${BULLETS[bullet]} ${bullet} `)
      .replace(BOXED, (_, before: string, tick: string) => `${before}${tick === ' ' ? '☐' : '☑'}`)
      .replace(YEAR, '$1\\')
      .replace(DASHES, '***');
  });
  return markdown.render(lines.join('\n'));
}

/** Moves lines that stand four blanks or more to the right of where words could begin back to there: the next line is
 * asked for each time. */
function openAligner(): (line: string) => string {
  const moved: { readonly from: number; readonly by: number }[] = [];
  let start = 0;
  let isBelow = false;
  return (line) => {
    const words = line.replace(/^[ \t]+/u, '');
    const goesOn = isBelow;
    isBelow = words !== '';
    if (words === '') return line;
    const from = line.slice(0, line.length - words.length).replaceAll('\t', '    ').length;
    while ((moved.at(-1)?.from ?? 0) > from) moved.pop();
    let kept = from - (moved.at(-1)?.by ?? 0);
    if (kept > start + 3) {
      moved.push({ from, by: from - start });
      kept = start;
    }
    const [marks = ''] = NESTED.exec(words) ?? [];
    // A line right below another goes on with its words.
    if (marks !== '' || !goesOn) start = kept + marks.length;
    return `${' '.repeat(kept)}${words}`;
  };
}

/** Characters of an address that nobody has marked as one. */
const MAX_ADDRESS = 2_000;

/** What the tree has no place for is taken out where a document is written; here an address stays as it was typed. */
const markdown = new MarkdownIt({ html: true, linkify: true, maxNesting: 8 * MAX_NESTING });
markdown.use(footnotes).disable(['code', 'footnote_inline']);
markdown.validateLink = () => true;
markdown.normalizeLinkText = (text) => text;
markdown.linkify.add('//', null).add('www.', {
  validate: (text, start, linkify) =>
    Math.max(linkify.testSchemaAt(`http://${text.slice(start, start + MAX_ADDRESS)}`, 'http:', 5) - 2, 0),
  normalize: (link) => {
    link.url = `http://${link.url}`;
  },
});
markdown.renderer.rules = {
  ...markdown.renderer.rules,
  footnote_block_open: () => '<section data-footnotes>',
  footnote_block_close: () => '</section>',
  footnote_anchor: () => '',
};

/** The cells of a row, the last empty one too where a sign stands before it. */
const cellsOf = (row: string): readonly string[] =>
  row
    .replace(NESTED, '')
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** A cell under no heading is one all the same; by itself Markdown would drop it. */
markdown.core.ruler.after('block', 'cells', (state) => {
  const lines = state.src.split('\n');
  let cells: readonly string[] = [];
  state.tokens = state.tokens.flatMap((token) => {
    if (token.type === 'tr_open') cells = cellsOf(lines[token.map?.[0] ?? -1] ?? '');
    if (token.type === 'td_open' || token.type === 'th_open') cells = cells.slice(1);
    if (token.type !== 'tr_close') return [token];
    const beyond = cells.flatMap((content) => [
      new state.Token('td_open', 'td', 1),
      Object.assign(new state.Token('inline', '', 0), { content, children: [] }),
      new state.Token('td_close', 'td', -1),
    ]);
    return [...beyond, token];
  });
});
