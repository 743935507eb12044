/** Tells whether two files may hold one vote twice: they number their ballots alike, or hold the very same ballots. */

import type { BallotRules } from './ballot.ts';
import type { Finding } from './issue.ts';
import type { Verdict } from './judge.ts';
import type { Sheet } from './sheet.ts';
import type { openVoters } from './voters.ts';

/** Fewer ballots may be alike by chance. */
const FEWEST_ALIKE = 3;

export function compareFiles(
  sheets: readonly Sheet[],
  { duplicates }: BallotRules,
  voters: ReturnType<typeof openVoters>,
) {
  const wanted = sheets.length > 1 && duplicates === 'stop';
  const said = sheets.map(() => new Map<string, number>());
  const find = (at: number, before: number): Finding | null => {
    const otherSource = sheets[before]?.source ?? '';
    const numbers = voters.sharedNumbers(at, before);
    if (numbers.length > 0) return { code: 'same-numbers', otherSource, numbers };
    const [own = new Map<string, number>(), other = new Map<string, number>()] = [said[at], said[before]];
    const same = own.size === other.size && own.size > 1 && [...own].every(([key, count]) => other.get(key) === count);
    const ballots = [...own.values()].reduce((sum, count) => sum + count, 0);
    return same && ballots >= FEWEST_ALIKE ? { code: 'same-ballots', otherSource } : null;
  };
  return {
    note: (sheet: number, verdict: Verdict): void => {
      const own = said[sheet];
      if (wanted && own) own.set(verdict.said, (own.get(verdict.said) ?? 0) + 1);
    },
    findings: (): readonly { readonly source: string; readonly finding: Finding }[] =>
      !wanted
        ? []
        : sheets.flatMap(({ source }, at) =>
            sheets.slice(0, at).flatMap((_, before) => {
              const finding = find(at, before);
              return finding === null ? [] : [{ source, finding }];
            }),
          ),
  };
}
