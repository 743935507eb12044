/** Decoded text and what is looked for in it enter; whether it holds that, and where, leaves. */

import type { RowSource } from './rows.ts';

// «é» in UTF-8 is C3 A9, which windows-1252 shows as «Ã©», MacRoman as «√©» and cp850 as «├®»; whoever saves what is
// shown makes it last. Closing punctuation may follow a capital («MANHÃ…») unless small letters show that it was none.
const CLOSING = '…’”–—›»\u00a0';
const FOLLOWERS = '¡-¬®-º¼-¿\u0080-\u009f€‚ƒ„†‡ˆ‰Š‹ŒŽ‘“•˜™š›œžŸ';
const SMALL = 'a-zß-öø-ÿœ';
const LETTER = `A-ZÀ-ÖØ-ÞŒ${SMALL}`;
const doubled = [
  `[ÃÂ][${FOLLOWERS}]`,
  `[ÃÂ](?<=[${SMALL}].)[${CLOSING}]`,
  `Ã[${CLOSING}](?=[${LETTER}])`,
  `Å(?<=[${LETTER}].)[“’]|Å[“’](?=[${LETTER}])`,
  'â€[™œ\u009d“”¦¢˜¯]',
  '√[©®™†ß¢Æ¥ªπ´Øâ]|‚Ä[ôúùìî¶ò]|≈ì',
  '├[®¿¬áº┤╗«ó╣ë]|ÔÇ[Öÿ£¥ª]|┼ô',
].join('|');
/** Damage that only whoever made the text can undo: NUL, what could not be decoded, accents encoded twice, or for a mail («=C3=A9»). */
export const DAMAGE = new RegExp(`[\\0\ufffd]|=C[23]=[89AB][0-9A-F]|${doubled}`, 'u');

/** As much as a pattern may look at on either side of what it finds. */
const CONTEXT = 6;

/** Whether it stands anywhere in the text, also where two chunks of it meet. */
export function holds(text: Iterable<string>, pattern: RegExp): boolean {
  let before = '';
  for (const chunk of text) {
    const seen = before + chunk;
    if (pattern.test(seen)) return true;
    before = seen.slice(-CONTEXT);
  }
  return false;
}

const LONGEST_CELL = 60;

/** The row and the cell that hold it; null where none does. */
export function locate(
  { delimiter, occurring, cut }: RowSource,
  pattern: RegExp,
): { readonly line: number; readonly cell: string } | null {
  // Good enough to show one cell.
  for (const { line, cells } of cut(delimiter ?? occurring[0] ?? ',')) {
    for (const cell of cells) {
      const at = cell.search(pattern);
      if (at !== -1) return { line, cell: cell.slice(Math.max(0, at - LONGEST_CELL / 2), at + LONGEST_CELL / 2) };
    }
  }
  return null;
}
