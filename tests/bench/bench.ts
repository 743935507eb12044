/** Times whole processes side by side, taken in turn, and prints medians as ratios: what a reader of the README may check. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ballot, ballotFile, randomFrom } from '../support/workshops.ts';
import { benchBatch } from './batch.ts';

interface Contender {
  readonly name: string;
  readonly command: readonly string[];
}

const root = process.cwd();
const atelier = join(root, 'bin/atelier.js');
const whole = join(root, 'fixtures/elections/a-whole-compte-rendu-comes-from-one-workshop-file/atelier.md');
const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Milliseconds of wall clock of one run. */
function time({ name, command: [program = '', ...args] }: Contender): number {
  const start = performance.now();
  const { status, error } = spawnSync(program, args, { cwd: folder, stdio: 'ignore' });
  if (error !== undefined || status !== 0) throw new Error(`${name}: ${error?.message ?? `exit ${status}`}`);
  return performance.now() - start;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The first contender is the measure of the others. A busy machine slows all of them alike, since they take turns. */
function race(title: string, rounds: number, contenders: readonly Contender[]): void {
  const times = contenders.map(() => [] as number[]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, contender] of contenders.entries()) times[place]?.push(time(contender));
  }
  const measure = median(times[0] ?? []);
  say(`\n${title} (median of ${rounds})`);
  for (const [place, { name }] of contenders.entries()) {
    const taken = median(times[place] ?? []);
    say(`  ${name.padEnd(36)} ${taken.toFixed(0).padStart(7)} ms   × ${(taken / measure).toFixed(2)}`);
  }
}

const installed = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** A contender that may not be there; its absence is said. */
function optional(program: string, contender: Contender): readonly Contender[] {
  if (installed(program)) return [contender];
  say(`  (${program} is not installed: skipped)`);
  return [];
}

function writeMillion(path: string): void {
  const random = randomFrom(1);
  const file = openSync(path, 'w');
  writeSync(file, 'bulletin;choix 1;choix 2;choix 3;date\r\n');
  for (let block = 0; block < 1000; block += 1) {
    const rows = Array.from(
      { length: 1000 },
      (_, at) => `B-${1000 * block + at};${ballot(random).join(';')};2026-03-27`,
    );
    writeSync(file, `${rows.join('\r\n')}\r\n`);
  }
  closeSync(file);
}

try {
  const node = process.execPath;
  writeFileSync(join(folder, 'ballots.csv'), ballotFile(1, 60));
  race('Start-up', 15, [
    { name: 'node -e 0', command: [node, '-e', '0'] },
    { name: 'atelier tally --no-docx', command: [node, atelier, 'tally', 'ballots.csv', '--no-docx'] },
    { name: 'atelier tally, with the document', command: [node, atelier, 'tally', 'ballots.csv', '-o', 'cr.docx'] },
    {
      name: 'atelier tally -w, six pages, a chart',
      command: [node, atelier, 'tally', '-w', whole, '-o', 'whole.docx'],
    },
  ]);

  writeMillion(join(folder, 'million.csv'));
  const parser = JSON.stringify(createRequire(join(root, 'package.json')).resolve('csv-parse'));
  const bare = `require('fs').createReadStream('million.csv').pipe(require(${parser}).parse({delimiter:';'})).on('data',()=>{})`;
  race('One million ballots', 3, [
    { name: 'csv-parse, reading alone', command: [node, '-e', bare] },
    { name: 'atelier tally --no-docx', command: [node, atelier, 'tally', 'million.csv', '--no-docx', '--quiet'] },
    ...optional('mlr', {
      name: 'Miller',
      command: ['mlr', '--icsv', '--ifs', ';', '--ojson', 'count-distinct', '-f', 'choix 1', 'million.csv'],
    }),
    ...optional('duckdb', {
      name: 'DuckDB',
      command: ['duckdb', '-c', "select \"choix 1\", count(*) from read_csv('million.csv', delim=';') group by 1"],
    }),
  ]);

  benchBatch(folder, atelier, say);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
