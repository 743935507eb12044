/** Any text enters; text that a page shows as it is, and that is nothing but text, leaves. */

import { sanitize } from '../sanitize.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As the content of an element, or as an attribute in quotes. */
export const escapeHtml = (text: string): string =>
  sanitize(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
