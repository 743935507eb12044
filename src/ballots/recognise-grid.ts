/** Recognises one column for each orientation: on each ballot its mark, its rank, its dots; or a count made in the room. */

import type { Row } from '../text/rows.ts';
import {
  ask,
  type ColumnSample,
  type Found,
  holdsPicks,
  ignoring,
  lettersOf,
  type Recognised,
  type Sample,
} from './contents.ts';
import { findHeads } from './find-header.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { isWho, says } from './headings.ts';
import { labelIn, repeats } from './layouts.ts';
import { figureIn, isMark, saysNothing, signOf } from './marks.ts';

/** A sheet whose headings hold orientations, each once, above marks. */
export function recogniseGrid(sample: Sample): Recognised {
  const { columns, rows, hints, header, lookup } = sample;
  const { layout } = hints;
  if (layout !== null && layout !== 'column-per-orientation' && layout !== 'rank-per-orientation') return null;
  const places = findHeads(header.headings, rows, lookup, hints.picks);
  const heads = columns.filter(({ place }) => places.includes(place));
  if (heads.length < 2) return null;
  const labelOf = ({ heading }: ColumnSample) => labelIn(heading, lookup);
  // Numbers across and orientations down the side: the numbers are those of the ballots.
  const isNumber = (head: ColumnSample) => lookup.named(labelOf(head)) === null;
  if (heads.every(isNumber) && columns.some((column) => !heads.includes(column) && holdsPicks(column)))
    return ask(sample, 'sideways', [], {});
  const found = heads.map((head) => lookup.find(labelOf(head)));
  const twice = heads.filter((_, at) => found.indexOf(found[at] ?? null) !== found.lastIndexOf(found[at] ?? null));
  if (twice.length > 2 && twice.length === heads.length) return ask(sample, 'side-by-side', twice, {});
  const missing = lookup.orientations.flatMap(({ label }, place) => (found.includes(place) ? [] : [label]));
  // One of them may stand where another orientation should.
  if (twice.length > 0)
    return ask(
      sample,
      'heading-twice',
      twice,
      missing.length > 0 ? {} : { ignore: lettersOf(twice.slice(-1)) },
      missing,
    );
  // «Faut-il abandonner [Accueil]»: a yes is no vote for it.
  const isAgainst = (head: ColumnSample) => says(head.context.replace(labelOf(head), ''), 'against');
  if (layout === null && heads.some(isAgainst))
    return ask(sample, 'several-questions', heads, { layout: 'column-per-orientation' });
  // Orientations below themselves, no more than a ballot has picks: the line above them may be a ballot.
  const isOwn = (head: ColumnSample) =>
    head.cells.every((cell) => repeats(cell, labelOf(head), lookup) || saysNothing(cell, lookup));
  const isProven = layout !== null || hints.header !== null || header.headings.some(isWho);
  if (!isProven && heads.length <= hints.picks && heads.every(isOwn))
    return ask(sample, 'no-picks', heads, { header: '', layout: 'column-per-orientation' });
  const others = columns.filter((column) => !heads.includes(column));
  // A heading that is nearly one of the missing may be a typing error of it, marked or not.
  const near = others.filter((column) => lookup.suggest(labelOf(column)).some((label) => missing.includes(label)));
  const open = others.filter(mayHoldMarks);
  // So may headings that a cell was taken from: the rows below reach further than they do.
  const end = header.headings.findLastIndex(isFilled);
  const isShort = rows.some(({ cells }) => cells.length > end + 1);
  if (missing.length > 0 && (near.length > 0 || isShort)) return ask(sample, 'heading-missing', near, {}, missing);
  // Marks as those of the grid, under a heading that the list does not have.
  const marks = new Set(heads.flatMap(({ cells }) => cells.map(plain)));
  const isAlike = ({ heading, cells }: ColumnSample) =>
    !says(heading, 'other', 'group', 'weight') && cells.some(isMark) && cells.every((cell) => marks.has(plain(cell)));
  const beside = missing.length > 0 && layout === null ? open : open.filter(isAlike);
  if (beside.length > 0) return ask(sample, 'heading-missing', beside, ignoring(beside), missing);
  const picks = columns.filter(
    (column) => heads.includes(column) || (says(column.heading, 'other') && column.cells.length > 0),
  );
  const grid = {
    layout: 'column-per-orientation',
    picks: picks.map(({ place }) => place),
    shownBy: 'heading',
    missing,
  } as const;
  return tellNumbers(sample, grid, heads);
}

/** Whether a column beside a grid may hold votes for all that anybody knows: dates, ages, words are no marks. */
function mayHoldMarks({ heading, place, cells }: ColumnSample): boolean {
  const known = isWho(heading) || says(heading, 'total', 'draft', 'date', 'type') || (heading === '' && place === 0);
  return !known && cells.length > 0 && (heading === '' || says(heading, 'other') || cells.some(isMark));
}

