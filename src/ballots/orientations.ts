/** The list of orientations and a typed cell enter; the orientation that was meant leaves, or labels that look like it. */

import { distance } from 'fastest-levenshtein';
import type { Failure } from '../failure.ts';
import { MAX_LABEL, MAX_SUGGESTED } from '../limits.ts';
import type { Orientation } from './ballot.ts';
import { fold, leadingNumber, plain } from './fold.ts';
import { remember } from './remember.ts';

/** At most this share of the letters may differ for a label to be suggested. */
const NEAR = 0.25;
const MOST_SUGGESTIONS = 3;

/** Looks labels up; what it does not know it says so, and never guesses. */
export interface Lookup {
  /** False for a list made of the labels met: it knows every label, and so can tell none from another. */
  readonly given: boolean;
  /** Those of the list, in its order; none as long as the list grows. */
  readonly orientations: readonly Orientation[];
  /** Whether the list itself gives them numbers or codes, so that one may stand beside a label. */
  readonly coded: boolean;
  /** The place of the orientation in the list, or null. */
  readonly find: (cell: string) => number | null;
  /** The same where the cell says its label or an alias, and not a mere number or code. */
  readonly named: (cell: string) => number | null;
  /** The label of the orientation at a place, as the list writes it. */
  readonly label: (place: number) => string;
  /** Labels that look like the cell, nearest first; empty if none does, or if far too many were asked for. */
  readonly suggest: (cell: string) => readonly string[];
  /** The places of all whose labels stand among words, joined in whatever way, and what else does. */
  readonly labelsIn: (words: string) => ReturnType<typeof labelsAmong>;
  /** The orientation that bears, in the list, the number typed before a label («3) Former»); null where none does. */
  readonly numbered: (cell: string) => { readonly number: number; readonly place: number } | null;
}

/** For want of a list: no cell names anything. */
export const NO_LIST: Lookup = {
  given: false,
  orientations: [],
  coded: false,
  find: () => null,
  named: () => null,
  label: () => '',
  suggest: () => [],
  labelsIn: (words) => ({ places: [], rest: words }),
  numbered: () => null,
};

/**
 * Prepares a list for looking up by label, alias, code or number.
 * @returns a Failure when two entries could not be told apart
 */
export function lookUp(orientations: readonly Orientation[], source: string): Lookup | Failure {
  const [names, codes] = [new Map<string, number>(), new Map<string, number>()];
  const coded = orientations.some(({ code }) => code !== null);
  for (const [place, { label, code, aliases }] of orientations.entries()) {
    // A list without codes is numbered by its order, as on the wall of the room.
    const number = coded ? code : String(place + 1);
    const own = number === null ? [] : [codeKey(number)];
    const called = [label, ...aliases].map(fold);
    const others = [...called, ...(coded ? own : [])].map((key) => names.get(key) ?? codes.get(key));
    const [other] = others.filter((one) => one !== undefined);
    if (other !== undefined)
      return { failure: 'same-orientation', source, first: orientations[other]?.label ?? '', second: label };
    for (const key of called) names.set(key, place);
    for (const key of own) codes.set(key, place);
  }
  const find = remember((cell) => {
    const key = fold(cell);
    // A program may have made 3.0 of 3.
    const whole = codes.has('#0') ? cell : cell.replace(/(?<=^\s*\d+)[.,]0\s*$/u, '');
    return names.get(key) ?? codes.get(key) ?? codes.get(codeKey(whole)) ?? null;
  });
  const numbered = (cell: string) => {
    const number = coded ? leadingNumber(cell) : null;
    const place = codes.get(codeKey(String(number)));
    return number === null || place === undefined ? null : { number, place };
  };
  let suggested = 0;
  const suggest = remember((cell) => {
    suggested += 1;
    // A mistyped number is near to other numbers, of which nobody can tell which was meant.
    const isNumber = codeKey(cell).startsWith('#');
    return isNumber || suggested > MAX_SUGGESTED ? [] : suggestions(fold(cell), orientations);
  });
  return {
    given: true,
    orientations,
    coded,
    find,
    named: (cell) => names.get(fold(cell)) ?? null,
    label: (place) => orientations[place]?.label ?? '',
    suggest,
    labelsIn: finderOf(orientations.map(({ label }) => label)),
    numbered,
  };
}

/** Finds labels among words. */
export function finderOf(labels: readonly string[]): Lookup['labelsIn'] {
  let known: readonly string[] | null = null;
  return (words) => {
    known ??= labels.map(wordsOf);
    return labelsAmong(wordsOf(words), known);
  };
}

/** The words of a text, a blank around each of them. */
export const wordsOf = (text: string): string =>
  ` ${plain(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `;

/** Which labels stand among words, by their places, and what else does, all as `wordsOf` gives them; the words of a longer label
 * are not those of a shorter one. */
export function labelsAmong(words: string, labels: readonly string[]) {
  let rest = words;
  const lengthOf = (place: number) => labels[place]?.length ?? 0;
  const longestFirst = [...labels.keys()].sort((a, b) => lengthOf(b) - lengthOf(a));
  const places = longestFirst.filter((place) => {
    const before = rest;
    rest = rest.replace(labels[place] ?? '', '  ');
    return rest !== before;
  });
  return { places, rest: rest.trim() };
}

/** «06», «6», «n° 6» and «6.» are one number; other codes are compared like labels. */
export function codeKey(code: string): string {
  const number = /^(?:n\s*[°o]?\s*)?0*(\d{1,4})[.)°]?$/u.exec(plain(code));
  return number ? `#${number[1]}` : plain(code);
}

function suggestions(key: string, orientations: readonly Orientation[]): readonly string[] {
  if (key.length < 2 || key.length > MAX_LABEL) return [];
  const near = orientations
    .map(({ label, aliases }) => ({
      label,
      far: Math.min(...[label, ...aliases].map((name) => farness(key, fold(name)))),
    }))
    .filter(({ far }) => far <= NEAR)
    .sort((a, b) => a.far - b.far);
  if (near.length > 0) return near.slice(0, MOST_SUGGESTIONS).map(({ label }) => label);
  const begun = orientations.filter(({ label }) => fold(label).startsWith(key));
  return begun.length <= 2 ? begun.map(({ label }) => label) : [];
}

/** Letters to change to get from one key to the other; very long ones are equal, or have nothing in common. */
export const edits = (a: string, b: string): number => {
  const longest = Math.max(a.length, b.length);
  return longest <= MAX_LABEL ? distance(a, b) : a === b ? 0 : longest;
};

/** The share of letters to change to get from one key to the other: 0 is equal, 1 has nothing in common. */
export function farness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length, 1);
  // Their lengths alone may tell that they are too far from each other to be compared.
  return Math.abs(a.length - b.length) > NEAR * longest ? 1 : edits(a, b) / longest;
}
