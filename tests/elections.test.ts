/** One test a folder of fixtures/elections: the command of the folder gives exactly what stands beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsOf, textOf } from './support/docx.ts';
import { runIn, words } from './support/shell.ts';

const root = join(import.meta.dirname, '../fixtures/elections');

for (const name of readdirSync(root)) {
  const folder = join(root, name);
  const commands = readFileSync(join(folder, 'command.txt'), 'utf8').trim().split('\n');
  describe(name.replaceAll('-', ' '), () => {
    test.each(commands.map((line, place) => ({ line, place })))('$line', async ({ line, place }) => {
      const [, ...args] = words(line);
      const { status, stdout, stderr, files } = await runIn(folder, args);
      const golden = (what: string) => join(folder, place === 0 ? what : what.replace('.', `-${place + 1}.`));

      await expect(stdout).toMatchFileSnapshot(golden('stdout.txt'));
      await expect(`${stderr}exit ${status}\n`).toMatchFileSnapshot(golden('stderr.txt'));
      for (const [path, bytes] of files) {
        const word = extname(path) === '.docx';
        if (word) expect(faultsOf(bytes)).toEqual([]);
        const text = word ? `${await textOf(bytes)}\n` : Buffer.from(bytes).toString('utf8');
        await expect(text).toMatchFileSnapshot(golden(word ? 'minutes.txt' : basename(path)));
      }
      if (!args.includes('--json')) {
        const { stdout: json } = await runIn(folder, [...args, '--json']);
        await expect(json).toMatchFileSnapshot(golden('result.json'));
      }
    });
  });
}
