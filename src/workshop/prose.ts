/** The prose of a workshop file and what its placeholders stand for enter; blocks of the document leave. */

import type { List as MdList, Table as MdTable, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Block, Inline, List, Paragraph, Table } from '../report/document.ts';
import { cellBlocks, wordsOf } from './cells.ts';
import { parseMarkdown, type Tree } from './markdown.ts';
import { findPiece, findValue, type PieceId, type ValueId } from './placeholders.ts';

/** What the placeholders stand for, and the words that a table needs for those who cannot see it. */
export interface Filling {
  readonly piece: (id: PieceId) => readonly Block[];
  readonly value: (id: ValueId) => string;
  readonly table: (headings: readonly string[]) => { readonly title: string; readonly description: string };
}

/** A placeholder where it stands in the file. */
export interface Use {
  readonly name: string;
  /** Whether it stands alone in its paragraph. */
  readonly alone: boolean;
  readonly line: number;
  readonly column: number;
}

/** The prose, read and not yet filled in. */
export interface Prose {
  readonly tree: Tree;
  readonly uses: readonly Use[];
  /** Of its headings, one after the other. */
  readonly levels: readonly (1 | 2 | 3 | 4)[];
}

const PLACEHOLDER = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu;
const ALONE = /^(?:\s*(?:\{\{[^{}\n]{1,60}\}\}|\[\[toc\]\]|\\(?:newpage|pagebreak)))+\s*$/iu;
const PAGE_BREAK = /^<!--\s*(?:saut de page|page ?break)\s*-->$/iu;

/** Reads the prose; null where there is none. Lines are those of the file as long as `text` has all of them. */
export function readProse(text: string): Prose | null {
  const tree = parseMarkdown(text);
  if (tree.root.children.length === 0) return null;
  return { tree, uses: usesIn(tree.root), levels: levelsIn(tree.root) };
}

/** Headings of one depth under the same heading are of one level, and none skips a level, whatever their depths. */
function levelsIn({ children }: Tree['root']): Prose['levels'] {
  const open: number[] = [];
  return children.flatMap((node) => {
    if (node.type !== 'heading') return [];
    while ((open.at(-1) ?? 0) >= node.depth) open.pop();
    open.push(node.depth);
    return [Math.min(open.length, 4) as 1 | 2 | 3 | 4];
  });
}

function usesIn(node: Nodes): readonly Use[] {
  if (node.type === 'paragraph') {
    const words = wordsOf(node.children);
    if (ALONE.test(words)) return node.children.flatMap((child) => usesInText(child, true));
  }
  if (node.type === 'text') return usesInText(node, false);
  return 'children' in node ? node.children.flatMap(usesIn) : [];
}

function usesInText(node: Nodes, alone: boolean): readonly Use[] {
  if (node.type !== 'text') return [];
  const start = node.position?.start ?? { line: 1, column: 1 };
  return [...node.value.matchAll(PLACEHOLDER)].map((match): Use => {
    const before = node.value.slice(0, match.index).split('\n');
    const last = before.at(-1) ?? '';
    return {
      name: match[1] ?? '',
      alone,
      line: start.line + before.length - 1,
      column: (before.length === 1 ? start.column : 1) + last.length,
    };
  });
}

/** Writes the prose with every placeholder filled in. */
export function fillProse({ tree, levels }: Prose, filling: Filling): readonly Block[] {
  const notes = new Map(
    tree.root.children.flatMap((node) =>
      node.type === 'footnoteDefinition' ? [[node.identifier, node.children] as const] : [],
    ),
  );
  const addresses = new Map(
    tree.root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])),
  );
  const open = new Set<string>();
  const headings = tree.root.children.filter((node) => node.type === 'heading');

  const blocks = (nodes: readonly RootContent[]): readonly Block[] =>
    nodes.flatMap((node, place) => block(node, nodes[place + 1]));

  const block = (node: RootContent, next: RootContent | undefined): readonly Block[] => {
    switch (node.type) {
      case 'heading': {
        const level = levels[headings.indexOf(node)] ?? 4;
        return [{ kind: 'heading', level, inlines: inlines(node.children) }];
      }
      case 'paragraph':
        return paragraph(node.children, next);
      case 'list':
        return [list(node)];
      case 'table':
        return node.children.length < 2 && node.children[0] === undefined ? [] : [table(node)];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocks(node.children) }];
      case 'code':
        return [{ kind: 'code', text: node.value }];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      case 'html':
        return html(node.value);
      default:
        return [];
    }
  };

  const paragraph = (nodes: readonly PhrasingContent[], next: RootContent | undefined): readonly Block[] => {
    const words = wordsOf(nodes);
    if (ALONE.test(words)) return alone(words);
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

  const list = ({ ordered, start, children }: MdList): List => {
    const line = children[0]?.position?.start.line ?? 0;
    const bullet = ordered ? 'number' : (tree.bullets.get(line) ?? '•');
    return {
      kind: 'list',
      bullet,
      ...(ordered && (start ?? 1) !== 1 ? { start: start ?? 1 } : {}),
      items: children.map((item) => blocks(item.children)),
    };
  };

  const table = ({ align, children }: MdTable): Table => {
    const [header, ...rows] = children;
    const headings = (header?.children ?? []).map((cell) => inlines(cell.children));
    const cells = rows.map((row) =>
      headings.map((_, place) => cellBlocks(inlines(row.children[place]?.children ?? []))),
    );
    const weight = (place: number) =>
      Math.min(Math.max(...rows.map((row) => wordsOf(row.children[place]?.children ?? []).length), 8), 24);
    return {
      kind: 'table',
      ...filling.table((header?.children ?? []).map((cell) => wordsOf(cell.children))),
      columns: headings.map((heading, place) => ({ heading, align: align?.[place] ?? 'left', weight: weight(place) })),
      rows: cells.map((row) => ({ cells: row })),
    };
  };

  const html = (value: string): readonly Block[] => {
    if (PAGE_BREAK.test(value.trim())) return filling.piece('page-break');
    // A comment is a note of the secretary to herself.
    if (/^<!--[\s\S]*-->$/u.test(value.trim())) return [];
    return [{ kind: 'paragraph', inlines: fillText(value) }];
  };

  const inlines = (nodes: readonly PhrasingContent[]): readonly Inline[] => nodes.flatMap(inline);

  const inline = (node: PhrasingContent): readonly Inline[] => {
    switch (node.type) {
      case 'text':
        return fillText(node.value.replace(/\n/gu, ' '));
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, inlines: inlines(node.children) }];
      case 'delete':
        return inlines(node.children);
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return [{ kind: 'link', href: node.url, inlines: inlines(node.children) }];
      case 'linkReference': {
        const href = addresses.get(node.identifier);
        return href === undefined ? inlines(node.children) : [{ kind: 'link', href, inlines: inlines(node.children) }];
      }
      // A picture from elsewhere has no place in a document that must say the same tomorrow: its words have.
      case 'image':
      case 'imageReference':
        return [{ kind: 'text', text: node.alt ?? '' }];
      case 'html':
        if (/^<br\s*\/?>$/iu.test(node.value)) return [{ kind: 'break' }];
        return node.value.startsWith('<!--') ? [] : [{ kind: 'text', text: node.value }];
      case 'footnoteReference':
        return footnote(node.identifier);
      default:
        return [];
    }
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
    const filled = text.replace(PLACEHOLDER, (mark, name: string) => {
      const value = findValue(name);
      return value === null ? mark : filling.value(value);
    });
    return [{ kind: 'text', text: filled }];
  };

  return blocks(tree.root.children);
}
