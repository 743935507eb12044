/** One ballot and the rules announced enter; how it counts leaves, with what became of it and why. */

import type { Finding, Outcome } from './issue.ts';
import type { Flaw, Marks } from './layouts.ts';
import type { Lookup } from './orientations.ts';
import type { BallotRules } from './rules.ts';

/** A ballot as it counts. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Fewer picks than asked, and counted all the same. */
  readonly incomplete: boolean;
  /** Places in the list, best first; empty unless counted. */
  readonly picks: readonly number[];
  readonly dots: readonly number[] | null;
  /** Of a spoilt ballot, the orientations that it names all the same; null where nobody can tell. */
  readonly named: readonly number[] | null;
  readonly flaws: readonly Flaw[];
}

/**
 * Applies the rules announced. A ballot with several flaws meets the first of these fates: blank, held or set aside
 * (an orientation nobody can make out), spoilt, counted.
 */
export function adjudicate(marks: Marks, flaws: readonly Flaw[], lookup: Lookup, rules: BallotRules): Verdict {
  const fates = new Set(flaws.map(({ finding }) => fate(finding, rules)));
  const outcome = (['blank', 'held', 'set-aside', 'spoilt'] as const).find((worse) => fates.has(worse)) ?? 'counted';
  const said = tidy(marks, lookup, rules);
  const counted = outcome === 'counted' ? said : [];
  return {
    outcome,
    incomplete: outcome === 'counted' && flaws.some(({ finding }) => finding.code === 'incomplete'),
    picks: counted.map(({ orientation }) => orientation),
    dots: marks.picks.some(({ dots }) => dots !== null) ? counted.map(({ dots }) => dots) : null,
    named: outcome === 'spoilt' ? said.map(({ orientation }) => orientation) : null,
    flaws,
  };
}

/** What one flaw alone does to a ballot. */
function fate(finding: Finding, rules: BallotRules): Outcome {
  switch (finding.code) {
    case 'blank':
    case 'unused':
      return 'blank';
    case 'unknown':
    case 'ambiguous':
    case 'contradiction':
    case 'bad-mark':
    case 'bad-rank':
    case 'bad-points':
    case 'mixed-numbers':
      return rules.unknown === 'stop' ? 'held' : 'set-aside';
    // No flag about labels covers a row of which nobody knows what it is.
    case 'damaged':
    case 'wrong-total':
    case 'long-row':
    case 'short-row':
    case 'stray-vote':
    case 'list-among':
    case 'odd-row':
    case 'bad-weight':
      return 'held';
    case 'unsent':
      return 'set-aside';
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
    case 'decimal':
    case 'duplicate':
    case 'similar':
    case 'namesake':
    case 'pasted':
    case 'other-sheets':
    case 'doubtful-mark':
    case 'no-column':
    case 'wrong-recap':
    case 'same-ballots':
    case 'same-numbers':
      return 'counted';
  }
}

/** The picks that count: an orientation once at its best position (its dots added), no more than asked. */
function tidy({ picks }: Marks, lookup: Lookup, rules: BallotRules) {
  const kept: { orientation: number; dots: number }[] = [];
  for (const { text, dots, problem } of picks) {
    const orientation = problem === null ? lookup.find(text) : null;
    if (orientation === null) continue;
    const pick = { orientation, dots: Number(dots ?? 1) };
    const earlier = rules.repeated === 'each' ? undefined : kept.find((other) => other.orientation === orientation);
    if (earlier === undefined) kept.push(pick);
    else earlier.dots += pick.dots;
  }
  return rules.picks === 'all' ? kept : kept.slice(0, rules.picks);
}
