/** What the program may ask of the world: one object, so that a test can be the world. */

import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Failure, failed } from '../failure.ts';
import { MAX_FILE } from '../limits.ts';
import type { Bytes } from '../text/encodings.ts';
import * as files from './files.ts';

const { cannotRead, codeOf, ...disk } = files;

export type Shell = Readonly<ReturnType<typeof openShell>>;

export function openShell() {
  /** Files that this run reads, or will, each by its one name: none of them is ever written over. */
  const inputs = new Set<string>();
  const note = (path: string): void => void inputs.add(disk.foldPath(path));
  return {
    args: process.argv.slice(2) as readonly string[],
    env: process.env as Readonly<Record<string, string | undefined>>,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
    stdin: (): Uint8Array | Failure => readPipe(0, 'stdin'),
    open: (path: string): Bytes | Failure => {
      note(path);
      return open(path);
    },
    inputs,
    note,
    ...disk,
    ownFile,
    sha256,
    /** Takes Ctrl-C over: the first one calls back, a second one ends the process. */
    onInterrupt: (stop: () => void): void => {
      process.removeAllListeners('SIGINT').once('SIGINT', stop);
    },
    /** Threads that the machine runs at once. */
    get cores() {
      return process.getBuiltinModule('node:os').availableParallelism();
    },
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

/** A whole file; a pipe may be one. */
function open(path: string): Bytes | Failure {
  try {
    const stat = statSync(path);
    const refuse = (reason: string): Failure => ({ failure: 'file-unreadable', path, reason });
    // A folder opens and cannot be read; a device may never end.
    if (stat.isDirectory()) return refuse('EISDIR');
    if (stat.isCharacterDevice() || stat.isBlockDevice()) return refuse('not-a-file');
    if (stat.size > MAX_FILE) return refuse('EFBIG');
    const bytes = stat.isFile() ? readFileSync(path) : readPipe(openSync(path, 'r'), path);
    if (failed(bytes)) return bytes;
    // Somebody wrote to it meanwhile: its ballots may be a mixture of two.
    const now = statSync(path);
    if (stat.isFile() && (now.size !== stat.size || now.mtimeMs !== stat.mtimeMs)) return refuse('changed');
    return { source: basename(path), bytes };
  } catch (error) {
    return cannotRead(path, error);
  }
}

/** In milliseconds. */
const MOMENT = 20;

function readPipe(file: number, path: string): Uint8Array | Failure {
  const chunks: Buffer[] = [];
  const chunk = Buffer.allocUnsafe(2 ** 16);
  for (let size = 0; size <= MAX_FILE; ) {
    try {
      const length = readSync(file, chunk);
      if (length === 0) break;
      chunks.push(Buffer.from(chunk.subarray(0, length)));
      size += length;
    } catch (error) {
      const code = codeOf(error);
      // So Windows says that there is no more.
      if (code === 'EOF') break;
      // A terminal or a socket that another program has told not to wait: nothing has come yet.
      if (code !== 'EAGAIN') return { failure: 'file-unreadable', path, reason: code };
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MOMENT);
    }
  }
  if (file !== 0) closeSync(file);
  const bytes = Buffer.concat(chunks);
  return bytes.length > MAX_FILE ? { failure: 'file-unreadable', path, reason: 'EFBIG' } : bytes;
}

/** A file that stands beside the program, or within it. */
function ownFile(name: string): Uint8Array | Failure {
  const { getAsset, isSea } = process.getBuiltinModule('node:sea');
  try {
    return isSea() ? new Uint8Array(getAsset(name)) : readFileSync(new URL(name, import.meta.url));
  } catch (error) {
    return cannotRead(name, error);
  }
}

// Loaded when it is needed: a table on the screen has no digest.
const sha256 = (data: string | Uint8Array): string => process.getBuiltinModule('node:crypto').hash('sha256', data);
