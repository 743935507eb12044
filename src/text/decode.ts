/** The bytes of a file enter; its text and its encoding leave, or why it cannot be read. */

import type { Failure } from '../failure.ts';
import { DAMAGE, holds, locate } from './damage.ts';
import { byteOrderMark, isUnicode, likeliest, PROOF, utf16ByNuls, validate } from './detect-encoding.ts';
import { type Bytes, type EncodingId, textOf } from './encodings.ts';
import { knownKind, looksBinary } from './file-kinds.ts';

export { type Bytes, type EncodingId, encodings } from './encodings.ts';

export interface Decoded {
  readonly encoding: EncodingId;
  /** Whether the file began with a byte order mark. */
  readonly bom: boolean;
  /** In chunks, from the start each time. */
  readonly text: () => Iterable<string>;
}

/** What others know better than the bytes. */
export interface DecodeHints {
  /** What the user says that it is; the text is then taken as it comes, but for bytes that cannot be decoded. */
  readonly encoding?: EncodingId | undefined;
  /** How many labels of the orientations a text holds: the best test between two encodings that both look right. */
  readonly score?: ((text: string) => number) | undefined;
}

const NUL = /\0/u;
const LOST = /\ufffd/u;
const BEYOND_ASCII = /[\u0080-\ufffc\u{10000}-\u{10ffff}]/u;

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
  const mark = byteOrderMark(head);
  const evident = mark ?? utf16ByNuls(head);
  const as = (id: EncodingId): Decoded => ({ encoding: id, bom: mark !== null, text: () => textOf(bytes, id) });
  if (encoding !== undefined) return asTold(file, as(encoding), evident);
  if (evident === null && looksBinary(head)) return { failure: 'bad-file', source, kind: 'binary' };

  const unicode = as(evident ?? 'utf-8');
  // What cannot be decoded is damage too: a text without any is valid.
  if (!holds(unicode.text(), DAMAGE)) return unicode;
  const validity = validate(bytes, evident ?? 'utf-8');
  if (validity === 'valid') return undamaged(source, unicode);
  const proof = holds(unicode.text(), PROOF) ? PROOF : BEYOND_ASCII;
  if (evident === null && proof !== PROOF) {
    const { encoding: legacy, plausible } = likeliest(bytes, score);
    if (plausible || (validity !== 'cut' && !holds(unicode.text(), proof))) return undamaged(source, as(legacy));
  }
  // Unicode, and yet not valid: a character has no end, or a second encoding begins somewhere.
  const { line } = locate(unicode.text, LOST);
  if (validity === 'cut') return { failure: 'cut-short', source, line };
  const proven = evident === null ? locate(unicode.text, proof).line : 1;
  return { failure: 'unknown-encoding', source, line: Math.max(line, proven) };
}

/** The encoding asked for, unless the bytes prove that it is another one. */
function asTold({ source, bytes }: Bytes, told: Decoded, evident: EncodingId | null): Decoded | Failure {
  const { encoding, text } = told;
  const wrong = (actual: EncodingId | null, line: number): Failure => {
    return { failure: 'wrong-encoding', source, encoding, actual, line };
  };
  if (evident !== null && evident !== encoding) return wrong(evident, 1);
  if (encoding.startsWith('utf-16') && evident === null && !bytes.includes(0)) return wrong(null, 1);
  const utf8 = () => textOf(bytes, 'utf-8');
  if (!isUnicode(encoding) && validate(bytes, 'utf-8') === 'valid' && holds(utf8(), PROOF))
    return wrong('utf-8', locate(utf8, PROOF).line);
  const validity = isUnicode(encoding) ? validate(bytes, encoding) : 'valid';
  if (validity === 'cut') return { failure: 'cut-short', source, line: locate(text, LOST).line };
  if (validity === 'invalid' || (!isUnicode(encoding) && holds(text(), LOST)))
    return wrong(null, locate(text, LOST).line);
  return holds(text(), NUL) ? { failure: 'unknown-encoding', source, line: locate(text, NUL).line } : told;
}

/** The text, unless it holds damage. */
export function undamaged(source: string, decoded: Decoded): Decoded | Failure {
  if (!holds(decoded.text(), DAMAGE)) return decoded;
  const { line, cell } = locate(decoded.text, DAMAGE);
  const isForeign = holds(decoded.text(), isUnicode(decoded.encoding) ? NUL : /[\0\ufffd]/u);
  return isForeign ? { failure: 'unknown-encoding', source, line } : { failure: 'lost-characters', source, line, cell };
}
