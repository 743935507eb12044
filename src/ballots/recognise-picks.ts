/** Recognises columns of picks: by what stands in them where the list is known, else by their headings alone. */

import type { SheetQuestion } from '../failure.ts';
import {
  ask,
  type ColumnSample,
  findVoter,
  holdsPicks,
  ignoreEach,
  option,
  pickColumns,
  type Recognised,
  type Sample,
} from './contents.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import {
  dotsNumber,
  isBarePick,
  isContrary,
  isDeclared,
  isFigures,
  isGroup,
  isLabel,
  isRank,
  isTotal,
  isWho,
  numberOf,
} from './headings.ts';
import { doubtfulMark } from './marks.ts';
import { isCount, isJoined, recogniseRows, recogniseSingle } from './recognise-single.ts';

/** `told` are the columns that whoever runs the program named, in their order. */
export function recognisePicks(sample: Sample, told: readonly ColumnSample[] | null): Recognised {
  const { lookup } = sample;
  const columns = told ?? findColumns(sample);
  const [first, second] = columns;
  if (first === undefined) return lookup === null ? (recogniseRows(sample) ?? askForList(sample)) : null;
  // Picks to the right of all headings were cut by a separator that is another one's.
  const { headings, lines } = sample.header;
  if (told === null && lines.length > 0 && columns.some(({ place }) => place >= headings.length)) return null;
  const count = (...kinds: readonly (keyof ColumnSample['kinds'])[]) =>
    columns.reduce((sum, column) => sum + kinds.reduce((all, kind) => all + column.kinds[kind], 0), 0);
  const isMarked = columns.every(({ kinds }) => kinds.sign > 0) && count('label', 'several', 'code') === 0;
  if (told !== null && lookup === null && isMarked && count('other') === 0) {
    const doubtful = doubtfulMark(columns.flatMap(({ cells }) => cells));
    return { layout: 'column-per-orientation', picks: placesOf(told), shownBy: 'told', doubtful };
  }
  const open = lookup === null ? whatIsNumbered(sample, columns) : whatElse(sample, columns, told !== null);
  if (open !== null) return open;
  if (isMarked && told === null) return askForList(sample, columns);
  if (second === undefined && (first.numbered === null || isJoined(first, lookup)))
    return recogniseSingle(sample, first, told !== null);
  const order = told ?? inOrder(sample, columns);
  if (order === null || 'code' in order) return order;
  const dots = sample.columns
    .filter(({ heading }) => dotsNumber(heading) !== null)
    .toSorted((a, b) => (dotsNumber(a.heading) ?? 0) - (dotsNumber(b.heading) ?? 0));
  const announced = columns.some(isNumberedPick);
  return {
    layout: 'column-per-pick',
    picks: placesOf(order),
    shownBy: told !== null ? 'told' : announced ? 'heading' : 'contents',
    dots: placesOf(dots),
    numbered: lookup !== null && !lookup.coded && count('code') > 0 && count('label') === 0,
    ...(told === null && !isRun(columns) && !isAlike(columns) ? { ordered: false } : {}),
  };
}

const placesOf = (columns: readonly ColumnSample[]) => columns.map(({ place }) => place);
const isNumberedPick = ({ numbered }: ColumnSample): boolean => isDeclared(numbered);
const isRun = (columns: readonly ColumnSample[]): boolean => columns.some(({ numbered }) => numbered !== null);
/** One heading merged over all of them, the same above each, or none above any. */
const isAlike = ([first, ...others]: readonly ColumnSample[]): boolean =>
  others.every(({ heading }) => heading === '') || others.every(({ heading }) => heading === first?.heading);
