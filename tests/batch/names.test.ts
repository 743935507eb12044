/** Names of documents made from what people type: every system takes them, and none leads anywhere. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileName } from '../../src/cli/batch/plan.ts';
import { pattern } from '../../src/run/option-readers.ts';

const facts = { path: 'nord-b', name: 'b', date: '2026-03-27', place: 'Metz', title: 'Atelier 2', theme: undefined };

describe('patterns', () => {
  test.each([
    ['{date}-{lieu}-{titre}', '2026-03-27-Metz-Atelier 2'],
    ['{date}-{place}-{title}', '2026-03-27-Metz-Atelier 2'],
    ['{chemin}', 'nord-b'],
    ['cr {Nom}', 'cr b'],
    ['{theme}-{nom}', 'b'],
    ['{nom}-{thème}-{date}', 'b-2026-03-27'],
    ['{theme}', 'b'],
  ])('%s gives %s', (pattern, name) => expect(fileName(pattern, facts)).toBe(name));

  test('a word that means nothing is found out', () => {
    expect(pattern.read('{date}-{salle}')).toBeNull();
    expect(pattern.read('{constructor}')).toBeNull();
    expect(pattern.read('{date}-{THÈME}')).toBe('{date}-{THÈME}');
  });
});

describe('what a title may hold', () => {
  const named = (title: string) => fileName('{title}', { ...facts, title });
  test.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['con', 'con_'],
    ['COM1.notes', 'COM1_.notes'],
    ['Concert', 'Concert'],
    ['. .cachée', 'cachée'],
    ['fin...  ', 'fin'],
    ['deux\nlignes\tet \u202e des marques\u0000', 'deux lignes et des marques'],
  ])('%j becomes %j', (title, name) => expect(named(title)).toBe(name));

  test('nobody waits for a name, however long the title or the pattern', () => {
    expect(named(`a${'.'.repeat(100_000)}x`)).toBe('a');
    expect(named('é'.repeat(100_000))).toBe('é'.repeat(90));
    const title = 'a'.repeat(100_000);
    expect(fileName('{title}'.repeat(10_000), { ...facts, title })).toBe('a'.repeat(180));
  });

  test('whatever it is, the name is one safe name of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const name = named(title);
        expect(name).not.toBe('');
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(181);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f]|^[. ]|[. ]$/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
      }),
    );
  });
});
