/** A report enters; Markdown leaves (GFM tables, footnotes), with a fingerprint in a last comment. */

import type { BlockContent, FootnoteDefinition, Heading, ListItem, PhrasingContent, Root, Table } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Block, Inline, Report, ReportTable } from '../report/document.ts';
import { type Sha256, withTextFingerprint } from './fingerprint.ts';
import { addressOf, sanitize } from './sanitize.ts';

export function writeMarkdown(report: Report, sha256: Sha256): string {
  const notes: FootnoteDefinition[] = [];
  const title: Heading = { type: 'heading', depth: 1, children: [words(report.title)] };
  const publisher: BlockContent[] =
    report.organisation === undefined ? [] : [{ type: 'paragraph', children: [words(report.organisation)] }];
  const root: Root = { type: 'root', children: [...publisher, title, ...blockNodes(report.blocks, notes), ...notes] };
  const text = toMarkdown(root, { extensions: [gfmToMarkdown()], bullet: '-', emphasis: '*', rule: '-' });
  return withTextFingerprint(text, sha256);
}

const words = (text: string) => ({ type: 'text', value: sanitize(text) }) as const;

const blockNodes = (blocks: readonly Block[], notes: FootnoteDefinition[]): BlockContent[] =>
  blocks.flatMap((block): BlockContent | BlockContent[] => {
    switch (block.kind) {
      case 'heading': {
        // The title of the document is the heading of the first level.
        const depth = (block.level + 1) as Heading['depth'];
        return { type: 'heading', depth, children: inlineNodes(block.inlines, notes) };
      }
      case 'paragraph': {
        const children = inlineNodes(block.inlines, notes);
        return { type: 'paragraph', children: block.role === 'warning' ? [{ type: 'strong', children }] : children };
      }
      case 'list': {
        const { bullet, start = 1, items } = block;
        const checked = bullet === '☐' || bullet === '☑' ? bullet === '☑' : null;
        const children = items.map((item): ListItem => {
          return { type: 'listItem', spread: false, checked, children: blockNodes(item, notes) };
        });
        return { type: 'list', ordered: bullet === 'number', start, spread: false, children };
      }
      case 'table':
        if (block.layout) return block.rows.flatMap(({ cells }) => blockNodes(cells.flat(), notes));
        return tableNode(block, notes);
      case 'quote':
        return { type: 'blockquote', children: blockNodes(block.blocks, notes) };
      case 'code':
        return { type: 'code', value: block.text };
      case 'chart':
        return { type: 'paragraph', children: [words(block.description)] };
      case 'rule':
      case 'page-break':
        return { type: 'thematicBreak' };
      // A text has no pages to point to.
      default:
        return [];
    }
  });

function tableNode({ columns, rows }: ReportTable, notes: FootnoteDefinition[]): Table {
  const lines = [
    columns.map(({ heading }) => inlineNodes(heading, notes)),
    ...rows.map(({ role, cells }) =>
      cells.map((cell): PhrasingContent[] => {
        const children = cellNodes(cell, notes);
        return role === undefined || children.length === 0 ? children : [{ type: 'strong', children }];
      }),
    ),
  ];
  // A column that only draws what others say has no place in a text.
  const told = columns.flatMap(({ align }, at) => (lines.some((cells) => cells[at]?.length) ? [{ align, at }] : []));
  return {
    type: 'table',
    align: told.map(({ align }) => align),
    children: lines.map((cells) => ({
      type: 'tableRow',
      children: told.map(({ at }) => ({ type: 'tableCell', children: cells[at] ?? [] })),
    })),
  };
}

/** A cell is one line: its paragraphs and list items stand one after the other, a `<br>` between them. */
function cellNodes(blocks: readonly Block[], notes: FootnoteDefinition[]): PhrasingContent[] {
  const lines = blocks.flatMap((block): PhrasingContent[][] => {
    if ('inlines' in block) return [inlineNodes(block.inlines, notes)];
    if (block.kind !== 'list') return [];
    const mark = words(`${block.bullet === 'number' ? '–' : block.bullet} `);
    return block.items.map((item) => [mark, ...cellNodes(item, notes)]);
  });
  return lines.flatMap((line, place) => (place === 0 ? line : [{ type: 'html', value: '<br>' }, ...line]));
}

const inlineNodes = (inlines: readonly Inline[], notes: FootnoteDefinition[]): PhrasingContent[] =>
  inlines.flatMap((inline): PhrasingContent | PhrasingContent[] => {
    switch (inline.kind) {
      case 'text':
        return words(inline.text);
      case 'code':
        return { type: 'inlineCode', value: sanitize(inline.text) };
      case 'strong':
      case 'emphasis':
        return { type: inline.kind, children: inlineNodes(inline.inlines, notes) };
      case 'deleted':
        return { type: 'delete', children: inlineNodes(inline.inlines, notes) };
      case 'image':
        return { type: 'emphasis', children: [words(inline.alt)] };
      case 'link': {
        // An address that no reader could open, or that runs something, leaves its words alone.
        const url = addressOf(inline.href);
        const children = inlineNodes(inline.inlines, notes);
        return url === null ? children : { type: 'link', url, children };
      }
      case 'break':
        return { type: 'break' };
      case 'gauge':
        return [];
      case 'footnote': {
        // The note itself stands at the end of the document.
        const identifier = String(notes.length + 1);
        const note: FootnoteDefinition = { type: 'footnoteDefinition', identifier, children: [] };
        notes.push(note);
        note.children = blockNodes(inline.blocks, notes);
        return { type: 'footnoteReference', identifier };
      }
      default:
        return inlineNodes(inline.inlines, notes);
    }
  });
