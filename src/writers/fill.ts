/** Words and a width enter; the lines that they fill leave, or how many columns of a screen they take. */

import stringWidth from 'string-width';
import wrap from 'wrap-ansi';

/** Latin letters and the signs of a table take one column each: no table of characters has to tell their width. */
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u202f‘’“”–—…•█-▏─]*$/u;

const isNarrow = (words: string): boolean => NARROW.test(words);

export const columnsOf = (words: string): number => (isNarrow(words) ? words.length : stringWidth(words));

/** Breaks at spaces, and within a word only where it is longer than a line; not even there unless `hard`. */
export function fill(words: string, width: number, hard = true): string {
  if (width === Infinity) return words;
  const fits = words.length <= width && isNarrow(words) && words.trim() === words;
  return fits ? words : wrap(words, width, { hard, trim: true });
}