/** Marks are marks; a number above 1 is a rank or dots only where the scheme or a flag says so. */
function tellNumbers(sample: Sample, grid: Found, heads: readonly ColumnSample[]): Recognised {
  const { columns, body, hints } = sample;
  const { numbers, layout } = hints;
  const signs = heads.flatMap(({ cells }) => cells.map(signOf));
  const ranked = signs.some((sign) => sign?.kind === 'rank');
  const numbered = body.filter(({ cells }) =>
    heads.some(({ place }) => {
      const sign = signOf(cells[place] ?? '');
      return sign?.kind === 'number' && sign.value > 1;
    }),
  );
  const marks = signs.filter((sign) => sign?.kind === 'mark');
  // A single row of numbers among marks is wrong by itself, and says nothing of the others.
  const many = numbered.length > (marks.length > 0 ? 1 : 0) || marks.some(({ dots }) => dots > 1);
  if (layout === 'rank-per-orientation' || ranked || (many && numbers === 'ranks' && layout === null))
    return { ...grid, layout: 'rank-per-orientation' };
  if (!many) return grid;
  const once = (cells: readonly string[]) =>
    cells.length === body.length && new Set(cells.map(plain)).size === cells.length;
  const groups = columns.filter(({ heading, cells }) => says(heading, 'group') && (numbers !== 'dots' || once(cells)));
  const side = body.map(({ cells }) => cells[0] ?? '');
  // A row a table, and no two rows of one: what stands there are sums of many voters.
  const nobody = !columns.some(({ heading }) => isWho(heading));
  const sums = nobody && (groups.length > 0 || (side.every((cell) => /^\s*\D+ ?\d+\s*$/u.test(cell)) && once(side)));
  if (layout !== null || (numbers === 'dots' && !sums)) return { ...grid, dots: grid.picks };
  return sums
    ? ask(sample, 'looks-like-totals', groups, { layout: ['totals', 'column-per-orientation'] })
    : ask(sample, 'numbers-in-grid', heads.slice(0, 3), {
        layout: ['rank-per-orientation', 'column-per-orientation', 'totals'],
        scheme: 'cumulative',
      });
}

/** A count made in the room, once `--layout totals` has said that it is one: orientations down the side or across. */
export function recogniseTotals(sample: Sample): Recognised {
  const { columns, rows, lookup } = sample;
  const cellsOf = ({ place }: ColumnSample) => rows.map(({ cells }) => cells[place] ?? '').filter(isFilled);
  const figures = columns.filter(
    (column) =>
      !(isWho(column.heading) || says(column.heading, 'rank', 'derived')) &&
      cellsOf(column).some((cell) => figureIn(cell) !== null),
  );
  // What is on every row the sum of the others is a total, whatever its heading says.
  const figure = (row: Row, { place }: ColumnSample) => figureIn(row.cells[place] ?? '') ?? 0;
  const isSum = (column: ColumnSample) =>
    figures.length > 2 &&
    rows.every((row) => 2 * figure(row, column) === figures.reduce((sum, one) => sum + figure(row, one), 0));
  const counts = figures.filter((column) => !says(column.heading, 'total') && !isSum(column));
  // A lone «Total» is the count itself.
  const dots = (counts.length > 0 ? counts : figures).map(({ place }) => place);
  const total = figures.find(({ place }) => !dots.includes(place))?.place ?? null;
  const isName = (text: string) => (lookup.given ? lookup.find(text) !== null : /\p{L}{2}/u.test(text));
  const found = { layout: 'totals', total, shownBy: 'told' } as const;
  // Numbers across may be those of people, or of tables.
  const across = columns.filter(
    ({ place, heading }) => dots.includes(place) && lookup.named(labelIn(heading, lookup)) !== null,
  );
  if (across.length > 1) {
    const places = across.map(({ place }) => place);
    return { ...found, picks: places, dots: places };
  }
  const labels = columns.filter((column) => {
    const cells = cellsOf(column);
    const distinct = new Set(cells.map(plain)).size === cells.length;
    return !figures.includes(column) && cells.some(isName) && distinct;
  });
  // Columns of tables or people are parts of one count; where one is a count by itself, what stands beside it is another.
  if (counts.length > 1 && total === null && counts.some(({ heading }) => says(heading, 'figures')))
    return ask(sample, 'several-counts', counts, { ignore: lettersOf(counts) });
  const label = labels.find(({ heading }) => says(heading, 'label')) ?? labels[0];
  return label === undefined || dots.length === 0 ? null : { ...found, picks: [label.place], dots };
}
