/** Additions to Markdown that a text has no sign of are left out without a trace. */
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { gfmFor } from '../../src/workshop/gfm.ts';

const everySign = '@ [^ ~ | [ ]';
const pieces = [
  ...['mot', 'é', ' ', '\t', '\n', '\n\n', '.', ':', '/', '\\', '<', '>', '"', '➤'],
  ...['_', '*', '**', '~', '~~', '`', '```', '# ', '> ', '- ', '1. ', '---', '===', '<br>', '![', '](', '(', ')'],
  ...['|', '|---|', ':-', '-:', '-', '[', ']', '[^', '[^a]', '[^a]: ', '[ ^a]', '[ ]', '[x]', '[\n]'],
  ...['@', '&', '&#64;', '&commat;', 'a@b.fr', 'http', 'https://', 'HTTP://a.fr', 'w', 'ww', 'www.', 'www.a.fr', 'ſ'],
];
const texts = fc
  .subarray(pieces, { minLength: 3, maxLength: 14 })
  .chain((some) => fc.array(fc.constantFrom(...some), { minLength: 1, maxLength: 40 }))
  .map((parts) => parts.join(''));

const treeOf = (text: string, signs: string) => JSON.stringify(fromMarkdown(text, gfmFor(signs)));

test('a text is read as with all of them', () => {
  expect(gfmFor(everySign).extensions).toHaveLength(5);
  fc.assert(fc.property(texts, (text) => treeOf(text, text) === treeOf(text, everySign)));
});

test.for([
  'jean@exemple.fr',
  'jean&#64;exemple.fr',
  'voir http://exemple.fr',
  'voir www.exemple.fr',
  'mot[^1]\n\n[^1]: note',
  '~~mot~~',
  '| mot |\n| --- |',
  'mot\n:-',
  '- [x] mot',
])('%j is read with the addition that it needs', (text) => {
  expect(treeOf(text, text)).toBe(treeOf(text, everySign));
  expect(treeOf(text, text)).not.toBe(treeOf(text, ''));
});
