import { expect, test } from 'vitest';
import { mostPicks, schemes } from '../../src/count/schemes.ts';

test('three picks are worth what each scheme announces', () => {
  const vectors = Object.entries(schemes).map(([id, { points }]) => [id, points(3).join('-')]);
  expect(Object.fromEntries(vectors)).toEqual({
    count: '1-1-1',
    borda: '3-2-1',
    dowdall: '6-3-2',
    plurality: '1-0-0',
    cumulative: '1-1-1',
  });
});

test('one pick is worth one point under every scheme', () => {
  for (const { points } of Object.values(schemes)) expect(points(1)).toEqual([1]);
});

test('Dowdall keeps the proportions 1, 1/2, 1/3… in whole numbers, the smallest there are', () => {
  expect(schemes.dowdall.points(4)).toEqual([12, 6, 4, 3]);
  expect(schemes.dowdall.points(5)).toEqual([60, 30, 20, 15, 12]);
  expect(schemes.dowdall.points(6)).toEqual([60, 30, 20, 15, 12, 10]);
});

test('a million ballots of the most picks are still counted exactly, and of one more no longer', () => {
  const firstPick = (picks: number) => schemes.dowdall.points(picks)[0] ?? 0;
  expect(firstPick(schemes.dowdall.mostPicks) * 1e6).toBeLessThan(Number.MAX_SAFE_INTEGER);
  expect(firstPick(schemes.dowdall.mostPicks + 1) * 1e6).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  for (const { mostPicks: most, points } of Object.values(schemes))
    expect((points(most)[0] ?? 0) * 1e6).toBeLessThan(Number.MAX_SAFE_INTEGER);
  expect(mostPicks).toBe(100);
});

test('only cumulative voting reads dots', () => {
  const reading = Object.entries(schemes).filter(([, { dots }]) => dots);
  expect(reading.map(([id]) => id)).toEqual(['cumulative']);
});
