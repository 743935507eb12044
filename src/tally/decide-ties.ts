/** Standings, the rules and what the room decided enter; the ranking leaves, or why the decision answers no tie of it. */

import { fold } from '../ballots/fold.ts';
import type { Lookup } from '../ballots/orientations.ts';
import type { Standing } from '../count/count.ts';
import type { Failure } from '../failure.ts';
import { type Decided, type Decision, type NamedDecision, namedBy } from '../rank/decision.ts';
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
  const decided = checkDecision(
    inTheWordsOfTheList(
      decision,
      ranking.bar.tied?.orientations ?? [],
      (label) => rules.names[find(label) ?? -1] ?? label,
    ),
    ranking,
  );
  if ('failure' in decided) return decided;
  const settled = rank(standings, { ...rules, decision: decided });
  return 'retained' in decided && settled.bar.tied !== null
    ? { failure: 'decision-against-themes', named: namedBy(decided), perTheme: rules.perTheme }
    : settled;
}

/**
 * Holds a decision against a ranking made without it, and says what is to be recorded where it settles a tie that is
 * really there; else why it does not. A choice must answer the tie at the bar, an order may answer any tie.
 */
export function checkDecision(
  decision: NamedDecision,
  { ties, bar }: Pick<Ranking, 'ties' | 'bar'>,
): Decided | Failure {
  const named = namedBy(decision);
  const { orientations = [], places = 0 } = bar.tied ?? {};
  const isChoice = 'retained' in decision;
  const open = ties.flatMap((tie) => tie.steps.at(-1)?.into ?? [tie.orientations]);
  const asked = (isChoice ? [orientations] : open).filter(({ length }) => length > 1);
  if (asked.length === 0) return { failure: 'decision-no-tie', named };
  const tie = asked.find(
    (labels) => new Set(named).size === named.length && named.every((one) => labels.includes(one)),
  );
  if (tie === undefined) return { failure: 'decision-wrong-orientations', named, ties: asked };
  const alike = !isChoice ? null : named.length === 0 ? 'none' : named.length === tie.length ? 'all' : null;
  const expected = isChoice ? places : tie.length;
  if (alike === null && named.length !== expected)
    return { failure: 'decision-wrong-number', named: named.length, expected };
  const doubtful = decision.how === 'chair' && decision.secretBallot;
  return { ...decision, warning: doubtful ? 'casting-vote-after-secret-ballot' : null, alike };
}

/** A second round may only be held between those whom the bar left tied. */
function checkRunoff(votes: readonly number[], { ties }: Ranking, names: readonly string[]): Failure | null {
  const named = names.filter((_, orientation) => (votes[orientation] ?? 0) > 0);
  const asked = ties.flatMap(({ steps }) => steps.flatMap((step) => (step.rule === 'runoff' ? [step.values] : [])));
  const tied = asked.map((values) => values.map(({ orientation }) => orientation));
  if (tied.length === 0) return { failure: 'decision-no-tie', named };
  return named.every((name) => tied.flat().includes(name))
    ? null
    : { failure: 'decision-wrong-orientations', named, ties: tied };
}

/** Whoever writes a decision down spells as whoever types ballots: accents, capitals and codes do not matter. */
function inTheWordsOfTheList(
  decision: Decision,
  tied: readonly string[],
  spell: (label: string) => string,
): NamedDecision {
  if ('order' in decision) return { ...decision, order: decision.order.map(spell) };
  return { ...decision, retained: decision.retained === 'all' ? tied : decision.retained.map(spell) };
}
