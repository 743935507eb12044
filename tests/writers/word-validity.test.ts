/** Microsoft's own validator has nothing to say against what we write; skipped, aloud, where it is not installed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import type { Messages } from '../../src/messages/messages.ts';
import type { Report } from '../../src/report/document.ts';
import { noOccasion } from '../../src/report/material.ts';
import { writeMinutes } from '../../src/report/minutes.ts';
import type { Tally } from '../../src/tally/result.ts';
import { closePackage, openPackage, textOf } from '../../src/writers/package.ts';
import { writeWord } from '../../src/writers/word.ts';
import { faultsOf } from '../support/docx.ts';
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
  ['an empty one', { ...sampleReport, blocks: [] }, null],
  ['a hostile one', hostileReport, hostileText],
];

test.for(reports)('it accepts %s', { timeout: 30_000 }, async ([, report, json], { skip }) => {
  if (whyNot !== null) return skip(whyNot);
  expect(validate(await writeWord(report, { sha256, ...(json !== null && { evidence: json }) }))).toMatchObject({
    ok: true,
    errors: [],
  });
});

/** The validator takes one file at a time, and its time: the results of all elections stand in one document. */
const everyResult = (messages: Messages): Report => {
  const root = join(import.meta.dirname, '../../fixtures/elections');
  const tallies = readdirSync(root).flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /^result(?:-\d+)?\.json$/.test(name))
      .flatMap((name): readonly Tally[] => {
        const text = readFileSync(join(root, folder, name), 'utf8');
        return text === '' ? [] : [JSON.parse(text)];
      }),
  );
  expect(tallies.length).toBeGreaterThan(40);
  const reports = tallies.map((tally) => writeMinutes(tally, noOccasion, messages));
  return {
    ...sampleReport,
    lang: messages.lang,
    blocks: reports.flatMap(({ blocks }) => blocks),
  };
};

test.for([fr, en])(
  'it accepts what is said of every election, in $lang',
  { timeout: 60_000 },
  async (messages, { skip }) => {
    const bytes = await writeWord(everyResult(messages), { sha256 });
    expect(faultsOf(bytes)).toEqual([]);
    if (whyNot !== null) return skip(whyNot);
    expect(validate(bytes)).toMatchObject({ ok: true, errors: [] });
  },
);

test('it refuses a document with a link to nowhere', { timeout: 30_000 }, async ({ skip }) => {
  if (whyNot !== null) return skip(whyNot);
  const parts = openPackage(await writeWord(sampleReport, { sha256 }));
  const relationships = textOf(parts, 'word/_rels/document.xml.rels').replace(/<Relationship [^>]*hyperlink[^>]*>/, '');
  expect(validate(closePackage({ ...parts, 'word/_rels/document.xml.rels': relationships })).ok).toBe(false);
});
