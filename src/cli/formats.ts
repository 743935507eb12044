/** The formats of files, one entry each: what it can hold, who writes it, and how an untouched file is told from an edited
 * one. Each writer is loaded only when asked for. */

import manifest from '../../package.json' with { type: 'json' };
import type { GivenList } from '../ballots/sheet.ts';
import type { Messages } from '../messages/messages.ts';
import { digest } from '../report/digest.ts';
import type { Report } from '../report/document.ts';
import type { Occasion } from '../report/material.ts';
import { writeSheet } from '../report/sheet.ts';
import type { CastBallots } from '../tally/each-ballot.ts';
import type { Tally } from '../tally/result.ts';
import type { Evidence } from '../verify/evidence.ts';
import { isUntouchedJson, writeJson } from '../writers/json.ts';
import { fail } from './exit.ts';
import type { Sources } from './shell.ts';

export const { version } = manifest;

/** What a run has to say to whoever reads its files. */
export interface Account {
  readonly tally: Tally;
  /** As it was given; null where it was made of the labels met. */
  readonly list: GivenList | null;
  /** The options of the vote as they would be typed; none that names a file. */
  readonly typed: Evidence['settings'];
  /** Whether a workshop file had a part in it. */
  readonly fromWorkshop: boolean;
  readonly occasion: Occasion;
  /** The user's own Word file; null for a document in the style of the house. */
  readonly letterhead: { readonly path: string; readonly bytes: Uint8Array } | null;
  /** The ballots as they were counted; null where there are none, only totals. */
  readonly cast: () => CastBallots | null;
}

type Content = Promise<Uint8Array | string>;

