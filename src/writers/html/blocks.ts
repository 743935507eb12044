/** Blocks enter; the elements of a page leave. */

import type {
  Block,
  Chart,
  Heading,
  List,
  Paragraph,
  ReportColumn,
  ReportRow,
  ReportTable,
  Signatures,
} from '../../report/document.ts';
import { wordsOf } from '../../report/words.ts';
import { escapeHtml } from '../sanitize.ts';
import { type HtmlContext, share, writeInlines } from './inlines.ts';

/** Where blocks stand: headings `within` a table, a list or a note are not in the outline of the page. */
type HtmlPlace = 'page' | 'within';

export const writeBlocks = (blocks: readonly Block[], place: HtmlPlace, context: HtmlContext): string =>
  blocks.map((block) => writeBlock(block, place, context)).join('\n');

const writeBlock = (block: Block, place: HtmlPlace, context: HtmlContext): string => {
  switch (block.kind) {
    case 'heading':
      return writeHeading(block, place, context);
    case 'paragraph':
      return writeParagraph(block, context);
    case 'list':
      return writeList(block, context);
    case 'table':
      return writeTable(block, context);
    case 'quote':
      return `<blockquote>\n${writeBlocks(block.blocks, 'within', context)}\n</blockquote>`;
    case 'chart':
      return writeChart(block);
    case 'signatures':
      return writeSignatures(block, context);
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
      return writeContents(block.title, context);
  }
};

/** The title of the document is the heading of the first level. */
const writeHeading = (heading: Heading, place: HtmlPlace, context: HtmlContext): string => {
  const words = writeInlines(heading.inlines, context);
  if (place === 'within') return `<p><strong>${words}</strong></p>`;
  const tag = `h${heading.level + 1}`;
  return `<${tag} id="section-${context.headings.indexOf(heading) + 1}">${words}</${tag}>`;
};

const writeContents = (title: string, { headings }: HtmlContext): string => {
  const lines = headings.flatMap(({ level, inlines }, place) =>
    level > 3
      ? []
      : `<li class="level-${level}"><a href="#section-${place + 1}">${escapeHtml(wordsOf(inlines))}</a></li>`,
  );
  return `<nav aria-label="${escapeHtml(title)}">\n<p><strong>${escapeHtml(title)}</strong></p>\n<ul>\n${lines.join('\n')}\n</ul>\n</nav>`;
};

const writeParagraph = ({ inlines, role }: Paragraph, context: HtmlContext): string => {
  const words = writeInlines(inlines, context);
  if (role === undefined) return `<p>${words}</p>`;
  return `<p class="${role}"${role === 'warning' ? ' role="note"' : ''}>${words}</p>`;
};

const listClasses = { '•': 'dots', '–': 'dashes', '➤': 'arrows' } as const;

const writeList = ({ bullet, start, items, columns }: List, context: HtmlContext): string => {
  const inner = items.map((blocks) => `<li>${writeCell(blocks, context)}</li>`).join('\n');
  if (bullet !== 'number') return `<ul class="${listClasses[bullet]}${columns ? ' columns' : ''}">\n${inner}\n</ul>`;
  return `<ol${start === undefined ? '' : ` start="${Math.trunc(start) || 0}"`}>\n${inner}\n</ol>`;
};

/** A paragraph alone in a cell or an item needs no element of its own. */
const writeCell = (blocks: readonly Block[], context: HtmlContext): string => {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph' || first.role !== undefined) return writeBlocks(blocks, 'within', context);
  const words = writeInlines(first.inlines, context);
  if (rest.length === 0) return words;
  const lead = rest[0]?.kind === 'list' ? words : `<p>${words}</p>`;
  return `${lead}\n${writeBlocks(rest, 'within', context)}`;
};

/** A column of weight 0 does not break its lines where there is room. */
const aligned = ({ align, weight }: ReportColumn): string => {
  const classes = [...(align === 'left' ? [] : [align]), ...(weight > 0 ? [] : ['whole'])];
  return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
};

const writeTable = (table: ReportTable, context: HtmlContext): string => {
  const { title, description, columns, rows } = table;
  if (columns.length === 0) return '';
  const id = `table-${context.next()}`;
  const total = columns.reduce((sum, { weight }) => sum + Math.max(weight, 0), 0);
  // With a column of weight 0, the browser shares the width.
  const shared = columns.every(({ weight }) => weight > 0);
  const widths = columns
    .map(({ weight }) => (shared ? `<col style="width:${share(weight, total)}%">` : '<col>'))
    .join('');
  const headings = columns.map((column) =>
    column.heading.length === 0
      ? '<td></td>'
      : `<th scope="col"${aligned(column)}>${writeInlines(column.heading, context)}</th>`,
  );
  // A caption that only repeats the headings is kept for screen readers.
  const told = columns.every(({ heading }) => title.includes(wordsOf(heading)));
  const body = rows.map((row) => writeRow(row, table, context));
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

const writeRow = ({ cells, role }: ReportRow, { columns }: ReportTable, context: HtmlContext): string => {
  if (role === 'bar') {
    return `<tr class="bar"><td colspan="${columns.length}">${writeCell(cells.flat(), context)}</td></tr>`;
  }
  const written = columns.map((column, place) => {
    const last = place === columns.length - 1;
    const blocks = last ? cells.slice(place).flat() : (cells[place] ?? []);
    const words = writeCell(blocks, context);
    const shown =
      role === 'strong' && !/<(?:p|ul|ol|div|table|pre|blockquote)\b/.test(words) ? `<strong>${words}</strong>` : words;
    return column.header ? `<th scope="row"${aligned(column)}>${shown}</th>` : `<td${aligned(column)}>${shown}</td>`;
  });
  return `<tr${role === undefined ? '' : ` class="${role}"`}>${written.join('')}</tr>`;
};

const writeSignatures = ({ line, signatories }: Signatures, context: HtmlContext): string => {
  const places = signatories.map(
    ({ role, name }) => `<div><span class="quiet">${escapeHtml(role)}</span><br>${escapeHtml(name)}</div>`,
  );
  return `<div class="signatures">\n<p>${writeInlines(line, context)}</p>\n${places.join('\n')}\n</div>`;
};

/** Draws bars as boxes of the page, so that nothing is loaded and the words beside them stay text. */
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
