/** Words enter; the columns of a screen that they take, or the lines that they fill, leave. */

import stringWidth from 'string-width';
import wrap from 'wrap-ansi';

/** Most words are Latin letters, one column each, and on one line: no table of characters has to tell their width. */
const LATIN = /^[ -~\u00a0-\u00ac\u00ae-\u024f‘’“”–—…]*$/u;

export const widthOf = (words: string): number => (LATIN.test(words) ? words.length : stringWidth(words));

/** Breaks at spaces, and within a word only where it is longer than a line. */
export function fill(words: string, width: number): string {
  if (width === Infinity) return words;
  const fits = words.length <= width && LATIN.test(words) && words.trim() === words;
  return fits ? words : wrap(words, width, { hard: true, trim: true });
}
