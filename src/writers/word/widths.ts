/** Columns, their cells and the width there is → how wide each column is, in twips. */
import type { Block, ReportColumn } from '../../report/document.ts';
import { linesOf, wordsOf } from '../../report/inline.ts';
import { type ColumnWish, shareWidth } from '../share-width.ts';
import { cellPadding } from './styles.ts';

/** About how wide a letter is in bold Calibri of 11 points: enough to share a page among columns. */
const widths = new Map<string, number>();
for (const letter of '\u200b\u200c\u200d\u2060\ufeff') widths.set(letter, 0);
for (const letter of " \t\u00a0\u2009\u202f.,;:!ijlI|'’") widths.set(letter, 57);
for (const letter of 'tfr()[]') widths.set(letter, 80);
for (const letter of 'mwMWæœÆŒ@%—') widths.set(letter, 188);

const widthOfLetter = (letter: string): number => {
  const usual = letter === letter.toLowerCase() ? 116 : 134;
  return widths.get(letter) ?? (letter >= '\u2e80' ? 230 : usual);
};

export const widthOf = (words: string): number =>
  Array.from(words, widthOfLetter).reduce((sum, width) => sum + width, 0);

/** The lines of a cell, as long as none is broken; the mark of a list takes as much room as a dash and a wide gap. */
export const cellLines = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'list'
      ? cellLines(block.items.flat()).map((line) => `—  ${line}`)
      : linesOf([block]).flatMap((inlines) => wordsOf(inlines).split('\n')),
  );

/** How many lines high a row is, given the lines in its cells and the room that each cell has. */
export const heightOf = (cells: readonly (readonly string[])[], rooms: readonly number[]): number => {
  const heights = cells.map((lines, index) => {
    const room = Math.max(rooms[index] ?? 0, 1);
    return lines.reduce((count, line) => count + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
  });
  return Math.max(1, ...heights);
};

/** In less room than this a cell breaks its words into syllables. */
const narrowest = 440;
/** A letterhead may set its headings in a wider font. */
const wider = 1.3;
/** A word that takes more than this may be broken. */
const longest = 2000;
/** A heading longer than «Points 3-2-1» may take two lines to keep its column narrow. */
const shortHeading = 1500;
/** How wide a bar is. */
const barWidth = 1000;

const widest = (words: readonly string[]): number => words.reduce((most, word) => Math.max(most, widthOf(word)), 0);

/** No line of a cell is broken while there is room, nor a short heading; no word as long as there is any. */
const wishOf = (
  { heading, grows = false }: ReportColumn,
  lines: readonly string[],
  bar: boolean,
  letters: number,
): ColumnWish => {
  const words = wordsOf(heading);
  const line = widthOf(words);
  const wanted =
    Math.max(line > shortHeading ? wider * (line / 2) : line, letters * widest(lines)) + (bar ? barWidth : 0);
  const ofHeading = wider * widest(words.split(/[ -]/));
  const ofCells = letters * widest(lines.join(' ').split(/[ -]/));
  const unbroken = [ofHeading, ofCells].filter((word) => word <= longest);
  const least = Math.max(narrowest, bar ? barWidth : 0, ...unbroken) + 2 * cellPadding;
  return { wanted: wanted + 2 * cellPadding, least, grows };
};

/**
 * Shares `total` among the columns.
 * @param rows the lines of the cells
 * @param bars whether a column holds bars
 * @param letters how wide those of cells are beside those of Calibri in 11 points
 */
export const widthsOf = (
  columns: readonly ReportColumn[],
  rows: readonly (readonly (readonly string[])[])[],
  total: number,
  bars: readonly boolean[] = [],
  letters = 1,
): number[] =>
  shareWidth(
    columns.map((column, at) => {
      const lines = rows.flatMap((row) => row[at] ?? []);
      return wishOf(column, lines, bars[at] === true, letters);
    }),
    total,
  );
