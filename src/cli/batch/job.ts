/** One workshop of many enters; what became of it leaves. Whatever goes wrong stays its own affair. */

import type { Failure } from '../../failure.ts';
import type { Messages } from '../../messages/messages.ts';
import { type Digest, digest, withhold } from '../../report/digest.ts';
import { noOccasion, type Occasion } from '../../report/material.ts';
import { remark, remarkProse } from '../../report/remarks.ts';
import type { Tally } from '../../tally/result.ts';
import { type Screen, writeTerminal } from '../../writers/terminal.ts';
import { failureOf } from '../exit.ts';
import type { Settings } from '../options.ts';
import { rememberInputs } from '../output.ts';
import type { Shell } from '../shell.ts';
import { handleWorkshop } from '../workshop.ts';

export interface Job {
  /** As the batch names it: its path from the folder, or what the manifest says. */
  readonly name: string;
  readonly paths: readonly string[];
  /** With every document to write in `output`. */
  readonly settings: Settings;
}

export type JobResult =
  | { readonly status: 'written' | 'unchanged' | 'counted'; readonly digest: Digest; readonly remarks: string }
  | { readonly status: 'refused'; readonly digest: Digest; readonly remarks: string; readonly why: string }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'bug'; readonly stack: string };

/** What holds for all the workshops of a batch. */
export interface BatchContext {
  /** Outside of which nothing is read or written; null for anywhere. */
  readonly folders: readonly string[] | null;
  /** Files that any of the workshops is counted from, each by its one name. */
  readonly inputs: readonly string[];
  readonly dryRun: boolean;
  readonly onlyChanged: boolean;
  /** Where the remarks will be shown. */
  readonly screen: Screen;
}

/** The shell is one that keeps to the folders of the batch. */
export async function runJob(
  { paths, settings }: Job,
  { dryRun, onlyChanged, screen }: BatchContext,
  messages: Messages,
  world: Shell,
): Promise<JobResult> {
  const shell = rememberInputs(world);
  let written = 0;
  const write: Shell['write'] = async (path, bytes, seen) => {
    if (dryRun) return null;
    written += 1;
    return shell.write(path, bytes, seen);
  };
  let occasion: Occasion = noOccasion;
  const told = (tally: Tally) =>
    writeTerminal([...remarkProse(occasion, messages), ...remark(tally, messages, settings.all === true)], screen);
  try {
    const batched = { ...shell, write, stdin: () => new Uint8Array(), sweep: () => {} };
    const { tally, refusal } = await handleWorkshop(paths, settings, messages, batched, {
      ranked: false,
      show: (_, read) => {
        occasion = read.occasion;
      },
    });
    const kept = digest(tally, occasion);
    if (refusal !== null) return { status: 'refused', digest: withhold(kept), remarks: told(tally), why: refusal };
    const status = dryRun ? 'counted' : onlyChanged && written === 0 ? 'unchanged' : 'written';
    return { status, digest: kept, remarks: told(tally) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== null) return { status: 'failed', failure };
    return { status: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
