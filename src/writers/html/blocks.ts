/** Blocks enter; the elements of a page leave. */

import type { Block, Chart, Column, Heading, List, Paragraph, Row, Table } from '../../report/document.ts';
import { escapeHtml } from './escape.ts';
import { type Scribe, share, wordsOf, writeInlines } from './inlines.ts';

/** Where blocks stand: only the page itself has an outline. */
type Place = 'page' | 'within';

export const writeBlocks = (blocks: readonly Block[], place: Place, scribe: Scribe): string =>
  blocks.map((block) => writeBlock(block, place, scribe)).join('\n');

const writeBlock = (block: Block, place: Place, scribe: Scribe): string => {
  switch (block.kind) {
    case 'heading':
      return writeHeading(block, place, scribe);
    case 'paragraph':
      return writeParagraph(block, scribe);
    case 'list':
      return writeList(block, scribe);
    case 'table':
      return writeTable(block, scribe);
    case 'quote':
      return `<blockquote>\n${writeBlocks(block.blocks, 'within', scribe)}\n</blockquote>`;
    case 'chart':
      return writeChart(block);
    case 'code':
      return `<pre><code>${block.text
        .split(/\r\n|[\n\r]/)
        .map(escapeHtml)
        .join('\n')}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'page-break':
      return '<div class="page-break"></div>';
    case 'contents':
      return writeContents(block.title, scribe);
  }
};

/** The title of the document is the heading of the first level. */
const writeHeading = (heading: Heading, place: Place, scribe: Scribe): string => {
  const words = writeInlines(heading.inlines, scribe);
  if (place === 'within') return `<p><strong>${words}</strong></p>`;
  const tag = `h${heading.level + 1}`;
  return `<${tag} id="section-${scribe.headings.indexOf(heading) + 1}">${words}</${tag}>`;
};

const writeContents = (title: string, { headings }: Scribe): string => {
  const lines = headings.flatMap(({ level, inlines }, place) =>
    level > 3
      ? []
      : `<li class="level-${level}"><a href="#section-${place + 1}">${escapeHtml(wordsOf(inlines))}</a></li>`,
  );
  return `<nav aria-label="${escapeHtml(title)}">\n<p><strong>${escapeHtml(title)}</strong></p>\n<ul>\n${lines.join('\n')}\n</ul>\n</nav>`;
};

const writeParagraph = ({ inlines, role }: Paragraph, scribe: Scribe): string => {
  const words = writeInlines(inlines, scribe);
  if (role === undefined) return `<p>${words}</p>`;
  return `<p class="${role}"${role === 'warning' ? ' role="note"' : ''}>${words}</p>`;
};

const listClasses = { '•': 'dots', '–': 'dashes', '➤': 'arrows' } as const;

const writeList = ({ bullet, start, items }: List, scribe: Scribe): string => {
  const inner = items.map((blocks) => `<li>${writeCell(blocks, scribe)}</li>`).join('\n');
  if (bullet !== 'number') return `<ul class="${listClasses[bullet]}">\n${inner}\n</ul>`;
  return `<ol${start === undefined ? '' : ` start="${Math.trunc(start) || 0}"`}>\n${inner}\n</ol>`;
};

/** A paragraph alone in a cell or an item needs no element of its own. */
const writeCell = (blocks: readonly Block[], scribe: Scribe): string => {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph' || first.role !== undefined) return writeBlocks(blocks, 'within', scribe);
  const words = writeInlines(first.inlines, scribe);
  if (rest.length === 0) return words;
  const lead = rest[0]?.kind === 'list' ? words : `<p>${words}</p>`;
  return `${lead}\n${writeBlocks(rest, 'within', scribe)}`;
};

/** Columns as wide as what they hold are so on one line, where there is room. */
const aligned = ({ align, weight }: Column): string => {
  const classes = [...(align === 'left' ? [] : [align]), ...(weight > 0 ? [] : ['whole'])];
  return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
};

const writeTable = (table: Table, scribe: Scribe): string => {
  const { title, description, columns, rows } = table;
  if (columns.length === 0) return '';
  const id = `table-${scribe.next()}`;
  const total = columns.reduce((sum, { weight }) => sum + Math.max(weight, 0), 0);
  // Where a column is as wide as what it holds, the browser shares the width.
  const shared = columns.every(({ weight }) => weight > 0);
  const widths = columns
    .map(({ weight }) => (shared ? `<col style="width:${share(weight, total)}%">` : '<col>'))
    .join('');
  const headings = columns.map((column) =>
    column.heading.length === 0
      ? '<td></td>'
      : `<th scope="col"${aligned(column)}>${writeInlines(column.heading, scribe)}</th>`,
  );
  // A caption that only says the headings again is for those who hear it.
  const told = columns.every(({ heading }) => title.includes(wordsOf(heading)));
  const body = rows.map((row) => writeRow(row, table, scribe));
  // A table wider than the screen scrolls in a frame of its own, which the keyboard can reach.
  return `<div class="frame" role="region" tabindex="0" aria-labelledby="${id}">
<table>
<caption id="${id}"${told ? ' class="unseen"' : ''}>${escapeHtml(title)}<span class="unseen"> – ${escapeHtml(description)}</span></caption>
<colgroup>${widths}</colgroup>
<thead>
<tr>${headings.join('')}</tr>
</thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
};

const writeRow = ({ cells, role }: Row, { columns }: Table, scribe: Scribe): string => {
  if (role === 'bar') {
    return `<tr class="bar"><td colspan="${columns.length}">${writeCell(cells.flat(), scribe)}</td></tr>`;
  }
  const written = columns.map((column, place) => {
    const last = place === columns.length - 1;
    const blocks = last ? cells.slice(place).flat() : (cells[place] ?? []);
    const words = blocks.length === 0 ? '—' : writeCell(blocks, scribe);
    const shown =
      role === 'strong' && !/<(?:p|ul|ol|div|table|pre|blockquote)\b/.test(words) ? `<strong>${words}</strong>` : words;
    return column.header ? `<th scope="row"${aligned(column)}>${shown}</th>` : `<td${aligned(column)}>${shown}</td>`;
  });
  return `<tr${role === undefined ? '' : ` class="${role}"`}>${written.join('')}</tr>`;
};

/** Bars are boxes of the page: nothing is loaded, and the words beside them stay text. */
const writeChart = ({ title, description, bars }: Chart): string => {
  if (bars.length === 0) return '';
  const most = Math.max(...bars.map(({ value }) => value));
  const drawn = bars.map(
    ({ label, value, strong }) =>
      `<span class="label">${escapeHtml(label)}</span><span class="bar-of${strong ? ' kept' : ''}"><span style="width:${share(value, most)}%"></span><span>${value}</span></span>`,
  );
  return `<figure>
<figcaption>${escapeHtml(title)}</figcaption>
<div class="chart" role="img" aria-label="${escapeHtml(description)}">
${drawn.join('\n')}
</div>
</figure>`;
};
