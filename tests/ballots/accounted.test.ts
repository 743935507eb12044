/** Every filled cell is accounted for, nothing left aside looks like a vote, no two files hold one vote twice in silence. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/check.ts';
import { generate } from '../support/generated-ballots.ts';
import { tellOf } from '../support/sheet.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const LABELS = ['Haies', 'Moisson', 'Café', 'Marche'];
const LIST = `${LABELS.join('\n')}\n`;
const HEAD = 'N°;Choix 1;Choix 2;Remarque';
const sheet = (rows: readonly (readonly string[])[], head = HEAD) =>
  `${[head, ...rows.map((row) => row.join(';'))].join('\n')}\n`;
const run = (command: string, files: Record<string, string | Uint8Array>, ...args: readonly string[]) =>
  runIn('nowhere', [command, ...args], {
    files: new Map(Object.entries(files).map(([name, text]) => [name, bytesOf(text)])),
  });

/** Numbered ballots of two picks, and a remark that names nothing. */
const ballots = fc
  .array(fc.tuple(fc.shuffledSubarray(LABELS, { minLength: 2, maxLength: 2 }), fc.constantFrom('', 'vu', '12', '?')), {
    minLength: 2,
    maxLength: 8,
  })
  .map((all) => all.map(([picks, remark], at) => [`${at + 1}`, ...picks, remark]));
const given = fc.boolean();

test('lines and columns of any file that is read add up: each filled cell has a role or stands in a row left aside', async () => {
  for (let seed = 1000; seed < 1080; seed += 1) {
    const { bytes, list, flags, recipe } = generate(seed);
    const files = { 'b.csv': bytes, ...(list === null ? {} : { 'l.txt': list }) };
    const told = await run(
      'check',
      files,
      'b.csv',
      '--json',
      ...(list === null ? [] : ['--orientations', 'l.txt']),
      ...flags,
    );
    if (told.stdout === '') continue;
    const { sources, turnout, issues } = JSON.parse(told.stdout) as Check;
    for (const { lines, header, ignored, columns } of sources) {
      expect(lines.read, recipe).toBe(lines.header + lines.ignored + lines.ballots);
      expect(ignored.length, recipe).toBe(lines.ignored);
      expect(header.length, recipe).toBeLessThanOrEqual(lines.header);
      expect(
        columns.every(({ letter }, at) => at > 25 || letter === String.fromCharCode(65 + at)),
        recipe,
      ).toBe(true);
    }
    expect(turnout.ballots, recipe).toBe(turnout.valid + turnout.blank + turnout.spoilt + turnout.setAside);
    if (told.status === 1) expect(issues.length + Number(turnout.valid === 0), recipe).toBeGreaterThan(0);
  }
}, 120_000);

