/** Short ways to say the parts of a document. */

import type { Block, Heading, Inline, List, Paragraph, ReportColumn, ReportRow, ReportTable } from './document.ts';

export type Phrase = string | readonly Inline[];

export const text = (words: string): Inline => ({ kind: 'text', text: words });
export const strong = (words: string): Inline => ({ kind: 'strong', inlines: [text(words)] });
export const quiet = (words: string): Inline => ({ kind: 'quiet', inlines: [text(words)] });
const inlinesOf = (words: Phrase): readonly Inline[] => (typeof words === 'string' ? [text(words)] : words);

/** Lines of one paragraph. */
export const inLines = (...said: readonly Phrase[]): readonly Inline[] =>
  said.flatMap((words, at) => (at === 0 ? inlinesOf(words) : [{ kind: 'break' }, ...inlinesOf(words)]));

/** «1er ex æquo», «4 (3e)»: French raises the end of an ordinal. */
export function ordinal(words: string, lang: 'fr' | 'en'): readonly Inline[] {
  const [, number = '', end = '', rest = ''] = (lang === 'fr' && /^(.*?\d)(ers?|e)(?!\w)(.*)$/su.exec(words)) || [];
  if (number === '') return [text(words)];
  return [text(number), { kind: 'raised', inlines: [text(end)] }, ...(rest === '' ? [] : [text(rest)])];
}

export const heading = (words: string, level: Heading['level'] = 1): Heading => ({
  kind: 'heading',
  level,
  inlines: [text(words)],
});

export const paragraph = (words: Phrase, role?: Paragraph['role']): Paragraph => ({
  kind: 'paragraph',
  inlines: inlinesOf(words),
  ...(role === undefined ? {} : { role }),
});

export const paragraphs = (said: readonly string[]): readonly Block[] => said.map((words) => paragraph(words));

export const list = (items: readonly Phrase[], bullet: List['bullet'] = '•'): List => ({
  kind: 'list',
  bullet,
  items: items.map((item) => [paragraph(item)]),
});

/** As wide as what it holds, unless it grows. */
export const column = (heading: Phrase, align: ReportColumn['align'] = 'left', grows = false): ReportColumn => ({
  heading: heading === '' ? [] : inlinesOf(heading),
  align,
  grows,
});

/** The column that says what each row is about. */
export const header = (heading: Phrase, grows = true): ReportColumn => ({
  ...column(heading, 'left', grows),
  header: true,
});

export const cell = (words: Phrase): readonly Block[] => [paragraph(words)];

export const row = (cells: readonly Phrase[], isStrong = false): ReportRow => ({
  cells: cells.map(cell),
  ...(isStrong ? { role: 'strong' } : {}),
});

/** Its headings say what it shows to those who cannot see it. */
export const table = (title: string, columns: readonly ReportColumn[], rows: readonly ReportRow[]): ReportTable => ({
  kind: 'table',
  title,
  description: columns.flatMap(({ heading }) => wordsOf(heading) || []).join(', '),
  columns,
  rows,
});

export const gauge = (value: number, max: number): readonly Inline[] => [
  { kind: 'gauge', share: max > 0 ? value / max : 0 },
];

/** Cells beside one another, so many in a row: a table without lines and headings. */
export const sideBySide = (cells: readonly (readonly Block[])[], columns: number): ReportTable => ({
  ...table(
    '',
    Array.from({ length: columns }, () => column('')),
    Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => ({
      cells: cells.slice(row * columns, (row + 1) * columns),
    })),
  ),
  layout: true,
});

/** The words alone, without what is only drawn: a break ends a line; a note says nothing here, nor does a picture. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.kind === 'break') return '\n';
      if ('inlines' in inline) return wordsOf(inline.inlines);
      return 'text' in inline ? inline.text : '';
    })
    .join('');

/** Paragraph by paragraph, for places that hold nothing else. */
export const linesOf = (blocks: readonly Block[]): readonly (readonly Inline[])[] =>
  blocks.flatMap((block) => {
    if ('inlines' in block) return [block.inlines];
    if (block.kind === 'list') return linesOf(block.items.flat());
    if (block.kind === 'quote') return linesOf(block.blocks);
    if (block.kind === 'table') return linesOf(block.rows.flatMap(({ cells }) => cells.flat()));
    return block.kind === 'code' ? block.text.split('\n').map((line) => [text(line)]) : [];
  });
