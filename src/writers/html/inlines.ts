/** Inlines enter; the words of a page leave. */

import type { Block, Heading, Inline } from '../../report/document.ts';
import { addressOf } from '../address.ts';
import { escapeHtml } from './escape.ts';

/** What a whole page shares while it is written. */
export interface Scribe {
  /** Those of the page, in order: the contents lead to them. */
  readonly headings: readonly Heading[];
  /** Takes in a footnote, written later, and gives its number. */
  readonly note: (blocks: readonly Block[]) => number;
  /** A number that no earlier place of the page has, for an id. */
  readonly next: () => number;
}

const lineBreak = /\r\n|[\n\r\v\f\u2028\u2029]/;

const writeText = (text: string): string => text.split(lineBreak).map(escapeHtml).join('<br>');

/** Per cent of the whole, to a tenth: what a bar is long. */
export const share = (value: number, max: number): number => {
  const part = Math.min(Math.max(value / max, 0), 1);
  return max > 0 && !Number.isNaN(part) ? Math.round(1000 * part) / 10 : 0;
};

/** The words alone, without notes. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => ('text' in inline ? inline.text : 'inlines' in inline ? wordsOf(inline.inlines) : ' '))
    .join('');

export const writeInlines = (inlines: readonly Inline[], scribe: Scribe): string =>
  inlines.map((inline) => writeInline(inline, scribe)).join('');

const writeInline = (inline: Inline, scribe: Scribe): string => {
  switch (inline.kind) {
    case 'text':
      return writeText(inline.text);
    case 'strong':
      return `<strong>${writeInlines(inline.inlines, scribe)}</strong>`;
    case 'emphasis':
      return `<em>${writeInlines(inline.inlines, scribe)}</em>`;
    case 'quiet':
      return `<span class="quiet">${writeInlines(inline.inlines, scribe)}</span>`;
    case 'raised':
      return `<sup>${escapeHtml(inline.text)}</sup>`;
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
      const words = inline.inlines.length > 0 ? writeInlines(inline.inlines, scribe) : escapeHtml(inline.href);
      return address === null ? words : `<a href="${escapeHtml(address)}" rel="noreferrer">${words}</a>`;
    }
    case 'footnote': {
      const number = scribe.note(inline.blocks);
      return `<sup><a id="note-call-${number}" href="#note-${number}" role="doc-noteref">${number}</a></sup>`;
    }
  }
};
