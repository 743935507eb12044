/** Paths enter; what stands there leaves: in a folder, behind a link, left over from a run that was killed. */

import { mkdirSync, readdirSync, realpathSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Failure } from '../failure.ts';
import type { Entry, Shell } from './shell.ts';
import { cannotRead, codeOf } from './trouble.ts';

/** The name under which a file is written before it is whole; it says whose it is. */
const LEFTOVER = /^\..+\.(\d+)\.tmp$/u;

export function sweep(folder: string): void {
  const entries = list(folder);
  if ('failure' in entries) return;
  for (const { name, kind } of entries) {
    const writer = LEFTOVER.exec(name)?.[1];
    if (kind === 'file' && writer !== undefined && !isAlive(Number(writer)))
      rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

export function list(folder: string): readonly Entry[] | Failure {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return cannotRead(folder, error);
  }
}

export function examine(path: string): ReturnType<Shell['examine']> {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) return null;
    const kind = kindOf(there);
    return kind === 'link' ? 'other' : kind;
  } catch {
    return null;
  }
}

export function identify(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    try {
      return join(realpathSync.native(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}

const kindOf = (entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): Entry['kind'] =>
  entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';

export function makeFolder(folder: string): Failure | null {
  try {
    mkdirSync(folder, { recursive: true });
    return null;
  } catch (error) {
    return { failure: 'file-unwritable', path: folder, reason: codeOf(error) };
  }
}
