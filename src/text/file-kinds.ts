/** The bytes of a file enter; what it is, if it is no text, leaves. */

import type { FailureOf } from '../failure.ts';
import { type Bytes, pieces } from './bytes.ts';
import { encodings } from './encodings.ts';

export type FileKind = FailureOf<'not-text'>['kind'];
/** Kinds that are read by `workbook.ts`, where ballots are looked for. */
export type WorkbookKind = FailureOf<'bad-workbook'>['kind'];

/** Between the cells of a sheet, once it is text. */
export const SHEET_DELIMITER = ';';

export const isWorkbook = <T extends string>(kind: T): kind is T & WorkbookKind => kind === 'xlsx' || kind === 'ods';

/** How they begin, byte by byte. */
const BEGINNINGS: readonly (readonly [string, FileKind])[] = [
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'zip'],
  ['\u00d0\u00cf\u0011\u00e0', 'xls'],
  ['%PDF-', 'pdf'],
  ['{\\rtf', 'docx'],
  ['\u0089PNG', 'image'],
  ['\u00ff\u00d8\u00ff', 'image'],
  ['GIF8', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
];

type Signature = readonly [RegExp, FileKind];

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
/** How text begins that a browser or a program reads; tools that export HTML call it «.xls». */
const MARKUP: readonly Signature[] = [
  [/^\s*<(?:!doctype html|html|head|body|meta|style|table)\b/iu, 'html'],
  [/^\s*<\?xml\b/iu, 'xml'],
];
/** The names of what a spreadsheet puts beside a workbook that is open: «~$ballots.xlsx», «.~lock.ballots.ods#». */
const LOCK = /^(?:~\$|\.~lock\.)/u;
const LONGEST_PART = 64;

/** The kind of a file that is known by its first bytes, or null. */
export function knownKind(bytes: Bytes, head: Uint8Array): FileKind | null {
  if (LOCK.test(bytes.source)) return 'lock-file';
  const beginning = String.fromCharCode(...head.subarray(0, 8));
  const kind = BEGINNINGS.find(([magic]) => beginning.startsWith(magic))?.[1] ?? null;
  if (kind === 'zip') return markedKind(bytes, PARTS) ?? kind;
  if (kind === 'xls') return markedKind(bytes, STREAMS) ?? kind;
  // In UTF-16 every other byte is NUL; a byte order mark may stand before it.
  const text = String.fromCharCode(...head.subarray(0, 256).filter((byte) => byte > 0 && byte < 0x80));
  return kind ?? MARKUP.find(([start]) => start.test(text))?.[1] ?? null;
}

function markedKind(bytes: Bytes, marks: readonly Signature[]): FileKind | null {
  const decode = encodings['windows-1252']();
  let names = '';
  for (const piece of pieces(bytes)) {
    names = names.slice(-LONGEST_PART) + decode(piece);
    const part = marks.find(([name]) => name.test(names));
    if (part !== undefined) return part[1];
  }
  return null;
}

/**
 * Whether more than one byte in fifty is a control character that no text holds. NUL is not one of them (it may be
 * UTF-16, or damage), nor is the vertical tab, with which old tools break a line within a cell.
 */
export function looksBinary(head: Uint8Array): boolean {
  return 50 * head.filter((byte) => byte < 0x20 && byte !== 0 && !TEXTUAL.has(byte)).length > head.length;
}

/** Tab, LF, vertical tab, form feed, CR, Ctrl-Z, escape. */
const TEXTUAL: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);
