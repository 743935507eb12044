/** Many workshops enter; what a batch of them takes is said, beside what others take to write the same text. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { writeWorkshops } from '../support/workshops.ts';
import { isThere, median, say } from './race.ts';

const { execPath: node, env } = process;
const cores = availableParallelism();

/** The others are slow: so many documents are enough to know how many they write a second. */
const FEWER = 100;
const ROUNDS = 3;

/** Text of the same headings, tables and paragraphs, by python-docx as its own introduction shows it. */
const PYTHON = `
import re, sys, docx
document, rows = docx.Document(), []
def flush():
    if rows:
        table = document.add_table(rows=0, cols=max(map(len, rows)))
        for cells in rows:
            for cell, text in zip(table.add_row().cells, cells): cell.text = text
        rows.clear()
for line in open(sys.argv[1], encoding='utf-8'):
    line = line.strip()
    if line.startswith('|'):
        if not re.match(r'^[|: -]+$', line): rows.append([cell.strip() for cell in line.strip('|').split('|')])
        continue
    flush()
    heading = re.match(r'^(#+) (.*)', line)
    if heading: document.add_heading(heading[2], len(heading[1]))
    elif line.startswith('- '): document.add_paragraph(line[2:], style='List Bullet')
    elif line: document.add_paragraph(line)
flush()
document.save(sys.argv[2])
`;

/** A program of this folder, run to its end. @returns milliseconds */
const runIn =
  (folder: string) =>
  (program: string, ...args: readonly string[]): number => {
    const start = performance.now();
    const { status, error } = spawnSync(program, args, { cwd: folder, stdio: 'ignore' });
    if (error !== undefined || status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error ?? status}`);
    return performance.now() - start;
  };

/** `whole` is the workshop file of a long compte rendu. */
export function benchBatch(folder: string, atelier: string, whole: string): void {
  const many = Number(env['WORKSHOPS'] ?? 1000);
  const small = join(folder, 'small');
  writeWorkshops(join(small, 'w'), many);
  raceWriters(small, `${many} comptes rendus`, many, atelier);

  const long = join(folder, 'long');
  const fewer = Math.ceil(many / 5);
  for (let copy = 1; copy <= fewer; copy += 1)
    cpSync(dirname(whole), join(long, 'w', `atelier-${copy}`), { recursive: true });
  raceWriters(long, `${fewer} comptes rendus of six pages with a chart`, fewer, atelier);

  weigh(folder, many, atelier);
}

/** The workshops in `w` are written by atelier, and the same text by others, taken in turn. */
function raceWriters(folder: string, title: string, many: number, atelier: string): void {
  const run = runIn(folder);
  const batch = (...more: readonly string[]) => run(node, atelier, 'batch', 'w', '--quiet', ...more);
  batch('--out', 'md', '--format', 'md');
  mkdirSync(join(folder, 'p'));
  const few = Math.min(FEWER, many);
  const each = (command: string) => run('sh', '-c', `ls md | head -${few} | xargs -P ${cores} -I{} ${command}`);
  /** Into a folder that is not there: a document that is there would be looked at first. */
  const anew = (out: string, ...more: readonly string[]) => {
    rmSync(join(folder, out), { recursive: true, force: true });
    return batch('--out', out, ...more);
  };

  say(`\n${title} (whole processes, ${cores} cores, median of ${ROUNDS})`);
  const contenders = [
    { name: 'atelier batch', count: many, write: () => anew('all') },
    { name: 'atelier batch --jobs 1', count: many, write: () => anew('one', '--jobs', '1') },
    { name: 'atelier batch --only-changed, again', count: many, write: () => batch('--out', 'all', '--only-changed') },
  ];
  if (isThere('pandoc', '--version'))
    contenders.push({
      name: `pandoc, the same text (${few})`,
      count: few,
      write: () => each('pandoc md/{} -o p/{}.docx'),
    });
  else say('  (pandoc is not installed: skipped)');
  const python = ['python3', '/usr/bin/python3'].find((one) => isThere(one, '-c', 'import docx'));
  if (python === undefined) say('  (python-docx is not installed: skipped)');
  else {
    writeFileSync(join(folder, 'same.py'), PYTHON);
    const write = () => each(`${python} same.py md/{} p/{}.docx`);
    contenders.push({ name: `python-docx, the same text (${few})`, count: few, write });
  }

  const times = contenders.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, { write }] of contenders.entries()) times[place]?.push(write());
  }
  const rates = contenders.map(({ count }, place) => (1000 * count) / median(times[place] ?? []));
  for (const [place, { name }] of contenders.entries()) {
    const [own = 0, rate = 0] = [rates[0], rates[place]];
    const ratio =
      own >= rate ? `atelier writes × ${(own / rate).toFixed(1)}` : `× ${(rate / own).toFixed(1)} of atelier`;
    say(`  ${name.padEnd(36)} ${rate.toFixed(0).padStart(7)} a second   ${ratio}`);
  }

  const files = readdirSync(join(folder, 'all'));
  const read = (out: string, name: string) => readFileSync(join(folder, out, name));
  const same = files.every((name) => read('all', name).equals(read('one', name)));
  say(`  ${files.length} of ${many} written; ${same ? 'the same bytes' : 'OTHER BYTES'} with --jobs 1`);
  if (files.length !== many || !same) throw new Error('a batch lost something');
}

function weigh(folder: string, many: number, atelier: string): void {
  const run = runIn(folder);
  say('\nMost memory held by a batch');
  const preload = join(folder, 'peak.cjs');
  writeFileSync(
    preload,
    `if (require('node:worker_threads').isMainThread)
      process.on('exit', () => require('node:fs').writeFileSync('peak', String(process.resourceUsage().maxRSS)));`,
  );
  for (const [place, count] of [many / 10, many, 3 * many].entries()) {
    writeWorkshops(join(folder, `w${place}`), count);
    run(node, '-r', preload, atelier, 'batch', `w${place}`, '--quiet', '--out', `m${place}`);
    const mebibytes = Number(readFileSync(join(folder, 'peak'), 'utf8')) / 1024;
    say(`  ${String(count).padStart(6)} workshops ${mebibytes.toFixed(0).padStart(24)} MiB`);
  }
}
