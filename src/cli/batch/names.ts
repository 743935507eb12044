/** A pattern and what is known of a workshop enter; a file name that every system takes leaves. */

import { fold } from '../../ballots/fold.ts';

/** What a pattern may name, each under its English and its French word. */
const PLACEHOLDERS = {
  path: 'path',
  chemin: 'path',
  name: 'name',
  nom: 'name',
  date: 'date',
  place: 'place',
  lieu: 'place',
  title: 'title',
  titre: 'title',
  theme: 'theme',
} as const;

export type NameFacts = { readonly [Fact in (typeof PLACEHOLDERS)[keyof typeof PLACEHOLDERS]]: string | null };

export const placeholders = Object.keys(PLACEHOLDERS).map((word) => `{${word}}`);

/** A placeholder that means nothing, or null. */
export const unknownPlaceholder = (pattern: string): string | null =>
  [...pattern.matchAll(/\{([^{}]*)\}/gu)].find(([, word = '']) => factOf(word) === null)?.[0] ?? null;

/** Whether a name follows from the path alone, so that nothing need be read for it. */
export const needsNoFacts = (pattern: string): boolean =>
  [...pattern.matchAll(/\{([^{}]*)\}/gu)].every(([, word = '']) => ['path', 'name'].includes(factOf(word) ?? ''));

function factOf(word: string): keyof NameFacts | null {
  const known = fold(word);
  return Object.hasOwn(PLACEHOLDERS, known) ? PLACEHOLDERS[known as keyof typeof PLACEHOLDERS] : null;
}

/** Fills in the pattern; what is not known leaves no gap. */
export function fileName(pattern: string, facts: NameFacts): string {
  const filled = pattern.replace(/\{([^{}]*)\}/gu, (_, word: string) => facts[factOf(word) ?? 'name'] ?? '');
  return (
    safe(filled.replace(/[-_ ]*([-_ ])[-_ ]*/gu, '$1').replace(/^[-_ ]+|[-_ ]+$/gu, '')) ||
    safe(facts.name ?? '') ||
    '_'
  );
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
  return shorten(tidy.replace(RESERVED, '$&_'));
}

function shorten(name: string): string {
  const letters = [...name];
  const size = () => new TextEncoder().encode(letters.join('')).length;
  while (size() > LONGEST) letters.pop();
  return letters.join('').replace(/[ .]+$/u, '');
}
