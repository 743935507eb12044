/** A Tally and the files asked for enter; the files are written, or none is. */

import type { Orientation } from '../ballots/ballot.ts';
import type { Failure } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import type { Report } from '../report/document.ts';
import type { Occasion } from '../report/occasion.ts';
import { writeSheet } from '../report/sheet.ts';
import type { Tally } from '../tally/result.ts';
import { isUntouchedJson, recipeInJson, writeJson } from '../writers/json.ts';
import { orStop, stop } from './exit.ts';
import type { Shell } from './shell.ts';

/** What a run has to say to whoever reads its files. */
export interface Account {
  readonly tally: Tally;
  /** As it was given; null where it was made of the labels met. */
  readonly list: readonly Orientation[] | null;
  readonly occasion: Occasion;
  /** The user's own Word file; null for a document in the style of the house. */
  readonly letterhead: { readonly path: string; readonly bytes: Uint8Array } | null;
  readonly version: string;
  /** The digest of all that was read and said, see recipe.ts; null where nobody will ask for it. */
  readonly recipe: string | null;
}

/** What a file that nobody has touched says that it was made of; the Tally too, where it holds one. */
export interface Made {
  readonly recipe: string;
  readonly tally: Tally | null;
}

interface Format {
  readonly write: (account: Account, messages: Messages, shell: Shell) => Promise<Uint8Array | string>;
  /** Whether a file is as atelier wrote it; null where it is none of ours, or cannot tell. */
  readonly untouched: (bytes: Uint8Array, shell: Shell) => Promise<boolean | null>;
  /** Null for a file that a person has edited, or that does not say. */
  readonly made: (bytes: Uint8Array, shell: Shell) => Promise<Made | null>;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const untouchedText: Format['untouched'] = async (bytes, { sha256 }) =>
  (await import('../writers/seal.ts')).isUntouchedText(textOf(bytes), sha256);

const madeText: Format['made'] = async (bytes, { sha256 }) => {
  const { isUntouchedText, recipeInText } = await import('../writers/seal.ts');
  const text = textOf(bytes);
  const recipe = isUntouchedText(text, sha256) === true ? recipeInText(text) : null;
  return recipe === null ? null : { recipe, tally: null };
};

/** By extension. Each writer is loaded only when asked for. */
export const formats = {
  '.docx': {
    write: async ({ tally, list, occasion, letterhead, version, recipe }, messages, { sha256 }) => {
      const { collectEvidence, withTold } = await import('../report/evidence.ts');
      const { writeMinutes } = await import('../report/minutes.ts');
      const report = writeMinutes(tally, occasion, messages);
      const evidence = collectEvidence(report, { version, list, tally, ...(recipe !== null && { recipe }) }, messages);
      const packed = (json: unknown) => ({ name: 'atelier/tally@1', json: JSON.stringify(json) });
      if (letterhead === null) {
        const { writeWord } = await import('../writers/word.ts');
        return writeWord(report, { sha256, evidence: packed(evidence) });
      }
      const { valuesOf } = await import('../report/values.ts');
      const { writeOnLetterhead } = await import('../writers/letterhead.ts');
      const values = valuesOf(report, { tally, occasion, messages });
      const written = await writeOnLetterhead(report, letterhead.bytes, values, {
        sha256,
        evidence: (told) => packed(withTold(evidence, told)),
      });
      return written instanceof Uint8Array
        ? written
        : stop({ failure: 'bad-letterhead', path: letterhead.path, faults: written });
    },
    untouched: async (bytes, { sha256 }) => {
      const { fingerprintOf } = await import('../writers/fingerprint.ts');
      const { stored, actual } = fingerprintOf(bytes, sha256);
      return stored === null ? null : stored === actual;
    },
    made: async (bytes, { sha256 }) => {
      const { untouchedEvidenceOf } = await import('../writers/fingerprint.ts');
      const { readEvidence } = await import('../report/evidence.ts');
      const evidence = readEvidence(untouchedEvidenceOf(bytes, sha256)?.json ?? '');
      return typeof evidence?.recipe === 'string' ? { recipe: evidence.recipe, tally: evidence.tally } : null;
    },
  },
  '.json': {
    write: async ({ tally, recipe }, _, { sha256 }) => writeJson(tally, sha256, recipe),
    untouched: async (bytes, { sha256 }) => isUntouchedJson(textOf(bytes), sha256),
    made: async (bytes, { sha256 }) =>
      isUntouchedJson(textOf(bytes), sha256) === true ? recipeInJson(textOf(bytes)) : null,
  },
  '.csv': {
    write: async ({ tally }, messages) => {
      const { writeCsv } = await import('../writers/csv.ts');
      return writeCsv(writeSheet(tally, messages));
    },
    // A spreadsheet has no place for a fingerprint that its reader would not see.
    untouched: async () => null,
    made: async () => null,
  },
  '.md': {
    write: async ({ tally, occasion, recipe }, messages, { sha256 }) => {
      const { writeMarkdown } = await import('../writers/markdown.ts');
      const { writeMinutes } = await import('../report/minutes.ts');
      return writeMarkdown(writeMinutes(tally, occasion, messages), sha256, recipe);
    },
    untouched: untouchedText,
    made: madeText,
  },
  '.html': {
    write: async ({ tally, occasion, recipe }, messages, { sha256 }) => {
      const { writeHtml } = await import('../writers/html.ts');
      const { writeMinutes } = await import('../report/minutes.ts');
      return writeHtml(writeMinutes(tally, occasion, messages), sha256, recipe);
    },
    untouched: untouchedText,
    made: madeText,
  },
} as const satisfies Record<string, Format>;

type Extension = keyof typeof formats;

/** Checks every target before the count, so that a wrong name costs nothing. */
export function checkFormats(targets: readonly string[]): void {
  const unknown = targets.find((path) => extensionOf(path) === null);
  if (unknown !== undefined) stop({ failure: 'unknown-format', path: unknown, formats: Object.keys(formats) });
}

/** What was read is never written over. */
export function refuseInputs(targets: readonly string[], inputs: readonly string[], shell: Shell): void {
  const read = new Set(inputs.map(shell.identify));
  const path = targets.find((target) => read.has(shell.identify(target)));
  if (path !== undefined) stop({ failure: 'output-is-input', path });
}

/** Writes the files: all are made and all targets looked at before the first is put down. */
export async function writeTargets(
  targets: readonly string[],
  account: Account,
  force: boolean,
  messages: Messages,
  shell: Shell,
): Promise<void> {
  const made = [];
  for (const path of targets) {
    const bytes = await formats[extensionOf(path) ?? '.docx'].write(account, messages, shell);
    if (!force) orStop(await refuseEdited(path, bytes, shell));
    made.push({ path, bytes });
  }
  for (const { path, bytes } of made) orStop(await shell.write(path, bytes));
}

/** The Tally in files that nobody has touched and that were made of the very same; null where there is anything to write. */
export async function findMade(targets: readonly string[], recipe: string, shell: Shell): Promise<Tally | null> {
  let tally: Tally | null = null;
  for (const path of targets) {
    const there = shell.read(path);
    const made = there instanceof Uint8Array ? await formats[extensionOf(path) ?? '.docx'].made(there, shell) : null;
    if (made?.recipe !== recipe) return null;
    tally ??= made.tally;
  }
  return tally;
}

/** Writes a document that is no compte rendu, and carries no ballots. */
export async function writeReport(path: string, report: Report, force: boolean, shell: Shell): Promise<void> {
  const { sha256 } = shell;
  const make = {
    '.docx': async () => (await import('../writers/word.ts')).writeWord(report, { sha256 }),
    '.md': async () => (await import('../writers/markdown.ts')).writeMarkdown(report, sha256),
    '.html': async () => (await import('../writers/html.ts')).writeHtml(report, sha256),
  };
  const extension = extensionOf(path);
  const bytes = await make[extension === '.md' || extension === '.html' ? extension : '.docx']();
  if (!force) orStop(await refuseEdited(path, bytes, shell));
  orStop(await shell.write(path, bytes));
}

/** A document that a person has edited is never overwritten; nor is a file that was never ours. */
async function refuseEdited(path: string, bytes: Uint8Array | string, shell: Shell): Promise<Failure | null> {
  const there = orStop(shell.read(path));
  if (there === null || shell.sha256(there) === shell.sha256(bytes)) return null;
  const untouched = await formats[extensionOf(path) ?? '.docx'].untouched(there, shell);
  return untouched === true ? null : { failure: 'edited-document', path, ours: untouched === false };
}

function extensionOf(path: string): Extension | null {
  const extension = /\.[a-z]+$/u.exec(path.toLowerCase())?.[0];
  return extension !== undefined && extension in formats ? (extension as Extension) : null;
}
