/** The JSON, the terminal and the Word document say the same: all three are read back, for every fixture, and compared. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Tally } from '../src/tally/result.ts';
import { fromTerminal, fromWord } from './support/read-back.ts';
import { fromJson } from './support/said.ts';
import { runIn, words } from './support/shell.ts';

const root = join(import.meta.dirname, '../fixtures/elections');

/** Labels made to break what reads them back are looked at in their own tests. */
const runs = readdirSync(root)
  .filter((name) => !/^(?:hostile-cells|each-theme|other-programs)/u.test(name))
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
  const { folder } = run;
  const args = run.args.filter((word) => word !== '--trace');
  const lang = args.includes('en') ? 'en' : 'fr';
  const asked = ['tally', ...args, '--details', '--annex', '-o', 'x.docx', '-o', 'x.json'];
  const { stdout, files } = await runIn(folder, asked, { columns: 5000 });
  expect(fromTerminal(stdout)).toEqual(fromJson(tally, lang, 'screen'));
  const written = files.get('x.json');
  if (written) expect(JSON.parse(Buffer.from(written).toString())).toEqual(tally);
  const document = files.get('x.docx');
  if (document) expect(await fromWord(document)).toEqual(fromJson(tally, lang, 'document'));
});

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

/** Told by neither. */
const UNTOLD = [
  ...REMARKS.map((key) => `.issues[].${key}`),
  '.bar.score',
  '.margin.add.tie',
  '.orientations[].picks',
  '.orientations[].picksAt[]',
  '.rules.points[]',
  ...['count', 'borda', 'plurality'].map((scheme) => `.schemes.${scheme}.points[].points`),
  ...['keep', 'maxDots', 'maxDotsEach', 'minGroup', 'minPicks', 'minShare', 'picks', 'registered'].map(
    (key) => `.rules.${key}`,
  ),
  ...['read', 'header', 'ignored'].map((key) => `.sources[].lines.${key}`),
  ...['from', 'to'].map((key) => `.sources[].unread.rows[].${key}`),
];

/** What is told of the quorum and of a second round stands in sentences of their own, in the expected results. */
const BESIDE = /^\.(?:quorum|runoff|rules\.quorum)\b/;

describe('no number escapes the comparison', () => {
  test.each([
    ['screen', ['.issues[].line']],
    ['document', ['.sources[].lines.ballots']],
  ] as const)('of those that the %s tells', { timeout: 60_000 }, async (medium, untold) => {
    const all = new Set<string>();
    const compared = new Set<string>();
    for (const tally of await Promise.all(runs.map(count))) {
      if (tally === null) continue;
      const said = JSON.stringify(fromJson(tally, 'fr', medium));
      for (const { path, changed } of numbersIn(tally)) {
        all.add(path);
        if (JSON.stringify(fromJson(changed as Tally, 'fr', medium)) !== said) compared.add(path);
      }
    }
    expect([...all].filter((path) => !compared.has(path) && !BESIDE.test(path)).sort()).toEqual(
      [...untold, ...UNTOLD].sort(),
    );
  });
});
