/** The bytes of a file enter; its text and its encoding leave, or why it cannot be read. */

import type { Failure } from '../failure.ts';
import { type Bytes, excerpt } from './bytes.ts';
import { bears, type DamageMark, firstMark, isMarked, locate, marks } from './damage.ts';
import {
  byteOrderMark,
  findProof,
  isUnicode,
  likeliest,
  utf16ByNuls,
  type Validity,
  validate,
} from './detect-encoding.ts';
import { type EncodingId, textOf } from './encodings.ts';
import { knownKind, looksBinary } from './file-kinds.ts';

export type { Bytes } from './bytes.ts';
export { type EncodingId, encodings } from './encodings.ts';

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

/**
 * Finds the encoding: the one asked for, else the one of the byte order mark, else UTF-16 if every other byte is NUL, else
 * UTF-8 if the whole file is valid, else the likeliest of those in which French was typed before.
 */
export function decode(bytes: Bytes, { encoding, score = () => 0 }: DecodeHints = {}): Decoded | Failure {
  const { source } = bytes;
  const head = excerpt(bytes);
  const kind = knownKind(bytes, head);
  if (kind !== null) return { failure: 'not-text', source, kind };
  const mark = byteOrderMark(head);
  const evident = mark ?? utf16ByNuls(head);
  const as = (id: EncodingId): Decoded => ({ encoding: id, bom: mark !== null, text: () => textOf(bytes, id) });
  if (encoding !== undefined) return asTold(bytes, as(encoding), evident);
  if (evident === null && looksBinary(head)) return { failure: 'not-text', source, kind: 'binary' };

  const unicode = as(evident ?? 'utf-8');
  // What cannot be decoded leaves a mark too: a text without any is valid, and most texts are read through but once.
  if (!isMarked(unicode.text())) return unicode;
  const validity = validate(bytes, evident ?? 'utf-8');
  if (validity === 'valid') return undamaged(source, unicode);
  if (evident !== null) return broken(source, unicode, validity, findStart);
  if (bears(unicode.text(), findProof)) return broken(source, unicode, validity, findProof);
  const legacy = likeliest(bytes, score);
  if (!legacy.plausible && (validity === 'cut' || bears(unicode.text(), findBeyondAscii))) {
    return broken(source, unicode, validity, findBeyondAscii);
  }
  return undamaged(source, as(legacy.encoding));
}

/** The encoding asked for, unless the bytes prove that it is another one. */
function asTold(bytes: Bytes, told: Decoded, evident: EncodingId | null): Decoded | Failure {
  const { source } = bytes;
  const { encoding, text } = told;
  const wrong = (actual: EncodingId | null, line: number): Failure => {
    return { failure: 'wrong-encoding', source, encoding, actual, line };
  };
  if (evident !== null && evident !== encoding) return wrong(evident, 1);
  if (isUnicode(encoding)) {
    if (encoding !== 'utf-8' && evident === null && !excerpt(bytes).includes(0)) return wrong(null, 1);
    const validity = validate(bytes, encoding);
    if (validity === 'cut') return broken(source, told, validity, findStart);
    if (validity === 'invalid') return wrong(null, locate(text, lost).line);
  } else {
    const utf8 = () => textOf(bytes, 'utf-8');
    const isUtf8 = validate(bytes, 'utf-8') === 'valid' && bears(utf8(), findProof);
    if (isUtf8) return wrong('utf-8', locate(utf8, findProof).line);
    if (bears(text(), lost)) return wrong(null, locate(text, lost).line);
  }
  return bears(text(), nul) ? { failure: 'nul-bytes', source, line: locate(text, nul).line } : told;
}

/** The text, unless it bears a mark of damage that only whoever made it can undo. */
export function undamaged(source: string, decoded: Decoded): Decoded | Failure {
  const mark = firstMark(decoded.text());
  if (mark === null) return decoded;
  const { line, cell } = locate(decoded.text, marks[mark]);
  if (mark === 'nul-bytes') return { failure: mark, source, line };
  if (mark === 'lost-characters' && !isUnicode(decoded.encoding)) return { failure: 'unknown-encoding', source, line };
  return { failure: mark, source, line, cell };
}

/** Unicode, as `evidence` shows, and yet not valid: where the second encoding begins, or the character that has no end. */
function broken(source: string, unicode: Decoded, validity: Validity, evidence: DamageMark): Failure {
  const { line, cell } = locate(unicode.text, lost);
  if (validity === 'cut') return { failure: 'cut-short', source, line };
  if (unicode.encoding !== 'utf-8') return { failure: 'lost-characters', source, line, cell };
  return { failure: 'mixed-encodings', source, line: Math.max(line, locate(unicode.text, evidence).line) };
}

const { 'lost-characters': lost, 'nul-bytes': nul } = marks;

const findStart = () => 0;

const findBeyondAscii = (text: string) => text.search(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/u);
