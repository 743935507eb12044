/** Splits a cell that holds several answers where the labels of the list say, and never by guess. */

import { harmOf, saysNothing } from './marks.ts';
import type { Lookup } from './orientations.ts';

export interface Piece {
  readonly text: string;
  /** Whether the list has it. */
  readonly known: boolean;
}

export interface SplitCell {
  readonly pieces: readonly Piece[];
  /** Two ways to read the whole cell as labels of the list, where there are two. */
  readonly readings: readonly [readonly string[], readonly string[]] | null;
  /** «3,7»: two numbers, or one that a spreadsheet wrote with a comma. */
  readonly decimal: boolean;
}

/** Numbers and codes like «n°6»; between them any sign will do, a blank too. */
const NUMBER = '(?:n ?[°o] ?)?\\d{1,4}';
const NUMBERS = new RegExp(
  `^\\s*${NUMBER}(?:(?:\\s*[,;/|+&\\n]\\s*|\\s+(?:et\\s+|and\\s+|-\\s+)?)${NUMBER})*[\\s,;/|.]*$`,
  'iu',
);
/** Three numbers joined by hyphens or dots are a list; two may be a range, or one number. */
const JOINED = /^\s*\d{1,4}(?:(?:\s*-\s*\d{1,4}){2,}|(?:\.\d{1,4}){2,})\s*$/u;
const EACH_NUMBER = new RegExp(NUMBER, 'giu');
const DECIMAL = /^\s*\d{1,3}[,.]\d{1,3}\s*$/u;
/** What may stand between two labels; each may stand inside a label too. */
const SEPARATOR = /[,;\n|/]/u;
/** What no label holds, where no list says which labels there are. */
export const PLAIN_SEPARATOR = /[;\n|]/u;
/** No voter names more labels than this; a longer cell is read from the left. */
const MOST_PARTS = 120;
/** No label holds more of them. */
const MOST_SEPARATORS = 16;

/** `joint` parts the answers where no list says which labels there are. */
export function splitCell(cell: string, lookup: Lookup | null, joint: string | RegExp = PLAIN_SEPARATOR): SplitCell {
  const whole = cell.trim();
  if (whole === '') return { pieces: [], readings: null, decimal: false };
  // «03/05/2026» is no list of three numbers.
  if (harmOf(whole)?.kind === 'date')
    return { pieces: [{ text: whole, known: false }], readings: null, decimal: false };
  if (NUMBERS.test(whole) || JOINED.test(whole) || DECIMAL.test(whole)) {
    const numbers = whole.match(EACH_NUMBER) ?? [];
    const pieces = numbers.map((text) => ({ text, known: lookup === null || lookup.find(text) !== null }));
    return { pieces, readings: null, decimal: DECIMAL.test(whole) };
  }
  if (lookup === null) {
    const parts = whole.split(joint).map((part) => part.trim());
    const pieces = parts
      .filter((part) => part !== '' && !saysNothing(part, null))
      .map((text) => ({ text, known: true }));
    return { pieces, readings: null, decimal: false };
  }
  const codes = whole.split(/[\s,;/|+&-]+/u);
  const isCode = (text: string) => lookup.named(text) === null && lookup.find(text) !== null;
  if (codes.length > 1 && lookup.named(whole) === null && codes.every(isCode))
    return { pieces: codes.map((text) => ({ text, known: true })), readings: null, decimal: false };
  return splitByLabels(whole, lookup);
}

/** A part of the cell, from one place to another. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly known: boolean;
}

/** How the text up to some separator is best read. */
interface Way {
  /** Parts that belong to no label of the list. */
  readonly strange: number;
  readonly spans: readonly Span[];
  /** Another way without a stranger. */
  readonly other: readonly Span[] | null;
}

/** Of all the ways to cut at separators: the one with least that the list does not have, then the longest labels. */
function splitByLabels(whole: string, lookup: Lookup): SplitCell {
  const separators = [...whole.matchAll(new RegExp(SEPARATOR, 'gu'))].map(({ index }) => index);
  const bounds = [-1, ...separators.slice(0, MOST_PARTS), whole.length];
  const textOf = ({ from, to }: Pick<Span, 'from' | 'to'>) => whole.slice(from, to).replace(/\s+/gu, ' ').trim();
  const placesOf = (spans: readonly Span[]) => spans.map((span) => lookup.find(textOf(span))).join();
  const best: Way[] = [{ strange: 0, spans: [], other: null }];
  for (let end = 1; end < bounds.length; end += 1) {
    const ways: Way[] = [];
    for (let start = Math.max(0, end - MOST_SEPARATORS); start < end; start += 1) {
      const before = best[start] ?? { strange: 0, spans: [], other: null };
      const part = { from: (bounds[start] ?? -1) + 1, to: bounds[end] ?? whole.length };
      const text = textOf(part);
      if (text === '') ways.push(before);
      // A number among words may be anything: a street, a year, the number of a ballot.
      else if ((/^\d+$/u.test(text) ? lookup.named(text) : lookup.find(text)) !== null)
        ways.push(along(before, { ...part, known: true }));
      else if (start === end - 1) ways.push(astray(before, { ...part, known: false }));
    }
    ways.sort((a, b) => a.strange - b.strange || a.spans.length - b.spans.length);
    const [first, ...others] = ways;
    if (first === undefined) continue;
    const rival = others.find(({ strange, spans }) => strange === 0 && placesOf(spans) !== placesOf(first.spans));
    best.push(first.strange > 0 ? first : { ...first, other: first.other ?? rival?.spans ?? null });
  }
  const { spans, other } = best.at(-1) ?? { spans: [], other: null };
  return {
    pieces: spans.map((span) => ({ text: textOf(span), known: span.known })),
    readings: other && [spans.map(textOf), other.map(textOf)],
    decimal: false,
  };
}

const along = ({ strange, spans, other }: Way, span: Span): Way => ({
  strange,
  spans: [...spans, span],
  other: other && [...other, span],
});

/** Parts that the list does not have and that stand side by side are one rest. */
function astray({ strange, spans }: Way, span: Span): Way {
  const last = spans.at(-1);
  const rest = last && !last.known ? [...spans.slice(0, -1), { ...span, from: last.from }] : [...spans, span];
  return { strange: strange + 1, spans: rest, other: null };
}
