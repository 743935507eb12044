/** Finds the one reading of a sheet that its headings and contents prove, or the question that is open. */

import type { SheetQuestion } from '../failure.ts';
import type { Row } from '../text/rows.ts';
import { type Columns, placeOf } from './columns.ts';
import {
  ask,
  cellsAt,
  type Found,
  findSent,
  findVoter,
  headingAt,
  kindOf,
  lettersOf,
  option,
  placesIn,
  type Recognised,
  type Sample,
  sampleOf,
  type TableHints,
} from './contents.ts';
import { plain } from './fold.ts';
import { FIGURE, type Header, headerAt, isFilled, NO_HEADER, possibleHeaders } from './headers.ts';
import { isBarePick, isDeclared, isGroup, isWeight, isWho, numberOf, speaksOfColumns } from './headings.ts';
import { labelIn } from './layouts.ts';
import type { Lookup } from './orientations.ts';
import { recogniseGrid } from './recognise-grid.ts';
import { recogniseDeclared, recognisePicks } from './recognise-picks.ts';
import { recogniseRows } from './recognise-rows.ts';
import { recogniseTotals } from './recognise-totals.ts';

/** A sheet that is understood. */
export interface UnderstoodSheet {
  readonly found: Found;
  readonly header: Header;
  readonly columns: Columns;
  /** Filled columns of the sample that have neither a heading nor a role, and headings where picks should be. */
  readonly stray: number;
}

/** A column that a flag names, and that the sheet does not have. */
export interface NoColumn {
  readonly column: string;
  readonly headings: readonly string[];
}

export type Reading =
  | { readonly understood: UnderstoodSheet }
  | { readonly question: SheetQuestion }
  | { readonly noColumn: NoColumn };

/** Tries every line that may be the headings, from the top, and none; the first reading that leaves no column unnamed is meant. */
export function recognise(rows: readonly Row[], lookup: Lookup | null, hints: TableHints): Reading {
  const told = rows.findIndex(({ line }) => line === hints.header);
  const possible = possibleHeaders(
    rows,
    (row) => isNumbered(row, lookup, hints),
    (cell) => lookup?.named(cell) != null,
  );
  // Below a line that surely is one of the headings no other begins.
  const sure = rows.find((row) => announces(row, lookup))?.line ?? Infinity;
  const headers =
    hints.header !== null
      ? [headerAt(rows, told)]
      : [
          ...possible.filter(({ lines }) => (lines.at(-1) ?? 0) <= sure || lines.includes(sure)),
          ...(sure < Infinity || (lookup === null && hints.pickColumns === null) ? [] : [NO_HEADER]),
        ];
  const readings = headers.map((header) => readUnder(rows, header, lookup, hints));
  const understood = readings.flatMap((reading) => ('understood' in reading ? [reading] : []));
  const [best] = understood.toSorted((a, b) => a.understood.stray - b.understood.stray);
  if (best !== undefined) return best;
  const missing = readings.filter((reading) => 'noColumn' in reading);
  const questions = readings.flatMap((reading) => ('question' in reading ? [reading] : []));
  const open = questions.find(({ question }) => isTelling(question)) ?? questions[0];
  return open ?? missing.find(({ noColumn }) => noColumn.headings.length > 1) ?? missing[0] ?? { question: NOTHING };
}

/** Whether a row is one of the headings by its words: it says who voted, or which pick is which, and no ballot does. */
function announces({ cells }: Row, lookup: Lookup | null): boolean {
  const words = cells.filter((cell) => isFilled(cell) && lookup?.named(cell) == null);
  const said = words.filter((cell) => isWho(cell) || isDeclared(numberOf(cell) ?? NO_NUMBER));
  return said.length > 0 && (cells.filter(isFilled).length > 1 || said.some(isWho));
}

/** Whether a row holds numbers as ballots do; those of the whole list may be the headings of a grid. */
function isNumbered({ cells }: Row, lookup: Lookup | null, { picks }: TableHints): boolean {
  const figures = cells.filter((cell) => FIGURE.test(cell) && lookup?.named(cell) == null);
  const codes = new Set(figures.map((cell) => lookup?.find(cell) ?? null));
  const whole = lookup !== null && lookup.size > picks && !codes.has(null) && codes.size === lookup.size;
  return figures.length > 0 && !whole;
}

const NOTHING: SheetQuestion = {
  code: 'no-picks',
  line: null,
  columns: [],
  labels: [],
  answers: [option('header', ''), option('pick-columns', ''), option('orientations', '')],
};

/** Whether a question says something of the sheet; «where are the picks?» says nothing. */
export const isTelling = ({ code }: SheetQuestion): boolean => code !== 'no-picks';

