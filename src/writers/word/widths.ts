/** Columns, their cells and the width there is → how wide each column is, in twips. */
import type { Block, Inline, ReportColumn } from '../../report/document.ts';
import { linesOf, wordsOf } from '../../report/inline.ts';
import { cellPadding } from './styles.ts';

/** About how wide a letter is in bold Calibri of 11 points: enough to share a page among columns. */
const widthOfLetter = (letter: string): number => {
  if (/[\u200b-\u200d\u2060\ufeff]/.test(letter)) return 0;
  if (/[\s.,;:!ijlI|'’()[\]]/.test(letter)) return 57;
  if (/[tfr]/.test(letter)) return 80;
  if (/[mwMW@%—]/.test(letter)) return 188;
  if (letter >= '\u2e80') return 230;
  return letter === letter.toLowerCase() ? 116 : 134;
};

export const widthOf = (words: string): number =>
  Array.from(words, widthOfLetter).reduce((sum, width) => sum + width, 0);

/** The width of each line of a cell, as long as none is broken. */
export type LineWidths = readonly number[];

export const lineWidths = (blocks: readonly Block[]): LineWidths => linesOf(blocks).map(widthOf);

/** How many lines high a row is, given the lines in its cells and the room that each cell has. */
export const heightOf = (cells: readonly LineWidths[], rooms: readonly number[]): number => {
  const heights = cells.map((lines, index) => {
    const room = Math.max(rooms[index] ?? 0, 1);
    return lines.reduce((count, width) => count + Math.max(1, Math.ceil(width / room)), 0);
  });
  return Math.max(1, ...heights);
};

/** Narrower than this (1.1 cm) a column breaks its words into syllables. */
const narrowest = 640;
/** A letterhead may set its headings in a wider font. */
const wider = 1.2;
/** A heading whose longest word takes more than this may be broken. */
const longest = 2000;
/** A heading longer than «Points 3-2-1» may take two lines to keep its column narrow. */
const shortHeading = 1500;
/** The width of a column of bars. */
const barWidth = 1200;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const widestWord = (heading: readonly Inline[]): number =>
  Math.max(
    ...wordsOf(heading)
      .split(/[\s-]+/)
      .map(widthOf),
  );

/** No word of a heading is broken to make room for longer cells elsewhere. */
const leastWidth = ({ heading }: ReportColumn): number => {
  const word = wider * widestWord(heading);
  return Math.max(narrowest, word > longest ? 0 : word + 2 * cellPadding);
};

/** How wide a column is in which no line of a cell is broken, nor a short heading. */
const unbroken = ({ heading }: ReportColumn, cells: readonly LineWidths[]): number => {
  const line = widthOf(wordsOf(heading));
  const least = line > shortHeading ? wider * (line / 2) : line;
  return Math.max(least, ...cells.flat()) + 2 * cellPadding;
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
 * Shares `total` exactly. Where every column has a weight, by weight; else each takes what it holds and those with a weight
 * the rest. None goes below its least width as long as there is room, the widest give way first.
 * @param rows the lines of the cells
 * @param bars whether a column holds bars, which are all as wide
 */
export const widthsOf = (
  columns: readonly ReportColumn[],
  rows: readonly (readonly LineWidths[])[],
  total: number,
  bars: readonly boolean[] = [],
): number[] => {
  const least = columns.map((column, index) =>
    Math.min(bars[index] ? barWidth : leastWidth(column), total / columns.length),
  );
  const weights = columns.map(({ weight }, index) =>
    weight > 0 && Number.isFinite(weight) && !bars[index] ? weight : 0,
  );
  const weighed = sum(weights);
  const wanted = columns.map((column, index) => {
    if (!weights.includes(0)) return (total * column.weight) / weighed;
    return bars[index]
      ? barWidth
      : unbroken(
          column,
          rows.map((row) => row[index] ?? []),
        );
  });
  const above = wanted.map((width, index) => Math.max(width - (least[index] ?? 0), 0));
  const widths = capped(above, total - sum(least)).map((width, index) => width + (least[index] ?? 0));
  const spare = total - sum(widths);
  const shares = weighed > 0 ? weights.map((weight) => weight / weighed) : widths.map((width) => width / sum(widths));
  // Whole twips whose sum is the total: each column ends where the running sum rounds to.
  const ends = widths.map((_, index) =>
    Math.round(sum(widths.slice(0, index + 1)) + spare * sum(shares.slice(0, index + 1))),
  );
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
};
