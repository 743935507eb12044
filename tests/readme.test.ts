/** The README says what is true: its commands run, its outputs are real, its two lines are the ones that CI runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { options } from '../src/run/options.ts';
import { runIn, words } from './support/shell.ts';

const root = join(import.meta.dirname, '..');
const path = join(root, 'README.md');
const readme = readFileSync(path, 'utf8');

/** Blocks that begin with a command and go on with what it prints. */
const consoles = [...readme.matchAll(/```console\n\$ (atelier [^\n]*)\n([\s\S]*?)```/g)].map(
  ([block, command = '', output = '']) => ({ block, command, output }),
);

describe('commands and their outputs', () => {
  test('there are some', () => expect(consoles.length).toBeGreaterThanOrEqual(2));

  test.each(consoles)('$command', async ({ block, command, output }) => {
    const { status, stdout, stderr } = await runIn(root, words(command).slice(1));
    expect(status).toBe(0);
    // UPDATE_README=1 puts the real output in its place, to be read in the diff.
    if (process.env['UPDATE_README']) {
      const now = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        now.replace(block, () => `\`\`\`console\n$ ${command}\n${stdout}${stderr}\`\`\``),
      );
    } else expect(output).toBe(stdout + stderr);
  });
});

test('the two commands of the README are one line each, and CI runs the second', () => {
  const [install, check] = [...readme.matchAll(/^ {4}(npm ci && .*)$/gm)].map(([, line]) => line ?? '');
  expect(install).toMatch(/^npm ci && npx atelier tally fixtures\/elections\/[\w-]+\/ballots\.csv$/);
  expect(check).toBe('npm ci && npm test');
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain(`\n${check}\n`);
});

test('the fixtures that the README names are there', async () => {
  const [command = ''] = /npx (atelier tally \S+)/.exec(readme)?.slice(1) ?? [];
  expect((await runIn(root, words(command).slice(1))).status).toBe(0);
});

test('every flag stands in the README', () => {
  const missing = Object.keys(options).filter((id) => !readme.includes(`--${id}`));
  expect(missing).toEqual([]);
});

test('the example of the library runs as it stands', async () => {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const library = pathToFileURL(join(root, 'dist/library/index.js')).href;
  const run = `${code.replace("'atelier'", JSON.stringify(library))}\nexport default document;\n`;
  const module = await import(`data:text/javascript,${encodeURIComponent(run)}`);
  expect(module.default).toBeInstanceOf(Uint8Array);
});

test('the pictures that the README shows are there', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file = '']) => file);
  expect(pictures.length).toBe(4);
  for (const file of pictures) expect(readFileSync(join(root, file)).length).toBeGreaterThan(1000);
});
