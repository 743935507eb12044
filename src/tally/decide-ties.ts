/** Standings, the rules and what the room decided enter; the ranking leaves, or why the decision answers no tie of it. */

import type { Lookup } from '../ballots/orientations.ts';
import type { Standing } from '../count/count.ts';
import type { Failure } from '../failure.ts';
import { type Ranking, type RankRules, rank } from '../rank/rank.ts';
import { type Decided, type Decision, namedBy } from '../rank/tie-breaks.ts';

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
  return 'retained' in decided && settled.bar.tied !== null
    ? { failure: 'decision-against-themes', named: namedBy(decided), perTheme: rules.perTheme }
    : settled;
}

/**
 * Holds a decision against a ranking made without it, and says what is to be recorded where it settles a tie that is
 * really there; else why it does not. A choice must answer the tie at the bar, an order may answer any tie.
 * @param spell the label of the list that a label means
 */
export function checkDecision(
  decision: Decision,
  { ties, bar }: Pick<Ranking, 'ties' | 'bar'>,
  spell: (label: string) => string,
): Decided | Failure {
  const { orientations = [], places = 0 } = bar.tied ?? {};
  const warning = decision.how === 'chair' && decision.secretBallot ? 'casting-vote-after-secret-ballot' : null;
  const isChoice = 'retained' in decision;
  const said = isChoice ? decision.retained : decision.order;
  const named = said === 'all' ? orientations : said.map(spell);
  const open = ties.flatMap((tie) => tie.steps.at(-1)?.into ?? [tie.orientations]);
  const asked = (isChoice ? [orientations] : open).filter(({ length }) => length > 1);
  const tie = asked.find(
    (labels) => new Set(named).size === named.length && named.every((one) => labels.includes(one)),
  );
  if (tie === undefined) return { failure: 'decision-no-tie', named, ties: asked };
  if (!isChoice)
    return named.length === tie.length
      ? { ...decision, order: named, warning, alike: null }
      : { failure: 'decision-wrong-number', named: named.length, expected: tie.length };
  const alike = named.length === 0 ? 'none' : named.length === tie.length ? 'all' : null;
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
