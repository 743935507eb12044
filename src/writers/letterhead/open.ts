/** The bytes of the user's own Word file enter; its parts leave, or why it cannot be written on. */

import sax from 'sax';
import type { LetterheadFault } from '../../failure.ts';
import { MAX_LETTERHEAD, MAX_XML_DEPTH } from '../../limits.ts';
import { textOf, tryPackage } from '../package.ts';
import { type Cleansed, cleanse } from './cleanse.ts';
import { DOCUMENT, partOf } from './relations.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';

/** How an OLE file starts: a .doc of before 2007, or a .docx with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Why a part cannot be searched: an element is not closed, or stands too deep within others. */
const unfitness = (xml: string): 'unusual' | 'too-large' | null => {
  if (xml.length > MAX_LETTERHEAD) return 'too-large';
  const parser = sax.parser(true);
  let depth = 0;
  let unfit: 'unusual' | 'too-large' | null = null;
  parser.onerror = () => {
    unfit ??= 'unusual';
    parser.resume();
  };
  parser.onopentag = () => {
    depth += 1;
    if (depth > MAX_XML_DEPTH) unfit ??= 'too-large';
  };
  parser.onclosetag = () => {
    depth -= 1;
  };
  for (let at = 0; unfit === null && at < xml.length; at += 2 ** 16) parser.write(xml.slice(at, at + 2 ** 16));
  if (unfit === null) parser.close();
  return unfit;
};

/** A template becomes a document, because Word refuses to open a template that is named .docx. */
export const openLetterhead = (bytes: Uint8Array): Cleansed | LetterheadFault => {
  if (OLE.every((byte, place) => bytes[place] === byte)) return { fault: 'old-or-locked' };
  const packed = tryPackage(bytes);
  if (!(DOCUMENT in packed) && partOf(packed, '', 'officeDocument') === null) return { fault: 'not-word' };
  const names = Object.keys(packed);
  for (const name of names.filter((each) => /\.(?:xml|rels)$/.test(each))) {
    const fault = unfitness(textOf(packed, name));
    if (fault !== null) return { fault };
  }
  const main = partOf(packed, '', 'officeDocument');
  if (main === null || !main.startsWith('word/')) return { fault: 'not-word' };
  if (names.some((name) => name.startsWith('_xmlsignatures/'))) return { fault: 'signed' };
  const document = textOf(packed, DOCUMENT);
  if (
    main !== DOCUMENT ||
    !/<w:document\b[^>]*xmlns:w="http:\/\/schemas\.openxmlformats\.org\//.test(document) ||
    !/<w:styles\b/.test(textOf(packed, partOf(packed, DOCUMENT, 'styles') ?? ''))
  ) {
    return { fault: 'unusual' };
  }
  const { parts, left } = cleanse(packed);
  const types = textOf(parts, '[Content_Types].xml').replaceAll(TEMPLATE, MAIN);
  return { parts: { ...parts, '[Content_Types].xml': types }, left };
};
