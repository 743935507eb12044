/** Whole processes are timed side by side, taken in turn; five rows of ratios leave, each beside what is asked of it. */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ballot, ballotFile, randomFrom, writeWorkshops } from '../support/workshops.ts';

const root = process.cwd();
const node = process.execPath;
const atelier = join(root, 'bin/atelier.js');
const whole = join(root, 'fixtures/elections/a-whole-compte-rendu-comes-from-one-workshop-file/atelier.md');
const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));

/** Node reads what this names whenever it starts: where it is set, that takes longer than all else `node -e 0` does. */
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

type Command = readonly string[];

/** Runs a command to its end. @returns milliseconds */
function time([program = '', ...args]: Command): number {
  const start = performance.now();
  const { status, error } = spawnSync(program, args, { cwd: folder, env, stdio: 'ignore' });
  if (error !== undefined || status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error ?? status}`);
  return performance.now() - start;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** A busy machine slows all commands alike, since they take turns. @returns the median of each, in milliseconds */
function race(rounds: number, commands: readonly Command[]): readonly number[] {
  const times = commands.map(() => [] as number[]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, command] of commands.entries()) times[place]?.push(time(command));
  }
  return times.map(median);
}

const row = (title: string, measured: string, asked: string) =>
  process.stdout.write(`${title.padEnd(44)} ${measured.padEnd(30)} ${asked}\n`);

const times = (ratio: number, digits = 1) => `× ${ratio.toFixed(digits)}`;

function benchOneWorkshop(): void {
  writeFileSync(join(folder, 'ballots.csv'), ballotFile(1, 60));
  const [start = 0, table = 0, document = 0, pages = 0] = race(15, [
    [node, '-e', '0'],
    [node, atelier, 'tally', 'ballots.csv', '--no-docx'],
    [node, atelier, 'tally', 'ballots.csv', '-o', 'short.docx'],
    [node, atelier, 'tally', '-w', whole, '-o', 'whole.docx'],
  ]);
  row('A table on the screen, over `node -e 0`', `${times(table / start)} (${table.toFixed(0)} ms)`, 'at most 5');
  row('With the compte rendu', `${times(document / start)} (${document.toFixed(0)} ms)`, 'at most 10');
  row('Six pages with a chart', `${times(pages / start)} (${pages.toFixed(0)} ms)`, 'at most 16');
}

/** As many as a batch is for: hundreds. The first dozens take longer each, since Node has yet to learn them. */
const BATCH = 400;

/** Many comptes rendus are written, and the same text by pandoc. @returns how many times as many a second */
function overPandoc(name: string): number {
  const [text, ours, theirs] = ['text', 'ours', 'theirs'].map((kind) => join(folder, `${name}-${kind}`));
  const batch = [node, atelier, 'batch', name, '--quiet', '--force', '--out'];
  time([...batch, text ?? '', '--format', 'md']);
  mkdirSync(theirs ?? '');
  const each = `ls ${text} | xargs -P ${availableParallelism()} -I{} pandoc ${text}/{} -o ${theirs}/{}.docx`;
  const [own = 0, other = 0] = race(3, [
    [...batch, ours ?? ''],
    ['sh', '-c', each],
  ]);
  process.stderr.write(`${name}: ${((1000 * BATCH) / own).toFixed(0)} a second\n`);
  return other / own;
}

function benchBatch(): void {
  if (spawnSync('pandoc', ['--version']).status !== 0) {
    row('Comptes rendus a second, over pandoc', 'pandoc is not installed', 'at least 3 short, 1.5 long');
    return;
  }
  writeWorkshops(join(folder, 'short'), BATCH);
  for (let copy = 1; copy <= BATCH; copy += 1)
    cpSync(dirname(whole), join(folder, 'long', `${copy}`), { recursive: true });
  const [short, long] = [overPandoc('short'), overPandoc('long')];
  row(
    `Comptes rendus a second, ${BATCH}, over pandoc`,
    `${times(short)} short, ${times(long)} long`,
    'at least 3 short, 1.5 long',
  );
}

function benchMillion(): void {
  const random = randomFrom(1);
  const file = openSync(join(folder, 'million.csv'), 'w');
  writeSync(file, 'bulletin;choix 1;choix 2;choix 3;date\r\n');
  for (let block = 0; block < 1_000_000; block += 1000) {
    const rows = Array.from({ length: 1000 }, (_, at) => `B-${block + at};${ballot(random).join(';')};2026-03-27\r\n`);
    writeSync(file, rows.join(''));
  }
  closeSync(file);
  const parser = JSON.stringify(createRequire(join(root, 'package.json')).resolve('csv-parse'));
  const read = `fs.createReadStream('million.csv').pipe(require(${parser}).parse({delimiter:';'})).on('data',()=>{})`;
  const keepPeak = join(folder, 'peak.cjs');
  writeFileSync(
    keepPeak,
    `if (require('node:worker_threads').isMainThread)
      process.on('exit', () => require('node:fs').writeFileSync('peak', String(process.resourceUsage().maxRSS)));`,
  );
  const [bare = 0, count = 0] = race(3, [
    [node, '-e', read],
    [node, '-r', keepPeak, atelier, 'tally', 'million.csv', '--no-docx', '--quiet'],
  ]);
  const mebibytes = Number(readFileSync(join(folder, 'peak'), 'utf8')) / 1024;
  row(
    'A million ballots, over csv-parse alone',
    `${times(count / bare, 2)}, ${mebibytes.toFixed(0)} MiB`,
    'at most 1.5, 250 MiB',
  );
}

try {
  benchOneWorkshop();
  benchBatch();
  benchMillion();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
