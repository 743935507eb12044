/** What was typed enters, with a workshop file or without; the ballots, the list and the rules of the run leave, read and not
 * yet counted. */

import { lookUp } from '../ballots/orientations.ts';
import { readPabulib } from '../ballots/pabulib.ts';
import type { GivenList, Sheet } from '../ballots/sheet.ts';
import { readTable } from '../ballots/table.ts';
import { mostPicks } from '../count/schemes.ts';
import type { Decision } from '../rank/decision.ts';
import { noOccasion, occasionOf } from '../report/material.ts';
import type { Rules } from '../tally/result.ts';
import { decode } from '../text/decode.ts';
import { fail, unwrap } from './exit.ts';
import type { Account } from './formats.ts';
import { openInput, readOrientations, readSheets, readWhole, sourceNames } from './input.ts';
import type { Settings } from './options.ts';
import { hintsOf, rulesOf, settingsAsTyped } from './settings.ts';
import type { Sources } from './sources.ts';
import type { RunContext } from './workshop-file.ts';

/** Reads the workshop file where there is one; only then are the readers of such files loaded. */
async function open(paths: readonly string[], typed: Settings, shell: Sources): Promise<RunContext> {
  if (typed.workshop === undefined)
    return { paths, settings: typed, list: null, occasion: occasionOf(typed, noOccasion), decision: null, lang: null };
  const { openWorkshop } = await import('./workshop-file.ts');
  return openWorkshop(paths, typed, shell);
}

/** What a run has to say of itself once its ballots are counted, and the rules to count them by. */
export interface OpenBallots extends RunContext, Omit<Account, 'tally' | 'settings' | 'occasion'> {
  readonly rules: Rules;
  /** Of a second round; empty where there was none. */
  readonly second: readonly Sheet[];
}

/** What a document that was made before says in place of files. */
export interface Remembered {
  readonly list: GivenList | null;
  readonly decision: Decision | null;
}

/** Reads all but the picks. Stops with a Failure where there is nothing to count, or a file cannot be read. */
export async function openBallots(
  typedPaths: readonly string[],
  typed: Settings,
  shell: Sources,
  known: Remembered | null = null,
): Promise<OpenBallots> {
  const context = await open(typedPaths, typed, shell);
  if (context.paths.length === 0) fail({ failure: 'missing-argument', argument: 'ballots' });
  if (typed.compare !== undefined && context.paths.length > 1)
    fail({ failure: 'excess-arguments', arguments: context.paths.slice(1) });
  // A second entry of the same ballots is read as the first is.
  const paths = [...context.paths, ...(typed.compare === undefined ? [] : [typed.compare])];
  // What is in hand comes before what a document says of it.
  const listed = (await readOrientations(context.settings, shell, context.list)) ?? known?.list ?? null;
  const archive = openArchive(paths, context.settings, listed, shell);
  const settings = archive?.settings ?? context.settings;
  const rules = await announcedRules(settings, context.decision ?? known?.decision ?? null, shell);
  const { letterhead: path } = settings;
  const letterhead = path === undefined ? null : { path, bytes: readWhole(path, shell) };
  const given = archive?.list ?? listed;
  const sheets = archive?.sheets ?? (await readSheets(paths, given, settings, shell));
  const second = settings.runoff === undefined ? [] : await readSheets([settings.runoff], given, {}, shell);
  return { ...context, paths, settings, typed: settingsAsTyped(settings), rules, letterhead, given, sheets, second };
}

/** The rules of the count. A decision in a file of its own comes before the one that the workshop file tells. */
async function announcedRules(settings: Settings, decision: Decision | null, shell: Sources): Promise<Rules> {
  if (settings.decision === undefined) return unwrap(rulesOf(settings, decision));
  const { readDecision } = await import('../workshop/workshop.ts');
  const text = new TextDecoder().decode(readWhole(settings.decision, shell));
  return unwrap(rulesOf(settings, unwrap(readDecision(settings.decision, text))));
}

interface OpenArchive {
  readonly settings: Settings;
  readonly list: GivenList;
  readonly sheets: readonly Sheet[];
}

/** A single `.pb` file of Pabulib announces its own list and rules. Null where the ballots are no single `.pb` file; what was typed comes before what the file says. */
function openArchive(
  paths: readonly string[],
  typed: Settings,
  given: GivenList | null,
  shell: Sources,
): OpenArchive | null {
  const [path = ''] = paths;
  if (paths.length !== 1 || !/\.pb$/iu.test(path)) return null;
  const bytes = openInput(path, shell);
  const { encoding, bom, text } = unwrap(decode(bytes, { encoding: typed.encoding }));
  const archive = readPabulib(text);
  if (archive === null) return null;
  const { orientations, sheet, kind, fewest, most, mostPoints, affordable } = archive;
  const list = given ?? { orientations, lookup: unwrap(lookUp(orientations, bytes.source)) };
  const isCumulative = kind === 'cumulative' && typed.scheme === undefined && typed.points === undefined;
  const [source = path] = sourceNames(paths);
  const settings: Settings = {
    ...(most === null || most > mostPicks ? { picks: 'all' as const } : { picks: most }),
    ...(fewest === null || fewest < 1 ? {} : { 'min-picks': fewest }),
    ...(affordable === null ? {} : { keep: affordable }),
    ...(kind === 'ordinal' ? { ordered: true as const } : {}),
    ...(isCumulative ? { scheme: 'cumulative' as const } : {}),
    ...(isCumulative && mostPoints !== null ? { 'max-dots': mostPoints } : {}),
    ...typed,
  };
  const table = unwrap(readTable(source, () => [sheet], list.lookup, { ...hintsOf(settings), delimiter: ';' }));
  return { settings, list, sheets: [{ source, table, file: { encoding, bom, sha256: shell.sha256(bytes.bytes) } }] };
}
