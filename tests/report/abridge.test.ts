import { expect, test } from 'vitest';
import { abridge } from '../../src/report/abridge.ts';

test('a label that fits stays as it is; a longer one ends after a word', () => {
  expect(abridge(['Jardin', 'Ouvrir le centre social le samedi matin'], 24)).toEqual([
    'Jardin',
    'Ouvrir le centre social…',
  ]);
});

test('no sign is left hanging before the ellipsis', () => {
  expect(abridge(['Accueillir mieux, et plus longtemps (le soir)'], 19)).toEqual(['Accueillir mieux…']);
});

test('labels that begin alike keep what tells them apart', () => {
  const labels = [1, 2, 3].map((axis) => `Renforcer la coordination entre les associations, axe ${axis}`);
  const short = abridge(labels, 40);
  expect(new Set(short).size).toBe(3);
  expect(short[0]).toMatch(/^Renforcer la coordination .*… .*axe 1$/u);
  for (const label of short) expect(label.length).toBeLessThanOrEqual(40);
});

test('a word longer than the place is cut, and never inside a character', () => {
  for (const [label = ''] of [abridge(['x'.repeat(500)], 30), abridge(['🌻'.repeat(99)], 30)]) {
    expect(label.length).toBeLessThanOrEqual(30);
    expect(/\p{Cs}/u.test(label)).toBe(false);
  }
});
