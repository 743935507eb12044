/** A register of voters is a map from keys to ballots and nothing else, however small it is kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRegister } from '../../src/ballots/register.ts';
import type { VoterKey } from '../../src/ballots/voters.ts';

const one = (id: string, kind = 0): readonly VoterKey[] => [{ kind, id }];

describe('a register', () => {
  test('tells 100,000 voters apart', () => {
    const register = openRegister();
    const all = Array.from({ length: 100_000 }, (_, at) => at);
    for (const at of all) register.enter(one(`b-${at}`), at);
    expect(all.filter((at) => register.find(one(`b-${at}`)) !== at)).toEqual([]);
    expect(register.find(one('b-100000'))).toBeUndefined();
  });

  test('finds what a map would find, by any of several keys, and the last that was entered', () => {
    const key = fc.record({
      kind: fc.integer({ min: -2, max: 300 }),
      id: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom('', 'a', 'à', 'ａ', '\u0000', '\u007f', '\u0080', '\u3fff', '\u4000', '\uffff', '😀', '\ud83d'),
      ),
    });
    const keys = fc.array(key, { maxLength: 2 });
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 60 }), (voters) => {
        const register = openRegister();
        const map = new Map<string, number>();
        const nameOf = ({ kind, id }: VoterKey) => JSON.stringify([kind, id]);
        for (const [cast, voter] of voters.entries()) {
          const expected = voter.map((known) => map.get(nameOf(known))).find((known) => known !== undefined);
          expect(register.find(voter)).toBe(expected);
          register.enter(voter, cast);
          for (const known of voter) map.set(nameOf(known), cast);
        }
      }),
      { numRuns: 300 },
    );
  });
});
