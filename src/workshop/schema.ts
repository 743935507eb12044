/** What a workshop file may say, as zod reads it. */

import * as z from 'zod/mini';
import type { Decision } from '../rank/decision.ts';
import { readDate } from './date.ts';
import { readWay, readYesOrNo } from './keys.ts';
import { assemble, readPerson } from './participants.ts';
import { findPiece } from './placeholders.ts';

const words = z.string().check(z.trim(), z.minLength(1));

/** What `read` makes of what is written; nothing is an issue. */
const readAs = <Schema extends z.ZodMiniType, Meaning>(
  schema: Schema,
  read: (written: z.output<Schema>) => Meaning | null,
) =>
  z.pipe(
    schema,
    z.transform((written: z.output<Schema>, { issues }): Meaning => {
      const meaning = read(written);
      if (meaning !== null) return meaning;
      issues.push({ code: 'custom', input: written });
      return z.NEVER;
    }),
  );

const day = readAs(z.string(), readDate);

const yesOrNo = readAs(z.string(), readYesOrNo);

const oneOrMore = z.union([readAs(words, (one) => [one]), z.array(words)]);

/** «aucune» is none of them. */
const labels = readAs(oneOrMore, (typed) =>
  typed.length === 1 && /^(?:aucune?|none)$/iu.test(typed[0] ?? '') ? [] : typed,
);

const orientation = z.union([
  readAs(words, (label) => ({ label, code: null, aliases: [] })),
  readAs(
    z.strictObject({
      label: words,
      code: z.optional(words),
      aliases: z.optional(oneOrMore),
      theme: z.optional(words),
    }),
    ({ label, code, aliases, theme }) => ({
      label,
      code: code ?? null,
      aliases: aliases ?? [],
      ...(theme === undefined ? {} : { theme }),
    }),
  ),
]);

const person = z.union([
  readAs(words, readPerson),
  readAs(
    z.strictObject({
      name: words,
      firstName: z.optional(words),
      organisation: z.optional(words),
      excused: z.optional(words),
    }),
    ({ name, firstName, organisation, excused }) =>
      assemble({
        name,
        ...(firstName === undefined ? {} : { firstName }),
        ...(organisation === undefined ? {} : { organisation }),
        ...(excused === undefined ? {} : { excused }),
      }),
  ),
]);

const listOrFile = <Entry extends z.ZodMiniType>(entry: Entry) =>
  z.union([readAs(words, (file) => ({ file })), readAs(z.array(entry), (list) => ({ list }))]);

/** Parts of the document by name: «sans: signatures, participation». */
const part = readAs(words, findPiece);
const oneOrMoreParts = z.union([
  readAs(words, (typed) => {
    const found = typed.split(',').map((name) => findPiece(name.trim()));
    return found.some((id) => id === null) ? null : found.filter((id) => id !== null);
  }),
  z.array(part),
]);

const orNull = <Schema extends z.ZodMiniType>(schema: Schema) => z._default(z.nullable(schema), null);

const fact = orNull(words);
const people = orNull(listOrFile(person));

export const workshopSchema = z.strictObject({
  title: fact,
  organisation: fact,
  place: fact,
  date: orNull(day),
  hours: fact,
  theme: fact,
  chair: fact,
  secretary: fact,
  orientations: orNull(listOrFile(orientation)),
  ballots: z._default(oneOrMore, []),
  vote: z._default(z.record(z.string(), oneOrMore), {}),
  participants: people,
  excused: people,
  next: orNull(
    z.strictObject({ title: fact, date: fact, hours: fact, place: fact, objectives: z._default(oneOrMore, []) }),
  ),
  decision: orNull(
    readAs(
      z.strictObject({
        who: z._default(words, ''),
        when: readAs(words, (typed) => readDate(typed) ?? typed),
        how: readAs(words, readWay),
        secretBallot: z._default(yesOrNo, false),
        retained: z.optional(labels),
        order: z.optional(oneOrMore),
      }),
      ({ retained, order, ...circumstances }): Decision | null => {
        if ((retained === undefined) === (order === undefined)) return null;
        return order === undefined ? { ...circumstances, retained: retained ?? [] } : { ...circumstances, order };
      },
    ),
  ),
  signatures: orNull(oneOrMore),
  without: z._default(oneOrMoreParts, []),
  annex: z._default(yesOrNo, false),
  typography: z._default(yesOrNo, true),
  lang: orNull(z.enum(['fr', 'en'])),
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
  decision: 'decision',
  signatures: 'list',
  without: 'parts',
  annex: 'yes-or-no',
  typography: 'yes-or-no',
  lang: 'lang',
} as const satisfies Record<keyof Metadata, string>;

/** The metadata, or the paths of all that is wrong with them. */
export function readMetadata(plainData: unknown): Metadata | { readonly paths: readonly (readonly PropertyKey[])[] } {
  // A parser made for the schema pays for itself in a thousand files.
  const read = workshopSchema.safeParse(plainData, { jitless: true });
  return read.success ? read.data : { paths: read.error.issues.map(({ path }) => path) };
}
