/** Inlines enter; the words of a page leave. */

import type { Block, Heading, Inline, Mark } from '../../report/document.ts';
import { addressOf, escapeHtml } from '../sanitize.ts';

/** What a whole page shares while it is written. */
export interface HtmlContext {
  /** The headings of the page in order, to which the table of contents leads. */
  readonly headings: readonly Heading[];
  /** Takes in a footnote, written later, and gives its number. */
  readonly note: (blocks: readonly Block[]) => number;
  /** Gives a new number each time, for an id. */
  readonly next: () => number;
}

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

const lineBreak = /\r\n|[\n\r\v\f\u2028\u2029]/;

const writeText = (text: string): string => text.split(lineBreak).map(escapeHtml).join('<br>');

/** How long a bar is, in per cent of the whole, rounded to a tenth. */
export const share = (value: number, max: number): number => {
  const part = Math.min(Math.max(value / max, 0), 1);
  return max > 0 && !Number.isNaN(part) ? Math.round(1000 * part) / 10 : 0;
};

const tags: Readonly<Record<Mark, readonly [string, string]>> = {
  strong: ['<strong>', '</strong>'],
  emphasis: ['<em>', '</em>'],
  underline: ['<u>', '</u>'],
  deleted: ['<del>', '</del>'],
  quiet: ['<span class="quiet">', '</span>'],
  raised: ['<sup>', '</sup>'],
  lowered: ['<sub>', '</sub>'],
};

export const writeInlines = (inlines: readonly Inline[], context: HtmlContext): string =>
  inlines.map((inline) => writeInline(inline, context)).join('');

const writeInline = (inline: Inline, context: HtmlContext): string => {
  switch (inline.kind) {
    case 'text':
      return writeText(inline.text);
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'break':
      return '<br>';
    case 'box':
      return '☐';
    case 'gauge':
      return `<span class="gauge" aria-hidden="true"><span style="width:${share(inline.value, inline.max)}%"></span></span>`;
    case 'link': {
      const address = addressOf(inline.href);
      const words = inline.inlines.length > 0 ? writeInlines(inline.inlines, context) : escapeHtml(inline.href);
      return address === null ? words : `<a href="${escapeHtml(address)}" rel="noreferrer">${words}</a>`;
    }
    case 'image':
      return `<img src="data:image/${inline.type === 'jpg' ? 'jpeg' : 'png'};base64,${base64Of(inline.bytes)}" alt="${escapeHtml(inline.alt)}" width="${inline.width}" height="${inline.height}">`;
    case 'footnote': {
      const number = context.note(inline.blocks);
      return `<sup><a id="note-call-${number}" href="#note-${number}" role="doc-noteref">${number}</a></sup>`;
    }
    default:
      return tags[inline.kind].join(writeInlines(inline.inlines, context));
  }
};
