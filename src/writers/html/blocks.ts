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

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** A bar as long as its share, rounded to a tenth of a per cent. */
const bar = (share: number): string => `<span style="width:${Math.round(1000 * share) / 10}%"></span>`;

const tags: Readonly<Record<Mark, readonly [opens: string, closes: string]>> = {
  strong: ['<strong>', '</strong>'],
  emphasis: ['<em>', '</em>'],
  underline: ['<u>', '</u>'],
  deleted: ['<del>', '</del>'],
  raised: ['<sup>', '</sup>'],
  lowered: ['<sub>', '</sub>'],
  quiet: ['<span class="quiet">', '</span>'],
};

const writeInlines = (inlines: readonly Inline[], context: HtmlContext): string =>
  inlines.map((inline) => writeInline(inline, context)).join('');

const writeInline = (inline: Inline, context: HtmlContext): string => {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text);
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'break':
      return '<br>';
    case 'gauge':
      return `<span class="gauge" aria-hidden="true">${bar(inline.share)}</span>`;
    case 'link': {
      const href = addressOf(inline.href);
      const words = writeInlines(inline.inlines, context);
      return href === null ? words : `<a href="${escapeHtml(href)}" rel="noreferrer">${words}</a>`;
    }
    case 'image': {
      const data = `data:image/${inline.type === 'jpg' ? 'jpeg' : 'png'};base64,${base64Of(inline.bytes)}`;
      return `<img src="${data}" alt="${escapeHtml(inline.alt)}" width="${inline.width}" height="${inline.height}">`;
    }
    case 'footnote': {
      const number = context.notes.push(inline.blocks);
      return `<sup><a id="note-call-${number}" href="#note-${number}" role="doc-noteref">${number}</a></sup>`;
    }
    default: {
      const [opens, closes] = tags[inline.kind];
      return opens + writeInlines(inline.inlines, context) + closes;
    }
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
      const tag = `h${block.level + 1}`;
      return place > 0 ? `<${tag} id="section-${place}">${words}</${tag}>` : `<p><strong>${words}</strong></p>`;
    }
    case 'paragraph': {
      const named =
        block.role === undefined ? '' : ` class="${block.role}"${block.role === 'warning' ? ' role="note"' : ''}`;
      return `<p${named}>${writeInlines(block.inlines, context)}</p>`;
    }
    case 'list':
      return writeList(block, context);
    case 'table':
      return writeTable(block, context);
    case 'quote':
      return `<blockquote>\n${writeBlocks(block.blocks, context)}\n</blockquote>`;
    case 'chart':
      return writeChart(block);
    case 'code':
      return `<pre><code>${block.text.split('\n').map(escapeHtml).join('\n')}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'page-break':
      return '<div class="page-break"></div>';
    case 'contents':
      return writeContents(block.title, context);
  }
};

const writeContents = (title: string, { headings }: HtmlContext): string => {
  const items = headings.flatMap(({ level, inlines }, place) =>
    level > 3
      ? []
      : `<li class="level-${level}"><a href="#section-${place + 1}">${escapeHtml(wordsOf(inlines))}</a></li>`,
  );
  const words = escapeHtml(title);
  return `<nav aria-label="${words}">\n<p><strong>${words}</strong></p>\n<ul>${items.join('\n')}</ul>\n</nav>`;
};

const listClasses = { '•': 'dots', '–': 'dashes', '➤': 'arrows', '☐': 'boxes', '☑': 'ticked', '□': 'boxes' } as const;

const writeList = ({ bullet, start = 1, items, columns }: List, context: HtmlContext): string => {
  const entries = items.map((blocks) => `<li>${writeCell(blocks, context)}</li>`).join('\n');
  if (bullet === 'number') return `<ol start="${start}">${entries}</ol>`;
  return `<ul class="${listClasses[bullet]}${columns ? ' columns' : ''}">${entries}</ul>`;
};

/** A paragraph alone in a cell or an item needs no element of its own. */
const writeCell = (blocks: readonly Block[], context: HtmlContext): string => {
  const [first, second] = blocks;
  if (first?.kind !== 'paragraph' || first.role !== undefined) return writeBlocks(blocks, context);
  const words = writeInlines(first.inlines, context);
  if (second === undefined) return words;
  return `${second.kind === 'list' ? words : `<p>${words}</p>`}\n${writeBlocks(blocks.slice(1), context)}`;
};

const writeTable = ({ layout, title, description, columns, rows }: ReportTable, context: HtmlContext): string => {
  if (columns.length === 0) return '';
  if (layout) {
    const cells = rows.flatMap((row) => row.cells.map((cell) => `<div>${writeBlocks(cell, context)}</div>`));
    return `<div class="beside">${cells.join('\n')}</div>`;
  }
  const aligned = ({ align }: ReportColumn): string => (align === 'left' ? '' : ` class="${align}"`);
  const headings = columns.map((column) =>
    column.heading.length === 0
      ? '<td></td>'
      : `<th scope="col"${aligned(column)}>${writeInlines(column.heading, context)}</th>`,
  );
  const body = rows.map(({ cells, role }) => {
    if (role === 'bar')
      return `<tr class="bar"><td colspan="${columns.length}">${writeCell(cells.flat(), context)}</td></tr>`;
    const written = columns.map((column, place) => {
      const blocks = cells[place] ?? [];
      const words = writeCell(blocks, context);
      const strong = role === 'strong' && blocks.every(({ kind }) => kind === 'paragraph') && blocks.length < 2;
      const tag = column.header ? 'th' : 'td';
      const scope = column.header ? ' scope="row"' : '';
      return `<${tag}${scope}${aligned(column)}>${strong ? `<strong>${words}</strong>` : words}</${tag}>`;
    });
    return `<tr${role === undefined ? '' : ` class="${role}"`}>${written.join('')}</tr>`;
  });
  const name = escapeHtml(title);
  // A table wider than the screen scrolls in a frame of its own, which the keyboard can reach. Its caption is for those who
  // cannot see it, as in Word.
  return `<div class="frame" role="region" tabindex="0" aria-label="${name}">
<table>
<caption class="unseen">${name} – ${escapeHtml(description)}</caption>
<thead><tr>${headings.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
};

/** Draws bars as boxes of the page, so that nothing is loaded and the words beside them stay text. */
const writeChart = ({ title, description, bars }: Chart): string => {
  if (bars.length === 0) return '';
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const drawn = bars.map(
    ({ label, value, strong }) =>
      `<span class="label">${escapeHtml(label)}</span>` +
      `<span class="bar-of${strong ? ' kept' : ''}">${bar(value / most)}<span>${value}</span></span>`,
  );
  return `<figure>
<figcaption>${escapeHtml(title)}</figcaption>
<div class="chart" role="img" aria-label="${escapeHtml(description)}">
${drawn.join('\n')}
</div>
</figure>`;
};
