/** A report enters; Markdown leaves (GFM tables, footnotes), with a fingerprint in a last comment. */

import type { BlockContent, FootnoteDefinition, PhrasingContent, Root, RootContent, Table as TableNode } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Block, Inline, Report, ReportTable } from '../report/document.ts';
import { type Sha256, withTextFingerprint } from './fingerprint.ts';
import { addressOf, sanitize } from './sanitize.ts';

export function writeMarkdown(report: Report, sha256: Sha256): string {
  const notes: FootnoteDefinition[] = [];
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: sanitize(report.title) }] },
    ...report.blocks.flatMap((block) => blockNodes(block, notes)),
  ];
  const root: Root = { type: 'root', children: [...children, ...notes] };
  const text = toMarkdown(root, { extensions: [gfmToMarkdown()], bullet: '-', emphasis: '*', rule: '-' });
  return withTextFingerprint(text, sha256);
}

function blockNodes(block: Block, notes: FootnoteDefinition[]): readonly BlockContent[] {
  switch (block.kind) {
    case 'heading':
      // The title of the document is the heading of the first level.
      return [
        { type: 'heading', depth: (block.level + 1) as 2 | 3 | 4 | 5, children: inlineNodes(block.inlines, notes) },
      ];
    case 'paragraph': {
      const children = inlineNodes(block.inlines, notes);
      return [{ type: 'paragraph', children: block.role === 'warning' ? [{ type: 'strong', children }] : children }];
    }
    case 'list':
      return [
        {
          type: 'list',
          ordered: block.bullet === 'number',
          start: block.bullet === 'number' ? (block.start ?? 1) : null,
          spread: false,
          children: block.items.map((item) => ({
            type: 'listItem',
            spread: false,
            children: item.flatMap((inner) => blockNodes(inner, notes)),
          })),
        },
      ];
    case 'table':
      return [tableNode(block, notes)];
    case 'quote':
      return [{ type: 'blockquote', children: block.blocks.flatMap((inner) => blockNodes(inner, notes)) }];
    case 'code':
      return [{ type: 'code', value: block.text }];
    case 'chart':
      return [{ type: 'paragraph', children: [{ type: 'text', value: sanitize(block.description) }] }];
    case 'rule':
    case 'page-break':
      return [{ type: 'thematicBreak' }];
    case 'contents':
      return [];
    case 'signatures':
      return [
        block.line,
        ...block.signatories.map(({ role, name }): Inline[] => [
          { kind: 'text', text: [role, name].filter((words) => words !== '').join(' – ') },
        ]),
      ].map((inlines) => ({ type: 'paragraph', children: inlineNodes(inlines, notes) }));
  }
}

/** A column that only draws what others say has no place in a text. */
const isDrawn = ({ rows }: ReportTable, column: number): boolean =>
  rows.every(
    ({ cells, role }) =>
      role === 'bar' ||
      (cells[column] ?? []).every(
        (block) => block.kind === 'paragraph' && block.inlines.every(({ kind }) => kind === 'gauge'),
      ),
  );

function tableNode(whole: ReportTable, notes: FootnoteDefinition[]): TableNode {
  const told = whole.columns.map(({ heading }, column) => heading.length > 0 || !isDrawn(whole, column));
  const columns = whole.columns.filter((_, column) => told[column]);
  const rows = whole.rows.map(({ cells, role }) => ({
    role,
    cells: role === 'bar' ? cells : cells.filter((_, column) => told[column]),
  }));
  const body = rows.map(({ cells, role }) => ({
    type: 'tableRow' as const,
    children: columns.map((_, place) => {
      const inner = cellNodes(cells[place] ?? [], notes);
      return {
        type: 'tableCell' as const,
        children:
          role === undefined || inner.length === 0 ? inner : [{ type: 'strong' as const, children: [...inner] }],
      };
    }),
  }));
  const header = {
    type: 'tableRow' as const,
    children: columns.map(({ heading }) => ({ type: 'tableCell' as const, children: inlineNodes(heading, notes) })),
  };
  return { type: 'table', align: columns.map(({ align }) => align), children: [header, ...body] };
}

/** A cell is one line: its paragraphs and list items stand one after the other, a `<br>` between them. */
function cellNodes(blocks: readonly Block[], notes: FootnoteDefinition[]): PhrasingContent[] {
  const lines = blocks.flatMap((block): readonly PhrasingContent[][] => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return [inlineNodes(block.inlines, notes)];
    if (block.kind !== 'list') return [];
    return block.items.map((item) => [
      { type: 'text', value: `${block.bullet === 'number' ? '–' : block.bullet} ` },
      ...cellNodes(item, notes),
    ]);
  });
  return lines.flatMap((line, place): PhrasingContent[] =>
    place === 0 ? line : [{ type: 'html', value: '<br>' }, ...line],
  );
}

const inlineNodes = (inlines: readonly Inline[], notes: FootnoteDefinition[]): PhrasingContent[] =>
  inlines.flatMap((part) => inlineNode(part, notes));

function inlineNode(part: Inline, notes: FootnoteDefinition[]): PhrasingContent[] {
  switch (part.kind) {
    case 'text':
      return [{ type: 'text', value: sanitize(part.text) }];
    case 'code':
      return [{ type: 'inlineCode', value: sanitize(part.text) }];
    case 'strong':
    case 'emphasis':
      return [{ type: part.kind, children: inlineNodes(part.inlines, notes) }];
    case 'deleted':
      return [{ type: 'delete', children: inlineNodes(part.inlines, notes) }];
    case 'image':
      return [{ type: 'emphasis', children: [{ type: 'text', value: sanitize(part.alt) }] }];
    case 'link':
      return linkNode(part.href, inlineNodes(part.inlines, notes));
    case 'break':
      return [{ type: 'break' }];
    case 'box':
      return [{ type: 'text', value: '☐' }];
    case 'gauge':
      return [];
    case 'footnote':
      return [footnoteNode(part.blocks, notes)];
    default:
      return inlineNodes(part.inlines, notes);
  }
}

/** An address that no reader could open, or that runs something, leaves its words alone. */
function linkNode(href: string, children: PhrasingContent[]): PhrasingContent[] {
  const url = addressOf(href);
  const words = children.length > 0 ? children : [{ type: 'text' as const, value: sanitize(href) }];
  return url === null ? words : [{ type: 'link', url, children: words }];
}

/** The note itself stands at the end of the document. */
function footnoteNode(blocks: readonly Block[], notes: FootnoteDefinition[]): PhrasingContent {
  const identifier = String(notes.length + 1);
  const note: FootnoteDefinition = { type: 'footnoteDefinition', identifier, label: identifier, children: [] };
  notes.push(note);
  note.children = blocks.flatMap((inner) => blockNodes(inner, notes));
  return { type: 'footnoteReference', identifier, label: identifier };
}
