/** What was typed enters, with a workshop file or without; the ballots, the list and the rules of the run leave, read and not
 * yet counted. */

import { type Lookup, lookUp } from '../ballots/orientations.ts';
import { readPabulib } from '../ballots/pabulib.ts';
import type { Sheet } from '../ballots/sheet.ts';
import { readTable } from '../ballots/table.ts';
import { mostPicks } from '../count/schemes.ts';
import { noOccasion } from '../report/material.ts';
import { type Rules, usual } from '../tally/rules.ts';
import { decode } from '../text/decode.ts';
import { fail, unwrap } from './exit.ts';
import { openInput, openWhole, readOrientations, readSheets, sourceNames } from './input.ts';
import type { Settings } from './options.ts';
import { hintsOf, rulesOf } from './settings.ts';
import type { Sources } from './sources.ts';
import type { RunContext } from './workshop-file.ts';

/** A run whose ballots are read, and the rules to count them by. */
export interface OpenBallots extends RunContext {
  readonly sheets: readonly Sheet[];
  /** Of a second round; empty where there was none. */
  readonly second: readonly Sheet[];
  /** The list as it was given; null where it is made of the labels met. */
  readonly list: Lookup | null;
  readonly rules: Rules;
  /** The user's own Word file; null for a document in the style of the house. */
  readonly letterhead: { readonly path: string; readonly bytes: Uint8Array } | null;
}

/** What a document that was made before says in place of files; what is in hand comes before it. */
export type Remembered = Pick<RunContext, 'list' | 'decision'>;

/** Reads all but the picks. Stops with a Failure where there is nothing to count, or a file cannot be read. */
export async function openBallots(
  words: readonly string[],
  typed: Settings,
  shell: Sources,
  known: Remembered = { list: null, decision: null },
): Promise<OpenBallots> {
  // Only where there is a workshop file are the readers of such files loaded.
  const context: RunContext =
    typed.workshop === undefined
      ? { paths: words, settings: typed, list: null, occasion: { ...noOccasion, ...typed }, decision: null, lang: null }
      : (await import('./workshop-file.ts')).openWorkshop(words, typed, shell);
  const { paths: ballots } = context;
  if (ballots.length === 0) fail({ failure: 'missing-argument', argument: 'ballots' });
  if (typed.compare !== undefined && ballots.length > 1)
    fail({ failure: 'excess-arguments', arguments: ballots.slice(1) });
  const workshop = ballots.find((path) => /\.md$/iu.test(path));
  if (workshop !== undefined) fail({ failure: 'bad-file', source: workshop, kind: 'workshop' });
  // A second entry of the same ballots is read as the first is.
  const paths = [...ballots, typed.compare ?? []].flat();
  const listed = await readOrientations(context.settings, shell, context.list ?? known.list);
  const archive = openArchive(paths, context.settings, listed, shell);
  const { settings, list } = archive ?? { settings: context.settings, list: listed };
  const decision =
    settings.decision === undefined
      ? null
      : (await import('./workshop-file.ts')).openDecision(settings.decision, shell);
  const rules = unwrap(rulesOf(settings, decision ?? context.decision ?? known.decision));
  const { letterhead: path } = settings;
  const letterhead = path === undefined ? null : { path, bytes: openWhole(path, shell).bytes };
  const sheets = archive?.sheets(rules) ?? (await readSheets(paths, list, hintsOf(settings, rules), shell));
  const { runoff } = settings;
  const second = runoff === undefined ? [] : await readSheets([runoff], list, hintsOf({}, usual), shell);
  return { ...context, paths, settings, rules, letterhead, list, sheets, second };
}

/** A single `.pb` file of Pabulib announces its own list and rules; what was typed comes before what it says. Null for all
 * other files. */
function openArchive(paths: readonly string[], typed: Settings, given: Lookup | null, shell: Sources) {
  const [path = ''] = paths;
  if (paths.length !== 1 || !/\.pb$/iu.test(path)) return null;
  const bytes = openInput(path, shell);
  const { encoding, text } = unwrap(decode(bytes, { encoding: typed.encoding }));
  const archive = readPabulib(text);
  if (archive === null) return null;
  const { orientations, sheet, kind, fewest, most, mostPoints, affordable } = archive;
  const list = given ?? unwrap(lookUp(orientations, bytes.source));
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
  const file = { encoding, sha256: shell.sha256(bytes.bytes) };
  const sheets = (rules: Rules): readonly Sheet[] => {
    return [{ source, file, table: unwrap(readTable(source, sheet, list, hintsOf(settings, rules))) }];
  };
  return { settings, list, sheets };
}
