/** Files and folders of the disk: paths enter; what stands there leaves, or bytes are put there, all or nothing. */

import {
  closeSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Failure } from '../failure.ts';

export interface Entry {
  readonly name: string;
  /** `other` is a device, a pipe, a socket. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** The name under which a file is written before it is whole; it says whose it is. */
const LEFTOVER = /^\..+\.(\d+)\.tmp$/u;

export function sweep(folder: string): void {
  const entries = list(folder);
  if ('failure' in entries) return;
  for (const { name, kind } of entries) {
    const writer = LEFTOVER.exec(name)?.[1];
    if (kind === 'file' && writer !== undefined && !isAlive(Number(writer)))
      rmSync(join(folder, name), { force: true });
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

export function list(folder: string): readonly Entry[] | Failure {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return cannotRead(folder, error);
  }
}

export function examine(path: string): Exclude<Entry['kind'], 'link'> | null {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) return null;
    const kind = kindOf(there);
    return kind === 'link' ? 'other' : kind;
  } catch {
    return null;
  }
}

export function identify(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    try {
      return join(realpathSync.native(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}

const kindOf = (entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): Entry['kind'] =>
  entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';

export function makeFolder(folder: string): Failure | null {
  try {
    mkdirSync(folder, { recursive: true });
    return null;
  } catch (error) {
    return { failure: 'file-unwritable', path: folder, reason: codeOf(error) };
  }
}

export function write(path: string, bytes: Uint8Array | string): Failure | null {
  const writing = begin(path, bytes);
  const { value, done } = writing.next();
  if (done) return value;
  try {
    fsyncSync(value);
  } catch (error) {
    return end(writing.throw(error));
  }
  return end(writing.next());
}

/** While the disk makes sure of the bytes, the program goes on: all else takes less than to hand it to another thread. */
export async function writeBehind(path: string, bytes: Uint8Array | string): Promise<Failure | null> {
  const writing = begin(path, bytes);
  const { value, done } = writing.next();
  if (done) return value;
  const error = await new Promise<Error | null>((resolve) => fsync(value, resolve));
  return end(error === null ? writing.next() : writing.throw(error));
}

type Writing = Generator<number, Failure | null, void>;

/** Yields the file when all is written, to be flushed; closes and renames it when told to go on. */
function* begin(path: string, bytes: Uint8Array | string): Writing {
  let temporary: string | null = null;
  try {
    const target = identify(path);
    const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    const file = openSync(unfinished, 'w');
    temporary = unfinished;
    try {
      const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      for (let written = 0; written < data.length; ) written += writeSync(file, data, written);
      yield file;
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, target);
    return null;
  } catch (error) {
    if (temporary !== null) rmSync(temporary, { force: true });
    return { failure: 'file-unwritable', path, reason: codeOf(error) };
  }
}

/** What became of the file: a second time it has nothing to yield. */
const end = ({ value }: ReturnType<Writing['next']>): Failure | null => (typeof value === 'number' ? null : value);

export function cannotRead(path: string, error: unknown): Failure {
  const code = codeOf(error);
  return code === 'ENOENT' ? { failure: 'file-not-found', path } : { failure: 'file-unreadable', path, reason: code };
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
