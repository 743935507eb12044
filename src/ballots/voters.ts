/** The cells that say who voted enter; the keys under which that voter is remembered leave. No name leaves this room. */

import { plain } from './fold.ts';
import type { Voter } from './layouts.ts';

/** Addresses that forms write for everybody. */
const NOBODY: ReadonlySet<string> = new Set(['', 'anonymous', 'anonyme', '-', '?']);

/** One thing by which a voter is known; of a `kind` of their own, for a ballot's number is nobody's name. */
export interface VoterKey {
  readonly kind: number;
  readonly id: string;
}

const NAME = -1;

/**
 * The keys of a row's voter: a ballot number and an address, each alone; the full name only for want of both. Empty
 * where the row says nothing: two paper ballots alike are two ballots.
 */
export function voterKeys(cells: readonly string[], { ids, name }: Voter): readonly VoterKey[] {
  const known: VoterKey[] = [];
  for (const [kind, place] of ids.entries()) {
    const id = plain(cells[place] ?? '');
    if (!NOBODY.has(id)) known.push({ kind, id });
  }
  if (known.length > 0) return known;
  const id = plain(name.map((place) => cells[place] ?? '').join(' '));
  return NOBODY.has(id) ? [] : [{ kind: NAME, id }];
}

/** Remembers what each voter handed in. */
export interface Register<T> {
  /** What was entered under any of these keys. */
  readonly find: (keys: readonly VoterKey[]) => T | undefined;
  readonly enter: (keys: readonly VoterKey[], item: T) => void;
}

/** A map a kind: keys put together from a kind and an id would cost more memory than all the rest of the count. */
export function openRegister<T>(): Register<T> {
  const kinds = new Map<number, Map<string, T>>();
  return {
    find: (keys) => {
      for (const { kind, id } of keys) {
        const item = kinds.get(kind)?.get(id);
        if (item !== undefined) return item;
      }
      return undefined;
    },
    enter: (keys, item) => {
      for (const { kind, id } of keys) {
        const items = kinds.get(kind) ?? new Map<string, T>();
        kinds.set(kind, items.set(id, item));
      }
    },
  };
}
