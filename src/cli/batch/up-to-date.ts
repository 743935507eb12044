/** Whether a workshop's documents are what a count would write again, by what they say that they were made of. One with
 * remarks is counted all the same: documents carry no cell of a ballot, and the remarks are to be told again. */

import type { Messages } from '../../messages/messages.ts';
import type { Digest } from '../../report/digest.ts';
import { CannotContinue, unwrap } from '../exit.ts';
import { sourceNames } from '../input.ts';
import { inputDigest } from '../input-digest.ts';
import { findMade } from '../output.ts';
import { withoutFile } from '../run-context.ts';
import type { Shell } from '../shell.ts';
import { openWorkshop } from '../workshop-file.ts';
import type { Job } from './job.ts';

export async function findUpToDate({ paths, settings }: Job, messages: Messages, shell: Shell): Promise<Digest | null> {
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
    const result = recipe === null ? null : await findMade(settings.output ?? [], recipe, shell);
    if (result === null || result.issues > 0) return null;
    const { title, place, date } = opened.occasion;
    return { ...result, title, place, date };
  } catch (error) {
    // What is missing or wrong is said by the count.
    if (error instanceof CannotContinue) return null;
    throw error;
  }
}