/** Columns that hold orientations and nothing else, those numbered beside them, and those whose headings announce picks. */
function findColumns({ columns, lookup, hints }: Sample): readonly ColumnSample[] {
  const stemOf = ({ numbered, heading }: ColumnSample) => (dotsNumber(heading) === null ? numbered?.stem : undefined);
  const pure = lookup === null ? [] : columns.filter(holdsPicks);
  const isRunOf = (stem: string | undefined) => {
    const run = columns.filter((column) => stem !== undefined && stemOf(column) === stem);
    // «Idée 1», «Idée 2»: one column is proven, and nothing but words stands in the others; or all hold numbers of the list.
    return run.some((column) => pure.includes(column))
      ? 'words'
      : run.length === hints.picks && run.every(holdsCodes)
        ? 'codes'
        : null;
  };
  return columns.filter((column) => {
    const { context, heading, kinds } = column;
    const known = lookup === null || kinds.label + kinds.several + kinds.code + kinds.near > 0;
    const bare = isBarePick(context) && !isRank(heading) && known;
    const run = lookup === null ? null : isRunOf(stemOf(column));
    const beside = run === 'codes' || (run === 'words' && kinds.sign + kinds.code === 0);
    return pure.includes(column) || isNumberedPick(column) || bare || beside;
  });
}

/** Whether nothing stands in a column but numbers of the list, and signs of none. */
const holdsCodes = ({ kinds: { code, nothing }, cells }: ColumnSample) => code > 0 && code + nothing === cells.length;

/** What columns may be besides picks, where the list is known. */
function whatElse(sample: Sample, columns: readonly ColumnSample[], told: boolean): SheetQuestion | null {
  const { lookup, hints, body } = sample;
  const cells = columns.flatMap((column) => column.cells);
  if (columns.every(({ kinds: { nothing, other, ...some } }) => Object.values(some).every((count) => count === 0))) {
    const words = cells.filter((cell) => /\p{L}{2}/u.test(cell));
    if (words.length > 0) return ask(sample, 'foreign-list', columns, [option('orientations', '')], words.slice(0, 1));
  }
  if (told) return null;
  // Where most rows have nothing in these columns, the picks stand elsewhere.
  const rows = body.filter((row) => columns.some(({ place }) => isFilled(row.cells[place])));
  const said = columns.some((column) => isNumberedPick(column) || isBarePick(column.context));
  if (!said && 2 * rows.length < body.length) return ask(sample, 'no-picks', columns, [pickColumns(columns)]);
  // Numbers under as many headings as there are orientations may be ranks.
  const numbers = columns.every(({ kinds }) => kinds.label === 0) && columns.some(({ kinds }) => kinds.code > 0);
  if (numbers && columns.length === lookup?.size && columns.length > hints.picks)
    return ask(sample, 'numbers-in-grid', columns.slice(0, 3), [pickColumns(columns)]);
  return null;
}

/** Numbers say nothing without the list; beside words, they may be a count. */
function whatIsNumbered(sample: Sample, columns: readonly ColumnSample[]): SheetQuestion | null {
  const cells = columns.flatMap((column) => column.cells);
  if (!cells.every((cell) => /^[\s\d.,;/-]+$/u.test(cell)) || !cells.some((cell) => /\d/u.test(cell))) return null;
  const down = sample.columns.find(
    ({ place, cells: beside }) => place < (columns[0]?.place ?? 0) && beside.every((cell) => /\p{L}{2}/u.test(cell)),
  );
  return columns.length === 1 && down !== undefined
    ? ask(sample, 'looks-like-totals', columns, [option('layout', 'totals')])
    : ask(sample, 'numbers-without-list', columns, [option('orientations', '')]);
}

/** Nothing is declared: which columns may hold picks, for whoever is asked where they are. */
function askForList(sample: Sample, found: readonly ColumnSample[] = []): SheetQuestion {
  const open = sample.columns.filter(
    ({ heading, kinds, cells }) =>
      ![isWho, isGroup, isTotal].some((announces) => announces(heading)) &&
      kinds.sign + cells.filter((cell) => /\p{L}/u.test(cell)).length > 0,
  );
  const columns = found.length > 0 ? found : open;
  const figures = columns.filter((column) => isCount(column) && isFigures(column.heading));
  if (figures.length > 0 && sample.columns.some(({ heading }) => isLabel(heading)))
    return ask(sample, 'looks-like-totals', figures, [option('layout', 'totals')]);
  const marks = columns.reduce((sum, { kinds }) => sum + kinds.sign, 0);
  const cells = columns.reduce((sum, column) => sum + column.cells.length, 0);
  if (sample.lookup === null && marks > 0 && 2 * marks >= cells)
    return ask(sample, 'grid-without-list', columns, [option('orientations', '')]);
  const list = sample.lookup === null ? [option('orientations', '')] : [];
  return ask(sample, 'no-picks', columns, [
    ...list,
    columns.length === 0 ? option('header', '') : pickColumns(columns),
  ]);
}