function readUnder(rows: readonly Row[], header: Header, lookup: Lookup | null, hints: TableHints): Reading {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), header.headings.length);
  const find = (column: string) => {
    const place = placeOf(column, header.headings, plain);
    return place < width ? place : -1;
  };
  const named = [...hints.ignore, ...(hints.pickColumns ?? []), ...(hints.weight === null ? [] : [hints.weight])];
  const unknown = named.find((column) => find(column) < 0);
  if (unknown !== undefined) return { noColumn: { column: unknown, headings: header.headings } };
  const ignored = hints.ignore.map(find);
  const weight = hints.weight === null ? null : find(hints.weight);
  const sample = sampleOf(rows, header, lookup, hints, weight === null ? ignored : [...ignored, weight]);
  const read = isHeadedByBallot(sample) ? null : recogniseShape(sample, hints.pickColumns?.map(find) ?? null);
  if (read === null) return { question: { ...NOTHING, line: header.lines.at(-1) ?? null } };
  if ('question' in read) return read;
  return settle({ ...sample, ignored }, read.found, weight);
}

/** Whether a line taken for the headings may be a ballot: orientations stand in it above others, or it says nothing of columns. */
function isHeadedByBallot(sample: Sample): boolean {
  const { lookup, header, hints } = sample;
  if (lookup === null || header.lines.length === 0) return false;
  const isPick = (cell: string) => ['label', 'several', 'partly', 'typo'].includes(kindOf(cell, lookup));
  const headed = placesIn(sample).filter((place) => isFilled(header.headings[place]));
  const above = headed.filter((place) => {
    const heading = header.headings[place] ?? '';
    const said = lookup.named(heading);
    return (
      isPick(heading) &&
      cellsAt(sample, place).some((cell) => isPick(cell) && (said === null || lookup.named(cell) !== said))
    );
  });
  if (above.length > 0) return true;
  const known = headed.some(
    (place) =>
      speaksOfColumns(header.headings[place] ?? '') ||
      lookup.named(labelIn(header.headings[place] ?? '', lookup)) !== null,
  );
  return !known && hints.header === null && hints.pickColumns === null;
}

function recogniseShape(sample: Sample, told: readonly number[] | null): Recognised {
  const { lookup, hints } = sample;
  if (hints.layout === 'totals') return recogniseTotals({ ...sample, body: sample.rows }, lookup);
  const picks = () => (lookup === null ? recogniseDeclared(sample, told) : recognisePicks(sample, lookup, told));
  const read =
    hints.layout === 'row-per-pick'
      ? recogniseRows(sample, told?.[0] ?? onlyColumn(picks()), lookup)
      : ((lookup !== null && told === null ? recogniseGrid(sample, lookup) : null) ?? picks());
  const asked =
    hints.layout === null || (read !== null && 'found' in read && read.found.layout !== hints.layout) === false;
  return asked ? read : null;
}

const onlyColumn = (read: Recognised): number | null => {
  const picks = read !== null && 'found' in read ? read.found.picks : [];
  return picks.length === 1 ? (picks[0] ?? null) : null;
};

/** Gives every other column its role, and asks about those that would change the count. */
function settle(sample: Sample, found: Found, weight: number | null): Reading {
  const { header, ignored } = sample;
  const { layout, picks, dots = [], rank = null, total = null, shownBy } = found;
  const taken = [...picks, ...dots, ...[rank, total, weight].filter((place) => place !== null)];
  const free = placesIn(sample).filter((place) => !taken.includes(place));
  const voter = layout === 'totals' ? { number: null, address: null, name: [] } : findVoter(sample, taken);
  const who = [voter.number, voter.address, ...voter.name];
  const several = free.filter(
    (place) =>
      isWeight(headingAt(sample, place)) &&
      !who.includes(place) &&
      cellsAt(sample, place).some((cell) => /\d/u.test(cell) && cell.trim() !== '1'),
  );
  if (several.length > 0 && layout !== 'totals') {
    const letters = several.map((place) => lettersOf([place]));
    return ask(
      sample,
      'weights',
      several,
      letters.flatMap((letter) => [option('weight', letter), option('ignore', letter)]),
    );
  }
  const columns: Columns = {
    ...{ picks, shownBy, dots, rank, total, voter, weight, ignored },
    group: layout === 'totals' ? null : (free.find((place) => isGroup(headingAt(sample, place))) ?? null),
    sent: findSent(sample),
  };
  const named = (place: number) => taken.includes(place) || who.includes(place) || isFilled(header.headings[place]);
  const stray =
    header.lines.length === 0 ? 0 : free.filter((place) => !named(place) && cellsAt(sample, place).length > 0).length;
  const strange =
    shownBy !== 'told'
      ? 0
      : picks.flatMap((place) => cellsAt(sample, place)).filter((cell) => isStrange(cell, sample)).length;
  // Picks to the right of all headings were cut by a separator that is another one's.
  const beyond = header.lines.length === 0 ? 0 : picks.filter((place) => place >= header.headings.length).length;
  return { understood: { found, header, columns, stray: stray + strange + beyond } };
}

/** A heading where a pick should be: the line of the headings is another one. */
const isStrange = (cell: string, { lookup }: Sample): boolean =>
  lookup?.named(cell) == null && (isBarePick(cell) || isDeclared(numberOf(cell) ?? NO_NUMBER));

const NO_NUMBER = { at: 0, stem: '' };
