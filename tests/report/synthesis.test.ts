/** The synthesis of several workshops: what they share, told first; each called as a reader would. */
import { describe, expect, test } from 'vitest';
import { fr } from '../../src/messages/fr.ts';
import type { Digest } from '../../src/report/synthesis.ts';
import { synthesise } from '../../src/report/synthesis.ts';
import { writeSynthesis } from '../../src/report/write-synthesis.ts';
import { writeMarkdown } from '../../src/writers/markdown.ts';
import { sha256 } from '../support/sha256.ts';

const LABELS = ['Jardin', 'Cuisine', 'Chorale', 'Vélo'];

/** A workshop of ten ballots; `points` in the order of the labels, the first two retained. */
function workshop(name: string, points: readonly number[], more: Partial<Digest> = {}) {
  const orientations = points
    .map((points, at) => ({ label: LABELS[at] ?? '', points, picks: points }))
    .sort((a, b) => b.points - a.points)
    .map((one, at) => ({ ...one, rank: at + 1, retained: at < 2 ? ('yes' as const) : ('no' as const) }));
  const digest: Digest = {
    result: 'final',
    title: null,
    place: null,
    date: null,
    turnout: { ballots: 10, valid: 10, incomplete: 0, blank: 0, spoilt: 0, setAside: 0, held: 0 },
    rules: { picks: 3, scheme: 'count', points: [1, 1, 1], keep: 2 },
    list: 'given',
    orientations,
    retained: orientations.slice(0, 2).map(({ label }) => label),
    tiedAtBar: [],
    ties: 0,
    margin: 1,
    issues: 0,
    ...more,
  };
  return { name, digest };
}
const told = (...parts: ReturnType<typeof workshop>[]) =>
  writeMarkdown(writeSynthesis(parts, [], fr), (text) => sha256(Buffer.from(text))).replace(/[\u00a0\u202f]/g, ' ');

const four = [
  workshop('nord/bulletins.csv', [9, 8, 1, 0], { title: 'Premier atelier', place: 'Metz', date: '2026-03-27' }),
  workshop('sud/bulletins.csv', [9, 8, 2, 0], { title: 'Premier atelier', place: 'Nancy' }),
  workshop('est/bulletins.csv', [9, 1, 7, 0]),
  workshop('ouest/bulletins.csv', [9, 8, 3, 4], { title: 'Le dernier : compte rendu' }),
];

describe('orientations that several workshops keep', () => {
  test('most workshops first, and which they are in few words', () => {
    const text = told(...four);
    expect(text).toMatch(/\| Jardin +\| +4 \| tous +\|/);
    expect(text).toMatch(/\| Cuisine +\| +3 \| Premier atelier \(nord\), Premier atelier \(sud\) et Le dernier +\|/);
    expect(text).not.toMatch(/\| Chorale +\| +1 \|/);
    expect(text.indexOf('| Jardin ')).toBeLessThan(text.indexOf('| Cuisine '));
  });

  test('none, and it says so', () => {
    expect(told(workshop('a.csv', [9, 8, 0, 0]), workshop('b.csv', [0, 1, 8, 9], { retained: ['Vélo'] }))).toContain(
      'Aucune orientation n’est retenue par plusieurs ateliers.',
    );
  });
});

test('workshops are called by their titles, by where they lie too if two have one title, or for want of any', () => {
  const text = told(...four);
  for (const name of ['Premier atelier (nord)', 'Premier atelier (sud)', 'est', 'Le dernier']) {
    expect(text).toContain(`| **${name}**`);
  }
  expect(text).toContain('**Premier atelier (nord)**<br>Metz, 27 mars 2026 ');
  expect(text).toContain('**Premier atelier (sud)**<br>Nancy ');
});

test('a folder names ballots only where it holds no others, and no other is called so', () => {
  const paths = ['nord/matin.csv', 'nord/soir.csv', 'sud/est/votes.csv', 'sud/est.csv', 'ouest/lyon/a.csv', 'metz.csv'];
  const text = told(...paths.map((path) => workshop(path, [9, 1, 0, 0])));
  for (const name of ['nord/matin', 'nord/soir', 'sud/est/votes', 'sud/est', 'ouest/lyon', 'metz']) {
    expect(text).toContain(`| **${name}**`);
  }
});

describe('totals', () => {
  test('of equal lists only, and equal rules; they are nobody’s decision', () => {
    const { totals } = synthesise([
      ...four,
      workshop('borda.csv', [9, 8, 7, 6], { rules: { picks: 3, keep: 2, scheme: 'borda', points: [3, 2, 1] } }),
    ]);
    expect(totals.length).toBe(1);
    expect(totals[0]).toMatchObject({ valid: 40, workshops: four.map(({ name }) => name) });
    expect(totals[0]?.orientations.map(({ label, points, retainedBy }) => [label, points, retainedBy])).toEqual([
      ['Jardin', 36, 4],
      ['Cuisine', 25, 3],
      ['Chorale', 13, 1],
      ['Vélo', 4, 0],
    ]);
    expect(told(...four)).toContain('Ce total n’est la décision d’aucun atelier');
  });

  test('who is tied at the bar of a workshop is not retained by it; equals stand by their names; what a pick is worth is told', () => {
    const open = workshop('open.csv', [5, 5, 5, 1], { tiedAtBar: ['Jardin', 'Cuisine', 'Chorale'], retained: [] });
    const tied = open.digest.orientations.map((one) => ({
      ...one,
      retained: one.points === 5 ? ('tied-at-bar' as const) : ('no' as const),
    }));
    const parts = [open, workshop('shut.csv', [5, 5, 5, 1])].map(({ name, digest }, at) => ({
      name,
      digest: { ...digest, ...(at === 0 ? { orientations: tied } : {}) },
    }));
    const [total] = synthesise(parts).totals;
    expect(total?.orientations.map(({ label, points, retainedBy }) => [label, points, retainedBy])).toEqual([
      ['Chorale', 10, 0],
      ['Cuisine', 10, 1],
      ['Jardin', 10, 1],
      ['Vélo', 2, 0],
    ]);
    const text = told(...parts);
    expect(text).toMatch(/\| \*\*open\*\* +\| +10 \| à départager.: «.Jardin.», «.Cuisine.» et «.Chorale.» \|/u);
    expect(text).toMatch(/\| Orientation +\| +Points +\| +Retenue par \|/u);
    const ordered = parts.map(({ name, digest }) => ({
      name,
      digest: { ...digest, orientations: digest.orientations.map((one) => ({ ...one, picks: 3 })) },
    }));
    expect(told(...ordered)).toMatch(/\| Orientation +\| +Points +\| +Citée par +\| +Retenue par \|/u);
  });
});
