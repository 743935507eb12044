/** The keys of voters and the numbers of their ballots enter; the ballot that the same voter handed in before leaves. */

import { ownCopy } from '../text/lines.ts';
import type { VoterKey } from './voters.ts';

/** Remembers what each voter handed in. */
export interface Register {
  /** The number of the ballot that was entered under any of these keys. */
  readonly find: (keys: readonly VoterKey[]) => number | undefined;
  readonly enter: (keys: readonly VoterKey[], cast: number) => void;
}

export function openRegister(): Register {
  /** By the kind of key, then by what it says: joined in one string they would take twice the memory. */
  const kinds = new Map<number, Map<string, number>>();
  return {
    find: (keys) => {
      for (const { kind, id } of keys) {
        const cast = kinds.get(kind)?.get(id);
        if (cast !== undefined) return cast;
      }
      return undefined;
    },
    enter: (keys, cast) => {
      for (const { kind, id } of keys) {
        const known = kinds.get(kind) ?? new Map<string, number>();
        kinds.set(kind, known);
        known.set(ownCopy(id), cast);
      }
    },
  };
}
