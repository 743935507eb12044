/** Files cut short, bits turned over, pieces of one file in another: no crash, no wrong sum, no vote nobody wrote. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from '../../src/ballots/fold.ts';
import type { Tally } from '../../src/tally/result.ts';
import { tellOf } from '../support/sheet.ts';

const root = join(import.meta.dirname, '../../fixtures');
const elections = readdirSync(join(root, 'elections')).map((name) => join(root, 'elections', name));
type Bytes = Uint8Array<ArrayBuffer>;
const bytesIn = (path: string): Bytes => new Uint8Array(readFileSync(path));

const files = [
  ...elections.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:csv|tsv|txt)$/.test(name) && !/^(?:std|minutes|orientations|command|result)/.test(name))
      .map((name) => bytesIn(join(folder, name))),
  ),
  ...readdirSync(join(root, 'csv')).map((name) => bytesIn(join(root, 'csv', name))),
].filter((bytes) => bytes.length > 0 && bytes.length < 20_000);

const lists = elections
  .map((folder) => join(folder, 'orientations.csv'))
  .filter(existsSync)
  .map((path) => readFileSync(path, 'utf8'));

type Damage = {
  readonly kind: 'cut' | 'flip' | 'splice';
  readonly at: number;
  readonly bit: number;
  readonly with: number;
};

function damaged(bytes: Bytes, { kind, at, bit, with: other }: Damage): Bytes {
  const place = at % bytes.length;
  if (kind === 'cut') return bytes.slice(0, place);
  if (kind === 'flip') return bytes.with(place, (bytes[place] ?? 0) ^ (1 << bit));
  const piece = files[other % files.length] ?? bytes;
  const from = bit * 7;
  return Uint8Array.from([...bytes.slice(0, place), ...piece.slice(from, from + 40), ...bytes.slice(place)]);
}

const anyDamage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('cut', 'flip', 'splice'),
  at: fc.nat(20_000),
  bit: fc.nat(7),
  with: fc.nat(1000),
});

function holds({ turnout, sources, orientations, rules }: Tally): void {
  const { ballots, valid, blank, spoilt, setAside } = turnout;
  expect(ballots).toBe(valid + blank + spoilt + setAside);
  for (const { lines } of sources) expect(lines.read).toBe(lines.header + lines.ignored + lines.ballots);
  const dots = sources.reduce((sum, { totals }) => sum + (totals ?? 0), 0);
  const picks = orientations.reduce((sum, one) => sum + one.picks, 0);
  expect(picks).toBeLessThanOrEqual(valid * Number(rules.picks) + dots);
  for (const one of orientations) expect(one.points).toBe(one.picks);
}

test('whatever happens to the bytes', { timeout: 120_000 }, async () => {
  expect(files.length).toBeGreaterThan(40);
  const anyFile = fc.constantFrom(...files);
  const anyList = fc.option(fc.constantFrom(...lists), { nil: null });
  await fc.assert(
    fc.asyncProperty(
      anyFile,
      anyList,
      fc.array(anyDamage, { minLength: 1, maxLength: 3 }),
      async (bytes, list, blows) => {
        const broken = blows.reduce((now, blow) => (now.length === 0 ? now : damaged(now, blow)), bytes);
        const { status, stderr, tally } = await tellOf(broken, list);
        expect([0, 1]).toContain(status);
        expect(stderr).not.toMatch(/\bat .*\.ts:\d/);
        if (tally !== null) holds(tally);
      },
    ),
    { seed: 1936, numRuns: 500 },
  );
});

test('no vote for an orientation that nobody wrote', { timeout: 120_000 }, async () => {
  const [list = ''] = lists.filter((text) => text.includes('Planter des haies'));
  const files = elections
    .filter((folder) => existsSync(join(folder, 'ballots.csv')) && existsSync(join(folder, 'orientations.csv')))
    .map((folder) => bytesIn(join(folder, 'ballots.csv')))
    .filter((bytes) => new TextDecoder().decode(bytes).includes('Planter des haies'));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), anyDamage, async (bytes, blow) => {
      const broken = damaged(bytes, blow);
      const { tally } = await tellOf(broken, list);
      const written = plain(new TextDecoder('utf-8').decode(broken));
      for (const { label, code, points } of tally?.orientations ?? []) {
        if (points > 0) expect(written).toMatch(new RegExp(`${plain(label)}|\\b0*${code}\\b`, 'u'));
      }
    }),
    { seed: 1936, numRuns: 300 },
  );
});

test('a sentence of several lines is no row, whatever commas stand in it; rows that a cell has swallowed are held', async () => {
  const told = (comment: string) =>
    tellOf(`Date,Choix 1,Choix 2,Avis\n1/5,Jardin,Haies,"${comment}"\n2/5,Haies,Marche,ok\n`, null, ['--picks', '2']);
  for (const comment of ['Bonjour, oui, merci, bravo\nà bientôt', 'Rien\nOui, tout, sauf le bruit'])
    expect(await told(comment)).toMatchObject({ status: 0, tally: { turnout: { ballots: 2, valid: 2 } } });
  expect(await told('Rien\n3/5,Jardin,Marche,ok\n4/5,Haies,Jardin,bien')).toMatchObject({ status: 1 });
});

test('a total that two forgotten quotation marks swallow is held', async () => {
  const totals = (...rows: string[]) =>
    tellOf(`Orientation;Voix\n${rows.join('\n')}\n`, null, ['--layout', 'totals', '--keep', '1']);
  const { status, stderr } = await totals('Haies;12', '"Café;7', 'Marche";3', 'Vélo;2');
  expect([status, stderr]).toEqual([1, expect.stringContaining('guillemet')]);
  expect((await totals('Haies;12', '"Café; thé";7', '"Marche\nà pied";3')).status).toBe(0);
});
