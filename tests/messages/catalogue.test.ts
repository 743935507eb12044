/** What the languages say, proof-read: French spaces and apostrophes, English without them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../src/messages');

/** The words of a source file: its string literals, without what stands in `${…}`. */
function wordsIn(path: string): readonly string[] {
  const code = readFileSync(join(root, path), 'utf8').replace(/^import .*$|\/\*[\s\S]*?\*\//gm, '');
  const words: string[] = [];
  let at = 0;
  const literal = (close: string): string => {
    let text = '';
    while (at < code.length && code[at] !== close) {
      if (close === '`' && code.startsWith('${', at)) {
        at += 2;
        expression();
        text += '…';
      } else if (code[at] === '\\') {
        text += code.slice(at, at + 2);
        at += 2;
      } else text += code[at++];
    }
    at += 1;
    return text;
  };
  const expression = (): void => {
    for (let depth = 1; at < code.length && depth > 0; ) {
      const sign = code[at++] ?? '';
      if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
      else if (sign === '/' && /[(,=:]\s*$/.test(code.slice(0, at - 1))) at = code.indexOf('/', at) + 1;
      else if (sign === "'" || sign === '`' || sign === '"') {
        const text = literal(sign);
        // A key is no word.
        if (code[at] !== ':') words.push(text);
      }
    }
  };
  while (at < code.length) expression();
  return words;
}

const folder = (lang: string) => readdirSync(join(root, lang)).map((name) => `${lang}/${name}`);

test('the words of a file are found', () => {
  expect(wordsIn('fr/minutes.ts')).toContain('Aucune orientation n’a été choisie.');
  expect(wordsIn('fr/screen.ts').length).toBeGreaterThan(20);
});

describe('French', () => {
  test.each(folder('fr'))('%s', (path) => {
    // The draft of a workshop file is YAML, with signs of its own.
    const words = wordsIn(path).filter((text) => !text.startsWith('---\n'));
    const faults = words.filter(
      (text) =>
        /\p{L}'\p{L}/u.test(text) ||
        /[ a-zà-ü][;!?](?:\s|$)/u.test(text) ||
        /[ a-zà-ü]:(?:\s|$)/u.test(text) ||
        /« | »|«[^\u00a0]|[^\u00a0]»/u.test(text) ||
        / %/u.test(text),
    );
    expect(faults).toEqual([]);
  });
});

describe('English', () => {
  test.each(folder('en'))('%s', (path) => {
    expect(wordsIn(path).filter((text) => /[«»\u202f]|\p{L}'\p{L}/u.test(text))).toEqual([]);
  });
});
