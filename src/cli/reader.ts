/** The edge of a thread that reads ahead: a file enters, its rows leave in batches, a few of them before they are needed. */

import { workerData } from 'node:worker_threads';
import { pack } from '../text/batches.ts';
import { cutBlocks, splitBlock } from '../text/rows.ts';
import { type Delivery, type Errand, HANDED, USED } from './ahead.ts';
import { textIn } from './large-file.ts';

/** Batches that may wait for whoever counts, so that the memory of a run does not grow with its file. */
const MOST_WAITING = 8;

const { file, script, port, progress } = workerData as Errand;
let handed = 0;

function hand(delivery: Delivery): void {
  port.postMessage(delivery);
  handed += 1;
  Atomics.store(progress, HANDED, handed);
  Atomics.notify(progress, HANDED);
  let used = Atomics.load(progress, USED);
  while (handed - used >= MOST_WAITING) {
    Atomics.wait(progress, USED, used);
    used = Atomics.load(progress, USED);
  }
}

try {
  for (const block of cutBlocks(textIn(file, script), script.delimiter)) {
    // Whoever counts and has nothing left would wait: it has time to split some rows itself.
    const isAwaited = handed - Atomics.load(progress, USED) <= 1;
    hand(isAwaited ? block : pack(splitBlock(block, script.delimiter)));
  }
  hand('end');
} catch {
  // Whoever counts meets the same trouble, and says it.
  hand('trouble');
}
