/** The bytes of the user's own Word file enter; its parts leave, or why it cannot be written on. */

import sax from 'sax';
import type { LetterheadFault } from '../../failure.ts';
import { MAX_XML_DEPTH } from '../../limits.ts';
import { type Parts, textOf, tryPackage } from '../package.ts';
import { cleanse, type LeftOut } from './cleanse.ts';
import { partOf } from './relations.ts';

export const DOCUMENT = 'word/document.xml';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';

/** OLE: a .doc of before 2007, or a .docx behind a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Elements that all close, none too deep within others: whoever looks for a piece of it finds its end. */
const isSound = (xml: string): boolean => {
  const parser = sax.parser(true);
  let depth = 0;
  let sound = true;
  parser.onerror = () => {
    sound = false;
    parser.resume();
  };
  parser.onopentag = () => {
    depth += 1;
    if (depth > MAX_XML_DEPTH) sound = false;
  };
  parser.onclosetag = () => {
    depth -= 1;
  };
  for (let at = 0; sound && at < xml.length; at += 2 ** 16) parser.write(xml.slice(at, at + 2 ** 16));
  if (sound) parser.close();
  return sound;
};

export interface Template {
  readonly parts: Parts;
  readonly left: readonly LeftOut[];
}

/** A template becomes a document: Word refuses one under the name of the other. */
export const openLetterhead = (bytes: Uint8Array): Template | LetterheadFault => {
  if (OLE.every((byte, place) => bytes[place] === byte)) return { fault: 'old-or-locked' };
  const packed = tryPackage(bytes);
  if (!(DOCUMENT in packed) && partOf(packed, '', 'officeDocument') === null) return { fault: 'not-word' };
  const texts = Object.keys(packed).filter((name) => /\.(?:xml|rels)$/.test(name));
  if (!texts.every((name) => isSound(textOf(packed, name)))) return { fault: 'unusual' };
  const main = partOf(packed, '', 'officeDocument');
  if (main === null || !main.startsWith('word/')) return { fault: 'not-word' };
  if (Object.keys(packed).some((name) => name.startsWith('_xmlsignatures/'))) return { fault: 'signed' };
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
