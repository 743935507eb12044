/** Bytes and a path enter; they are written, all or nothing: under a temporary name first, flushed, then renamed. */

import { closeSync, fsync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Failure } from '../failure.ts';
import { identify } from './folders.ts';
import { codeOf } from './trouble.ts';

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
