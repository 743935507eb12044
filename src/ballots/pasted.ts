/** Ballots enter one by one in reading order; runs of them that say over again what an earlier run says leave. */

import type { Verdict } from './adjudicate.ts';
import type { Issue } from './issue.ts';

/** Blocks are pasted by hand, in sheets that a hand can fill. */
const MOST_BALLOTS = 20_000;
/** A few voters in a row who agree with a few others are nothing strange. */
const SHORTEST = 3;
/** How many runs chance alone may be expected to repeat, at most. */
const BY_CHANCE = 0.02;

interface Noted {
  readonly source: string;
  readonly line: number;
  /** Ballots that say the same have the same. */
  readonly says: number;
}

export function watchForPastes() {
  const ballots: Noted[] = [];
  const known = new Map<Verdict, number>();
  const pools = new Map<string, number>();

  const saysOf = (verdict: Verdict): number => {
    const before = known.get(verdict);
    if (before !== undefined) return before;
    const { outcome, picks, dots } = verdict;
    const key = outcome === 'counted' ? `${picks.join()}:${dots?.join()}` : `${known.size}`;
    const says = pools.get(key) ?? pools.size;
    pools.set(key, says);
    known.set(verdict, says);
    return says;
  };

  return {
    /** A blank ballot says nothing, and so nothing again. */
    note: (source: string, line: number, verdict: Verdict): void => {
      if (ballots.length === MOST_BALLOTS || verdict.outcome === 'blank') return;
      ballots.push({ source, line, says: saysOf(verdict) });
    },
    issues: (): readonly Issue[] => runs(ballots).map(([one, again, length]) => tell(ballots, one, again, length)),
  };
}

function tell(ballots: readonly Noted[], one: number, again: number, length: number): Issue {
  const [first, last, other, otherLast] = [again, again + length - 1, one, one + length - 1].map((at) => ballots[at]);
  return {
    code: 'pasted',
    outcome: 'counted',
    source: first?.source ?? '',
    line: first?.line ?? 0,
    column: null,
    letter: null,
    cell: null,
    ballot: null,
    through: last?.line ?? 0,
    otherSource: other?.source ?? '',
    otherLine: other?.line ?? 0,
    otherThrough: otherLast?.line ?? 0,
  };
}

/** Where a run stands first, where again, and how long it is. */
function runs(ballots: readonly Noted[]): readonly (readonly [number, number, number])[] {
  const size = telling(ballots);
  const found: (readonly [number, number, number])[] = [];
  const met = new Map<string, number>();
  const same = (one: number, again: number) => {
    const [a, b] = [ballots[one], ballots[again]];
    return a !== undefined && b !== undefined && a.says === b.says;
  };
  for (let at = 0; at + size <= ballots.length; at += 1) {
    const window = ballots.slice(at, at + size);
    // A sheet in the order of the choices has long runs of one and the same.
    if (new Set(window.map(({ says }) => says)).size < SHORTEST) continue;
    if (new Set(window.map(({ source }) => source)).size > 1) continue;
    const key = window.map(({ says }) => says).join();
    const one = met.get(key);
    if (one === undefined) met.set(key, at);
    if (one === undefined || one + size > at) continue;
    let length = size;
    const goesOn = () =>
      one + length < at &&
      same(one + length, at + length) &&
      ballots[at + length]?.source === ballots[at]?.source &&
      ballots[one + length]?.source === ballots[one]?.source;
    while (goesOn()) length += 1;
    found.push([one, at, length]);
    at += length - 1;
  }
  return found;
}

/** The length from which on a run that comes again is hardly chance: the less ballots differ, the longer. */
function telling(ballots: readonly Noted[]): number {
  const times = new Map<number, number>();
  for (const { says } of ballots) times.set(says, (times.get(says) ?? 0) + 1);
  const pairs = (ballots.length * (ballots.length - 1)) / 2;
  const alike = [...times.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  if (alike === 0 || alike === pairs) return Infinity;
  return Math.max(SHORTEST, Math.ceil(Math.log(BY_CHANCE / pairs) / Math.log(alike / pairs)));
}
