/** The rows of a manifest enter; for each workshop what would be typed after `atelier tally` leaves, or what is wrong with its
 * row. A path in a cell begins at the folder of the manifest. */

import { letters } from '../../ballots/columns.ts';
import type { CellPlace, Failure, Fault } from '../../failure.ts';
import { type OptionId, optionOf } from '../../run/options.ts';
import { readSettings, vocabulary } from '../../run/settings.ts';
import { type Row, readHeadedRows } from '../../text/rows.ts';
import { findKey, keys, nearest } from '../../workshop/keys.ts';
import type { Planned } from './jobs.ts';

export interface ManifestRow extends Planned {
  readonly line: number;
}

/** Where paths lead, and why nothing may be read or written there. */
export interface ManifestPaths {
  readonly from: (path: string, id: ManifestKey) => string;
  readonly refuse: (path: string, id: ManifestKey) => 'path-outside' | 'file-unreadable' | 'file-not-found' | null;
}

export type ManifestKey = 'ballots' | OptionId;

/** What a heading may say: the ballots, and all that the command line could say of a workshop. */
const headings: Readonly<Record<string, readonly string[]>> = {
  ballots: keys.ballots,
  ...vocabulary('workshop', 'vote'),
};

/** Two dashes before the name of an option are forgiven. */
const meaningOf = (heading: string): ManifestKey | null =>
  findKey(heading.replace(/^-+/u, ''), headings) as ManifestKey | null;

interface ManifestColumn {
  /** Null for a column without heading. */
  readonly meaning: ManifestKey | null;
  readonly place: CellPlace;
}

/**
 * Reads a manifest: one workshop a row, cells under headings in French or English.
 * @returns a Failure when a heading means nothing, or the same as another: the rows would not say what their author thinks
 */
export function readManifest(
  source: string,
  text: () => Iterable<string>,
  paths: ManifestPaths,
): readonly ManifestRow[] | Failure {
  const [header, ...rows] = readHeadedRows(text, (heading) => meaningOf(heading) !== null);
  if (header === undefined || rows.length === 0) return { failure: 'no-workshops', path: source };
  const columns = header.cells.map((cell, at): ManifestColumn => {
    const heading = cell.trim();
    return { meaning: meaningOf(heading), place: { line: header.line, letter: letters(at), heading } };
  });
  const faults = columns.flatMap(({ meaning, place }, at): readonly Fault[] => {
    const { heading: key } = place;
    if (key === '') return [];
    if (meaning === null)
      return [{ fault: 'unknown-key', place, key, suggestion: nearest(key, Object.values(headings).flat()) }];
    return columns.slice(0, at).some((other) => other.meaning === meaning) ? [{ fault: 'twice', place, key }] : [];
  });
  if (faults.length > 0) return { failure: 'bad-manifest', source, faults };
  return rows.map((row) => readRow(source, row, columns, paths));
}

const isFile = (id: ManifestKey): boolean => id === 'ballots' || optionOf(id).placeholder === 'file';

function readRow(
  source: string,
  { line, cells, damage }: Row,
  columns: readonly ManifestColumn[],
  paths: ManifestPaths,
): ManifestRow {
  const said = columns.flatMap(({ meaning, place }, at) => {
    const typed = cells[at]?.trim() ?? '';
    if (meaning === null || typed === '') return [];
    const all = isFile(meaning) ? typed.split('|').flatMap((path) => path.trim() || []) : [typed];
    const values = isFile(meaning) ? all.map((path) => paths.from(path, meaning)) : all;
    return [{ id: meaning, place: { ...place, line }, typed: all, values }];
  });
  const saidOf = (id: ManifestKey) => said.find((one) => one.id === id);
  const name = (saidOf('workshop') ?? saidOf('ballots'))?.typed.join(' + ') ?? '';
  const isSound = damage === null && cells.slice(columns.length).every((cell) => cell.trim() === '');
  // Of a damaged row nobody knows which cell is which, nor where one ends.
  const pieces = cells.flatMap((cell) => cell.split(/[|;,\t\r\n"]/u)).filter((piece) => piece.trim() !== '');
  const inputs = isSound
    ? said.flatMap(({ id, values }) => (isFile(id) && id !== 'output' ? values : []))
    : pieces.map((piece) => paths.from(piece.trim(), 'ballots'));
  const row = { line, name, inputs };
  const refuse = (...faults: Fault[]): ManifestRow => ({ ...row, entry: { failure: 'bad-manifest', source, faults } });
  if (!isSound) return refuse({ fault: 'damaged', line });
  if (!saidOf('workshop') && !saidOf('ballots')) return refuse({ fault: 'no-ballots', line });
  const faults: Fault[] = said.flatMap(({ id, place, typed, values }) =>
    values.flatMap((path, at): readonly Fault[] => {
      const fault = isFile(id) ? paths.refuse(path, id) : null;
      return fault === null ? [] : [{ fault, place, value: typed[at] ?? '' }];
    }),
  );
  const typed = Object.fromEntries(said.map(({ id, values }) => [id, values]));
  const settings = readSettings(typed, (id, value, expected) => {
    const { place } = saidOf(id) ?? {};
    if (place !== undefined) faults.push({ fault: 'flag', key: place.heading, place, value, expected });
  });
  if (faults.length > 0) return refuse(...faults);
  return { ...row, entry: { paths: saidOf('ballots')?.values ?? [], settings } };
}
