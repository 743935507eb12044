/** Standings, the rules and what the room decided enter; the ranking leaves, or why the decision answers no tie of it. */

import { fold } from '../ballots/fold.ts';
import type { Lookup } from '../ballots/orientations.ts';
import type { Standing } from '../count/count.ts';
import type { Failure } from '../failure.ts';
import { checkDecision, type Decision } from '../rank/decision.ts';
import { type Ranking, type RankRules, rank } from '../rank/rank.ts';

/** Ranks without the decision first: it may only answer a tie that is really there. */
export function decideTies(
  standings: readonly Standing[],
  rules: RankRules,
  decision: Decision | null,
  lookup: Lookup | null,
): Ranking | Failure {
  const ranking = rank(standings, rules);
  const missed = rules.runoff === null ? null : checkRunoff(rules.runoff, ranking, rules.names);
  if (missed !== null || decision === null) return missed ?? ranking;
  const find = lookup?.find ?? ((label: string) => rules.names.findIndex((name) => fold(name) === fold(label)));
  const named = inTheWordsOfTheList(decision, (label) => rules.names[find(label) ?? -1] ?? label);
  return checkDecision(named, ranking, rules.names) ?? rank(standings, { ...rules, decision: named });
}

/** A second round may only be held between those whom the bar left tied. */
function checkRunoff(votes: readonly number[], { ties }: Ranking, names: readonly string[]): Failure | null {
  const named = names.filter((_, orientation) => (votes[orientation] ?? 0) > 0);
  const asked = ties.flatMap(({ steps }) => steps.flatMap((step) => (step.rule === 'runoff' ? [step.values] : [])));
  const tied = asked.map((values) => values.map(({ orientation }) => names[orientation] ?? ''));
  if (tied.length === 0) return { failure: 'decision-no-tie', named };
  return named.every((name) => tied.flat().includes(name))
    ? null
    : { failure: 'decision-wrong-orientations', named, ties: tied };
}

/** Whoever writes a decision down spells as whoever types ballots: accents, capitals and codes do not matter. */
const inTheWordsOfTheList = (decision: Decision, spell: (label: string) => string): Decision =>
  'order' in decision
    ? { ...decision, order: decision.order.map(spell) }
    : { ...decision, retained: decision.retained.map(spell) };
