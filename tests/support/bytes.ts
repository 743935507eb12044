/** Bytes as the shell hands them to the reader, in chunks of any size. */

import { readFileSync } from 'node:fs';
import type { Bytes } from '../../src/text/decode.ts';

export function bytesOf(data: Uint8Array | string, chunkSize = Number.POSITIVE_INFINITY): Bytes {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return {
    source: 'ballots.csv',
    size: bytes.length,
    *chunks() {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
    },
  };
}

/** A file of `fixtures/csv`. */
export const csvFixture = (name: string): Uint8Array => new Uint8Array(readFileSync(`fixtures/csv/${name}`));
