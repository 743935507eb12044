/** Blocks enter; the elements of a page leave. */

import type { Block, Chart, Heading, Inline, List, Mark, ReportColumn, ReportTable } from '../../report/document.ts';
import { wordsOf } from '../../report/inline.ts';
import { addressOf, escapeHtml } from '../sanitize.ts';

/** What a whole page shares while it is written. */
export interface HtmlContext {
  /** The headings of the page in order, to which the table of contents leads; any other is a bold line. */
  readonly headings: readonly Heading[];
  /** Footnotes, in the order in which they are called; written later. */
  readonly notes: (readonly Block[])[];
}

/** An element; attributes that are undefined are left out, and what it holds is HTML already. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: string,
): string => {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${escapeHtml(String(value))}"`,
  );
  return `<${name}${said.join('')}>${content}</${name}>`;
};

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** How long a bar is, in per cent of the whole, rounded to a tenth. */
const share = (value: number, max: number): number => {
  const part = Math.min(Math.max(value / max, 0), 1);
  return max > 0 && !Number.isNaN(part) ? Math.round(1000 * part) / 10 : 0;
};

const lines = (text: string): string[] => text.split(/\r\n|[\n\r\v\f\u2028\u2029]/).map(escapeHtml);

const tags: Readonly<Record<Exclude<Mark, 'quiet'>, string>> = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  deleted: 'del',
  raised: 'sup',
  lowered: 'sub',
};

const writeInlines = (inlines: readonly Inline[], context: HtmlContext): string =>
  inlines.map((inline) => writeInline(inline, context)).join('');

const writeInline = (inline: Inline, context: HtmlContext): string => {
  switch (inline.kind) {
    case 'text':
      return lines(inline.text).join('<br>');
    case 'code':
      return element('code', {}, escapeHtml(inline.text));
    case 'break':
      return '<br>';
    case 'box':
      return '☐';
    case 'gauge': {
      const bar = element('span', { style: `width:${share(inline.value, inline.max)}%` }, '');
      return element('span', { class: 'gauge', 'aria-hidden': 'true' }, bar);
    }
    case 'link': {
      const href = addressOf(inline.href);
      const words = inline.inlines.length > 0 ? writeInlines(inline.inlines, context) : escapeHtml(inline.href);
      return href === null ? words : element('a', { href, rel: 'noreferrer' }, words);
    }
    case 'image': {
      const data = `data:image/${inline.type === 'jpg' ? 'jpeg' : 'png'};base64,${base64Of(inline.bytes)}`;
      return `<img src="${data}" alt="${escapeHtml(inline.alt)}" width="${inline.width}" height="${inline.height}">`;
    }
    case 'footnote': {
      const number = context.notes.push(inline.blocks);
      return element(
        'sup',
        {},
        element('a', { id: `note-call-${number}`, href: `#note-${number}`, role: 'doc-noteref' }, String(number)),
      );
    }
    case 'quiet':
      return element('span', { class: 'quiet' }, writeInlines(inline.inlines, context));
    default:
      return element(tags[inline.kind], {}, writeInlines(inline.inlines, context));
  }
};

export const writeBlocks = (blocks: readonly Block[], context: HtmlContext): string =>
  blocks.map((block) => writeBlock(block, context)).join('\n');

const writeBlock = (block: Block, context: HtmlContext): string => {
  switch (block.kind) {
    case 'heading': {
      const place = context.headings.indexOf(block) + 1;
      const words = writeInlines(block.inlines, context);
      // The title of the document is the heading of the first level.
      if (place > 0) return element(`h${block.level + 1}`, { id: `section-${place}` }, words);
      return element('p', {}, element('strong', {}, words));
    }
    case 'paragraph': {
      const { role } = block;
      const attributes = { class: role, role: role === 'warning' ? 'note' : undefined };
      return element('p', attributes, writeInlines(block.inlines, context));
    }
    case 'list':
      return writeList(block, context);
    case 'table':
      return writeTable(block, context);
    case 'quote':
      return element('blockquote', {}, `\n${writeBlocks(block.blocks, context)}\n`);
    case 'chart':
      return writeChart(block);
    case 'code':
      return element('pre', {}, element('code', {}, lines(block.text).join('\n')));
    case 'rule':
      return '<hr>';
    case 'page-break':
      return element('div', { class: 'page-break' }, '');
    case 'contents':
      return writeContents(block.title, context);
  }
};

