/** Rows of a sample enter; the columns that each stand for one orientation leave, with what is written below them. */

import type { Row } from '../../text/rows.ts';
import { plain } from '../fold.ts';
import type { Lookup } from '../orientations.ts';
import { signOf } from '../signs.ts';
import { filledIn, type Header, headerAt, holdsFigures, isFilled } from './header.ts';
import { inBrackets, isAside, isTotal, isVoter, sentColumn, voterColumns } from './headings.ts';
import type { Found, Sample } from './layout.ts';

/** What stands below the orientations: plain marks, ranks from 1 up, or numbers of dots. */
export type Writing = 'marks' | 'ranks' | 'dots';

/** Headings stand in the first rows, below a title and notes. */
const MOST_ABOVE = 15;
/** Of the cells below orientations, this share may be something else than a mark. */
const MOST_STRANGE = 0.34;
/** Codes of the list over fewer columns are figures of a ballot. */
const FEWEST_CODES = 5;
/** Numbers under fewer headings may be ages or children. */
const FEWEST_WITH_NUMBERS = 3;

/** The orientation that a heading names: «Vos priorités [Former]», or the whole of it. */
export function labelIn(heading: string, lookup: Lookup | null): string {
  const inner = inBrackets(heading);
  if (inner === null || (lookup !== null && lookup.find(heading) !== null)) return heading;
  return inner;
}

/** Whether a heading offers to write down something else. */
export const isOther = (heading: string): boolean => /^(?:autres?|other)\b/u.test(plain(labelIn(heading, null)));

/** A survey may repeat the orientation itself where it was chosen. */
export const repeats = (cell: string, label: string, lookup: Lookup | null): boolean =>
  plain(cell) === plain(label) ||
  (lookup !== null && lookup.find(cell) !== null && lookup.find(cell) === lookup.find(label));

/** Where one line holds the orientations, a column each, and what stands below are marks, ranks or dots. */
export function findOrientationColumns(sample: Sample): (Found & { readonly writing: Writing }) | null {
  const { rows, lookup } = sample;
  const candidates = rows.slice(0, MOST_ABOVE).flatMap((row, place) => {
    if (filledIn(row) < 2 || (lookup === null && holdsFigures(row))) return [];
    const header = headerAt(rows, place);
    const below = rows.slice(header.next).filter((other) => filledIn(other) > 0 && !isSum(other));
    const columns = lookup === null ? marked(header, below) : named(row, header, below, lookup);
    return columns.length < 2 ? [] : [{ header, below, columns }];
  });
  const most = Math.max(0, ...candidates.map(({ columns }) => columns.length));
  // Without a list, a ballot below the headings may pass for headings too: the first to have most of the columns are meant.
  const best = candidates.find(({ columns }) =>
    lookup === null ? 2 * columns.length >= most : columns.length === most,
  );
  if (best === undefined) return null;
  const { header, below, columns } = best;
  const writing = writingIn(below, columns);
  return {
    columns: {
      picks: columns,
      dots: writing === 'dots' ? columns : [],
      rank: null,
      total: null,
      voter: voterColumns(header.headings, below),
      sent: sentColumn(header.headings, below),
    },
    headings: header.headings,
    header: header.lines,
    writing,
  };
}

const isSum = ({ cells }: Row): boolean => isTotal(cells.find(isFilled) ?? '');

/** Columns whose heading is in the list; those among them, or right behind, that it does not have are votes all the same. */
function named(row: Row, { headings }: Header, below: readonly Row[], lookup: Lookup): readonly number[] {
  const found = headings.flatMap((heading, column) =>
    isFilled(row.cells[column]) && lookup.find(labelIn(heading, lookup)) !== null ? [column] : [],
  );
  const worded = found.filter((column) => /\p{L}/u.test(headings[column] ?? ''));
  // Numbers that are codes of the list may be anything else, unless there are many of them.
  const known = worded.length === 0 && found.length >= FEWEST_CODES ? found : worded;
  if (
    below.length === 0 ||
    new Set(known.map((column) => lookup.find(labelIn(headings[column] ?? '', lookup)))).size < 2
  )
    return [];
  const cells = known.flatMap((column) => cellsIn(below, column).map((cell) => ({ cell, column })));
  const strange = cells.filter(
    ({ cell, column }) => signOf(cell) === null && !repeats(cell, labelIn(headings[column] ?? '', lookup), lookup),
  );
  if (strange.length > MOST_STRANGE * cells.length) return [];
  const [first = 0, last = 0] = [known[0], known.at(-1)];
  const among = headings.flatMap((heading, column) => {
    if (known.includes(column)) return [column];
    if (column < first || !isFilled(heading) || isAside(heading) || isVoter(heading) || isTotal(heading)) return [];
    if (column < last || isOther(heading)) return [column];
    const said = cellsIn(below, column);
    return said.length > 0 && said.every((cell) => signOf(cell)?.kind === 'mark') ? [column] : [];
  });
  return among;
}

/** Without a list: columns in which there is hardly anything but marks. */
function marked({ headings }: Header, below: readonly Row[]): readonly number[] {
  const columns = headings.flatMap((heading, column) => {
    if (!isFilled(heading) || isAside(heading) || isVoter(heading) || isTotal(heading)) return [];
    const label = labelIn(heading, null);
    const cells = cellsIn(below, column);
    const strange = cells.filter((cell) => signOf(cell) === null && !repeats(cell, label, null));
    return strange.length <= MOST_STRANGE * cells.length ? [column] : [];
  });
  const said = columns.flatMap((column) => cellsIn(below, column).map((cell) => signOf(cell)?.kind ?? 'mark'));
  if (!said.some((kind) => kind !== 'none')) return [];
  const numbersOnly = said.every((kind) => kind === 'number' || kind === 'none');
  const crossed = (heading: number) => inBrackets(headings[heading] ?? '') !== null;
  const voted = columns.length >= FEWEST_WITH_NUMBERS && headings.some(isVoter);
  if (numbersOnly && !columns.every(crossed) && !voted) return [];
  const open = headings.flatMap((heading, column) => (columns.length > 1 && isOther(heading) ? [column] : []));
  return [...new Set([...columns, ...open])].sort((a, b) => a - b);
}

const cellsIn = (rows: readonly Row[], column: number): readonly string[] =>
  rows.map(({ cells }) => cells[column] ?? '').filter(isFilled);

/** Ranks are 1, 2, 3 on a ballot, each once; dots may be two of a kind. */
function writingIn(below: readonly Row[], columns: readonly number[]): Writing {
  let ranked = 0;
  let dotted = 0;
  for (const { cells } of below) {
    const signs = columns.map((column) => signOf(cells[column] ?? ''));
    if (signs.some((sign) => sign?.kind === 'rank')) ranked += 1;
    const numbers = signs.flatMap((sign) =>
      sign?.kind === 'number' && sign.value > 0
        ? [sign.value]
        : sign?.kind === 'mark' && sign.dots > 1
          ? [sign.dots]
          : [],
    );
    const inOrder = numbers.toSorted((a, b) => a - b).every((number, place) => number === place + 1);
    if (numbers.every((number) => number === 1)) continue;
    if (inOrder && numbers.length > 1) ranked += 1;
    else dotted += 1;
  }
  if (ranked > dotted) return 'ranks';
  return dotted > 0 ? 'dots' : 'marks';
}
