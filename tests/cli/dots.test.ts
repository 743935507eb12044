/** Dots: several on one orientation, in columns of their own or as a pick written again, and the limits announced. */
import { describe, expect, test } from 'vitest';
import type { Tally } from '../../src/tally/result.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const tally = async (csv: string, ...args: string[]): Promise<Tally> => {
  const files = new Map([['b.csv', bytesOf(csv)]]);
  const { stdout, stderr } = await runIn('nowhere', ['tally', 'b.csv', '--scheme', 'cumulative', '--json', ...args], {
    files,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

const pointsOf = ({ orientations }: Tally) => Object.fromEntries(orientations.map((one) => [one.label, one.points]));

const dotted = (...rows: string[]) => ['Choix 1;Points 1;Choix 2;Points 2;Choix 3;Points 3', ...rows].join('\n');
const stickers = (...rows: string[]) => ['Vote 1;Vote 2;Vote 3', ...rows].join('\n');

describe('in columns of points', () => {
  test('an orientation gets the dots laid on it; whoever lays them all on one is no less complete', async () => {
    const result = await tally(dotted('Jardin;5;;;;', 'Fête;2;Jardin;1;Danse;2'));
    expect(pointsOf(result)).toEqual({ Jardin: 6, Fête: 2, Danse: 2 });
    expect(result.turnout).toMatchObject({ valid: 2, incomplete: 0 });
    expect(result.issues).toEqual([]);
  });

  test('dots on the same orientation in two cells add up, and one ballot still cites it once', async () => {
    const result = await tally(dotted('Jardin;2;Jardin;1;;'));
    expect(result.orientations[0]).toMatchObject({ points: 3, picks: 1 });
  });

  test.each([
    ['as many as allowed', 'Jardin;3;Fête;2;;', []],
    ['one too many', 'Jardin;3;Fête;3;;', ['excess-dots']],
    ['one too many on one', 'Jardin;4;Fête;1;;', ['excess-dots-each']],
    ['one too many on one, in two cells', 'Jardin;2;Fête;1;jardin;2', ['excess-dots-each']],
    ['both', 'Jardin;4;Fête;4;;', ['excess-dots-each', 'excess-dots-each', 'excess-dots']],
  ])('%s', async (_, row, codes) => {
    const limits = ['--max-dots', '5', '--max-dots-each', '3'];
    const { issues, turnout } = await tally(dotted(row, 'Fête;1;;;;'), ...limits);
    expect(issues.map(({ code }) => code)).toEqual(codes);
    expect(turnout.spoilt).toBe(codes.length === 0 ? 0 : 1);
    for (const issue of issues) expect(issue).toMatchObject({ outcome: 'spoilt', severity: 'warning', line: 2 });
  });

  test('the points that cannot be read wait for whoever has the paper, and are no excess', async () => {
    const { issues } = await tally(dotted('Jardin;beaucoup;;;;', 'Fête;1;;;;'), '--max-dots', '1');
    expect(issues.map(({ code, outcome }) => [code, outcome])).toEqual([['bad-points', 'held']]);
  });
});

test('where dots count, nothing is announced of fewer picks; where they do not, it is, and a file may have none', async () => {
  const files = new Map([
    ['dots.csv', bytesOf(dotted('Jardin;2;Fête;1;;', 'Fête;1;Jardin;1;Danse;1'))],
    ['picks.csv', bytesOf('Choix 1;Choix 2;Choix 3\nJardin;Fête;Danse\n')],
  ]);
  const run = (...args: string[]) => runIn('nowhere', ['tally', ...args, '--json'], { files });
  expect((await run('dots.csv', '--scheme', 'cumulative', '--incomplete', 'reject')).status).toBe(2);
  const { status, stdout } = await run('dots.csv', 'picks.csv', '--incomplete', 'reject');
  expect([status, pointsOf(JSON.parse(stdout))]).toEqual([0, { Jardin: 2, Fête: 2, Danse: 2 }]);
});

describe('as a pick written again', () => {
  test('each is one dot, and nothing is remarked', async () => {
    const result = await tally(stickers('Jardin;Jardin;Jardin', 'Fête;Fête;Jardin'));
    expect(pointsOf(result)).toEqual({ Jardin: 4, Fête: 2 });
    expect(result.issues).toEqual([]);
  });

  test('limits hold there too', async () => {
    const { issues } = await tally(stickers('Jardin;Jardin;Jardin', 'Fête;Fête;Jardin'), '--max-dots-each', '2');
    expect(issues).toMatchObject([{ code: 'excess-dots-each', line: 2, orientation: 'Jardin', dots: 3, most: 2 }]);
  });

  test('--repeated once still means once', async () => {
    expect(pointsOf(await tally(stickers('Jardin;Jardin;Fête'), '--repeated', 'once'))).toEqual({ Jardin: 1, Fête: 1 });
  });
});

describe('how sure the result is', () => {
  const close = dotted('Jardin;5;Fête;1;;', 'Jardin;5;Fête;1;;', 'Fête;4;Danse;2;;', 'Fête;3;Danse;2;;');

  test('without limits a ballot may lay on one orientation all that the fullest ballot laid', async () => {
    const { margin } = await tally(close, '--keep', '1');
    expect(margin.add).toEqual({ displace: 1, tie: 1 });
  });

  test('with limits, what they allow, not what the fullest ballot laid in all', async () => {
    const csv = dotted('Jardin;2;Fête;2;Danse;2', 'Jardin;2;;;;', 'Jardin;2;;;;');
    const free = await tally(csv, '--keep', '1');
    expect(free.margin.add).toEqual({ displace: 1, tie: 1 });
    const bound = await tally(csv, '--keep', '1', '--max-dots-each', '2');
    expect(bound.margin.add).toEqual({ displace: 3, tie: 2 });
  });
});
