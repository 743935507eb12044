/** Words enter; about how wide they are in the body's font, bold, leaves: enough to share a page among columns. */
import type { Block, Inline } from '../../report/document.ts';
import { linesOf, wordsOf } from '../../report/words.ts';

/** How wide letters are in bold Calibri of 11 points, in twips. */
const kinds = [
  { letters: '\u200b\u200c\u200d\u2060\ufeff', width: 0 },
  { letters: ' \u00a0\u202f.,;:!', width: 54 },
  { letters: "ijlI|'’()[]", width: 60 },
  { letters: 'tfr', width: 80 },
  { letters: 'mwMW@%—', width: 188 },
];
const capital = 134;
const usual = 116;
/** Han, kana, hangul, pictures. */
const square = 230;

const known = new Map(kinds.flatMap(({ letters, width }) => [...letters].map((letter) => [letter, width] as const)));

const widthOfLetter = (letter: string): number =>
  known.get(letter) ?? (letter >= '\u2e80' ? square : letter === letter.toLowerCase() ? usual : capital);

/** In twips. */
export const widthOf = (words: string): number =>
  Array.from(words, widthOfLetter).reduce((sum, width) => sum + width, 0);

/** The width in twips of each line of a cell, as long as none is broken. */
export type LineWidths = readonly number[];

export const lineWidths = (blocks: readonly Block[]): LineWidths => linesOf(blocks).map(widthOf);

export const lineOf = (inlines: readonly Inline[]): number => widthOf(wordsOf(inlines));

export const widestWord = (inlines: readonly Inline[]): number =>
  Math.max(
    0,
    ...wordsOf(inlines)
      .split(/[\s-]+/)
      .map(widthOf),
  );

/** How many lines high a row is, given the lines in its cells and the room that each cell has, in twips. */
export const heightOf = (cells: readonly LineWidths[], rooms: readonly number[]): number => {
  const heights = cells.map((lines, index) => {
    const room = Math.max(rooms[index] ?? 0, 1);
    return lines.reduce((count, width) => count + Math.max(1, Math.ceil(width / room)), 0);
  });
  return Math.max(1, ...heights);
};
