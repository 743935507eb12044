/** A shell and some folders enter; a shell leaves that reads and writes nothing outside of them, wherever links lead. */

import { basename, dirname, join, resolve, sep } from 'node:path';
import type { FailureOf } from '../../failure.ts';
import type { Shell } from '../shell.ts';

type Refusal = FailureOf<'path-outside'> | FailureOf<'not-a-file'>;

/** Says of a path why nothing may be read or written there; null where it may. Null folders are all of them. */
export function guard(shell: Shell, folders: readonly string[] | null): (path: string) => Refusal | null {
  const homes = folders?.map((folder) => real(resolve(folder), shell));
  return (path) => {
    const kind = shell.examine(path);
    const place = real(resolve(path), shell, kind);
    if (homes?.every((home) => place !== home && !place.startsWith(home.endsWith(sep) ? home : home + sep))) {
      return { failure: 'path-outside', path };
    }
    return kind === 'other' ? { failure: 'not-a-file', path } : null;
  };
}

/** Null folders confine to nothing. */
export function confine(shell: Shell, folders: readonly string[] | null): Shell {
  if (folders === null) return shell;
  const refuse = guard(shell, folders);
  return {
    ...shell,
    open: (path) => refuse(path) ?? shell.open(path),
    read: (path) => refuse(path) ?? shell.read(path),
    look: (path) => refuse(path) ?? shell.look(path),
    write: async (path, bytes, seen) => refuse(path) ?? shell.write(path, bytes, seen),
    makeFolder: (path) => refuse(path) ?? shell.makeFolder(path),
  };
}

/** Where a path really leads, as far as it exists; `kind` is what stands there. */
function real(path: string, shell: Shell, kind = shell.examine(path)): string {
  if (kind !== null || dirname(path) === path) return shell.identify(path);
  return join(real(dirname(path), shell), basename(path));
}
