/** The keys of the JSON are promises: none may go, change its name or its kind; new ones may come. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

const count = z.int().nonnegative();
const labels = z.array(z.string());
const change = z.object({ displace: count.nullable(), tie: count.nullable() });
const scheme = z.object({
  points: z.array(z.object({ label: z.string(), points: count })),
  retained: labels,
  tiedAtBar: labels,
});

const promised = z.object({
  schema: z.literal('atelier/tally@1'),
  sources: z.array(
    z.object({
      name: z.string(),
      sha256: z.string().length(64).nullable(),
      encoding: z.string(),
      delimiter: z.string(),
      layout: z.string(),
      lines: z.object({ read: count, header: count, ignored: count, ballots: count }),
    }),
  ),
  rules: z.object({
    picks: z.union([count, z.literal('all')]),
    minPicks: count,
    ordered: z.boolean(),
    scheme: z.string(),
    points: z.array(count),
    incomplete: z.enum(['count', 'modified', 'reject']),
    repeated: z.enum(['once', 'each', 'reject']),
    extra: z.enum(['reject', 'truncate']),
    unknown: z.enum(['stop', 'reject']),
    duplicates: z.enum(['stop', 'first', 'last', 'all']),
    maxDots: count.nullable(),
    maxDotsEach: count.nullable(),
    keep: count,
    quorum: z.union([count, z.string()]).nullable(),
    registered: count.nullable(),
    minShare: count,
    perTheme: count,
    atBar: z.enum(['stop', 'all', 'none']),
    rankStyle: z.string(),
    tieBreak: labels,
    seed: z.string().nullable(),
    decision: z.object({ who: z.string(), when: z.string(), how: z.enum(['draw', 'vote', 'chair']) }).nullable(),
    by: z.string().nullable(),
    minGroup: count,
  }),
  turnout: z
    .object({ ballots: count, valid: count, incomplete: count, blank: count, spoilt: count, setAside: count })
    .refine(({ ballots, valid, blank, spoilt, setAside }) => ballots === valid + blank + spoilt + setAside),
  orientations: z.array(
    z.object({
      label: z.string(),
      code: z.string().nullable(),
      theme: z.string().nullable(),
      points: count,
      picks: count,
      picksAt: z.array(count).nullable(),
      share: z.number().min(0).max(1),
      rank: z.number(),
      tied: z.boolean(),
      retained: z.enum(['yes', 'no', 'tied-at-bar']),
    }),
  ),
  bar: z.object({
    keep: count,
    score: count.nullable(),
    tied: z.object({ orientations: labels, places: count }).nullable(),
  }),
  ties: z.array(
    z.object({
      orientations: labels,
      points: count,
      atBar: z.boolean(),
      steps: z.array(
        z.object({
          rule: z.enum(['first-picks', 'citations', 'list-order', 'runoff', 'draw', 'decision', 'at-bar']),
          values: z.array(z.object({})),
          into: z.array(labels),
        }),
      ),
      settled: z.boolean(),
    }),
  ),
  margin: z.object({ replace: change, add: change, setAsideCouldMatter: z.boolean() }),
  schemes: z.object({ count: scheme, borda: scheme, plurality: scheme }).nullable(),
  stableCore: labels.nullable(),
  by: z
    .object({
      column: z.string(),
      minGroup: count,
      groups: z.array(
        z.object({
          name: z.string().nullable(),
          ballots: count,
          points: z.array(z.object({ label: z.string(), points: count, rank: z.number(), tied: z.boolean() })),
        }),
      ),
      hidden: z.object({ groups: count, ballots: count }),
    })
    .nullable(),
  quorum: z.object({ needed: count, voters: count, reached: z.boolean() }).nullable(),
  runoff: z
    .object({ sources: z.array(z.object({})), turnout: z.object({}), orientations: z.array(z.object({})) })
    .nullable(),
  issues: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      source: z.string(),
      line: count,
      column: z.string().nullable(),
      cell: z.string().nullable(),
      suggestions: labels.optional(),
    }),
  ),
});

const root = join(import.meta.dirname, '../fixtures/elections');
const results = readdirSync(root).flatMap((name) =>
  readdirSync(join(root, name))
    .filter((file) => /^result(?:-\d+)?\.json$/.test(file))
    .map((file) => `${name}/${file}`),
);

describe('the whole result of every fixture keeps them', () => {
  test.each(results)('%s', (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    if (text.trim() !== '') expect(promised.safeParse(JSON.parse(text)).error?.issues).toBeUndefined();
  });
});

test('no sentence stands in a result: codes and numbers, and what people wrote', () => {
  for (const path of results) {
    const { issues = [], rules = {} } = JSON.parse(readFileSync(join(root, path), 'utf8').trim() || '{}');
    for (const { code } of issues) expect(code).toMatch(/^[a-z-]+$/);
    for (const id of [rules.scheme, rules.rankStyle, ...(rules.tieBreak ?? [])]) {
      if (id !== undefined) expect(id).toMatch(/^[a-z-]+$/);
    }
  }
});
