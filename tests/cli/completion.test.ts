/** What shells are told of the commands, tried in the shells that are there; and the manual. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { idsOf } from '../../src/cli/option-readers.ts';
import { optionsOf } from '../../src/cli/options.ts';
import { runIn } from '../support/shell.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-shell-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const completion = async (shell: string, ...more: readonly string[]) =>
  (await runIn('/nowhere', ['completion', shell, ...more])).stdout;

/** Runs lines in a shell that has read its completions. */
async function tryIn(shell: string, lines: string): Promise<string> {
  const script = join(folder, `atelier.${shell}`);
  writeFileSync(script, await completion(shell));
  writeFileSync(join(folder, `try.${shell}`), `source ${script}\n${lines}`);
  const { stdout, stderr } = spawnSync(shell, [join(folder, `try.${shell}`)], { encoding: 'utf8', cwd: folder });
  expect(stderr).toBe('');
  return stdout;
}

const isThere = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0;

test.each(['bash', 'zsh', 'fish', 'powershell', 'man'])('%s is told every command and option', async (shell) => {
  const script = (await completion(shell)).replaceAll('\\-', '-');
  for (const id of idsOf(commands)) {
    expect(script).toContain(id);
    for (const option of optionsOf(id)) expect(script).toContain(shell === 'fish' ? `-l ${option} ` : `--${option}`);
  }
});

test('bash completes commands, options and their values, and leaves files to itself', async () => {
  const cases = ['ver', 'tally b.csv --sch', 'tally --scheme bo', 'tally -w at', '--lang en batch --onl'];
  const one = (words: string) =>
    `COMP_WORDS=(atelier ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); _atelier; echo "\${COMPREPLY[*]}"`;
  const lines = await tryIn('bash', cases.map(one).join('\n'));
  expect(lines.split('\n')).toEqual(['verify version', '--scheme', 'borda', '', '--only-changed', '']);
});

describe.skipIf(!isThere('fish', '--version'))('fish (skipped where it is not installed)', () => {
  test('completes the same', async () => {
    const asked = ['ver', 'tally --schem', 'tally --scheme bo'].map((words) => `complete -C 'atelier ${words}'`);
    const said = await tryIn('fish', asked.join('\n'));
    expect(said.split('\n').map((line) => line.split('\t')[0])).toEqual(['verify', '--scheme', 'borda', '']);
  });
});

describe.skipIf(!isThere('zsh', '--version'))('zsh (skipped where it is not installed)', () => {
  test('reads it without complaint', async () => {
    writeFileSync(join(folder, 'check.zsh'), await completion('zsh'));
    expect(spawnSync('zsh', ['-n', join(folder, 'check.zsh')], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});

describe.skipIf(!isThere('groff', '--version'))('the manual (skipped where groff is not installed)', () => {
  test.each(['fr', 'en'])('is one, in %s', async (lang) => {
    const options = { input: await completion('man', '--lang', lang), encoding: 'utf8' as const };
    const { stdout, stderr } = spawnSync('groff', ['-man', '-Kutf8', '-Tutf8', '-ww', '-P-cbou'], options);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\S-tie-break[\s\S]*list.order/u);
    expect(stdout).toMatch(lang === 'fr' ? /Codes\s+de\s+sortie/ : /Exit\s+codes/);
  });
});

test('another shell: exit 2, and which there are', async () => {
  for (const words of [['tcsh'], []]) {
    const { status, stdout, stderr } = await runIn('/nowhere', ['completion', ...words]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('powershell');
  }
});
