/** Splits a cell that holds several answers where the labels of the list say, and never by guess. */

import { harmOf, saysNothing } from './marks.ts';
import { type Lookup, NO_LIST } from './orientations.ts';

export interface Piece {
  readonly text: string;
  /** Whether the list has it. */
  readonly known: boolean;
}

/** Numbers and codes like «n°6»; between them any sign will do, a blank too. */
const NUMBER = '(?:n ?[°o] ?)?\\d{1,4}';
const NUMBERS = new RegExp(
  `^\\s*${NUMBER}(?:(?:\\s*[,;/|+&\\n]\\s*|\\s+(?:et\\s+|and\\s+|[-–—]\\s+)?)${NUMBER})*[\\s,;/|.]*$`,
  'iu',
);
/** Three numbers joined by hyphens or dots are a list; two may be a range, or one number. */
const JOINED = /^\s*\d{1,4}(?:(?:\s*-\s*\d{1,4}){2,}|(?:\.\d{1,4}){2,})\s*$/u;
const EACH_NUMBER = new RegExp(NUMBER, 'giu');
/** «3,7»: two numbers, or one that a spreadsheet wrote with a comma. */
export const isDecimal = (cell: string): boolean => /^\s*\d{1,3}[,.]\d{1,3}\s*$/u.test(cell);
/** What may stand between two labels; each may stand inside a label too. */
const SEPARATOR = /[,;\n|/+•·>]|\s[-–—]\s|\s(?:et|puis|and|then)\s/giu;
/** Where a program has parted labels, or a line break does, no word parts them. */
const SIGNS = /[,;\n|/+•·>]|\s[-–—]\s/gu;
const PARTED = /[\n|]|;\s*$/u;
/** What no label holds, where no list says which labels there are. */
export const PLAIN_SEPARATOR = /[;\n|]/u;
/** Before each answer of a cell in which they stand one below the other. */
const BULLET = /^[-–—•●▪◦‣➤➢*·]\s+/u;
/** No voter names more labels than this; a longer cell is read from the left. */
const MOST_PARTS = 120;
/** No label holds more of them. */
const MOST_SEPARATORS = 16;

/** What one way of reading a cell comes to. */
const readAs = (texts: readonly string[], isKnown: (text: string) => boolean) => ({
  pieces: texts.map((text) => ({ text, known: isKnown(text) })),
  readings: null,
});

/** `joint` parts the answers where no list says which labels there are. */
export function splitCell(cell: string, lookup: Lookup, joint: string | RegExp = PLAIN_SEPARATOR) {
  const whole = cell.trim();
  // «03/05/2026» is no list of three numbers.
  if (whole === '' || harmOf(whole)?.kind === 'date') return readAs(whole === '' ? [] : [whole], () => false);
  if (NUMBERS.test(whole) || JOINED.test(whole) || isDecimal(whole)) {
    const isKnown = (text: string) => !lookup.given || lookup.find(text) !== null;
    return readAs(whole.match(EACH_NUMBER) ?? [], isKnown);
  }
  if (lookup.given) {
    const codes = whole.split(/[\s,;/|+&-]+/u);
    const isCode = (text: string) => lookup.named(text) === null && lookup.find(text) !== null;
    const areCodes = codes.length > 1 && lookup.named(whole) === null && codes.every(isCode);
    return areCodes ? readAs(codes, isCode) : splitByLabels(whole, lookup);
  }
  const parts = whole
    .split(joint)
    .map((part) => part.replace(/[\s,;]+$/u, '').trim())
    .filter((part) => part !== '' && !saysNothing(part, NO_LIST));
  // «- de déchets» alone may mean «moins».
  const isBulleted = parts.length > 1 && parts.every((part) => BULLET.test(part));
  return readAs(isBulleted ? parts.map((part) => part.replace(BULLET, '')) : parts, () => true);
}

/** The orientations that a cell names, and nothing else, joined in whatever way; null where it says more. */
export function orientationsIn(cell: string, lookup: Lookup): readonly number[] | null {
  if (!lookup.given) return null;
  const { pieces } = splitCell(cell, lookup);
  if (pieces.every(({ known }) => known)) return pieces.map(({ text }) => lookup.find(text) ?? -1);
  const { places, rest } = lookup.labelsIn(cell);
  return rest === '' && places.length > 0 ? places : null;
}

/** Whether a cell names several orientations of the list, and nothing else. */
export const namesSeveral = (cell: string, lookup: Lookup): boolean => (orientationsIn(cell, lookup)?.length ?? 0) > 1;

/** How the text up to some separator is best read. */
interface Way {
  /** Parts that belong to no label of the list. */
  readonly strange: number;
  /** `from` is where a piece begins. */
  readonly pieces: readonly (Piece & { readonly from: number })[];
  /** Another way without a stranger. */
  readonly other: Way['pieces'] | null;
}

const NOWHERE: Way = { strange: 0, pieces: [], other: null };

/** Of all the ways to cut at separators: the one with least that the list does not have, then the longest labels. */
function splitByLabels(whole: string, lookup: Lookup) {
  const separators = [...whole.matchAll(PARTED.test(whole) ? SIGNS : SEPARATOR)].slice(0, MOST_PARTS);
  /** Where a part may end, and where the next begins. */
  const ends = [0, ...separators.map(({ index }) => index), whole.length];
  const starts = [0, ...separators.map(({ index, 0: sign }) => index + sign.length)];
  const textBetween = (from: number, to: number) => whole.slice(from, to).replace(/\s+/gu, ' ').trim();
  const placesOf = ({ pieces }: Pick<Way, 'pieces'>) => pieces.map(({ text }) => lookup.find(text)).join();
  const best: Way[] = [NOWHERE];
  for (let end = 1; end < ends.length; end += 1) {
    const ways: Way[] = [];
    const to = ends[end] ?? whole.length;
    for (let start = Math.max(0, end - MOST_SEPARATORS); start < end; start += 1) {
      const before = best[start] ?? NOWHERE;
      const from = starts[start] ?? 0;
      const text = textBetween(from, to);
      if (text === '') ways.push(before);
      // A number among words may be anything: a street, a year, the number of a ballot.
      else if ((/^\d+$/u.test(text) ? lookup.named(text) : lookup.find(text)) !== null) {
        const piece = { text, known: true, from };
        ways.push({ ...before, pieces: [...before.pieces, piece], other: before.other && [...before.other, piece] });
      } else if (start === end - 1) {
        // Parts that the list does not have and that stand side by side are one rest.
        const last = before.pieces.at(-1);
        const begun = last?.known === false ? last.from : from;
        const others = begun === from ? before.pieces : before.pieces.slice(0, -1);
        const rest = { text: textBetween(begun, to), known: false, from: begun };
        ways.push({ strange: before.strange + 1, pieces: [...others, rest], other: null });
      }
    }
    ways.sort((a, b) => a.strange - b.strange || a.pieces.length - b.pieces.length);
    const [first, ...others] = ways;
    if (first === undefined) continue;
    const rival = others.find((way) => way.strange === 0 && placesOf(way) !== placesOf(first));
    best.push(first.strange > 0 ? first : { ...first, other: first.other ?? rival?.pieces ?? null });
  }
  const { pieces, other } = best.at(-1) ?? NOWHERE;
  const texts = (way: Way['pieces']) => way.map(({ text }) => text);
  /** Two ways to read the whole cell as labels of the list, where there are two. */
  const readings = other && ([texts(pieces), texts(other)] as const);
  return { pieces, readings };
}
