/** A column of a table and what its cells hold → how wide it should be, in twips. */
import type { Block, ReportColumn } from '../../report/document.ts';
import { linesOf, wordsOf } from '../../report/inline.ts';
import type { ColumnWish } from '../share-width.ts';
import { listStep } from './place.ts';
import { cellPadding } from './styles.ts';

/** About how wide a letter is in bold type of 11 points: enough to share a page among columns. */
const letter = 108;
/** A word may be of wide letters, and a letterhead of a wider font. */
const slack = 160;
/** In less room than this a cell breaks its words into syllables. */
const narrowest = 440;
/** A word that takes more than this may be broken. */
const longest = 2400;
/** A heading longer than «Retenue par» may take two lines to keep its column narrow. */
const longHeading = 11 * letter;
/** How wide a bar is. */
const barWidth = 1000;

const widest = (lines: readonly string[]): number =>
  letter * lines.reduce((most, { length }) => Math.max(most, length), 0);

export const holdsGauge = (cells: readonly Block[]): boolean =>
  linesOf(cells)
    .flat()
    .some(({ kind }) => kind === 'gauge');

/** No line of a cell is broken while there is room, nor a short heading; no word as long as there is any. */
export const wishOf = ({ heading, grows = false }: ReportColumn, cells: readonly Block[]): ColumnWish => {
  const bar = holdsGauge(cells) ? barWidth : 0;
  const lines = linesOf(cells).flatMap((inlines) => wordsOf(inlines).split('\n'));
  const words = [wordsOf(heading), ...lines].flatMap((line) => line.split(/[ -]/));
  const ofHeading = widest([wordsOf(heading)]);
  const word = Math.min(widest(words), longest);
  const whole = Math.max(widest(lines), Math.min(ofHeading, Math.max(longHeading, ofHeading / 2)), word + slack);
  const least = Math.max(narrowest, bar, word);
  // The mark of a list takes room of its own.
  const beside = 2 * cellPadding + (cells.some(({ kind }) => kind === 'list') ? listStep : 0);
  return { wanted: Math.max(bar, whole) + beside, least: least + beside, grows };
};
