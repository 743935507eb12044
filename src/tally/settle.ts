/** Standings, the rules and what the room decided enter; the ranking leaves, or why the decision answers no tie of it. */

import { fold } from '../ballots/fold.ts';
import type { Lookup } from '../ballots/orientations.ts';
import type { Standing } from '../count/count.ts';
import type { Failure } from '../failure.ts';
import { checkDecision, type Decision } from '../rank/decision.ts';
import { type Ranking, type RankRules, rank } from '../rank/rank.ts';

/** Ranks without the decision first: it may only answer a tie that is really there. */
export function settle(
  standings: readonly Standing[],
  rules: RankRules,
  decision: Decision | null,
  lookup: Lookup | null,
): Ranking | Failure {
  const ranking = rank(standings, rules);
  if (decision === null) return ranking;
  const find = lookup?.find ?? ((label: string) => rules.names.findIndex((name) => fold(name) === fold(label)));
  const named = inTheWordsOfTheList(decision, (label) => rules.names[find(label) ?? -1] ?? label);
  return checkDecision(named, ranking, rules.names) ?? rank(standings, { ...rules, decision: named });
}

/** Whoever writes a decision down spells as whoever types ballots: accents, capitals and codes do not matter. */
const inTheWordsOfTheList = (decision: Decision, spell: (label: string) => string): Decision =>
  'order' in decision
    ? { ...decision, order: decision.order.map(spell) }
    : { ...decision, retained: decision.retained.map(spell) };
