/** Groups of voters: their parts add up to the whole, and no part is so small that a vote can be read off or worked out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conceal } from '../../src/tally/by.ts';
import type { Tally } from '../../src/tally/result.ts';
import { tellOf } from '../support/sheet.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const tally = async (csv: string, ...args: string[]): Promise<Tally> => {
  const files = new Map([['b.csv', bytesOf(csv)]]);
  const { stdout, stderr } = await runIn('nowhere', ['tally', 'b.csv', '--json', ...args], { files });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

const anySizes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 });
const anyMinimum = fc.integer({ min: 2, max: 8 });
const shownOf = (sizes: readonly number[], hidden: ReadonlySet<number>) => sizes.filter((_, at) => !hidden.has(at));

describe('what is not shown', () => {
  test.each<[number[], number, number[]]>([
    [[6, 7, 5], 5, []],
    [[6, 2, 1, 3], 5, [2, 1, 3]],
    [[6, 2, 7], 5, [1, 0]],
    [[6, 4], 5, [1, 0]],
    [[2], 5, [0]],
    [[0, 9, 8], 5, [0, 2]],
    [[0, 1, 2], 1, []],
    [[], 5, []],
  ])('of groups of %j, with a minimum of %i: %j', (sizes, min, expected) => {
    expect([...conceal(sizes, min)]).toEqual(expected);
  });

  test('whatever the sizes, no group shown is under the minimum, nor are those hidden taken together', () => {
    fc.assert(
      fc.property(anySizes, anyMinimum, (sizes, min) => {
        const hidden = conceal(sizes, min);
        const rest = sum([...hidden].map((at) => sizes[at] ?? 0));
        const all = hidden.size === sizes.length;
        return shownOf(sizes, hidden).every((size) => size >= min) && (hidden.size === 0 || all || rest >= min);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('nothing is hidden that did not have to be: without the last one, a part would be too small', () => {
    fc.assert(
      fc.property(anySizes, anyMinimum, (sizes, min) => {
        const hidden = [...conceal(sizes, min)];
        const last = hidden.at(-1);
        if (last === undefined || (sizes[last] ?? 0) < min) return true;
        return sum(hidden.slice(0, -1).map((at) => sizes[at] ?? 0)) < min;
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});

const labels = ['Jardin', 'Cuisine', 'Chorale'];
const anyBallots = fc.array(
  fc.record({
    group: fc.constantFrom('Est', 'ouest', 'Ouest', ' ', 'Nord'),
    picks: fc.shuffledSubarray(labels, { minLength: 0 }),
  }),
  { minLength: 1, maxLength: 30 },
);

test('groups add up to the whole, ballots and points, and the whole is the same without them', {
  timeout: 30_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyBallots, async (ballots) => {
      const csv = [
        'Table;Choix 1;Choix 2;Choix 3',
        ...ballots.map(({ group, picks }) => [group, ...[0, 1, 2].map((at) => picks[at] ?? '')].join(';')),
      ];
      const args = ['--scheme', 'borda', '--incomplete', 'modified'];
      const { by, ...whole } = await tally(csv.join('\n'), ...args, '--by', 'TABLE', '--min-group', '1');
      const groups = by?.groups ?? [];
      expect(sum(groups.map((group) => group.ballots))).toBe(whole.turnout.valid);
      for (const { label, points } of whole.orientations) {
        const parts = groups.map((group) => group.points.find((one) => one.label === label)?.points ?? 0);
        expect(sum(parts)).toBe(points);
      }
      const { by: none, ...alone } = await tally(csv.join('\n'), ...args);
      expect(none).toBeNull();
      expect({ ...whole, rules: null, fingerprint: null }).toEqual({ ...alone, rules: null, fingerprint: null });
    }),
    { seed: 7, numRuns: 20 },
  );
});

test('a group is one whatever the spelling; ballots set aside are in none', async () => {
  const csv = 'Nom;Table;Choix 1\nA;Été;Jardin\nB;ete;Cuisine\nA;ÉTÉ;Cuisine\nC;;Jardin\n';
  const { by } = await tally(csv, '--by', 'table', '--min-group', '1', '--duplicates', 'first');
  expect(by?.groups.map(({ name, ballots }) => [name, ballots])).toEqual([
    ['Été', 2],
    [null, 1],
  ]);
});

test('a group of which nothing but ballots set aside is known is no group', async () => {
  const csv = 'Nom;Table;Choix 1\nA;Est;Jardin\nB;Est;Cuisine\nA;Ouest;Cuisine\n';
  const { by } = await tally(csv, '--by', 'table', '--min-group', '2', '--duplicates', 'first');
  expect(by).toMatchObject({ groups: [{ name: 'Est', ballots: 2 }], hidden: { groups: 0, ballots: 0 } });
});

test('blank and spoilt ballots make no crowd: what those of a group said that count would be read off', async () => {
  const csv = 'Table;Choix 1\nEst;Jardin\nEst;Jardin\nEst;-\nOuest;Jardin\nOuest;Cuisine\nOuest;Cuisine\n';
  const { by } = await tally(csv, '--by', 'table', '--min-group', '3', '--picks', '1');
  expect(by).toMatchObject({ groups: [], hidden: { groups: 2, ballots: 5 } });
});

test('the small group and the one that keeps it company appear nowhere', async () => {
  const rows = ['Est', 'Est', 'Nord', 'Nord', 'Nord', 'Sud', 'Sud', 'Sud', 'Sud'].map((table) => `${table};Jardin`);
  const { by } = await tally(['Table;Choix 1', ...rows].join('\n'), '--by', 'table', '--min-group', '3');
  expect(by?.groups.map(({ name }) => name)).toEqual(['Sud']);
  expect(by?.hidden).toEqual({ groups: 2, ballots: 5 });
  expect(JSON.stringify(by)).not.toMatch(/Est|Nord/);
});

test('tables come in the order of their numbers, those of whom the column says nothing last', async () => {
  const csv = 'Table;Choix 1\n;Jardin\nTable 10;Jardin\nTable 2;Jardin\nTable 1;Jardin\n';
  const { by } = await tally(csv, '--by', 'table', '--min-group', '1');
  expect(by?.groups.map(({ name }) => name)).toEqual(['Table 1', 'Table 2', 'Table 10', null]);
});

test('dots are the dots of each ballot in its group too', async () => {
  const csv = 'Table;Choix 1;Points 1;Choix 2;Points 2\nA;Jardin;3;Fête;1\nA;Jardin;1;Fête;3\nB;Jardin;2;Fête;2\n';
  const { by } = await tally(csv, '--by', 'table', '--min-group', '1', '--scheme', 'cumulative', '--picks', '2');
  expect(by?.groups.map(({ points }) => points.map(({ label, points: given }) => `${label} ${given}`))).toEqual([
    ['Fête 4', 'Jardin 4'],
    ['Fête 2', 'Jardin 2'],
  ]);
});

test('the column is named as the file names it', async () => {
  const { by } = await tally('Collège ;Choix 1\nA;Jardin\n', '--by', 'college', '--min-group', '1');
  expect(by?.column).toBe('Collège');
});

test('one voter who bears five mandates is no crowd: the group is not shown', async () => {
  const ballots = 'N°;Structure;Choix 1;Mandats\n1;Nord;Jardin;5\n2;Sud;Vélo;1\n3;Sud;Vélo;1\n4;Sud;Jardin;1\n';
  const flags = ['--picks', '1', '--weight', 'Mandats', '--by', 'Structure', '--min-group'];
  const groups = async (min: string) =>
    (await tellOf(ballots, 'Jardin\nVélo\n', [...flags, min])).tally?.by?.groups.map((group) => [
      group.name,
      group.ballots,
    ]);
  expect(await groups('1')).toEqual([
    ['Nord', 5],
    ['Sud', 3],
  ]);
  expect(await groups('2')).toEqual([]);
});

describe('two breakdowns that tell one ballot together', () => {
  const room = (...groups: [number, string, string][]) =>
    [
      'N°;Structure;Statut;Choix 1',
      ...groups.flatMap(([size, place, role]) => Array.from({ length: size }, () => `;${place};${role};Jardin`)),
    ].join('\n');
  const revealing = async (csv: string, ...more: string[]) =>
    (await tally(csv, '--picks', '1', '--by', 'structure', ...more)).by?.revealing;

  test('are warned of once: Nord less Usagers is one ballot, Salariés less Sud too', async () => {
    const csv = room([5, 'Nord', 'Usagers'], [1, 'Nord', 'Salariés'], [5, 'Sud', 'Salariés']);
    expect(await revealing(csv)).toEqual(['Statut']);
    const files = new Map([['b.csv', bytesOf(csv)]]);
    const { stderr, status } = await runIn(
      'nowhere',
      ['tally', 'b.csv', '--picks', '1', '--by', 'structure', '--no-docx'],
      { files },
    );
    expect(status).toBe(0);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      'Ne publiez pas aussi le décompte par « Statut » : comparés, les deux laisseraient lire le vote d’un groupe de moins de 5 bulletins.',
    );
  });

  test('are looked for in columns of voters, not in what they voted', async () => {
    const csv = room([5, 'Nord', 'A'], [7, 'Sud', 'A']).replaceAll('Sud;A;Jardin', 'Sud;A;Vélo').replace('Sud', 'Nord');
    expect(await revealing(csv)).toEqual([]);
  });

  test('are several groups against one too', async () => {
    const csv = room([5, 'Nord', 'Usagers'], [6, 'Nord', 'Élus'], [2, 'Nord', 'Salariés'], [9, 'Sud', 'Salariés']);
    expect(await revealing(csv)).toEqual(['Statut']);
  });

  test('are none where the groups cross, fit exactly, or leave a crowd', async () => {
    expect(await revealing(room([5, 'Nord', 'A'], [5, 'Nord', 'B'], [5, 'Sud', 'A'], [5, 'Sud', 'B']))).toEqual([]);
    expect(await revealing(room([5, 'Nord', 'A'], [5, 'Sud', 'B']))).toEqual([]);
    expect(await revealing(room([5, 'Nord', 'A'], [5, 'Nord', 'B'], [5, 'Sud', 'B']))).toEqual([]);
    const crossed = room([5, 'Nord', 'A'], [1, 'Nord', 'B'], [5, 'Sud', 'B']);
    expect(await revealing(crossed, '--min-group', '1')).toEqual([]);
  });
});
