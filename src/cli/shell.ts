/** What the program may ask of the world: one object, so that a test can be the world. */

import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { getAsset, isSea } from 'node:sea';
import type { Failure } from '../failure.ts';
import { fail } from '../run/exit.ts';
import type { Bytes } from '../text/decode.ts';
import {
  cannotRead,
  codeOf,
  examine,
  foldPath,
  identify,
  isOutside,
  list,
  look,
  makeFolder,
  sweep,
  write,
} from './files.ts';

export type Shell = Readonly<ReturnType<typeof openShell>>;

export function openShell() {
  /** Files that this run reads, or will, each by its one name: none of them is ever written over. */
  const inputs = new Set<string>();
  const note = (path: string): void => void inputs.add(foldPath(path));
  return {
    args: process.argv.slice(2) as readonly string[],
    env: process.env as Readonly<Record<string, string | undefined>>,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
    stdin: readStdin,
    open: (path: string): Bytes | Failure => {
      note(path);
      return open(path);
    },
    inputs,
    note,
    look,
    write,
    identify,
    foldPath,
    list,
    examine,
    isOutside,
    makeFolder,
    sweep,
    ownFile,
    sha256,
    /** Takes Ctrl-C over: the first one calls back, a second one ends the process. */
    onInterrupt: (stop: () => void): void => {
      process.removeAllListeners('SIGINT').once('SIGINT', stop);
    },
    /** How many things the machine does at a time. */
    cores: availableParallelism(),
  };
}

export type Stream = Readonly<ReturnType<typeof stream>>;

function stream(out: NodeJS.WriteStream) {
  const { FORCE_COLOR: forced, NO_COLOR: plain, TERM: terminal } = process.env;
  let trouble: string | null = null;
  out.on('error', (error) => {
    // Whoever has heard enough (`atelier batch … | head`) ends the talking, not the work.
    if (codeOf(error) !== 'EPIPE') trouble = codeOf(error);
  });
  return {
    write: (data: string | Uint8Array): void => {
      out.write(data);
    },
    /** Waits until all is written. @returns the code of what went wrong; null where all went well, or nobody listens */
    flush: (): Promise<string | null> =>
      new Promise((resolve) => out.write('', () => setImmediate(() => resolve(trouble)))),
    /** Characters in a line; null where nobody is looking, or knows how many: a terminal that nobody told says 0. */
    columns: (out.isTTY && out.columns) || null,
    colour:
      forced === undefined ? out.isTTY === true && !plain && terminal !== 'dumb' : forced !== '0' && forced !== 'false',
  };
}

// --- reading

/** In bytes: ten times the ballots of the largest room. */
const WHOLE = 2 ** 22;
const CHUNK = 2 ** 20;

/** A file to be read in chunks, as often as needed; a pipe may be one. */
function open(path: string): Bytes | Failure {
  try {
    const stat = statSync(path);
    const source = basename(path);
    // A folder opens and cannot be read; a device may never end.
    if (stat.isDirectory() || stat.isCharacterDevice() || stat.isBlockDevice()) {
      return { failure: 'file-unreadable', path, reason: stat.isDirectory() ? 'EISDIR' : 'ENODEV' };
    }
    if (stat.isFile() && stat.size > WHOLE) {
      closeSync(openToRead(path));
      return { source, size: stat.size, chunks: () => chunksOf(path, stat) };
    }
    // What comes through a pipe comes once; what is small is read once, whatever happens to the file meanwhile.
    const bytes = readFileSync(path);
    if (stat.isFile() && hasChanged(stat, statSync(path))) return { failure: 'file-changed', path };
    return { source, size: bytes.length, chunks: () => [bytes] };
  } catch (error) {
    return cannotRead(path, error);
  }
}

/** Someone wrote to the file between the two looks at it. */
const hasChanged = (before: Stats, now: Stats): boolean => now.size !== before.size || now.mtimeMs !== before.mtimeMs;

function openToRead(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    return fail(cannotRead(path, error));
  }
}

/** Reads a large file in pieces. It must not change from one reading to the next: its ballots would be a mixture of two. */
function* chunksOf(path: string, known: Stats): Generator<Uint8Array> {
  const file = openToRead(path);
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

/** In milliseconds. */
const MOMENT = 20;

function readStdin(): Uint8Array | Failure {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(2 ** 16);
    try {
      const length = readSync(0, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
    } catch (error) {
      const code = codeOf(error);
      // So Windows says that there is no more.
      if (code === 'EOF') return Buffer.concat(chunks);
      // A terminal or a socket that another program has told not to wait: nothing has come yet.
      if (code !== 'EAGAIN') return { failure: 'file-unreadable', path: 'stdin', reason: code };
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MOMENT);
    }
  }
}

/** A file that stands beside the program, or within it. */
function ownFile(name: string): Uint8Array | Failure {
  try {
    return isSea() ? new Uint8Array(getAsset(name)) : readFileSync(new URL(name, import.meta.url));
  } catch (error) {
    return cannotRead(name, error);
  }
}

function sha256(data: string | Uint8Array | Iterable<Uint8Array>): string {
  // Loaded when it is needed: a table on the screen has no digest.
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  for (const chunk of typeof data === 'string' || data instanceof Uint8Array ? [data] : data) hash.update(chunk);
  return hash.digest('hex');
}
