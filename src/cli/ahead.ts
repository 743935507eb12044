/** A large file enters; its rows leave, read by a second thread while this one counts them. They are those that this one
 * would have read, in the same order: where the second thread has trouble, this one goes on by itself. */

import type { MessagePort, Worker } from 'node:worker_threads';
import { type Batch, unpack } from '../text/batches.ts';
import { type RawRow, type Row, readRows, splitBlock } from '../text/rows.ts';
import { type LargeFile, type Script, textIn } from './large-file.ts';

/** What the second thread is told. */
export interface Errand {
  readonly file: LargeFile;
  readonly script: Script;
  readonly port: MessagePort;
  /** At `HANDED` the deliveries that were handed over, at `USED` those of them that are used up. */
  readonly progress: Int32Array;
}

export const HANDED = 0;
export const USED = 1;

/** What it hands over: rows, split into cells or not; that there are no more; that it could not go on. */
export type Delivery = Batch | readonly RawRow[] | 'end' | 'trouble';

/** In milliseconds: a thread may die without a word. */
const PATIENCE = 10_000;

export function* readAhead(
  file: LargeFile,
  script: Script,
  // Beside the built program, in dist/.
  reader: URL = new URL('./reader.js', import.meta.url),
  patience: number = PATIENCE,
): Generator<Row> {
  let given = 0;
  for (const delivery of deliveries(file, script, reader, patience)) {
    if (delivery === 'end') return;
    if (delivery === 'trouble') break;
    const rows = 'numbers' in delivery ? unpack(delivery) : splitBlock(delivery, script.delimiter);
    yield* rows;
    given += rows.length;
  }
  for (const row of readRows(textIn(file, script), script.delimiter)) {
    if (given > 0) given -= 1;
    else yield row;
  }
}

/** Each delivery is waited for: a count is one long step, in which no event is heard. */
function* deliveries(file: LargeFile, script: Script, reader: URL, patience: number): Generator<Delivery> {
  const { MessageChannel, receiveMessageOnPort } = process.getBuiltinModule('node:worker_threads');
  const { port1: ours, port2: port } = new MessageChannel();
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const thread = start(reader, { file, script, port, progress });
  try {
    for (let used = 0; thread !== null; used += 1) {
      Atomics.store(progress, USED, used);
      Atomics.notify(progress, USED);
      if (Atomics.wait(progress, HANDED, used, patience) === 'timed-out') return;
      yield receiveMessageOnPort(ours)?.message ?? 'trouble';
    }
  } finally {
    ours.close();
    void thread?.terminate();
  }
}

/** Null where the machine gives no thread. */
function start(reader: URL, errand: Errand): Worker | null {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  try {
    const thread = new Worker(reader, {
      workerData: errand,
      transferList: [errand.port],
    });
    // It is known by its silence.
    thread.on('error', () => {});
    thread.unref();
    return thread;
  } catch {
    return null;
  }
}
