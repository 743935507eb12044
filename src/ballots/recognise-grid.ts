/** Recognises a column an orientation: on each ballot its mark, its rank, its dots; or a count made in the room. */

import type { Row } from '../text/rows.ts';
import {
  ask,
  type ColumnSample,
  type Found,
  ignoreEach,
  isRecap,
  option,
  type Recognised,
  type Sample,
} from './contents.ts';
import { plain } from './fold.ts';
import { filledIn, isFigure, isFilled } from './headers.ts';
import { isClosing, isGroup, isLabel, isOther, isRank, isTotal, isWho, SENT } from './headings.ts';
import { labelIn, repeats } from './layouts.ts';
import { doubtfulMark, figureIn, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';

/** A sheet whose headings hold orientations, each once, above marks. */
export function recogniseGrid(sample: Sample, lookup: Lookup): Recognised {
  const { columns, body, hints } = sample;
  const { layout } = hints;
  if (layout !== null && layout !== 'column-per-orientation' && layout !== 'rank-per-orientation') return null;
  const labelOf = ({ heading }: ColumnSample) => labelIn(heading, lookup);
  const places = findHeads(sample.header.headings, body, lookup, hints.picks);
  const heads = columns.filter(({ place }) => places.includes(place));
  if (heads.length < 2) return null;
  const placeOf = (column: ColumnSample) => lookup.find(labelOf(column));
  const twice = heads.filter((head) => heads.filter((other) => placeOf(other) === placeOf(head)).length > 1);
  if (twice.length > 0) return ask(sample, 'heading-twice', twice, ignoreEach(twice.slice(-1)));
  const has = new Set(heads.map(placeOf));
  const missing = Array.from({ length: lookup.size }, (_, place) => place)
    .filter((place) => !has.has(place))
    .map(lookup.label);
  const others = columns.filter((column) => !heads.includes(column));
  // A heading that is nearly one of the missing may be a typing error of it, marked or not.
  const near = others.filter((column) => lookup.suggest(labelOf(column)).some((label) => missing.includes(label)));
  const open = others.filter(mayHoldMarks);
  if (missing.length > 0 && (near.length > 0 || (open.length > 0 && layout === null))) {
    const answers = near.length > 0 ? ignoreEach(near) : [option('layout', 'column-per-orientation')];
    return ask(sample, 'heading-missing', near.length > 0 ? near : open, answers, missing);
  }
  const picks = columns.filter(
    (column) => heads.includes(column) || (isOther(column.heading) && column.cells.length > 0),
  );
  const doubtful = doubtfulMark(heads.flatMap(({ cells }) => cells));
  const found = {
    layout: 'column-per-orientation',
    picks: picks.map(({ place }) => place),
    shownBy: 'heading',
    missing,
    doubtful,
  } as const;
  return tellNumbers(sample, found, heads);
}

/** The columns that a row heads with orientations by their labels, or with all of them by their numbers; none where anything but marks, or the same orientations, stands below. */
export function findHeads(
  headings: readonly string[],
  rows: readonly Row[],
  lookup: Lookup,
  picks: number,
): readonly number[] {
  const labels = headings.map((heading) => labelIn(heading, lookup));
  const named = [...labels.keys()].filter((place) => lookup.named(labels[place] ?? '') !== null);
  const coded = [...labels.keys()].filter((place) => lookup.find(labels[place] ?? '') !== null);
  const codes = new Set(coded.map((place) => lookup.find(labels[place] ?? '')));
  const heads = named.length > 1 ? named : lookup.size > picks && codes.size === lookup.size ? coded : [];
  if (headings.some((heading, place) => isFigure(heading) && !heads.includes(place))) return [];
  const isEnd = (row: Row) => isRecap(row, lookup) || isClosing(row.cells.find(isFilled) ?? '');
  const isAgain = ({ cells }: Row) => headings.every((heading, at) => plain(heading) === plain(cells[at] ?? ''));
  const ballots = rows.filter((row) => filledIn(row) > 0 && !isEnd(row) && !isAgain(row));
  const below = ballots.flatMap(({ cells }) =>
    heads
      .map((place) => ({ cell: cells[place] ?? '', label: labels[place] ?? '' }))
      .filter(({ cell }) => isFilled(cell)),
  );
  const own = below.filter(({ cell, label }) => repeats(cell, label, lookup));
  const written = below.filter((one) => signOf(one.cell) === null && !own.includes(one));
  // Ballots are no headings, nor are they repeated where they all say the same.
  const isBallot =
    written.some(({ cell }) => lookup.named(cell) !== null) || own.length === heads.length * ballots.length;
  return below.length > 0 && 3 * written.length <= below.length && !isBallot ? heads : [];
}

/** Whether a column beside a grid may hold votes for all that anybody knows: dates, ages, words are no marks. */
function mayHoldMarks({ heading, place, cells }: ColumnSample): boolean {
  const known = [isWho, isTotal, SENT.draft, SENT.date, SENT.type].some((announces) => announces(heading));
  if (known || cells.length === 0 || (heading === '' && place === 0)) return false;
  return (
    heading === '' ||
    isOther(heading) ||
    cells.some((cell) => signOf(cell)?.kind === 'mark' || /^\s*\d{1,2}\s*$/u.test(cell))
  );
}

/** Marks are marks; a number above 1 is a rank or dots only where the scheme or a flag says so. */
function tellNumbers(sample: Sample, found: Found, heads: readonly ColumnSample[]): Recognised {
  const {
    columns,
    body,
    hints: { numbers, layout },
  } = sample;
  const signs = heads.flatMap(({ cells }) => cells.map(signOf));
  const ranked = signs.some((sign) => sign?.kind === 'rank');
  const many = signs.some(
    (sign) => (sign?.kind === 'number' && sign.value > 1) || (sign?.kind === 'mark' && sign.dots > 1),
  );
  if (layout === 'rank-per-orientation' || ranked || (many && numbers === 'ranks' && layout === null))
    return { ...found, layout: 'rank-per-orientation' };
  if (!many) return found;
  const once = (cells: readonly string[]) =>
    cells.length === body.length && new Set(cells.map(plain)).size === cells.length;
  const groups = columns.filter(({ heading, cells }) => isGroup(heading) && (numbers !== 'dots' || once(cells)));
  const side = body.map(({ cells }) => cells[0] ?? '');
  // A row a table, and no two rows of one: what stands there are sums of many voters.
  const nobody = !columns.some(({ heading }) => isWho(heading));
  const sums = nobody && (groups.length > 0 || (side.every((cell) => /^\s*\D+ ?\d+\s*$/u.test(cell)) && once(side)));
  if (layout !== null || (numbers === 'dots' && !sums)) return { ...found, dots: found.picks };
  const totals = option('layout', 'totals');
  const marks = option('layout', 'column-per-orientation');
  if (sums) return ask(sample, 'looks-like-totals', groups, [totals, marks]);
  const answers = [option('layout', 'rank-per-orientation'), marks, option('scheme', 'cumulative'), totals];
  return ask(sample, 'numbers-in-grid', heads.slice(0, 3), answers);
}

/** Figures about the figures. */
const DERIVED = /^(?:%|part|share|pourcentage|percent|moyenne|mean|code|n ?[°o]?)\b|%/u;

/** A count made in the room, once whoever runs the program has said that it is one: orientations down the side or across. */
export function recogniseTotals({ columns, rows, lookup }: Sample): Recognised {
  const cellsOf = ({ place }: ColumnSample) => rows.map(({ cells }) => cells[place] ?? '').filter(isFilled);
  const figures = columns.filter(
    (column) =>
      ![isWho, isRank, (text: string) => DERIVED.test(plain(text))].some((excludes) => excludes(column.heading)) &&
      cellsOf(column).some((cell) => figureIn(cell) !== null),
  );
  const counts = figures.filter(({ heading }) => !isTotal(heading));
  // A lone «Total» is the count itself.
  const dots = counts.length > 0 ? counts : figures;
  const total = counts.length > 0 ? (figures.find(({ heading }) => isTotal(heading))?.place ?? null) : null;
  const isName = (text: string) => (lookup === null ? /\p{L}{2}/u.test(text) : lookup.find(text) !== null);
  const found = { layout: 'totals', total, shownBy: 'told' } as const;
  const across = dots
    .filter(({ heading }) => lookup !== null && isName(labelIn(heading, lookup)))
    .map(({ place }) => place);
  if (across.length > 1) return { ...found, picks: across, dots: across };
  const labels = columns.filter((column) => {
    const cells = cellsOf(column);
    const names = cells.filter(isName).length;
    return (
      !figures.includes(column) &&
      names > 0 &&
      2 * names >= cells.length &&
      new Set(cells.map(plain)).size === cells.length
    );
  });
  const label = labels.find(({ heading }) => isLabel(heading)) ?? labels[0];
  return label === undefined || dots.length === 0
    ? null
    : { ...found, picks: [label.place], dots: dots.map(({ place }) => place) };
}
