/** Files as people write them, made at random with a known truth: read right or refused, never misread in silence. */
import { expect, test } from 'vitest';
import { fold } from '../../src/ballots/fold.ts';
import { generate } from '../support/generated-ballots.ts';
import { pointsIn, tellOf } from '../support/sheet.ts';

const folded = (points: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(points).map(([label, count]) => [fold(label), count]));

test('no vote is lost or made up in silence, no ballot either; what is well formed is mostly read', {
  timeout: 120_000,
}, async () => {
  let listed = 0;
  let read = 0;
  for (let seed = 1; seed <= 250; seed += 1) {
    const { bytes, list, flags, points, ballots, troubled, recipe } = generate(seed);
    const told = await tellOf(bytes, list, flags);
    expect([0, 1], `${seed}: ${recipe}`).toContain(told.status);
    if (list !== null && !troubled) listed += 1;
    if (told.status === 1) {
      expect(told.stderr, `${seed}: ${recipe}`).not.toBe('');
      continue;
    }
    if (list !== null) read += 1;
    expect(troubled, `${seed}: ${recipe}`).toBe(false);
    expect(folded(pointsIn(told)), `${seed}: ${recipe}`).toEqual(folded(points));
    expect(told.tally?.turnout.ballots, `${seed}: ${recipe}`).toBe(ballots);
  }
  // Some ask rightly: the list below the ballots, weights, ranks that nobody announced.
  expect(read / listed).toBeGreaterThan(0.75);
});
