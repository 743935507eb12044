/** Ballots enter as they are read, and each is known by a number from then on; where it stands and what became of it leave. */

import { openColumn } from './column.ts';
import type { Outcome } from './issue.ts';
import type { Verdict } from './judge.ts';

/** The ballots of which something may yet be said: that they are flawed, or that the same voter turned up again. */
export interface Casts {
  /** The first line of a ballot in a sheet, and its verdict; its number leaves. */
  readonly enter: (sheet: number, line: number, verdict: Verdict) => number;
  readonly sheet: (cast: number) => number;
  readonly line: (cast: number) => number;
  readonly verdict: (cast: number) => Verdict;
  /** What became of it: what its verdict says, until another ballot of the same voter changes that. */
  readonly fate: (cast: number) => Outcome;
  readonly change: (cast: number, fate: Outcome) => void;
}

export function openCasts(): Casts {
  const sheets = openColumn();
  const lines = openColumn();
  const said = openColumn();
  /** Equal ballots share their verdict. */
  const verdicts: Verdict[] = [];
  const numbers = new Map<Verdict, number>();
  const changed = new Map<number, Outcome>();
  const verdict = (cast: number): Verdict => verdicts[said.at(cast)] ?? NEVER_CAST;
  const numberOf = (verdict: Verdict): number => {
    const number = verdicts.push(verdict) - 1;
    numbers.set(verdict, number);
    return number;
  };
  return {
    enter: (sheet, line, verdict) => {
      sheets.push(sheet);
      said.push(numbers.get(verdict) ?? numberOf(verdict));
      return lines.push(line);
    },
    sheet: sheets.at,
    line: lines.at,
    verdict,
    fate: (cast) => changed.get(cast) ?? verdict(cast).outcome,
    change: (cast, fate) => {
      changed.set(cast, fate);
    },
  };
}

const NEVER_CAST: Verdict = { outcome: 'blank', incomplete: false, picks: [], dots: null, flaws: [] };
