/** What a count reads of the world: a disk, or files that are given in its place. */

import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Failure } from '../failure.ts';
import type { Bytes } from '../text/encodings.ts';

/** Where files are read. Paths are as typed; what cannot be read is said in a Failure. */
export interface Sources {
  /** A whole file, with its name. */
  readonly open: (path: string) => Bytes | Failure;
  /** Told of a file that the run reads, or may read later: nothing is written over it. */
  readonly note: (path: string) => void;
  readonly stdin: () => Uint8Array | Failure;
  /** What stands at a path; null for nothing. */
  readonly examine: (path: string) => 'file' | 'folder' | 'link' | 'other' | null;
  /** Whether a path leads out of all of the folders. */
  readonly isOutside: (path: string, folders: readonly string[]) => boolean;
  /** The one name of a file, whatever links lead to it. */
  readonly identify: (path: string) => string;
  /** In hexadecimal. */
  readonly sha256: (data: string | Uint8Array) => string;
  /** What has to be known beside the result is said here. */
  readonly stderr: { readonly write: (words: string) => void };
}

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** The files given, in the place of a disk. */
export function sourcesIn(files: Readonly<Record<string, Uint8Array | string>>): Sources {
  const read = (path: string) => (Object.hasOwn(files, path) ? bytesOf(files[path] ?? '') : null);
  return {
    note: () => {},
    open: (path) => {
      const bytes = read(path);
      return bytes === null ? { failure: 'file-not-found', path } : { source: path, bytes };
    },
    examine: (path) => (read(path) === null ? null : 'file'),
    isOutside: (path) => path.split('/').includes('..'),
    stdin: () => new Uint8Array(),
    // Advice is for a screen that there is not.
    stderr: { write: () => {} },
    identify: (path) => path,
    sha256,
  };
}

export const sha256 = (data: string | Uint8Array): string => bytesToHex(digest(bytesOf(data)));
