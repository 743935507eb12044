/** Words as people type them enter; the same words with the spaces and signs of good French leave. Idempotent. */

import type { Block, Inline, Report } from './document.ts';

const FULL = '\u00a0';
const NARROW = '\u202f';

/** Stands for what a program reads: addresses, names of files, entities. A noncharacter: no text has a use for it. */
const KEPT = '\ufdd0';
const WORD = /[^\s«»<>"()]+/gu;
const READ = /:\/\/|www\.|mailto:|[@\\\ufdd0]|\/\.|[^\s.'’]{2}\.[a-z]|&\w+;/iu;

/** Signs that end what was said; a formula, an address or a smile goes on. */
const SIGNS = '(?:[!?][;!?]*(?=[\\s».,…)\\]]|$)|;(?=[\\s»]|$))';
/** After a word: one letter is a drive or a variable. */
const SAID = '(?<=[a-zà-ÿœ]{2}\\)?|»)';
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const UNITS = '[km]€|voix|points?|euros?|ans|mois|jours?|heures?|h|minutes?|min|mn|km|m²|kg';

/**
 * In this order: a quotation mark that becomes a guillemet is spaced as one. A text may begin after a bold word or end before
 * one. The letters are those of French: to know all the letters there are takes V8 longer than to write the whole document.
 */
const rules: readonly (readonly [typed: RegExp, set: string])[] = [
  [/(?<=[a-zà-ÿœ])'(?=[a-zà-ÿœ\d"«])|(?<=\b[cdjlmnst]|qu)'$/giu, '’'],
  [/(?<!\.)\.{3}(?!\.)/gu, '…'],
  [/(?<=^|[\s«([/–—’'-])"(?![\s.,;:!?)])([^"«»]+)(?<=\S)"(?=$|[\s»)\]/–—.,;:!?…-])/gu, '«$1»'],
  [/(?<=«) *(?=[^\s«»]|$)/gu, FULL],
  [/(?<=^|[^\s«»]) *(?=»)/gu, FULL],
  [new RegExp(`(?:(?<! ) +|${SAID})(?=${SIGNS})`, 'giu'), NARROW],
  [new RegExp(`(?<! ) +(?=:(?:[\\s"«]|$|[a-zà-ÿœ]{2}))|${SAID}(?=:(?:\\s|$))`, 'giu'), FULL],
  [/(?:(?<! ) +|(?<=\d))(?=[%‰€](?![a-zà-ÿœ\d]))/giu, FULL],
  [new RegExp(`(?<=^|\\d) +(?=(?:${UNITS})(?![a-zà-ÿœ\\d'’]))`, 'giu'), FULL],
  [/(?<=\d[ \u00a0\u202f]?h) +(?=[0-5]\d(?!\d))/giu, FULL],
  [/(?<=(?<![a-zà-ÿœ])n°) *(?=\d)/giu, FULL],
  [new RegExp(`(?<=(?<![a-zà-ÿœ\\d])(?:\\d\\d?|1er)) +(?=(?:${MONTHS})(?![a-zà-ÿœ]))`, 'giu'), FULL],
];

/** Leaves addresses and hours (14:30, 14h30) alone, every letter, and every no-break space that is there. */
export function typeset(text: string): string {
  const kept: string[] = [];
  const hidden = text.replace(WORD, (word) => {
    if (!READ.test(word)) return word;
    kept.push(word);
    return KEPT;
  });
  return rules
    .reduce((words, [typed, set]) => words.replace(typed, set), hidden)
    .replaceAll(KEPT, () => kept.shift() ?? '');
}

/** The words of one paragraph; never code, nor the address behind a link. */
export const typesetInlines = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.map((inline): Inline => {
    if ('inlines' in inline) return { ...inline, inlines: typesetInlines(inline.inlines) };
    if (inline.kind === 'footnote') return { ...inline, blocks: inline.blocks.map(typesetBlock) };
    return inline.kind === 'text' ? { ...inline, text: typeset(inline.text) } : inline;
  });

function typesetBlock(block: Block): Block {
  if ('inlines' in block) return { ...block, inlines: typesetInlines(block.inlines) };
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(typesetBlock)) };
    case 'quote':
      return { ...block, blocks: block.blocks.map(typesetBlock) };
    case 'table':
      return {
        ...block,
        columns: block.columns.map((column) => ({ ...column, heading: typesetInlines(column.heading) })),
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.map(typesetBlock)) })),
      };
    case 'chart':
      return {
        ...block,
        description: typeset(block.description),
        bars: block.bars.map((bar) => ({ ...bar, label: typeset(bar.label) })),
      };
    default:
      return block;
  }
}

/** All words of a document, whoever typed them: French has rules for them. */
export const typesetBlocks = (blocks: readonly Block[], lang: Report['lang']): readonly Block[] =>
  lang === 'fr' ? blocks.map(typesetBlock) : blocks;

export const typesetReport = (report: Report): Report => {
  const { lang, title, organisation, blocks } = report;
  if (lang === 'en') return report;
  return {
    ...report,
    title: typeset(title),
    organisation: organisation && typeset(organisation),
    blocks: typesetBlocks(blocks, lang),
  };
};
