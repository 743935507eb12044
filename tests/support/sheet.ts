/** A file of ballots enters, as text or bytes, with a list of orientations or none; what the run makes of it leaves. */
import { join } from 'node:path';
import type { Tally } from '../../src/tally/result.ts';
import { bytesOf, runIn } from './shell.ts';

export interface Told {
  readonly status: number;
  readonly stderr: string;
  /** Null where the run gave up. */
  readonly tally: Tally | null;
}

/** Runs `atelier tally ballots.csv --json` over bytes that are on no disk. */
export async function tellOf(
  ballots: string | Uint8Array,
  list: string | null = null,
  flags: readonly string[] = [],
): Promise<Told> {
  const files = new Map([['ballots.csv', bytesOf(ballots)]]);
  if (list !== null) files.set('orientations.csv', bytesOf(list));
  const given = list === null ? [] : ['--orientations', 'orientations.csv'];
  const nowhere = join(import.meta.dirname, 'nowhere');
  const { status, stdout, stderr } = await runIn(nowhere, ['tally', 'ballots.csv', '--json', ...given, ...flags], {
    files,
  });
  return { status, stderr, tally: stdout === '' ? null : (JSON.parse(stdout) as Tally) };
}

/** The points of each orientation that has some, by its label. */
export const pointsIn = ({ tally }: Told): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (tally?.orientations ?? []).filter(({ points }) => points > 0).map((one) => [one.label, one.points]),
  );

/** The codes of the issues, with the lines they stand on. */
export const issuesIn = ({ tally }: Told): readonly string[] =>
  (tally?.issues ?? []).map(({ code, line, outcome }) => `${code} ${line} ${outcome}`);
