/** One workshop, its files and its settings, enters; its Tally leaves and what was asked for is written, or nothing is.
 * Every command that counts goes through here, so that all of them count and write alike. */

import type { GivenList, Sheet } from '../ballots/sheet.ts';
import type { Messages } from '../messages/messages.ts';
import type { Decision } from '../rank/decision.ts';
import type { Occasion } from '../report/material.ts';
import { castBallots } from '../tally/cast-ballots.ts';
import type { Tally } from '../tally/result.ts';
import { tally } from '../tally.ts';
import { messagesIn, version } from './environment.ts';
import { fail, unwrap } from './exit.ts';
import type { Account } from './formats.ts';
import { readLetterhead, readOrientations, readSheets, STDIN } from './input.ts';
import type { Settings } from './options.ts';
import { checkFormats, checkTargets, STDOUT, writeTargets } from './output.ts';
import { announcedRules, open } from './run-context.ts';
import { settingsAsTyped } from './settings.ts';
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

/** What a document that was made before says in place of files. */
export interface Remembered {
  readonly list: GivenList | null;
  readonly decision: Decision | null;
}

export interface Wishes {
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
  { show = () => {}, ranked = true }: Wishes = {},
): Promise<Handled> {
  const counted = await countWorkshop(paths, typed, messages, shell);
  const { account, settings, targets, sheets } = counted;
  const { tally: result, list, occasion } = account;
  show(result, { sheets, list, occasion });
  const refusal = refuse(result, settings, ranked, messages);
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
  const { paths, settings, list: inline, occasion, decision, lang } = await open(typedPaths, typed, shell);
  const [first] = paths;
  if (first === undefined) return fail({ failure: 'missing-argument', argument: 'ballots' });
  const rules = await announcedRules(settings, known?.decision ?? decision, shell);
  const targets = targetsOf(settings.workshop ?? first, settings);
  checkFormats(targets);
  if (targets.includes(STDOUT) && (settings.json || shell.stdout.columns !== null))
    fail({ failure: 'stdout-taken', by: settings.json ? 'json' : 'screen' });

  const letterhead = readLetterhead(settings, shell);
  const list = known === null ? await readOrientations(settings, shell, inline) : known.list;
  const sheets = await readSheets(paths, list, settings, shell);
  // Whoever names a Word document for ballots is told that first.
  checkTargets(targets, shell);
  const second = settings.runoff === undefined ? [] : await readSheets([settings.runoff], list, {}, shell);
  const result = unwrap(tally(sheets, list, rules, { sha256: shell.sha256 }, second));
  const language = await messagesIn(settings.lang ?? lang ?? messages.lang);
  const account = {
    tally: result,
    list,
    typed: settingsAsTyped(settings),
    fromWorkshop: settings.workshop !== undefined,
    occasion,
    letterhead,
    version,
    cast: () => castBallots(sheets, list, result),
  };
  return { account, sheets, targets, settings, messages: language };
}

/** Why no compte rendu is written; null where nothing stands in its way. */
function refuse({ issues, turnout }: Tally, { strict }: Settings, ranked: boolean, { cli }: Messages): string | null {
  if (turnout.held > 0) return cli.refused(turnout.held, 'ballots', ranked);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return cli.refused(errors, 'points', ranked);
  return strict && issues.length > 0 ? cli.refusedStrict(issues.length) : null;
}

/** The files to write: those asked for, else the compte rendu beside the first file of ballots. */
function targetsOf(first: string, settings: Settings): readonly string[] {
  if (settings.output) return [...new Set(settings.output)];
  if (settings.json || settings['no-docx']) return [];
  return [first === STDIN ? 'compte-rendu.docx' : `${first.replace(/\.[^./\\]*$/u, '')}.docx`];
}
