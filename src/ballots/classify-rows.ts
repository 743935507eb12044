/** Says of every row whether it is a heading, a ballot, or something that only the paper ballots can settle; none is lost. */

import type { Row } from '../text/rows.ts';
import { type Aside, type Kind, rowClassifier } from './classify-row.ts';
import { voterOf, voterPlaces } from './columns.ts';
import { plain } from './fold.ts';
import { isFilled, numberIn } from './headers.ts';
import { isBarePick, says } from './headings.ts';
import { gatherer } from './layouts.ts';
import { signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import type { Table } from './table.ts';

/** Several rows, where each row of the file is one pick of a ballot. */
export type Rows = readonly [Row, ...Row[]];

export interface Classified {
  readonly rows: Rows;
  /** `odd` may be a ballot or not: whoever has the paper ballots has to say. */
  readonly what: 'header' | 'ballot' | 'odd' | Aside;
}

interface Waiting {
  readonly row: Row;
  readonly what: Kind | 'bare';
  /** Whether an empty row, or one that closes the sheet, parts it from the last ballot. */
  readonly apart: boolean;
}

/** No block at the end of a sheet is longer. */
const LONGEST_BLOCK = 500;

/** Classifies as the rows come; what may be the block at the end waits until a ballot, or nothing, comes after it. */
export function* classifyRows(table: Table, lookup: Lookup, rows: Iterable<Row>): Generator<Classified> {
  const tell = rowClassifier(table, lookup);
  const isSum = sumWatcher(table);
  const usual = usualPlaces(table, tell);
  const isBare = bareRow(table);
  const gather = table.layout === 'row-per-pick' ? gatherer(table.columns) : null;
  let waiting: Waiting[] = [];
  let apart = false;
  const release = (next: Kind | 'end'): readonly Classified[] => {
    const settled = settle(waiting, next);
    waiting = [];
    apart = false;
    return settled;
  };
  for (const row of rows) {
    const told = tell(row);
    const what = told === 'ballot' || told === 'little' || told === 'words' ? usual(told, row) : told;
    if (what === 'empty') {
      gather?.part();
      // What comes after one list is no part of it.
      if (waiting.length > LONGEST_BLOCK) yield* release('ballot');
      apart = true;
      yield { rows: [row], what };
    } else if (gather === null && (what === 'ballot' || (what === 'little' && !apart)) && isBare(row)) {
      if (waiting.length > LONGEST_BLOCK) yield* release('ballot');
      waiting.push({ row, what: 'bare', apart });
    } else if (
      what === 'words' ||
      what === 'closing' ||
      (what === 'total' && waiting.length > 0) ||
      (what === 'little' && (apart || waiting.length > 0))
    ) {
      waiting.push({ row, what, apart });
      apart ||= what === 'closing' || what === 'total';
    } else {
      if (waiting.length > 0 || apart) yield* release(what);
      const said = what === 'little' ? 'ballot' : what;
      if (said === 'ballot' && isSum(row)) yield { rows: [row], what: 'odd' };
      else if (gather === null || said !== 'ballot') yield { rows: [row], what: said };
      else if (!gather.take(row)) yield { rows: [row], what: 'odd' };
    }
  }
  yield* release('end');
  for (const ballot of gather?.ballots() ?? []) yield { rows: ballot, what: 'ballot' };
}

/** Tells a row that says who voted and nothing else: its picks are empty or, under orientations, all the same sign of none. */
function bareRow({ layout, columns: { picks, total, voter } }: Table): (row: Row) => boolean {
  const who = voterPlaces(voter);
  const isGrid = layout === 'column-per-orientation' || layout === 'rank-per-orientation';
  const isZero = (cell: string) => numberIn(cell) === 0;
  return ({ cells, damage }) => {
    if (damage !== null) return false;
    const first = cells[picks[0] ?? 0] ?? '';
    const isNone = !isFilled(first) || (isGrid && (isZero(first) || signOf(first)?.kind === 'none'));
    if (!isNone || picks.some((place) => plain(cells[place] ?? '') !== plain(first))) return false;
    const said = cells.filter((cell, place) => isFilled(cell) && ![...picks, total, ...who].includes(place));
    return said.filter((cell) => !isZero(cell)).length < (who.some((place) => isFilled(cells[place])) ? 1 : 2);
  };
}

/** Tells a row whose marks or dots are the sums of all those above it, where nothing says that somebody cast it. */
function sumWatcher({ layout, columns: { picks, voter } }: Table): (row: Row) => boolean {
  if (layout !== 'column-per-orientation') return () => false;
  const sums = picks.map(() => 0);
  let rows = 0;
  return ({ cells }) => {
    const figures = picks.map((place) => {
      const sign = signOf(cells[place] ?? '');
      return sign?.kind === 'number' ? sign.value : sign?.kind === 'mark' ? sign.dots : 0;
    });
    const same = rows > 1 && Math.max(...sums) > 1 && figures.every((figure, at) => figure === sums[at]);
    for (const [at, figure] of figures.entries()) sums[at] = (sums[at] ?? 0) + figure;
    rows += 1;
    return same && voterOf(cells, voter) === null;
  };
}

/** Figures, letters, several words: «0a» for «B-12», «a b» for a full name. */
const shapeOf = (cell: string): string =>
  (/\d/u.test(cell) ? '0' : '') + (/\p{L}/u.test(cell) ? 'a' : '') + (/\S\s+\S/u.test(cell) ? ' b' : '');

/** Knows what every ballot of the sample says beside its picks, and how: there a blank ballot does so too. */
function usualPlaces({ columns: { picks, rank, voter }, headings, sample }: Table, tell: (row: Row) => Kind) {
  // What stands among the picks is about them, and so are their ranks and points, or all of them once more: a blank ballot has
  // none of it.
  const [first, last] = [Math.min(...picks), Math.max(...picks)];
  const isAbout = (heading: string) => says(heading, 'dots') || isBarePick(heading);
  const isBeside = (place: number) =>
    (place < first || place > last) && place !== rank && !isAbout(headings[place] ?? '');
  const isVote = (row: Row) => tell(row) === 'ballot' && picks.some((place) => isFilled(row.cells[place]));
  const ballots = sample.filter(isVote).map(({ cells }) => cells);
  const [some = []] = ballots;
  const places = [...some.keys()].filter((at) => isBeside(at) && ballots.every((cells) => isFilled(cells[at])));
  // What a single ballot says in its way may be no ballot: «Retenues» among dates.
  const shapesIn = (place: number) => {
    const shapes = ballots.map((cells) => shapeOf(cells[place] ?? ''));
    return new Set(shapes.filter((shape, at) => shapes.indexOf(shape) < at));
  };
  const shapes = new Map(places.map((place) => [place, shapesIn(place)]));
  /** What says less, or otherwise than every ballot, is no ballot: «Page 2», «Source : …», «Retenues» below dates. */
  return (kind: 'ballot' | 'little' | 'words', { cells, damage }: Row): Kind => {
    const at = cells.findIndex(isFilled);
    const said = cells[at] ?? '';
    if (damage !== null || picks.includes(at)) return kind;
    // A name is a name, of one word or of several.
    const isNamed = (place: number) => voter.name.includes(place) && /^\P{N}+$/u.test(cells[place] ?? '');
    const isShaped = (place: number) => isNamed(place) || shapes.get(place)?.has(shapeOf(cells[place] ?? '')) === true;
    if (kind === 'words') {
      // A form that was sent off empty says all that the others say beside their picks. Where that is a single thing, it is a
      // date or a number as theirs, or what another ballot says, too: their table, their quarter. Other words may be a title.
      const isMet = places.some((place) =>
        ballots.some((other) => plain(other[place] ?? '') === plain(cells[place] ?? '')),
      );
      const isAny = places.length > 1 || /\d/u.test(said) || isMet;
      return places.length > 0 && places.every(isShaped) && isAny ? 'little' : kind;
    }
    if (ballots.length < 3) return kind;
    if (cells.findLastIndex(isFilled) === at) {
      const isSomebody = at === voter.address ? said.includes('@') : at === voter.number && numberIn(said) !== null;
      return !isSomebody && places.some((place) => place !== at || !isShaped(at)) ? 'words' : kind;
    }
    if (/\d/u.test(said) || !/\p{L}/u.test(said) || isShaped(at)) return kind;
    const usual = [...(shapes.get(at) ?? [])];
    if (usual.length === 0 || !usual.every((shape) => shape.startsWith('0'))) return kind;
    return picks.some((place) => isFilled(cells[place])) ? 'odd' : 'words';
  };
}

/** What waited is what it looks like, now that it is known what comes after it. */
function settle(waiting: readonly Waiting[], next: Kind | 'end'): readonly Classified[] {
  // One bare row may be a blank ballot; several, with none below them, were numbered for ballots that never came.
  const isOver = ['header', 'section', 'end'].includes(next) || waiting.some(({ what }) => what === 'total');
  const isUnused = isOver && waiting.filter(({ what }) => what === 'bare').length > 1;
  // A word alone above headings that come again is their title.
  const title = next === 'header' ? waiting.findLastIndex(({ what }) => what === 'words') : -1;
  const little = waiting
    .filter(({ what }) => what === 'little')
    .map(({ row }) => plain(row.cells.find(isFilled) ?? ''));
  // The list, or signatures, say each name once.
  const isList = next === 'end' && new Set(little).size === little.length;
  return waiting.map(({ row, what, apart }, at): Classified => {
    const rows = [row] as const;
    const isLast = next === 'end' && (apart || what === 'closing');
    if (what === 'total') return { rows, what };
    if (what === 'bare') return { rows, what: isUnused ? 'odd' : 'ballot' };
    if (what === 'little') return { rows, what: isLast && isList ? 'odd' : 'ballot' };
    return { rows, what: at === title ? 'section' : isLast ? 'closing' : 'odd' };
  });
}
