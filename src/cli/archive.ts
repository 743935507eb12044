/** A run on a `.pb` file of Pabulib enters; its list and its ballots leave, with the rules that the file itself announces. */

import { lookUp } from '../ballots/orientations.ts';
import { readPabulib } from '../ballots/pabulib.ts';
import type { GivenList, Sheet } from '../ballots/sheet.ts';
import { readTable } from '../ballots/table.ts';
import { mostPicks } from '../count/schemes.ts';
import { decode } from '../text/decode.ts';
import { unwrap } from './fail.ts';
import { openInput, sourceNames } from './input.ts';
import type { Settings } from './options.ts';
import { hintsOf } from './settings.ts';
import type { Sources } from './shell.ts';

interface OpenArchive {
  readonly settings: Settings;
  readonly list: GivenList;
  readonly sheets: readonly Sheet[];
}

/** Null where the ballots are no single `.pb` file; what was typed comes before what the file says. */
export function openArchive(
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
  return { settings, list, sheets: [{ source, table, file: { encoding, bom, sha256: shell.sha256(bytes.chunks()) } }] };
}
