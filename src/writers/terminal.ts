/** Blocks of a document and the width of a screen enter; lines of characters leave. */

import { Chalk } from 'chalk';
import type { Block, Inline, List, Paragraph, ReportColumn, ReportRow, ReportTable } from '../report/document.ts';
import { columnsOf, fill } from './fill.ts';
import { sanitize } from './sanitize.ts';
import { shareWidth } from './share-width.ts';

export interface Screen {
  /** Characters in a line. */
  readonly width: number;
  readonly colour: boolean;
}

/** What parts two columns. */
const GAP = '  ';
const SHORTEST_GAUGE = 8;
const LONGEST_GAUGE = 24;
/** A column narrower than this breaks every word. */
const NARROWEST = 16;

export function writeTerminal(blocks: readonly Block[], screen: Screen): string {
  const pen: Pen = { width: Math.max(40, screen.width), style: styleFor(screen.colour) };
  return blocks.map((block, place) => `${spaced(block, blocks[place - 1]) ? '\n' : ''}${write(block, pen)}\n`).join('');
}

/** The default chalk ignores NO_COLOR and the other stream; whoever owns the stream decides. */
const styleFor = (colour: boolean) => {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return { strong: chalk.bold, emphasis: chalk.italic, quiet: chalk.dim, warning: chalk.yellow, gauge: chalk.cyan };
};

interface Pen {
  readonly width: number;
  readonly style: ReturnType<typeof styleFor>;
}

/** An empty line stands around tables and before headings, and nowhere else. */
const spaced = (block: Block, before: Block | undefined): boolean =>
  before !== undefined && (block.kind === 'table' || block.kind === 'heading' || before.kind === 'table');

function write(block: Block, pen: Pen): string {
  switch (block.kind) {
    case 'heading':
      return pen.style.strong(fill(inline(block.inlines, pen), pen.width));
    case 'paragraph':
      return paragraph(block, pen);
    case 'list':
      return list(block, pen);
    case 'table':
      return table(block, pen);
    case 'quote':
      return block.blocks.map((inner) => write(inner, pen)).join('\n');
    case 'code':
      return block.text.split('\n').map(sanitize).join('\n');
    case 'rule':
    case 'page-break':
      return '─'.repeat(pen.width);
    case 'chart':
    case 'contents':
      return '';
  }
}

function paragraph({ inlines, role }: Paragraph, pen: Pen): string {
  const words = fill(inline(inlines, pen), pen.width);
  return role === 'warning' ? pen.style.warning(words) : words;
}

function list({ bullet, start = 1, items }: List, pen: Pen): string {
  const marks = items.map((_, place) => (bullet === 'number' ? `  ${start + place}. ` : `  ${bullet} `));
  const indent = Math.max(4, ...marks.map((mark) => mark.length));
  const inner = { ...pen, width: pen.width - indent };
  const lines = items.flatMap((blocks, item) => {
    const words = blocks.map((block) => write(block, inner)).join('\n');
    return words.split('\n').map((line, at) => (at === 0 ? (marks[item] ?? '') : '').padEnd(indent) + line);
  });
  return lines.join('\n');
}

const inline = (inlines: readonly Inline[], pen: Pen, gauge = SHORTEST_GAUGE): string =>
  inlines.map((part) => inlinePart(part, pen, gauge)).join('');

function inlinePart(part: Inline, pen: Pen, gauge: number): string {
  const { style } = pen;
  switch (part.kind) {
    case 'text':
    case 'code':
      return sanitize(part.text);
    case 'strong':
    case 'emphasis':
    case 'quiet':
      return style[part.kind](inline(part.inlines, pen));
    case 'link':
      return `${inline(part.inlines, pen)} (${sanitize(part.href)})`;
    case 'break':
      return '\n';
    case 'box':
      return '[ ]';
    case 'footnote':
      return '';
    case 'gauge':
      return style.gauge(drawGauge(part.value / part.max, gauge));
    case 'image':
      return sanitize(part.alt);
    default:
      return inline(part.inlines, pen);
  }
}

