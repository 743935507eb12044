/** Decoded text enters; the marks that it was damaged before it reached us leave, and where they stand. */

import { readRows, separatorLine } from './rows.ts';

// «é» in UTF-8 is C3 A9, which windows-1252 shows as «Ã©», MacRoman as «√©» and cp850 as «├®»; whoever saves what is
// shown makes it last. Closing punctuation may follow a capital («MANHÃ…») unless small letters show that it was none.
const CLOSING = '…’”–—›»\u00a0';
const FOLLOWERS = '¡-¬®-º¼-¿\u0080-\u009f€‚ƒ„†‡ˆ‰Š‹ŒŽ‘“•˜™š›œžŸ';
const doubled = new RegExp(
  [
    `[ÃÂ][${FOLLOWERS}]`,
    `[ÃÂ](?<=\\p{Ll}.)[${CLOSING}]`,
    `Ã[${CLOSING}](?=\\p{L})`,
    `Å(?<=\\p{L}.)[“’]|Å[“’](?=\\p{L})`,
    'â€[™œ\u009d“”¦¢˜¯]',
    '√[©®™†ß¢Æ¥ªπ´Øâ]|‚Ä[ôúùìî¶ò]|≈ì',
    '├[®¿¬áº┤╗«ó╣ë]|ÔÇ[Öÿ£¥ª]|┼ô',
  ].join('|'),
  'u',
);
/** What every doubled sign begins with: looked for first, since hardly a text has any. */
const SUSPECT = /[ÃÂÅ√‚≈├Ô┼]|â€/u;

/** Where a text bears a mark, -1 if it does not. */
export type DamageMark = (text: string) => number;

/** Each under the code of its failure, the worst first. */
export const marks = {
  'nul-bytes': (text) => text.indexOf('\u0000'),
  'lost-characters': (text) => text.indexOf('\ufffd'),
  'double-encoding': (text) => (SUSPECT.test(text) ? text.search(doubled) : -1),
} as const satisfies Readonly<Record<string, DamageMark>>;

export type MarkId = keyof typeof marks;

const ids = Object.keys(marks) as MarkId[];

/** As much as a mark may look at on either side of it. */
const CONTEXT = 4;

/** The worst mark that the text bears, wherever it stands. */
export const worstMark = (text: () => Iterable<string>): MarkId | null =>
  ids.find((id) => bears(text(), marks[id])) ?? null;

/** Whether a mark stands anywhere in the text, also where two chunks of it meet. */
export function bears(text: Iterable<string>, mark: DamageMark): boolean {
  let before = '';
  for (const chunk of text) {
    const seen = before + chunk;
    if (mark(seen) !== -1) return true;
    before = seen.slice(-CONTEXT);
  }
  return false;
}

/** Whether the text bears any of them; most texts do not, and are read through but once. */
export const isMarked = (text: Iterable<string>): boolean =>
  bears(text, (seen) => Math.max(...ids.map((id) => marks[id](seen))));

const LONGEST_CELL = 60;
const BEGINNING = 4096;

/** The row and the cell that bear the mark; the last row if none does. */
export function locate(
  text: () => Iterable<string>,
  mark: DamageMark,
): { readonly line: number; readonly cell: string } {
  let last = 1;
  for (const { line, cells } of readRows(text(), likelyDelimiter(text))) {
    last = line;
    for (const cell of cells) {
      const at = mark(cell);
      if (at !== -1) return { line, cell: cell.slice(Math.max(0, at - LONGEST_CELL / 2), at + LONGEST_CELL / 2) };
    }
  }
  return { line: last, cell: '' };
}

/** Good enough to show one cell: the separator of which the file's beginning holds most. */
function likelyDelimiter(text: () => Iterable<string>): string {
  const [beginning = ''] = text();
  const times = (delimiter: string) => beginning.slice(0, BEGINNING).split(delimiter).length;
  return separatorLine(text) ?? [';', '\t', ','].reduce((best, other) => (times(other) > times(best) ? other : best));
}
