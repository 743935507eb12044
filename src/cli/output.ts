/** All that a run writes goes through `writeOutputs`, whatever the command: nothing that was read is ever written over,
 * and nothing that atelier did not write, or that somebody has edited, unless forced. */

import { basename, dirname, join } from 'node:path';
import type { Failure } from '../failure.ts';
import { writeOverview } from '../report/overview.ts';
import { fail, unwrap } from '../run/exit.ts';
import { formats, isUntouched } from '../run/formats.ts';
import { extensionOf, extensions, STDOUT } from '../run/option-readers.ts';
import type { Invocation } from './environment.ts';
import type { Shell } from './shell.ts';

export interface Output {
  readonly path: string;
  readonly bytes: Uint8Array | string;
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
    due.push({ ...output, seen });
  }
  for (const folder of new Set(due.map(({ path }) => dirname(path)))) shell.sweep(folder);
  for (const { path, bytes, seen } of due) {
    if (path === STDOUT) shell.stdout.write(bytes);
    else unwrap(await shell.write(path, bytes, seen));
  }
}

/** Looks at the targets alone, so that a wrong name costs nothing. */
export function checkTargets(targets: readonly string[], shell: Shell): void {
  const taken = new Map<string, string>();
  for (const path of targets.filter((path) => path !== STDOUT)) {
    const target = shell.foldPath(path);
    const kind = shell.examine(path);
    if (kind !== null && kind !== 'file') fail({ failure: 'file-unwritable', path, reason: 'not-a-file' });
    // A link is followed, but to no picture: the prose of another workshop may show it.
    if (extensionOf(target) === null)
      fail({
        failure: 'bad-value',
        option: '--output',
        value: target,
        expected: { values: extensions, as: 'endings' },
      });
    if (shell.inputs.has(target)) fail({ failure: 'output-is-input', path });
    const other = taken.get(target);
    if (other !== undefined) fail({ failure: 'same-output', path, others: [other] });
    taken.set(target, path);
  }
}

async function refuseReplacing({ path, bytes }: Output, seen: Uint8Array, shell: Shell): Promise<Failure | null> {
  const untouched = await isUntouched(seen, [bytes], shell);
  if (untouched !== true) return { failure: 'edited-document', path, ours: untouched === false };
  return locksOf(path).some((lock) => shell.examine(lock) !== null)
    ? { failure: 'file-unwritable', path, reason: 'EBUSY' }
    : null;
}

/** What Word and LibreOffice leave beside a document while it is open; Word drops the first letters of a longer name. */
function locksOf(path: string): readonly string[] {
  const name = basename(path);
  const locks = [`~$${name}`, `~$${name.slice(1)}`, `~$${name.slice(2)}`, `.~lock.${name}#`];
  return locks.map((lock) => join(dirname(path), lock));
}

/** Whether a file is a ranking or a summary that we wrote. */
export async function isOurs(path: string, { messages, shell }: Invocation): Promise<boolean> {
  const seen = shell.look(path);
  const headings = [writeOverview([], messages), [messages.sheet.headings]];
  const tables = await Promise.all(headings.map((rows) => formats['.csv'].writeRows(rows, '', messages.lang, shell)));
  return seen instanceof Uint8Array && (await isUntouched(seen, tables, shell)) === true;
}
