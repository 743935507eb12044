/** The rows of a manifest enter; for each workshop its files and its settings leave, or what is wrong with its row. */

import { plain } from '../../ballots/fold.ts';
import { letters } from '../../ballots/locate.ts';
import type { CellPlace, EntryFault, Expected, Failure } from '../../failure.ts';
import { type Row, readRows, separatorLine } from '../../text/rows.ts';
import { nearest } from '../../workshop/placeholders.ts';
import { type Flag, type FlagId, flags, type Settings } from '../flags.ts';
import { readSettings } from '../settings.ts';

export interface Entry {
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

/** Headings that are no flag of tally, and French words for those that are; all folded. */
const FILES = {
  workshop: 'workshop',
  atelier: 'workshop',
  ballots: 'ballots',
  bulletins: 'ballots',
  output: 'output',
  sortie: 'output',
} as const;
const FRENCH: Readonly<Record<string, FlagId>> = {
  titre: 'title',
  lieu: 'place',
  choix: 'picks',
  bareme: 'scheme',
  incomplets: 'incomplete',
  repetes: 'repeated',
  inconnus: 'unknown',
  doublons: 'duplicates',
  retenues: 'keep',
  rangs: 'rank-style',
  departage: 'tie-break',
  graine: 'seed',
  langue: 'lang',
  encodage: 'encoding',
  separateur: 'delimiter',
  disposition: 'layout',
  feuille: 'sheet',
};
type Meaning = (typeof FILES)[keyof typeof FILES] | FlagId;

const DELIMITERS = [';', '\t', ',', '|'] as const;

/** A switch of tally is on under its heading where the cell says so. */
const YES = new Set(['oui', 'yes', 'x', '1', 'true', 'vrai']);
const NO = new Set(['', 'non', 'no', '0', 'false', 'faux']);

interface Column {
  /** Null for a column without heading. */
  readonly meaning: Meaning | null;
  readonly place: CellPlace;
}

/**
 * Reads a manifest: one workshop a row, cells under headings in French or English.
 * @returns a Failure when a heading means nothing, or the same as another: the rows would not say what their author thinks
 */
export function readManifest(source: string, text: () => Iterable<string>): readonly (Entry | BadEntry)[] | Failure {
  const table = readTable(text);
  if (table === null) return { failure: 'no-workshops', path: source };
  const { line, headings } = table;
  const columns = headings.map(
    (heading, place): Column => ({
      meaning: meaningOf(heading),
      place: { line, letter: letters(place), heading: heading.trim() },
    }),
  );
  const unknown = columns.find(({ meaning, place }) => meaning === null && place.heading !== '');
  if (unknown !== undefined) {
    const suggestion = nearest(unknown.place.heading, words);
    return { failure: 'unknown-heading', source, place: unknown.place, suggestion, columns: known };
  }
  for (const [at, second] of columns.entries()) {
    const first = columns.slice(0, at).find(({ meaning }) => meaning !== null && meaning === second.meaning);
    if (first) return { failure: 'repeated-heading', source, first: first.place, second: second.place };
  }
  return table.rows.map((row) => readEntry(source, row, columns));
}

/** Flags that hold for a run, not for a workshop. */
const OF_THE_RUN: ReadonlySet<string> = new Set<FlagId>(['no-docx', 'json', 'trace', 'quiet', 'compare', 'no-color']);
const ids = (Object.keys(flags) as FlagId[]).filter((id) => !OF_THE_RUN.has(id));
const known: readonly string[] = [...new Set<string>([...Object.values(FILES), ...ids])];
/** All that a heading may say, in both languages. */
const words: readonly string[] = [...Object.keys(FILES), ...Object.keys(FRENCH), ...ids];

function meaningOf(heading: string): Meaning | null {
  const word = plain(heading).replace(/[ _]/gu, '-').replace(/^-+/u, '');
  if (word in FILES) return FILES[word as keyof typeof FILES];
  return FRENCH[word] ?? ids.find((id) => id === word) ?? null;
}

/** The separator under which the first row holds most headings that mean something. */
function readTable(text: () => Iterable<string>) {
  const announced = separatorLine(text);
  const [best] = (announced === null ? DELIMITERS : [announced])
    .map((delimiter) => {
      const [header, ...rows] = [...readRows(text(), delimiter)].filter(({ cells }) =>
        cells.some((cell) => cell.trim() !== ''),
      );
      const headings = header?.cells ?? [];
      return {
        line: header?.line ?? 1,
        headings,
        rows,
        understood: headings.filter((heading) => meaningOf(heading) !== null).length,
      };
    })
    .sort((a, b) => b.understood - a.understood);
  return best && best.rows.length > 0 ? best : null;
}

function readEntry(source: string, row: Row, columns: readonly Column[]): Entry | BadEntry {
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
    const cell = readCell(flags[meaning], value);
    if (typeof cell === 'object') faults.push({ fault: 'value', place, value, expected: cell.expected });
    else if (cell !== false) typed[meaning] = cell;
  }
  if (faults.length > 0) return bad({ failure: 'bad-entry', source, faults });
  const settings = readSettings(flags, typed);
  if ('failure' in settings) return bad(settings as Failure);
  const paths = [...said].flatMap(([meaning, { value, place }]): readonly PathCell[] => {
    if (meaning === 'ballots') return ballots.map((path) => ({ path, place, use: 'read' }));
    if (meaning === 'output') return [{ path: value, place, use: 'write' }];
    return meaning === 'workshop' || flags[meaning].placeholder === 'file' ? [{ path: value, place, use: 'read' }] : [];
  });
  return { line, workshop, ballots, output: said.get('output')?.value ?? null, settings, paths };
}

/** A cell as it would be typed after its flag, by whose reader it is read; false for a switch that is off. */
function readCell(flag: Flag<unknown>, value: string): string | false | { readonly expected: Expected } {
  if (flag.placeholder === null) {
    if (YES.has(plain(value))) return '';
    return NO.has(plain(value)) ? false : { expected: { kind: 'choice', choices: ['oui', 'non'] } };
  }
  const read = flag.read(value);
  return 'expected' in read ? { expected: read.expected } : value;
}
