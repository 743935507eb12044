/** Pools ballots that say the same, and counts who took part. */

import type { Verdict } from './adjudicate.ts';
import type { Ballot } from './ballot.ts';
import type { Outcome } from './issue.ts';

/** `ballots = valid + blank + spoilt + setAside`, always. */
export interface Turnout {
  readonly ballots: number;
  readonly valid: number;
  /** Of the valid, those with fewer picks than asked. */
  readonly incomplete: number;
  readonly blank: number;
  readonly spoilt: number;
  readonly setAside: number;
  /** Of those set aside, the ballots that wait for whoever has the paper. */
  readonly held: number;
}

/** Equal ballots that are spoilt or set aside, and the orientations that they name; null where nobody can tell. */
export interface Uncounted {
  readonly named: readonly number[] | null;
  readonly times: number;
}

export interface Box {
  /** `times`: how many ballots it stands for. */
  readonly put: (verdict: Verdict, fate: Outcome, times: number) => void;
  /** Takes out a ballot that was put in with this fate. */
  readonly withdraw: (verdict: Verdict, fate: Outcome, times: number) => void;
  readonly ballots: () => readonly Ballot[];
  readonly uncounted: () => readonly Uncounted[];
  readonly turnout: () => Turnout;
}

interface Pool {
  readonly said: Pick<Ballot, 'picks' | 'dots'>;
  times: number;
}

/** `ordered`: an order of preference was announced; if not, the same ticks make the same ballot however they were typed. */
export function openTurnout(ordered: boolean): Box {
  const pools = new Map<string, Pool>();
  /** Equal cells share their verdict: most ballots are pooled at sight. */
  const known = new Map<Verdict, Pool>();
  const aside = new Map<Verdict, number>();
  const tally: Record<Outcome, number> = { counted: 0, blank: 0, spoilt: 0, 'set-aside': 0, held: 0 };
  let incomplete = 0;

  const poolOf = (verdict: Verdict): Pool => {
    const said = ordered ? verdict : asSet(verdict);
    const key = said.dots === null ? said.picks.join() : `${said.picks.join()}:${said.dots.join()}`;
    const pool = pools.get(key) ?? { said, times: 0 };
    pools.set(key, pool);
    known.set(verdict, pool);
    return pool;
  };
  const change = (verdict: Verdict, fate: Outcome, by: number) => {
    tally[fate] += by;
    if (fate !== 'counted' && fate !== 'blank') aside.set(verdict, (aside.get(verdict) ?? 0) + by);
    if (fate !== 'counted') return;
    if (verdict.incomplete) incomplete += by;
    (known.get(verdict) ?? poolOf(verdict)).times += by;
  };

  return {
    put: change,
    withdraw: (verdict, fate, times) => change(verdict, fate, -times),
    ballots: () =>
      [...pools.values()]
        .filter(({ times }) => times > 0)
        .map(({ said: { picks, dots }, times }) => ({ picks, dots, times })),
    uncounted: () =>
      [...aside].map(([{ outcome, picks, named }, times]) => ({ named: outcome === 'counted' ? picks : named, times })),
    turnout: () => ({
      ballots: tally.counted + tally.blank + tally.spoilt + tally['set-aside'] + tally.held,
      valid: tally.counted,
      incomplete,
      blank: tally.blank,
      spoilt: tally.spoilt,
      setAside: tally['set-aside'] + tally.held,
      held: tally.held,
    }),
  };
}

function asSet({ picks, dots }: Verdict): Pool['said'] {
  const order = [...picks.keys()].sort((one, other) => (picks[one] ?? 0) - (picks[other] ?? 0));
  const sorted = (values: readonly number[]) => order.map((place) => values[place] ?? 0);
  return { picks: sorted(picks), dots: dots && sorted(dots) };
}
