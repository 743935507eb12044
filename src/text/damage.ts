/** Decoded text enters; the first mark that it was damaged before it reached us leaves, and where it stands. */

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

/** As much as a mark may look at on either side of it. */
const CONTEXT = 4;

/** The first of the list that the text bears, wherever it stands. */
export function firstMark(text: Iterable<string>): MarkId | null {
  const borne = new Set<MarkId>();
  for (const seen of inContext(text)) {
    for (const id of ids) if (!borne.has(id) && marks[id](seen) !== -1) borne.add(id);
  }
  return ids.find((id) => borne.has(id)) ?? null;
}

/** Whether the text bears any of the list; it is read no further than to the first. */
export function isMarked(text: Iterable<string>): boolean {
  for (const seen of inContext(text)) if (ids.some((id) => marks[id](seen) !== -1)) return true;
  return false;
}

const ids = Object.keys(marks) as MarkId[];

/** The chunks, each behind the end of the one before. */
function* inContext(text: Iterable<string>): Generator<string> {
  let before = '';
  for (const chunk of text) {
    const seen = before + chunk;
    yield seen;
    before = seen.slice(-CONTEXT);
  }
}

/** Whether a mark stands anywhere in the text. */
export function bears(text: Iterable<string>, mark: DamageMark): boolean {
  for (const chunk of text) if (mark(chunk) !== -1) return true;
  return false;
}

const LONGEST_CELL = 60;

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

const BEGINNING = 4096;

/** Good enough to show one cell: the separator of which the file's beginning holds most. */
function likelyDelimiter(text: () => Iterable<string>): string {
  let beginning = '';
  for (const chunk of text()) {
    beginning += chunk.slice(0, BEGINNING - beginning.length);
    if (beginning.length === BEGINNING) break;
  }
  const counted = [';', '\t', ','].map((delimiter) => ({ delimiter, times: beginning.split(delimiter).length }));
  const best = counted.reduce((a, b) => (b.times > a.times ? b : a));
  return separatorLine(text) ?? best.delimiter;
}
