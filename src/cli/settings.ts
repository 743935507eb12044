/** Options as typed enter; the settings of a run leave, or the first option that cannot mean anything. */

import type { TableHints } from '../ballots/table.ts';
import type { Failure } from '../failure.ts';
import type { Decision } from '../rank/decision.ts';
import type { Rules } from '../tally/result.ts';
import { rulesOf as announce } from '../tally/rules.ts';
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

/** The settings of a count and of its document as they would be typed, but for what names a file or the workshop:
 * `readSettings` reads them back. */
export const settingsAsTyped = (settings: Settings): Readonly<Record<string, string | readonly string[] | true>> =>
  Object.fromEntries(
    optionIds.flatMap((id) => {
      const [value, { group, scope, placeholder }] = [settings[id], optionOf(id)];
      if (value === undefined || scope === 'run' || group === 'workshop' || placeholder === 'file') return [];
      return [[id, value === true ? true : optionOf(id).repeatable ? [value].flat().map(String) : String(value)]];
    }),
  );

/** The options that may be said in a place, by all the names that they go by there. */
export const vocabulary = (
  ...scopes: readonly Option<unknown>['scope'][]
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    optionIds.filter((id) => scopes.includes(optionOf(id).scope)).map((id) => [id, [id, ...optionOf(id).names]]),
  );

/** The rules of the count, as the core wants them. */
export function rulesOf(settings: Settings, decision: Decision | null = null): Rules | Failure {
  if (settings.trace && settings.json) return { failure: 'trace-and-json' };
  return announce({
    ...settings,
    maxDots: settings['max-dots'],
    maxDotsEach: settings['max-dots-each'],
    rankStyle: settings['rank-style'],
    tieBreak: withRunoff(settings),
    minGroup: settings['min-group'],
    minPicks: settings['min-picks'],
    minShare: settings['min-share'],
    perTheme: settings['per-theme'],
    atBar: settings['at-bar'],
    decision,
  });
}

/** A second round that was held settles what the rules leave open, before any lots are drawn. */
function withRunoff({ runoff, 'tie-break': rules = [] }: Settings): Settings['tie-break'] {
  if (runoff === undefined || rules.includes('runoff')) return rules;
  return [...rules.filter((id) => id !== 'draw'), 'runoff', ...rules.filter((id) => id === 'draw')];
}

/** What is said of the ballot files, and what the rules announced say of the numbers in them. */
export function hintsOf(settings: Settings): TableHints {
  const { trace: _, ...vote } = settings;
  const rules = rulesOf(vote);
  const { ordered, scheme, picks } = 'failure' in rules ? { ordered: false, scheme: 'count', picks: 3 } : rules;
  return {
    delimiter: settings.delimiter ?? null,
    layout: settings.layout ?? null,
    header: settings.header ?? null,
    pickColumns: settings['pick-columns']?.split(/[,;]/u).map((column) => column.trim()) ?? null,
    ignore: settings.ignore ?? [],
    weight: settings.weight ?? null,
    numbers: scheme === 'cumulative' ? 'dots' : ordered ? 'ranks' : null,
    // Of ballots with as many picks as anyone likes, a few are enough to tell rows from columns.
    picks: picks === 'all' ? 3 : picks,
  };
}
