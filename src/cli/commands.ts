/** The commands, one entry each: its arguments, and what it runs. Its options are those whose entry names it. */

import type { Messages } from '../messages/messages.ts';
import { runCheck } from './check.ts';
import { runCompletion } from './completion.ts';
import type { ExitCode } from './exit.ts';
import { idsOf } from './option-readers.ts';
import type { CommandId, Settings } from './options.ts';
import type { Shell } from './shell.ts';
import { runTally } from './tally.ts';

export type Run = (words: readonly string[], settings: Settings, messages: Messages, shell: Shell) => Promise<ExitCode>;

export interface CommandEntry {
  /** As the help shows them, each with the key of its sentence. */
  readonly arguments: readonly (readonly [shown: string, does: keyof Messages['cli']['arguments']])[];
  /** What people type for it: to suggest it. */
  readonly names: readonly string[];
  /** What it needs is loaded when it runs. */
  readonly run: Run;
}

const synopses = () =>
  Object.fromEntries(
    idsOf(commands).map((id) => [id, commands[id].arguments.map(([shown]) => shown).join(' ')]),
  ) as Record<CommandId, string>;

export const commands: Readonly<Record<CommandId, CommandEntry>> = {
  tally: {
    arguments: [['[ballots...]', 'ballots']],
    names: ['compter', 'dépouiller', 'dépouillement', 'count'],
    run: runTally,
  },
  check: {
    arguments: [['[ballots...]', 'ballots']],
    names: ['contrôler', 'relire', 'lire'],
    run: runCheck,
  },
  verify: {
    arguments: [
      ['[compte-rendu]', 'minutes'],
      ['[ballots...]', 'recount'],
    ],
    names: ['vérifier'],
    run: async (...run) => (await import('./verify.ts')).runVerify(...run),
  },
  init: {
    arguments: [['[folder]', 'folder']],
    names: ['préparer', 'créer', 'nouveau', 'new'],
    run: async (...run) => (await import('./init.ts')).runInit(...run),
  },
  batch: {
    arguments: [['[workshops]', 'workshops']],
    names: ['lot', 'série'],
    run: async (...run) => (await import('./batch/batch.ts')).runBatch(...run),
  },
  page: {
    arguments: [['[folder]', 'folder']],
    names: ['navigateur', 'html', 'browser'],
    run: async (...run) => (await import('./init.ts')).runPage(...run),
  },
  completion: {
    arguments: [['[shell]', 'shell']],
    names: ['complétion', 'autocomplétion', 'man'],
    run: (...run) => runCompletion(synopses(), ...run),
  },
};
