/** The JSON, the terminal and the Word document say the same: all three are read back, for every fixture, and compared. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Tally } from '../src/tally/result.ts';
import { htmlOf } from './support/docx.ts';
import { fromJson, label } from './support/said.ts';
import { examplesIn } from './support/said-in-sentences.ts';
import { fromTerminal, fromWord } from './support/said-in-tables.ts';
import { runIn, words } from './support/shell.ts';

const root = join(import.meta.dirname, '../fixtures/elections');

/** Labels made to break what reads them back are looked at in their own tests. */
const runs = readdirSync(root)
  .filter((name) => !name.startsWith('hostile-cells'))
  .flatMap((name) => {
    const folder = join(root, name);
    const commands = readFileSync(join(folder, 'command.txt'), 'utf8').trim().split('\n');
    return commands.map((command) => {
      const [, verb, ...typed] = words(command);
      return { name, folder, command, verb, args: typed.filter((word) => word !== '--json') };
    });
  })
  .filter(({ verb }) => verb === 'tally');

type Run = (typeof runs)[number];

/** Null where nothing was counted. */
async function count({ folder, args }: Run): Promise<Tally | null> {
  const { stdout } = await runIn(
    folder,
    ['tally', ...args, '--json'].filter((word) => word !== '--trace'),
  );
  const tally: Tally | null = stdout === '' ? null : JSON.parse(stdout);
  return tally === null || tally.orientations.length === 0 ? null : tally;
}

test.each(runs)('$name: $command', async (run) => {
  const tally = await count(run);
  if (tally === null) return;
  const { folder, args } = run;
  const lang = args.includes('en') ? 'en' : 'fr';
  const { stdout, files } = await runIn(folder, ['tally', ...args, '-o', 'x.docx', '-o', 'x.json'], { columns: 5000 });
  expect(fromTerminal(stdout)).toEqual(fromJson(tally, lang, 'terminal', args.includes('--trace')));
  const written = files.get('x.json');
  if (written) expect(JSON.parse(Buffer.from(written).toString())).toEqual(tally);
  const document = files.get('x.docx');
  // Where prose leads up to the table, it says in its own words what was asked.
  const prose = args.includes('-w') ? { asked: [] } : {};
  if (document) expect(await fromWord(document)).toEqual({ ...fromJson(tally, lang, 'document', true), ...prose });

  const examples = examplesIn(stdout);
  expect(tally.orientations.map(exampleOf)).toEqual(expect.arrayContaining(examples));
  if (document) expect(examplesIn((await htmlOf(document)).replace(/<[^>]*>/g, ' '))).toEqual(examples);
});

const exampleOf = ({ label: name, picks, picksAt }: Tally['orientations'][number]) =>
  `${label(name)} | ${picks} | ${picksAt?.[0] ?? 0}`;

/** Each number in a value: where it stands, and the value with another number there. */
function* numbersIn(value: object): Generator<{ readonly path: string; readonly changed: object }> {
  for (const [key, held] of Object.entries(value)) {
    const put = (other: unknown) =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    const step = Array.isArray(value) ? '[]' : `.${key}`;
    if (typeof held === 'number') yield { path: step, changed: put(held + 1) };
    else if (typeof held === 'object' && held !== null)
      for (const { path, changed } of numbersIn(held)) yield { path: step + path, changed: put(changed) };
  }
}

/** What the remarks of the terminal say on standard error is in the expected results of each fixture. */
const REMARKS = ['asked', 'dots', 'most', 'number', 'otherLine', 'picks', 'position', 'sum', 'written'];

/** Told by neither in a sentence of its own, or compared one by one (what the examples take of `picksAt`). */
const UNTOLD = [
  ...REMARKS.map((key) => `.issues[].${key}`),
  '.bar.keep',
  '.bar.score',
  '.margin.add.tie',
  '.orientations[].picksAt[]',
  ...['keep', 'maxDots', 'maxDotsEach', 'minGroup'].map((key) => `.rules.${key}`),
];

describe('no number escapes the comparison', () => {
  test.each([
    [
      'terminal',
      [
        '.issues[].line',
        '.rules.picks',
        ...['count', 'borda', 'plurality'].map((id) => `.schemes.${id}.points[].points`),
      ],
    ],
    ['document', ['read', 'header', 'ignored', 'ballots'].map((key) => `.sources[].lines.${key}`)],
  ] as const)('of those that the %s tells', async (medium, untold) => {
    const all = new Set<string>();
    const compared = new Set<string>();
    for (const tally of await Promise.all(runs.map(count))) {
      if (tally === null) continue;
      const said = JSON.stringify(fromJson(tally, 'fr', medium, true));
      for (const { path, changed } of numbersIn(tally)) {
        all.add(path);
        if (JSON.stringify(fromJson(changed as Tally, 'fr', medium, true)) !== said) compared.add(path);
      }
    }
    expect([...all].filter((path) => !compared.has(path)).sort()).toEqual([...untold, ...UNTOLD].sort());
  });
});
