/** Files and folders of the disk: paths enter; what stands there leaves, or bytes are put there, all or nothing. */

import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { type FileHandle, open as openFile, rm } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { Failure } from '../failure.ts';

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

export function cannotRead(path: string, error: unknown): Failure {
  const reason = codeOf(error);
  return reason === 'ENOENT' ? { failure: 'file-not-found', path } : { failure: 'file-unreadable', path, reason };
}

// --- what stands there

/** `other` is a device, a pipe, a socket. */
type EntryKind = 'file' | 'folder' | 'link' | 'other';

const kindOf = (entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): EntryKind =>
  entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';

/** What stands in a folder, by name. */
export function list(folder: string): readonly { readonly name: string; readonly kind: EntryKind }[] | Failure {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return cannotRead(folder, error);
  }
}

/** What a path leads to, links followed; null where that is nothing. */
export function examine(path: string): EntryKind | null {
  try {
    return kindOf(statSync(path));
  } catch {
    return null;
  }
}

/** The one name of a file, whatever the path that leads to it, as far as that exists. Throws what the system says where not
 * even its folders can be found. */
export function identify(path: string): string {
  // No system has a path as long as that; what a hostile file names may be.
  if (path.length > 2 ** 15) return path;
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (dirname(path) === path) throw error;
    return join(identify(dirname(path)), basename(path));
  }
}

/** Windows and macOS take «X.docx» and «x.docx» for one file, and so does a stick whatever the system. */
export const foldPath = (path: string): string => identify(path).normalize('NFC').toLowerCase();

/** Whether a path leads out of all of some folders, wherever links lead. */
export function isOutside(path: string, folders: readonly string[]): boolean {
  const place = identify(path);
  return folders.map(identify).every((home) => !`${place}${sep}`.startsWith(home.endsWith(sep) ? home : home + sep));
}

// --- reading and writing

/** A whole file that may be written over; null where there is none. Only plain files: a device may never end. */
export function look(path: string): Uint8Array | Failure | null {
  try {
    return statSync(path).isFile() ? readFileSync(path) : { failure: 'file-unreadable', path, reason: 'not-a-file' };
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? null : cannotRead(path, error);
  }
}

/** Makes a folder and those above it, where they are not there yet. */
export function makeFolder(folder: string): Failure | null {
  try {
    mkdirSync(folder, { recursive: true });
    return null;
  } catch (error) {
    return { failure: 'file-unwritable', path: folder, reason: codeOf(error) };
  }
}

/**
 * Writes all or nothing: under another name first, flushed, then renamed. What is replaced leaves its owner and mode.
 * @param seen what stood there when it was decided to replace it, null for nothing; if it has changed since, it is left
 *   alone
 */
export async function write(
  path: string,
  bytes: Uint8Array | string,
  seen: Uint8Array | null,
): Promise<Failure | null> {
  const target = identify(path);
  const temporary = join(dirname(target), temporaryName());
  // If it cannot be taken away, or was never there, why the writing stopped is what matters.
  const giveUp = async (failure: Failure) => {
    await rm(temporary, { force: true }).catch(() => {});
    return failure;
  };
  try {
    const there = statSync(target, { throwIfNoEntry: false });
    if (there !== undefined && !there.isFile()) return { failure: 'file-unwritable', path, reason: 'not-a-file' };
    // A folder that may be written to lets go of a file that may not.
    if (there !== undefined) accessSync(target, constants.W_OK);
    // Fails where anything stands there already, a link included.
    const file = await openFile(temporary, 'wx', there?.mode);
    try {
      if (there !== undefined) await keepOwnerAndMode(file, there);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    const now = look(target);
    const isThere = (known: Uint8Array) => now instanceof Uint8Array && Buffer.compare(known, now) === 0;
    // Another run may have put the very same there meanwhile.
    if (now !== seen && !(seen && isThere(seen)) && !isThere(Buffer.from(bytes)))
      return giveUp({ failure: 'edited-document', path, ours: true });
    await renameInTime(temporary, target);
    await flushFolder(dirname(target));
    return null;
  } catch (error) {
    return giveUp({ failure: 'file-unwritable', path, reason: codeOf(error) });
  }
}

async function keepOwnerAndMode(file: FileHandle, { mode, uid, gid }: Stats): Promise<void> {
  // Only the administrator may give a file away; whoever may not keeps what they wrote.
  if (uid !== process.getuid?.() || gid !== process.getgid?.()) await file.chown(uid, gid).catch(() => {});
  await file.chmod(mode & 0o7777);
}

/** In milliseconds: longer than a virus scanner or a synchronised folder holds a file on Windows. */
const PATIENCE = 3_000;

async function renameInTime(from: string, to: string): Promise<void> {
  for (const start = Date.now(); ; await new Promise((wake) => setTimeout(wake, 50))) {
    try {
      return renameSync(from, to);
    } catch (error) {
      const mayPass = ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error));
      if (!mayPass || Date.now() - start > PATIENCE) throw error;
    }
  }
}

/** So that the new name outlasts a power cut too, where the system lets folders be flushed: Windows does not. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await openFile(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** A file is written under such a name until it is whole: nobody can foresee it, so that no two processes meet. */
const temporaryName = (): string => {
  const random = process.getBuiltinModule('node:crypto').randomBytes(16).toString('hex');
  return `.atelier-${random}.tmp`;
};
const TEMPORARY = /^\.atelier-[0-9a-f]{32}\.tmp$/u;
/** In milliseconds: nobody writes as long as that. */
const ABANDONED = 600_000;

/** Takes away what runs that were killed while they wrote have left in a folder. */
export function sweep(folder: string): void {
  const entries = list(folder);
  for (const { name } of 'failure' in entries ? [] : entries) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    try {
      if (Date.now() - statSync(path).mtimeMs > ABANDONED) rmSync(path, { force: true });
    } catch {
      // Another run swept it first, or it is not ours to take away.
    }
  }
}
