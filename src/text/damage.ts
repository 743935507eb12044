/** Decoded text enters; the marks that it was damaged before it reached us leave, and where they stand. */

import { readRows, separatorLine } from './rows.ts';

// «é» in UTF-8 is C3 A9, which windows-1252 shows as «Ã©», MacRoman as «√©» and cp850 as «├®»; whoever saves what is
// shown makes it last. Closing punctuation may follow a capital («MANHÃ…») unless small letters show that it was none.
const CLOSING = '…’”–—›»\u00a0';
const FOLLOWERS = '¡-¬®-º¼-¿\u0080-\u009f€‚ƒ„†‡ˆ‰Š‹ŒŽ‘“•˜™š›œžŸ';
const doubled = [
  `[ÃÂ][${FOLLOWERS}]`,
  `[ÃÂ](?<=\\p{Ll}.)[${CLOSING}]`,
  `Ã[${CLOSING}](?=\\p{L})`,
  `Å(?<=\\p{L}.)[“’]|Å[“’](?=\\p{L})`,
  'â€[™œ\u009d“”¦¢˜¯]',
  '√[©®™†ß¢Æ¥ªπ´Øâ]|‚Ä[ôúùìî¶ò]|≈ì',
  '├[®¿¬áº┤╗«ó╣ë]|ÔÇ[Öÿ£¥ª]|┼ô',
].join('|');
/** NUL, what could not be decoded, accents encoded twice. */
const DAMAGE = new RegExp(`[\\0\ufffd]|${doubled}`, 'u');
/** What any of them begins with: looked for first, since hardly a text has one. */
const SUSPECT = /[\0\ufffdÃÂÅ√‚≈├Ô┼]|â€/u;

/** Where a text holds what is looked for, -1 if it does not. */
type Finder = (text: string) => number;

/** Damage that only whoever made the text can undo. */
export const findDamage: Finder = (text) => (SUSPECT.test(text) ? text.search(DAMAGE) : -1);

/** As much as a finder may look at on either side of what it finds. */
const CONTEXT = 4;

/** Whether it stands anywhere in the text, also where two chunks of it meet. */
export function holds(text: Iterable<string>, find: Finder): boolean {
  let before = '';
  for (const chunk of text) {
    const seen = before + chunk;
    if (find(seen) !== -1) return true;
    before = seen.slice(-CONTEXT);
  }
  return false;
}

const LONGEST_CELL = 60;

/** The row and the cell that hold it; the last row if none does. */
export function locate(text: () => Iterable<string>, find: Finder): { readonly line: number; readonly cell: string } {
  let last = 1;
  const [beginning = ''] = text();
  // Good enough to show one cell.
  const delimiter = separatorLine(text) ?? [';', '\t'].find((sign) => beginning.includes(sign)) ?? ',';
  for (const { line, cells } of readRows(text(), delimiter)) {
    last = line;
    for (const cell of cells) {
      const at = find(cell);
      if (at !== -1) return { line, cell: cell.slice(Math.max(0, at - LONGEST_CELL / 2), at + LONGEST_CELL / 2) };
    }
  }
  return { line: last, cell: '' };
}
