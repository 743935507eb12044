/** Recognises columns of picks: by what stands in them where the list is known, else by their headings alone. */

import {
  ask,
  cellsAt,
  contextAt,
  countKinds,
  findVoter,
  headingAt,
  holdsPicks,
  kindOf,
  lettersOf,
  liesSideways,
  option,
  placesIn,
  type Recognised,
  type Sample,
} from './contents.ts';
import { isFilled } from './headers.ts';
import { isBarePick, isFigures, isGroup, isLabel, isRank, isTotal, isWho } from './headings.ts';
import { doubtfulMark, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { declaredRun, dotsBeside, numberedRuns, orderOf } from './pick-order.ts';
import { recogniseRows } from './recognise-rows.ts';
import { isCount, isDistinct, recogniseSingle, singleWithoutList } from './recognise-single.ts';
import { splitCell } from './split-cell.ts';

/** Picks of a sheet whose list is known: columns that hold orientations and nothing else, and those numbered beside them. */
export function recognisePicks(sample: Sample, lookup: Lookup, told: readonly number[] | null): Recognised {
  const places = placesIn(sample);
  const kinds = new Map(places.map((place) => [place, countKinds(sample, place, lookup)]));
  const pure = places.filter((place) => holdsPicks(kinds.get(place) ?? countKinds(sample, place, lookup)));
  const declared = declaredRun(sample);
  const runs = numberedRuns(sample);
  // «Idée 1», «Idée 2»: a run of which one column is proven, and nothing but words stands in the others.
  const beside = runs
    .filter((run) => run.some((place) => pure.includes(place)))
    .flat()
    .filter((place) => (kinds.get(place)?.mark ?? 0) + (kinds.get(place)?.number ?? 0) === 0);
  const bare = places.filter(
    (place) => isBarePick(contextAt(sample, place)) && !isRank(headingAt(sample, place)) && hasAny(kinds.get(place)),
  );
  const columns = told ?? [...new Set([...pure, ...declared, ...beside, ...bare])].sort((a, b) => a - b);
  if (columns.length === 0) return null;
  // Where most rows have nothing in these columns, the picks stand elsewhere.
  const rows = sample.body.filter(({ cells }) => columns.some((place) => isFilled(cells[place])));
  if (told === null && declared.length + bare.length === 0 && 2 * rows.length < sample.body.length) {
    return ask(sample, 'no-picks', columns, [option('pick-columns', lettersOf(columns))]);
  }
  if (told === null && liesSideways(sample, columns)) {
    return ask(sample, 'sideways', columns.slice(0, 3), [option('pick-columns', lettersOf(columns))]);
  }
  const cells = columns.flatMap((place) => cellsAt(sample, place));
  const words = cells.filter((cell) => /\p{L}{2}/u.test(cell) && kindOf(cell, lookup) !== 'nothing');
  if (words.length > 0 && cells.every((cell) => ['other', 'nothing'].includes(kindOf(cell, lookup)))) {
    return ask(sample, 'foreign-list', columns, [option('orientations', '')], words.slice(0, 1));
  }
  const [first = 0] = columns;
  const numberedAlone =
    declared.length === 1 && cellsAt(sample, first).every((cell) => splitCell(cell, lookup).pieces.length < 2);
  if (columns.length === 1 && !numberedAlone) return recogniseSingle(sample, first, lookup, told !== null);
  const marked = columns.filter((place) => (kinds.get(place)?.mark ?? 0) > 0 && !pure.includes(place));
  if (marked.length === columns.length) return ask(sample, 'no-picks', columns, []);
  const order = told ?? orderOf(sample, columns);
  if ('question' in order || order.length === 0) return 'question' in order ? order : null;
  const codes = columns.reduce((sum, place) => sum + (kinds.get(place)?.code ?? 0), 0);
  const labels = columns.reduce((sum, place) => sum + (kinds.get(place)?.label ?? 0), 0);
  const numbered = !lookup.coded && codes > 0 && labels === 0;
  // Numbers under as many headings as there are orientations may be ranks.
  if (
    told === null &&
    codes > 0 &&
    labels === 0 &&
    columns.length === lookup.size &&
    columns.length > sample.hints.picks
  ) {
    return ask(sample, 'numbers-in-grid', columns.slice(0, 3), [option('pick-columns', lettersOf(columns))]);
  }
  const shownBy = told !== null ? 'told' : declared.length > 0 ? 'heading' : 'contents';
  return { found: { layout: 'column-per-pick', picks: order, shownBy, dots: dotsBeside(sample), numbered } };
}

const hasAny = (kinds: ReturnType<typeof countKinds> | undefined): boolean =>
  kinds !== undefined && kinds.label + kinds.several + kinds.code + kinds.partly > 0;

/** The picks of a sheet without a list: those that headings of the vocabulary announce, from 1 without a hole. */
export function recogniseDeclared(sample: Sample, told: readonly number[] | null): Recognised {
  const declared = declaredRun(sample);
  const places = placesIn(sample);
  if (told === null && liesSideways(sample, places)) return ask(sample, 'sideways', [], []);
  const bare = places.filter((place) => isBarePick(contextAt(sample, place)) && !isRank(headingAt(sample, place)));
  const alike = bare.length > 1 && bare.every((place) => headingAt(sample, place) === headingAt(sample, bare[0] ?? 0));
  const columns = told ?? (declared.length > 0 ? declared : alike || bare.length === 1 ? bare : []);
  if (columns.length === 0) {
    const rows = recogniseRows(sample, null, null);
    if (rows !== null) return rows;
    return withoutList(sample, bare.length > 1 ? bare : places.filter((place) => mayHoldPicks(sample, place)));
  }
  if (told === null && declared.length > 0 && bare.length > 0) {
    return ask(sample, 'several-questions', [...declared, ...bare], [option('pick-columns', lettersOf(declared))]);
  }
  const cells = columns.flatMap((place) => cellsAt(sample, place));
  const figures = places.filter((place) => !columns.includes(place) && isCount(sample, place));
  if (figures.length > 0 && findVoter(sample, columns).name.length === 0 && columns.length === 1 && isDistinct(cells)) {
    return ask(sample, 'looks-like-totals', figures, [option('layout', 'totals')]);
  }
  const figuresOnly = cells.every((cell) => /^[\s\d.,;/-]+$/u.test(cell)) && cells.some((cell) => /\d/u.test(cell));
  if (figuresOnly) {
    const down = places.find(
      (place) => place < (columns[0] ?? 0) && cellsAt(sample, place).every((cell) => /\p{L}{2}/u.test(cell)),
    );
    if (columns.length === 1 && down !== undefined)
      return ask(sample, 'looks-like-totals', columns, [option('layout', 'totals')]);
    return ask(sample, 'numbers-without-list', columns, [option('orientations', '')]);
  }
  // A dash in every cell is a room that voted blank, and no grid of marks.
  const signs = cells.map((cell) => signOf(cell)?.kind ?? null);
  if (signs.some((kind) => kind !== 'none') && !signs.includes(null)) {
    const doubtful = doubtfulMark(cells);
    if (told === null) return withoutList(sample, columns);
    return { found: { layout: 'column-per-orientation', picks: told, shownBy: 'told', doubtful } };
  }
  const [single = 0] = columns;
  if (columns.length === 1 && declared.length === 0) return singleWithoutList(sample, single, told !== null);
  const order = told ?? orderOf(sample, columns);
  if ('question' in order) return order;
  const shownBy = told === null ? 'heading' : 'told';
  return { found: { layout: 'column-per-pick', picks: order, shownBy, dots: dotsBeside(sample) } };
}

/** Columns that may hold picks, for whoever is asked where they are. */
function mayHoldPicks(sample: Sample, place: number): boolean {
  const heading = headingAt(sample, place);
  const cells = cellsAt(sample, place);
  return (
    cells.length > 0 &&
    !isWho(heading) &&
    !isGroup(heading) &&
    !isTotal(heading) &&
    cells.some((cell) => /\p{L}/u.test(cell) || signOf(cell) !== null)
  );
}

function withoutList(sample: Sample, columns: readonly number[]): Recognised {
  if (columns.length === 0)
    return ask(sample, 'no-picks', [], [option('header', ''), option('pick-columns', ''), option('orientations', '')]);
  const cells = columns.flatMap((place) => cellsAt(sample, place));
  const marks = cells.filter((cell) => signOf(cell) !== null).length;
  const figures = columns.filter((place) => isCount(sample, place) && isFigures(headingAt(sample, place)));
  const labelled = placesIn(sample).some((place) => isLabel(headingAt(sample, place)));
  if (figures.length > 0 && labelled) return ask(sample, 'looks-like-totals', figures, [option('layout', 'totals')]);
  const code = marks > 0 && 2 * marks >= cells.length ? 'grid-without-list' : 'no-picks';
  return ask(sample, code, columns, [
    option('orientations', ''),
    ...(code === 'grid-without-list' ? [] : [option('pick-columns', lettersOf(columns))]),
  ]);
}
