/** Bytes as the shell hands them to the reader. */

import { readFileSync } from 'node:fs';
import type { Bytes } from '../../src/text/encodings.ts';

export const bytesOf = (data: Uint8Array | string): Bytes => ({
  source: 'ballots.csv',
  bytes: typeof data === 'string' ? new TextEncoder().encode(data) : data,
});

/** A file of `fixtures/csv`. */
export const csvFixture = (name: string): Uint8Array => new Uint8Array(readFileSync(`fixtures/csv/${name}`));
