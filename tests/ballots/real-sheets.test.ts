/** Sheets as people make them, written by hand without a look at the reader: right, or refused; never wrong in silence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Tally } from '../../src/tally/result.ts';
import { runIn } from '../support/shell.ts';

interface RealSheet {
  readonly sheet: string;
  readonly list?: string;
  readonly options?: string;
  readonly points?: Readonly<Record<string, number>>;
  readonly ballots?: number;
  readonly or?: 'refused';
}

const { lists, sheets } = parse(readFileSync(join(import.meta.dirname, '../../fixtures/real-sheets.yaml'), 'utf8')) as {
  readonly lists: Readonly<Record<string, string>>;
  readonly sheets: Readonly<Record<string, RealSheet>>;
};

describe('real sheets', () => {
  test.each(Object.entries(sheets))('%s', async (_, { sheet, list, options, points, ballots, or }) => {
    const files = new Map([['b.csv', Buffer.from(sheet)]]);
    if (list !== undefined) files.set('list.csv', Buffer.from(lists[list] ?? list));
    const args = [...(list === undefined ? [] : ['--orientations', 'list.csv']), ...(options?.split(' ') ?? [])];
    const { status, stdout, stderr } = await runIn('nowhere', ['tally', 'b.csv', '--json', ...args], { files });
    if (points === undefined || (or === 'refused' && status === 1)) {
      expect(status).toBe(1);
      // What is refused names the way out.
      expect(stderr).toContain('→');
      return;
    }
    expect([status, stderr]).toEqual([0, stderr]);
    const { orientations, turnout } = JSON.parse(stdout) as Tally;
    const counted = orientations.filter(({ points }) => points > 0).map(({ label, points }) => [label, points]);
    expect(Object.fromEntries(counted)).toEqual(points);
    if (ballots !== undefined) expect(turnout.ballots).toBe(ballots);
  });
});
