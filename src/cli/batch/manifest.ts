/** A manifest enters, one workshop a row under headings in French or English; for each what would be typed after `atelier tally`
 * leaves, or what is wrong with its row. A path in a cell begins at the folder of the manifest. */

import { dirname, isAbsolute, join } from 'node:path';
import { letters } from '../../ballots/columns.ts';
import type { CellPlace, Fault } from '../../failure.ts';
import { fail, unwrap } from '../../run/exit.ts';
import { type OptionId, optionOf, type Settings } from '../../run/options.ts';
import { readSettings, vocabulary } from '../../run/settings.ts';
import { decode } from '../../text/decode.ts';
import { type Row, readHeadedRows, rowsOfText } from '../../text/rows.ts';
import { findKey, keys, nearest } from '../../workshop/keys.ts';
import type { Shell } from '../shell.ts';
import { type Plan, type Planned, refusePath } from './jobs.ts';

type ManifestKey = 'ballots' | OptionId;

/** What a heading may say: the ballots, and all that the command line could say of a workshop. */
const headings: Readonly<Record<string, readonly string[]>> = {
  ballots: keys.ballots,
  ...vocabulary('workshop', 'vote'),
};

const meaningOf = (heading: string): ManifestKey | null => findKey(heading, headings) as ManifestKey | null;

interface ManifestColumn {
  /** Null for a column without heading. */
  readonly meaning: ManifestKey | null;
  readonly place: CellPlace;
}

/** Stops with a Failure where a heading means nothing, or the same as another, or a row is damaged: the rows would not say what
 * their author thinks. */
export function readManifest(
  path: string,
  settings: Settings,
  folders: Plan['folders'],
  shell: Shell,
): readonly Planned[] {
  const bytes = unwrap(shell.open(path));
  const { source } = bytes;
  const { text } = unwrap(decode(bytes, { encoding: settings.encoding }));
  const [header, ...rows] = readHeadedRows(rowsOfText(text), (heading) => meaningOf(heading) !== null);
  if (header === undefined || rows.length === 0) return fail({ failure: 'no-workshops', path: source });
  const columns = header.cells.map((cell, at): ManifestColumn => {
    const heading = cell.trim();
    return { meaning: meaningOf(heading), place: { line: header.line, letter: letters(at), heading } };
  });
  const faults = columns.flatMap(({ meaning, place }, at): Fault[] => {
    const { heading: key } = place;
    if (key === '') return [];
    if (meaning === null)
      return [{ fault: 'unknown-key', place, key, suggestion: nearest(key, Object.values(headings).flat()) }];
    return columns.slice(0, at).some((other) => other.meaning === meaning) ? [{ fault: 'twice', place, key }] : [];
  });
  // Of a damaged row nobody knows which cell is which, nor how many rows are in it.
  for (const { line, cells, damage } of rows) {
    if (damage !== null || cells.some((cell, at) => cell.trim() !== '' && !columns[at]?.place.heading))
      faults.push({ fault: 'damaged', line });
  }
  if (faults.length > 0) fail({ failure: 'bad-manifest', source, faults });
  const paths = pathsFrom(dirname(path), settings.out, folders, shell);
  const planned = rows.map((row) => readRow(row, columns, source, settings, paths));
  const names = planned.map(({ name }) => name);
  // Rows that count the same ballots, under other rules perhaps, are told apart by their lines.
  return planned.map((one, at) =>
    names.indexOf(one.name) === names.lastIndexOf(one.name)
      ? one
      : { ...one, name: `${source}:${rows[at]?.line} – ${one.name}` },
  );
}

const isFile = (id: ManifestKey): boolean => id === 'ballots' || optionOf(id).placeholder === 'file';
/** Whether a cell may hold several, with a bar between them. */
const isRepeatable = (id: ManifestKey): boolean => id === 'ballots' || optionOf(id).repeatable === true;

/** Where what stands in a cell leads, and why nothing may be read or written there. */
const pathsFrom = (home: string, out = home, folders: Plan['folders'], shell: Shell) => ({
  join: (path: string, id: ManifestKey) => (isAbsolute(path) ? path : join(id === 'output' ? out : home, path)),
  refuse: (path: string, id: ManifestKey) =>
    refusePath(path, folders, shell)?.failure ??
    (id === 'output' || shell.examine(path) ? null : ('file-not-found' as const)),
});

function readRow(
  { line, cells }: Row,
  columns: readonly ManifestColumn[],
  source: string,
  batch: Settings,
  paths: ReturnType<typeof pathsFrom>,
): Planned {
  const said = columns.flatMap(({ meaning, place }, at) => {
    const cell = cells[at]?.trim() ?? '';
    if (meaning === null || cell === '') return [];
    const typed = isRepeatable(meaning) ? cell.split('|').flatMap((one) => one.trim() || []) : [cell];
    const values = isFile(meaning) ? typed.map((path) => paths.join(path, meaning)) : typed;
    return [{ id: meaning, place: { ...place, line }, typed, values }];
  });
  const [workshop, ballots] = (['workshop', 'ballots'] as const).map((id) => said.find((one) => one.id === id));
  const faults: Fault[] = said.flatMap(({ id, place, typed, values }) =>
    values.flatMap((path, at): readonly Fault[] => {
      const fault = isFile(id) ? paths.refuse(path, id) : null;
      return fault === null ? [] : [{ fault, place, value: typed[at] ?? '' }];
    }),
  );
  if (!workshop && !ballots) faults.push({ fault: 'no-ballots', line });
  const typed = Object.fromEntries(said.map(({ id, values }) => [id, values]));
  const settings = readSettings(typed, (id, value, expected) => {
    for (const { place, typed, values } of said.filter((one) => one.id === id))
      faults.push({ fault: 'flag', key: place.heading, place, value: typed[values.indexOf(value)] ?? value, expected });
  });
  return {
    name: (workshop ?? ballots)?.typed.join(' + ') ?? `${source}:${line}`,
    paths: ballots?.values ?? [],
    settings: { ...batch, ...settings },
    refused: faults.length === 0 ? null : { failure: 'bad-manifest', source, faults },
  };
}
