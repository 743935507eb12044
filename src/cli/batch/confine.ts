/** A shell and some folders enter; a shell leaves that reads and writes nothing outside of them, wherever links lead. */

import { guard } from '../files.ts';
import type { Shell } from '../shell.ts';

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
