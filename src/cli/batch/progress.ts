/** A bar on the terminal that shows how many workshops are done. */

import { SingleBar } from 'cli-progress';
import type { Messages } from '../../messages/messages.ts';
import { sanitize } from '../../writers/sanitize.ts';

/** Long names would wrap, and a bar that wraps is drawn over and over. */
const LONGEST_NAME = 40;

export function openProgress(total: number, { batch }: Messages) {
  const bar = new SingleBar({
    stream: process.stderr,
    format: batch.progress,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  bar.start(total, 0, { name: '' });
  return {
    step: (name: string) => bar.increment({ name: sanitize([...name].slice(-LONGEST_NAME).join('')) }),
    close: () => bar.stop(),
  };
}
