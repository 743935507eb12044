/** Bytes and a path enter; they are written, all or nothing, by other threads than the one that counts. */

import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Failure } from '../failure.ts';
import { codeOf } from './trouble.ts';

export async function writeBehind(
  path: string,
  bytes: Uint8Array | string,
  identify: (path: string) => string,
): Promise<Failure | null> {
  let temporary: string | null = null;
  try {
    const target = identify(path);
    const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    const file = await open(unfinished, 'w');
    temporary = unfinished;
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, target);
    return null;
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true });
    return { failure: 'file-unwritable', path, reason: codeOf(error) };
  }
}
