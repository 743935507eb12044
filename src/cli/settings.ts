/** Flags as typed enter; the settings of a run leave, or the first flag that cannot mean anything. */

import type { LayoutId } from '../ballots/layouts.ts';
import { schemes } from '../count/schemes.ts';
import type { Failure } from '../failure.ts';
import type { Decision } from '../rank/decision.ts';
import { tieBreaks } from '../rank/tie-breaks.ts';
import type { Rules } from '../tally/result.ts';
import type { Flag, Settings, SettingsOf } from './flags.ts';

/** What was typed after each flag; true for a switch. */
export type Typed = { readonly [id: string]: string | readonly string[] | true };

type List = Readonly<Record<string, Flag<unknown>>>;

export function readSettings<L extends List>(list: L, typed: Typed): SettingsOf<L> | Failure {
  const settings: Record<string, unknown> = {};
  for (const [id, given] of Object.entries(typed)) {
    const flag = list[id];
    if (flag === undefined) continue;
    const values = (Array.isArray(given) ? given : [given === true ? '' : given]).map((value) => ({
      value,
      read: flag.read(value),
    }));
    for (const { value, read } of values) {
      if ('expected' in read) return { failure: 'bad-value', option: `--${id}`, value, expected: read.expected };
    }
    const read = values.flatMap(({ read }) => ('value' in read ? [read.value] : []));
    settings[id] = flag.repeatable ? read : read[0];
  }
  return settings as SettingsOf<L>;
}

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
