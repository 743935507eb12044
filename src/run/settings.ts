/** Options as typed enter; the settings of a run leave, or what of them cannot be meant. */

import type { TableHints } from '../ballots/contents.ts';
import type { Expected, Failure } from '../failure.ts';
import type { Decision } from '../rank/tie-breaks.ts';
import { rulesOf as announce, type Rules, usual } from '../tally/rules.ts';
import { fail } from './exit.ts';
import { type Option, type OptionId, optionIds, optionOf, type Settings } from './options.ts';

/** What was said of each option, on the command line, in a file or by a program; true for a switch. */
export type Typed = { readonly [O in OptionId]?: unknown };

type Refuse = (id: OptionId, value: string, expected: Expected) => void;

const stop: Refuse = (id, value, expected) => fail({ failure: 'bad-value', option: `--${id}`, value, expected });

/** Reads each option by its own reader; `refuse` is told what cannot be meant. */
export function readSettings(typed: Typed, refuse: Refuse = stop): Settings {
  const settings: Record<string, unknown> = {};
  for (const id of optionIds.filter((id) => typed[id] !== undefined)) {
    const { repeatable, read, expected } = optionOf(id);
    const said = [typed[id] === true ? 'oui' : typed[id]].flat().map(String);
    const values = (repeatable ? said : [said.join(',')]).flatMap((value) => {
      const meant = read(value);
      if (meant === null && expected !== undefined) refuse(id, value, expected);
      return meant === null || meant === false ? [] : [meant];
    });
    if (values.length > 0) settings[id] = repeatable ? values : values[0];
  }
  return settings;
}

/** The settings of a count and of its document, but for what names a file or the workshop: `readSettings` reads them back. */
export const lastingSettings = (settings: Settings): Typed => {
  const ids = optionIds.filter((id) => {
    const { group, scope, placeholder } = optionOf(id);
    return settings[id] !== undefined && scope !== 'run' && group !== 'workshop' && placeholder !== 'file';
  });
  return Object.fromEntries(ids.map((id) => [id, settings[id]]));
};

/** The options that may be said in a place, by all the names that they go by there. */
export const vocabulary = (
  ...scopes: readonly Option<unknown>['scope'][]
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    optionIds.filter((id) => scopes.includes(optionOf(id).scope)).map((id) => [id, [id, ...optionOf(id).names]]),
  );

/** The rules of the count, as the core wants them. */
export function rulesOf(settings: Settings, decision: Decision | null = null): Rules | Failure {
  return announce({ ...inCamelCase(settings), tieBreak: withRunoff(settings), decision });
}

/** `tie-break` on the command line is `tieBreak` to the core and to the library. */
export type InCamelCase<Id extends string> = Id extends `${infer Head}-${infer Rest}`
  ? `${Head}${Capitalize<InCamelCase<Rest>>}`
  : Id;

const inCamelCase = (settings: Settings) =>
  Object.fromEntries(
    Object.entries(settings).map(([id, value]) => [
      id.replace(/-\w/gu, ([, letter = '']) => letter.toUpperCase()),
      value,
    ]),
  ) as { readonly [Id in OptionId as InCamelCase<Id>]?: Settings[Id] };

/** A second round that was held settles what the rules leave open, before any lots are drawn. */
function withRunoff({ runoff, 'tie-break': rules = [] }: Settings): Settings['tie-break'] {
  if (runoff === undefined || rules.includes('runoff')) return rules;
  return [...rules.filter((id) => id !== 'draw'), 'runoff', ...rules.filter((id) => id === 'draw')];
}

export type FileHints = TableHints & {
  readonly [Id in 'encoding' | 'delimiter' | 'sheet']: Settings[Id] | undefined;
};

/** What is said of the files of ballots, and what the rules announced say of the numbers in them. */
export function hintsOf(settings: Settings, { ordered, scheme, picks }: Rules): FileHints {
  return {
    encoding: settings.encoding,
    delimiter: settings.delimiter,
    sheet: settings.sheet,
    layout: settings.layout ?? null,
    header: settings.header ?? null,
    pickColumns: settings['pick-columns'] ?? null,
    ignore: settings.ignore ?? [],
    weight: settings.weight ?? null,
    numbers: scheme === 'cumulative' ? 'dots' : ordered ? 'ranks' : null,
    // Of ballots with as many picks as anyone likes, a few are enough to tell rows from columns.
    picks: picks === 'all' ? usual.picks : picks,
  };
}
