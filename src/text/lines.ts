/** Text in chunks enters; its physical lines leave one by one, each with its own line end and none of them endless. */

import { MAX_ROW } from '../limits.ts';

export interface Line {
  readonly text: string;
  /** CR, LF or both, as in the file; empty after the last line if nothing ends it. */
  readonly ending: string;
  /** Longer than any row can be: `text` is only its beginning. */
  readonly endless: boolean;
}

const EXCERPT = 80;

/** CR, LF and CRLF, mixed as they come; a CR that ends a chunk waits, for it may be half a CRLF. */
export function* physicalLines(text: Iterable<string>): Generator<Line> {
  let rest = '';
  let overlong = false;
  for (const chunk of text) {
    rest += chunk;
    let from = 0;
    let lf = rest.indexOf('\n');
    let cr = rest.indexOf('\r');
    while (lf !== -1 || (cr !== -1 && cr < rest.length - 1)) {
      const ending = cr === -1 || (lf !== -1 && lf < cr) ? '\n' : lf === cr + 1 ? '\r\n' : '\r';
      const end = ending === '\n' ? lf : cr;
      if (!overlong) yield lineOf(rest.slice(from, end), ending);
      overlong = false;
      from = end + ending.length;
      if (lf !== -1 && lf < from) lf = rest.indexOf('\n', from);
      if (cr !== -1 && cr < from) cr = rest.indexOf('\r', from);
    }
    rest = rest.slice(from);
    if (!overlong && rest.length > MAX_ROW) {
      yield lineOf(rest, '');
      overlong = true;
    }
    if (overlong) rest = rest.endsWith('\r') ? '\r' : '';
  }
  if (rest === '' || overlong) return;
  const ending = rest.endsWith('\r') ? '\r' : '';
  yield lineOf(rest.slice(0, rest.length - ending.length), ending);
}

function lineOf(text: string, ending: string): Line {
  const endless = text.length > MAX_ROW;
  return { text: ownCopy(endless ? text.slice(0, EXCERPT) : text), ending, endless };
}

/**
 * A slice keeps the whole chunk that it was cut from in memory, and so would each cell that a reader remembers. Joined
 * to something else and cut again, it keeps itself only.
 */
export const ownCopy = (slice: string) => (slice.length < SHORT ? slice : ` ${slice}`.slice(1));

/** A slice as short as that is a copy already. */
const SHORT = 13;
