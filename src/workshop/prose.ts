/** The prose of a workshop file enters; its placeholders leave, and once they are filled in, blocks of the document. */

import type { List as MdList, Table as MdTable, PhrasingContent, RootContent } from 'mdast';
import type { Block, Heading, Image, Inline, List, Paragraph, ReportTable } from '../report/document.ts';
import { type HtmlFilling, type HtmlPart, holdsBlocks, nest, readCell, readHtml } from './html.ts';
import { parseMarkdown, type Tree, wordsIn } from './markdown.ts';
import { findPiece, findValue, type PieceId, type ValueId } from './placeholders.ts';
import { ALONE, addressesIn, PLACEHOLDER, pathOf, type Survey, survey } from './survey.ts';

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

const PAGE_BREAK = /^<!--\s*(?:saut de page|page ?break)\s*-->$/iu;

/** Reads the prose; null where there is none. Lines are those of the file as long as `text` has all of them. */
export function readProse(text: string): Prose | null {
  const tree = parseMarkdown(text);
  if (tree.root.children.length === 0) return null;
  return { ...survey(tree.root), fill: (filling) => fillProse(tree, filling) };
}

/** Headings of one depth under the same heading are of one level, and none skips a level, whatever their depths. */
function levelsIn({ children }: Tree['root']): readonly Heading['level'][] {
  const open: number[] = [];
  return children.flatMap((part) => {
    if (part.type !== 'heading') return [];
    while ((open.at(-1) ?? 0) >= part.depth) open.pop();
    open.push(part.depth);
    return [Math.min(open.length, 4) as Heading['level']];
  });
}

