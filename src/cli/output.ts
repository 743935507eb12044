/** A Tally and the files asked for enter; the files are written, or none is. */

import type { Failure } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import type { Report } from '../report/document.ts';
import type { Tally } from '../tally/result.ts';
import { fail, unwrap } from './exit.ts';
import { type Account, extensions, formatOf, formats } from './formats.ts';
import type { Shell } from './shell.ts';

/** Checks every target before the count, so that a wrong name costs nothing. */
export function checkFormats(targets: readonly string[]): void {
  const unknown = targets.find((path) => formatOf(path) === null);
  if (unknown !== undefined) fail({ failure: 'unknown-format', path: unknown, formats: extensions });
}

/** What was read is never written over. */
export function refuseInputs(targets: readonly string[], inputs: readonly string[], shell: Shell): void {
  const read = new Set(inputs.map(shell.identify));
  const path = targets.find((target) => read.has(shell.identify(target)));
  if (path !== undefined) fail({ failure: 'output-is-input', path });
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
    const bytes = await (formatOf(path) ?? formats['.docx']).write(account, messages, shell);
    if (!force) unwrap(await refuseEdited(path, bytes, shell));
    made.push({ path, bytes });
  }
  for (const { path, bytes } of made) unwrap(await shell.write(path, bytes));
}

/** The Tally in files that nobody has touched and that were made of the very same; null where there is anything to write. */
export async function findMade(targets: readonly string[], recipe: string, shell: Shell): Promise<Tally | null> {
  let tally: Tally | null = null;
  for (const path of targets) {
    const there = shell.read(path);
    const made = there instanceof Uint8Array ? await (formatOf(path) ?? formats['.docx']).made(there, shell) : null;
    if (made?.recipe !== recipe) return null;
    tally ??= made.tally;
  }
  return tally;
}

/** Writes a document that is no compte rendu, and carries no ballots. */
export async function writeReport(path: string, report: Report, force: boolean, shell: Shell): Promise<void> {
  const bytes = await (formatOf(path)?.writeReport ?? formats['.docx'].writeReport)(report, shell);
  if (!force) unwrap(await refuseEdited(path, bytes, shell));
  unwrap(await shell.write(path, bytes));
}

/** A document that a person has edited is never overwritten; nor is a file that was never ours. */
async function refuseEdited(path: string, bytes: Uint8Array | string, shell: Shell): Promise<Failure | null> {
  const there = unwrap(shell.read(path));
  if (there === null || shell.sha256(there) === shell.sha256(bytes)) return null;
  const untouched = await (formatOf(path) ?? formats['.docx']).untouched(there, shell);
  return untouched === true ? null : { failure: 'edited-document', path, ours: untouched === false };
}
