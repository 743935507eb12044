/** What a workshop file may say, as zod reads it. */

import * as z from 'zod';
import { readDate } from './date.ts';
import { assemble, readPerson } from './participants.ts';

const words = z.string().trim().min(1);

const day = z.string().transform((typed, context) => {
  const iso = readDate(typed);
  if (iso !== null) return iso;
  context.addIssue({ code: 'custom', message: 'date' });
  return z.NEVER;
});

const yesOrNo = z.string().transform((typed, context) => {
  if (/^(?:oui|yes|true|vrai|on)$/iu.test(typed.trim())) return true;
  if (/^(?:non|no|false|faux|off)$/iu.test(typed.trim())) return false;
  context.addIssue({ code: 'custom', message: 'yes-or-no' });
  return z.NEVER;
});

const oneOrMore = z.union([words.transform((one) => [one]), z.array(words)]);

const orientation = z.union([
  words.transform((label) => ({ label, code: null, aliases: [] })),
  z
    .strictObject({ label: words, code: words.optional(), aliases: oneOrMore.optional() })
    .transform(({ label, code, aliases }) => ({ label, code: code ?? null, aliases: aliases ?? [] })),
]);

const person = z.union([
  words.transform(readPerson),
  z
    .strictObject({
      name: words,
      firstName: words.optional(),
      organisation: words.optional(),
      excused: words.optional(),
    })
    .transform(({ name, firstName, organisation, excused }, context) => {
      const one = assemble({
        name,
        ...(firstName === undefined ? {} : { firstName }),
        ...(organisation === undefined ? {} : { organisation }),
        ...(excused === undefined ? {} : { excused }),
      });
      if (one !== null) return one;
      context.addIssue({ code: 'custom', message: 'people' });
      return z.NEVER;
    }),
]);

const people = z.union([words.transform((file) => ({ file })), z.array(person).transform((list) => ({ list }))]);

const fact = words.nullable().default(null);

export const workshopSchema = z.strictObject({
  title: fact,
  organisation: fact,
  place: fact,
  date: day.nullable().default(null),
  hours: fact,
  theme: fact,
  chair: fact,
  secretary: fact,
  orientations: z
    .union([words.transform((file) => ({ file })), z.array(orientation).transform((list) => ({ list }))])
    .nullable()
    .default(null),
  ballots: oneOrMore.default([]),
  vote: z.record(z.string(), oneOrMore).default({}),
  participants: people.nullable().default(null),
  excused: people.nullable().default(null),
  next: z
    .strictObject({ title: fact, date: fact, hours: fact, place: fact, objectives: oneOrMore.default([]) })
    .nullable()
    .default(null),
  typography: yesOrNo.default(true),
  lang: z.enum(['fr', 'en']).nullable().default(null),
});

export type Metadata = z.infer<typeof workshopSchema>;

/** What each key expects, for whoever wrote something else. */
export const expectations = {
  title: 'text',
  organisation: 'text',
  place: 'text',
  date: 'date',
  hours: 'text',
  theme: 'text',
  chair: 'text',
  secretary: 'text',
  orientations: 'list-or-file',
  ballots: 'files',
  vote: 'pairs',
  participants: 'people',
  excused: 'people',
  next: 'next',
  typography: 'yes-or-no',
  lang: 'lang',
} as const satisfies Record<keyof Metadata, string>;

export type Expectation = (typeof expectations)[keyof Metadata];

/** The metadata, or the paths of all that is wrong with them. */
export function readMetadata(plainData: unknown): Metadata | { readonly paths: readonly (readonly PropertyKey[])[] } {
  // A parser made for the schema pays for itself in a thousand files.
  const read = workshopSchema.safeParse(plainData, { jitless: true });
  return read.success ? read.data : { paths: read.error.issues.map(({ path }) => path) };
}
