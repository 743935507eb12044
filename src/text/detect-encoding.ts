/** The bytes of a file enter; what they prove of its encoding leaves. */

import { type Bytes, excerpt, pieces } from './bytes.ts';
import { type EncodingId, encodings } from './encodings.ts';
import { frenchness } from './plausible.ts';

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
  if (!head.includes(0)) return null;
  const nuls = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (4 * Math.max(even, odd) < head.length || 10 * Math.min(even, odd) > Math.max(even, odd)) return null;
  if (even === odd) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** What French was typed in before Unicode; the first wins where nothing tells them apart. */
const LEGACY = ['windows-1252', 'macintosh', 'ibm850'] as const satisfies readonly EncodingId[];

export type LegacyId = (typeof LEGACY)[number];
export type UnicodeId = Exclude<EncodingId, LegacyId>;

export const isUnicode = (encoding: EncodingId): encoding is UnicodeId => !LEGACY.some((legacy) => legacy === encoding);

/** `cut` is valid but for the last character, of which the end is missing. */
export type Validity = 'valid' | 'cut' | 'invalid';

export function validate(bytes: Bytes, encoding: UnicodeId): Validity {
  const strict = new TextDecoder(encoding, { fatal: true });
  const takes = (piece?: Uint8Array) => {
    try {
      strict.decode(piece, { stream: piece !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  for (const piece of pieces(bytes)) if (!takes(piece)) return 'invalid';
  return takes() ? 'valid' : 'cut';
}

/**
 * Where a text decoded as UTF-8 proves that it is: western letters, accents, punctuation, symbols. In other encodings
 * their bytes would be «Ã©» or «â€™»; those of «PRIORITÉ :» or «l’été», typed on a PC or a Mac, may happen to be valid too,
 * but then they are letters of other scripts.
 */
export const findProof = (text: string) =>
  text.search(/[\u00a0-\u00ff\u0152\u0153\u0178\u2010-\u27bf\ufeff\u{1f000}-\u{1faff}]|[\u0300-\u036f]/u);

/** Enough for the likeliest encoding to stand out. */
const SAMPLE = 2 ** 16;

export interface Likeliest {
  readonly encoding: LegacyId;
  /** Whether it gives words that someone may have typed. */
  readonly plausible: boolean;
}

/** The encoding in which most known labels are found, then the one that gives the best French. */
export function likeliest(bytes: Bytes, score: (text: string) => number): Likeliest {
  const sample = excerpt(bytes, SAMPLE, lineBeyondAscii);
  const [best] = LEGACY.map((encoding) => {
    const text = encodings[encoding]()(sample);
    return { encoding, labels: score(text), french: frenchness(text) };
  }).sort((a, b) => b.labels - a.labels || b.french - a.french);
  return {
    encoding: best?.encoding ?? LEGACY[0],
    plausible: best !== undefined && (best.labels > 0 || best.french >= 0),
  };
}

/** Where the first line begins that has a character beyond ASCII. */
function lineBeyondAscii(piece: Uint8Array): number {
  const at = piece.findIndex((byte) => byte > 0x7f);
  return at === -1 ? -1 : Math.max(piece.lastIndexOf(0x0a, at), piece.lastIndexOf(0x0d, at)) + 1;
}
