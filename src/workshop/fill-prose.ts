/** The tree of the prose and what its placeholders stand for enter; blocks of the document leave. */

import { MAX_NESTING, MAX_NOTES } from '../limits.ts';
import type { Block, Heading, Image, Inline, ReportColumn, ReportTable } from '../report/document.ts';
import { TooLarge } from '../text/lines.ts';
import { addItem, bulletOf, cellBlocks, hasWords, trimmed } from './cells.ts';
import { findPiece, findValue, type PieceId, type ValueId } from './keys.ts';
import { elementsIn, type HtmlElement, type HtmlNode, isBlock, isElement, marks, wordsIn } from './tree.ts';

export const PLACEHOLDER = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu;
const ALONE = /^(?:\s*\{\{[^{}\n]{1,60}\}\})+\s*$/u;

/** What the placeholders stand for, and the words that a table needs for those who cannot see it. */
export interface Filling {
  readonly piece: (id: PieceId) => readonly Block[];
  readonly value: (id: ValueId) => string;
  /** Null for one that nobody read. */
  readonly picture: (path: string) => Omit<Image, 'alt'> | null;
  readonly table: (headings: readonly string[]) => string;
  /** Is told of each placeholder that is met, and whether it stands alone in its paragraph. */
  readonly ask?: (name: string, alone: boolean) => void;
}

/** The elements of some names, and what stands beside them. */
const those = (parts: readonly HtmlNode[], ...names: readonly string[]): readonly HtmlElement[] =>
  parts.filter(isElement).filter(({ name }) => names.includes(name));
const others = (parts: readonly HtmlNode[], entry: string): readonly HtmlNode[] =>
  parts.filter((part) => !isElement(part) || part.name !== entry);

/** Markdown says it as a style, people who know HTML as an attribute. */
const alignOf = ({ align = '', style = '' }: HtmlElement['attribs']) =>
  (/^(?:text-align:)?(center|right)$/u.exec(align || style)?.[1] ?? 'left') as ReportColumn['align'];

/** What words that stand among blocks become. */
type ToBlocks = (inlines: readonly Inline[]) => readonly Block[];
const paragraph: ToBlocks = (inlines) => [{ kind: 'paragraph', inlines }];

