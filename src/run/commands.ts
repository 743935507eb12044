/** The commands, one entry each: its arguments, and what else people type for it. Its options are those that name it. */

import type { Messages } from '../messages/messages.ts';

interface Command {
  /** As the help shows them, each with the key of its sentence. */
  readonly arguments: readonly (readonly [shown: string, does: keyof Messages['cli']['arguments']])[];
  /** To suggest it. */
  readonly names: readonly string[];
}

export const commands = {
  tally: { arguments: [['[ballots...]', 'ballots']], names: ['compter', 'dépouiller', 'dépouillement', 'count'] },
  check: { arguments: [['[ballots...]', 'ballots']], names: ['contrôler', 'relire', 'lire'] },
  verify: {
    arguments: [
      ['[compte-rendu]', 'minutes'],
      ['[ballots...]', 'recount'],
    ],
    names: ['vérifier'],
  },
  init: { arguments: [['[folder]', 'folder']], names: ['préparer', 'créer', 'nouveau', 'new'] },
  batch: { arguments: [['[workshops]', 'workshops']], names: ['lot', 'série'] },
  page: { arguments: [['[folder]', 'folder']], names: ['navigateur', 'html', 'browser'] },
  completion: { arguments: [['[shell]', 'shell']], names: ['complétion', 'autocomplétion', 'man'] },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as readonly CommandId[];

export const examplesOf = (id: CommandId, { examples }: Messages['cli']): readonly (readonly [string, string])[] =>
  Object.entries(examples).filter(([typed]) => typed.includes(`atelier ${id}`));

/** What a shell runs at each TAB, followed by the words typed so far; the last one, which may be empty, comes after an equals
 * sign, for PowerShell drops empty words. */
export const COMPLETE = '__complete';
