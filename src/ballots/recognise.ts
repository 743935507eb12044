/** Finds the one reading of a sheet that its contents and headings prove, or the question that is open. */

import type { SheetQuestion } from '../failure.ts';
import type { Row } from '../text/rows.ts';
import { type Columns, letters, placeOf } from './columns.ts';
import {
  ask,
  type Found,
  findSent,
  findVoter,
  kindOf,
  option,
  type Recognised,
  type Sample,
  sampleOf,
  type TableHints,
  withoutEnd,
} from './contents.ts';
import { plain } from './fold.ts';
import { filledIn, type Header, headerAt, isFigure, isFilled, isNote, NO_HEADER } from './headers.ts';
import { isBarePick, isDeclared, isGroup, isWeight, isWho, numberOf } from './headings.ts';
import { harmOf, saysNothing, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { findHeads, recogniseGrid, recogniseTotals } from './recognise-grid.ts';
import { recognisePicks } from './recognise-picks.ts';
import { recogniseRows } from './recognise-single.ts';

/** A sheet that is understood. */
export interface UnderstoodSheet {
  readonly found: Found;
  readonly header: Header;
  readonly columns: Columns;
}

/** A column that a flag names, and that the sheet does not have. */
export interface NoColumn {
  readonly column: string;
  readonly headings: readonly string[];
}

export type Reading = UnderstoodSheet | SheetQuestion | NoColumn;

export function recognise(rows: readonly Row[], lookup: Lookup | null, hints: TableHints): Reading {
  if (hints.header === null && hints.pickColumns === null && liesSideways(rows))
    return ask({ header: NO_HEADER }, 'sideways', [], []);
  const header = findHeader(rows, lookup, hints);
  if (header === null) return nothingProven(NO_HEADER, lookup);
  const below = Math.max(0, ...rows.slice(header.next).map(({ cells }) => cells.length));
  // A line that says far more than any row below it has swallowed another.
  if (hints.header === null && below > 0 && header.headings.filter(isFilled).length > below + 1)
    return nothingProven(header, lookup);
  const width = Math.max(header.headings.length, ...rows.map(({ cells }) => cells.length));
  const find = (column: string) => {
    const place = placeOf(column, header.headings, plain);
    return place < width ? place : -1;
  };
  const named = [...hints.ignore, ...(hints.pickColumns ?? []), ...(hints.weight === null ? [] : [hints.weight])];
  const unknown = named.find((column) => find(column) < 0);
  if (unknown !== undefined) return { column: unknown, headings: header.headings };
  const ignored = hints.ignore.map(find);
  const weight = hints.weight === null ? null : find(hints.weight);
  const sample = sampleOf(rows, header, lookup, hints, weight === null ? ignored : [...ignored, weight]);
  const found = recogniseShape(sample, hints.pickColumns?.map(find) ?? null);
  if (found === null) return nothingProven(header, lookup);
  if ('code' in found) return found;
  return settle(sample, found, weight, ignored);
}

const nothingProven = (header: Header, lookup: Lookup | null): SheetQuestion => {
  const list = lookup === null ? [option('orientations', '')] : [];
  return ask({ header }, 'no-picks', [], [...list, option('header', ''), option('pick-columns', '')]);
};

const BALLOT = /^(?:bulletins?|ballots?|votants?|voters?|participant.*|personnes?|b|v|p|n ?°?|feuilles?)$/u;

/** Whether rows are picks and columns ballots: «Choix 1», «Choix 2»… down the side, or «Bulletin 1», «Bulletin 2»… across. */
function liesSideways(rows: readonly Row[]): boolean {
  const said = rows.filter((row) => filledIn(row) > 1).map(({ cells }) => cells.map(numberOf));
  const side = said.map(([first]) => first ?? null).filter((numbered, at) => at > 0 || isDeclared(numbered));
  const across = said.slice(0, MOST_ABOVE).some((cells) => {
    const numbered = cells.filter((cell) => cell !== null);
    return numbered.length > 1 && numbered.every(({ at, stem }, place) => at === place + 1 && BALLOT.test(stem));
  });
  return across || (side.length > 1 && side.every((numbered, at) => numbered?.at === at + 1 && isDeclared(numbered)));
}

/** Headings stand in the first rows, below a title and notes. */
const MOST_ABOVE = 40;

/**
 * Headings are the line that whoever runs the program names; or the one that holds orientations above marks; or the first
 * that says who voted or which pick is which; or the only one of several cells above the first orientation. Null where
 * several lines could be it.
 */
function findHeader(rows: readonly Row[], lookup: Lookup | null, hints: TableHints): Header | null {
  const isLabel = (cell: string) => lookup?.named(cell) != null;
  const isMark = (cell: string) => isFilled(cell) && signOf(cell) !== null;
  const isBallot = ({ cells }: Row) => cells.some((cell) => isFigure(cell) || isLabel(cell) || isMark(cell));
  const at = (row: number) => headerAt(rows, row, isBallot);
  if (hints.header !== null) return at(rows.findIndex(({ line }) => line === hints.header));
  const top = rows.slice(0, MOST_ABOVE);
  const heads = (place: number) =>
    lookup !== null &&
    findHeads(rows[place]?.cells ?? [], withoutEnd(rows.slice(place + 1), lookup), lookup, hints.picks).length > 0;
  const isBelow = (place: number) => heads(place) || isNumbering(rows[place], lookup);
  let first = top.findIndex((row, place) => announces(row, lookup) || heads(place));
  // The lowest line of several says most.
  while (first >= 0 && !heads(first) && isBelow(first + 1)) first += 1;
  if (first >= 0) return at(first);
  const isPick = (cell: string) =>
    isFilled(cell) && ['label', 'several', 'near'].includes(kindOf(cell, lookup)) && harmOf(cell) === null;
  const ballot = rows.findIndex(({ cells }) => cells.some(isPick));
  const bare = top.findIndex(({ cells }) => cells.some((cell) => isBarePick(cell) || isDeclared(numberOf(cell))));
  if (lookup === null) {
    // Whoever names columns by their headings has named the line, too; else only a question is asked of it.
    const { pickColumns } = hints;
    const said = (cells: readonly string[], name: string) => cells.some((cell) => plain(cell) === plain(name));
    const named = top.findIndex(({ cells }) => pickColumns?.every((name) => said(cells, name)));
    if (pickColumns !== null) return named < 0 ? null : at(named);
    return at(bare < 0 ? top.findIndex((row) => filledIn(row) > 1) : bare);
  }
  const lowest = bare < 0 ? top.findIndex((row) => isNumbered(row)) : bare;
  if (ballot < 0) return lowest < 0 ? null : at(lowest);
  const above = top.slice(0, ballot).filter((row) => filledIn(row) > 0 && !isNote(row));
  const widest = Math.max(...above.map(filledIn));
  const [line, other] = above.filter((row) => filledIn(row) === Math.max(2, widest));
  // Titles fill fewer cells, and so do blank ballots; without any line of several cells, one cell may head a column.
  if (other !== undefined) return null;
  const lone = line ?? above.at(-1);
  const [said = '', ...others] = lone?.cells.filter(isFilled) ?? [];
  // What comes again below is part of a ballot.
  const again = lone?.cells.some(
    (cell, place) => isFilled(cell) && rows.slice(ballot).some((row) => row.cells[place] === cell),
  );
  // Nor does a heading name several orientations: such a cell is a ballot, joined in a way that nobody knows.
  if (again || lone?.cells.some((cell) => namesSeveral(cell, lookup))) return null;
  const counts = [said, ...others].filter(isFigure).every((cell, place) => cell.trim() === String(place + 1));
  if (lone === undefined || [said, ...others].every((cell) => saysNothing(cell, lookup))) return NO_HEADER;
  return isFigure(said) && !(counts && isFigure(others[0] ?? '')) ? NO_HEADER : at(rows.indexOf(lone));
}

function namesSeveral(cell: string, lookup: Lookup): boolean {
  const words = ` ${plain(cell)} `;
  const labels = Array.from({ length: lookup.size }, (_, place) => plain(lookup.label(place)));
  return labels.filter((label) => words.includes(` ${label} `)).length > 1;
}

/** Whether a row says who voted, or which pick is which, as no ballot does. */
function announces(row: Row | undefined, lookup: Lookup | null): boolean {
  const { cells, damage } = row ?? { cells: [], damage: null };
  const words = cells.filter((cell) => isFilled(cell) && lookup?.named(cell) == null);
  const said = words.filter((cell) => isWho(cell) || isDeclared(numberOf(cell)));
  return damage === null && said.length > 0 && (cells.filter(isFilled).length > 1 || said.some(isWho));
}

/** Whether a row below headings belongs to them: «Choix 1», «Choix 2»…; «1er», «2e» or bare numbers below a merged cell. */
function isNumbering(row: Row | undefined, lookup: Lookup | null): boolean {
  const said = row?.cells.filter(isFilled) ?? [];
  const numbers = said.map(numberOf).filter((numbered) => numbered !== null);
  const own = isFilled(row?.cells[0]) ? numbers.filter(isDeclared) : numbers.length === said.length ? numbers : [];
  return isRun(own) && !said.some((cell) => lookup?.named(cell) != null);
}

/** Whether words in a row are numbered from 1: «Réponse 1», «Réponse 2»… */
const isNumbered = ({ cells }: Row): boolean =>
  isRun(
    cells
      .filter((cell) => !isFigure(cell))
      .map(numberOf)
      .filter((numbered) => numbered !== null),
  );

const isRun = (numbers: readonly { readonly at: number }[]): boolean =>
  numbers.length > 1 && numbers.every(({ at }, place) => at === place + 1);

function recogniseShape(sample: Sample, told: readonly number[] | null): Recognised {
  const { lookup, hints, columns } = sample;
  const asked = hints.layout;
  if (asked === 'totals') return recogniseTotals(sample);
  const picked = told?.flatMap((place) => columns.find((column) => column.place === place) ?? []) ?? null;
  if (asked === 'row-per-pick') {
    const [label, ...others] = picked ?? columnsOf(recognisePicks(sample, null), sample);
    return recogniseRows(sample, others.length === 0 ? label : undefined);
  }
  const grid = lookup === null || told !== null ? null : recogniseGrid(sample, lookup);
  const found = grid ?? recognisePicks(sample, picked);
  return asked === null || found === null || 'code' in found || found.layout === asked ? found : null;
}

const columnsOf = (found: Recognised, { columns }: Sample) =>
  found !== null && 'picks' in found ? columns.filter(({ place }) => found.picks.includes(place)) : [];

/** Gives every other column its role, and asks about those that would change the count. */
function settle(sample: Sample, found: Found, weight: number | null, ignored: readonly number[]): Reading {
  const { layout, picks, dots = [], rank = null, total = null, shownBy } = found;
  const taken = [...picks, ...dots, rank, total, weight].filter((place) => place !== null);
  const voter = layout === 'totals' ? { number: null, address: null, name: [] } : findVoter(sample, taken);
  const who = [voter.number, voter.address, ...voter.name];
  const free = sample.columns.filter(({ place }) => !taken.includes(place));
  const several = free.filter(
    ({ place, heading, cells }) =>
      isWeight(heading) && !who.includes(place) && cells.some((cell) => /\d/u.test(cell) && cell.trim() !== '1'),
  );
  if (several.length > 0 && layout !== 'totals') {
    const answers = several.map(({ place }) => letters(place));
    return ask(
      sample,
      'weights',
      several,
      answers.flatMap((letter) => [option('weight', letter), option('ignore', letter)]),
    );
  }
  const group = layout === 'totals' ? undefined : free.find(({ heading }) => isGroup(heading));
  const columns: Columns = {
    ...{ picks, shownBy, dots, rank, total, voter, weight, ignored },
    group: group?.place ?? null,
    sent: findSent(sample),
  };
  return { found, header: sample.header, columns };
}
