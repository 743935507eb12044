/** A report with everything that a label, a name or an address should not contain, wherever a report has a text. */
import type { Block, Inline, Report } from '../../src/report/document.ts';

export const hostileText =
  'nul\u0000 esc\u001b del\u007f nel\u0085 seule\ud800 fin\udfff non\ufffe\uffff ]]> <w:p/> &amp; "\' { PAGE } {•-1} \u202e\u2066 \ttab\nligne\r\nautre\u2028fin';

const text: Inline = { kind: 'text', text: hostileText };
const hrefs = [
  hostileText,
  `https://a.example/${hostileText}`,
  'https://[::1]:99999/',
  'http://a b/',
  'mailto:a b<c>@d.example?subject=é&body="',
  'tel:+33 (0)1',
  `https://a.example/${'x'.repeat(5000)}`,
  'https://exa%mple/%zz?%',
  'HTTPS://Été.example:80/%E9#a b',
  'javascript:alert(1)',
];
const inlines: readonly Inline[] = [
  text,
  { kind: 'strong', inlines: [{ kind: 'emphasis', inlines: [{ kind: 'quiet', inlines: [text] }] }] },
  { kind: 'code', text: hostileText },
  { kind: 'break' },
  { kind: 'gauge', share: 0 },
  { kind: 'gauge', share: 1 },
  ...hrefs.map((href): Inline => ({ kind: 'link', href, inlines: [text] })),
];

const paragraph: Block = { kind: 'paragraph', inlines };
const table: Block = {
  kind: 'table',
  title: hostileText,
  description: hostileText,
  columns: [
    { heading: inlines, align: 'right', header: true },
    { heading: [], align: 'center' },
  ],
  rows: [
    { role: 'bar', cells: [] },
    { role: 'strong', cells: [[paragraph], [{ kind: 'rule' }]] },
    { cells: [[{ kind: 'page-break' }], [{ kind: 'contents', title: hostileText }]] },
  ],
};
const chart: Block = {
  kind: 'chart',
  title: hostileText,
  description: hostileText,
  bars: [
    { label: hostileText, value: 2, strong: true },
    { label: '', value: 0, strong: false },
  ],
};

const shapes: readonly Block[] = [
  paragraph,
  ...(['lead', 'statement', 'note', 'warning'] as const).map((role): Block => ({ kind: 'paragraph', role, inlines })),
  { kind: 'heading', level: 1, inlines },
  { kind: 'code', text: hostileText },
  { kind: 'rule' },
  { kind: 'list', bullet: 'number', start: 0, items: [[], [{ kind: 'code', text: '' }], [paragraph, paragraph]] },
  { kind: 'list', bullet: 'number', start: 9999, items: [] },
  table,
  chart,
];

const nested: readonly Block[] = [
  ...shapes,
  { kind: 'quote', blocks: [{ kind: 'quote', blocks: shapes }] },
  { kind: 'list', bullet: '➤', items: [shapes, [{ kind: 'list', bullet: '–', items: [shapes] }]] },
  { ...table, rows: [{ cells: [shapes, [table]] }] },
];

export const hostileReport: Report = {
  lang: 'fr',
  title: hostileText,
  organisation: hostileText,
  subject: hostileText,
  author: hostileText,
  date: '2025-99-99<',
  pageNumber: `${hostileText} {page}{pages}{page}`,
  blocks: [
    { kind: 'contents', title: hostileText },
    { kind: 'page-break' },
    ...nested,
    { kind: 'paragraph', inlines: [{ kind: 'footnote', blocks: nested }] },
    { kind: 'page-break' },
  ],
};
