/** Columns, their cells and the width there is → how wide each column is, and which fit side by side. */
import type { ReportColumn } from '../../report/document.ts';
import { type LineWidths, lineOf, widestWord } from './measure.ts';
import { cellPadding } from './theme.ts';

/** Narrower than this (twips, 1.1 cm) a column breaks its words into syllables. */
const narrowest = 640;
/** A letterhead may set its headings in a wider font. */
const wider = 1.3;
/** A heading whose longest word takes more twips than this may be broken. */
const longest = 2000;
/** A heading longer than «Points 3-2-1», in twips, may take two lines to keep its column narrow. */
const shortHeading = 1500;
/** The width of a column of bars, in twips. */
const barWidth = 1550;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** No word of a heading is broken to make room for longer cells elsewhere. */
const leastWidth = ({ heading }: ReportColumn): number => {
  const word = wider * widestWord(heading);
  return Math.max(narrowest, word > longest ? 0 : word + 2 * cellPadding);
};

const isShared = ({ weight }: ReportColumn): boolean => weight > 0 && Number.isFinite(weight);

/** How wide a column is in which no line of a cell is broken, nor a short heading. */
const unbroken = ({ heading }: ReportColumn, cells: readonly LineWidths[]): number => {
  const line = lineOf(heading);
  const least = line > shortHeading ? wider * (line / 2) : line;
  return cells.flat().reduce((widest, width) => Math.max(widest, width), least) + 2 * cellPadding;
};

/** Where widths sum to more than the total, the widest are cut to one same width. */
const capped = (widths: readonly number[], total: number): readonly number[] => {
  let left = total;
  for (const [place, width] of [...widths].sort((a, b) => a - b).entries()) {
    const even = left / (widths.length - place);
    if (width > even) return widths.map((each) => Math.min(each, even));
    left -= width;
  }
  return widths;
};

/**
 * Shares `total` twips exactly. Where every column has a weight, by weight; else each takes what it holds and those with a
 * weight the rest. None goes below its least width as long as there is room, the widest give way first.
 * @param rows the lines of the cells
 * @param bars whether a column holds bars, which are all as wide
 */
export const widthsOf = (
  columns: readonly ReportColumn[],
  rows: readonly (readonly LineWidths[])[],
  total: number,
  bars: readonly boolean[] = [],
): number[] => {
  const even = total / columns.length;
  const least = columns.map((column, index) => Math.min(bars[index] ? barWidth : leastWidth(column), even));
  const weights = columns.map((column, index) => (isShared(column) && !bars[index] ? column.weight : 0));
  const weighed = sum(weights);
  const byWeight = columns.every(isShared) && bars.every((bar) => !bar);
  const wanted = columns.map((column, index) => {
    const cells = rows.map((row) => row[index] ?? []);
    return byWeight ? (total * column.weight) / weighed : bars[index] ? barWidth : unbroken(column, cells);
  });
  const above = capped(
    wanted.map((width, index) => Math.max(width - (least[index] ?? 0), 0)),
    total - sum(least),
  );
  const widths = least.map((width, index) => width + (above[index] ?? 0));
  const spare = total - sum(widths);
  const part = (width: number, index: number) => (weighed > 0 ? (weights[index] ?? 0) / weighed : width / sum(widths));
  return rounded(
    widths.map((width, index) => width + spare * part(width, index)),
    total,
  );
};

/** Whole twips whose sum is the total: each column ends where the running sum rounds to. */
const rounded = (widths: readonly number[], total: number): number[] => {
  const ends = widths.map((_, index) =>
    index === widths.length - 1 ? total : Math.round(sum(widths.slice(0, index + 1))),
  );
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
};

/** The columns that go side by side, as places in the list. More than the page is wide for go into further tables,
 * each with the row headers again. */
export const columnSets = (columns: readonly ReportColumn[], total: number): number[][] => {
  const all = columns.map((_, index) => index);
  const side = Math.max(Math.floor(total / narrowest), 2);
  if (all.length <= side) return [all];
  const heads = all.filter((index) => columns[index]?.header).slice(0, side - 1);
  const others = all.filter((index) => !heads.includes(index));
  const sets = Math.ceil(others.length / (side - heads.length));
  const each = Math.ceil(others.length / sets);
  return Array.from({ length: sets }, (_, set) =>
    [...heads, ...others.slice(set * each, (set + 1) * each)].sort((a, b) => a - b),
  );
};
