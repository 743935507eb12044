/** The bytes of a file enter; what it is, if it is no text, leaves. */

import type { FileKind } from '../failure.ts';
import { MAX_UNPACKED } from '../limits.ts';
import type { Bytes } from './encodings.ts';

/** Kinds that are read by `workbook.ts`, where ballots are looked for. */
export type WorkbookKind = 'xlsx' | 'ods';

export const isWorkbook = <T extends string>(kind: T): kind is T & WorkbookKind => kind === 'xlsx' || kind === 'ods';

/** What spreadsheets put beside a workbook that is open: «~$ballots.xlsx», «.~lock.ballots.ods#». */
const LOCK = /^(?:~\$|\.~lock\.)/u;
/** Archives, and the container of old Excel: what they are is known by what stands within. */
const CONTAINER = /^(?:PK\p{Cc}{2}|\xd0\xcf\p{Cc}\xe0)/u;
const HEAD = 256;

/** Some versions of Node take it for Latin-1: no sign tells the two apart. */
const decoder = new TextDecoder('windows-1252');

type Signs = readonly (readonly [RegExp, FileKind])[];

/** Within a container; the names and types of the parts of an archive are never compressed. The first that fits says the kind. */
const WITHIN: Signs = [
  [/^PK.*?word\/document\.xml/su, 'Word'],
  [/^PK.*?xl\/workbook\.bin/su, 'Excel (.xlsb)'],
  [/^PK.*?xl\/(?:workbook|worksheets)/su, 'xlsx'],
  [/^PK.*?vnd\.oasis\.opendocument\.spreadsheet/su, 'ods'],
  [/^PK.*?vnd\.oasis\.opendocument\.text/su, 'LibreOffice Writer'],
  [/^PK.*?(?:Index\/(?:Document|Metadata|CalculationEngine|Tables)|Index\.zip)/su, 'Numbers'],
  [/^PK\p{Cc}{2}/u, 'ZIP'],
  // Old Word and the locked documents of today stand in it as well.
  [/^\xd0\xcf.*?EncryptedPackage/su, 'locked'],
  [/^\xd0\xcf.*?WordDocument/su, 'Word'],
  [/^\xd0\xcf\p{Cc}\xe0/u, 'Excel (.xls)'],
];

/** At the head of what is none. A byte is a character, and NUL is none, so that UTF-16 is text too. */
const HEADS: Signs = [
  [/^%PDF-/u, 'PDF'],
  [/^\{\\rtf/u, 'Word'],
  [/^(?:[‰\x89]PNG|\xff\xd8\xff|GIF8|(?:II|MM)\*\p{Cc})/u, 'binary'],
  // What tools that export HTML call «.xls».
  [/^[\xff\xfe\xef\xbb\xbf]*\s*<(?:!doctype html|html|head|body|meta|style|table)\b/i, 'HTML'],
  [/^[\xff\xfe\xef\xbb\xbf]*\s*<\?xml\b/i, 'XML'],
];

/** The kind of a file that is no text, or null. */
export function knownKind({ source, bytes }: Bytes): FileKind | null {
  if (LOCK.test(source)) return 'lock-file';
  const characters = (length: number) => decoder.decode(bytes.subarray(0, length)).replaceAll('\0', '');
  const head = characters(HEAD);
  const [signs, shown] = CONTAINER.test(head) ? [WITHIN, characters(MAX_UNPACKED)] : [HEADS, head];
  return signs.find(([sign]) => sign.test(shown))?.[1] ?? null;
}

/**
 * Whether more than one byte in fifty is a control character that no text holds. NUL is not one of them (it may be
 * UTF-16, or damage), nor is the vertical tab, with which old tools break a line within a cell.
 */
export const looksBinary = (head: Uint8Array): boolean =>
  50 * head.filter((byte) => byte < 0x20 && byte !== 0 && !TEXTUAL.has(byte)).length > head.length;

/** Tab, LF, vertical tab, form feed, CR, Ctrl-Z, escape. */
const TEXTUAL: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);
