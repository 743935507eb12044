/** A folder of the disk and a command enter; it runs there as it would by itself, but in this process: to start one takes longer
 * than what most tests ask of it. What it said leaves, with plain spaces in the place of those that do not break. */
import { run } from '../../src/cli/program.ts';
import { openShell } from '../../src/cli/shell.ts';

// Each run listens for what its streams complain of, and many end with this process.
for (const out of [process.stdout, process.stderr]) out.setMaxListeners(0);

export const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

export async function runOnDisk(folder: string, args: readonly string[]) {
  process.chdir(folder);
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({
    write: (data: string | Uint8Array) => {
      said[name] += String(data);
    },
    flush: async () => null,
    columns: null,
    colour: false,
  });
  // The threads of a batch are scripts of the built program.
  const shell = { ...openShell(), args, env: {}, cores: 1, onInterrupt: () => {} };
  const status = await run({ ...shell, stdout: stream('stdout'), stderr: stream('stderr') });
  return { status, stdout: spaced(said.stdout), stderr: spaced(said.stderr) };
}
