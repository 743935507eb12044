/** The count step by step: every ballot has its line, and the last running totals are the result. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tally } from '../../src/tally/result.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const run = (csv: string, ...args: string[]) =>
  runIn('nowhere', ['tally', 'b.csv', '--lang', 'en', ...args], {
    files: new Map([['b.csv', bytesOf(csv)]]),
    columns: 500,
  });

const labels = ['Jardin', 'Cuisine', 'Chorale', 'Atelier vélo'];
const anyCsv = fc
  .array(fc.array(fc.constantFrom('', ...labels), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 })
  .map((ballots) => ballots.map((cells, place) => [place % 7, ...cells].join(';')))
  .map((rows) => ['N°;Choix 1;Choix 2;Choix 3', ...rows].join('\n'));
const anyArgs = fc
  .tuple(
    fc.constantFrom('count', 'borda', 'dowdall', 'plurality'),
    fc.constantFrom('count', 'modified', 'reject'),
    fc.constantFrom('first', 'last', 'all', 'stop'),
    fc.constantFrom('once', 'each', 'reject'),
  )
  .map(([scheme, incomplete, duplicates, repeated]) => [
    ...['--scheme', scheme, '--incomplete', incomplete],
    ...['--duplicates', duplicates, '--repeated', repeated],
  ]);

test('each ballot has its line, in order; the ones that count are the valid ones; the totals are the points', {
  timeout: 30_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyCsv, anyArgs, async (csv, args) => {
      const { turnout, orientations }: Tally = JSON.parse((await run(csv, ...args, '--json')).stdout);
      const { stdout } = await run(csv, ...args, '--trace', '--no-docx');
      const steps = [...stdout.matchAll(/^line (\d+): (.*)$/gm)].map(([, line, said = '']) => ({ line, said }));
      expect(steps.map(({ line }) => Number(line))).toEqual(
        Array.from({ length: turnout.ballots }, (_, place) => place + 2),
      );
      expect(steps.filter(({ said }) => said.includes('+')).length).toBe(turnout.valid);
      const totals = new Map<string, number>();
      for (const { said } of steps)
        for (const [, label = '', total] of said.matchAll(/“([^”]+)” \+\d+ \((\d+)\)/g))
          totals.set(label, Number(total));
      for (const { label, points } of orientations) expect(totals.get(label) ?? 0).toBe(points);
    }),
    { seed: 11, numRuns: 30 },
  );
});

test('the seed made of the ballots can be made again from what is printed, and no name is', async () => {
  const csv = 'Nom;Choix 1;Choix 2\nAnaïs;Jardin;Cuisine\nBruno;Cuisine;Jardin\nChloé;Jardin;Chorale\nDriss;Cuisine;\n';
  const { stdout } = await run(csv, '--keep', '1', '--tie-break', 'draw', '--seed', 'ballots', '--trace', '--no-docx');
  const printed = [...stdout.matchAll(/^\[.*\]$/gm)].map(([line]) => `${line}\n`).join('');
  const { createHash } = await import('node:crypto');
  expect(stdout).toContain(`the seed “${createHash('sha256').update(printed).digest('hex')}”`);
  expect(stdout).not.toMatch(/Anaïs|Bruno|Chloé|Driss/);
});
