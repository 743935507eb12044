/** Finds the headings of a sheet: what they say above each column, and in which rows they stand. */

import type { Row } from '../text/rows.ts';
import { ballotsAmong, kindOf, rowsBelow, type TableHints } from './contents.ts';
import { plain } from './fold.ts';
import { filledIn, type Header, isFigure, isFilled, NO_HEADER } from './headers.ts';
import { isBarePick, isPick, isWho, numberOf } from './headings.ts';
import { labelIn, repeats } from './layouts.ts';
import { harmOf, saysNothing, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';

/** Headings stand in the first rows, below a title and notes. */
export const MOST_ABOVE = 40;

/**
 * The headings are the line that `--header` names, or the line that holds orientations above marks, or the first that says who
 * voted or which pick is which, or the only line of several cells above the first orientation. Null where several lines
 * could be it.
 */
export function findHeader(rows: readonly Row[], lookup: Lookup, hints: TableHints): Header | null {
  const isBallot = ({ cells }: Row) =>
    cells.some(
      (cell) => isFigure(cell) || kindOf(cell, lookup) === 'label' || (isFilled(cell) && signOf(cell) !== null),
    );
  const at = (place: number) => (place < 0 ? null : headerAt(rows, place, isBallot));
  const lineOf = (line: number | null) => rows.findIndex((row) => row.line === line);
  if (hints.header !== null) return headerAt(rows, lineOf(hints.header), isBallot);
  const top = rows.slice(0, MOST_ABOVE);
  const heads = (place: number) =>
    findHeads(rows[place]?.cells ?? [], rows.slice(place + 1), lookup, hints.picks).length > 0;
  const announced = top.findIndex((row, place) => announces(row, lookup) || heads(place));
  if (announced >= 0) {
    let lowest = announced;
    const isWhole = (place: number) => heads(place) || (rows[place]?.cells.filter(isPick).length ?? 0) > 1;
    // The lowest line of several says most; below «Choix 1», «Choix 2» stand ballots.
    while (!isWhole(lowest) && (heads(lowest + 1) || isNumbering(rows[lowest + 1], lookup))) lowest += 1;
    return at(lowest);
  }
  const bare = top.findIndex(({ cells }) => cells.some((cell) => isBarePick(cell) || isPick(cell)));
  if (!lookup.given) {
    const { pickColumns } = hints;
    // Whoever names columns by their headings has named their line too; otherwise the line only serves to ask a question.
    const named = top.findIndex(({ cells }) =>
      pickColumns?.every((name) => cells.some((cell) => plain(cell) === plain(name))),
    );
    if (pickColumns !== null) return at(named);
    return headerAt(rows, bare < 0 ? top.findIndex((row) => filledIn(row) > 1) : bare, isBallot);
  }
  const first = rows.findIndex(({ cells }) => cells.some((cell) => isPicked(cell, lookup)));
  // Where there are none, whoever names the columns by their letters has said so.
  if (first < 0) return at(bare < 0 ? top.findIndex(isNumbered) : bare) ?? (hints.pickColumns && NO_HEADER);
  const line = lineAbove(top.slice(0, first), rows.slice(first), lookup);
  return line === 'none' ? NO_HEADER : line && at(rows.indexOf(line));
}

const isPicked = (cell: string, lookup: Lookup): boolean =>
  isFilled(cell) && ['label', 'near'].includes(kindOf(cell, lookup)) && harmOf(cell) === null;

/** The line above the first orientation that may be headings, `none` where there is none, null where nobody can tell. */
function lineAbove(above: readonly Row[], ballots: readonly Row[], lookup: Lookup): Row | 'none' | null {
  const lines = above.filter((row) => filledIn(row) > 0);
  const widest = Math.max(2, ...lines.map(filledIn));
  const [wide, other] = lines.filter((row) => filledIn(row) === widest);
  // Titles fill fewer cells, and so do blank ballots; without any line of several cells, one cell may head a column.
  if (other !== undefined) return null;
  const line = wide ?? lines.findLast(({ cells }) => cells.some(isBarePick)) ?? lines.at(-1);
  if (line === undefined) return 'none';
  // A name alone above other names may be a blank ballot.
  const beside = ballots.map(({ cells }) => cells[line.cells.findIndex(isFilled)] ?? '');
  const names = new Set(beside.filter((cell) => /\p{L}/u.test(cell) && !isPicked(cell, lookup)));
  if (wide === undefined && names.size > 1 && names.size === ballots.length) return null;
  // What comes again below is part of a ballot; so is a cell that names several orientations, joined in a way that nobody knows.
  const again = (cell: string, place: number) => isFilled(cell) && ballots.some(({ cells }) => cells[place] === cell);
  if (line.cells.some((cell, place) => again(cell, place) || lookup.labelsIn(cell).places.length > 1)) return null;
  const said = line.cells.filter(isFilled);
  const figures = said.filter(isFigure);
  // Columns may be headed 1, 2, 3; other numbers are those of a ballot.
  const counts = figures.length > 1 && figures.every((cell, at) => cell.trim() === String(at + 1));
  const isBlank = said.every((cell) => saysNothing(cell, lookup)) || said.some((cell) => /\S@\S/u.test(cell));
  return isBlank || (isFigure(said[0] ?? '') && !counts) ? 'none' : line;
}

/** Whether a row says who voted, or which pick is which, as no ballot does. */
function announces({ cells, damage }: Row, lookup: Lookup): boolean {
  const words = cells.filter((cell) => isFilled(cell) && lookup.named(cell) === null);
  const said = words.filter((cell) => isWho(cell) || isPick(cell));
  return damage === null && said.length > 0 && (cells.filter(isFilled).length > 1 || said.some(isWho));
}

/** Whether a row below headings belongs to them: «Choix 1», «Choix 2»…; «1er», «2e» or bare numbers below a merged cell. */
function isNumbering(row: Row | undefined, lookup: Lookup): boolean {
  const said = row?.cells.filter(isFilled) ?? [];
  const numbers = said.map(numberOf).filter((numbered) => numbered !== null);
  const isMerged = !isFilled(row?.cells[0]);
  const own = numbers.filter(({ declared }) => declared || isMerged);
  return (
    isRun(own) &&
    (!isMerged || own.length === said.length || own.every(({ declared }) => declared)) &&
    !said.some((cell) => lookup.named(cell) !== null)
  );
}

/** Whether words in a row are numbered from 1: «Réponse 1», «Réponse 2»… */
const isNumbered = ({ cells }: Row): boolean =>
  isRun(cells.flatMap((cell) => (isFigure(cell) ? [] : (numberOf(cell) ?? []))));

const isRun = (numbers: readonly { readonly at: number }[]): boolean =>
  numbers.length > 1 && numbers.every(({ at }, place) => at === place + 1);

/** The columns above which a row has orientations, by their labels, or all of them by their numbers; none where anything stands
 * below but marks or the same orientations. */
export function findHeads(
  headings: readonly string[],
  below: readonly Row[],
  lookup: Lookup,
  picks: number,
): readonly number[] {
  const labels = headings.map((heading) => labelIn(heading, lookup));
  const placesBy = (find: (label: string) => number | null) =>
    [...labels.keys()].filter((place) => find(labels[place] ?? '') !== null);
  // A list may call its orientations by numbers alone.
  const named = placesBy((label) => (/^\d{1,2}$/u.test(label) ? null : lookup.named(label)));
  const coded = placesBy(lookup.find);
  const codes = new Set(coded.map((place) => lookup.find(labels[place] ?? '')));
  const all = lookup.orientations.length;
  const isWhole = codes.size === all && coded.length === all && (named.length > 1 || all > picks);
  /** No ballot names all of them: what stands below may say nothing yet, or be sums. */
  const isList = isWhole && all > picks;
  const heads = isWhole ? coded : named.length > 1 ? named : [];
  if (heads.length === 0 || headings.some((heading, place) => isFigure(heading) && !heads.includes(place))) return [];
  const ballots = ballotsAmong(rowsBelow(below, lookup), headings, lookup);
  const cells = heads.flatMap((place) =>
    ballots.flatMap((row) => {
      const cell = row.cells[place] ?? '';
      const isOwn = repeats(cell, labels[place] ?? '', lookup);
      const sign = signOf(cell);
      // A year is no mark, no rank and no dots.
      const isWritten = !isOwn && (sign === null || (sign.kind === 'number' && sign.value > 99));
      const isMade = isOwn || (sign !== null && sign.kind !== 'none');
      return isFilled(cell) ? [{ cell, isOwn, isWritten, isMade }] : [];
    }),
  );
  const own = cells.filter(({ isOwn }) => isOwn).length;
  const written = cells.filter(({ isWritten }) => isWritten);
  // Ballots are no headings, nor are they repeated where they all say the same.
  const isBallot =
    written.some(({ cell }) => lookup.named(cell) !== null) || (own > 0 && own === heads.length * ballots.length);
  // Where nobody has marked anything, what stands above may be a ballot.
  return (cells.length === 0 ? isList : cells.some(({ isMade }) => isMade)) &&
    3 * written.length <= cells.length &&
    !isBallot
    ? heads
    : [];
}

/** The headings of which this row is the lowest: lines right above it belong to them that fill several columns and are no ballot. */
function headerAt(rows: readonly Row[], bottom: number, isBallot: (row: Row) => boolean): Header {
  let top = bottom;
  const belongs = (row: Row | undefined) => row !== undefined && filledIn(row) > 1 && !isBallot(row);
  while (belongs(rows[top - 1])) top -= 1;
  const block = rows.slice(top, bottom + 1);
  const width = Math.max(0, ...block.map(({ cells }) => cells.length));
  const tidy = (cell: string | undefined) => (cell ?? '').replace(/\s+/gu, ' ').trim();
  const headings: string[] = [];
  const contexts: string[] = [];
  let over = '';
  for (let place = 0; place < width; place += 1) {
    const column = block.map(({ cells }) => tidy(cells[place]));
    const heading = column.findLast(isFilled) ?? '';
    // A merged cell is also the heading of the empty ones to its right.
    over = column.slice(0, -1).findLast(isFilled) ?? over;
    headings.push(heading);
    contexts.push(over === '' || over === heading || !isFilled(column.at(-1)) ? heading : `${over} [${heading}]`);
  }
  return { headings, contexts, rows: block, next: bottom + 1 };
}
