/** The bytes of the user's own Word file enter; its parts leave, or why it cannot be written on. */

import type { LetterheadFault } from '../../failure.ts';
import { type Parts, textOf, tryPackage } from '../package.ts';
import { partOf, typeOf } from './relations.ts';

export const DOCUMENT = 'word/document.xml';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';

/** OLE: a .doc of before 2007, or a .docx behind a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** A template becomes a document: Word refuses one under the name of the other. */
export const openLetterhead = (bytes: Uint8Array): Parts | LetterheadFault => {
  if (OLE.every((byte, place) => bytes[place] === byte)) return { fault: 'old-or-locked' };
  const parts = tryPackage(bytes);
  const main = partOf(parts, '', 'officeDocument');
  if (main === null || !main.startsWith('word/')) return { fault: 'not-word' };
  if (/macroEnabled/.test(typeOf(parts, main) ?? '') || 'word/vbaProject.bin' in parts) return { fault: 'macros' };
  if (Object.keys(parts).some((name) => name.startsWith('_xmlsignatures/'))) return { fault: 'signed' };
  const document = textOf(parts, DOCUMENT);
  if (
    main !== DOCUMENT ||
    !/<w:document\b[^>]*xmlns:w="http:\/\/schemas\.openxmlformats\.org\//.test(document) ||
    !/<w:styles\b/.test(textOf(parts, partOf(parts, DOCUMENT, 'styles') ?? ''))
  ) {
    return { fault: 'unusual' };
  }
  const types = textOf(parts, '[Content_Types].xml').replaceAll(TEMPLATE, MAIN);
  return { ...parts, '[Content_Types].xml': types };
};
