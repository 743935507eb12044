/** All the picks of a ballot in one cell, as forms with boxes to tick write them: the order is the form's, not the voter's. */

import { cutCell, PLAIN_SEPARATOR } from '../cut.ts';
import type { Finding } from '../issue.ts';
import type { Lookup } from '../orientations.ts';
import { saysNothing } from '../signs.ts';
import { harmOf } from '../spreadsheet.ts';
import { filledIn, headerAbove, holdsFigures, isFilled } from './header.ts';
import { isAboutPicks, isAside, isVoter, sentColumn, voterColumns } from './headings.ts';
import {
  type Flaw,
  type Found,
  type Frame,
  type Layout,
  type Marks,
  NO_PICKS,
  type Pick,
  type Sample,
} from './layout.ts';

export const listInCell: Layout = { ordered: () => false, recognise, mark };

/** Headings stand in the first rows, below a title and notes. */
const MOST_ABOVE = 15;

function recognise(sample: Sample, asked: boolean): Found | null {
  const { rows, lookup } = sample;
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => ({ column, ...weigh(sample, column) }));
  const [best, other] = columns
    .filter(({ labels, heading }) => labels > 0 || heading >= 0)
    .sort((a, b) => b.labels - a.labels || Number(b.heading >= 0) - Number(a.heading >= 0) || a.column - b.column);
  if (best === undefined) return null;
  // A second column of picks would be lost without a word.
  if (!asked && other !== undefined && 2 * other.labels >= best.labels && other.heading >= 0) return null;
  const { column } = best;
  const sure = rows.findIndex(({ cells }) => lookup !== null && knows(cells[column] ?? '', lookup));
  const header = headerAbove(
    rows,
    sure < 0 ? Math.max(best.heading + 1, 0) : sure,
    (row) => holdsFigures(row) || (lookup !== null && lookup.suggest(row.cells[column] ?? '').length > 0),
  );
  if (header.lines.length === 0 && sure < 0) return null;
  const { headings, lines, next } = header;
  const below = rows.slice(next);
  const voter = voterColumns(headings, below);
  return {
    columns: { picks: [column], dots: [], rank: null, total: null, voter, sent: sentColumn(headings, below) },
    headings,
    header: lines,
  };
}

/** How well a column fits: its cells that hold labels of the list, and the row in which its heading stands (-1: none). */
function weigh({ rows, lookup }: Sample, column: number): { readonly labels: number; readonly heading: number } {
  const above = rows.slice(0, MOST_ABOVE);
  const full = Math.max(...above.map(filledIn));
  // A title speaks of priorities too, alone in its row.
  const heading = above.findIndex((row) => 2 * filledIn(row) >= full && isHeading(row.cells[column] ?? '', lookup));
  if (lookup === null) return { labels: 0, heading };
  const labels = rows.reduce((sum, { cells }) => {
    const cell = cells[column] ?? '';
    // A number is a code where the heading speaks of choices, and may be anything elsewhere.
    const weight = /\p{L}{2}/u.test(cell) ? 2 : heading >= 0 ? 1 : 0;
    return sum + (weight > 0 && knows(cell, lookup) ? weight : 0);
  }, 0);
  return { labels, heading };
}

const isHeading = (cell: string, lookup: Lookup | null): boolean =>
  isAboutPicks(cell) && !isAside(cell) && !isVoter(cell) && (lookup === null || lookup.find(cell) === null);

const knows = (cell: string, lookup: Lookup): boolean =>
  isFilled(cell) && cutCell(cell, lookup).pieces.some(({ known }) => known);

function mark([cells = []]: readonly (readonly string[])[], { columns }: Frame, lookup: Lookup | null): Marks {
  const [place] = columns.picks;
  const cell = place === undefined ? '' : (cells[place] ?? '');
  if (place === undefined || !isFilled(cell) || saysNothing(cell, lookup)) return NO_PICKS;
  const { pieces, readings, decimal } = cutCell(cell, lookup);
  const spot = { row: 0, place };
  if (readings !== null) {
    return { picks: [{ text: cell, dots: null, spot, problem: { code: 'ambiguous', readings } }], flaws: [] };
  }
  const picks = pieces.map(({ text, known }): Pick => {
    const strange: Finding = { code: 'unknown', suggestions: lookup?.suggest(text) ?? [], harm: harmOf(text) };
    return { text, dots: null, spot, problem: known ? null : strange };
  });
  const flaws: readonly Flaw[] = decimal ? [{ spot, text: null, finding: { code: 'decimal' } }] : [];
  return { picks, flaws };
}

/** Whether answers are joined by commas only: without the list, nobody can tell where a label ends. */
export function needsList(rows: Sample['rows'], { columns, headings }: Frame): boolean {
  const [place = 0] = columns.picks;
  const cells = rows
    .map((row) => row.cells[place] ?? '')
    .filter((cell) => isFilled(cell) && cell.trim() !== headings[place] && !NUMBERS_ONLY.test(cell));
  return cells.some((cell) => cell.includes(',')) && !cells.some((cell) => PLAIN_SEPARATOR.test(cell));
}

const NUMBERS_ONLY = /^[\d\s,;/|.n°-]*$/iu;
