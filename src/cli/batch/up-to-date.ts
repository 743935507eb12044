/** A workshop enters; the Tally that its documents hold leaves, where they are what a count would write again. Nothing is
 * counted: documents say what they were made of. */

import type { Messages } from '../../messages/messages.ts';
import type { Occasion } from '../../report/material.ts';
import type { Tally } from '../../tally/result.ts';
import { CannotContinue, unwrap } from '../exit.ts';
import { sourceNames } from '../input.ts';
import { inputDigest } from '../input-digest.ts';
import { findMade } from '../output.ts';
import { withoutFile } from '../run-context.ts';
import type { Shell } from '../shell.ts';
import { openWorkshop } from '../workshop-file.ts';
import type { Job } from './job.ts';

export interface UpToDate {
  readonly tally: Tally;
  readonly occasion: Occasion;
}

export async function findUpToDate(
  { paths, settings }: Job,
  messages: Messages,
  shell: Shell,
): Promise<UpToDate | null> {
  try {
    const opened =
      settings.workshop === undefined ? withoutFile(paths, settings) : openWorkshop(paths, settings, shell, 'head');
    const names = sourceNames(opened.paths);
    const ballots = opened.paths.map((path, place) => ({
      name: names[place] ?? path,
      sha256: shell.sha256(unwrap(shell.open(path)).chunks()),
    }));
    const lang = opened.settings.lang ?? opened.lang ?? messages.lang;
    const recipe = inputDigest(opened, ballots, lang, shell);
    const tally = recipe === null ? null : await findMade(settings.output ?? [], recipe, shell);
    return tally === null ? null : { tally, occasion: opened.occasion };
  } catch (error) {
    // What is missing or wrong is said by the count.
    if (error instanceof CannotContinue) return null;
    throw error;
  }
}
