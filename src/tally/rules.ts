/** The rules that a room announced, some of them or all, enter; the whole set leaves, defaults filled in, or why they
 * cannot all hold. */

import type { BallotRules } from '../ballots/ballot.ts';
import { type Method, mostPicks, type SchemeId, schemes } from '../count/schemes.ts';
import type { Failure } from '../failure.ts';
import type { RankStyle } from '../rank/rank.ts';
import type { AtBar, Decision, TieBreakId } from '../rank/tie-breaks.ts';
import { tieBreak as ruleOf } from '../rank/tie-breaks.ts';

/** The rules announced before the vote. */
export interface Rules extends BallotRules, Method {
  readonly scheme: Method['scheme'];
  readonly keep: number;
  readonly rankStyle: RankStyle;
  readonly tieBreak: readonly TieBreakId[];
  /** For the draw; `ballots` stands for the SHA-256 of the ballots themselves. */
  readonly seed: string | null;
  readonly decision: Decision | null;
  /** What becomes of those tied at the bar whom no rule separates. */
  readonly atBar: AtBar;
  /** Voters below whom nothing is retained: so many, or a part of the register («50%»). */
  readonly quorum: number | `${number}%` | null;
  readonly registered: number | null;
  /** The share of the valid ballots, in percent, that must cite an orientation for it to be retained at all. */
  readonly minShare: number;
  /** How many orientations of each theme are retained at least. */
  readonly perTheme: number;
  /** The column that breaks the count down by group. */
  readonly by: string | null;
  /** Ballots under which a group is not shown. */
  readonly minGroup: number;
  /** The column that says how many ballots a row stands for; null where each is one. */
  readonly weight: string | null;
}

/** Rules as they are announced: whatever is left out has its usual value. */
export type AnnouncedRules = {
  readonly [Rule in keyof Rules]?: (Rule extends 'scheme' ? SchemeId : Rules[Rule]) | undefined;
};

/** What holds where nobody announced anything else, in the order in which results show the rules. */
export const usual = {
  picks: 3,
  minPicks: 3,
  ordered: false,
  scheme: 'count',
  points: [1, 1, 1],
  incomplete: 'count',
  repeated: 'once',
  maxDots: null,
  maxDotsEach: null,
  extra: 'reject',
  unknown: 'stop',
  duplicates: 'stop',
  keep: 3,
  minShare: 0,
  perTheme: 0,
  quorum: null,
  registered: null,
  rankStyle: 'competition',
  tieBreak: [],
  seed: null,
  decision: null,
  atBar: 'stop',
  by: null,
  minGroup: 5,
  weight: null,
} as const satisfies Rules;

/** Fills in what nobody announced, and refuses rules that contradict each other. */
export function rulesOf(announced: AnnouncedRules): Rules | Failure {
  const entries = Object.entries(usual).map(([rule, value]) => [rule, announced[rule as keyof Rules] ?? value]);
  const rules: Rules = Object.fromEntries(entries);
  const { tieBreak, seed, quorum, registered } = rules;
  const { points: own, scheme: named } = announced;
  if (own !== undefined && named !== undefined)
    return { failure: 'conflicting-options', options: ['--points', '--scheme'] };
  const scheme = own === undefined ? rules.scheme : 'points';
  const picks = announced.picks ?? own?.length ?? rules.picks;
  if (own !== undefined && own.length !== picks)
    return { failure: 'conflicting-options', options: [`--points ${own.join()}`, `--picks ${picks}`] };
  const exact = scheme === 'points' ? mostPicks : schemes[scheme].mostPicks;
  if ((picks === 'all' ? mostPicks : picks) > exact) return outOfRange('--picks', picks, exact);
  const minPicks = announced.minPicks ?? (picks === 'all' ? 1 : picks);
  if (picks !== 'all' && minPicks > picks) return outOfRange('--min-picks', minPicks, picks);
  const points = own ?? pointsUnder(scheme, picks === 'all' ? mostPicks : picks);
  const limit = rules.maxDots !== null ? 'max-dots' : rules.maxDotsEach !== null ? 'max-dots-each' : null;
  if (limit !== null && scheme !== 'cumulative') return missing(`--${limit}`, '--scheme cumulative');
  // Whoever gives more to a first choice than to a second has announced an order.
  const ordered = rules.ordered || new Set(points).size > 1;
  const needsOrder = ordered ? undefined : tieBreak.find((id) => ruleOf(id).ordered);
  if (needsOrder !== undefined) return missing(`--tie-break ${needsOrder}`, '--ordered');
  const draws = tieBreak.some((id) => ruleOf(id).seeded);
  if (draws && seed === null) return missing('--tie-break draw', '--seed');
  if (!draws && seed !== null) return missing('--seed', '--tie-break draw');
  if (typeof quorum === 'string' && registered === null) return missing(`--quorum ${quorum}`, '--registered');
  // A second dot on an orientation is what dots are for.
  const repeated = announced.repeated ?? (scheme === 'cumulative' ? 'each' : 'once');
  return { ...rules, picks, minPicks, ordered, scheme, points, repeated };
}

const missing = (option: string, needs: string): Failure => ({ failure: 'missing-option', option, needs });

const outOfRange = (option: string, value: number | string, max: number): Failure => ({
  failure: 'bad-value',
  option,
  value: String(value),
  expected: { values: [`1–${max}`] },
});

const pointsUnder = (scheme: Rules['scheme'], picks: number): readonly number[] =>
  scheme === 'points' ? [] : schemes[scheme].points(picks);

/** Where anyone may pick as many as they like, what a pick is worth is known once the longest ballot is. */
export const settlePoints = (rules: Rules, longest: number): Rules =>
  rules.picks === 'all' ? { ...rules, points: pointsUnder(rules.scheme, Math.max(1, longest)) } : rules;

/** In a second round each ballot gives a vote to whatever it names; its files are read under the same rules as the first. */
export const secondRound = ({ extra, unknown, duplicates, keep, rankStyle, weight }: Rules): Rules => ({
  ...usual,
  picks: 'all',
  minPicks: 1,
  extra,
  unknown,
  duplicates,
  keep,
  rankStyle,
  weight,
});
