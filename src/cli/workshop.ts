/** One workshop, its files and its settings, enters; its Tally leaves and what was asked for is written, or nothing is.
 * Every command that counts goes through here, so that all of them count and write alike. */

import type { GivenList, Sheet } from '../ballots/sheet.ts';
import type { Messages } from '../messages/messages.ts';
import { refusalOf } from '../report/check.ts';
import type { Occasion } from '../report/material.ts';
import type { Tally } from '../tally/result.ts';
import { tally } from '../tally.ts';
import { messagesIn } from './environment.ts';
import { fail, unwrap } from './exit.ts';
import type { Account } from './formats.ts';
import { STDIN } from './input.ts';
import { accountOf, openBallots, type Remembered } from './open-ballots.ts';
import type { Settings } from './options.ts';
import { checkFormats, checkTargets, STDOUT, writeTargets } from './output.ts';
import { open } from './run-context.ts';
import type { Shell } from './shell.ts';

/** What a Tally was made of, for whoever wants to see it made. */
export interface Read {
  readonly occasion: Occasion;
  readonly sheets: readonly Sheet[];
  readonly list: GivenList | null;
}

export interface Handled {
  readonly tally: Tally;
  /** Why nothing was written, as whoever keeps the ballots is told; null where nothing stood in the way. */
  readonly refusal: string | null;
  readonly written: readonly string[];
}

/** A workshop that was counted, and nothing written yet. */
export interface CountedWorkshop {
  readonly account: Account;
  readonly sheets: readonly Sheet[];
  readonly targets: readonly string[];
  readonly settings: Settings;
  readonly messages: Messages;
}

export interface CountOptions {
  /** Sees the result before the first document is written. */
  readonly show?: (result: Tally, read: Read) => void;
  /** Whether the ranking is shown to whoever reads why nothing was written. */
  readonly ranked?: boolean;
}

/**
 * Counts one workshop and writes its documents.
 * Stops with a Failure where there is nothing to count, or a file cannot be read or written.
 */
export async function handleWorkshop(
  paths: readonly string[],
  typed: Settings,
  messages: Messages,
  shell: Shell,
  { show = () => {}, ranked = true }: CountOptions = {},
): Promise<Handled> {
  const counted = await countWorkshop(paths, typed, messages, shell);
  const { account, settings, targets, sheets } = counted;
  const { tally: result, list, occasion } = account;
  show(result, { sheets, list, occasion });
  const refusal = refusalOf(result, settings.strict === true, ranked, messages);
  if (refusal !== null) return { tally: result, refusal, written: [] };
  await writeTargets(targets, account, settings.force === true, counted.messages, shell);
  return { tally: result, refusal: null, written: targets };
}

/** Reads and counts one workshop; `known` takes the place of the files that say its list and its decision. */
export async function countWorkshop(
  typedPaths: readonly string[],
  typed: Settings,
  messages: Messages,
  shell: Shell,
  known: Remembered | null = null,
): Promise<CountedWorkshop> {
  const opened = await open(typedPaths, typed, shell);
  const { paths, settings, lang } = opened;
  const [first] = paths;
  if (first === undefined) return fail({ failure: 'missing-argument', argument: 'ballots' });
  const targets = targetsOf(settings.workshop ?? first, settings);
  checkFormats(targets);
  if (targets.includes(STDOUT) && (settings.json || shell.stdout.columns !== null))
    fail({ failure: 'stdout-taken', by: settings.json ? 'json' : 'screen' });

  const ballots = await openBallots(opened, shell, known);
  const { sheets, second, given, rules } = ballots;
  // Whoever names a Word document for ballots is told that first.
  checkTargets(targets, shell);
  const result = unwrap(tally(sheets, given, rules, { sha256: shell.sha256 }, second));
  const language = await messagesIn(settings.lang ?? lang ?? messages.lang);
  const account = accountOf(ballots, result);
  return { account, sheets, targets, settings, messages: language };
}

/** The files to write: those asked for, else the compte rendu beside the first file of ballots. */
function targetsOf(first: string, settings: Settings): readonly string[] {
  if (settings.output) return [...new Set(settings.output)];
  if (settings.json || settings['no-docx']) return [];
  return [first === STDIN ? 'compte-rendu.docx' : `${first.replace(/\.[^./\\]*$/u, '')}.docx`];
}
