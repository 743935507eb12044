/** Laws of any sheet that is counted, whatever it looks like: no vote is lost or made, and the same sheet written otherwise comes out the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointsIn, type Told, tellOf } from '../support/sheet.ts';

const LABELS = ['Accueil', 'Culture', 'Logement', 'Sport'];
const LIST = `${LABELS.join('\n')}\n`;

type Rows = readonly (readonly string[])[];
interface Sheet {
  readonly rows: Rows;
  readonly listed: boolean;
  readonly picks: string;
}

const label = fc.constantFrom(...LABELS);
/** What a cell holds that nobody foresaw. */
const anything = fc.oneof(
  label,
  fc.constantFrom('', 'x', '1', '2', '3', '0', 'oui', 'non', '?', '-', 'néant', 'Zoé', 'Acueil', 'Choix 1', 'vu'),
  fc.constantFrom('Accueil ; Culture', 'Sport, Logement', 'Culture / Sport', '12/03/2026'),
);
/** Columns as people have them: the heading, and the cell on the nth ballot. */
const column = fc.oneof(
  fc.constantFrom('N°', 'Bulletin').map((head) => ({ head, cell: (nth: number) => fc.constant(`${nth}`) })),
  fc
    .constantFrom('Nom', '')
    .map((head) => ({ head, cell: (nth: number) => fc.constant(`Personne ${'ABCDEFG'[nth]}`) })),
  fc.constantFrom('Remarque', 'Date').map((head) => ({ head, cell: () => fc.constantFrom('', 'bien', '12/03/2026') })),
);
const cells = fc.oneof({ arbitrary: label, weight: 4 }, { arbitrary: fc.constant(''), weight: 1 });
const pickColumns = fc
  .tuple(
    fc.constantFrom(['Choix 1', 'Choix 2', 'Choix 3'], ['Vœu', '', ''], ['Idée 1', 'Idée 2', 'Idée 3'], ['', '', '']),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([heads, count]) => heads.slice(0, count).map((head) => ({ head, cell: () => cells })));
const gridColumns = fc
  .constantFrom(['x', ''], ['1', '0'], ['oui', 'non'], ['1', '2', ''])
  .map((marks) => LABELS.map((head) => ({ head, cell: () => fc.constantFrom(...marks) })));
const joined = fc.constantFrom(' ; ', ', ', ' / ').map((sign) => [
  {
    head: 'Vos choix',
    cell: () => fc.shuffledSubarray(LABELS, { minLength: 1, maxLength: 3 }).map((all) => all.join(sign)),
  },
]);

const sheets: fc.Arbitrary<Sheet> = fc
  .tuple(
    fc.array(column, { maxLength: 2 }),
    fc.oneof(pickColumns, gridColumns, joined),
    fc.array(column, { maxLength: 1 }),
    fc.integer({ min: 1, max: 5 }),
  )
  .chain(([before, votes, after, count]) => {
    const columns = [...before, ...votes, ...after];
    const row = (nth: number) => fc.tuple(...columns.map(({ cell }) => cell(nth)));
    const ballots = fc.tuple(...Array.from({ length: count }, (_, nth) => row(nth + 1)));
    const slips = fc.array(fc.tuple(fc.nat(), fc.nat(), anything), { maxLength: 2 });
    return fc
      .tuple(ballots, slips, fc.boolean(), fc.constantFrom('1', '2', '3'))
      .map(([ballots, slips, listed, picks]) => {
        const rows = [columns.map(({ head }) => head), ...ballots.map((cells) => [...cells])];
        for (const [at, place, cell] of slips) (rows[at % rows.length] ?? [])[place % columns.length] = cell;
        return { rows, listed, picks };
      });
  });

const quoted = (cell: string) => (/[;,\t]/u.test(cell) ? `"${cell}"` : cell);
const textOf = (rows: Rows, separator = ';') => rows.map((row) => `${row.map(quoted).join(separator)}\n`).join('');
const read = ({ rows, listed, picks }: Sheet, text = textOf(rows)) =>
  tellOf(text, listed ? LIST : null, ['--picks', picks]);
