/** Rows that a second thread reads ahead are the rows that this thread would have read, whatever becomes of that thread. */
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAhead } from '../../src/cli/ahead.ts';
import { CannotContinue } from '../../src/cli/exit.ts';
import { type LargeFile, type Script, textIn } from '../../src/cli/large-file.ts';
import { type Row, readRows } from '../../src/text/rows.ts';
import { oddBallots } from '../support/odd-ballots.ts';

const folder = mkdtempSync(join(tmpdir(), 'atelier-ahead-'));
const SCRIPT: Script = { encoding: 'utf-8', delimiter: ';' };
const SHORT = 300;
let reader = pathToFileURL(join(folder, 'reader.cjs'));

beforeAll(async () => {
  const [outfile, entry] = [join(folder, 'reader.cjs'), 'src/cli/reader.ts'];
  const define = { 'import.meta.url': '"file:///"' };
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', define });
  reader = pathToFileURL(outfile);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, data: string | Uint8Array): LargeFile {
  const path = join(folder, name);
  writeFileSync(path, data);
  const { size, mtimeMs } = statSync(path);
  return { path, size, mtimeMs };
}

/** A thread that does this instead of reading. */
function threadOf(name: string, code: string): URL {
  const path = join(folder, name);
  const hand =
    'const hand = (x) => { port.postMessage(x); Atomics.add(progress, 0, 1); Atomics.notify(progress, 0); };';
  writeFileSync(path, `const { port, progress } = require('node:worker_threads').workerData;\n${hand}\n${code}`);
  return pathToFileURL(path);
}

const plainly = (file: LargeFile, script = SCRIPT): readonly Row[] => [...readRows(textIn(file, script), ';')];

describe('a file read ahead', () => {
  test.each([1, 2, 3])('30,000 rows with every oddity (%s)', (seed) => {
    const file = fileOf(`odd-${seed}.csv`, oddBallots(seed, 30_000));
    const rows = plainly(file);
    expect(rows.length).toBeGreaterThan(29_000);
    expect(new Set(rows.map(({ damage }) => damage)).size).toBeGreaterThan(2);
    expect([...readAhead(file, SCRIPT, reader)]).toEqual(rows);
  });

  test.each(['windows-1252', 'utf-16le'] as const)('in %s', (encoding) => {
    // What latin1 cannot write it cuts to a byte, which is as odd as any other.
    const text = oddBallots(4, 5_000);
    const file = fileOf(`${encoding}.csv`, Buffer.from(text, encoding === 'utf-16le' ? 'utf16le' : 'latin1'));
    const script = { ...SCRIPT, encoding };
    expect([...readAhead(file, script, reader)]).toEqual(plainly(file, script));
  });

  test.each([
    ['nothing', ''],
    ['one row', 'a;b'],
    ['200,000 empty rows', '\n'.repeat(200_000)],
    ['rows of a single quoted letter', '"a"\n'.repeat(50_000)],
    ['one row of 100,000 cells', `${';'.repeat(100_000)}\na;b\n`],
  ])('%s', (_, text) => {
    const file = fileOf('strange.csv', text);
    expect([...readAhead(file, SCRIPT, reader)]).toEqual(plainly(file));
  });

  test('of which only the beginning is wanted', () => {
    const file = fileOf('beginning.csv', oddBallots(5, 30_000));
    const rows = readAhead(file, SCRIPT, reader);
    expect(rows.next().value).toEqual(plainly(file)[0]);
    expect(rows.return(undefined).done).toBe(true);
  });

  test('that someone writes to meanwhile is refused', () => {
    const file = fileOf('changed.csv', oddBallots(6, 30_000));
    utimesSync(file.path, 1, 1);
    expect(() => [...readAhead(file, SCRIPT, reader)]).toThrow(CannotContinue);
  });
});

describe('where the second thread', () => {
  const first = "hand([{ line: 1, text: 'a;b', reading: 'plain' }]);";
  const packed = "hand({ text: 'cd', numbers: Uint32Array.of(2, 0, 2, 1, 1) });";

  test.each([
    ['cannot start', '}'],
    ['dies at once', 'process.exit(1);'],
    ['says nothing', 'setInterval(() => {}, 1000);'],
    ['dies in the middle', `${first}${packed} throw new Error('out of memory');`],
    ['falls silent in the middle', `${first}${packed}`],
    ['has trouble', `${first} hand('trouble');`],
    [
      'claims to have handed over what never came',
      `${first} Atomics.add(progress, 0, 1); Atomics.notify(progress, 0);`,
    ],
  ])('%s, every row is there all the same, and once', (name, code) => {
    const file = fileOf('little.csv', 'a;b\nc;d\n"e";f\n');
    const rows = [...readAhead(file, SCRIPT, threadOf(`${name.replaceAll(' ', '-')}.cjs`, code), SHORT)];
    expect(rows).toEqual(plainly(file));
  });
});
