/** Recognises columns of picks: by what stands in them where the list is known, else by their headings alone. */

import type { SheetQuestion } from '../failure.ts';
import type { Row } from '../text/rows.ts';
import { ask, type ColumnSample, holdsPicks, ignoring, namePicks, type Recognised, type Sample } from './contents.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { dotsNumber, isBarePick, isWho, numberOf, says } from './headings.ts';
import { labelIn } from './layouts.ts';
import { isMark, isTick } from './marks.ts';
import { isCount, isJoined, recogniseRows, recogniseSingle } from './recognise-single.ts';

/** `told` are the columns that `--pick-columns` names, in their order. */
export function recognisePicks(sample: Sample, told: readonly ColumnSample[] | null): Recognised {
  const { lookup, header } = sample;
  const columns = told ?? findColumns(sample);
  const [first, second] = columns;
  if (first === undefined) {
    if (!lookup.given) return recogniseRows(sample) ?? askForList(sample);
    const announced = sample.columns.filter(({ context }) => isBarePick(context));
    return askIfForeign(sample, announced, told !== null) ?? askForList(sample, announced);
  }
  // Picks to the right of all headings are one too many, or were cut by a separator that is another one's.
  const beyond = header.rows.length === 0 ? [] : columns.filter(({ place }) => place >= header.headings.length);
  if (told === null && beyond.length > 0) return askAside(sample, beyond);
  const isMarked = columns.every(
    ({ kinds: { sign, label, code }, cells }) => 2 * sign > cells.length && label + code === 0,
  );
  if (told !== null && !lookup.given && isMarked) {
    return { layout: 'column-per-orientation', picks: placesOf(told), shownBy: 'told' };
  }
  const open = lookup.given ? whatElse(sample, columns, told !== null) : whatIsNumbered(sample, columns);
  if (open !== null) return open;
  if (isMarked && told === null) return askForList(sample, columns);
  // Without a list, the labels that «;» parts under «Choix 4» are no ballot, nor under «Choix 1» where that is all of them.
  const mayBeAll = told !== null || lookup.given || (first.numbered?.at === 1 && sample.hints.picks > 1);
  if (second === undefined && (first.numbered === null || (mayBeAll && isJoined(first, lookup))))
    return recogniseSingle(sample, first, told !== null);
  const order = told ?? inOrder(sample, columns);
  if ('code' in order) return order;
  const dots = sample.columns.flatMap(({ place, heading, kinds }) => {
    const number = dotsNumber(heading);
    return number === null || kinds.label > 0 ? [] : [{ place, number }];
  });
  const ordered = told !== null || columns.some(({ numbered }) => numbered !== null) || isAlike(columns);
  return {
    layout: 'column-per-pick',
    picks: placesOf(order),
    shownBy: told !== null ? 'told' : columns.some(isDeclared) ? 'heading' : 'contents',
    dots: placesOf(dots.toSorted((a, b) => a.number - b.number)),
    ordered,
  };
}

/** Asks what the orientations beside the picks are, where nothing says it. */
const askAside = (sample: Sample, beyond: readonly ColumnSample[], all: readonly ColumnSample[] = []) =>
  ask(sample, 'votes-outside', beyond, {
    // As many as the picks asked, they may all be picks: «Préférée», «Deuxième», «Troisième».
    ...(all.length === sample.hints.picks ? namePicks(sample, all) : {}),
    ...ignoring(beyond),
  });

const placesOf = (columns: readonly { readonly place: number }[]) => columns.map(({ place }) => place);
const isDeclared = ({ numbered }: ColumnSample): boolean => numbered?.declared === true;
/** One heading merged over all of them, the same above each, or none above any. */
const isAlike = ([first, ...others]: readonly ColumnSample[]): boolean =>
  others.every(({ heading }) => heading === '') || others.every(({ heading }) => heading === first?.heading);

/** Columns that hold orientations and nothing else, those numbered beside them, and those whose headings announce picks. */
function findColumns({ columns, lookup, hints }: Sample): readonly ColumnSample[] {
  const stemOf = ({ numbered, heading }: ColumnSample) => (dotsNumber(heading) === null ? numbered?.stem : undefined);
  // Beside labels, numbers under headings of their own are codes, points, voices.
  const labelled = columns.some(holdsPicks);
  return columns.filter((column) => {
    const { context, heading, kinds } = column;
    if (isDeclared(column)) return true;
    const isBare = isBarePick(context) && !says(heading, 'rank');
    if (!lookup.given) return isBare;
    const isFigures = labelled && kinds.label === 0 && says(heading, 'figures');
    if (holdsPicks(column) || (isBare && !isFigures && kinds.label + kinds.code + kinds.near > 0)) return true;
    // «A, C, F»: several letters of the list, and nothing else.
    const areLetters = column.cells.every((cell) => /\p{L}/u.test(cell)) && isJoined(column, lookup);
    if (!labelled && areLetters && holdsCodes(column)) return true;
    // «Idée 1», «Idée 2»: one column is proven, or all hold numbers of the list.
    const stem = stemOf(column);
    const run = columns.filter((other) => stem !== undefined && stemOf(other) === stem);
    return run.some(holdsPicks) || (!labelled && run.length === hints.picks && run.every(holdsCodes));
  });
}