export interface Format {
  /** A compte rendu to be read, or its figures for other programs. */
  readonly holds: 'minutes' | 'figures';
  /** Writes what a run has counted. */
  readonly write: (account: Account, messages: Messages, shell: Sources) => Content;
  /** Writes a document that carries no ballots, a table, or data, where the format has a place for it. */
  readonly writeReport?: (report: Report, shell: Sources) => Content;
  readonly writeRows?: (rows: readonly (readonly (string | number)[])[], messages: Messages, shell: Sources) => Content;
  readonly writeData?: (data: object, shell: Sources) => Content;
  /** Whether a file is as atelier wrote it; null where it is none of ours, or cannot tell. */
  readonly untouched: (bytes: Uint8Array, shell: Sources) => Promise<boolean | null>;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const untouchedText: Format['untouched'] = async (bytes, { sha256 }) =>
  (await import('../writers/fingerprint.ts')).isUntouchedText(textOf(bytes), sha256);

const untouchedPackage: Format['untouched'] = async (bytes, { sha256 }) => {
  const { fingerprintOf } = await import('../writers/fingerprint.ts');
  const { stored, actual } = fingerprintOf(bytes, sha256);
  return stored === null ? null : stored === actual;
};

/** What the document carries to be verified and left alone later. */
const evidenceOf = (
  { tally, list, occasion, typed, fromWorkshop, letterhead }: Account,
  lang: Messages['lang'],
): Evidence => ({
  schema: 'atelier/evidence@2',
  version,
  lang,
  settings: typed,
  list: list?.orientations ?? null,
  decision: tally.rules.decision,
  madeOf: { workshop: fromWorkshop, letterhead: letterhead !== null, runoff: tally.runoff !== null },
  sources: tally.sources.map(({ name, sha256 }) => ({ name, sha256 })),
  result: digest(tally, occasion),
});

/** Ballots for other programs: a file that only they read, and that nobody edits by hand. */
const ballotsAs = (format: string, write: (cast: CastBallots, title: string) => Promise<string | null>): Format => ({
  holds: 'figures',
  write: async ({ cast, occasion }, { result }) => {
    const ballots = cast();
    if (ballots === null) return fail({ failure: 'format-cannot-hold', format, what: 'totals' });
    const text = await write(ballots, occasion.title ?? result.subject);
    return text ?? fail({ failure: 'format-cannot-hold', format, what: 'dots' });
  },
  untouched: async () => null,
});

export const formats = {
  '.docx': {
    holds: 'minutes',
    write: async (account, messages, { sha256, stderr }) => {
      const { tally, occasion, letterhead } = account;
      const { writeMinutes } = await import('../report/minutes.ts');
      const report = writeMinutes(tally, occasion, messages);
      const evidence = { name: 'atelier/evidence@2', json: JSON.stringify(evidenceOf(account, messages.lang)) };
      if (letterhead === null) {
        const { writeWord } = await import('../writers/word.ts');
        return writeWord(report, { sha256, evidence });
      }
      const { valuesOf } = await import('../report/values.ts');
      const { writeOnLetterhead } = await import('../writers/letterhead.ts');
      const values = valuesOf(report, { tally, occasion, messages });
      const written = await writeOnLetterhead(report, letterhead.bytes, values, { sha256, evidence });
      if (!('bytes' in written)) return fail({ failure: 'bad-letterhead', path: letterhead.path, faults: written });
      if (written.left.length > 0) stderr.write(`${messages.cli.letterheadLeft(letterhead.path, written.left)}\n`);
      return written.bytes;
    },
    writeReport: async (report, { sha256 }) => (await import('../writers/word.ts')).writeWord(report, { sha256 }),
    untouched: untouchedPackage,
  },
  '.json': {
    holds: 'figures',
    write: async ({ tally }, _, { sha256 }) => writeJson(tally, sha256),
    writeData: async (data, { sha256 }) => writeJson(data, sha256),
    untouched: async (bytes, { sha256 }) => isUntouchedJson(textOf(bytes), sha256),
  },
  '.csv': {
    holds: 'figures',
    write: async ({ tally }, messages) => {
      const { writeCsv } = await import('../writers/csv.ts');
      return writeCsv(writeSheet(tally, messages), messages.lang);
    },
    writeRows: async (rows, { lang }) => (await import('../writers/csv.ts')).writeCsv(rows, lang),
    // A spreadsheet has no place for a fingerprint that its reader would not see.
    untouched: async () => null,
  },
  '.xlsx': {
    holds: 'figures',
    write: async ({ tally }, messages, { sha256 }) => {
      const { writeWorkbook } = await import('../writers/xlsx.ts');
      return writeWorkbook(messages.sheet.title, writeSheet(tally, messages), sha256);
    },
    writeRows: async (rows, { batch }, { sha256 }) =>
      (await import('../writers/xlsx.ts')).writeWorkbook(batch.title, rows, sha256),
    untouched: untouchedPackage,
  },
  '.blt': ballotsAs('.blt', async (...cast) => (await import('../writers/ballots.ts')).writeBlt(...cast)),
  '.abif': ballotsAs('.abif', async (...cast) => (await import('../writers/ballots.ts')).writeAbif(...cast)),
  '.pb': ballotsAs('.pb', async (...cast) => (await import('../writers/ballots.ts')).writePabulib(...cast)),
  '.md': {
    holds: 'minutes',
    write: async ({ tally, occasion }, messages, { sha256 }) => {
      const { writeMarkdown } = await import('../writers/markdown.ts');
      const { writeMinutes } = await import('../report/minutes.ts');
      return writeMarkdown(writeMinutes(tally, occasion, messages), sha256);
    },
    writeReport: async (report, { sha256 }) => (await import('../writers/markdown.ts')).writeMarkdown(report, sha256),
    untouched: untouchedText,
  },
  '.html': {
    holds: 'minutes',
    write: async ({ tally, occasion }, messages, { sha256 }) => {
      const { writeHtml } = await import('../writers/html.ts');
      const { writeMinutes } = await import('../report/minutes.ts');
      return writeHtml(writeMinutes(tally, occasion, messages), sha256);
    },
    writeReport: async (report, { sha256 }) => (await import('../writers/html.ts')).writeHtml(report, sha256),
    untouched: untouchedText,
  },
} as const satisfies Record<string, Format>;

export type Extension = keyof typeof formats;

/** As a file name ends. */
export const extensions = Object.keys(formats) as readonly Extension[];

type IdOf<E> = E extends `.${infer Id}` ? Id : never;

/** As `--format` names them. */
export const formatIds = extensions.map((extension) => extension.slice(1) as IdOf<Extension>);

/** The extensions of the formats that have a place for something. */
export const extensionsFor = (...uses: readonly (keyof Format)[]): readonly string[] =>
  extensions.filter((extension) => uses.some((use) => use in formats[extension]));

/** By the ending of its name; null where that says nothing. */
export function formatOf(path: string): Format | null {
  const ending = /\.[a-z]+$/u.exec(path.toLowerCase())?.[0];
  const extension = extensions.find((known) => known === ending);
  return extension === undefined ? null : formats[extension];
}
