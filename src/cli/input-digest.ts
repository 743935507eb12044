/** All that a document is made of enters: files by their content, settings, version; one digest leaves. */

import { version } from './environment.ts';
import { unwrap } from './exit.ts';
import { STDIN } from './input.ts';
import { optionIds, optionOf } from './options.ts';
import type { RunContext } from './run-context.ts';
import type { Shell } from './shell.ts';

/** A file of ballots, under the name that the document calls it by. */
export interface Ingredient {
  readonly name: string;
  /** Null where it must not be told, not even within another digest. */
  readonly sha256: string | null;
}

/**
 * The same digest, the same document. A file moved or touched changes nothing, a file renamed does: documents name theirs.
 * @returns null where something comes through standard input, which cannot be read again, or where ballots may be guessed from it
 */
export function inputDigest(
  { settings, inputs }: RunContext,
  ballots: readonly Ingredient[],
  lang: string,
  { open, sha256 }: Shell,
): string | null {
  const content = (path: string) => sha256(unwrap(open(path)).chunks());
  if (inputs.includes(STDIN) || ballots.some(({ name, sha256 }) => name === 'stdin' || sha256 === null)) return null;
  const named: Record<string, unknown> = {};
  for (const id of optionIds) {
    const value = settings[id];
    const { scope, placeholder } = optionOf(id);
    if (value === undefined || scope === 'run') continue;
    if (value === STDIN && placeholder === 'file') return null;
    named[id] = placeholder === 'file' && typeof value === 'string' ? [nameOf(value), content(value)] : value;
  }
  const beside = inputs.map((path) => [nameOf(path), content(path)]);
  return sha256(JSON.stringify([version, lang, named, ballots.map(({ name, sha256 }) => [name, sha256]), beside]));
}

const nameOf = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;
