/** Each diagnostic as whoever gets it reads it, in French and in English: fixtures/diagnostics, one file a code. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../src/failure.ts';
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import type { Notice } from '../../src/messages/sentences.ts';
import { failureScenes, issueScenes, type Sample, type Scene } from '../support/diagnostics.ts';
import { bytesOf, runIn, words } from '../support/shell.ts';

const golden = join(import.meta.dirname, '../../fixtures/diagnostics');
const nowhere = join(import.meta.dirname, 'nowhere');
const languages = { fr, en } as const;
type Lang = keyof typeof languages;

/** The files that a person could read, the command, what was answered. */
async function play({ run, files = {}, stdin, denied }: Scene, lang: Lang): Promise<string> {
  const [, ...args] = words(run);
  const { status, stdout, stderr } = await runIn(nowhere, args, {
    env: { ATELIER_LANG: lang },
    files: new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])),
    ...(stdin === undefined ? {} : { stdin }),
    ...(denied === undefined ? {} : { denied }),
  });
  expect(args[0] === 'check' ? stdout + stderr : stderr, run).not.toBe('');
  return `${Object.entries(files).map(show).join('')}$ ${run}\n${stderr}exit ${status}\n`;
}

/** Of a file, as long as a person would read it. */
const MOST_LINES = 40;

function show([path, text]: readonly [string, string | Uint8Array]): string {
  if (typeof text !== 'string') return `${path}: ${text.length} bytes\n`;
  const lines = text.replace(/\n*$/u, '').split('\n');
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, 3), `… (${lines.length} lines)`] : lines;
  return `${path}\n${shown.map((line) => (line === '' ? '\n' : `    ${line}\n`)).join('')}`;
}

const told = ({ what, hint }: Notice): string => `${what}\n${hint === null ? '' : `  → ${hint}\n`}`;

afterEach(() => vi.restoreAllMocks());

describe.each(Object.keys(languages) as Lang[])('%s', (lang) => {
  const messages = languages[lang];

  test.each(Object.entries(issueScenes))('issue %s', async (code, scenes: readonly Scene[]) => {
    const played: string[] = [];
    for (const scene of scenes) {
      // Every scene brings up the sentence that it is there for.
      const said = vi.spyOn(messages, 'tellIssue');
      played.push(await play(scene, lang));
      expect(said, scene.run).toHaveBeenCalledWith(expect.objectContaining({ code }), expect.anything());
      said.mockRestore();
    }
    await expect(played.join('\n')).toMatchFileSnapshot(join(golden, lang, `${code}.txt`));
  });

  test.each(Object.entries(failureScenes))('failure %s', async (code, scenes) => {
    const played: string[] = [];
    for (const scene of scenes as readonly (Scene | Sample<never>)[]) {
      if ('says' in scene) {
        played.push(`(sample)\n${told(messages.tell(scene.says as Failure))}`);
        continue;
      }
      const said = vi.spyOn(messages, 'tell');
      played.push(await play(scene, lang));
      expect(said, scene.run).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ failure: code }));
      said.mockRestore();
    }
    await expect(played.join('\n')).toMatchFileSnapshot(join(golden, lang, `${code}.txt`));
  });

  test('no file is left of a code that is gone', () => {
    const codes = [...Object.keys(issueScenes), ...Object.keys(failureScenes)];
    expect(readdirSync(join(golden, lang)).sort()).toEqual(codes.map((code) => `${code}.txt`).sort());
  });
});
