import { describe, expect, test } from 'vitest';
import { type AnnouncedRules, rulesOf } from '../../src/tally/rules.ts';
import { tellOf } from '../support/sheet.ts';

describe('order', () => {
  test.each<[AnnouncedRules, boolean]>([
    [{}, false],
    [{ scheme: 'cumulative' }, false],
    [{ points: [2, 2] }, false],
    [{ scheme: 'borda', picks: 1 }, false],
    [{ ordered: true }, true],
    [{ scheme: 'borda' }, true],
    [{ scheme: 'dowdall' }, true],
    [{ scheme: 'plurality' }, true],
    [{ points: [2, 1] }, true],
  ])('is announced, or meant by the scheme: %j', (announced, ordered) => {
    expect(rulesOf(announced)).toMatchObject({ ordered });
  });

  test('is asked for by a rule that needs it', () => {
    expect(rulesOf({ tieBreak: ['first-picks'] })).toEqual({
      failure: 'missing-option',
      option: '--tie-break first-picks',
      needs: '--ordered',
    });
    expect(rulesOf({ tieBreak: ['first-picks'], ordered: true })).toMatchObject({ tieBreak: ['first-picks'] });
  });

  const typed = ['Choix 1;Choix 2;Choix 3', 'Vélo;Aînés;', 'Aînés;Vélo;', 'Jardin;Aînés;Vélo'].join('\n');
  const again = ['Choix 1;Choix 2;Choix 3', 'Aînés;Vélo;Jardin', 'Aînés;Vélo;', 'Vélo;Aînés;'].join('\n');
  const lots = ['--keep', '1', '--tie-break', 'draw', '--seed', 'ballots'];
  const said = async (ballots: string, flags: readonly string[]) => {
    const { tally } = await tellOf(ballots, null, flags);
    return { ...tally, sources: null, issues: null, fingerprint: null };
  };

  test('means nothing where nobody announced it: the same ticks give the same result, lots included', async () => {
    expect(await said(typed, lots)).toEqual(await said(again, lots));
    expect(await said(typed, lots)).toMatchObject({ schemes: null, stableCore: null });
    const { tally } = await tellOf(typed, null, lots);
    expect(tally?.orientations.map(({ picksAt }) => picksAt)).toEqual([null, null, null]);
  });

  test('tells two ballots apart where it was announced', async () => {
    expect(await said(typed, [...lots, '--ordered'])).not.toEqual(await said(again, [...lots, '--ordered']));
  });
});

test('a file of blanks is a room that voted blank, with a list and without', async () => {
  const blanks = 'N°;Choix 1;Choix 2;Choix 3\n1;-;-;-\n2;-;-;-\n';
  for (const list of [null, 'Jardin\nVélo\n'])
    expect((await tellOf(blanks, list)).tally?.turnout).toMatchObject({ ballots: 2, valid: 0, blank: 2 });
});

test.each<[AnnouncedRules, object]>([
  [
    { scheme: 'dowdall', picks: 25 },
    { failure: 'bad-value', option: '--picks', value: '25' },
  ],
  [
    { scheme: 'dowdall', picks: 'all' },
    { failure: 'bad-value', option: '--picks', value: 'all' },
  ],
  [
    { picks: 2, minPicks: 3 },
    { failure: 'bad-value', option: '--min-picks', value: '3' },
  ],
  [{ maxDots: 5 }, { failure: 'missing-option', option: '--max-dots', needs: '--scheme cumulative' }],
  [{ maxDotsEach: 2 }, { failure: 'missing-option', option: '--max-dots-each', needs: '--scheme cumulative' }],
])('what cannot hold together is refused: %j', (announced, failure) => {
  expect(rulesOf(announced)).toMatchObject(failure);
});
