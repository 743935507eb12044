/** Words as people type them enter; the same words with the spaces and signs of good French leave. Idempotent. */

import type { Report } from './document.ts';

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

/** Where a document keeps words; whatever else it holds is for programs. */
const WORDS: ReadonlySet<string> = new Set(['text', 'label', 'title', 'description', 'organisation']);

/** All words of a document or of a part of it, whoever typed them: French has rules for them, but not for code. */
export const typesetAll = <Part>(part: Part, lang: Report['lang']): Part =>
  lang === 'fr' ? (typesetPart(part) as Part) : part;

function typesetPart(part: unknown, key = ''): unknown {
  if (typeof part === 'string') return WORDS.has(key) ? typeset(part) : part;
  if (Array.isArray(part)) return part.map((one) => typesetPart(one));
  if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return part;
  if ('kind' in part && part.kind === 'code') return part;
  const said: Record<string, unknown> = { ...part };
  for (const name of Object.keys(said)) said[name] = typesetPart(said[name], name);
  return said;
}
