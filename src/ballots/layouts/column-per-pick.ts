/** `choix 1…3`, `1er choix`, `orientation 1`, `Question [Rang 1]`: a column a pick, best first. */

import { cutCell } from '../cut.ts';
import type { Lookup } from '../orientations.ts';
import { saysNothing, signOf } from '../signs.ts';
import { filledIn, type Header, headerAbove, headerAt, holdsFigures, isEarlyBallot, isFilled } from './header.ts';
import {
  areWhole,
  byRank,
  dotsRank,
  isAboutPicks,
  isAside,
  isBarePick,
  isNumber,
  isVoter,
  loosePickRank,
  pickRank,
  sentColumn,
  voterColumns,
} from './headings.ts';
import type { Flaw, Found, Frame, Layout, Marks, Pick, Sample } from './layout.ts';

export const columnPerPick: Layout = { ordered: () => true, recognise, mark };

/** Headings stand in the first rows, below a title and notes. */
const MOST_ABOVE = 15;

function recognise(sample: Sample, asked: boolean): Found | null {
  return byHeadings(sample) ?? byMergedHeading(sample) ?? byLabels(sample, asked);
}

/** The first row with numbered picks, or with several columns headed alike: `Choix;Choix;Choix`. */
function byHeadings({ rows, lookup }: Sample): Found | null {
  for (const [place, { cells }] of rows.entries()) {
    const numbered = [pickRank, loosePickRank].map((rankOf) =>
      areWhole(cells.map(rankOf)) ? byRank(cells, rankOf) : [],
    );
    const bare = [...cells.keys()].filter((column) => isBarePick(cells[column] ?? ''));
    const alike = bare.filter((column) => cells[column]?.trim() === cells[bare[0] ?? -1]?.trim());
    const [strict = [], loose = []] = numbered;
    const picks = strict.length > 0 ? strict : loose.length > 1 ? loose : alike.length > 1 ? alike : [];
    // «Orientation 1» may be the name of an orientation.
    if (picks.length === 0 || picks.some((column) => lookup?.find(cells[column] ?? '') != null)) continue;
    const number = cells.findIndex(isNumber);
    const columns = { picks, number: number < 0 ? null : number };
    const header = headerAt(rows, place, (row) => isEarlyBallot(row, columns, (cell) => lookup?.find(cell) != null));
    if (areMarks(rows, picks, header) || areRanks(rows, picks, cells)) continue;
    return found(rows, picks, header);
  }
  return null;
}

/** «Vos trois choix» merged over three columns: the first has the heading, the others have none. */
function byMergedHeading({ rows, lookup }: Sample): Found | null {
  for (const [place, row] of rows.slice(0, MOST_ABOVE).entries()) {
    const first = row.cells.findIndex((cell) => isAboutPicks(cell) && !isAside(cell) && !isVoter(cell));
    if (first < 0 || filledIn(row) < 2 || lookup?.find(row.cells[first] ?? '') != null) continue;
    const header = headerAt(rows, place);
    const below = rows.slice(header.next);
    const picks = [first];
    const isPick = (column: number) =>
      !isFilled(header.headings[column]) && below.some(({ cells }) => isFilled(cells[column]));
    for (let column = first + 1; isPick(column); column += 1) picks.push(column);
    const cells = below.flatMap((other) => picks.map((column) => other.cells[column] ?? '').filter(isFilled));
    // Marks, or answers several in a cell, make other shapes.
    const strange = cells.filter((cell) => signOf(cell) !== null || cutCell(cell, lookup).pieces.length > 1);
    const varied = picks.some((column) => new Set(below.map((other) => other.cells[column]?.trim())).size > 2);
    if (picks.length > 1 && 4 * strange.length <= cells.length && (varied || below.length < 3))
      return found(rows, picks, header);
  }
  return null;
}

