/** What is copied is what docx writes, byte for byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Inline, Report } from '../../src/report/document.ts';
import { type Parts, textOf } from '../../src/writers/package.ts';
import { page } from '../../src/writers/word/house.ts';
import { copyOf, draw, wholeOf } from '../../src/writers/word.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { sampleReport } from '../support/sample-report.ts';

const bothOf = (report: Report): Promise<Parts[]> =>
  Promise.all([copyOf(draw(report, page)), wholeOf(draw(report, page))]);

test.for([
  ['a whole compte rendu', sampleReport],
  ['a hostile one', { ...hostileReport, blocks: hostileReport.blocks.filter(({ kind }) => kind !== 'contents') }],
  ['an English one', { ...sampleReport, lang: 'en' }],
  ['one without a foot', { ...sampleReport, footer: [], pageNumber: '' }],
  ['an empty one', { ...sampleReport, title: '', organisation: null, blocks: [] }],
] as const)('%s', async ([, report]) => {
  // The second is copied from shapes that are known.
  for (const _ of ['first', 'second']) {
    const [copied, whole] = await bothOf(report);
    expect(copied).toEqual(whole);
  }
});

const words = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'une idée',
    "l'été & <l’hiver>",
    'a\tb\t',
    '\t',
    'deux\nlignes',
    '{•-0}',
    '\ue000\ue001',
    '</w:p>',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const { inlines, blocks } = fc.letrec<{ inlines: Inline[]; blocks: Block[]; inline: Inline; block: Block }>((tie) => ({
  inlines: fc.array(tie('inline'), { maxLength: 3 }),
  blocks: fc.array(tie('block'), { maxLength: 4 }),
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constantFrom('text', 'raised', 'code'), text: words }),
    fc.constantFrom({ kind: 'break' }, { kind: 'box' }),
    fc.record({
      kind: fc.constant('gauge'),
      value: fc.integer({ min: -1, max: 4 }),
      max: fc.integer({ min: 0, max: 3 }),
    }),
    fc.record({ kind: fc.constantFrom('strong', 'emphasis', 'quiet'), inlines: tie('inlines') }),
    fc.record({
      kind: fc.constant('link'),
      href: fc.constantFrom('https://a.example/', 'x:y'),
      inlines: tie('inlines'),
    }),
    fc.record({ kind: fc.constant('footnote'), blocks: tie('blocks') }),
  ) as fc.Arbitrary<Inline>,
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant('paragraph'), inlines: tie('inlines') }),
    fc.record({
      kind: fc.constant('paragraph'),
      role: fc.constantFrom('lead', 'statement', 'note', 'warning'),
      inlines: tie('inlines'),
    }),
    fc.record({ kind: fc.constant('heading'), level: fc.constantFrom(1, 2, 3, 4), inlines: tie('inlines') }),
    fc.constantFrom({ kind: 'rule' }, { kind: 'page-break' }),
    fc.record({ kind: fc.constant('code'), text: words }),
    fc.record({
      kind: fc.constant('list'),
      bullet: fc.constantFrom('•', '–', '➤', 'number'),
      start: fc.integer({ min: 0, max: 12 }),
      items: fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('quote'), blocks: tie('blocks') }),
    fc.record({
      kind: fc.constant('table'),
      title: words,
      description: words,
      columns: fc.array(
        fc.record({
          heading: tie('inlines'),
          align: fc.constantFrom('left', 'right', 'center'),
          weight: fc.integer({ min: 0, max: 2 }),
          header: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      rows: fc.array(
        fc.oneof(
          fc.record({ cells: fc.array(tie('blocks'), { maxLength: 3 }) }),
          fc.record({ role: fc.constantFrom('strong', 'bar'), cells: fc.array(tie('blocks'), { maxLength: 3 }) }),
        ),
        { maxLength: 4 },
      ),
    }),
    fc.record({
      kind: fc.constant('chart'),
      title: words,
      description: words,
      bars: fc.array(fc.record({ label: words, value: fc.nat(20), strong: fc.boolean() }), { maxLength: 3 }),
    }),
  ) as fc.Arbitrary<Block>,
}));

test('whatever stands in a document', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(blocks, inlines, async (blocks, prose) => {
      const report: Report = { ...sampleReport, blocks: [...blocks, { kind: 'paragraph', inlines: prose }] };
      const [copied, whole] = await bothOf(report);
      expect(copied).toEqual(whole);
    }),
    { numRuns: 150 },
  );
});

test('an orientation that is called as docx calls a page number is a word', async () => {
  const blocks: Block[] = [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'CURRENT' }] }];
  for (const parts of await bothOf({ ...sampleReport, blocks })) {
    const body = textOf(parts, 'word/document.xml');
    expect(body).not.toContain('instrText');
    expect(body.replaceAll(/<[^>]*>/g, '')).toContain('CURRENT');
  }
});
