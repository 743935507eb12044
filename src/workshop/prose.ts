/** The prose of a workshop file enters; its placeholders leave, and once they are filled in, blocks of the document. */

import type { Block, Image, Inline, List, ReportColumn, ReportTable } from '../report/document.ts';
import { bulletOf, cellBlocks, hasWords, trimmed } from './cells.ts';
import { findPiece, findValue, type PieceId, type ValueId } from './keys.ts';
import { ALONE, PLACEHOLDER, type Placeholder, pathOf, type Survey, survey } from './survey.ts';
import {
  blockTags,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isPageBreak,
  knownIn,
  levelsIn,
  marks,
  others,
  parseProse,
  those,
  wordsIn,
} from './tree.ts';

export type { Use } from './survey.ts';

/** What the placeholders stand for, and the words that a table needs for those who cannot see it. */
export interface Filling {
  readonly piece: (id: PieceId) => readonly Block[];
  readonly value: (id: ValueId) => string;
  /** Null for one that nobody read. */
  readonly picture: (path: string) => Omit<Image, 'alt'> | null;
  readonly table: (headings: readonly string[]) => string;
  /** Puts the words of one paragraph in good French, where that is wanted. */
  readonly typeset: (inlines: readonly Inline[]) => readonly Inline[];
}

/** The prose, read and not yet filled in. */
export interface Prose extends Survey {
  /** Writes it with every placeholder filled in. */
  readonly fill: (filling: Filling) => readonly Block[];
}

/** Reads the prose; null where there is none. Lines are those of the file as long as `text` has all of them. */
export function readProse(text: string): Prose | null {
  const tree = parseProse(text);
  const asked: Placeholder[] = [];
  fillProse(tree, noFilling, (one) => asked.push(one));
  const surveyed = survey(text, tree, asked);
  if (tree.length === 0 && surveyed.unheld.length === 0) return null;
  return { ...surveyed, fill: (filling) => fillProse(tree, filling, () => undefined) };
}

/** What the prose asks for is found as it is filled: with nothing, the first time. */
const noFilling: Filling = {
  piece: () => [],
  value: () => '',
  picture: () => null,
  table: () => '',
  typeset: (inlines) => inlines,
};

/** What words that stand among blocks become. */
type ToBlocks = (inlines: readonly Inline[]) => readonly Block[];
const paragraph: ToBlocks = (inlines) => [{ kind: 'paragraph', inlines }];