/** Whether nothing stands in a column but numbers of the list, and signs of none. */
const holdsCodes = ({ kinds: { code, nothing }, cells }: ColumnSample) => code > 0 && code + nothing === cells.length;

/** Columns in which nothing is of the list. Whoever names them by hand may still have numbers in them that are mistaken. */
function askIfForeign(sample: Sample, columns: readonly ColumnSample[], told: boolean): SheetQuestion | null {
  const said = columns.flatMap(({ cells }) => cells).filter((cell) => (told ? /\p{L}{2}/u : /[\p{L}\d]/u).test(cell));
  const isForeign = columns.every(({ kinds: { nothing, other }, cells }) => nothing + other === cells.length);
  return isForeign && said.length > 0 && columns.some(({ kinds }) => kinds.other > 0)
    ? ask(sample, 'foreign-list', columns, { orientations: '' }, said.slice(0, 1))
    : null;
}

/** What columns may be besides picks, where the list is known. */
function whatElse(sample: Sample, columns: readonly ColumnSample[], told: boolean): SheetQuestion | null {
  const { lookup, hints, body } = sample;
  const foreign = askIfForeign(sample, columns, told);
  if (foreign !== null || told) return foreign;
  // Where most rows have nothing in these columns, the picks stand elsewhere.
  const rows = body.filter((row) => columns.some(({ place }) => isFilled(row.cells[place])));
  const said = columns.some((column) => isDeclared(column) || isBarePick(column.context));
  if (!said && 2 * rows.length < body.length) return ask(sample, 'no-picks', columns, namePicks(sample, columns));
  // Numbers under as many headings as there are orientations may be ranks.
  const isNumbered = columns.every(({ kinds }) => kinds.label === 0);
  return isNumbered && columns.length === lookup.orientations.length && columns.length > hints.picks
    ? ask(sample, 'numbers-in-grid', columns.slice(0, 3), namePicks(sample, columns))
    : null;
}

/** Numbers say nothing without the list; beside words, they may be a count. */
function whatIsNumbered(sample: Sample, columns: readonly ColumnSample[]): SheetQuestion | null {
  const cells = columns.flatMap((column) => column.cells);
  const numbers = cells.filter((cell) => /^(?=.*\d)[\s\d.,;/-]+$/u.test(cell)).length;
  if (2 * numbers <= cells.length) return null;
  const isBefore = ({ place, cells: beside }: ColumnSample) =>
    place < (columns[0]?.place ?? 0) && beside.every((cell) => /\p{L}{2}/u.test(cell));
  return columns.length === 1 && sample.columns.some(isBefore)
    ? ask(sample, 'looks-like-totals', columns, { layout: 'totals' })
    : ask(sample, 'without-list', columns, { orientations: '' });
}

/** Nothing is declared: which columns may hold picks, for whoever is asked where they are. */
export function askForList(sample: Sample, found: readonly ColumnSample[] = []): SheetQuestion {
  const isOpen = ({ kinds, cells }: ColumnSample) =>
    sample.lookup.given
      ? 2 * (kinds.label + kinds.code + kinds.near) > cells.length
      : kinds.sign > 0 || cells.some((cell) => /\p{L}/u.test(cell));
  const open = sample.columns.filter(
    (column) => isOpen(column) && !isWho(column.heading) && !says(column.heading, 'group', 'total'),
  );
  const columns = found.length > 0 ? found : open;
  // Marks under more headings than the picks asked: those of another list, or the codes that a survey gives its answers.
  const marked = sample.columns.filter(
    ({ cells, heading }) => cells.some(isMark) && cells.every(isTick) && !isWho(heading),
  );
  const heads = marked.map(({ heading }) => labelIn(heading, sample.lookup));
  if (sample.lookup.given && marked.length > sample.hints.picks)
    return ask(sample, 'foreign-list', marked, { orientations: '' }, heads.slice(-1));
  const figures = columns.filter((column) => isCount(column) && says(column.heading, 'figures'));
  if (figures.length > 0 && sample.columns.some(({ heading }) => says(heading, 'label')))
    return ask(sample, 'looks-like-totals', figures, { layout: 'totals' });
  const marks = columns.reduce((sum, { kinds }) => sum + kinds.sign, 0);
  const cells = columns.reduce((sum, column) => sum + column.cells.length, 0);
  if (!sample.lookup.given && marks > 0 && 2 * marks >= cells)
    return ask(sample, 'without-list', columns, { orientations: '' });
  return ask(sample, 'no-picks', columns, {
    ...(sample.lookup.given ? {} : { orientations: '' }),
    ...(columns.length === 0 ? { header: '' } : namePicks(sample, columns)),
  });
}

