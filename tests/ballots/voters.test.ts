/** The same voter twice: which ballot counts is what the rule says, whatever the voter is known by, and however many there are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tellOf } from '../support/sheet.ts';
import { bytesOf, runIn } from '../support/shell.ts';

interface Typed {
  readonly number: string;
  readonly address: string;
}

const RULES = ['first', 'last', 'all'] as const;

/** The places of the ballots that count, told by going through them one by one. */
function counted(ballots: readonly Typed[], rule: (typeof RULES)[number]): readonly number[] {
  const keysOf = ({ number, address }: Typed) => [number, address].filter((key) => key !== '');
  const places = [...ballots.keys()];
  if (rule === 'all') return places;
  if (rule === 'last') {
    const last = new Map(ballots.flatMap((ballot, at) => keysOf(ballot).map((key) => [key, at] as const)));
    return places.filter((at) => keysOf(ballots[at] as Typed).every((key) => last.get(key) === at));
  }
  const known = new Set<string>();
  return places.filter((at) => {
    const keys = keysOf(ballots[at] as Typed);
    if (keys.some((key) => known.has(key))) return false;
    for (const key of keys) known.add(key);
    return true;
  });
}

describe('the same voter twice', () => {
  test.each(RULES)('--duplicates %s', async (rule) => {
    const ballot = fc.record({
      number: fc.constantFrom('', '1', '2', 'B-1', 'B-2', 'B-7', 'B-07'),
      address: fc.constantFrom('', 'a@x.fr', 'b@x.fr', 'c@x.fr'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(ballot, { minLength: 1, maxLength: 12 }), async (ballots) => {
        fc.pre(ballots.every(({ number, address }) => number !== '' || address !== ''));
        // Each ballot has an orientation of its own, so that the result says which were counted.
        const list = ballots.map((_, at) => `Piste ${String.fromCharCode(65 + at)}${'xyz'[at % 3]}`);
        const rows = ballots.map(
          ({ number, address }, at) => `${number || '-'}${address === '' ? '' : ''};${address};${list[at]}`,
        );
        const text = `N°;E-mail;Choix 1\n${rows.join('\n')}\n`;
        const { tally } = await tellOf(text, `${list.join('\n')}\n`, ['--picks', '1', '--duplicates', rule]);
        const picked = tally?.orientations.filter(({ points }) => points > 0).map(({ label }) => list.indexOf(label));
        expect(picked?.toSorted((a, b) => a - b)).toEqual(counted(ballots, rule));
      }),
      { numRuns: 60 },
    );
  });

  test('100,000 voters are told apart', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `b-${at};Haies`);
    const { tally } = await tellOf(`N°;Choix 1\n${rows.join('\n')}\nb-99999;Café\n`, null, ['--picks', '1']);
    expect(tally?.turnout).toMatchObject({ ballots: 100_001, valid: 100_000, held: 1 });
  });

  test('two files have the numbers in common that are written alike, with letters before them or none', async () => {
    const sheet = (...numbers: readonly string[]) =>
      bytesOf(`N°;Choix 1;Choix 2\n${numbers.map((number) => `${number};Haies;Café\n`).join('')}`);
    const files = new Map([
      ['a.csv', sheet('B-1', 'B-2', 'B-03', '7', '8')],
      ['b.csv', sheet('1', 'B-2', 'B-3', 'B-03', '8', 'C-1')],
    ]);
    const { stdout } = await runIn(import.meta.dirname, ['tally', 'a.csv', 'b.csv', '--picks', '2', '--json'], {
      files,
    });
    const { issues } = JSON.parse(stdout) as { issues: readonly { code: string; numbers?: readonly string[] }[] };
    expect(issues.find(({ code }) => code === 'same-numbers')?.numbers).toEqual(['8', 'b-2', 'b-03']);
  });
});