function fillProse(tree: Tree, filling: Filling): readonly Block[] {
  const addresses = addressesIn(tree.root);
  const levels = levelsIn(tree.root);
  const notes = new Map(
    tree.root.children.flatMap((part) =>
      part.type === 'footnoteDefinition' ? [[part.identifier, part.children] as const] : [],
    ),
  );
  const open = new Set<string>();
  const headings = tree.root.children.filter((part) => part.type === 'heading');

  const blocks = (nodes: readonly RootContent[]): readonly Block[] =>
    nodes.flatMap((part, place) => block(part, nodes[place + 1]));

  const block = (part: RootContent, next: RootContent | undefined): readonly Block[] => {
    switch (part.type) {
      case 'heading': {
        const level = levels[headings.indexOf(part)] ?? 4;
        return [{ kind: 'heading', level, inlines: inlines(part.children) }];
      }
      case 'paragraph':
        return paragraph(part.children, next);
      case 'list':
        return lists(part);
      case 'table':
        return part.children.length < 2 && part.children[0] === undefined ? [] : [table(part)];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocks(part.children) }];
      case 'code':
        return [{ kind: 'code', text: part.value }];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      case 'html':
        return html(part.value);
      default:
        return [];
    }
  };

  const paragraph = (nodes: readonly PhrasingContent[], next: RootContent | undefined): readonly Block[] => {
    const words = wordsIn(nodes);
    if (ALONE.test(words)) return alone(words);
    if (holdsBlocks(parts(nodes))) return readCell(parts(nodes), forHtml);
    const [only] = nodes;
    const statement = nodes.length === 1 && only?.type === 'strong' && next?.type === 'list';
    const written: Paragraph = { kind: 'paragraph', inlines: inlines(nodes) };
    return [statement ? { ...written, role: 'statement' } : written];
  };

  const alone = (words: string): readonly Block[] =>
    (words.match(/\{\{[^{}]+\}\}|\[\[toc\]\]|\\\w+/giu) ?? []).flatMap((mark): readonly Block[] => {
      if (mark.startsWith('\\')) return filling.piece('page-break');
      const name = mark.slice(2, -2).trim();
      const piece = findPiece(name);
      return piece === null ? [{ kind: 'paragraph', inlines: fillText(mark) }] : filling.piece(piece);
    });

  /** Items with a box, ticked or not, and those without are lists of their own. */
  const lists = ({ ordered, start, children }: MdList): readonly List[] => {
    const line = children[0]?.position?.start.line ?? 0;
    const usual = ordered ? 'number' : (tree.bullets.get(line) ?? '•');
    const found: { kind: 'list'; bullet: List['bullet']; start?: number; items: (readonly Block[])[] }[] = [];
    for (const [at, { checked = null, children: content }] of children.entries()) {
      const bullet = checked === null ? usual : checked ? '☑' : '☐';
      const first = (start ?? 1) + at;
      if (found.at(-1)?.bullet !== bullet)
        found.push({
          kind: 'list',
          bullet,
          ...(bullet === 'number' && first !== 1 ? { start: first } : {}),
          items: [],
        });
      found.at(-1)?.items.push(blocks(content));
    }
    return found;
  };

  const table = ({ align, children }: MdTable): ReportTable => {
    const [header, ...rows] = children;
    const headings = (header?.children ?? []).map((cell) => inlines(cell.children));
    const { columns, ...written } = tableOf(
      headings,
      rows.map((row) => headings.map((_, place) => readCell(parts(row.children[place]?.children ?? []), forHtml))),
    );
    return {
      ...written,
      columns: columns.map((one, place) => ({ ...one, align: align?.[place] ?? 'left' })),
    };
  };

  const tableOf: HtmlFilling['table'] = (headings, rows) => {
    const words = headings.map((heading) => heading.map(lettersIn).join('')).filter((word) => word.trim() !== '');
    return {
      kind: 'table',
      title: filling.table(words),
      description: words.join(', '),
      columns: headings.map((heading) => ({ heading, align: 'left' })),
      rows: rows.map((cells) => ({ cells })),
    };
  };

  const html = (value: string): readonly Block[] => {
    if (PAGE_BREAK.test(value.trim())) return filling.piece('page-break');
    return readHtml(value, forHtml);
  };

  const inlines = (nodes: readonly PhrasingContent[]): readonly Inline[] => filling.typeset(nested(nodes));

  const nested = (nodes: readonly PhrasingContent[]): readonly Inline[] => nest(parts(nodes));

  const parts = (nodes: readonly PhrasingContent[]): readonly HtmlPart[] =>
    nodes.map((part) => (part.type === 'html' ? { tag: part.value } : inline(part)));

  const inline = (part: PhrasingContent): readonly Inline[] => {
    switch (part.type) {
      case 'text':
        return fillText(part.value.replace(/\n/gu, ' '));
      case 'strong':
      case 'emphasis':
        return [{ kind: part.type, inlines: nested(part.children) }];
      case 'delete':
        return [{ kind: 'deleted', inlines: nested(part.children) }];
      case 'inlineCode':
        return [{ kind: 'code', text: part.value }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return [{ kind: 'link', href: part.url, inlines: nested(part.children) }];
      case 'linkReference': {
        const href = addresses.get(part.identifier);
        return href === undefined ? nested(part.children) : [{ kind: 'link', href, inlines: nested(part.children) }];
      }
      // A picture from elsewhere has no place in a document that must say the same tomorrow: its words have.
      case 'image':
        return picture(part.url, part.alt);
      case 'imageReference':
        return picture(addresses.get(part.identifier) ?? '', part.alt);
      case 'footnoteReference':
        return footnote(part.identifier);
      default:
        return [];
    }
  };

  const picture = (address: string, alt: string | null | undefined): readonly Inline[] => {
    const found = filling.picture(pathOf(address));
    const words = alt ?? '';
    return [found === null ? { kind: 'text', text: words } : { ...found, alt: words === '' ? address : words }];
  };

  /** A note that refers to itself would never end. */
  const footnote = (identifier: string): readonly Inline[] => {
    const children = notes.get(identifier);
    if (children === undefined || open.has(identifier)) return [];
    open.add(identifier);
    const note: Inline = { kind: 'footnote', blocks: blocks(children) };
    open.delete(identifier);
    return [note];
  };

  const fillText = (text: string): readonly Inline[] => {
    let at = 0;
    const filled = [...text.matchAll(PLACEHOLDER)].flatMap((match): readonly Inline[] => {
      const id = findValue(match[1] ?? '');
      if (id === null) return [];
      const before = text.slice(at, match.index);
      at = match.index + match[0].length;
      return [
        { kind: 'text', text: before },
        { kind: 'text', text: filling.value(id), counted: id },
      ];
    });
    return [...filled, { kind: 'text' as const, text: text.slice(at) }].filter(
      (inline) => inline.kind !== 'text' || inline.text !== '',
    );
  };

  const forHtml: HtmlFilling = { text: fillText, typeset: filling.typeset, table: tableOf };

  return blocks(tree.root.children);
}

const lettersIn = (inline: Inline): string =>
  'inlines' in inline ? inline.inlines.map(lettersIn).join('') : 'text' in inline ? inline.text : '';
