/** Words typed after `--flag` enter; values, or what was expected instead, leave. One definition a flag: help, files and
 * command line all follow from it. */

import { layouts } from '../ballots/layouts.ts';
import { choices } from '../ballots/rules.ts';
import { mostPicks, schemes } from '../count/schemes.ts';
import type { Expected } from '../failure.ts';
import { rankStyles } from '../rank/rank-styles.ts';
import { tieBreaks } from '../rank/tie-breaks.ts';
import { encodings } from '../text/decode.ts';
import { readDate } from '../workshop/date.ts';

/** What stands after a flag, as the help shows it; null for a switch. */
export type Placeholder =
  | 'file'
  | 'folder'
  | 'number'
  | 'points'
  | 'choice'
  | 'rules'
  | 'formats'
  | 'pattern'
  | 'text'
  | 'date'
  | 'character'
  | null;

export interface Flag<T> {
  readonly placeholder: Placeholder;
  readonly short?: string;
  /** May be given several times; the values add up. */
  readonly repeatable?: true;
  readonly choices?: readonly string[];
  readonly fallback?: string;
  readonly read: (typed: string) => { readonly value: T } | { readonly expected: Expected };
}

export const text = (placeholder: Placeholder, more: Partial<Flag<string>> = {}): Flag<string> => ({
  placeholder,
  read: (typed) => ({ value: typed }),
  ...more,
});

const choice = <T extends string>(ids: readonly T[], fallback?: T): Flag<T> => ({
  placeholder: 'choice',
  choices: ids,
  ...(fallback === undefined ? {} : { fallback }),
  read: (typed) => {
    const value = ids.find((id) => id === typed.trim());
    return value === undefined ? { expected: { kind: 'choice', choices: ids } } : { value };
  },
});

export const several = <T extends string>(ids: readonly T[]): Flag<readonly T[]> => ({
  placeholder: 'rules',
  choices: ids,
  read: (typed) => {
    const asked = typed.split(',').map((id) => id.trim());
    const values = asked.flatMap((id) => ids.find((known) => known === id) ?? []);
    return values.length === asked.length && new Set(values).size === values.length
      ? { value: values }
      : { expected: { kind: 'choices', choices: ids } };
  },
});

export const whole = (min: number, max: number, fallback?: number): Flag<number> => ({
  placeholder: 'number',
  ...(fallback === undefined ? {} : { fallback: String(fallback) }),
  read: (typed) => {
    const value = /^\d{1,9}$/u.test(typed.trim()) ? Number(typed) : Number.NaN;
    return value >= min && value <= max ? { value } : { expected: { kind: 'whole-number', min, max } };
  },
});

const points: Flag<readonly number[]> = {
  placeholder: 'points',
  read: (typed) => {
    const values = typed.split(',').map((part) => (/^\s*\d{1,6}\s*$/u.test(part) ? Number(part) : Number.NaN));
    const falling = values.every((value, place) => place === 0 || value <= (values[place - 1] ?? 0));
    return falling && (values[0] ?? 0) > 0 ? { value: values } : { expected: { kind: 'points', picks: null } };
  },
};

const date: Flag<string> = {
  placeholder: 'date',
  read: (typed) => {
    const iso = readDate(typed.trim());
    return iso === null ? { expected: { kind: 'date' } } : { value: iso };
  },
};

/** What was announced in the room, as anyone would type it again. */
const seed: Flag<string> = {
  placeholder: 'text',
  read: (typed) => {
    const value = typed.normalize('NFC').trim();
    return value === '' ? { expected: { kind: 'seed' } } : { value };
  },
};

/** One sign that no cell begins or ends with by itself; a tab may be spelt out, for it is hard to type. */
const delimiter: Flag<string> = {
  placeholder: 'character',
  read: (typed) => {
    const sign = ['tab', 'tabulation', '\\t'].includes(typed.trim().toLowerCase()) ? '\t' : typed;
    return sign.length === 1 && !/["\r\n\p{L}\p{N}\p{M}]/u.test(sign)
      ? { value: sign }
      : { expected: { kind: 'delimiter' } };
  },
};

export const toggle: Flag<true> = { placeholder: null, read: () => ({ value: true }) };

const keys = <T extends object>(list: T) => Object.keys(list) as (keyof T & string)[];

export const flags = {
  workshop: text('file', { short: '-w' }),
  title: text('text'),
  place: text('text'),
  date,
  theme: text('text'),
  orientations: text('file'),
  picks: whole(1, mostPicks, 3),
  scheme: choice(keys(schemes), 'count'),
  points,
  incomplete: choice(choices.incomplete, 'count'),
  repeated: choice(choices.repeated, 'once'),
  extra: choice(choices.extra, 'reject'),
  unknown: choice(choices.unknown, 'stop'),
  duplicates: choice(choices.duplicates, 'stop'),
  'max-dots': whole(1, 999_999),
  'max-dots-each': whole(1, 999_999),
  keep: whole(1, 999, 3),
  'rank-style': choice(keys(rankStyles), 'competition'),
  'tie-break': several(keys(tieBreaks)),
  seed,
  decision: text('file'),
  by: text('text'),
  'min-group': whole(1, 999_999, 5),
  output: { ...text('file', { short: '-o' }), repeatable: true },
  letterhead: text('file'),
  'no-docx': toggle,
  chart: toggle,
  json: toggle,
  lang: choice(['fr', 'en'] as const, 'fr'),
  encoding: choice(keys(encodings)),
  delimiter,
  layout: choice(keys(layouts)),
  sheet: text('text'),
  strict: toggle,
  force: toggle,
  all: toggle,
  trace: toggle,
  quiet: { ...toggle, short: '-q' },
  compare: text('file'),
  'no-color': toggle,
} as const satisfies Record<string, Flag<unknown>>;

export type FlagId = keyof typeof flags;

export const tallyFlags = (keys(flags) as readonly FlagId[]).filter((id) => id !== 'compare');

/** What bears on how ballots are read, and on whether they can be counted. */
export const checkFlags: readonly FlagId[] = [
  ...(['workshop', 'orientations', 'picks', 'scheme', 'points', 'incomplete', 'repeated', 'extra', 'unknown'] as const),
  ...(['duplicates', 'max-dots', 'max-dots-each', 'encoding', 'delimiter', 'layout', 'sheet', 'compare'] as const),
  ...(['json', 'lang', 'strict', 'all', 'quiet', 'no-color'] as const),
];

/** Of one run: where its document goes and what is said beside it, and nothing of what stands in it. */
export const runFlags: readonly FlagId[] = [
  ...(['workshop', 'output', 'no-docx', 'json', 'force', 'all', 'trace', 'quiet', 'compare', 'no-color'] as const),
];

type ValueOf<F> = F extends Flag<infer T> ? (F extends { repeatable: true } ? readonly T[] : T) : never;

/** The flags that were given, read. */
export type Settings = SettingsOf<typeof flags>;

export type SettingsOf<List extends Readonly<Record<string, Flag<unknown>>>> = {
  readonly [F in keyof List]?: ValueOf<List[F]>;
};