/** Columns of picks in their order: by their numbers, else as they stand; or what keeps them from being one question. */
function inOrder(sample: Sample, columns: readonly ColumnSample[]): readonly ColumnSample[] | SheetQuestion | null {
  const several = ask(sample, 'several-questions', columns, [pickColumns(columns)]);
  const outside = (beyond: readonly ColumnSample[]) =>
    ask(sample, 'votes-outside', beyond, [...ignoreEach(beyond), pickColumns(columns)]);
  const numbered = columns.filter((column) => column.numbered !== null);
  const [first] = numbered;
  // Rows must be ballots: they are more than the picks asked, or something else than the numbers of picks stands beside.
  const upright =
    sample.body.length > sample.hints.picks ||
    findVoter(sample, placesOf(columns)).number !== null ||
    sample.columns.some(
      (beside) =>
        !columns.includes(beside) &&
        beside.heading !== '' &&
        beside.cells.some((cell, at) => numberOf(cell)?.at !== at + 1),
    );
  if (first === undefined) {
    const alike = isAlike(columns);
    if (alike && isBarePick(columns[0]?.context ?? '') && columns.every(({ heading }) => heading !== ''))
      return columns;
    if (sample.body.length > 1 && columns.every(({ cells }) => new Set(cells).size < 2)) return null;
    if (alike && columns.length > sample.hints.picks) return outside(columns.slice(sample.hints.picks));
    return upright && (alike ? isAdjacent(columns) : isOneQuestion(sample, columns)) ? columns : several;
  }
  // An empty heading between «Choix 1» and «Choix 3» is that of the choice between.
  const beyond = columns.filter(
    ({ numbered: own, heading, place }) =>
      own === null && (heading !== '' || place < first.place || place > (numbered.at(-1)?.place ?? 0)),
  );
  if (beyond.length > 0) return outside(beyond);
  const stems = new Set(numbered.map((column) => column.numbered?.stem ?? ''));
  const declared = numbered.every(isNumberedPick);
  if (stems.size > 1 && (!declared || [...stems].some((stem) => stem.includes('[')))) return several;
  const ranks = columns
    .map((column, at) => ({ column, rank: column.numbered?.at ?? at + 1 }))
    .toSorted((a, b) => a.rank - b.rank);
  if (ranks.some(({ rank }, at) => rank !== at + 1))
    return new Set(ranks.map(({ rank }) => rank)).size < ranks.length
      ? several
      : ask(sample, 'hole', columns, [pickColumns(columns)]);
  return declared || upright
    ? ranks.map(({ column }) => column)
    : ask(sample, 'sideways', columns, [pickColumns(columns)]);
}

const isAdjacent = (columns: readonly ColumnSample[]): boolean =>
  columns.every(({ place }, at) => at === 0 || place === (columns[at - 1]?.place ?? 0) + 1);

/** Two questions would have the same answer by chance more often than that. */
const BY_CHANCE = 0.05;

/**
 * As many columns of orientations as picks were asked, side by side: one question where their headings differ in a sign
 * («A», «B», «C»), or where no ballot has an orientation twice, as answers to several questions would by chance.
 */
function isOneQuestion({ lookup, hints, body }: Sample, columns: readonly ColumnSample[]): boolean {
  if (lookup === null || columns.length !== hints.picks || !isAdjacent(columns)) return false;
  if (!columns.every((column) => holdsPicks(column) && !isContrary(column.context))) return false;
  const ballots = body.map(({ cells }) =>
    columns.map(({ place }) => lookup.find(cells[place] ?? '')).filter((pick) => pick !== null),
  );
  if (ballots.some((picks) => new Set(picks).size < picks.length)) return false;
  const pairs = ballots.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const stems = new Set(columns.map(({ heading }) => plain(heading).replace(/(?:^|[ _-])\S{1,2}$/u, '')));
  return stems.size === 1 || (1 - 1 / lookup.size) ** pairs < BY_CHANCE;
}
