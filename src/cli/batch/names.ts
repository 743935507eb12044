/** A pattern and what is known of a workshop enter; a file name that every system takes leaves. */

import { findKey, keys } from '../../workshop/keys.ts';

/** What a pattern may name. */
const words = {
  path: ['chemin', 'path'],
  name: ['nom', 'name'],
  date: keys.date,
  place: keys.place,
  title: keys.title,
  theme: keys.theme,
} as const;

export type NameFacts = { readonly [Fact in keyof typeof words]?: string | null };

export const placeholders = Object.values(words).flatMap((names) => names.slice(0, 2).map((word) => `{${word}}`));

const PLACEHOLDER = /\{([^{}]*)\}/gu;

const wordsIn = (pattern: string) => [...pattern.matchAll(PLACEHOLDER)].map(([, word = '']) => word);

/** A placeholder that means nothing, or null. */
export function unknownPlaceholder(pattern: string): string | null {
  const unknown = wordsIn(pattern).find((word) => findKey(word, words) === null);
  return unknown === undefined ? null : `{${unknown}}`;
}

/** Fills in the pattern; what is not known leaves no gap. */
export function fileName(pattern: string, facts: NameFacts): string {
  const filled = pattern.replace(PLACEHOLDER, (_, word: string) => facts[findKey(word, words) ?? 'name'] ?? '');
  const closed = filled.replace(/[-_ ]*([-_ ])[-_ ]*/gu, '$1').replace(/^[-_ ]+|[-_ ]+$/gu, '');
  return safe(closed) || safe(facts.name ?? '') || '_';
}

/** Names that Windows keeps for itself, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/iu;
/** Bytes: file systems take 255, and the name under which a file is first written is longer than its own. */
const LONGEST = 180;

/** No separator, no control, no name or ending that a system refuses, and not too long. */
function safe(name: string): string {
  const tidy = name
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '')
    .replace(/[\\/:*?"<>|]+/gu, '-')
    .replace(/ +/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '');
  const letters = [...tidy.replace(RESERVED, '$&_')];
  while (Buffer.byteLength(letters.join('')) > LONGEST) letters.pop();
  return letters.join('').replace(/[ .]+$/u, '');
}
