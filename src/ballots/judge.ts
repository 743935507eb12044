/** One ballot and the rules announced enter; how it counts leaves, with what became of it and why. */

import type { Finding, Outcome } from './issue.ts';
import type { Lookup } from './orientations.ts';
import type { BallotRules } from './rules.ts';
import type { Flaw, Marks } from './schema.ts';

/** A ballot as it counts. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Fewer picks than asked, and counted all the same. */
  readonly incomplete: boolean;
  /** Places in the list, best first; empty unless counted. */
  readonly picks: readonly number[];
  readonly dots: readonly number[] | null;
  readonly flaws: readonly Flaw[];
}

/**
 * Applies the rules announced. A ballot with several flaws meets the first of these fates: blank, held or set aside
 * (an orientation nobody can make out), spoilt, counted.
 */
export function judge(marks: Marks, flaws: readonly Flaw[], lookup: Lookup, rules: BallotRules): Verdict {
  const fates = new Set(flaws.map(({ finding }) => fate(finding, rules)));
  const outcome = (['blank', 'held', 'set-aside', 'spoilt'] as const).find((worse) => fates.has(worse)) ?? 'counted';
  const counted = outcome === 'counted' ? tidy(marks, lookup, rules) : [];
  return {
    outcome,
    incomplete: outcome === 'counted' && flaws.some(({ finding }) => finding.code === 'incomplete'),
    picks: counted.map(({ orientation }) => orientation),
    dots: marks.dots.length > 0 ? counted.map(({ dots }) => dots) : null,
    flaws,
  };
}

/** What one flaw alone does to a ballot. */
function fate({ code }: Finding, rules: BallotRules): Outcome {
  switch (code) {
    case 'blank':
      return 'blank';
    case 'unknown':
    case 'bad-points':
    case 'damaged':
      return rules.unknown === 'stop' ? 'held' : 'set-aside';
    case 'extra':
      return rules.extra === 'reject' ? 'spoilt' : 'counted';
    case 'repeated':
      return rules.repeated === 'reject' ? 'spoilt' : 'counted';
    case 'incomplete':
      return rules.incomplete === 'reject' ? 'spoilt' : 'counted';
    case 'excess-dots':
    case 'excess-dots-each':
      return 'spoilt';
    case 'gap':
    case 'duplicate':
    case 'similar':
      return 'counted';
  }
}

/** The picks that count: gaps closed up, an orientation once at its best position (its dots added), no more than asked. */
function tidy({ picks, dots }: Marks, lookup: Lookup, rules: BallotRules) {
  const kept: { orientation: number; dots: number }[] = [];
  for (const [place, cell] of picks.entries()) {
    const orientation = cell.trim() === '' ? null : lookup.find(cell);
    if (orientation === null) continue;
    const pick = { orientation, dots: Number(dots[place] ?? 1) };
    const earlier = rules.repeated === 'each' ? undefined : kept.find((other) => other.orientation === orientation);
    if (earlier === undefined) kept.push(pick);
    else earlier.dots += pick.dots;
  }
  return kept.slice(0, rules.picks);
}
