/** Sheets and what the first reading made of them enter; each ballot leaves once more, now that its fate is known. */

import type { Verdict } from './adjudicate.ts';
import type { Orientation } from './ballot.ts';
import { keyOf } from './infer.ts';
import type { Issue, Outcome } from './issue.ts';
import type { Lookup } from './orientations.ts';
import { readBallots } from './read.ts';
import type { BallotRules } from './rules.ts';
import type { Sheet } from './sheet.ts';

/** A ballot as it counted in the end. */
export interface Reviewed {
  readonly sheet: Sheet;
  readonly line: number;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  /** How many ballots it stands for. */
  readonly times: number;
  /** Whether the same voter handed in another ballot, which was kept. */
  readonly duplicate: boolean;
  /** The whole row, for a column that the count does not read. */
  readonly cells: readonly string[];
}

export interface Replayed {
  readonly orientations: readonly Orientation[];
  /** Null where the list was made of the labels met. */
  readonly lookup: Lookup | null;
  readonly issues: readonly Issue[];
}

/** Reads the files again rather than remember a million ballots: only what is asked for twice costs twice. */
export function replay(
  sheets: readonly Sheet[],
  { orientations, lookup, issues }: Replayed,
  rules: BallotRules,
  each: (ballot: Reviewed) => void,
): void {
  const key = (source: string, line: number) => `${source}\u0000${line}`;
  const fates = new Map(
    issues
      .filter(({ code }) => code === 'duplicate')
      .map(({ source, line, outcome }) => [key(source, line), outcome] as const),
  );
  const list = { orientations, lookup: lookup ?? byLabel(orientations) };
  readBallots(sheets, list, rules, (sheet, { line, cells }, verdict, times) => {
    const fate = fates.get(key(sheet.source, line));
    each({ sheet, line, verdict, times, cells, outcome: fate ?? verdict.outcome, duplicate: fate !== undefined });
  });
}

/** A list made of the labels met knows nothing but labels. */
export function byLabel(orientations: readonly Orientation[]): Lookup {
  const places = new Map(orientations.map(({ label }, place) => [keyOf(label), place]));
  const found = new Map<string, number | null>();
  const find = (cell: string) => {
    const known = found.get(cell) ?? places.get(keyOf(cell)) ?? null;
    found.set(cell, known);
    return known;
  };
  return {
    given: false,
    size: orientations.length,
    coded: false,
    find,
    named: find,
    label: (place) => orientations[place]?.label ?? '',
    suggest: () => [],
    numbered: () => null,
  };
}
