import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ballot } from '../../src/ballots/ballot.ts';
import { ballotsText, drawLots } from '../../src/rank/draw.ts';
import { anyElection, ballot, byNumber, sha256, unpooled, upTo } from '../support/elections.ts';

const draw = (names: readonly string[], places: number, seed: string, hash = sha256) =>
  byNumber(drawLots(names, places, seed, { sha256: hash }), names);

describe('the published generator', () => {
  test('draws the first of two with the seed 31415', () => {
    expect(draw(['Ludothèque', 'Marché'], 1, '31415')).toEqual([
      {
        seed: '31415',
        counter: 0,
        among: [0, 1],
        digest: expect.stringMatching(/^6fdd3d792502984f[0-9a-f]{48}$/),
        result: 0,
        orientation: 0,
      },
    ]);
  });

  test('draws the third and then the first of three with the seed atelier-2026, none put back', () => {
    expect(draw(['Ludothèque', 'Marché', 'Navette'], 2, 'atelier-2026')).toMatchObject([
      { counter: 0, digest: expect.stringMatching(/^5c6bbb5fe20f53ab/), among: [0, 1, 2], result: 2, orientation: 2 },
      { counter: 1, digest: expect.stringMatching(/^59623e42baa6c6d2/), among: [0, 1], result: 0, orientation: 0 },
    ]);
  });

  test('sets a number aside where keeping it would favour some, and takes the next counter', () => {
    const fair = 2n ** 256n - (2n ** 256n % 3n);
    const digests = [fair.toString(16), (fair - 1n).toString(16)];
    const lots = draw(['a', 'b', 'c'], 1, 's', (text) => digests[Number(text.split(',')[1])] ?? '');
    expect(lots.map(({ counter, among, result, orientation }) => [counter, among, result, orientation])).toEqual([
      [0, [0, 1, 2], null, null],
      [1, [0, 1, 2], 2, 2],
    ]);
  });

  test('sets nothing aside among two or four, which divide the numbers evenly', () => {
    expect(draw(['a', 'b'], 1, 's', () => 'f'.repeat(64))).toMatchObject([{ result: 1 }]);
    expect(draw(['a', 'b', 'c', 'd'], 1, 's', () => 'f'.repeat(64))).toMatchObject([{ result: 3 }]);
  });

  test('hashes the seed, a comma and the counter', () => {
    const hashed: string[] = [];
    draw(['a', 'b', 'c'], 2, 'graine', (text) => {
      hashed.push(text);
      return '0';
    });
    expect(hashed).toEqual(['graine,0', 'graine,1']);
  });
});

describe('the hat', () => {
  test('holds the labels in code point order, whatever the order of the list', () => {
    const names = ['Écrans', 'vélo', 'Zoo', 'Ados', '10', 'Ado'];
    expect(drawLots(names, 1, '1', { sha256 })[0]?.among).toEqual(['10', 'Ado', 'Ados', 'Zoo', 'vélo', 'Écrans']);
  });

  test('orders by code point and not by UTF-16 unit', () => {
    const names = ['\u{1F6B2} vélo', '\uFF21telier'];
    expect(draw(names, 1, '1')[0]?.among).toEqual([1, 0]);
  });
});

test('the same labels and seed draw the same labels from a list in any order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 }),
      fc.string(),
      fc.gen(),
      (names, seed, gen) => {
        const places = gen(fc.integer, { min: 1, max: names.length - 1 });
        const shuffled = gen(fc.shuffledSubarray, names, { minLength: names.length });
        const drawnFrom = (list: readonly string[]) =>
          drawLots(list, places, seed, { sha256 }).map(({ orientation }) => orientation);
        expect(drawnFrom(shuffled)).toEqual(drawnFrom(names));
        expect(new Set(drawnFrom(names)).size).toBe(places);
      },
    ),
    { seed: 2008, numRuns: 200 },
  );
});

test('over many seeds nobody is favoured', () => {
  const drawn = upTo(3000).map((seed) => drawLots(['a', 'b', 'c'], 1, String(seed), { sha256 }).at(-1)?.orientation);
  for (const times of ['a', 'b', 'c'].map((label) => drawn.filter((one) => one === label).length))
    expect(Math.abs(times - 1000)).toBeLessThan(100);
});

describe('the text of the ballots', () => {
  const names = ['Jardin', 'Écrans', 'Ados'];

  test('is one line a ballot cast, in code point order', () => {
    const cast: Ballot[] = [{ picks: [1, 0], dots: null, times: 2 }, ballot(0), ballot(2, 1)];
    expect(ballotsText(cast, names, true)).toBe(
      '["Ados","Écrans"]\n["Jardin"]\n["Écrans","Jardin"]\n["Écrans","Jardin"]\n',
    );
  });

  test('says the dots where there are any', () => {
    expect(ballotsText([{ picks: [0, 2], dots: [2, 1], times: 1 }], names, true)).toBe('["Jardin","Ados"][2,1]\n');
  });

  test('is empty where nobody voted', () => {
    expect(ballotsText([], names, true)).toBe('');
  });

  test('depends neither on the order of the rows, nor on how they were pooled, nor on the order of the list', () => {
    fc.assert(
      fc.property(anyElection({ dots: true }), fc.gen(), ({ orientations, ballots }, gen) => {
        const labels = upTo(orientations).map((orientation) => `n° ${orientation}`);
        const order = gen(fc.shuffledSubarray, upTo(orientations), { minLength: orientations });
        const relabelled = order.map((orientation) => labels[orientation] ?? '');
        const moved = unpooled(ballots)
          .reverse()
          .map((cast) => ({ ...cast, picks: cast.picks.map((pick) => order.indexOf(pick)) }));
        expect(ballotsText(moved, relabelled, true)).toBe(ballotsText(ballots, labels, true));
      }),
      { seed: 2008, numRuns: 200 },
    );
  });

  test('differs as soon as one ballot does', () => {
    expect(ballotsText([ballot(0, 1)], names, true)).not.toBe(ballotsText([ballot(1, 0)], names, true));
  });

  test('is the same for the same ticks typed in another order, where no order was announced', () => {
    const dotted = (picks: number[], dots: number[]): Ballot => ({ picks, dots, times: 1 });
    expect(ballotsText([ballot(1, 0)], names, false)).toBe('["Jardin","Écrans"]\n');
    expect(ballotsText([ballot(0, 1)], names, false)).toBe('["Jardin","Écrans"]\n');
    expect(ballotsText([dotted([1, 0], [3, 1])], names, false)).toBe('["Jardin","Écrans"][1,3]\n');
    expect(ballotsText([dotted([0, 1], [3, 1])], names, false)).toBe('["Jardin","Écrans"][3,1]\n');
  });
});
