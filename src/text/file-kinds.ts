/** The bytes of a file enter; what it is, if it is no text, leaves. */

import type { FailureOf } from '../failure.ts';
import { MAX_UNPACKED } from '../limits.ts';
import { type Bytes, textOf } from './encodings.ts';

export type FileKind = FailureOf<'not-text'>['kind'];
/** Kinds that are read by `workbook.ts`, where ballots are looked for. */
export type WorkbookKind = FailureOf<'bad-workbook'>['kind'];

/** Between the cells of a sheet, once it is text. */
export const SHEET_DELIMITER = ';';

export const isWorkbook = <T extends string>(kind: T): kind is T & WorkbookKind => kind === 'xlsx' || kind === 'ods';

type Signature = readonly [RegExp, FileKind];

/** How they begin, a character a byte; markup is what tools that export HTML call «.xls». */
const BEGINNINGS: readonly Signature[] = [
  [/^PK\p{Cc}{2}/u, 'zip'],
  [/^\xd0\xcf\p{Cc}\xe0/u, 'xls'],
  [/^%PDF-/u, 'pdf'],
  [/^\{\\rtf/u, 'docx'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*)/u, 'image'],
];
const MARKUP: readonly Signature[] = [
  [/^\s*<(?:!doctype html|html|head|body|meta|style|table)\b/iu, 'html'],
  [/^\s*<\?xml\b/iu, 'xml'],
];
/** What tells archives apart: the names and types of their parts, which are never compressed. */
const PARTS: readonly Signature[] = [
  [/word\/document\.xml/u, 'docx'],
  [/xl\/workbook\.bin/u, 'xlsb'],
  [/xl\/(?:workbook|worksheets)/u, 'xlsx'],
  [/vnd\.oasis\.opendocument\.spreadsheet/u, 'ods'],
  [/vnd\.oasis\.opendocument\.text/u, 'odt'],
  [/Index\/(?:Document|Metadata|CalculationEngine|Tables)|Index\.zip/u, 'numbers'],
];
/** In the container of old Excel stand old Word and the locked documents of today, too: the names of parts, in UTF-16. */
const STREAMS: readonly Signature[] = [
  [new RegExp([...'EncryptedPackage'].join('\0'), 'u'), 'locked'],
  [new RegExp([...'WordDocument'].join('\0'), 'u'), 'docx'],
];
/** The names of what a spreadsheet puts beside a workbook that is open: «~$ballots.xlsx», «.~lock.ballots.ods#». */
const LOCK = /^(?:~\$|\.~lock\.)/u;

const kindOf = (text: string, signatures: readonly Signature[]): FileKind | undefined =>
  signatures.find(([sign]) => sign.test(text))?.[1];

/** The kind of a file that is known by its first bytes, or null. */
export function knownKind({ source, bytes }: Bytes): FileKind | null {
  if (LOCK.test(source)) return 'lock-file';
  const kind = kindOf(String.fromCharCode(...bytes.subarray(0, 8)), BEGINNINGS);
  if (kind === 'zip' || kind === 'xls') {
    const whole = [...textOf(bytes.subarray(0, MAX_UNPACKED), 'windows-1252')].join('');
    return kindOf(whole, kind === 'zip' ? PARTS : STREAMS) ?? kind;
  }
  // In UTF-16 every other byte is NUL; a byte order mark may stand before it.
  const text = String.fromCharCode(...bytes.subarray(0, 256).filter((byte) => byte > 0 && byte < 0x80));
  return kind ?? kindOf(text, MARKUP) ?? null;
}

/**
 * Whether more than one byte in fifty is a control character that no text holds. NUL is not one of them (it may be
 * UTF-16, or damage), nor is the vertical tab, with which old tools break a line within a cell.
 */
export const looksBinary = (head: Uint8Array): boolean =>
  50 * head.filter((byte) => byte < 0x20 && byte !== 0 && !TEXTUAL.has(byte)).length > head.length;

/** Tab, LF, vertical tab, form feed, CR, Ctrl-Z, escape. */
const TEXTUAL: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);