const writeContents = (title: string, { headings }: HtmlContext): string => {
  const items = headings.flatMap(({ level, inlines }, place) => {
    const words = escapeHtml(wordsOf(inlines));
    const link = element('a', { href: `#section-${place + 1}` }, words);
    return level > 3 ? [] : element('li', { class: `level-${level}` }, link);
  });
  const heading = element('p', {}, element('strong', {}, escapeHtml(title)));
  return element('nav', { 'aria-label': title }, `\n${heading}\n${element('ul', {}, items.join('\n'))}\n`);
};

const listClasses = { '•': 'dots', '–': 'dashes', '➤': 'arrows', '☐': 'boxes', '☑': 'ticked' } as const;

const writeList = ({ bullet, start, items, columns }: List, context: HtmlContext): string => {
  const inner = items.map((blocks) => element('li', {}, writeCell(blocks, context))).join('\n');
  if (bullet === 'number') return element('ol', { start: start && (Math.trunc(start) || 0) }, inner);
  return element('ul', { class: `${listClasses[bullet]}${columns ? ' columns' : ''}` }, inner);
};

/** A paragraph alone in a cell or an item needs no element of its own. */
const writeCell = (blocks: readonly Block[], context: HtmlContext): string => {
  const [first, second] = blocks;
  if (first?.kind !== 'paragraph' || first.role !== undefined) return writeBlocks(blocks, context);
  const words = writeInlines(first.inlines, context);
  if (second === undefined) return words;
  return `${second.kind === 'list' ? words : element('p', {}, words)}\n${writeBlocks(blocks.slice(1), context)}`;
};

const writeTable = ({ layout, title, description, columns, rows }: ReportTable, context: HtmlContext): string => {
  if (columns.length === 0) return '';
  if (layout) {
    const cells = rows.flatMap((row) => row.cells.map((cell) => element('div', {}, writeBlocks(cell, context))));
    return element('div', { class: 'beside' }, cells.join('\n'));
  }
  // Beside a column that grows, the others do not break their lines where there is room.
  const growing = columns.some(({ grows }) => grows);
  const aligned = ({ align, grows = !growing }: ReportColumn) => ({
    class: [...(align === 'left' ? [] : [align]), ...(grows ? [] : ['whole'])].join(' ') || undefined,
  });
  const headings = columns.map((column) =>
    column.heading.length === 0
      ? '<td></td>'
      : element('th', { scope: 'col', ...aligned(column) }, writeInlines(column.heading, context)),
  );
  const body = rows.map(({ cells, role }) => {
    if (role === 'bar') {
      const bar = element('td', { colspan: columns.length }, writeCell(cells.flat(), context));
      return element('tr', { class: role }, bar);
    }
    const written = columns.map((column, place) => {
      const blocks = cells[place] ?? [];
      const words = writeCell(blocks, context);
      const strong = role === 'strong' && blocks.every(({ kind }) => kind === 'paragraph') && blocks.length < 2;
      const shown = strong ? element('strong', {}, words) : words;
      return column.header
        ? element('th', { scope: 'row', ...aligned(column) }, shown)
        : element('td', aligned(column), shown);
    });
    return element('tr', { class: role }, written.join(''));
  });
  // A caption that only repeats the headings is kept for screen readers.
  const told = columns.every(({ heading }) => title.includes(wordsOf(heading)));
  const unseen = element('span', { class: 'unseen' }, ` – ${escapeHtml(description)}`);
  const parts = [
    element('caption', { class: told ? 'unseen' : undefined }, escapeHtml(title) + unseen),
    element('thead', {}, element('tr', {}, headings.join(''))),
    element('tbody', {}, `\n${body.join('\n')}\n`),
  ];
  // A table wider than the screen scrolls in a frame of its own, which the keyboard can reach.
  const frame = { class: 'frame', role: 'region', tabindex: 0, 'aria-label': title };
  return element('div', frame, `\n${element('table', {}, `\n${parts.join('\n')}\n`)}\n`);
};

/** Draws bars as boxes of the page, so that nothing is loaded and the words beside them stay text. */
const writeChart = ({ title, description, bars }: Chart): string => {
  if (bars.length === 0) return '';
  const most = Math.max(...bars.map(({ value }) => value));
  const drawn = bars.map(({ label, value, strong }) => {
    const bar = element('span', { style: `width:${share(value, most)}%` }, '') + element('span', {}, String(value));
    return (
      element('span', { class: 'label' }, escapeHtml(label)) +
      element('span', { class: strong ? 'bar-of kept' : 'bar-of' }, bar)
    );
  });
  const chart = element('div', { class: 'chart', role: 'img', 'aria-label': description }, `\n${drawn.join('\n')}\n`);
  return element('figure', {}, `\n${element('figcaption', {}, escapeHtml(title))}\n${chart}\n`);
};
