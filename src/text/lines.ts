/** Text in chunks enters; its physical lines leave one by one, each with its own line end and none of them endless. */

import { MAX_ROW } from '../limits.ts';

/** Whoever reads found something larger than `limits.ts` allows. */
export class TooLarge extends Error {}

/** What is shown of a text that is far too long to be read. */
export const EXCERPT = 80;

/** CR, LF and CRLF, mixed as they come; a CR that ends a chunk waits, for it may be half a CRLF. */
export function* physicalLines(text: Iterable<string>): Generator<Line> {
  let rest = '';
  let overlong = false;
  for (const chunk of text) {
    rest += chunk;
    let from = 0;
    const ends = /\r\n|\n|\r(?!$)/gu;
    while (ends.test(rest)) {
      const ending = rest.startsWith('\r\n', ends.lastIndex - 2) ? '\r\n' : rest.charAt(ends.lastIndex - 1);
      if (!overlong) yield lineOf(rest.slice(from, ends.lastIndex - ending.length), ending);
      overlong = false;
      from = ends.lastIndex;
    }
    rest = rest.slice(from);
    if (!overlong && rest.length > MAX_ROW) {
      yield lineOf(rest, '');
      overlong = true;
    }
    if (overlong) rest = rest.endsWith('\r') ? '\r' : '';
  }
  const ending = rest.endsWith('\r') ? '\r' : '';
  if (rest !== '' && !overlong) yield lineOf(rest.slice(0, rest.length - ending.length), ending);
}

/** `ending` is CR, LF or both, as in the file; empty after the last line if nothing ends it. Of an endless line, longer than any row
 * can be, `text` is only the beginning. */
function lineOf(text: string, ending: string) {
  const endless = text.length > MAX_ROW;
  return { text: ownCopy(endless ? text.slice(0, EXCERPT) : text), ending, endless };
}

export type Line = Readonly<ReturnType<typeof lineOf>>;

/**
 * A slice keeps the whole chunk that it was cut from in memory, and so would each cell that a reader remembers. Joined
 * to something else and cut again, it keeps itself only.
 */
export const ownCopy = (slice: string) => (slice.length < SHORT ? slice : ` ${slice}`.slice(1));

/** A slice as short as that is a copy already. */
const SHORT = 13;
