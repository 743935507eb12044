/** Thousands of random elections, typed into a sheet and counted by the whole program, are counted again by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Option, recount, type SpokenRules, type TypedBallot } from './support/recount.ts';
import { tellOf } from './support/sheet.ts';

/** More of them where somebody has an hour. */
const ELECTIONS = Number(process.env['ELECTIONS'] ?? 1600);

const LABELS = ['Jardin', 'Écrans', 'Accueil', 'Vélo', 'Zinc', 'Étude'];

interface Case {
  readonly list: readonly Option[];
  readonly ballots: readonly TypedBallot[];
  readonly rules: SpokenRules;
  readonly ordered: boolean;
}

const anyRules = (dotted: boolean): fc.Arbitrary<SpokenRules & { readonly ordered: boolean }> =>
  fc
    .record({
      picks: fc.constantFrom(1, 2, 3, 3, 4, 'all' as const),
      fewer: fc.constantFrom(0, 0, 0, 1, 2),
      scheme: dotted
        ? fc.constant('cumulative' as const)
        : fc.constantFrom('count', 'count', 'borda', 'dowdall', 'plurality', 'points', 'cumulative' as const),
      vector: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
      incomplete: fc.constantFrom('count', 'count', 'modified', 'reject'),
      repeated: fc.constantFrom('once', 'each', 'reject'),
      extra: fc.constantFrom('reject', 'truncate'),
      maxDots: fc.constantFrom(null, null, 4, 6),
      keep: fc.integer({ min: 1, max: 5 }),
      ordered: fc.boolean(),
      tieBreak: fc.subarray(['first-picks', 'citations', 'list-order', 'draw'], { maxLength: 2 }),
      seed: fc.constantFrom('31415', 'dé', 'à voir'),
      atBar: fc.constantFrom('stop', 'stop', 'all', 'none'),
      quorum: fc.constantFrom(0, 0, 0, 3, 6),
      minShare: fc.constantFrom(0, 0, 0, 20, 34, 50),
      perTheme: fc.constantFrom(0, 0, 0, 1, 2),
    })
    .map(({ fewer, vector, ...said }): SpokenRules & { readonly ordered: boolean } => {
      const scheme = said.scheme === 'points' && said.picks === 'all' ? 'borda' : said.scheme;
      const picks = scheme === 'dowdall' && said.picks === 'all' ? 4 : said.picks;
      const points =
        scheme === 'points'
          ? vector
              .toSorted((a, b) => b - a)
              .slice(0, Number(picks))
              .with(0, 6)
          : null;
      const steep = picks !== 1 && (['borda', 'dowdall', 'plurality'].includes(scheme) || new Set(points).size > 1);
      const ordered = said.ordered || steep;
      const most = said.keep < 3 * said.perTheme ? 0 : said.perTheme;
      const tieBreak = said.tieBreak.filter((id) => (id !== 'first-picks' || ordered) && (id !== 'draw' || most === 0));
      return {
        ...said,
        scheme,
        picks,
        points,
        minPicks: picks === 'all' ? 1 + fewer : Math.max(1, picks - fewer),
        incomplete: dotted ? 'count' : (said.incomplete as SpokenRules['incomplete']),
        repeated: said.repeated as SpokenRules['repeated'],
        extra: said.extra as SpokenRules['extra'],
        maxDots: dotted ? said.maxDots : null,
        tieBreak,
        seed: tieBreak.includes('draw') ? said.seed : null,
        atBar: said.atBar as SpokenRules['atBar'],
        perTheme: most,
        ordered,
      };
    });

const anyCase = (dotted: boolean): fc.Arbitrary<Case> =>
  fc
    .record({
      rules: anyRules(dotted),
      weighted: fc.boolean(),
      size: fc.integer({ min: 3, max: LABELS.length }),
      themes: fc.array(fc.constantFrom('Dehors', 'Dedans', 'Dehors', ''), { minLength: 6, maxLength: 6 }),
    })
    .chain(({ rules: { ordered, ...rules }, weighted, size, themes }) => {
      const labels = LABELS.slice(0, size);
      const columns = rules.picks === 'all' ? 5 : rules.picks + 1;
      const label = fc.constantFrom(...labels, ...labels.slice(0, 2));
      return fc
        .array(
          fc.record({
            cells: fc.array(label, { maxLength: columns }),
            dots: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: columns, maxLength: columns }),
            group: fc.constantFrom('Nord', 'Sud'),
            weight: fc.constantFrom(1, 1, 1, 2, 5),
          }),
          { minLength: 1, maxLength: 9 },
        )
        .map(
          (cast): Case => ({
            list: labels.map((name, at) => ({ label: name, theme: themes[at] ?? '' })),
            // A row that names nobody at the end of a sheet may be no ballot at all.
            ballots: [...cast, { cells: [labels[0] ?? ''], dots: [1], group: 'Sud', weight: 1 }].map(
              ({ cells, dots, ...row }) => ({
                cells: [...cells, ...Array.from({ length: columns - cells.length }, () => '')],
                ...(dotted ? { dots: cells.map((_, at) => dots[at] ?? 1) } : {}),
                ...row,
                weight: weighted ? row.weight : 1,
              }),
            ),
            rules,
            ordered,
          }),
        );
    });

