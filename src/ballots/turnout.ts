/** Pools ballots that say the same, and counts who took part. */

import type { Ballot } from './ballot.ts';
import type { Outcome } from './issue.ts';
import type { Verdict } from './judge.ts';

/** `ballots = valid + blank + spoilt + setAside`, always. */
export type Turnout = ReturnType<ReturnType<typeof openBox>['turnout']>;

/** Equal ballots that are spoilt or set aside, and the orientations that they name; null where nobody can tell. */
export interface Uncounted {
  readonly named: readonly number[] | null;
  readonly times: number;
}

export function openBox() {
  const counted = new Map<string, Pick<Ballot, 'picks' | 'dots'> & { times: number }>();
  const uncounted = new Map<string, Uncounted>();
  const tally: Record<Outcome, number> = { counted: 0, blank: 0, spoilt: 0, 'set-aside': 0, held: 0 };
  let incomplete = 0;
  let cast = 0;

  return {
    /** `outcome` is that of the verdict, unless the voter cast another ballot; `times` is how many ballots it stands for. */
    put: (verdict: Verdict, outcome: Outcome, times: number): void => {
      const { said, picks, dots, flaws } = verdict;
      cast += times;
      tally[outcome] += times;
      if (outcome === 'counted' && picks !== null) {
        if (flaws.some(({ finding }) => finding.code === 'incomplete')) incomplete += times;
        const pool = counted.get(said);
        if (pool === undefined) counted.set(said, { picks, dots, times });
        else pool.times += times;
      } else if (outcome !== 'blank') {
        const key = picks?.join() ?? 'unknown';
        uncounted.set(key, { named: picks, times: times + (uncounted.get(key)?.times ?? 0) });
      }
    },
    ballots: (): readonly Ballot[] => [...counted.values()],
    uncounted: (): readonly Uncounted[] => [...uncounted.values()],
    turnout: () => {
      const { counted: valid, blank, spoilt, held } = tally;
      const setAside = tally['set-aside'] + held;
      const pooled = [...counted.values()].reduce((sum, { times }) => sum + times, 0);
      if (cast !== valid + blank + spoilt + setAside || pooled !== valid)
        throw new Error(`${cast} ballots were cast, of which ${valid} count and ${pooled} were pooled`);
      return {
        ballots: cast,
        valid,
        /** Of the valid, those with fewer picks than asked. */
        incomplete,
        blank,
        spoilt,
        setAside,
        /** Of those set aside, the ballots that wait for whoever has the paper. */
        held,
      };
    },
  };
}
