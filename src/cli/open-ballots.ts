/** What a run is about enters; its ballots, its list and its rules leave, read and not yet counted. */

import type { GivenList, Sheet } from '../ballots/sheet.ts';
import type { Decision } from '../rank/decision.ts';
import { castBallots } from '../tally/cast-ballots.ts';
import type { Rules, Tally } from '../tally/result.ts';
import { openArchive } from './archive.ts';
import { version } from './environment.ts';
import type { Account } from './formats.ts';
import { readLetterhead, readOrientations, readSheets } from './input.ts';
import { announcedRules } from './run-context.ts';
import { settingsAsTyped } from './settings.ts';
import type { Sources } from './shell.ts';
import type { RunContext } from './workshop-file.ts';

export interface OpenBallots extends RunContext {
  readonly rules: Rules;
  /** Null where the list is made of the labels met. */
  readonly given: GivenList | null;
  readonly sheets: readonly Sheet[];
  /** Of a second round; empty where there was none. */
  readonly second: readonly Sheet[];
  readonly letterhead: ReturnType<typeof readLetterhead>;
}

/** What a document that was made before says in place of files. */
export interface Remembered {
  readonly list: GivenList | null;
  readonly decision: Decision | null;
}

export async function openBallots(
  context: RunContext,
  shell: Sources,
  known: Remembered | null = null,
): Promise<OpenBallots> {
  const { paths } = context;
  const listed = known === null ? await readOrientations(context.settings, shell, context.list) : known.list;
  const archive = openArchive(paths, context.settings, listed, shell);
  const settings = archive?.settings ?? context.settings;
  const rules = await announcedRules(settings, known?.decision ?? context.decision, shell);
  const letterhead = readLetterhead(settings, shell);
  const given = archive?.list ?? listed;
  const sheets = archive?.sheets ?? (await readSheets(paths, given, settings, shell));
  const second = settings.runoff === undefined ? [] : await readSheets([settings.runoff], given, {}, shell);
  return { ...context, settings, rules, letterhead, given, sheets, second };
}

/** What a run has to say once its ballots are counted. */
export const accountOf = (ballots: OpenBallots, tally: Tally): Account => ({
  tally,
  list: ballots.given,
  typed: settingsAsTyped(ballots.settings),
  fromWorkshop: ballots.settings.workshop !== undefined,
  occasion: ballots.occasion,
  letterhead: ballots.letterhead,
  version,
  cast: () => castBallots(ballots.sheets, ballots.given, tally),
});
