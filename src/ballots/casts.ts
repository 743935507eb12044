/** Numbers the ballots by where they stand, and remembers of them only what a later ballot of the same voter may change. */

import type { Verdict } from './adjudicate.ts';
import type { Outcome } from './issue.ts';

export interface Casts {
  /** A sheet begins: its lines are numbered on from those of the sheets before. */
  readonly begin: () => void;
  /** The number of the ballot whose first row stands on this line of the present sheet. */
  readonly enter: (line: number, verdict: Verdict, times: number) => number;
  readonly sheet: (cast: number) => number;
  readonly line: (cast: number) => number;
  readonly verdict: (cast: number) => Verdict | undefined;
  /** How many ballots it stands for. */
  readonly times: (cast: number) => number;
  /** What became of it, where that is no longer what its verdict says. */
  readonly changed: (cast: number) => Outcome | undefined;
  readonly change: (cast: number, fate: Outcome) => void;
}

/** `keepsVerdicts` where an earlier ballot may have to be taken out again (`--duplicates last`). */
export function openCasts(keepsVerdicts: boolean): Casts {
  /** For each sheet, how many lines were numbered before it. */
  const before: number[] = [];
  let highest = 0;
  const verdicts = new Map<number, Verdict>();
  const weights = new Map<number, number>();
  const fates = new Map<number, Outcome>();
  const sheet = (cast: number): number => before.findLastIndex((lines) => lines < cast);
  return {
    begin: () => {
      before.push(highest);
    },
    enter: (line, verdict, times) => {
      const cast = (before.at(-1) ?? 0) + line;
      highest = Math.max(highest, cast);
      if (keepsVerdicts) verdicts.set(cast, verdict);
      if (times !== 1) weights.set(cast, times);
      return cast;
    },
    sheet,
    line: (cast) => cast - (before[sheet(cast)] ?? 0),
    verdict: (cast) => verdicts.get(cast),
    times: (cast) => weights.get(cast) ?? 1,
    changed: (cast) => fates.get(cast),
    change: (cast, fate) => {
      fates.set(cast, fate);
    },
  };
}
