/** The bytes of a file enter; what they prove of its encoding leaves. */

import { type EncodingId, piecesOf, textOf } from './encodings.ts';
import { physicalLines } from './lines.ts';

const BYTE_ORDER_MARKS: readonly (readonly [UnicodeId, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

export function byteOrderMark(head: Uint8Array): UnicodeId | null {
  return BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => head[at] === byte))?.[0] ?? null;
}

/** UTF-16 without a byte order mark: half of its characters at least are ASCII, of which every other byte is NUL. */
export function utf16ByNuls(head: Uint8Array): UnicodeId | null {
  const odd = head.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  const even = head.filter((byte) => byte === 0).length - odd;
  const [most, least] = [Math.max(even, odd), Math.min(even, odd)];
  if (most === 0 || most === least || 4 * most < head.length || 10 * least > most) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** What French was typed in before Unicode; the first wins where nothing tells them apart. */
const LEGACY = ['windows-1252', 'macintosh', 'ibm850'] as const satisfies readonly EncodingId[];

export type LegacyId = (typeof LEGACY)[number];
export type UnicodeId = Exclude<EncodingId, LegacyId>;

export const isUnicode = (encoding: EncodingId): encoding is UnicodeId => !LEGACY.some((legacy) => legacy === encoding);

export function isValid(bytes: Uint8Array, encoding: UnicodeId): boolean {
  const strict = new TextDecoder(encoding, { fatal: true });
  try {
    for (const piece of piecesOf(bytes)) strict.decode(piece, { stream: true });
    strict.decode();
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a text decoded as UTF-8 proves that it is: western letters, accents, punctuation, symbols. In other encodings
 * their bytes would be «Ã©» or «â€™»; those of «PRIORITÉ :» or «l’été», typed on a PC or a Mac, may happen to be valid too,
 * but then they are letters of other scripts.
 */
export const PROOF = /[\u00a0-\u00ff\u0152\u0153\u0178\u2010-\u27bf\ufeff\u{1f000}-\u{1faff}]|[\u0300-\u036f]/u;

/** The encoding in which most known labels are found, then the one that gives the best French. */
export function likeliest(bytes: Uint8Array, score: (text: string) => number) {
  const [best] = LEGACY.map((encoding) => {
    const text = evidenceIn(textOf(bytes, encoding));
    return { encoding, labels: score(text), french: frenchness(text) };
  }).sort((a, b) => b.labels - a.labels || b.french - a.french);
  const { encoding = LEGACY[0], labels = 0, french = -1 } = best ?? {};
  /** Whether it gives words that someone may have typed. */
  return { encoding, plausible: labels > 0 || french >= 0 };
}

/** Enough for the likeliest encoding to stand out. */
const SAMPLE = 2 ** 16;

/** The first lines that have a character beyond ASCII. */
function evidenceIn(text: Iterable<string>): string {
  let sample = '';
  for (const line of physicalLines(text)) {
    if (/[^\0-\x7f]/u.test(line.text)) sample += `${line.text}\n`;
    if (sample.length > SAMPLE) break;
  }
  return sample;
}

/** What is natural, what says nothing, and all the rest. It is long, and hardly a file needs it: it is made where one does. */
function beyondAscii(): RegExp {
  // A letter is natural where French spells it: è within a word, à at its end, ç before a, o, u, small letters not within
  // capitals, capitals not behind small ones. Other letters, and the drawings of DOS, are what a wrong decoding gives.
  const small =
    /(?<!\p{Lu}\p{Lu})(?:é|(?<=\p{L})(?:è(?=\p{L})|[êîïôùûü])|ê(?=t[er])|î(?=l)|ô(?=t)|à(?!\p{L})|(?<![aeiou])â|(?<=[aeiou])ë|œ(?=[uidés])|ç(?=[aouàâôû]))/u;
  const capital = /(?<!\p{Ll})(?:[ÉÀÂ]|[ÈÊÔ](?=\p{L})|Î(?=[lL])|Œ(?=[uidUIDÉS])|Ç(?=[aouAOU]))|(?<=\p{Lu})[ÈÊËÎÏÔÙÛÜ]/u;
  const sign = /(?<=\p{L})[’·](?=\p{L})|(?<=\b[Nn]|\d)°|[\u00a0\u202f](?=[:;!?»%€])|(?<=«)\u00a0/u;
  // Punctuation says nothing, unless it stands between two letters.
  const neutral = /(?<!\p{L}(?=.\p{L}))[«»‹›“”„‘’–—…•·€°²\u00a0]/u;
  const natural = [small, capital, sign].map(({ source }) => source).join('|');
  return new RegExp(`(${natural})|(${neutral.source})|[\\u0080-\\uffff]`, 'gu');
}

/** How many characters beyond ASCII are natural where they stand, less those that are odd there. */
function frenchness(text: string): number {
  let sum = 0;
  for (const [, natural, neutral] of text.matchAll(beyondAscii())) {
    if (natural !== undefined) sum += 1;
    else if (neutral === undefined) sum -= 1;
  }
  return sum;
}
