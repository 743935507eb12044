/** The formats of files, one entry each: what it can hold and who writes it. A writer is loaded when it is asked for: a table
 * on the screen needs none. What they share is not, since each part that is loaded by itself cuts the rest into more scripts. */

import manifest from '../../package.json' with { type: 'json' };
import type { Messages } from '../messages/messages.ts';
import type { Report } from '../report/document.ts';
import { valuesOf } from '../report/material.ts';
import { writeMinutes } from '../report/minutes.ts';
import { type SheetRows, writeSheet } from '../report/overview.ts';
import { digest } from '../report/synthesis.ts';
import { type CastBallots, castBallots } from '../tally/each-ballot.ts';
import type { Tally } from '../tally/result.ts';
import type { Evidence } from '../verify/evidence.ts';
import { isUntouchedJson, writeJson } from '../writers/json.ts';
import { fail } from './exit.ts';
import type { OpenBallots } from './open-ballots.ts';
import { extensionOf, type FileFormat } from './option-readers.ts';
import { lastingSettings } from './settings.ts';
import type { Sources } from './sources.ts';

export const { version } = manifest;

/** A run that is counted, in the language of what is written. */
export type Account = OpenBallots & { readonly tally: Tally; readonly messages: Messages };

type Content = Promise<Uint8Array | string>;
export interface Format {
  /** Writes what a run has counted. */
  readonly write: (account: Account, shell: Sources) => Content;
  /** Writes a document that carries no ballots, a table, or data, where the format has a place for it; only those that take a
   * document hold a compte rendu to be read. */
  readonly writeReport?: (report: Report, shell: Sources) => Content;
  readonly writeRows?: (rows: SheetRows, title: string, lang: Messages['lang'], shell: Sources) => Content;
  readonly writeData?: (data: object, shell: Sources) => Content;
}

/** A format in which the compte rendu is a document like any other. */
const readable = (writeReport: NonNullable<Format['writeReport']>) =>
  ({
    write: async ({ tally, occasion, messages }, shell) => writeReport(writeMinutes(tally, occasion, messages), shell),
    writeReport,
  }) as const satisfies Format;

const spreadsheet = (writeRows: NonNullable<Format['writeRows']>) =>
  ({
    write: async ({ tally, messages }, shell) =>
      writeRows(writeSheet(tally, messages), messages.sheet.title, messages.lang, shell),
    writeRows,
  }) as const satisfies Format;

/** Ballots for other programs. */
const ballotsAs = (format: string, write: (cast: CastBallots, title: string) => Promise<string | null>) =>
  ({
    write: async ({ sheets, list, tally, occasion, messages }) => {
      const ballots = castBallots(sheets, list, tally);
      if (ballots === null) return fail({ failure: 'format-cannot-hold', format, what: 'totals' });
      const text = await write(ballots, occasion.title ?? messages.result.subject);
      return text ?? fail({ failure: 'format-cannot-hold', format, what: 'dots' });
    },
  }) as const satisfies Format;

/** What the document carries to be verified and left alone later. */
const evidenceOf = ({ tally, messages, list, occasion, settings, letterhead }: Account): Evidence => ({
  schema: 'atelier/evidence@2',
  version,
  lang: messages.lang,
  settings: lastingSettings(settings),
  list: list?.orientations ?? null,
  decision: tally.rules.decision,
  madeOf: { workshop: settings.workshop !== undefined, letterhead: letterhead !== null, runoff: tally.runoff !== null },
  sources: tally.sources.map(({ name, sha256 }) => ({ name, sha256 })),
  result: digest(tally, occasion),
});

export const formats = {
  '.docx': {
    write: async (account, { sha256, stderr }) => {
      const { tally, messages, occasion, letterhead } = account;
      const report = writeMinutes(tally, occasion, messages);
      const evidence = JSON.stringify(evidenceOf(account));
      if (letterhead === null) {
        const { writeWord } = await import('../writers/word.ts');
        return writeWord(report, { sha256, evidence });
      }
      const { writeOnLetterhead } = await import('../writers/letterhead.ts');
      const values = valuesOf(report, { tally, occasion, messages });
      const written = await writeOnLetterhead(report, letterhead.bytes, values, { sha256, evidence });
      if (!('bytes' in written)) return fail({ failure: 'bad-letterhead', path: letterhead.path, faults: written });
      if (written.left.length > 0) stderr.write(`${messages.cli.letterheadLeft(letterhead.path, written.left)}\n`);
      return written.bytes;
    },
    writeReport: async (report, { sha256 }) => (await import('../writers/word.ts')).writeWord(report, { sha256 }),
  },
  '.json': {
    write: async ({ tally }, { sha256 }) => writeJson(tally, sha256),
    writeData: async (data, { sha256 }) => writeJson(data, sha256),
  },
  '.csv': spreadsheet(async (rows, _, lang) => (await import('../writers/csv.ts')).writeCsv(rows, lang)),
  '.xlsx': spreadsheet(async (rows, title, _, { sha256 }) =>
    (await import('../writers/xlsx.ts')).writeWorkbook(title, rows, sha256),
  ),
  '.blt': ballotsAs('.blt', async (...cast) => (await import('../writers/ballots.ts')).writeBlt(...cast)),
  '.abif': ballotsAs('.abif', async (...cast) => (await import('../writers/ballots.ts')).writeAbif(...cast)),
  '.pb': ballotsAs('.pb', async (...cast) => (await import('../writers/ballots.ts')).writePabulib(...cast)),
  '.md': readable(async (report, { sha256 }) => (await import('../writers/markdown.ts')).writeMarkdown(report, sha256)),
  '.html': readable(async (report, { sha256 }) => (await import('../writers/html.ts')).writeHtml(report, sha256)),
} as const satisfies Record<FileFormat, Format>;

/** By the ending of its name; null where that says nothing. */
export function formatOf(path: string): Format | null {
  const extension = extensionOf(path);
  return extension && formats[extension];
}

const firstLine = (text: string): string => /^.*/u.exec(text)?.[0] ?? '';

/**
 * Whether a file may be replaced by one of some others without a word: nobody has touched it since atelier wrote it. Null
 * where nothing says that it is ours. A CSV has no place for a fingerprint; one under the same headings is an earlier run's.
 */
export async function isUntouched(seen: Uint8Array, next: readonly (Uint8Array | string)[], { sha256 }: Sources) {
  const { fingerprintOf, isUntouchedText } = await import('../writers/fingerprint.ts');
  if (seen[0] === 0x50 && seen[1] === 0x4b) {
    const { stored, actual } = fingerprintOf(seen, sha256);
    return stored === null ? null : stored === actual;
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(seen);
  const known = isUntouchedJson(text, sha256) ?? isUntouchedText(text, sha256);
  const isSameTable = next.some(
    (table) => typeof table === 'string' && table.startsWith('\ufeff') && firstLine(text) === firstLine(table),
  );
  return known ?? (isSameTable ? true : null);
}
