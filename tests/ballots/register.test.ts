/** A register of voters is a map from keys to ballots and nothing else, however small it is kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openColumn } from '../../src/ballots/column.ts';
import { openRegister } from '../../src/ballots/register.ts';
import type { VoterKey } from '../../src/ballots/voters.ts';

const one = (id: string, kind = 0): readonly VoterKey[] => [{ kind, id }];

describe('a register', () => {
  test('tells voters apart whose hashes are the same', () => {
    const pairs = [
      ['v25960442', 'v74450978'],
      ['v14267579', 'v37090417'],
      ['v85906754', 'v66881362'],
    ] as const;
    for (const [voter, other] of pairs) {
      const register = openRegister();
      register.enter(one(voter), 7);
      expect(register.find(one(other))).toBeUndefined();
      register.enter(one(other), 8);
      expect([voter, other].map((id) => register.find(one(id)))).toEqual([7, 8]);
    }
  });

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

  test('takes a name longer than a page of its book, between two others', () => {
    const register = openRegister();
    const names = ['a', 'b'.repeat(2 ** 17), `${'b'.repeat(2 ** 17 - 1)}c`, 'd'];
    for (const [cast, name] of names.entries()) register.enter(one(name), cast);
    expect(names.map((name) => register.find(one(name)))).toEqual([0, 1, 2, 3]);
    expect(register.find(one('b'.repeat(2 ** 17 - 1)))).toBeUndefined();
  });
});

test('a column holds whole numbers up to 2^32 - 1, over several of its pages', () => {
  const column = openColumn();
  const numbers = Array.from({ length: 10_000 }, (_, at) => 2 ** 32 - 1 - at);
  for (const [place, number] of numbers.entries()) expect(column.push(number)).toBe(place);
  column.set(4096, 7);
  expect(numbers.map((_, place) => column.at(place))).toEqual(numbers.with(4096, 7));
  expect([column.length(), column.at(10_000)]).toEqual([10_000, 0]);
});
