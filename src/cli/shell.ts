/** What the program may ask of the world: one object, so that a test can be the world. */

import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { getAsset, isSea } from 'node:sea';
import type { Failure } from '../failure.ts';
import type { Bytes } from '../text/decode.ts';
import { fail } from './exit.ts';
import {
  cannotRead,
  codeOf,
  examine,
  type FolderEntry,
  identify,
  isOutside,
  list,
  makeFolder,
  read,
  sweep,
  write,
} from './files.ts';

export interface Stream {
  readonly write: (data: string | Uint8Array) => void;
  /** Waits until all is written. @returns the code of what went wrong; null where all went well, or nobody listens */
  readonly flush: () => Promise<string | null>;
  /** Characters in a line; null where nobody is looking, or knows how many. */
  readonly columns: number | null;
  readonly colour: boolean;
}

export interface Shell {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly stdin: () => Uint8Array | Failure;
  /** A file to be read in chunks, as often as needed. */
  readonly open: (path: string) => Bytes | Failure;
  /** A whole file; null where there is none. */
  readonly read: typeof read;
  /** The same, of a file that may be written over: what is read otherwise is an input of the run. */
  readonly look: typeof read;
  /** Whether a file, by its one name, was read by this run, or will be: it is never written over. */
  readonly isInput: (identity: string) => boolean;
  readonly write: typeof write;
  /** A file that stands beside the program. */
  readonly ownFile: (name: string) => Uint8Array | Failure;
  /** The one name of a file, whatever the path that leads to it. */
  readonly identify: (path: string) => string;
  readonly sha256: (data: string | Uint8Array | Iterable<Uint8Array>) => string;
  /** What stands in a folder, by name. */
  readonly list: (folder: string) => readonly FolderEntry[] | Failure;
  /** What a path leads to, links followed; null where that is nothing. */
  readonly examine: (path: string) => Exclude<FolderEntry['kind'], 'link'> | null;
  readonly isOutside: typeof isOutside;
  /** Makes a folder and those above it, where they are not there yet. */
  readonly makeFolder: (folder: string) => Failure | null;
  /** Takes away what a run that was killed while it wrote has left in a folder. */
  readonly sweep: (folder: string) => void;
  /** Takes Ctrl-C over: the first one calls back, a second one ends the process. */
  readonly onInterrupt: (stop: () => void) => void;
  /** How many things the machine does at a time. */
  readonly cores: number;
}

/** What a count asks of the world; a library that is given its files has no more than that. */
export type Sources = Pick<
  Shell,
  'stderr' | 'open' | 'read' | 'examine' | 'isOutside' | 'stdin' | 'identify' | 'sha256'
>;

/** In bytes: ten times the ballots of the largest room. */
const WHOLE = 2 ** 22;

export function openShell(): Shell {
  return {
    args: process.argv.slice(2),
    env: process.env,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
    stdin: readStdin,
    open,
    read,
    look: read,
    isInput: () => false,
    ownFile,
    write,
    identify,
    sha256,
    list,
    examine,
    isOutside,
    makeFolder,
    sweep,
    onInterrupt,
    cores: availableParallelism(),
  };
}

function stream(out: NodeJS.WriteStream): Stream {
  const { env } = process;
  const forced = env['FORCE_COLOR'];
  const shows =
    forced === undefined
      ? out.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
      : forced !== '0' && forced !== 'false';
  let trouble: string | null = null;
  out.on('error', (error) => {
    // Whoever has heard enough (`atelier batch … | head`) ends the talking, not the work.
    if (codeOf(error) !== 'EPIPE') trouble = codeOf(error);
  });
  return {
    write: (data) => {
      out.write(data);
    },
    flush: () => new Promise((resolve) => out.write('', () => setImmediate(() => resolve(trouble)))),
    // A terminal that nobody told its size says 0.
    columns: (out.isTTY && out.columns) || null,
    colour: shows,
  };
}

function open(path: string): Bytes | Failure {
  try {
    const stat = statSync(path);
    const source = basename(path);
    // A folder opens and cannot be read; a device may never end.
    if (stat.isDirectory() || stat.isCharacterDevice() || stat.isBlockDevice()) {
      return { failure: 'file-unreadable', path, reason: stat.isDirectory() ? 'EISDIR' : 'ENODEV' };
    }
    if (!stat.isFile() || stat.size <= WHOLE) {
      // What comes through a pipe comes once; what is small is read once, whatever happens to the file meanwhile.
      const bytes = readFileSync(path);
      if (stat.isFile() && hasChanged(stat, statSync(path))) return { failure: 'file-changed', path };
      return { source, size: bytes.length, chunks: () => [bytes] };
    }
    closeSync(openSync(path, 'r'));
    return { source, size: stat.size, chunks: () => chunksOf(path, stat) };
  } catch (error) {
    return cannotRead(path, error);
  }
}

const CHUNK = 2 ** 20;

/** Someone wrote to the file between the two looks at it. */
const hasChanged = (before: Stats, now: Stats): boolean => now.size !== before.size || now.mtimeMs !== before.mtimeMs;

/** Reads a large file in pieces. It must not change from one reading to the next: its ballots would be a mixture of two. */
function* chunksOf(path: string, known: Stats): Generator<Uint8Array> {
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

function ownFile(name: string): Uint8Array | Failure {
  try {
    return isSea() ? new Uint8Array(getAsset(name)) : readFileSync(new URL(name, import.meta.url));
  } catch (error) {
    return cannotRead(name, error);
  }
}

function onInterrupt(stop: () => void): void {
  process.removeAllListeners('SIGINT');
  process.once('SIGINT', stop);
}

function sha256(data: string | Uint8Array | Iterable<Uint8Array>): string {
  // Loaded when it is needed: a table on the screen has no digest.
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  if (typeof data === 'string' || data instanceof Uint8Array) hash.update(data);
  else for (const chunk of data) hash.update(chunk);
  return hash.digest('hex');
}
