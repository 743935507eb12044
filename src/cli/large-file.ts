/** Reads a file too large to be held in memory, as often as needed. */

import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { fail } from './exit.ts';
import { cannotRead } from './files.ts';

/** What shows that someone wrote to a file. */
type State = Pick<Stats, 'size' | 'mtimeMs'>;

/** As it was when it was first looked at. */
export interface LargeFile extends Readonly<State> {
  readonly path: string;
}

const CHUNK = 2 ** 20;

export const hasChanged = (before: State, now: State): boolean =>
  now.size !== before.size || now.mtimeMs !== before.mtimeMs;

/** Reads a file that must not change from one reading to the next: its ballots would be a mixture of two. */
export function* chunksOf({ path, ...known }: LargeFile): Generator<Uint8Array> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    return fail(cannotRead(path, error));
  }
  const check = () => {
    if (hasChanged(known, fstatSync(file))) fail({ failure: 'file-changed', path });
  };
  try {
    check();
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const length = readSync(file, chunk, 0, CHUNK, null);
      if (length === 0) return check();
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
