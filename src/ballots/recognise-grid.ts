/** Recognises a sheet with a column an orientation: its headings hold the whole list, once each. */

import {
  ask,
  cellsAt,
  type Found,
  headingAt,
  nameOf,
  option,
  placesIn,
  type Recognised,
  type Sample,
} from './contents.ts';
import { isGroup, isOther, isTotal, isWho, SENT } from './headings.ts';
import { labelIn, repeats } from './layouts.ts';
import { doubtfulMark, type Sign, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';

/** Of the cells below orientations, at most this share may be something else than a mark. */
const MOST_STRANGE = 1 / 3;

export function recogniseGrid(sample: Sample, lookup: Lookup): Recognised {
  const { layout } = sample.hints;
  if (layout !== null && layout !== 'column-per-orientation' && layout !== 'rank-per-orientation') return null;
  const heads = findHeads(sample, lookup);
  if (heads.length < 2) return null;
  const orientationOf = (place: number) => lookup.find(labelIn(headingAt(sample, place), lookup));
  const cells = heads.flatMap((place) => cellsAt(sample, place).map((text) => ({ text, place, sign: signOf(text) })));
  const written = cells.filter(
    ({ text, place, sign }) => sign === null || repeats(text, headingAt(sample, place), lookup),
  );
  const repeated = written.filter(({ text, place }) =>
    repeats(text, labelIn(headingAt(sample, place), lookup), lookup),
  );
  // Other orientations stand below: the row is a ballot, not headings.
  if (written.some((cell) => !repeated.includes(cell) && lookup.named(cell.text) !== null)) return null;
  if (written.length - repeated.length > MOST_STRANGE * cells.length || sample.body.length === 0) return null;
  const allFull = cells.length === heads.length * sample.body.length;
  if (repeated.length > 0 && repeated.length === cells.length && allFull) return null;

  const twice = heads.filter((place, at) =>
    heads.some((other, i) => i !== at && orientationOf(other) === orientationOf(place)),
  );
  if (twice.length > 0)
    return ask(sample, 'heading-twice', twice, [option('ignore', nameOf(sample, twice.at(-1) ?? 0).letter)]);

  const has = new Set(heads.map(orientationOf));
  const missing = Array.from({ length: lookup.size }, (_, place) => place)
    .filter((place) => !has.has(place))
    .map(lookup.label);
  const rest = placesIn(sample).filter((place) => !heads.includes(place) && isOpen(sample, place));
  // A heading that is nearly one of the missing may be a typing error of it, marked or not.
  const near = placesIn(sample).filter(
    (place) =>
      !heads.includes(place) &&
      lookup.suggest(labelIn(headingAt(sample, place), lookup)).some((label) => missing.includes(label)),
  );
  // Where another column may be that of an orientation, its votes must not be lost.
  if (missing.length > 0 && (near.length > 0 || (rest.length > 0 && layout === null))) {
    return ask(
      sample,
      'heading-missing',
      near.length > 0 ? near : rest,
      near.length > 0
        ? near.map((place) => option('ignore', nameOf(sample, place).letter))
        : [option('layout', 'column-per-orientation')],
      missing,
    );
  }
  const open = rest.filter((place) => isOther(headingAt(sample, place)));
  const picks = [...heads, ...open].sort((a, b) => a - b);
  const doubtful = doubtfulMark(cells.map(({ text }) => text));
  const found: Found = { layout: 'column-per-orientation', picks, shownBy: 'heading', missing, doubtful };
  return tellNumbers(
    sample,
    found,
    heads,
    cells.map(({ sign }) => sign),
  );
}

/** Columns headed by an orientation: by its label, or all of them by the numbers of the list. */
function findHeads(sample: Sample, lookup: Lookup): readonly number[] {
  const headed = placesIn(sample).filter((place) => headingAt(sample, place) !== '');
  const named = headed.filter((place) => lookup.named(labelIn(headingAt(sample, place), lookup)) !== null);
  if (named.length > 0) return named;
  const coded = headed.filter((place) => lookup.find(labelIn(headingAt(sample, place), lookup)) !== null);
  return new Set(coded.map((place) => lookup.find(labelIn(headingAt(sample, place), lookup)))).size === lookup.size
    ? coded
    : [];
}

/** Whether a column may hold votes for all that anybody knows: it is filled, and says of itself nothing that we understand. */
function isOpen(sample: Sample, place: number): boolean {
  const heading = headingAt(sample, place);
  const known = [isWho, isTotal, SENT.draft, SENT.date, SENT.type].some((announces) => announces(heading));
  const cells = cellsAt(sample, place);
  if (known || cells.length === 0 || (heading === '' && place === 0)) return false;
  // Dates, ages, words of several letters: nothing of that is a mark.
  return (
    heading === '' ||
    isOther(heading) ||
    cells.some((cell) => signOf(cell)?.kind === 'mark' || /^\s*\d{1,2}\s*$/u.test(cell))
  );
}

/** Marks are marks; a number above 1 is a rank or dots only where the scheme or a flag says so. */
function tellNumbers(
  sample: Sample,
  found: Found,
  heads: readonly number[],
  signs: readonly (Sign | null)[],
): Recognised {
  const { numbers, layout } = sample.hints;
  const ranked = signs.some((sign) => sign?.kind === 'rank');
  const many = signs.some(
    (sign) => (sign?.kind === 'number' && sign.value > 1) || (sign?.kind === 'mark' && sign.dots > 1),
  );
  if (layout === 'rank-per-orientation' || ranked || (many && numbers === 'ranks' && layout === null)) {
    return { found: { ...found, layout: 'rank-per-orientation' } };
  }
  if (!many) return { found };
  if (layout !== null) return { found: { ...found, dots: found.picks } };
  const groups = placesIn(sample).filter((place) => isGroup(headingAt(sample, place)));
  const nobody = !placesIn(sample).some((place) => isWho(headingAt(sample, place)));
  const side = sample.body.map(({ cells }) => cells[0]?.trim() ?? '');
  // A row a table, and no two rows of one: what stands there are sums of many voters.
  if (nobody && (groups.length > 0 || side.every((cell) => /^\D+ ?\d+$/u.test(cell)))) {
    return ask(sample, 'looks-like-totals', groups, [
      option('layout', 'totals'),
      option('layout', 'column-per-orientation'),
    ]);
  }
  if (numbers === 'dots') return { found: { ...found, dots: found.picks } };
  return ask(sample, 'numbers-in-grid', heads.slice(0, 3), [
    option('layout', 'rank-per-orientation'),
    option('layout', 'column-per-orientation'),
    option('scheme', 'cumulative'),
    option('layout', 'totals'),
  ]);
}
