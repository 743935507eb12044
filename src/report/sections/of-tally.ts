/** What is said of a Tally alone enters as a function; it leaves as one that says it once for the compte rendu and for the
 * evidence of it, which are made one right after the other. */

import type { Material } from './material.ts';

type Counted = Pick<Material, 'tally' | 'messages'>;

export function ofTally<Said>(say: (counted: Counted) => Said): (counted: Counted) => Said {
  let last: (Counted & { readonly said: Said }) | null = null;
  return ({ tally, messages }) => {
    if (last?.tally !== tally || last.messages !== messages) last = { tally, messages, said: say({ tally, messages }) };
    return last.said;
  };
}
