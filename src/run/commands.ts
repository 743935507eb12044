/** The commands, each with its arguments. Its options are those that name it. */

import type { Messages } from '../messages/messages.ts';

export const commands = {
  tally: ['ballots'],
  check: ['ballots'],
  verify: ['minutes', 'recount'],
  init: ['folder'],
  batch: ['workshops'],
  page: ['folder'],
  completion: ['shell'],
} as const satisfies Readonly<Record<string, readonly (keyof Messages['cli']['arguments'])[]>>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as readonly CommandId[];

export const examplesOf = (id: CommandId, { examples }: Messages['cli']): readonly (readonly [string, string])[] =>
  Object.entries(examples).filter(([typed]) => typed.includes(`atelier ${id}`));

/** What a shell runs at each TAB, followed by the words typed so far; the last one, which may be empty, comes after an equals
 * sign, for PowerShell drops empty words. */
export const COMPLETE = '__complete';
