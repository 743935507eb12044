/** The cells that say who voted enter; the keys under which that voter is remembered leave. No name leaves this room. */

import { plain } from './fold.ts';
import type { Voter } from './layouts.ts';

/** Addresses that forms write for everybody. */
const NOBODY: ReadonlySet<string> = new Set(['', 'anonymous', 'anonyme', '-', '?']);

/**
 * The keys of a row's voter: a ballot number and an address, each alone; the full name only for want of both. Empty
 * where the row says nothing: two paper ballots alike are two ballots.
 */
export function voterKeys(cells: readonly string[], { ids, name }: Voter): readonly string[] {
  const known = ids.flatMap((place, kind) => {
    const id = plain(cells[place] ?? '');
    return NOBODY.has(id) ? [] : [`${kind}:${id}`];
  });
  if (known.length > 0) return known;
  const full = plain(name.map((place) => cells[place] ?? '').join(' '));
  return NOBODY.has(full) ? [] : [`name:${full}`];
}
