/** Files that are given in the place of a disk enter; the world that a run reads leaves, and what stops it, as a value. */

import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sources } from './shell.ts';

const encoder = new TextEncoder();

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? encoder.encode(content) : content;

/** The files given, in the place of a disk. */
export function sourcesIn(files: Readonly<Record<string, Uint8Array | string>>): Sources {
  const read = (path: string) => (Object.hasOwn(files, path) ? bytesOf(files[path] ?? '') : null);
  return {
    read,
    open: (path) => {
      const bytes = read(path);
      if (bytes === null) return { failure: 'file-not-found', path };
      return { source: path, size: bytes.length, chunks: () => [bytes] };
    },
    examine: (path) => (read(path) === null ? null : 'file'),
    isOutside: (path) => path.split('/').includes('..'),
    stdin: () => new Uint8Array(),
    // Advice is for a screen that there is not.
    stderr: { write: () => {}, flush: async () => null, columns: null, colour: false },
    identify: (path) => path,
    sha256,
  };
}

export function sha256(data: string | Uint8Array | Iterable<Uint8Array>): string {
  const hash = digest.create();
  for (const chunk of typeof data === 'string' ? [encoder.encode(data)] : data instanceof Uint8Array ? [data] : data)
    hash.update(chunk);
  return bytesToHex(hash.digest());
}
