/** A folder of its own and the built program enter; many workshops are counted in it, and what stands there is read. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { fingerprintOf } from '../../src/writers/fingerprint.ts';
import { runOnDisk, spaced } from './disk.ts';
import { sha256 } from './sha256.ts';

const bin = join(import.meta.dirname, '../../bin/atelier.js');
let folder = '';

/** A fresh folder for each test of the file. */
export function inOwnFolder(): void {
  // Hundreds of documents, each flushed to a disk that others may be using too.
  vi.setConfig({ testTimeout: 300_000 });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-batch-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
}

export const at = (...names: string[]) => join(folder, ...names);

export const put = (path: string, content: string | Uint8Array) => {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), content);
};

/** `atelier batch …` in that folder, to its end. */
export const batch = (...args: string[]) => runOnDisk(folder, ['batch', ...args]);

/** The same as a process of its own, which may have threads. */
export const spawnBatch = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'batch', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '' },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { status, stdout: spaced(stdout), stderr: spaced(stderr) };
};

/** The same, begun. */
export const begin = (...args: string[]) => spawn(process.execPath, [bin, 'batch', ...args], { cwd: folder });

/** The same, from a command of the shell, where `$atelier` is the program. */
export const inShell = (command: string) => {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', command], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', atelier: `"${process.execPath}" "${bin}"` },
    encoding: 'utf8',
  });
  return { status, stdout: spaced(stdout), stderr: spaced(stderr) };
};

/** What stands in a folder, by name and content. */
export const documents = (where: string) =>
  new Map(
    readdirSync(at(where))
      .sort()
      .map((name) => [name, sha256(readFileSync(at(where, name)))]),
  );

/** Our document, and nobody has touched it: not even a disk that was full. */
export const isWhole = (bytes: Uint8Array) => {
  const { stored, actual } = fingerprintOf(bytes, sha256);
  return stored !== null && stored === actual;
};
