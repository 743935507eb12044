/** The rows of a manifest enter; for each workshop its files and its settings leave, or what is wrong with its row. */

import { letters } from '../../ballots/columns.ts';
import type { CellPlace, EntryFault, Expected, Failure } from '../../failure.ts';
import { type Row, readRows, separatorLine } from '../../text/rows.ts';
import { findKey, keys, readYesOrNo } from '../../workshop/keys.ts';
import { nearest } from '../../workshop/placeholders.ts';
import { type Option, type OptionId, optionOf, options, type Settings } from '../options.ts';
import { readSettings, vocabulary } from '../settings.ts';

export interface ManifestEntry {
  readonly line: number;
  readonly workshop: string | null;
  readonly ballots: readonly string[];
  readonly output: string | null;
  readonly settings: Settings;
  readonly paths: readonly PathCell[];
}

/** A path that a row names, as it was typed. */
export interface PathCell {
  readonly path: string;
  readonly place: CellPlace;
  readonly use: 'read' | 'write';
}

export interface BadEntry {
  readonly line: number;
  /** What the row says of itself, for want of anything better. */
  readonly name: string;
  readonly failure: Failure;
}

/** What a heading may say: the files of a row, and all that the command line could say of its workshop. */
const headings: Readonly<Record<string, readonly string[]>> = {
  workshop: ['workshop', ...options.workshop.names],
  ballots: keys.ballots,
  output: ['output', ...options.output.names],
  ...vocabulary('workshop', 'vote'),
};

type Meaning = 'ballots' | OptionId;

const DELIMITERS = [';', '\t', ',', '|'] as const;

interface ManifestColumn {
  /** Null for a column without heading. */
  readonly meaning: Meaning | null;
  readonly place: CellPlace;
}

/**
 * Reads a manifest: one workshop a row, cells under headings in French or English.
 * @returns a Failure when a heading means nothing, or the same as another: the rows would not say what their author thinks
 */
export function readManifest(
  source: string,
  text: () => Iterable<string>,
): readonly (ManifestEntry | BadEntry)[] | Failure {
  const table = readTable(text);
  if (table === null) return { failure: 'no-workshops', path: source };
  const { line } = table;
  const columns = table.headings.map(
    (heading, place): ManifestColumn => ({
      meaning: meaningOf(heading),
      place: { line, letter: letters(place), heading: heading.trim() },
    }),
  );
  const unknown = columns.find(({ meaning, place }) => meaning === null && place.heading !== '');
  if (unknown !== undefined) {
    const suggestion = nearest(unknown.place.heading, Object.values(headings).flat());
    return { failure: 'unknown-heading', source, place: unknown.place, suggestion, columns: Object.keys(headings) };
  }
  for (const [at, second] of columns.entries()) {
    const first = columns.slice(0, at).find(({ meaning }) => meaning !== null && meaning === second.meaning);
    if (first) return { failure: 'repeated-heading', source, first: first.place, second: second.place };
  }
  return table.rows.map((row) => readEntry(source, row, columns));
}

/** Two dashes before the name of an option are forgiven. */
const meaningOf = (heading: string): Meaning | null => findKey(heading.replace(/^-+/u, ''), headings) as Meaning | null;

/** The separator under which the first row holds most headings that mean something. */
function readTable(text: () => Iterable<string>) {
  const announced = separatorLine(text);
  const [best] = (announced === null ? DELIMITERS : [announced])
    .map((delimiter) => {
      const [header, ...rows] = [...readRows(text(), delimiter)].filter(({ cells }) =>
        cells.some((cell) => cell.trim() !== ''),
      );
      const cells = header?.cells ?? [];
      return {
        line: header?.line ?? 1,
        headings: cells,
        rows,
        understood: cells.filter((heading) => meaningOf(heading) !== null).length,
      };
    })
    .sort((a, b) => b.understood - a.understood);
  return best && best.rows.length > 0 ? best : null;
}

function readEntry(source: string, row: Row, columns: readonly ManifestColumn[]): ManifestEntry | BadEntry {
  const { line, cells } = row;
  const said = new Map<Meaning, { readonly value: string; readonly place: CellPlace }>();
  for (const [at, { meaning, place }] of columns.entries()) {
    const value = cells[at]?.trim() ?? '';
    if (meaning !== null && value !== '') said.set(meaning, { value, place: { ...place, line } });
  }
  const workshop = said.get('workshop')?.value ?? null;
  const ballots = (said.get('ballots')?.value ?? '').split('|').flatMap((path) => path.trim() || []);
  const bad = (failure: Failure): BadEntry => ({ line, name: workshop ?? ballots.join(' + '), failure });
  if (row.damage !== null || cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    return bad({ failure: 'damaged-entry', source, line });
  }
  if (workshop === null && ballots.length === 0) return bad({ failure: 'entry-without-ballots', source, line });
  const typed: Record<string, string> = {};
  const faults: EntryFault[] = [];
  for (const [meaning, { value, place }] of said) {
    if (meaning === 'workshop' || meaning === 'ballots' || meaning === 'output') continue;
    const cell = readCell(optionOf(meaning), value);
    if (typeof cell === 'object') faults.push({ fault: 'value', place, value, expected: cell.expected });
    else if (cell !== false) typed[meaning] = cell;
  }
  if (faults.length > 0) return bad({ failure: 'bad-entry', source, faults });
  const settings = readSettings(typed);
  if ('failure' in settings) return bad(settings as Failure);
  const paths = [...said].flatMap(([meaning, { value, place }]): readonly PathCell[] => {
    if (meaning === 'ballots') return ballots.map((path) => ({ path, place, use: 'read' }));
    if (meaning === 'output') return [{ path: value, place, use: 'write' }];
    return meaning === 'workshop' || optionOf(meaning).placeholder === 'file'
      ? [{ path: value, place, use: 'read' }]
      : [];
  });
  return { line, workshop, ballots, output: said.get('output')?.value ?? null, settings, paths };
}

/** A cell as it would be typed after its option, by whose reader it is read; false for a switch that is off. */
function readCell(
  { placeholder, read }: Option<unknown>,
  value: string,
): string | false | { readonly expected: Expected } {
  if (placeholder === null) {
    const on = readYesOrNo(value);
    return on === null ? { expected: { kind: 'choice', choices: ['oui', 'non'] } } : on && '';
  }
  const outcome = read(value);
  return 'expected' in outcome ? outcome : value;
}
