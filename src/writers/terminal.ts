/** Blocks of a document and the width of a screen enter; lines of characters leave. */

import { Chalk } from 'chalk';
import Table from 'cli-table3';
import stringWidth from 'string-width';
import wrap from 'wrap-ansi';
import type { Block, Inline, List, Paragraph, ReportTable } from '../report/document.ts';
import { linesOf } from '../report/inline.ts';
import { sanitize } from './sanitize.ts';
import { shareWidth, sum } from './share-width.ts';

export interface Screen {
  /** Characters in a line. */
  readonly width: number;
  readonly colour: boolean;
}

/** What parts two columns: the padding of the first, and the frame of cli-table3, which is always one character wide. */
const GAP = '  ';
const PADDING = GAP.length - 1;
const SHORTEST_GAUGE = 8;
const LONGEST_GAUGE = 24;
/** Narrower, a column of words breaks every word. */
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

/** An empty line stands around tables, and nowhere else. */
const spaced = (block: Block, before: Block | undefined): boolean =>
  before !== undefined && (block.kind === 'table' || before.kind === 'table');

function write(block: Block, pen: Pen): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block, pen);
    case 'list':
      return list(block, pen);
    case 'table':
      return table(block, pen);
    case 'code':
      return block.text.split('\n').map(sanitize).join('\n');
    case 'rule':
      return '─'.repeat(pen.width);
    // Whatever else a document holds is not shown on a screen.
    default:
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
    case 'break':
      return '\n';
    case 'gauge':
      return style.gauge(drawGauge(part.share, gauge));
    default:
      return 'inlines' in part ? inline(part.inlines, pen) : '';
  }
}

/** Draws in eighths of a character, so that each point more makes the gauge a little longer. */
function drawGauge(share: number, width: number): string {
  const eighths = Math.round(share * width * 8);
  const rest = eighths % 8;
  return '█'.repeat(Math.floor(eighths / 8)) + (rest === 0 ? '' : String.fromCodePoint(0x2590 - rest));
}

function table({ columns, rows }: ReportTable, pen: Pen): string {
  const lines = [
    { role: 'strong', cells: columns.map(({ heading }) => heading) },
    ...rows.map(({ role, cells }) => ({ role, cells: cells.map((cell) => linesOf(cell).flat()) })),
  ];
  const sides = lines.filter(({ role }) => role !== 'bar');
  const drawn = columns.findIndex((_, at) => sides.some(({ cells }) => cells[at]?.[0]?.kind === 'gauge'));
  const wishes = columns.map(({ align, grows }, at) => {
    // As wide as it takes to break no line.
    const widths = sides.map(({ cells }) => stringWidth(inline(cells[at] ?? [], pen)));
    const wanted = at === drawn ? 0 : Math.max(...widths);
    return { at, align, wanted, least: grows ? Math.min(wanted, NARROWEST) : wanted, grows: false };
  });
  // A gauge takes what the others leave, and goes where it would leave no room for words.
  const room = pen.width - GAP.length * (columns.length - 1);
  const gauge = Math.min(LONGEST_GAUGE, Math.max(SHORTEST_GAUGE, room - sum(wishes.map(({ wanted }) => wanted))));
  const fits = room - gauge >= sum(wishes.map(({ least }) => least));
  const kept = wishes.flatMap((wish) =>
    wish.at !== drawn ? [wish] : fits ? [{ ...wish, wanted: gauge, least: gauge }] : [],
  );
  const gaps = GAP.length * (kept.length - 1);
  const widths = shareWidth(kept, Math.min(pen.width - gaps, sum(kept.map(({ wanted }) => wanted))));
  const total = sum(widths) + gaps;
  const across = (words: string) => [{ colSpan: kept.length, content: words }];
  const rule = across('─'.repeat(total));
  const written = lines.map(({ role, cells }) => {
    if (role === 'bar') return across(drawBar(inline(cells[0] ?? [], pen), total));
    return kept.map(({ at }, place) => {
      const words = fill(inline(cells[at] ?? [], pen, widths[place]), widths[place] ?? 0);
      return role === 'strong' ? words.replace(/^.+$/gmu, (line) => pen.style.strong(line)) : words;
    });
  });
  const whole = new Table({
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': PADDING },
    chars: noFrame,
    colWidths: widths.map((width) => width + PADDING),
    colAligns: kept.map(({ align }) => align),
  });
  whole.push(...written.slice(0, 1), rule, ...written.slice(1), ...(rows.at(-1)?.role === 'bar' ? [] : [rule]));
  return whole.toString().replace(/ +$/gmu, '');
}

/** Columns stand two spaces apart, and the table draws its rules itself. */
const noFrame = Object.fromEntries(
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid'
    .split(' ')
    .map((name) => [name, ''])
    .concat([['middle', ' ']]),
);

function drawBar(words: string, total: number): string {
  const line = `── ${words} `;
  const free = total - stringWidth(line);
  return free < 0 ? fill(words, total) : line + '─'.repeat(free);
}

/** Breaks at spaces, and within a word only where it is longer than a line; not even there unless `hard`. */
export function fill(words: string, width: number, hard = true): string {
  return width === Infinity ? words : wrap(words, width, { hard, trim: true });
}
