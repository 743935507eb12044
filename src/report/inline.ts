/** Short ways to say the parts of a document. */

import type { Block, Inline, List, Paragraph } from './document.ts';

export const text = (words: string): Inline => ({ kind: 'text', text: words });
export const strong = (words: string): Inline => ({ kind: 'strong', inlines: [text(words)] });
export const quiet = (words: string): Inline => ({ kind: 'quiet', inlines: [text(words)] });

/** «1er ex æquo»: French raises the end of an ordinal. */
export function ordinal(words: string, lang: 'fr' | 'en'): readonly Inline[] {
  const [, number = '', end = '', rest = ''] = (lang === 'fr' && /^(\d[\d\s]*)(ers?|e)(?!\w)(.*)$/s.exec(words)) || [];
  if (number === '') return [text(words)];
  return [text(number), { kind: 'raised', inlines: [text(end)] }, ...(rest === '' ? [] : [text(rest)])];
}

export const heading = (words: string, level: 1 | 2 | 3 | 4 = 1): Block => ({
  kind: 'heading',
  level,
  inlines: [text(words)],
});

export const paragraph = (words: string | readonly Inline[], role?: Paragraph['role']): Paragraph => ({
  kind: 'paragraph',
  inlines: typeof words === 'string' ? [text(words)] : words,
  ...(role === undefined ? {} : { role }),
});

export const list = (items: readonly (string | readonly Inline[])[]): List => ({
  kind: 'list',
  bullet: '•',
  items: items.map((item) => [paragraph(item)]),
});

/** Many short items, names for one: side by side where there is room. */
export const inColumns = (items: readonly string[]): List => ({ ...list(items), columns: true });
