/** The rows of a manifest enter; for each workshop its files and its settings leave, or what is wrong with its row. */

import { plain } from '../../ballots/fold.ts';
import type { Failure } from '../../failure.ts';
import { type Row, readRows, separatorLine } from '../../text/rows.ts';
import { type Flag, type FlagId, flags, type Settings } from '../flags.ts';
import { readSettings } from '../settings.ts';

export interface Entry {
  readonly line: number;
  readonly workshop: string | null;
  readonly ballots: readonly string[];
  readonly output: string | null;
  readonly settings: Settings;
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
type Column = (typeof FILES)[keyof typeof FILES] | FlagId;

const DELIMITERS = [';', '\t', ',', '|'] as const;

/** A switch of tally is on under its heading where the cell says so. */
const YES = new Set(['oui', 'yes', 'x', '1', 'true', 'vrai']);
const NO = new Set(['', 'non', 'no', '0', 'false', 'faux']);

/**
 * Reads a manifest: one workshop a row, cells under headings in French or English.
 * @returns a Failure when a heading means nothing: the rows would not say what their author thinks
 */
export function readManifest(source: string, text: () => Iterable<string>): readonly (Entry | BadEntry)[] | Failure {
  const table = readTable(text);
  if (table === null) return { failure: 'no-workshops', path: source };
  const columns = table.headings.map((heading) => columnOf(heading));
  const unknown = table.headings.find((heading, place) => heading.trim() !== '' && columns[place] === null);
  if (unknown !== undefined) return { failure: 'unknown-heading', source, column: unknown, columns: known };
  return table.rows.map((row) => readEntry(source, row, columns));
}

const known: readonly string[] = [...new Set(Object.values(FILES)), ...Object.keys(flags)];

function columnOf(heading: string): Column | null {
  const word = plain(heading).replace(/[ _]/gu, '-').replace(/^-+/u, '');
  if (word in FILES) return FILES[word as keyof typeof FILES];
  return FRENCH[word] ?? (word in flags ? (word as FlagId) : null);
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
      return { headings, rows, understood: headings.filter((heading) => columnOf(heading) !== null).length };
    })
    .sort((a, b) => b.understood - a.understood);
  return best && best.rows.length > 0 ? best : null;
}

function readEntry(source: string, row: Row, columns: readonly (Column | null)[]): Entry | BadEntry {
  const { line, cells } = row;
  const said = new Map<Column, string>();
  for (const [place, column] of columns.entries()) {
    const cell = cells[place]?.trim() ?? '';
    if (column !== null && cell !== '') said.set(column, cell);
  }
  const workshop = said.get('workshop') ?? null;
  const ballots = said.get('ballots') ?? '';
  const bad = (failure: Failure): BadEntry => ({ line, name: workshop ?? ballots, failure });
  if (row.damage !== null || cells.length > columns.length) return bad({ failure: 'damaged-entry', source, line });
  if (workshop === null && ballots === '') return bad({ failure: 'entry-without-ballots', source, line });
  const settings = readFlags(said);
  if ('failure' in settings) return bad(settings as Failure);
  return {
    line,
    workshop,
    ballots: ballots
      .split('|')
      .map((path) => path.trim())
      .filter((path) => path !== ''),
    output: said.get('output') ?? null,
    settings,
  };
}

/** The cells that are flags of tally, read as on its command line. */
function readFlags(said: ReadonlyMap<Column, string>): Settings | Failure {
  const typed: Record<string, string> = {};
  for (const [column, cell] of said) {
    if (!(column in flags) || column === 'output' || column === 'workshop') continue;
    const { placeholder }: Flag<unknown> = flags[column as FlagId];
    if (placeholder !== null) typed[column] = cell;
    else if (YES.has(plain(cell))) typed[column] = '';
    else if (!NO.has(plain(cell))) {
      const expected = { kind: 'choice', choices: ['oui', 'non'] } as const;
      return { failure: 'bad-value', option: `--${column}`, value: cell, expected };
    }
  }
  return readSettings(flags, typed);
}
