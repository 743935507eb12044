/** Blocks pasted twice and namesakes are pointed out, and never more than that: every ballot counts. */
import { describe, expect, test } from 'vitest';
import { issuesIn, pointsIn, tellOf } from '../support/sheet.ts';
import { randomFrom } from '../support/workshops.ts';

const LABELS = ['Jardin', 'Cuisine', 'Chorale', 'Théâtre', 'Rugby', 'Vélo', 'Peinture', 'Bridge'];

/** Ballots of three different labels, as a room casts them. */
function cast(count: number, seed: number): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const left = [...LABELS];
    return Array.from({ length: 3 }, () => left.splice(Math.floor(random() * left.length), 1)[0]).join(';');
  });
}

const HEAD = 'Choix 1;Choix 2;Choix 3';
const sheet = (rows: readonly string[], head = HEAD) => `${[head, ...rows].join('\n')}\n`;
const codes = async (text: string, code: string) =>
  issuesIn(await tellOf(text)).filter((issue) => issue.startsWith(code));

describe('a block pasted twice', () => {
  test.each([4, 10, 40])('%i ballots of 40, one right behind the other', async (size) => {
    const rows = cast(40, 7);
    const text = sheet([...rows, ...rows.slice(0, size)]);
    const told = await tellOf(text);
    expect(told.tally?.issues).toMatchObject([
      { code: 'pasted', line: 42, through: 41 + size, otherLine: 2, otherThrough: 1 + size, severity: 'warning' },
    ]);
    expect(told.tally?.turnout.valid).toBe(40 + size);
    expect(told.status).toBe(0);
  });

  test('also where the numbers of the ballots were typed anew, or empty lines stand between', async () => {
    const rows = cast(30, 8);
    const numbered = [...rows, ...rows.slice(5, 15)].map((row, at) => `${at + 1};${row}`);
    expect(await codes(sheet(numbered, `N°;${HEAD}`), 'pasted')).toEqual(['pasted 32 counted']);
    expect(await codes(sheet([...rows, ';;', ';;', ...rows]), 'pasted')).toEqual(['pasted 34 counted']);
  });

  test('rooms that agree are no paste, nor is a sheet in the order of the choices', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const rows = cast(60, seed);
      expect(await codes(sheet(rows), 'pasted')).toEqual([]);
      expect(await codes(sheet(rows.map((row) => row.split(';')[0] ?? '').toSorted(), 'Choix 1'), 'pasted')).toEqual(
        [],
      );
    }
    expect(await codes(sheet(Array.from({ length: 30 }, () => 'Jardin;Cuisine;Rugby')), 'pasted')).toEqual([]);
  });

  test('lines prepared in advance say nothing, and so nothing twice', async () => {
    const blanks = Array.from({ length: 30 }, (_, at) => `${at + 9};;;`);
    expect(
      await codes(sheet([...cast(8, 3).map((row, at) => `${at + 1};${row}`), ...blanks], `N°;${HEAD}`), 'pasted'),
    ).toEqual([]);
  });
});

describe('namesakes', () => {
  const head = 'E-mail;Nom;Choix 1;Choix 2;Choix 3';
  const picks = 'Jardin;Cuisine;Rugby';

  test('the same name under two addresses is pointed out, and both count', async () => {
    const told = await tellOf(sheet([`a@example.org;Zoé Martin;${picks}`, `b@example.org;ZOE MARTIN;${picks}`], head));
    expect(issuesIn(told)).toEqual(['namesake 3 counted']);
    expect(pointsIn(told)).toEqual({ Jardin: 2, Cuisine: 2, Rugby: 2 });
  });

  test('the same address is one participant, whatever the name', async () => {
    const told = await tellOf(sheet([`a@example.org;Zoé Martin;${picks}`, `A@Example.org ;Zoé Martin;${picks}`], head));
    expect(issuesIn(told)).toEqual(['duplicate 3 held']);
  });

  test('«Anonyme» is nobody’s name, and for want of all else a name is who voted', async () => {
    expect(
      issuesIn(await tellOf(sheet([`a@example.org;Anonyme;${picks}`, `b@example.org;Anonyme;${picks}`], head))),
    ).toEqual([]);
    expect(issuesIn(await tellOf(sheet([`Zoé Martin;${picks}`, `Zoé Martin;${picks}`], `Nom;${HEAD}`)))).toEqual([
      'duplicate 3 held',
    ]);
  });
});
