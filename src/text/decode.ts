/** The bytes of a file enter; its text and its encoding leave, or why it cannot be read. */

import type { Failure } from '../failure.ts';
import { DAMAGE, holds, locate } from './damage.ts';
import { byteOrderMark, isUnicode, isValid, likeliest, PROOF, utf16ByNuls } from './detect-encoding.ts';
import { type Bytes, type EncodingId, textOf } from './encodings.ts';
import { knownKind, looksBinary } from './file-kinds.ts';
import { rowsOfText } from './rows.ts';

export interface Decoded {
  readonly encoding: EncodingId;
  /** In chunks, from the start each time. */
  readonly text: () => Iterable<string>;
}

/** What others know better than the bytes. */
export interface DecodeHints {
  /** What the user says that it is. */
  readonly encoding?: EncodingId | undefined;
  /** How many labels of the orientations a text holds: the best test between two encodings that both look right. */
  readonly score?: ((text: string) => number) | undefined;
}

const LOST = /\ufffd/u;
/** What only UTF-8 makes of bytes beyond ASCII; at the end of the file, the beginning of a character. */
const BEYOND_ASCII = /[\u0080-\ufffc\u{10000}-\u{10ffff}]|\ufffd$/u;

/** As much as is looked at to know the kind of a file. */
const HEAD = 4096;

/**
 * Finds the encoding: the one asked for, else the one of the byte order mark, else UTF-16 if every other byte is NUL, else
 * UTF-8 if the whole file is valid, else the likeliest of those in which French was typed before.
 */
export function decode(file: Bytes, { encoding, score = () => 0 }: DecodeHints = {}): Decoded | Failure {
  const { source, bytes } = file;
  const head = bytes.subarray(0, HEAD);
  const kind = knownKind(file);
  if (kind !== null) return { failure: 'bad-file', source, kind };
  const evident = byteOrderMark(head) ?? utf16ByNuls(head);
  const as = (id: EncodingId): Decoded => ({ encoding: id, text: () => textOf(bytes, id) });
  if (encoding !== undefined) {
    const isUtf8 = isValid(bytes, 'utf-8') && holds(textOf(bytes, 'utf-8'), PROOF);
    const proven = evident ?? (isUtf8 ? 'utf-8' : encoding);
    const isOther = proven !== encoding || (encoding.startsWith('utf-16') && !bytes.includes(0));
    const damage = isOther ? { line: 1 } : damageIn(as(encoding));
    return damage === null ? as(encoding) : { failure: 'wrong-encoding', source, encoding, line: damage.line };
  }
  if (evident === null && looksBinary(head)) return { failure: 'bad-file', source, kind: 'binary' };

  const unicode = as(evident ?? 'utf-8');
  // What cannot be decoded is damage too: a text without any is valid.
  if (!holds(unicode.text(), DAMAGE)) return unicode;
  if (isValid(bytes, evident ?? 'utf-8')) return undamaged(source, unicode);
  const { encoding: legacy, plausible } = likeliest(bytes, score);
  const foreign = plausible ? PROOF : BEYOND_ASCII;
  if (evident === null && !holds(unicode.text(), foreign)) return undamaged(source, as(legacy));
  // Unicode, and yet not valid: a second encoding begins somewhere, or the end is missing.
  const proven = evident === null ? placeOf(foreign, unicode).line : 1;
  return { failure: 'unknown-encoding', source, line: Math.max(placeOf(LOST, unicode).line, proven) };
}

/** The text, unless it holds damage. */
function undamaged(source: string, decoded: Decoded): Decoded | Failure {
  const damage = damageIn(decoded);
  if (damage === null) return decoded;
  const isForeign = holds(decoded.text(), isUnicode(decoded.encoding) ? /\0/u : /[\0\ufffd]/u);
  return isForeign
    ? { failure: 'unknown-encoding', source, line: damage.line }
    : { failure: 'lost-characters', source, ...damage };
}

const damageIn = (decoded: Decoded) => (holds(decoded.text(), DAMAGE) ? placeOf(DAMAGE, decoded) : null);

const placeOf = (pattern: RegExp, { text }: Decoded) => locate(rowsOfText(text), pattern) ?? { line: 1, cell: '' };
