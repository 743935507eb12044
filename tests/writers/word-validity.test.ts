/** Microsoft's own validator has nothing to say against what we write; skipped, aloud, where it is not installed. */
import { expect, test } from 'vitest';
import type { Report } from '../../src/report/document.ts';
import { closePackage, openPackage, textOf } from '../../src/writers/package.ts';
import { writeWord } from '../../src/writers/word.ts';
import { hostileReport, hostileText } from '../support/hostile-report.ts';
import { sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';
import { validate, whyNot } from '../support/validator.ts';

const reports: readonly (readonly [string, Report, string | null])[] = [
  ['a whole compte rendu', sampleReport, '{"a":1}'],
  [
    'a compte rendu with its contents',
    { ...sampleReport, blocks: [{ kind: 'contents', title: 'Sommaire' }, ...sampleReport.blocks] },
    null,
  ],
  ['an empty one', { ...sampleReport, blocks: [], footer: [] }, null],
  ['a hostile one', hostileReport, hostileText],
];

test.for(reports)('it accepts %s', { timeout: 30_000 }, async ([, report, json], { skip }) => {
  if (whyNot !== null) return skip(whyNot);
  const evidence = json === null ? null : { name: 'evidence.json', json };
  expect(validate(await writeWord(report, { sha256, evidence }))).toMatchObject({ ok: true, errors: [] });
});

test('it refuses a document with a link to nowhere', { timeout: 30_000 }, async ({ skip }) => {
  if (whyNot !== null) return skip(whyNot);
  const parts = openPackage(await writeWord(sampleReport, { sha256 }));
  const relationships = textOf(parts, 'word/_rels/document.xml.rels').replace(/<Relationship [^>]*hyperlink[^>]*>/, '');
  expect(validate(closePackage({ ...parts, 'word/_rels/document.xml.rels': relationships })).ok).toBe(false);
});