/** Crosses below «Orientation 1», «Orientation 2»: those are the orientations themselves. */
function areMarks(rows: Sample['rows'], picks: readonly number[], { next }: Header): boolean {
  const cells = rows.slice(next).flatMap((row) => picks.map((column) => row.cells[column] ?? '').filter(isFilled));
  return cells.length > 0 && cells.every((cell) => ['mark', 'none'].includes(signOf(cell)?.kind ?? ''));
}

/** «1er choix» in a cell of a grid is a rank under an orientation: other rows give other ranks there. */
const areRanks = (rows: Sample['rows'], picks: readonly number[], headings: readonly string[]): boolean =>
  rows.some(({ cells }) =>
    picks.some((column) => cells[column] !== headings[column] && signOf(cells[column] ?? '')?.kind === 'rank'),
  );

/** Several columns in which labels of the list stand, whatever is written above them. */
function byLabels({ rows, lookup }: Sample, asked: boolean): Found | null {
  if (lookup === null) return null;
  const isLabel = (cell: string | undefined) =>
    cell !== undefined && !/^\s*\d+\s*$/u.test(cell) && lookup.find(cell) !== null;
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const picks = Array.from({ length: width }, (_, column) => column).filter((column) => {
    const filled = rows.filter(({ cells }) => isFilled(cells[column]));
    const labels = filled.filter(({ cells }) => isLabel(cells[column])).length;
    return labels > 0 && 2 * labels >= filled.length;
  });
  if (picks.length < (asked ? 1 : 2)) return null;
  const sure = rows.findIndex(({ cells }) => picks.some((column) => isLabel(cells[column])));
  const nearLabel = (cell: string | undefined) => cell !== undefined && lookup.suggest(cell).length > 0;
  const mayBeBallot = (row: Sample['rows'][number]) =>
    holdsFigures(row) || picks.some((column) => nearLabel(row.cells[column]));
  const header = headerAbove(rows, sure, mayBeBallot);
  const only =
    header.lines.length > 0 && rows.slice(sure + 1).every(({ cells }) => !picks.some((at) => isFilled(cells[at])));
  /** A column of picks holds different labels; under an orientation stands that orientation, a mark, a rank, or none. */
  const varies = (column: number) => {
    const labels = rows.map(({ cells }) => cells[column]).filter((cell) => cell !== undefined && isLabel(cell));
    return new Set(labels.map((cell) => lookup.find(cell ?? ''))).size > 1;
  };
  return only || picks.some(varies) ? found(rows, picks, header) : null;
}

function found(rows: Sample['rows'], picks: readonly number[], { headings, lines, next }: Header): Found {
  const below = rows.slice(next);
  const voter = voterColumns(headings, below);
  const dots = byRank(headings, dotsRank);
  return {
    columns: { picks, dots, rank: null, total: null, voter, sent: sentColumn(headings, below) },
    headings,
    header: lines,
  };
}

/** One pick a filled cell; an empty cell before a filled one is remarked, and the later picks move up. */
function mark([cells = []]: readonly (readonly string[])[], { columns }: Frame, lookup: Lookup | null): Marks {
  const picks: Pick[] = [];
  const flaws: Flaw[] = [];
  const filled = columns.picks.map((place) => isFilled(cells[place]) && !saysNothing(cells[place] ?? '', lookup));
  const last = filled.lastIndexOf(true);
  const gap = filled.indexOf(false);
  if (gap >= 0 && gap < last) {
    const spot = { row: 0, place: columns.picks[gap] ?? 0 };
    flaws.push({ spot, text: null, finding: { code: 'gap', position: gap + 1 } });
  }
  for (const [position, place] of columns.picks.entries()) {
    if (!filled[position]) continue;
    const beside = columns.dots[position];
    const dots = columns.dots.length === 0 ? null : beside === undefined ? '1' : (cells[beside] ?? '').trim();
    picks.push({ text: cells[place] ?? '', dots, dotsAt: beside, spot: { row: 0, place }, problem: null });
  }
  return { picks, flaws };
}
