/** One row a pick: the voter on each of them (or on the first, where cells were merged), the rank beside it or not. */

import { cutCell } from '../cut.ts';
import { plain } from '../fold.ts';
import type { Lookup } from '../orientations.ts';
import { saysNothing, signOf } from '../signs.ts';
import { filledIn, headerAt, isFilled } from './header.ts';
import { isBarePick, isDots, isRank, sentColumn, voterColumns } from './headings.ts';
import type { Columns, Found, Frame, Layout, Marks, Pick, Sample } from './layout.ts';

export const rowPerPick: Layout = { ordered: ({ rank }) => rank !== null, recognise, mark };

/** Headings stand in the first rows, below a title and notes. */
const MOST_ABOVE = 15;
const LABEL =
  /^(?:libelles?|labels?|orientations?|choix|choice|intitule|proposition|priorite)s?(?: (?:choisie|retenue|citee)s?)?$/u;

/** A voter, a label, and either a rank or the same voters again and again. */
function recognise({ rows, lookup }: Sample, asked: boolean): Found | null {
  for (const place of rows.slice(0, MOST_ABOVE).keys()) {
    const { headings, lines, next } = headerAt(rows, place);
    const below = rows.slice(next).filter((row) => filledIn(row) > 0);
    const voter = voterColumns(headings, below);
    const rank = headings.findIndex(isRank);
    const named = headings.flatMap((heading, column) =>
      column !== rank && (LABEL.test(plain(heading)) || isBarePick(heading)) ? [column] : [],
    );
    const labels = named.length === 1 ? named : lookup === null ? [] : labelColumns(below, headings, lookup);
    const [label] = labels;
    if (label === undefined || labels.length > 1 || lookup?.find(headings[label] ?? '') != null) continue;
    const dots = headings.findIndex(isDots);
    const columns: Columns = {
      picks: [label],
      dots: dots < 0 ? [] : [dots],
      rank: rank < 0 ? null : rank,
      total: null,
      voter,
      sent: sentColumn(headings, below),
    };
    const voters = below.map(({ cells }) => voterOf(cells, columns));
    if (voters.every((name) => name === null)) continue;
    // Several answers in a cell are a ballot of their own.
    if (below.some(({ cells }) => cutCell(cells[label] ?? '', lookup).pieces.length > 1)) continue;
    const merged = (row: number) => row > 0 && below[row] !== undefined && filledIn(below[row]) <= 2;
    const again = voters.filter((name, row) => (name === null ? merged(row) : voters.indexOf(name) < row)).length;
    if (asked || rank >= 0 || 3 * again >= voters.length) return { columns, headings, header: lines };
  }
  return null;
}

function labelColumns(below: Sample['rows'], headings: readonly string[], lookup: NonNullable<Sample['lookup']>) {
  return headings.flatMap((_, column) => {
    const cells = below.map((row) => row.cells[column] ?? '').filter(isFilled);
    const known = cells.filter((cell) => /\p{L}{2}/u.test(cell) && lookup.find(cell) !== null).length;
    return known > 0 && 2 * known >= cells.length ? [column] : [];
  });
}

/** Who a row belongs to, as it is typed; null where it says nothing, as below a merged cell. */
export function voterOf(cells: readonly string[], { voter: { number, address, name } }: Columns): string | null {
  const places = [number, address].filter((place): place is number => place !== null);
  const said = [...places, ...name].map((place) => plain(cells[place] ?? ''));
  return said.every((cell) => cell === '') ? null : said.join('\u0000');
}

/** The picks in the order of their ranks; two alike, or one that is no rank, is a question for whoever has the paper. */
function mark(rows: readonly (readonly string[])[], { columns }: Frame, lookup: Lookup | null): Marks {
  const [place = 0] = columns.picks;
  const [beside] = columns.dots;
  const taken = new Set<number>();
  const picks = rows.flatMap((cells, row): readonly (Pick & { readonly rank: number })[] => {
    if (!isFilled(cells[place]) || saysNothing(cells[place] ?? '', lookup)) return [];
    const rank = columns.rank === null ? row + 1 : rankIn(cells[columns.rank] ?? '');
    const wrong = rank === null || taken.has(rank);
    if (rank !== null) taken.add(rank);
    const dots = beside === undefined ? null : (cells[beside] ?? '').trim();
    return [
      {
        text: cells[place] ?? '',
        dots,
        dotsAt: beside,
        spot: { row, place: wrong ? (columns.rank ?? place) : place },
        problem: wrong ? { code: 'bad-rank' } : null,
        rank: rank ?? Infinity,
      },
    ];
  });
  return { picks: picks.toSorted((a, b) => a.rank - b.rank), flaws: [] };
}

function rankIn(cell: string): number | null {
  const sign = signOf(cell);
  if (sign?.kind === 'number' && sign.value > 0) return sign.value;
  return sign?.kind === 'rank' ? (sign.ranks[0] ?? null) : null;
}
