/** All that a run writes goes through `writeOutputs`, whatever the command: nothing that was read is ever written over,
 * and nothing that atelier did not write, or that somebody has edited, unless forced. */

import { basename, dirname, join } from 'node:path';
import type { Failure } from '../failure.ts';
import { fail, unwrap } from '../run/exit.ts';
import { extensions, formatOf, isUntouched } from '../run/formats.ts';
import type { Shell } from './shell.ts';

/** Standard output, where a path is expected. */
export const STDOUT = '-';

export interface Output {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** A shell that adds what is read through it, each file by its one name, to what is known to be read in the same run. */
export function rememberInputs(shell: Shell, inputs: Set<string> = new Set()): Shell {
  const note = (path: string) => inputs.add(shell.identify(path));
  return {
    ...shell,
    open: (path) => {
      note(path);
      return shell.open(path);
    },
    read: (path) => {
      note(path);
      return shell.read(path);
    },
    isInput: (identity) => inputs.has(identity) || shell.isInput(identity),
  };
}

/** Writes files, or none of them: all the targets are looked at before the first is put down. */
export async function writeOutputs(outputs: readonly Output[], force: boolean, shell: Shell): Promise<void> {
  checkTargets(
    outputs.map(({ path }) => path),
    shell,
  );
  const due = [];
  for (const output of outputs) {
    const seen = output.path === STDOUT ? null : unwrap(shell.look(output.path));
    if (seen !== null && Buffer.compare(seen, Buffer.from(output.bytes)) === 0) continue;
    if (seen !== null && !force) unwrap(await refuseReplacing(output, seen, shell));
    due.push({ ...output, seen: force ? undefined : seen });
  }
  for (const folder of new Set(due.map(({ path }) => dirname(path)))) shell.sweep(folder);
  for (const { path, bytes, seen } of due) {
    if (path === STDOUT) shell.stdout.write(bytes);
    else unwrap(await shell.write(path, bytes, seen));
  }
}

/** Looks at the targets alone, so that a wrong name is told before anything is counted. */
export function checkTargets(targets: readonly string[], shell: Shell): void {
  const taken = new Map<string, string>();
  for (const path of targets.filter((path) => path !== STDOUT)) {
    const identity = shell.identify(path);
    if (shell.isInput(identity)) fail({ failure: 'output-is-input', path });
    const kind = shell.examine(path);
    if (kind !== null && kind !== 'file') fail({ failure: 'not-a-file', path });
    const other = taken.get(foldPath(identity));
    if (other !== undefined) fail({ failure: 'same-target', first: other, second: path });
    taken.set(foldPath(identity), path);
  }
}

/** Windows and macOS take «X.docx» and «x.docx» for one file. */
export const foldPath = (path: string): string => path.normalize('NFC').toLowerCase();

/** Checks every format before the count, so that a wrong name costs nothing. */
export function checkFormats(targets: readonly string[]): void {
  const unknown = targets.find((path) => path !== STDOUT && formatOf(path) === null);
  if (unknown !== undefined) fail({ failure: 'unknown-format', path: unknown, formats: extensions });
}

async function refuseReplacing({ path, bytes }: Output, seen: Uint8Array, shell: Shell): Promise<Failure | null> {
  const untouched = await isUntouched(seen, bytes, shell);
  if (untouched !== true) return { failure: 'edited-document', path, ours: untouched === false };
  return locksOf(path).some((lock) => shell.examine(lock) !== null) ? { failure: 'document-open', path } : null;
}

/** What Word and LibreOffice leave beside a document while it is open; Word drops the first letters of a longer name. */
function locksOf(path: string): readonly string[] {
  const name = basename(path);
  const locks = [`~$${name}`, `~$${name.slice(1)}`, `~$${name.slice(2)}`, `.~lock.${name}#`];
  return locks.map((lock) => join(dirname(path), lock));
}