/** Draws in eighths of a character, so that each point more makes the gauge a little longer. */
function drawGauge(part: number, width: number): string {
  const eighths = Math.round(Math.max(0, Math.min(1, part)) * width * 8);
  const rest = eighths % 8;
  return '█'.repeat(Math.floor(eighths / 8)) + (rest === 0 ? '' : String.fromCodePoint(0x2590 - rest));
}

function table({ columns, rows }: ReportTable, pen: Pen): string {
  const drawn = columns.findIndex((_, at) => rows.some((row) => inlinesOf(row, at)[0]?.kind === 'gauge'));
  /** How wide a column is in which no line is broken. */
  const need = ({ heading }: ReportColumn, at: number) =>
    [heading, ...rows.filter(({ role }) => role !== 'bar').map((row) => inlinesOf(row, at))].reduce(
      (widest, inlines) => Math.max(widest, columnsOf(inline(inlines, pen))),
      0,
    );
  const wishes = columns.map((column, at) => {
    const wanted = at === drawn ? 0 : need(column, at);
    const breaks = column.grows ?? columns.every(({ grows }) => !grows);
    return { at, align: column.align, wanted, least: breaks ? 1 : wanted, grows: false };
  });
  // A gauge takes what the others leave, and goes where it would leave no room for words.
  const room = pen.width - GAP.length * (columns.length - 1);
  const free = room - sum(wishes.map(({ wanted }) => wanted));
  const gauge = Math.min(LONGEST_GAUGE, Math.max(SHORTEST_GAUGE, free));
  const fits = room - gauge - sum(wishes.map(({ wanted, least }) => (least === wanted ? wanted : 0))) >= NARROWEST;
  const kept = wishes.flatMap((wish) =>
    wish.at !== drawn ? [wish] : fits ? [{ ...wish, wanted: gauge, least: gauge }] : [],
  );
  const most = pen.width - GAP.length * (kept.length - 1);
  const widths = shareWidth(kept, Math.min(most, sum(kept.map(({ wanted }) => wanted))));
  const total = sum(widths) + GAP.length * (kept.length - 1);
  /** Cells beside one another, in as many lines as the highest takes; a gauge takes all of its width. */
  const sideBySide = (strong: boolean, cell: (at: number) => readonly Inline[]): readonly string[] => {
    const cells = kept.map(({ at }, place) =>
      fill(inline(cell(at), pen, widths[place]), widths[place] ?? 0).split('\n'),
    );
    return Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, line) =>
      kept
        .map(({ align }, place) => {
          const words = cells[place]?.[line] ?? '';
          return pad(strong ? pen.style.strong(words) : words, widths[place] ?? 0, align);
        })
        .join(GAP)
        .trimEnd(),
    );
  };
  return [
    ...sideBySide(true, (at) => columns[at]?.heading ?? []),
    '─'.repeat(total),
    ...rows.flatMap((row) =>
      row.role === 'bar'
        ? drawBar(inline(inlinesOf(row, 0), pen), total)
        : sideBySide(row.role === 'strong', (at) => inlinesOf(row, at)),
    ),
    ...(rows.at(-1)?.role === 'bar' ? [] : ['─'.repeat(total)]),
  ].join('\n');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function pad(words: string, width: number, align: ReportColumn['align'] = 'left'): string {
  const free = Math.max(width - columnsOf(words), 0);
  const before = align === 'left' ? 0 : align === 'right' ? free : Math.floor(free / 2);
  return ' '.repeat(before) + words + ' '.repeat(free - before);
}

/** The inlines of all paragraphs of a cell; a screen shows nothing else in it. */
const inlinesOf = (row: ReportRow, place: number): readonly Inline[] =>
  (row.cells[place] ?? []).flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []));

function drawBar(words: string, total: number): readonly string[] {
  const line = `── ${words} `;
  const free = total - columnsOf(line);
  return free < 0 ? fill(words, total).split('\n') : [line + '─'.repeat(free)];
}
