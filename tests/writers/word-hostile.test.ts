import { expect, test } from 'vitest';
import type { Block, Report } from '../../src/report/document.ts';
import { writeWord } from '../../src/writers/word.ts';
import { faultsOf, openDocx, textOf } from '../support/docx.ts';
import { hostileReport, hostileText } from '../support/hostile-report.ts';
import { list, paragraph, sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';
import { all } from '../support/xml.ts';

const write = (...blocks: Block[]) => writeWord({ ...sampleReport, blocks } satisfies Report, { sha256 });
const wordsOf = async (text: string) => (await textOf(await write(paragraph(text)))).split('\n').slice(2).join('\n');

test('hostile text in every place a report has leaves the document without fault', async () => {
  expect(faultsOf(await writeWord(hostileReport, { sha256, evidence: JSON.stringify(hostileText) }))).toEqual([]);
});

test.each([
  ['markup', '<w:p/></w:t> ]]> &amp; "quoted" \'too\''],
  ['a field code', '{ PAGE } { HYPERLINK "x" }'],
  ['a placeholder of the library', '{•-1} {• 120-0} {number-1} {nope}'],
  ['a word of ten thousand letters', 'anticonstitutionnellement'.repeat(400)],
  ['scripts and emoji', 'Łódź Ελλάδα 東京 עברית 👩‍🌾 e\u0301'],
])('%s is shown as it was written', async (_, text) => {
  expect(await wordsOf(text)).toBe(text);
});

test('what no document can hold is left out, and nothing beside it', async () => {
  expect(await wordsOf('a\u0000\u0008\u001fb\ufffe\uffffc')).toBe('abc');
  expect(await wordsOf('a\ud800b')).toBe('a\ufffdb');
});

test('the end of a line in a text ends the line, a tab parts words as a space does', async () => {
  const body = openDocx(await write(paragraph('un\ndeux\r\ntrois\tquatre'))).xml('word/document.xml');
  expect(all(body, 'w:br').length).toBe(2);
  expect(body.text).toContain('trois quatre');
});

test('a text that turns the direction of writing turns nothing: not the words around it either', async () => {
  expect(await wordsOf('\u202eabc')).toBe('abc');
  expect(await wordsOf('\u2067a\u202bb\u2069')).toBe('ab');
});

test('lists nested fifty deep stay on Word’s nine levels, each with its own numbers', async () => {
  let deep: Block = list('number', 'fond');
  for (let depth = 0; depth < 50; depth++)
    deep = { kind: 'list', bullet: 'number', items: [[paragraph(`${depth}`), deep]] };
  const bytes = await write(deep);
  expect(faultsOf(bytes)).toEqual([]);
  const body = openDocx(bytes).xml('word/document.xml');
  const levels = all(body, 'w:ilvl').map(({ attributes }) => Number(attributes['w:val']));
  expect(levels).toEqual([0, 1, 2, 3, 4, 5, 6, 7, ...Array(43).fill(8)]);
  const numbering = openDocx(bytes).xml('word/numbering.xml');
  const definitions = new Map(
    all(numbering, 'w:num').map((number) => [number.attributes['w:numId'], number.children[0]?.attributes['w:val']]),
  );
  const onLast = all(body, 'w:numId')
    .slice(8)
    .map(({ attributes }) => definitions.get(attributes['w:val']));
  expect(new Set(onLast).size).toBe(43);
});
