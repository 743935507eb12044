/** The commands, each with its arguments. Its options are those that name it. */

import type { Messages } from '../messages/messages.ts';

/** As the help shows it, with the key of its sentence. */
type Argument = readonly [shown: string, does: keyof Messages['cli']['arguments']];

export const commands = {
  tally: [['[ballots...]', 'ballots']],
  check: [['[ballots...]', 'ballots']],
  verify: [
    ['[compte-rendu]', 'minutes'],
    ['[ballots...]', 'recount'],
  ],
  init: [['[folder]', 'folder']],
  batch: [['[workshops]', 'workshops']],
  page: [['[folder]', 'folder']],
  completion: [['[shell]', 'shell']],
} as const satisfies Readonly<Record<string, readonly Argument[]>>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as readonly CommandId[];

export const examplesOf = (id: CommandId, { examples }: Messages['cli']): readonly (readonly [string, string])[] =>
  Object.entries(examples).filter(([typed]) => typed.includes(`atelier ${id}`));

/** What a shell runs at each TAB, followed by the words typed so far; the last one, which may be empty, comes after an equals
 * sign, for PowerShell drops empty words. */
export const COMPLETE = '__complete';
