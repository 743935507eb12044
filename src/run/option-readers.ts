/** How what is typed after an option is read: words enter; a value, or what was expected instead, leaves. */

import type { Expected } from '../failure.ts';
import { readDate } from '../workshop/date.ts';
import { findKey, keys, readYesOrNo } from '../workshop/keys.ts';

/** What stands after an option, as the help shows it; null for a switch. */
export type ValueName = 'file' | 'folder' | 'number' | 'points' | 'choice' | 'text' | 'column' | 'date' | null;

export interface Reader<T> {
  readonly placeholder: ValueName;
  /** All that may be typed, where that is a closed list; the help shows it. */
  readonly choices?: readonly string[];
  /** Whether several of them may be typed, in an order, with commas between them. */
  readonly several?: true;
  /** What holds where nothing is typed, as the help shows it. */
  readonly fallback?: string;
  /** Null for what cannot be meant, false for a switch that is off. */
  readonly read: (typed: string) => T | false | null;
  /** What could have been meant; without it, anything. */
  readonly expected?: Expected;
}

const reader = <T>(placeholder: ValueName, expected: Expected, read: Reader<T>['read']): Reader<T> => {
  return { placeholder, expected, read };
};

export const text = (placeholder: ValueName): Reader<string> => ({ placeholder, read: (typed) => typed });

const among = <T extends string>(ids: readonly T[], typed: string): T | null =>
  ids.find((id) => id === typed.trim().toLowerCase()) ?? null;

export const choice = <T extends string>(choices: readonly T[], fallback?: T): Reader<T> => ({
  ...reader('choice', { values: choices }, (typed) => among(choices, typed)),
  choices,
  ...(fallback === undefined ? {} : { fallback }),
});

export const lang = choice(['fr', 'en'], 'fr');

export const several = <T extends string>(choices: readonly T[]): Reader<readonly T[]> => ({
  ...reader('choice', { values: [...choices, choices.slice(0, 2).join()] }, (typed) => {
    const values = typed.split(',').flatMap((id) => among(choices, id) ?? []);
    return new Set(values).size === typed.split(',').length ? values : null;
  }),
  choices,
  several: true,
});

export const whole = (min: number, max: number, fallback?: number): Reader<number> => ({
  ...reader('number', { values: [`${min}–${max}`] }, (typed) => {
    const value = /^\d{1,9}$/u.test(typed.trim()) ? Number(typed) : -1;
    return value >= min && value <= max ? value : null;
  }),
  ...(fallback === undefined ? {} : { fallback: String(fallback) }),
});

/** A whole number, or a word in its place. */
export const wholeOr = <W extends string>(word: W, min: number, max: number, fallback: number): Reader<number | W> => ({
  ...reader(
    'number',
    { values: [`${min}–${max}`, word] },
    (typed) => among([word], typed) ?? whole(min, max).read(typed),
  ),
  fallback: String(fallback),
});

/** A share, in whole percent. */
export const percent: Reader<number> = {
  ...whole(1, 100),
  read: (typed) => whole(1, 100).read(/^\s*(\d{1,3})\s*%?\s*$/u.exec(typed)?.[1] ?? typed),
};

/** A number of voters, or a part of the register («50%»). */
export const quorum = reader<number | `${number}%`>('number', { values: ['12', '50%'], as: 'examples' }, (typed) => {
  const share = typed.includes('%') ? percent.read(typed) : null;
  return share ? `${share}%` : whole(1, 999_999_999).read(typed);
});

/** Standard output, where a path is expected. */
export const STDOUT = '-';

/** How the names of the files that are written end; `formats.ts` has what each format is. */
export const extensions = ['.docx', '.json', '.csv', '.xlsx', '.blt', '.abif', '.pb', '.md', '.html'] as const;

export type FileFormat = (typeof extensions)[number];

/** Null where the name of a file says nothing of its format. */
export const extensionOf = (path: string): FileFormat | null =>
  extensions.find((known) => path.toLowerCase().endsWith(known)) ?? null;

/** A file to be written, whose name says in which of some formats. */
export const target = (endings: readonly string[], others: readonly string[] = []): Reader<string> => ({
  ...reader('file', { values: endings, as: 'endings' }, (typed) =>
    others.includes(typed) || endings.some((ending) => typed.toLowerCase().endsWith(ending)) ? typed : null,
  ),
  choices: endings,
});

/** What the pattern of a name may ask for. */
export const nameParts = {
  path: ['chemin', 'path'],
  name: ['nom', 'name'],
  date: keys.date,
  place: keys.place,
  title: keys.title,
  theme: keys.theme,
} as const;

export const NAME_PART = /\{([^{}]*)\}/gu;

const partsShown = Object.values(nameParts).flatMap((names) => names.slice(0, 2).map((word) => `{${word}}`));

/** The pattern of the names of documents. */
export const pattern = reader('text', { values: partsShown }, (typed) =>
  [...typed.matchAll(NAME_PART)].every(([, word = '']) => findKey(word, nameParts) !== null) ? typed : null,
);

/** Columns in an order; one that is named twice stands where another was meant. */
export const columns = reader<readonly string[]>('column', { values: ['B,C,D'], as: 'examples' }, (typed) => {
  const named = typed.split(/[,;]/u).map((column) => column.trim());
  return new Set(named.map((column) => column.toLowerCase())).size === named.length ? named : null;
});

export const points = reader<readonly number[]>('points', { values: ['4,2,1'], as: 'examples' }, (typed) => {
  const values = typed.split(',').map((part) => (/^\s*\d{1,6}\s*$/u.test(part) ? Number(part) : Number.NaN));
  const falling = values.every((value, place) => place === 0 || value <= (values[place - 1] ?? 0));
  return falling && (values[0] ?? 0) > 0 ? values : null;
});

export const date = reader('date', { values: ['2026-03-27', '27/03/2026'], as: 'examples' }, (typed) =>
  readDate(typed.trim()),
);

/** What was announced in the room, as anyone would type it again. */
export const seed = reader(
  'text',
  { values: ['4271', 'ballots'], as: 'examples' },
  (typed) => typed.normalize('NFC').trim() || null,
);

/** One sign that no cell begins or ends with by itself; a tab may be spelt out, for it is hard to type. */
export const delimiter = reader('text', { values: ['";"', 'tab'], as: 'examples' }, (typed) => {
  const sign = ['tab', 'tabulation', '\\t'].includes(typed.trim().toLowerCase()) ? '\t' : typed;
  return sign.length === 1 && !/["\r\n\p{L}\p{N}\p{M}]/u.test(sign) ? sign : null;
});

/** In a file, a switch is on or off. */
export const toggle = reader<true>(null, { values: ['oui', 'non'] }, readYesOrNo);

export const idsOf = <T extends object>(list: T) => Object.keys(list) as (keyof T & string)[];