const sheetOf = ({ ballots }: Case, dotted: boolean): string => {
  const columns = ballots[0]?.cells.length ?? 0;
  const each = <T>(make: (at: number) => T) => Array.from({ length: columns }, (_, at) => make(at));
  const weighted = ballots.some(({ weight }) => weight > 1);
  const head = each((at) => (dotted ? `Choix ${at + 1};Points ${at + 1}` : `Choix ${at + 1}`));
  const rows = ballots.map(({ cells, dots, group, weight }, place) =>
    [
      place + 1,
      group,
      ...each((at) => (dotted ? `${cells[at]};${cells[at] === '' ? '' : dots?.[at]}` : (cells[at] ?? ''))),
      ...(weighted ? [weight] : []),
    ].join(';'),
  );
  return [['N°', 'Collège', ...head, ...(weighted ? ['Mandats'] : [])].join(';'), ...rows].join('\n');
};

const flagsOf = ({ rules, ordered, ballots }: Case): readonly string[] => [
  ...(ballots.some(({ weight }) => weight > 1) ? ['--weight', 'Mandats'] : []),
  ...['--picks', String(rules.picks), '--min-picks', String(rules.minPicks), '--keep', String(rules.keep)],
  ...(rules.points === null ? ['--scheme', rules.scheme] : ['--points', rules.points.join()]),
  ...['--incomplete', rules.incomplete, '--repeated', rules.repeated, '--extra', rules.extra],
  ...(rules.maxDots === null ? [] : ['--max-dots', String(rules.maxDots)]),
  ...(rules.tieBreak.length === 0 ? [] : ['--tie-break', rules.tieBreak.join()]),
  ...(rules.seed === null ? [] : ['--seed', rules.seed]),
  ...(rules.quorum === 0 ? [] : ['--quorum', String(rules.quorum)]),
  ...(rules.minShare === 0 ? [] : ['--min-share', String(rules.minShare)]),
  ...(rules.perTheme === 0 ? [] : ['--per-theme', String(rules.perTheme)]),
  ...['--at-bar', rules.atBar, '--by', 'Collège', '--min-group', '1'],
  ...(ordered ? ['--ordered'] : []),
];

const listOf = ({ list }: Case): string =>
  ['orientation;thème', ...list.map(({ label, theme }) => `${label};${theme}`)].join('\n');

test.each([
  ['picks', false, ELECTIONS],
  ['dots', true, ELECTIONS / 4],
] as const)(
  'random elections by %s come out as they do by hand',
  { timeout: 600_000 },
  async (_, dotted, elections) => {
    await fc.assert(
      fc.asyncProperty(anyCase(dotted), async (one) => {
        const themes = new Set(one.list.map(({ theme }) => theme).filter((theme) => theme !== ''));
        fc.pre(one.rules.perTheme === 0 || (themes.size > 0 && themes.size * one.rules.perTheme <= one.rules.keep));
        const { tally, stderr } = await tellOf(sheetOf(one, dotted), listOf(one), flagsOf(one));
        if (tally === null) throw new Error(stderr);
        const hand = recount(one.ballots, one.list, one.rules);
        expect(tally.turnout).toMatchObject(hand.turnout);
        const counted = tally.orientations.map(({ label, points, picks, picksAt, rank, retained }) => [
          label,
          { points, picks, picksAt: one.ordered ? picksAt : hand.orientations[label]?.picksAt, rank, retained },
        ]);
        expect(Object.fromEntries(counted)).toEqual(hand.orientations);
        expect(tally.bar.tied && { ...tally.bar.tied, orientations: tally.bar.tied.orientations.toSorted() }).toEqual(
          hand.tied && { ...hand.tied, orientations: hand.tied.orientations.toSorted() },
        );
        const groups = tally.by?.groups.map(({ name, points }) => [
          name,
          Object.fromEntries(points.map((given) => [given.label, given.points])),
        ]);
        expect(Object.fromEntries(groups ?? [])).toEqual(hand.groups);
      }),
      { seed: 2026, numRuns: elections },
    );
  },
);