function fillProse(tree: readonly HtmlNode[], filling: Filling, ask: (one: Placeholder) => void): readonly Block[] {
  const levels = levelsIn(tree);
  const notes = new Map(elementsIn(tree).map((part) => [`#${part.attribs['id']}`, part]));
  const open = new Set<string>();

  const blocks = (parts: readonly HtmlNode[], lines: ToBlocks): readonly Block[] => {
    const known = knownIn(parts);
    const isBlock = (part: HtmlNode | undefined) =>
      part !== undefined && (isElement(part) ? blockTags.includes(part.name) : isPageBreak(part));
    const written = known.flatMap((part, at): readonly Block[] => {
      if (isBlock(part)) return isElement(part) ? block(part, lines) : filling.piece('page-break');
      if (at > 0 && !isBlock(known[at - 1])) return [];
      const end = known.findIndex((other, place) => place > at && isBlock(other));
      return run(known.slice(at, end === -1 ? undefined : end), lines);
    });
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
      const inlines = trimmed(filling.typeset(inlinesIn(parts)));
      return hasWords(inlines) ? lines(inlines) : [];
    }
    return (words.match(/\{\{[^{}]+\}\}|\[\[toc\]\]|\\\w+/giu) ?? []).flatMap((mark): readonly Block[] => {
      const name = mark.startsWith('\\') ? 'page-break' : mark.slice(2, -2).trim();
      ask({ name, alone: true });
      const piece = findPiece(name);
      return piece === null ? paragraph(valueNamed(name)) : filling.piece(piece);
    });
  };

  const block = (part: HtmlElement, lines: ToBlocks): readonly Block[] => {
    const { name, children } = part;
    switch (name) {
      case 'p':
        return children.some((child) => isElement(child) && blockTags.includes(child.name))
          ? blocks(children, cellBlocks)
          : run(knownIn(children), lines);
      case 'ul':
      case 'ol':
        return [...blocks(others(children, ['li']), lines), ...lists(part)];
      case 'table':
        return [...blocks(others(children, ['tr']), lines), ...tables(part)];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocks(children, paragraph) }];
      case 'pre':
        return [{ kind: 'code', text: wordsIn(children).replace(/\n$/u, '') }];
      case 'hr':
        return [{ kind: 'rule' }];
      case 'section':
        return 'data-footnotes' in part.attribs ? [] : blocks(children, lines);
      default: {
        const level = levels.get(part);
        if (level === undefined) return blocks(children, lines);
        return [{ kind: 'heading', level, inlines: filling.typeset(inlinesIn(children)) }];
      }
    }
  };

  /** Items of another bullet, or with a box, ticked or not, are lists of their own. */
  const lists = ({ name, attribs, children }: HtmlElement): readonly List[] => {
    const found: { kind: 'list'; bullet: List['bullet']; start?: number; items: (readonly Block[])[] }[] = [];
    for (const [at, item] of those(children, ['li']).entries()) {
      const own = item.children.flatMap((part) => (isElement(part) && part.name === 'p' ? part.children : [part]));
      const [box] = those(own, ['input']);
      const sign = bulletOf(wordsIn(item.children));
      const bullet = box ? ('checked' in box.attribs ? '☑' : '☐') : name === 'ol' ? 'number' : (sign ?? '•');
      const first = Number(attribs['start'] ?? 1) + at;
      if (found.at(-1)?.bullet !== bullet)
        found.push({
          kind: 'list',
          bullet,
          ...(bullet === 'number' && first !== 1 ? { start: first } : {}),
          items: [],
        });
      const content = blocks(item.children, name === 'ol' ? paragraph : cellBlocks);
      // «➤ un» is a list already; here the sign says what list it stands in.
      const [inner, ...rest] = content;
      const lone = bullet === sign && inner?.kind === 'list' && inner.items.length === 1 ? inner.items[0] : undefined;
      found.at(-1)?.items.push(lone === undefined ? content : [...lone, ...rest]);
    }
    return found;
  };

  const tables = ({ children }: HtmlElement): readonly ReportTable[] => {
    const rows = those(children, ['tr']).map((row) => those(row.children, ['td', 'th']));
    const [first = [], ...more] = rows;
    const filled = rows.map((row) => row.findLastIndex(({ children }) => children.length > 0) + 1);
    const width = Math.max(first.length, ...filled);
    if (width === 0) return [];
    const headed = first.every((cell) => cell.name === 'th');
    const columns = Array.from({ length: width }, (_, at) => ({
      heading: headed ? filling.typeset(inlinesIn(first[at]?.children ?? [])) : [],
      align: (/^(?:center|right)$/u.exec(first[at]?.attribs['align'] ?? '')?.[0] ?? 'left') as ReportColumn['align'],
    }));
    const headings = first.map((cell) => wordsIn(cell.children)).filter((words) => headed && words.trim() !== '');
    const cells = (headed ? more : rows).map((row) =>
      columns.map((_, at) => blocks(row[at]?.children ?? [], cellBlocks)),
    );
    return [
      {
        kind: 'table',
        title: filling.table(headings),
        description: headings.join(', '),
        columns,
        rows: cells.map((row) => ({ cells: row })),
      },
    ];
  };

  const inlinesIn = (parts: readonly HtmlNode[]): readonly Inline[] => knownIn(parts).flatMap(inline);

  const inline = (part: HtmlNode): readonly Inline[] => {
    if (!isElement(part)) return part.type === 'text' ? fillText(part.data.replace(/[ \t\r\n]+/gu, ' ')) : [];
    const { name, attribs, children } = part;
    if (name === 'br') return [{ kind: 'break' }];
    if (name === 'code') return [{ kind: 'code', text: wordsIn(children) }];
    if (name === 'img') return picture(attribs['src'] ?? '', attribs['alt'] ?? '');
    const note =
      name === 'sup' ? elementsIn(children).find((child) => 'data-footnote-ref' in child.attribs) : undefined;
    if (note !== undefined) return footnote(note.attribs['href'] ?? '');
    if (name === 'a' && 'data-footnote-backref' in attribs) return [];
    const inlines = inlinesIn(children);
    // A list within a mark loses its form, and not the gaps between its words.
    if (blockTags.includes(name)) return [...inlines, { kind: 'break' }];
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

  /** A note that refers to itself would never end. */
  const footnote = (address: string): readonly Inline[] => {
    const note = notes.get(address);
    if (note === undefined || open.has(address)) return [];
    open.add(address);
    const written: Inline = { kind: 'footnote', blocks: blocks(note.children, paragraph) };
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
        ask({ name: part, alone: false });
        return valueNamed(part);
      })
      .filter((inline) => inline.kind !== 'text' || inline.text !== '');

  return blocks(tree, paragraph);
}
