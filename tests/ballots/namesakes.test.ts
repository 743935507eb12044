/** Namesakes are pointed out, and never more than that: every ballot counts. */
import { describe, expect, test } from 'vitest';
import { issuesIn, pointsIn, tellOf } from '../support/sheet.ts';

const HEAD = 'Choix 1;Choix 2;Choix 3';
const sheet = (rows: readonly string[], head = HEAD) => `${[head, ...rows].join('\n')}\n`;
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
