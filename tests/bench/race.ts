/** Commands enter; how long each takes, beside the first of them, and how much memory, is printed: whole processes, in turn. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
}

interface Run {
  /** Milliseconds of wall clock. */
  readonly time: number;
  /** The most memory it held at a time, in MiB; null where nothing tells. */
  readonly peak: number | null;
}

export const say = (line: string) => process.stdout.write(`${line}\n`);

export const isThere = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

/** GNU time, which knows how much memory a process held. */
const knowsPeak = isThere('time', '-f', '%M', 'true');

/** A contender that may not be there; its absence is said. */
export function optional(program: string, contender: Contender): readonly Contender[] {
  if (isThere(program, '--version')) return [contender];
  say(`  (${program} is not installed: skipped)`);
  return [];
}

export function run(folder: string, { name, command }: Contender): Run {
  const record = join(folder, 'peak.txt');
  const [program = '', ...args] = knowsPeak ? ['time', '-f', '%M', '-o', record, ...command] : command;
  const start = performance.now();
  const { status, error } = spawnSync(program, args, { cwd: folder, stdio: 'ignore' });
  const time = performance.now() - start;
  if (error !== undefined || status !== 0) throw new Error(`${name}: ${error?.message ?? `exit ${status}`}`);
  return { time, peak: knowsPeak ? Number(readFileSync(record, 'utf8')) / 1024 : null };
}

export const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The first contender is the measure of the others. A busy machine slows all of them alike, since they take turns. */
export function race(folder: string, title: string, rounds: number, contenders: readonly Contender[]): void {
  const runs = contenders.map(() => [] as Run[]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, contender] of contenders.entries()) runs[place]?.push(run(folder, contender));
  }
  const times = runs.map((own) => median(own.map(({ time }) => time)));
  say(`\n${title} (median of ${rounds})`);
  for (const [place, { name }] of contenders.entries()) {
    const time = times[place] ?? 0;
    const peaks = (runs[place] ?? []).flatMap(({ peak }) => (peak === null ? [] : [peak]));
    const peak =
      peaks.length === 0
        ? ''
        : `   ${Math.max(...peaks)
            .toFixed(0)
            .padStart(4)} MiB`;
    const ratio = (time / (times[0] ?? 0)).toFixed(2);
    say(`  ${name.padEnd(48)} ${time.toFixed(0).padStart(7)} ms   × ${ratio.padEnd(6)}${peak}`);
  }
}
