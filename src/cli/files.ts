/** Files and folders of the disk: paths enter; what stands there leaves, or bytes are put there, all or nothing. */

import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '../failure.ts';

export interface FolderEntry {
  readonly name: string;
  /** `other` is a device, a pipe, a socket. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * A file is written under such a name until it is whole. It says on which machine and by which process; what nobody can
 * foresee in it keeps two processes of one number, in two containers, from meeting.
 */
const temporaryName = (): string => `.atelier-${machine()}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;
const TEMPORARY = /^\.atelier-([0-9a-f]{8})-(\d+)-[0-9a-f]{16}\.tmp$/u;
/** In milliseconds: nobody writes as long as that. */
const ABANDONED = 3_600_000;

/** Process numbers mean something within it alone. */
function machine(): string {
  let processes = '';
  try {
    processes = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux tells containers apart.
  }
  return createHash('sha256').update(`${hostname()} ${processes}`).digest('hex').slice(0, 8);
}

/** Takes away what runs that were killed while they wrote have left in a folder. */
export function sweep(folder: string): void {
  const entries = list(folder);
  if ('failure' in entries) return;
  for (const { name, kind } of entries) {
    const [, where, writer] = TEMPORARY.exec(name) ?? [];
    if (kind !== 'file' || where === undefined) continue;
    const path = join(folder, name);
    try {
      const ended = where === machine() && !isAlive(Number(writer));
      if (ended || Date.now() - statSync(path).mtimeMs > ABANDONED) rmSync(path, { force: true });
    } catch {
      // Another run swept it first, or it is not ours to take away.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

export function list(folder: string): readonly FolderEntry[] | Failure {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return cannotRead(folder, error);
  }
}

export function examine(path: string): Exclude<FolderEntry['kind'], 'link'> | null {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) return null;
    const kind = kindOf(there);
    return kind === 'link' ? 'other' : kind;
  } catch {
    return null;
  }
}

/** Where a path really leads, as far as it exists. Throws what the system says where not even its folders can be found. */
export function identify(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (dirname(path) === path) throw error;
    return join(identify(dirname(path)), basename(path));
  }
}

const kindOf = (entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): FolderEntry['kind'] =>
  entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';

export function makeFolder(folder: string): Failure | null {
  try {
    mkdirSync(folder, { recursive: true });
    return null;
  } catch (error) {
    return { failure: 'file-unwritable', path: folder, reason: codeOf(error) };
  }
}

/** A whole file; null where there is none. Only plain files: a device may never end, a pipe may never begin. */
export function read(path: string): Uint8Array | Failure | null {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) return null;
    return there.isFile() ? readFileSync(path) : { failure: 'not-a-file', path };
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? null : cannotRead(path, error);
  }
}

/**
 * Writes all or nothing: under another name first, flushed, then renamed. What is replaced leaves its owner and mode.
 * @param seen what stood there when it was decided to replace it, null for nothing; if it has changed since, it is left
 *   alone. Undefined to replace whatever stands there.
 */
export async function write(
  path: string,
  bytes: Uint8Array | string,
  seen: Uint8Array | null | undefined,
): Promise<Failure | null> {
  const target = identify(path);
  const temporary = join(dirname(target), temporaryName());
  try {
    const there = statSync(target, { throwIfNoEntry: false });
    if (there !== undefined && !there.isFile()) return { failure: 'not-a-file', path };
    // Fails where anything stands there already, a link included.
    const file = await open(temporary, 'wx', there?.mode);
    try {
      if (there !== undefined) await keepOwnerAndMode(file, there);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (seen !== undefined && !isStill(seen, read(target))) {
      await discard(temporary);
      return { failure: 'edited-document', path, ours: true };
    }
    await renameInTime(temporary, target);
    await flushFolder(dirname(target));
    return null;
  } catch (error) {
    await discard(temporary);
    return { failure: 'file-unwritable', path, reason: codeOf(error) };
  }
}

/** If it cannot be taken away, or was never there, why the writing stopped is what matters. */
const discard = (path: string): Promise<void> => rm(path, { force: true }).catch(() => {});

const isStill = (seen: Uint8Array | null, now: Uint8Array | Failure | null): boolean =>
  seen === null ? now === null : now instanceof Uint8Array && Buffer.compare(seen, now) === 0;

async function keepOwnerAndMode(file: FileHandle, { mode, uid, gid }: Stats): Promise<void> {
  // Only the administrator may give a file away; whoever may not keeps what they wrote.
  if (uid !== process.getuid?.() || gid !== process.getgid?.()) await file.chown(uid, gid).catch(() => {});
  await file.chmod(mode & 0o7777);
}

/** In milliseconds: longer than a virus scanner or a synchronised folder holds a file on Windows. */
const PATIENCE = 3_000;

async function renameInTime(from: string, to: string): Promise<void> {
  for (const start = Date.now(); ; await sleep(50)) {
    try {
      return renameSync(from, to);
    } catch (error) {
      const mayPass = ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error));
      if (!mayPass || Date.now() - start > PATIENCE) throw error;
    }
  }
}

/** So that the new name outlasts a power cut too, where the system lets folders be flushed. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows does not.
  }
}

export function cannotRead(path: string, error: unknown): Failure {
  const code = codeOf(error);
  return code === 'ENOENT' ? { failure: 'file-not-found', path } : { failure: 'file-unreadable', path, reason: code };
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

/** Whether a path leads out of all of some folders, wherever links lead. */
export function isOutside(path: string, folders: readonly string[]): boolean {
  const place = identify(path);
  return folders.map(identify).every((home) => !`${place}${sep}`.startsWith(home.endsWith(sep) ? home : home + sep));
}
