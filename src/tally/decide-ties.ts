/** Standings, the rules and what the room decided enter; the ranking leaves, or why the decision answers no tie of it. */

import type { Lookup } from '../ballots/orientations.ts';
import type { Standing } from '../count/count.ts';
import type { Failure } from '../failure.ts';
import { type Ranking, type RankRules, rank } from '../rank/rank.ts';
import type { Decided, Decision } from '../rank/tie-breaks.ts';

/** Ranks without the decision first: it may only answer a tie that is really there. */
export function decideTies(
  standings: readonly Standing[],
  rules: RankRules,
  decision: Decision | null,
  { find }: Pick<Lookup, 'find'>,
): Ranking | Failure {
  const ranking = rank(standings, rules);
  const missed = rules.runoff === null ? null : checkRunoff(rules.runoff, ranking, rules.names);
  if (missed !== null || decision === null) return missed ?? ranking;
  // Whoever writes a decision down spells as whoever types ballots: accents, capitals and codes do not matter.
  const decided = checkDecision(decision, ranking, (label) => rules.names[find(label) ?? -1] ?? label);
  if ('failure' in decided) return decided;
  const settled = rank(standings, { ...rules, decision: decided });
  return settled.bar.tied !== null
    ? { failure: 'decision-against-themes', named: decided.retained, perTheme: rules.perTheme }
    : settled;
}

/**
 * Holds a decision against a ranking made without it, and says what is to be recorded where it settles a tie that is
 * really there; else why it does not.
 * @param spell the label of the list that a label means
 */
export function checkDecision(
  decision: Decision,
  { bar }: Pick<Ranking, 'bar'>,
  spell: (label: string) => string,
): Decided | Failure {
  const { orientations = [], places = 0 } = bar.tied ?? {};
  const warning = decision.how === 'chair' && decision.secretBallot ? 'casting-vote-after-secret-ballot' : null;
  const named = decision.retained === 'all' ? orientations : decision.retained.map(spell);
  if (bar.tied === null || new Set(named).size < named.length || !named.every((one) => orientations.includes(one)))
    return { failure: 'decision-no-tie', named, ties: bar.tied === null ? [] : [orientations] };
  const alike = named.length === 0 ? 'none' : named.length === orientations.length ? 'all' : null;
  return alike !== null || named.length === places
    ? { ...decision, retained: named, warning, alike }
    : { failure: 'decision-wrong-number', named: named.length, expected: places };
}

/** A second round may only be held between those whom the bar left tied. */
function checkRunoff(votes: readonly number[], { ties }: Ranking, names: readonly string[]): Failure | null {
  const named = names.filter((_, orientation) => (votes[orientation] ?? 0) > 0);
  const tied = ties.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.rule === 'runoff' ? [step.values.map(({ orientation }) => orientation)] : [])),
  );
  return tied.length > 0 && named.every((name) => tied.flat().includes(name))
    ? null
    : { failure: 'decision-no-tie', named, ties: tied };
}