export function fillProse(tree: readonly HtmlNode[], filling: Filling): readonly Block[] {
  /** The depths of the headings that the next one stands under. */
  const above: number[] = [];
  const notes = new Map(elementsIn(tree).map((part) => [`#${part.attribs['id']}`, part]));
  const cited = new Set<string>();
  const open = new Set<string>();
  let called = 0;

  const blocks = (parts: readonly HtmlNode[], lines: ToBlocks = paragraph): readonly Block[] => {
    const written: Block[] = [];
    let words: HtmlNode[] = [];
    const endWords = () => {
      written.push(...run(words, lines));
      words = [];
    };
    for (const part of parts) {
      if (isBlock(part)) {
        endWords();
        written.push(...block(part, lines));
      } else words.push(part);
    }
    endWords();
    // A bold line before a list announces it.
    return written.map((one, at) => {
      const announces = one.kind === 'paragraph' && one.inlines.length === 1 && one.inlines[0]?.kind === 'strong';
      return announces && written[at + 1]?.kind === 'list' ? { ...one, role: 'statement' } : one;
    });
  };

  /** Words up to the next block, or the placeholders that stand alone in their place. */
  const run = (parts: readonly HtmlNode[], lines: ToBlocks): readonly Block[] => {
    const words = wordsIn(parts);
    if (!ALONE.test(words)) {
      const inlines = trimmed(inlinesIn(parts));
      return hasWords(inlines) ? lines(inlines) : [];
    }
    return [...words.matchAll(PLACEHOLDER)].flatMap(([, name = '']): readonly Block[] => {
      filling.ask?.(name, true);
      const piece = findPiece(name);
      return piece === null ? paragraph(valueNamed(name)) : filling.piece(piece);
    });
  };

  const block = (part: HtmlElement, lines: ToBlocks): readonly Block[] => {
    const { name, children } = part;
    switch (name) {
      case 'p':
        return blocks(children, children.some(isBlock) ? cellBlocks : lines);
      case 'ul':
      case 'ol':
        return [...blocks(others(children, 'li'), lines), ...lists(part)];
      case 'table':
        return [...blocks(others(children, 'tr'), lines), ...tables(part)];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocks(children) }];
      case 'pre':
        return [{ kind: 'code', text: wordsIn(children).replace(/\n$/u, '') }];
      case 'hr':
        return [{ kind: 'rule' }];
      case 'section':
        // A note that only itself refers to, as where no empty line parts it from the words below it, stands at the end.
        return blocks(
          children.filter((one) => !isElement(one) || !cited.has(`#${one.attribs['id']}`)),
          lines,
        );
      default: {
        const depth = Number(/^h(\d)$/u.exec(name)?.[1]);
        return depth > 0
          ? [{ kind: 'heading', level: levelOf(part, depth), inlines: inlinesIn(children) }]
          : blocks(children, lines);
      }
    }
  };

  /** Headings of one depth under the same heading are of one level, and none skips a level, whatever their depths. Those within
   * a quotation or a list head nothing but it. */
  const levelOf = (heading: HtmlElement, depth: number): Heading['level'] => {
    if (!tree.includes(heading)) return 4;
    while ((above.at(-1) ?? 0) >= depth) above.pop();
    return Math.min(above.push(depth), 4) as Heading['level'];
  };

  /** Items of another bullet, or with a box, ticked or not, are lists of their own. */
  const lists = ({ name, attribs, children }: HtmlElement): readonly Block[] => {
    const found: Block[] = [];
    const start = Number(/^\d{1,4}$/u.exec(attribs['start'] ?? '')?.[0] ?? 1);
    for (const item of those(children, 'li')) {
      const sign = bulletOf(wordsIn(item.children));
      const bullet = name === 'ol' ? 'number' : (sign ?? '•');
      const content = blocks(item.children, name === 'ol' ? paragraph : cellBlocks);
      // «➤ un» is a list already, and so is «☐ un»; here the sign says what list it stands in.
      const [inner, ...rest] = content;
      const lone = bullet === sign && inner?.kind === 'list' && inner.items.length === 1 ? inner.items[0] : undefined;
      addItem(found, bullet, lone === undefined ? content : [...lone, ...rest], start);
    }
    return found;
  };

  const tables = ({ children }: HtmlElement): readonly ReportTable[] => {
    const rows = those(children, 'tr').map((row) => those(row.children, 'td', 'th'));
    const width = Math.max(0, ...rows.map((row) => row.findLastIndex(({ children }) => children.length > 0) + 1));
    if (width === 0) return [];
    const [first = [], ...more] = rows;
    const isHeaded = first.every(({ name }) => name === 'th');
    const columns = Array.from({ length: width }, (_, at) => {
      const { children = [], attribs = {} } = first[at] ?? {};
      return { heading: isHeaded ? inlinesIn(children) : [], align: alignOf(attribs) };
    });
    const headings = isHeaded
      ? first.map(({ children }) => wordsIn(children)).filter((words) => words.trim() !== '')
      : [];
    const filled = (isHeaded ? more : rows).map((row) => ({
      cells: columns.map((_, at) => blocks(row[at]?.children ?? [], cellBlocks)),
    }));
    return [{ kind: 'table', title: filling.table(headings), description: headings.join(', '), columns, rows: filled }];
  };

  const inlinesIn = (parts: readonly HtmlNode[]): readonly Inline[] => parts.flatMap(inline);

  const inline = (part: HtmlNode): readonly Inline[] => {
    if (!isElement(part)) return fillText(part.replace(/[ \t\r\n]+/gu, ' '));
    const { name, attribs, children } = part;
    if (name === 'br') return [{ kind: 'break' }];
    if (name === 'code') return [{ kind: 'code', text: wordsIn(children) }];
    if (name === 'img') return picture(attribs['src'] ?? '', attribs['alt'] ?? '');
    if (attribs['class'] === 'footnote-ref') return footnote(elementsIn(children)[0]?.attribs['href'] ?? '');
    const inlines = inlinesIn(children);
    // A list within a mark loses its form, and not the gaps between its words.
    if (isBlock(part)) return [...inlines, { kind: 'break' }];
    if (inlines.length === 0) return [];
    if (name === 'a')
      return attribs['href'] === undefined ? inlines : [{ kind: 'link', href: attribs['href'], inlines }];
    return name in marks ? [{ kind: marks[name as keyof typeof marks], inlines }] : inlines;
  };

  /** A picture from elsewhere has no place in a document that must say the same tomorrow: its words have. */
  const picture = (address: string, words: string): readonly Inline[] => {
    const path = pathOf(address);
    const found = filling.picture(path);
    return [found === null ? { kind: 'text', text: words } : { ...found, alt: words === '' ? path : words }];
  };

  /** A note that refers to itself would never end; of notes within notes, more would come than anyone reads. */
  const footnote = (address: string): readonly Inline[] => {
    const note = notes.get(address);
    if (note === undefined || open.has(address)) return [];
    called += 1;
    if (called > MAX_NOTES || open.size > MAX_NESTING) throw new TooLarge();
    cited.add(address);
    open.add(address);
    const written: Inline = { kind: 'footnote', blocks: blocks(note.children) };
    open.delete(address);
    return [written];
  };

  const valueNamed = (name: string): readonly Inline[] => {
    const id = findValue(name);
    return id === null ? [] : [{ kind: 'text', text: filling.value(id), counted: id }];
  };

  const fillText = (text: string): readonly Inline[] =>
    text
      .split(PLACEHOLDER)
      .flatMap((part, at): readonly Inline[] => {
        // Every second part is the name of a placeholder.
        if (at % 2 === 0) return [{ kind: 'text', text: part }];
        filling.ask?.(part, false);
        return valueNamed(part);
      })
      .filter((inline) => inline.kind !== 'text' || inline.text !== '');

  return blocks(tree);
}

/** The name of a file as an address has it, where a space may be «%20». */
export const pathOf = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};