const resultOf = (told: Told) => ({ ...pointsIn(told), ballots: told.tally?.turnout.ballots });
/** The same every time: what is found once is mended once. */
const RUNS = { seed: 17, numRuns: 150 } as const;

describe('of every sheet that is counted', () => {
  test('each ballot adds one point for each orientation that it names or marks, unless an issue names the ballot', async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(sheets, async (sheet) => {
        const told = await read(sheet);
        const [source] = told.tally?.sources ?? [];
        if (told.status !== 0 || source === undefined) return;
        counted += 1;
        const isGrid = source.layout.endsWith('per-orientation');
        const [heads = []] = sheet.rows;
        const named = (row: readonly string[]) =>
          new Set(
            row.flatMap((cell, place) => {
              const isMarked = isGrid && LABELS.includes(heads[place] ?? '') && /^(?:x|oui|[1-9]|Choix 1)$/u.test(cell);
              return isMarked ? [heads[place] ?? ''] : cell.split(/ ?[;,/] /u).filter((part) => LABELS.includes(part));
            }),
          );
        // Codes of the list say what no label says.
        if (source.coded !== undefined) return;
        const troubled = new Set(
          told.tally?.issues.flatMap(({ code, line }) => (['incomplete', 'blank', 'gap'].includes(code) ? [] : [line])),
        );
        for (const name of LABELS) {
          const lines = sheet.rows.flatMap((row, at) =>
            named(row).has(name) && (at > 0 || source.lines.header === 0) ? [at + 1] : [],
          );
          const points = pointsIn(told)[name] ?? 0;
          // Without a list, a label is what stands where the picks are announced.
          if (!sheet.listed && points === 0) continue;
          const sure = lines.filter((line) => !troubled.has(line)).length;
          expect(points).toBeGreaterThanOrEqual(sure);
          expect(points).toBeLessThanOrEqual(lines.length);
        }
      }),
      RUNS,
    );
    expect(counted).toBeGreaterThan(20);
  }, 60_000);

  const others: Readonly<Record<string, (sheet: Sheet) => string>> = {
    'its ballots in another order': ({ rows: [heads = [], ...ballots] }) => textOf([heads, ...ballots.toReversed()]),
    'an empty column within it': ({ rows }) => textOf(rows.map((row) => [...row.slice(0, -1), '', ...row.slice(-1)])),
    'a column of remarks beside it': ({ rows }) =>
      textOf(rows.map((row, at) => [...row, at === 0 ? 'Observations' : at % 2 === 0 ? 'à revoir' : ''])),
    'an empty row below it': ({ rows }) => textOf([...rows, rows[0]?.map(() => '') ?? []]),
    'commas between its cells': ({ rows }) => textOf(rows, ','),
  };
  test('the same comes of it written otherwise, or it is refused; a ballot that is taken out takes its own points', async () => {
    let both = 0;
    await fc.assert(
      fc.asyncProperty(sheets, fc.nat(), async (sheet, nth) => {
        const one = await read(sheet);
        if (one.status !== 0) return;
        for (const [way, rewrite] of Object.entries(others)) {
          const other = await read(sheet, rewrite(sheet));
          if (other.status !== 0) continue;
          both += 1;
          expect(resultOf(other), way).toEqual(resultOf(one));
        }
        const at = 1 + (nth % (sheet.rows.length - 1));
        const less = await read(sheet, textOf(sheet.rows.filter((_, line) => line !== at)));
        if (less.status !== 0 || !sheet.rows[at]?.some((cell) => cell !== '')) return;
        expect(resultOf(less).ballots).toBe(Number(resultOf(one).ballots) - 1);
        for (const name of LABELS) expect([0, 1]).toContain((pointsIn(one)[name] ?? 0) - (pointsIn(less)[name] ?? 0));
      }),
      RUNS,
    );
    expect(both).toBeGreaterThan(80);
  }, 60_000);
});
