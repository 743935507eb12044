/** Words enter; how many columns of a screen they take leaves. */

import stringWidth from 'string-width';

/** Latin letters and the signs of a table take one column each: no table of characters has to tell their width. */
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u202f‘’“”–—…•█-▏─]*$/u;

export const isNarrow = (words: string): boolean => NARROW.test(words);

export const columnsOf = (words: string): number => (isNarrow(words) ? words.length : stringWidth(words));
