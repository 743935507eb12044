/** Columns, their cells and the width there is → how wide each column is, in twips. */
import type { Block, ReportColumn } from '../../report/document.ts';
import { linesOf, wordsOf } from '../../report/inline.ts';
import { type ColumnWish, shareWidth } from '../share-width.ts';
import { listStep } from './place.ts';
import { cellPadding } from './styles.ts';

/** About how wide a letter is in bold Calibri of 11 points: enough to share a page among columns. */
const widthOfLetter = (letter: string): number => {
  if (/[\u200b-\u200d\u2060\ufeff]/.test(letter)) return 0;
  if (/[\s.,;:!ijlI|'’]/.test(letter)) return 57;
  if (/[tfr()[\]]/.test(letter)) return 80;
  if (/[mwMWæœÆŒ@%—]/.test(letter)) return 188;
  if (letter >= '\u2e80') return 230;
  return letter === letter.toLowerCase() ? 116 : 134;
};

export const widthOf = (words: string): number =>
  Array.from(words, widthOfLetter).reduce((sum, width) => sum + width, 0);

/** The width of each line of a cell, as long as none is broken. */
export type LineWidths = readonly number[];

export const lineWidths = (blocks: readonly Block[]): LineWidths =>
  blocks.flatMap((block) =>
    block.kind === 'list'
      ? lineWidths(block.items.flat()).map((width) => width + listStep)
      : linesOf([block]).flatMap((inlines) => wordsOf(inlines).split('\n').map(widthOf)),
  );

/** How many lines high a row is, given the lines in its cells and the room that each cell has. */
export const heightOf = (cells: readonly LineWidths[], rooms: readonly number[]): number => {
  const heights = cells.map((lines, index) => {
    const room = Math.max(rooms[index] ?? 0, 1);
    return lines.reduce((count, width) => count + Math.max(1, Math.ceil(width / room)), 0);
  });
  return Math.max(1, ...heights);
};

/** In less room than this a cell breaks its words into syllables. */
const narrowest = 440;
/** A letterhead may set its headings in a wider font. */
const wider = 1.3;
/** A heading whose longest word takes more than this may be broken. */
const longest = 2000;
/** A heading longer than «Points 3-2-1» may take two lines to keep its column narrow. */
const shortHeading = 1500;
/** How wide a bar is. */
const barWidth = 1000;

/** No line of a cell is broken while there is room, nor a short heading; no word of a heading as long as there is any. */
const wishOf = ({ heading, grows = false }: ReportColumn, cells: readonly LineWidths[], bar: boolean): ColumnWish => {
  const line = widthOf(wordsOf(heading));
  const word =
    wider *
    Math.max(
      ...wordsOf(heading)
        .split(/[\s-]+/)
        .map(widthOf),
    );
  const wanted = Math.max(line > shortHeading ? wider * (line / 2) : line, ...cells.flat()) + (bar ? barWidth : 0);
  const least = Math.max(narrowest, bar ? barWidth : 0, word > longest ? 0 : word) + 2 * cellPadding;
  return { wanted: wanted + 2 * cellPadding, least, grows };
};

/**
 * Shares `total` among the columns.
 * @param rows the lines of the cells
 * @param bars whether a column holds bars
 */
export const widthsOf = (
  columns: readonly ReportColumn[],
  rows: readonly (readonly LineWidths[])[],
  total: number,
  bars: readonly boolean[] = [],
): number[] =>
  shareWidth(
    columns.map((column, at) => {
      const cells = rows.map((row) => row[at] ?? []);
      return wishOf(column, cells, bars[at] === true);
    }),
    total,
  );
