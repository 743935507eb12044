/** Keeps what is remarked of ballots until it is known what became of them; of a kind that fills the file, only the first. */

import type { Casts } from './casts.ts';
import type { Finding, Issue, Outcome, Where } from './issue.ts';

interface Remark {
  /** The ballot, by its number among the casts; null where a sheet or the list is meant. */
  readonly cast: number | null;
  /** What became of the ballot, unless a later one changed that. */
  readonly outcome: Outcome;
  finding: Finding;
  readonly where: Where;
}

/** More of one kind in one file are counted, and not named one by one: whoever has so many looks at the file first. */
const MOST_OF_A_KIND = 10_000;

export function openRemarks(casts: Casts) {
  const remarks: Remark[] = [];
  const counts = new Map<string, number>();
  const kindOf = (cast: number, outcome: Outcome, { code }: Finding) => `${code} ${outcome} ${casts.sheet(cast)}`;
  return {
    add: (cast: number | null, outcome: Outcome, finding: Finding, where: () => Where): Remark | null => {
      if (cast !== null) {
        const kind = kindOf(cast, outcome, finding);
        const count = (counts.get(kind) ?? 0) + 1;
        counts.set(kind, count);
        if (count > MOST_OF_A_KIND) return null;
      }
      const remark = { cast, outcome, finding, where: where() };
      remarks.push(remark);
      return remark;
    },
    /** Names of the kinds that were cut short, and how many more there are. */
    issues: (): readonly Issue[] =>
      remarks.map(({ cast, outcome, finding, where }) => {
        if (cast === null) return { ...finding, outcome, ...where };
        const fate = casts.changed(cast) ?? outcome;
        const kind = kindOf(cast, outcome, finding);
        const more = (counts.get(kind) ?? 0) - MOST_OF_A_KIND;
        if (more <= 0) return { ...finding, outcome: fate, ...where };
        counts.delete(kind);
        return { ...finding, outcome: fate, ...where, more };
      }),
  };
}
