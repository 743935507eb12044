/** What shells are told of the commands, tried in the shells that are there; and the manual. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPLETE, commandIds } from '../../src/run/commands.ts';
import { optionOf, optionsOf } from '../../src/run/options.ts';
import { runIn } from '../support/shell.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-shell-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const completion = async (shell: string, ...more: readonly string[]) =>
  (await runIn('/nowhere', ['completion', shell, ...more])).stdout;

/** Runs lines in a shell that has read its completions, and knows where the program is. */
function tryIn(shell: string, script: string, lines: string): string {
  const program = `node "${join(import.meta.dirname, '../../bin/atelier.js')}"`;
  const atelier = shell === 'fish' ? `function atelier; ${program} $argv; end` : `atelier() { ${program} "$@"; }`;
  writeFileSync(join(folder, `try.${shell}`), `${atelier}\n${script}\n${lines}`);
  const { stdout, stderr } = spawnSync(shell, [join(folder, `try.${shell}`)], { encoding: 'utf8', cwd: folder });
  expect(stderr).toBe('');
  return stdout;
}

const isThere = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0;

const suggested = async (...typed: readonly string[]) => {
  const { stdout } = await runIn('/nowhere', [COMPLETE, ...typed]);
  return stdout.split('\n').flatMap((line) => line.split('\t')[0] || []);
};

test('every command, every option and every choice is suggested where it may stand', async () => {
  expect(await suggested('=')).toEqual([...commandIds, 'help', 'version']);
  expect(await suggested('help', '=ta')).toEqual(['tally']);
  for (const id of commandIds) {
    const names = optionsOf(id).flatMap((option) => [optionOf(option).short ?? [], `--${option}`].flat());
    expect(await suggested(id, '=-')).toEqual(names);
  }
  expect(await suggested('tally', 'b.csv', '--scheme', '=bo')).toEqual(['borda']);
  expect(await suggested('--lang', 'en', 'batch', '=--onl')).toEqual(['--only-changed']);
  expect(await suggested('--lang', '=')).toEqual(['fr', 'en']);
  expect(await suggested('completion', '=')).toEqual(['bash', 'zsh', 'fish', 'powershell', 'man']);
  for (const words of [
    ['tally', '='],
    ['tally', '-w', '='],
    ['tally', '--keep', '='],
  ]) {
    expect(await suggested(...words)).toEqual([]);
  }
});

test('each suggestion says what it is for, in the language asked for', async () => {
  const { stdout } = await runIn('/nowhere', [COMPLETE, '=ver'], { env: { ATELIER_LANG: 'en' } });
  expect(stdout).toBe('verify\tcheck that the minutes still say what was counted\nversion\n');
});

const CASES: readonly (readonly [words: string, found: readonly string[]])[] = [
  ['ver', ['verify', 'version']],
  ['tally b.csv --sch', ['--scheme']],
  ['tally --scheme bo', ['borda']],
  ['completion ', ['bash', 'zsh', 'fish', 'powershell', 'man']],
];

test('bash completes commands, options and their values, and leaves files to itself', async () => {
  const one = (words: string) =>
    `COMP_WORDS=(atelier ${words}${words.endsWith(' ') ? "''" : ''}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); _atelier; echo "\${COMPREPLY[*]}"`;
  const cases = [...CASES, ['tally -w at', []] as const];
  const said = tryIn('bash', await completion('bash'), cases.map(([words]) => one(words)).join('\n'));
  expect(said).toBe(cases.map(([, found]) => `${found.join(' ')}\n`).join(''));
});

describe.skipIf(!isThere('fish', '--version'))('fish (skipped where it is not installed)', () => {
  test('completes the same, and files', async () => {
    writeFileSync(join(folder, 'atelier.md'), '');
    const cases = [...CASES, ['tally -w at', ['atelier.md']] as const];
    const asked = cases.map(([words]) => `complete -C 'atelier ${words}'`);
    const said = tryIn('fish', await completion('fish'), asked.join('\n')).trim();
    const found = said.split('\n').map((line) => line.split('\t')[0] ?? '');
    expect(found.toSorted()).toEqual(cases.flatMap(([, all]) => all).toSorted());
  });
});

describe.skipIf(!isThere('zsh', '--version'))('zsh (skipped where it is not installed)', () => {
  test('completes the same', async () => {
    const script = join(folder, 'complete.zsh');
    writeFileSync(script, await completion('zsh'));
    // What zsh would show, for there is no screen.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is zsh's.
    const stubs = 'compdef() { }; _describe() { print -rl -- ${(P)2%%:*} }; _files() { print files }';
    for (const [words, found] of [...CASES, ['tally -w at', ['files']] as const]) {
      const typed = words.split(' ');
      const line = `words=(atelier ${typed.map((word) => `"${word}"`).join(' ')}); CURRENT=$#words; PREFIX="${typed.at(-1)}"`;
      expect(tryIn('zsh', `${stubs}\nsource ${script}`, `${line}; _atelier`).trim().split('\n')).toEqual(found);
    }
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
