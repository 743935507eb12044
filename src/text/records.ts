/** Decoded text enters; its rows leave still in one piece, with how their quotation marks are to be read. */

import { MAX_ROW } from '../limits.ts';
import { type Line, physicalLines } from './lines.ts';
import { readQuotes } from './quotes.ts';

/** Why a row cannot be trusted: its quotation marks, its length, or that it is cut otherwise than the others. */
export type Damage = 'open-quote' | 'stray-quote' | 'endless' | 'other-separator';

export interface RawRow {
  readonly line: number;
  /** Without its line end and without a byte order mark; line breaks within quoted cells are still there. */
  readonly text: string;
  /** `plain` has no quotation mark, `literal` has but they mean nothing, `loose` is more than a strict reader takes. */
  readonly reading: 'plain' | 'literal' | 'quoted' | 'loose' | Damage;
}

/** «sep=;», which a spreadsheet obeys and does not show; it may stand in quotation marks. */
const SEPARATOR_LINE = /^\uFEFF?("?)sep=([^"])\1$/iu;

/** The separator that the first line announces, or null. */
export function separatorLine(text: () => Iterable<string>): string | null {
  for (const line of physicalLines(text())) return SEPARATOR_LINE.exec(line.text)?.[2] ?? null;
  return null;
}

/**
 * Cuts the rows at the line ends that stand outside quoted cells. If a quoted cell never closes, or closes where it
 * cannot, only the line that opened it is given up, and the next line begins a row.
 */
export function* cutRows(text: Iterable<string>, delimiter: string, quote: boolean): Generator<RawRow> {
  const lines = rewindable(physicalLines(text));
  try {
    const first = lines.next();
    if (first !== undefined && !SEPARATOR_LINE.test(first.text)) lines.rewind([first]);
    let number = 0;
    let heading = '';
    let usual = '';
    let glued: Line | null = null;
    for (let line = lines.next(); line !== undefined; line = lines.next()) {
      if (line !== glued) number += 1;
      let text: string = line.text;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
      if (number === 1) heading = text;
      // The same export put right behind another, without a line break: its byte order mark and its headings tell where.
      const seam = text.indexOf('\uFEFF', 1);
      if (seam !== -1 && text.slice(seam + 1) === heading) {
        glued = { ...line, text: heading };
        lines.rewind([glued]);
        text = text.slice(0, seam);
      }
      const whole = text.length === line.text.length ? line : { ...line, text };
      const row = cutRow(number, whole, lines, delimiter, quote, usual);
      if (row.reading === 'plain') usual = text;
      yield row;
    }
  } finally {
    lines.close();
  }
}

/** The row that begins with this line, and the lines that it needs. */
function cutRow(
  line: number,
  first: Line,
  lines: LineBuffer,
  delimiter: string,
  quote: boolean,
  usual: string,
): RawRow {
  const { text, endless } = first;
  if (endless) return { line, text, reading: 'endless' };
  if (!quote || !text.includes('"')) return { line, text, reading: quote ? 'plain' : 'literal' };
  let { open, stray, quoted, loose } = readQuotes(text, delimiter, false);
  if (stray) return { line, text, reading: 'stray-quote' };
  if (!quoted) return { line, text, reading: 'literal' };
  if (!open) return { line, text, reading: loose ? 'loose' : 'quoted' };
  const taken = [first];
  let size = text.length;
  while (open) {
    const next = lines.next();
    if (next !== undefined) taken.push(next);
    size += (next?.text.length ?? 0) + (next?.ending.length ?? 0);
    const more = next === undefined || next.endless ? null : readQuotes(next.text, delimiter, true);
    if (more === null || more.stray || size > MAX_ROW || (!more.open && areRows(taken, usual, delimiter))) {
      lines.rewind(taken.slice(1));
      return { line, text, reading: 'open-quote' };
    }
    open = more.open;
    loose ||= more.loose;
  }
  const whole = taken.map((part, place) => part.text + (place === taken.length - 1 ? '' : part.ending)).join('');
  return { line, text: whole, reading: loose ? 'loose' : 'quoted' };
}

/**
 * Two forgotten quotation marks, some rows apart, make one well-formed cell of all the rows between. It is betrayed by
 * each of its lines having as many separators as the rows above, and none of them followed by a blank as in a sentence.
 */
function areRows(lines: readonly Line[], usual: string, delimiter: string): boolean {
  const separators = countTight(usual, delimiter);
  return separators > 1 && lines.every(({ text }) => countTight(text, delimiter) === separators);
}

const countTight = (text: string, delimiter: string) =>
  text.split(delimiter).filter((cell, place) => place > 0 && !/^[ \u00a0\u202f]/u.test(cell)).length;

type LineBuffer = ReturnType<typeof rewindable<Line>>;

/** Items that can be handed back, to be read again. */
function rewindable<T>(items: Generator<T>) {
  const back: T[] = [];
  return {
    next: (): T | undefined => {
      if (back.length > 0) return back.pop();
      const item = items.next();
      return item.done ? undefined : item.value;
    },
    rewind: (taken: readonly T[]) => {
      for (const item of taken.toReversed()) back.push(item);
    },
    /** Lets go of the file, also when nobody wants the rest. */
    close: () => items.return(undefined),
  };
}
