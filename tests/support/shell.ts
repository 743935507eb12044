/** A folder of fixtures and a command enter; all that the run said and wrote leaves. Nothing is written to the disk. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { isOutside } from '../../src/cli/files.ts';
import { run } from '../../src/cli/program.ts';
import type { Shell } from '../../src/cli/shell.ts';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was written, by path as typed. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface World {
  /** Files that are there besides those of the folder, by path as typed; what the run writes is added. */
  readonly files?: Map<string, Uint8Array>;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Paths that cannot be read or written, and why. */
  readonly denied?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly colour?: boolean;
}

export const bytesOf = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? Buffer.from(text) : text);

/** Runs `atelier …` in this process, in a world made of a folder and of what the test adds to it. */
export async function runIn(folder: string, args: readonly string[], world: World = {}): Promise<Outcome> {
  const files = world.files ?? new Map<string, Uint8Array>();
  const written = new Map<string, Uint8Array>();
  const said = { stdout: '', stderr: '' };
  const place = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const foldPath = (path: string) => place(path).toLowerCase();
  const find = (path: string): Uint8Array | null => {
    const known = files.get(path);
    if (known) return known;
    return existsSync(place(path)) && statSync(place(path)).isFile() ? readFileSync(place(path)) : null;
  };
  const say = (stream: keyof typeof said) => (data: string | Uint8Array) => {
    if (typeof data === 'string') said[stream] += data;
    else written.set('-', data);
  };
  const look = { flush: async () => null, columns: world.columns ?? null, colour: world.colour ?? false };
  const inputs = new Set<string>();
  const shell: Shell = {
    args,
    env: world.env ?? {},
    stdout: { ...look, write: say('stdout') },
    stderr: { ...look, write: say('stderr') },
    stdin: () => bytesOf(world.stdin ?? ''),
    open: (path) => {
      inputs.add(foldPath(path));
      const reason = world.denied?.[path];
      if (reason !== undefined) return { failure: 'file-unreadable', path, reason };
      const bytes = find(path);
      if (bytes === null) return { failure: 'file-not-found', path };
      return { source: basename(path), bytes };
    },
    ownFile: (name) => readFileSync(join(import.meta.dirname, '../../dist', name)),
    look: find,
    inputs,
    note: (path) => void inputs.add(foldPath(path)),
    write: async (path, bytes) => {
      const reason = world.denied?.[path];
      if (reason !== undefined) return { failure: 'file-unwritable', path, reason };
      files.set(path, bytesOf(bytes));
      written.set(path, bytesOf(bytes));
      return null;
    },
    identify: place,
    foldPath,
    list: (inside) => {
      const there = existsSync(place(inside)) ? readdirSync(place(inside)) : [];
      const added = [...files.keys()].filter((path) => dirname(path) === inside).map((path) => basename(path));
      return [...new Set([...there, ...added])].map((name) => ({ name, kind: 'file' as const }));
    },
    examine: (path) => (find(path) === null ? null : 'file'),
    isOutside: (path, homes) => isOutside(place(path), homes.map(place)),
    makeFolder: () => null,
    sweep: () => {},
    onInterrupt: () => {},
    cores: 1,
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
  };
  const status = await run(shell);
  return { status, ...said, files: written };
}

/** Cuts a command line as a shell would, as far as the fixtures need it. */
export const words = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
