/** The name of a folder enters; the page that counts in a browser stands in it. */

import { join } from 'node:path';
import type { Messages } from '../messages/messages.ts';
import { type ExitCode, exitCodes, fail, unwrap } from './exit.ts';
import type { Settings } from './options.ts';
import { writeOutputs } from './output.ts';
import type { Shell } from './shell.ts';

const NAME = 'atelier.html';

/** Stops with a Failure where another file of that name is there already, unless told to replace it. */
export async function runPage(
  [folder = '.', ...others]: readonly string[],
  settings: Settings,
  { init }: Messages,
  shell: Shell,
): Promise<ExitCode> {
  if (others.length > 0) fail({ failure: 'excess-arguments', arguments: others });
  const bytes = unwrap(shell.ownFile(NAME));
  const path = join(folder, NAME);
  unwrap(shell.makeFolder(folder));
  await writeOutputs([{ path, bytes }], settings.force === true, shell);
  if (!settings.quiet) shell.stdout.write(`${init.written(path)}\n`);
  return exitCodes.counted;
}