/** Columns of picks in their order: by their numbers, else as they stand; or what keeps them from being one question. */
function inOrder(sample: Sample, columns: readonly ColumnSample[]): readonly ColumnSample[] | SheetQuestion {
  const { body, header, hints } = sample;
  const several = ask(sample, 'several-questions', columns, namePicks(sample, columns));
  const sideways = ask(sample, 'sideways', columns, { 'pick-columns': '' });
  // Rows must be ballots: they are more than the picks asked, or something else stands beside them than numbers of picks.
  const isAbout = ({ heading, place, cells }: ColumnSample) =>
    heading === ''
      ? place === 0 && header.rows.length === 0
      : says(heading, 'number') || cells.some((cell, at) => numberOf(cell)?.at !== at + 1);
  const beside = sample.columns.filter((column) => !columns.includes(column));
  const upright = body.length > hints.picks || beside.some(isAbout);
  const numbered = columns.filter((column) => column.numbered !== null);
  const [first, last] = [numbered[0], numbered.at(-1)];
  if (first === undefined || last === undefined) {
    if (!upright) return sideways;
    // As many as the picks asked at most, side by side, whose headings differ in a sign only: «A», «B», «C».
    const stems = columns.map(({ heading }) => plain(heading).replace(/(?:^|[ _-])\S{1,2}$/u, ''));
    const isOne =
      columns.length <= hints.picks && isAdjacent(columns) && (isAlike(columns) || new Set(stems).size === 1);
    // What no ballot fills together are the answers of two rooms, all of a ballot in one cell.
    const isFilledIn = ({ cells }: Row) => columns.filter(({ place }) => isFilled(cells[place])).length > 1;
    return isOne && (sample.lookup.given || body.some(isFilledIn)) ? columns : several;
  }
  // An empty heading between «Choix 1» and «Choix 3» is that of the choice between.
  const isBetween = ({ heading, place }: ColumnSample) => heading === '' && place > first.place && place < last.place;
  const beyond = columns.filter((column) => column.numbered === null && !isBetween(column));
  if (beyond.length > 0) return askAside(sample, beyond, columns);
  const stems = [...new Set(numbered.map((column) => column.numbered?.stem ?? ''))];
  const declared = numbered.every(isDeclared);
  const isOne = stems.length === 1 || (declared && !stems.some((stem) => stem.includes('[')));
  // «1er tour», «2e tour»: words of one's own are one question where they are as many as the picks.
  const isAsked =
    columns.length === hints.picks && !columns.some(({ context }) => says(context, 'contrary', 'against'));
  if (!isOne || !(declared || isAsked)) return several;
  const ranks = columns
    .map((column, at) => ({ column, rank: column.numbered?.at ?? at + 1 }))
    .toSorted((a, b) => a.rank - b.rank);
  const each = new Set(ranks.map(({ rank }) => rank)).size;
  if (each < ranks.length)
    return stems.length === 1 && ranks.length % each === 0 ? ask(sample, 'side-by-side', columns, {}) : several;
  if (ranks.some(({ rank }, at) => rank !== at + 1))
    return ask(sample, 'no-picks', columns, namePicks(sample, columns));
  // Without a list, words beside fewer columns than the picks asked may be the next pick: «Dernier choix».
  const isOpen = ({ heading, cells }: ColumnSample) =>
    cells.some((cell) => /\p{L}{2}/u.test(cell)) && !isWho(heading) && !says(heading, 'group', 'date', 'type');
  if (!sample.lookup.given && ranks.length < hints.picks && beside.some(isOpen))
    return ask(sample, 'no-picks', columns, { orientations: '', 'pick-columns': '', picks: String(ranks.length) });
  return declared || upright ? ranks.map(({ column }) => column) : sideways;
}

const isAdjacent = (columns: readonly ColumnSample[]): boolean =>
  columns.every(({ place }, at) => at === 0 || place === (columns[at - 1]?.place ?? 0) + 1);
