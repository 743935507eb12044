/** Workshops of a batch enter; they are shared out among threads, or done one after the other, and what became of each leaves.
 * Whatever goes wrong with one stays its own affair. */

import { once } from 'node:events';
import { dirname } from 'node:path';
import { getAsset, isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';
import type { Failure } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import type { WorkshopOutcome } from '../../report/overview.ts';
import { remark, remarkProse } from '../../report/remarks.ts';
import { digest, withhold } from '../../report/synthesis.ts';
import { fail, failureOf, linesOf } from '../../run/exit.ts';
import type { Settings } from '../../run/options.ts';
import { sanitize } from '../../writers/sanitize.ts';
import { type Screen, writeTerminal } from '../../writers/terminal.ts';
import { type Invocation, screenOf } from '../environment.ts';
import type { Shell } from '../shell.ts';
import { countWorkshop, writeDocuments } from '../tally.ts';

/** A workshop of the batch: what would be typed after `atelier tally`, with every document to write in `output`. */
export interface Planned {
  /** Its path from the folder, or what the manifest says. */
  readonly name: string;
  /** The files of its ballots; none where its workshop file names them. */
  readonly paths: readonly string[];
  readonly settings: Settings;
  /** Why it cannot be counted; null where it may be. */
  readonly refused: Failure | null;
}

/** What became of a workshop, and what whoever keeps its ballots should know. */
export interface BatchOutcome extends WorkshopOutcome {
  readonly words: string;
  readonly failure: Failure | null;
}

export interface Plan {
  readonly workshops: readonly Planned[];
  /** Outside of which nothing is read or written; null for anywhere. */
  readonly folders: readonly string[] | null;
}

/** What holds for all the workshops of a batch, and a thread is told once. */
export interface BatchContext extends Pick<Plan, 'folders'> {
  /** Files that any of the workshops is counted from, each by its one name. */
  readonly inputs: ReadonlySet<string>;
  /** Where the words will be shown. */
  readonly screen: Screen;
  readonly lang: Messages['lang'];
}

/** Why nothing may be read or written at a path; null where it may. */
export function refusePath(path: string, folders: Plan['folders'], shell: Shell) {
  if (folders !== null && shell.isOutside(path, folders)) return { failure: 'path-outside', path } as const;
  return shell.examine(path) === 'other' ? ({ failure: 'file-unreadable', path, reason: 'not-a-file' } as const) : null;
}

/** A shell for many workshops: it reads and writes nothing outside of the folders of the batch, and makes those that it needs. */
export function confine(shell: Shell, folders: Plan['folders']): Shell {
  const refuse = (path: string) => refusePath(path, folders, shell);
  return {
    ...shell,
    stdin: () => new Uint8Array(),
    open: (path) => refuse(path) ?? shell.open(path),
    look: (path) => refuse(path) ?? shell.look(path),
    write: async (path, ...what) => refuse(path) ?? shell.makeFolder(dirname(path)) ?? shell.write(path, ...what),
  };
}

/** Counts a workshop in a shell that is confined, and writes its documents; its words are for a screen. */
export async function runJob(
  { name, paths, settings, refused }: Planned,
  screen: Screen,
  { messages, shell: confined }: Pick<Invocation, 'messages' | 'shell'>,
): Promise<BatchOutcome> {
  try {
    if (refused !== null) fail(refused);
    const dryRun = settings['dry-run'] === true;
    let written = 0;
    const write: Shell['write'] = async (...file) => {
      written += 1;
      return dryRun ? null : confined.write(...file);
    };
    const invocation = { words: paths, settings, messages, shell: { ...confined, write } };
    const counted = await countWorkshop(invocation);
    const { tally, occasion } = counted;
    const told = [
      ...remarkProse(occasion, settings.workshop ?? '', messages),
      ...remark(tally, messages, settings.all === true),
    ];
    const remarks = writeTerminal(told, screen);
    const why = await writeDocuments(counted, invocation);
    const figures = digest(tally, occasion);
    if (why !== null) return { ...withoutResult(name, 'refused', `${remarks}${why}\n`), digest: withhold(figures) };
    const status = dryRun ? 'counted' : settings['only-changed'] && written === 0 ? 'unchanged' : 'written';
    const outputs = settings.output ?? [];
    return { name, status, digest: figures, outputs, words: settings.quiet ? '' : remarks, failure: null };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) return bug(name, error);
    const words = linesOf(failure, messages).map((line) => `  ${line}\n`);
    return { ...withoutResult(name, 'failed', words.join('')), failure };
  }
}

export const withoutResult = (name: string, status: BatchOutcome['status'], words: string): BatchOutcome => {
  return { name, status, digest: null, outputs: [], words, failure: null };
};

function bug(name: string, error: unknown): BatchOutcome {
  const stack = String((error instanceof Error && error.stack) || error);
  return withoutResult(name, 'bug', `${stack.split('\n').map(sanitize).join('\n')}\n`);
}

/** To start a thread takes as long as to write some twenty documents. */
const WORTH_A_THREAD = 20;

/**
 * Counts the workshops, several at a time, until there are none, or `goOn` says no.
 * @param ended is told what became of each, in whatever order they end
 */
export async function runAll(
  { workshops, folders }: Plan,
  { settings, messages, shell }: Invocation,
  { goOn, ended }: { readonly goOn: () => boolean; readonly ended: (place: number, outcome: BatchOutcome) => void },
): Promise<void> {
  const left = workshops.entries();
  const work = async (run: (workshop: Planned) => Promise<BatchOutcome>) => {
    for (const [place, workshop] of left) {
      if (!goOn()) return;
      ended(place, await run(workshop));
    }
  };
  // Where the first refusal ends it, none is begun before the result of the one before is known.
  const most = settings['fail-fast'] ? 1 : (settings.jobs ?? shell.cores);
  const threads = Math.min(most, Math.ceil(workshops.length / WORTH_A_THREAD));
  const screen = screenOf(shell.stderr, settings);
  if (threads < 2) {
    const surroundings = { messages, shell: confine(shell, folders) };
    return work(async (workshop) => {
      // Lets Ctrl-C be heard between two workshops.
      await new Promise((resolve) => setImmediate(resolve));
      return runJob(workshop, screen, surroundings);
    });
  }
  const workInThread = async () => {
    const { run, end } = openThread({ folders, inputs: shell.inputs, screen, lang: messages.lang });
    await work(run);
    await end();
  };
  await Promise.all(Array.from({ length: threads }, workInThread));
}

/** Beside the built program, in dist/; or inside it, where it is a single file. */
const WORKER = 'worker.mjs';

/** A thread that takes workshops as messages and answers each with its outcome. One that dies of a workshop is replaced: it
 * costs the others nothing. */
function openThread(workerData: BatchContext) {
  let worker: Worker | null = null;
  const run = async (workshop: Planned): Promise<BatchOutcome> => {
    worker ??= isSea()
      ? new Worker(getAsset(WORKER, 'utf8'), { eval: true, workerData })
      : new Worker(new URL(WORKER, import.meta.url), { workerData });
    try {
      const answer = once(worker, 'message');
      worker.postMessage(workshop);
      const [outcome] = await answer;
      return outcome;
    } catch (error) {
      worker = null;
      return bug(workshop.name, error);
    }
  };
  return { run, end: async () => worker?.terminate() };
}
