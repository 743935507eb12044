/** What a workshop file may say, as zod reads it. */

import * as z from 'zod/mini';
import type { Orientation } from '../ballots/ballot.ts';
import { unmark } from '../ballots/list.ts';
import type { WorkshopExpectation } from '../failure.ts';
import type { Decision } from '../rank/tie-breaks.ts';
import { readDate } from './date.ts';
import { findPiece, readWay, readYesOrNo } from './keys.ts';
import { assemble, readPerson } from './participants.ts';

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

const dayOrWords = readAs(words, (typed) => readDate(typed) ?? typed);

const yesOrNo = readAs(z.string(), readYesOrNo);

const oneOrMore = z.union([readAs(words, (one) => [one]), z.array(words)]);

/** «toutes» of those tied at the bar, or «aucune». */
const allOrNone = readAs(words, (typed): readonly string[] | 'all' | null => {
  if (/^(?:tou(?:te)?s|all)$/iu.test(typed)) return 'all';
  return /^(?:aucune?|none)$/iu.test(typed) ? [] : null;
});

const orientation: z.ZodMiniType<Orientation> = z.union([
  readAs(words, (label) => ({ label, code: null, aliases: [] })),
  readAs(
    z.strictObject({
      label: words,
      code: z._default(z.nullable(words), null),
      aliases: z._default(oneOrMore, []),
      theme: z.optional(words),
    }),
    ({ theme, ...named }) => (theme === undefined ? named : { ...named, theme }),
  ),
]);

/** «- 1. Accueil», «- a) Accueil»: where nothing but labels is written, what stands before all of them is their codes. */
function withCodes(list: readonly Orientation[]): readonly Orientation[] {
  const isBare = list.every(({ code, aliases, theme }) => code === null && aliases.length === 0 && theme === undefined);
  const { orientations, stranger } = unmark(list.map(({ label }) => label));
  return isBare && stranger === null && orientations.length === list.length ? orientations : list;
}

const person = z.union([
  readAs(words, readPerson),
  readAs(z.partialRecord(z.enum(['name', 'firstName', 'organisation', 'excused']), words), (parts) => assemble(parts)),
]);

/** Words without a dash are a list that somebody typed otherwise, unless they end as the name of a file does. */
const listOrFile = <Entry extends z.ZodMiniType>(entry: Entry, read = (list: readonly z.output<Entry>[]) => list) =>
  z.union([
    readAs(words, (file) => (/\.[a-z\d]{1,5}$/iu.test(file) ? { file } : null)),
    readAs(z.array(entry), (list) => ({ list: read(list) })),
  ]);

/** Parts of the document by name: «sans: signatures, participation». */
const parts = readAs(oneOrMore, (typed) => {
  const found = typed.flatMap((names) => names.split(',')).map(findPiece);
  return found.every((id) => id !== null) ? found : null;
});

/** «Solène Wirtz, présidente», «Présidente : Solène Wirtz», or a name alone. */
function readSignatory(typed: string): { readonly name: string; readonly role: string } {
  const [, role, named] = /^([^:]+?)\s*:\s*(.+)$/u.exec(typed) ?? [];
  if (role !== undefined && named !== undefined) return { name: named, role };
  const [name = '', ...rest] = typed.split(/\s*,\s*|\s+[–—-]\s+/u);
  return { name, role: rest.join(', ') };
}

const fact = z.optional(words);
const people = z.optional(listOrFile(person));

const workshopSchema = z.strictObject({
  title: fact,
  organisation: fact,
  place: fact,
  date: z.optional(day),
  hours: fact,
  theme: fact,
  chair: fact,
  secretary: fact,
  orientations: z.optional(listOrFile(orientation, withCodes)),
  ballots: z._default(oneOrMore, []),
  vote: z._default(z.record(z.string(), oneOrMore), {}),
  participants: people,
  excused: people,
  next: z.optional(
    z.strictObject({
      title: fact,
      /** ISO date, or as it was typed. */
      date: z.optional(dayOrWords),
      hours: fact,
      place: fact,
      objectives: z._default(oneOrMore, []),
    }),
  ),
  /** What the room decided about a tie. */
  decision: z.optional(
    readAs(
      z.strictObject({
        who: z._default(words, ''),
        when: dayOrWords,
        how: words,
        secretBallot: z._default(yesOrNo, false),
        retained: z.union([allOrNone, oneOrMore]),
      }),
      (said): Decision | null => {
        const how = readWay(said.how);
        // A code of JSON is no word of hers.
        return how === null ? null : { ...said, how, ...(said.how === how ? {} : { manner: said.how }) };
      },
    ),
  ),
  /** Where nobody says who signs: those who led the workshop and wrote it up. */
  signatories: z.optional(readAs(oneOrMore, (typed) => typed.map(readSignatory))),
  without: z._default(parts, []),
  annex: z._default(yesOrNo, false),
  typography: z._default(yesOrNo, true),
  lang: z.optional(z.enum(['fr', 'en'])),
});

type Metadata = z.infer<typeof workshopSchema>;

/** What each key expects but text, for whoever wrote something else. */
export const expectations: Readonly<Partial<Record<PropertyKey, WorkshopExpectation>>> = {
  date: 'date',
  orientations: 'list',
  ballots: 'files',
  vote: 'pairs',
  participants: 'list',
  excused: 'list',
  next: 'next',
  decision: 'decision',
  signatories: 'list',
  without: 'parts',
  annex: 'yes-or-no',
  typography: 'yes-or-no',
  lang: 'lang',
} satisfies Partial<Record<keyof Metadata, WorkshopExpectation>>;

/** The metadata, or the paths of all that is wrong with them. */
export function readMetadata(plainData: unknown): Metadata | { readonly paths: readonly (readonly PropertyKey[])[] } {
  // A parser made for the schema pays for itself in a thousand files.
  const read = workshopSchema.safeParse(plainData, { jitless: true });
  return read.success ? read.data : { paths: read.error.issues.map(({ path }) => path) };
}
