/** The rules that a room announced, some of them or all, enter; the whole set leaves, defaults filled in, or why they
 * cannot all hold. */

import { type SchemeId, schemes } from '../count/schemes.ts';
import type { Failure } from '../failure.ts';
import { tieBreaks } from '../rank/tie-breaks.ts';
import type { Rules } from './result.ts';

/** Rules as they are announced: whatever is left out has its usual value. */
export type AnnouncedRules = {
  readonly [Rule in keyof Rules]?: (Rule extends 'scheme' ? SchemeId : Rules[Rule]) | undefined;
};

/** Fills in what nobody announced, and refuses rules that contradict each other. */
export function rulesOf(announced: AnnouncedRules): Rules | Failure {
  const { points: own, scheme: asked, tieBreak = [], seed = null } = announced;
  const picks = announced.picks ?? own?.length ?? 3;
  if (own !== undefined && own.length !== picks) {
    return { failure: 'bad-value', option: '--points', value: own.join(), expected: { kind: 'points', picks } };
  }
  if (own !== undefined && asked !== undefined) return { failure: 'points-and-scheme' };
  const scheme = own === undefined ? (asked ?? 'count') : 'points';
  const points = own ?? schemes[asked ?? 'count'].points(picks);
  const limit = announced.maxDots != null ? 'max-dots' : announced.maxDotsEach != null ? 'max-dots-each' : null;
  if (limit !== null && scheme !== 'cumulative') return { failure: 'dots-not-counted', option: `--${limit}` };
  // Whoever gives more to a first choice than to a second has announced an order.
  const ordered = announced.ordered === true || new Set(points).size > 1;
  const needsOrder = ordered ? undefined : tieBreak.find((id) => tieBreaks[id].ordered);
  if (needsOrder !== undefined) return { failure: 'unordered-tie-break', rule: needsOrder };
  const draws = tieBreak.some((id) => tieBreaks[id].seeded);
  if (draws && seed === null) return { failure: 'draw-without-seed' };
  if (!draws && seed !== null) return { failure: 'seed-without-draw' };
  return {
    picks,
    ordered,
    scheme,
    points,
    incomplete: announced.incomplete ?? 'count',
    // A second dot on an orientation is what dots are for.
    repeated: announced.repeated ?? (scheme === 'cumulative' ? 'each' : 'once'),
    maxDots: announced.maxDots ?? null,
    maxDotsEach: announced.maxDotsEach ?? null,
    extra: announced.extra ?? 'reject',
    unknown: announced.unknown ?? 'stop',
    duplicates: announced.duplicates ?? 'stop',
    keep: announced.keep ?? 3,
    rankStyle: announced.rankStyle ?? 'competition',
    tieBreak,
    seed,
    decision: announced.decision ?? null,
    by: announced.by ?? null,
    minGroup: announced.minGroup ?? 5,
  };
}
