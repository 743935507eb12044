/** The flags of `atelier batch`, besides the rules and words of tally that hold for all its workshops. */

import { type Flag, flags, type Settings, type SettingsOf, several, text, toggle, whole } from '../flags.ts';

/** What can be written of a workshop, by the ending of its file. */
export const formatIds = ['docx', 'json', 'csv', 'md', 'html'] as const;

export type FormatId = (typeof formatIds)[number];

/** More workers than that wait for one another. */
const MOST_JOBS = 64;

export const batchFlags = {
  out: text('folder'),
  format: { ...several(formatIds), placeholder: 'formats', fallback: 'docx' },
  name: text('pattern', { fallback: '{path}' }),
  jobs: whole(1, MOST_JOBS),
  'only-changed': toggle,
  'fail-fast': toggle,
  'dry-run': toggle,
  summary: text('file'),
  synthesis: text('file'),
  'allow-outside': toggle,
} as const satisfies Record<string, Flag<unknown>>;

export type BatchFlagId = keyof typeof batchFlags;

/** Where documents go is batch's own affair, and nobody follows hundreds of counts step by step. */
const { output: _, 'no-docx': __, trace: ___, compare: ____, workshop: _____, ...shared } = flags;

export const allBatchFlags = { ...batchFlags, ...shared } as const;

/** Flags of tally that name a file to read. */
export const inputFlags = ['orientations', 'decision', 'letterhead'] as const satisfies readonly (keyof Settings)[];

export type BatchSettings = Settings & SettingsOf<typeof batchFlags>;