describe('what is left aside must not look like a vote', () => {
  const refused = async (rows: readonly (readonly string[])[], listed: boolean) => {
    const told = await tellOf(sheet(rows), listed ? LIST : null, ['--picks', '2']);
    expect(told.status).toBe(1);
    expect(told.stderr).not.toBe('');
  };

  test('a label in a column that is not read, beyond the headings, or where numbers stand', async () => {
    const place = fc.constantFrom(0, 3, 4);
    await fc.assert(
      fc.asyncProperty(ballots, fc.nat(), place, given, async (rows, at, where, listed) => {
        const label = rows[0]?.[1] ?? '';
        await refused(
          rows.map((row, nth) =>
            nth === at % rows.length ? [...row, ''].map((cell, one) => (one === where ? label : cell)) : row,
          ),
          listed,
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a row of labels without a number, above, between or below', async () => {
    await fc.assert(
      fc.asyncProperty(ballots, fc.nat(), async (rows, at) => {
        const place = at % (rows.length + 1);
        await refused([...rows.slice(0, place), ['', 'Haies', 'Café', ''], ...rows.slice(place)], true);
      }),
      { numRuns: 40 },
    );
  });

  test('thousands of different remarks hide no label, for want of a list', async () => {
    const rows = Array.from({ length: 6000 }, (_, at) => [`${at + 1}`, 'Haies', 'Café', `mot ${at.toString(36)}x`]);
    await refused([...rows, ['6001', 'Haies', 'Marche', ''], ['6002', 'Haies', 'Café', 'marche']], false);
  });
});

test('what closes a sheet changes no count: it is left aside and named, or held', async () => {
  const closing = fc.constantFrom(
    'Total;4;4;',
    'Votants;7;;',
    'Signatures;;;',
    'Scrutateurs;Zoé Martin;;',
    'Blancs;0;;',
    'Fait à Metz;;;',
  );
  await fc.assert(
    fc.asyncProperty(
      ballots,
      fc.array(closing, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (rows, below, apart) => {
        const text = `${sheet(rows)}${apart ? ';;;\n' : ''}${below.join('\n')}\n`;
        const { tally, status } = await tellOf(text, LIST, ['--picks', '2']);
        expect(tally?.turnout.valid).toBe(rows.length);
        if (status === 0) expect(tally?.sources[0]?.unread.rows.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});

test('the same ballots in two files are asked about, in any order of rows and of picks', async () => {
  await fc.assert(
    fc.asyncProperty(ballots, fc.boolean(), async (rows, numbered) => {
      fc.pre(rows.length > 2 && new Set(rows.map(([, ...picks]) => picks.slice(0, 2).toSorted().join())).size > 1);
      const head = numbered ? 'N°;Choix 1;Choix 2' : 'Choix 1;Choix 2';
      const one = rows.map(([number = '', a = '', b = '']) => (numbered ? [number, a, b] : [a, b]));
      const other = rows.map(([number = '', a = '', b = '']) => (numbered ? [number, b, a] : [b, a])).toReversed();
      const files = { 'a.csv': sheet(one, head), 'b.csv': sheet(other, head), 'l.txt': LIST };
      const args = ['a.csv', 'b.csv', '--orientations', 'l.txt', '--picks', '2', '--no-docx'];
      expect((await run('tally', files, ...args)).status).toBe(1);
      expect((await run('tally', files, ...args, '--duplicates', 'all')).status).toBe(0);
      // Nor does either order make two typings of one ballot differ.
      if (numbered)
        expect((await run('check', files, 'a.csv', '--compare', 'b.csv', '--orientations', 'l.txt')).status).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('rooms that agree, and tables that number their own ballots, are no copies of each other', async () => {
  const agreed = 'Choix 1;Choix 2\nJardin;Cuisine\nJardin;Cuisine\nJardin;Cuisine\n';
  const table = (name: string, picks: string) =>
    `Table;N°;Choix 1;Choix 2\n${name};1;${picks}\n${name};2;Jardin;Chorale\n`;
  const pairs = [
    { 'a.csv': agreed, 'b.csv': agreed },
    { 'a.csv': table('A', 'Jardin;Cuisine'), 'b.csv': table('B', 'Chorale;Cuisine') },
  ];
  for (const files of pairs)
    expect((await run('tally', files, 'a.csv', 'b.csv', '--picks', '2', '--no-docx')).status).toBe(0);
  const same = { 'a.csv': table('A', 'Jardin;Cuisine'), 'b.csv': table('A', 'Chorale;Cuisine') };
  expect((await run('tally', same, 'a.csv', 'b.csv', '--picks', '2', '--no-docx')).status).toBe(1);
});

test('no valid ballot, no compte rendu: exit 1', async () => {
  const blank = fc.constantFrom('', '-', 'néant', 'blanc');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(blank, blank), { minLength: 1, maxLength: 5 }), async (rows) => {
      const text = sheet(rows.map((picks, at) => [`${at + 1}`, ...picks, '']));
      const told = await run(
        'tally',
        { 'b.csv': text, 'l.txt': LIST },
        'b.csv',
        '--orientations',
        'l.txt',
        '--picks',
        '2',
      );
      expect(told.status).toBe(1);
      expect([...told.files.keys()]).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
