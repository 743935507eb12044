/** Options as typed enter; the settings of a run leave, or the first option that cannot mean anything. */

import type { LayoutId } from '../ballots/layouts.ts';
import { schemes } from '../count/schemes.ts';
import type { Failure } from '../failure.ts';
import type { Decision } from '../rank/decision.ts';
import { tieBreaks } from '../rank/tie-breaks.ts';
import type { Rules } from '../tally/result.ts';
import { type Option, type OptionId, optionIds, optionOf, type Settings } from './options.ts';

/** What was typed after each option; true for a switch. */
export type Typed = { readonly [O in OptionId]?: string | readonly string[] | true };

export function readSettings(typed: Typed): Settings | Failure {
  const settings: Record<string, unknown> = {};
  for (const id of optionIds) {
    const given = typed[id];
    if (given === undefined) continue;
    const { read, repeatable } = optionOf(id);
    const values: unknown[] = [];
    for (const value of typeof given === 'object' ? given : [given === true ? '' : given]) {
      const outcome = read(value);
      if ('expected' in outcome) return { failure: 'bad-value', option: `--${id}`, value, expected: outcome.expected };
      values.push(outcome.value);
    }
    settings[id] = repeatable ? values : values[0];
  }
  return settings;
}

/** The options that may be said in a place, by all the names that they go by there. */
export const vocabulary = (
  ...scopes: readonly Option<unknown>['scope'][]
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    optionIds.filter((id) => scopes.includes(optionOf(id).scope)).map((id) => [id, [id, ...optionOf(id).names]]),
  );

/** The rules of the count, defaults filled in. */
export function rulesOf(settings: Settings, decision: Decision | null = null): Rules | Failure {
  const own = settings.points;
  const picks = settings.picks ?? own?.length ?? 3;
  if (own && own.length !== picks) {
    return { failure: 'bad-value', option: '--points', value: own.join(), expected: { kind: 'points', picks } };
  }
  const scheme = own ? 'points' : (settings.scheme ?? 'count');
  if (own && settings.scheme) return { failure: 'points-and-scheme' };
  if (settings.trace && settings.json) return { failure: 'trace-and-json' };
  const limit = (['max-dots', 'max-dots-each'] as const).find((id) => settings[id] !== undefined);
  if (limit !== undefined && scheme !== 'cumulative') return { failure: 'dots-not-counted', option: `--${limit}` };
  const tieBreak = settings['tie-break'] ?? [];
  const draws = tieBreak.some((id) => tieBreaks[id].seeded);
  if (draws && settings.seed === undefined) return { failure: 'draw-without-seed' };
  if (!draws && settings.seed !== undefined) return { failure: 'seed-without-draw' };
  return {
    picks,
    scheme,
    points: own ?? schemes[settings.scheme ?? 'count'].points(picks),
    incomplete: settings.incomplete ?? 'count',
    // A second dot on an orientation is what dots are for.
    repeated: settings.repeated ?? (scheme === 'cumulative' ? 'each' : 'once'),
    maxDots: settings['max-dots'] ?? null,
    maxDotsEach: settings['max-dots-each'] ?? null,
    extra: settings.extra ?? 'reject',
    unknown: settings.unknown ?? 'stop',
    duplicates: settings.duplicates ?? 'stop',
    keep: settings.keep ?? 3,
    rankStyle: settings['rank-style'] ?? 'competition',
    tieBreak,
    seed: settings.seed ?? null,
    decision,
    by: settings.by ?? null,
    minGroup: settings['min-group'] ?? 5,
  };
}

export interface Hints {
  readonly delimiter: string | null;
  readonly layout: LayoutId | null;
}

export const hintsOf = ({ delimiter, layout }: Settings): Hints => ({
  delimiter: delimiter ?? null,
  layout: layout ?? null,
});
