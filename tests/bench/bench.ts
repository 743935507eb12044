/** Times whole processes side by side, taken in turn, and prints medians as ratios: what a reader of the README may check. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ballotFile } from '../support/workshops.ts';
import { benchBatch } from './batch.ts';
import { countMillions } from './million.ts';
import { race } from './race.ts';

/** What it names, Node reads whenever it starts: where it is set, that takes longer than all else `node -e 0` does. */
const CERTIFICATES = 'NODE_EXTRA_CA_CERTS';

const root = process.cwd();
const atelier = join(root, 'bin/atelier.js');
const whole = join(root, 'fixtures/elections/a-whole-compte-rendu-comes-from-one-workshop-file/atelier.md');
const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));

try {
  const node = process.execPath;
  writeFileSync(join(folder, 'ballots.csv'), ballotFile(1, 60));
  const startUp = (title: string) =>
    race(folder, title, 15, [
      { name: 'node -e 0', command: [node, '-e', '0'] },
      { name: 'atelier tally --no-docx', command: [node, atelier, 'tally', 'ballots.csv', '--no-docx'] },
      { name: 'atelier tally, with the document', command: [node, atelier, 'tally', 'ballots.csv', '-o', 'cr.docx'] },
      {
        name: 'atelier tally -w, six pages, a chart',
        command: [node, atelier, 'tally', '-w', whole, '-o', 'whole.docx'],
      },
    ]);
  startUp('Start-up');
  if (process.env[CERTIFICATES] !== undefined) {
    delete process.env[CERTIFICATES];
    startUp(`Start-up without ${CERTIFICATES}`);
  }

  const parser = createRequire(join(root, 'package.json')).resolve('csv-parse');
  countMillions(folder, parser, [node, atelier]);

  benchBatch(folder, atelier, whole);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
