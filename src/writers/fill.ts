/** Words and a width enter; the lines that they fill leave. */

import wrap from 'wrap-ansi';
import { isNarrow } from './columns.ts';

/** Breaks at spaces, and within a word only where it is longer than a line; not even there unless `hard`. */
export function fill(words: string, width: number, hard = true): string {
  if (width === Infinity) return words;
  const fits = words.length <= width && isNarrow(words) && words.trim() === words;
  return fits ? words : wrap(words, width, { hard, trim: true });
}
