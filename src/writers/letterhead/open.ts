/** The bytes of the user's own Word file enter; its trees leave, without what fetches, tells or runs anything when the document
 * is opened, and a list of that; or why it cannot be written on. */

import type { LetterheadFault } from '../../failure.ts';
import { evidenceSchema } from '../fingerprint.ts';
import { tryPackage } from '../package.ts';
import { addressOf } from '../sanitize.ts';
import {
  attribute,
  closest,
  type Element,
  officeRelation,
  parsePackage,
  partOf,
  relationsOf,
  remove,
  rootOf,
  setAttribute,
  type Trees,
  WORD,
  within,
} from '../xml.ts';
import { DOCUMENT, declareDocument, removePart } from './transplant.ts';

export interface LeftOut {
  readonly kind: 'macro' | 'remote' | 'link' | 'field';
  /** Where it would have led, or the code of the field. */
  readonly what: string;
}

interface OpenLetterhead {
  readonly trees: Trees;
  readonly left: readonly LeftOut[];
}

/** How an OLE file starts: a .doc of before 2007, or a .docx with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

export function openLetterhead(bytes: Uint8Array): OpenLetterhead | LetterheadFault {
  if (OLE.every((byte, place) => bytes[place] === byte)) return { fault: 'old-or-locked' };
  const parts = tryPackage(bytes);
  if (Object.keys(parts).length === 0) return { fault: 'not-word' };
  const trees = parsePackage(parts);
  if (typeof trees === 'string') return { fault: trees };
  const main = partOf(trees, '', 'officeDocument');
  if (main === null || !main.startsWith('word/')) return { fault: 'not-word' };
  if ([...trees.keys()].some((name) => name.startsWith('_xmlsignatures/'))) return { fault: 'signed' };
  const root = rootOf(trees, DOCUMENT);
  const types = rootOf(trees, '[Content_Types].xml');
  if (
    main !== DOCUMENT ||
    root?.localName !== 'document' ||
    root.namespaceURI !== WORD ||
    rootOf(trees, partOf(trees, DOCUMENT, 'styles') ?? '')?.localName !== 'styles' ||
    !within(types, 'Default').some((each) => attribute(each, 'Extension') === 'rels')
  )
    return { fault: 'unusual' };
  const left: LeftOut[] = [];
  for (const name of [...trees.keys()].sort()) {
    const [, folder, owner] = /^(.*)_rels\/([^/]*)\.rels$/.exec(name) ?? [];
    if (owner !== undefined) cutRelations(trees, `${folder}${owner}`, left);
  }
  for (const name of [...trees.keys()].sort()) {
    const story = /^word\/[^/]*\.xml$/.test(name) ? rootOf(trees, name) : null;
    if (story !== null) cutFields(story, left);
    // A letterhead that is a document of ours already has the evidence of another count.
    if (/^(?:word\/(?:vba|activeX)|customUI\/)/.test(name) || rootOf(trees, name)?.namespaceURI === evidenceSchema)
      removePart(trees, name);
  }
  declareDocument(trees);
  return { trees, left };
}

const MACROS = /\/(?:vbaProject|wordVbaData|ui\/extensibility|control|keyMapCustomizations|attachedToolbars)$/;

/** Takes out the relations of a part that lead outside or run something, and what shows them. A picture that the file also
 * holds stays. */
function cutRelations(trees: Trees, owner: string, left: LeftOut[]): void {
  const gone = new Set<string>();
  for (const { id, type, target, external, element } of relationsOf(trees, owner)) {
    const isLink = type.endsWith('/hyperlink');
    const isOld = !external && rootOf(trees, target)?.namespaceURI === evidenceSchema;
    if (
      !isOld &&
      !MACROS.test(type) &&
      !/\/aFChunk$/.test(type) &&
      (!external || (isLink && addressOf(target) !== null))
    )
      continue;
    remove(element);
    gone.add(id);
    if (!isOld) left.push({ kind: MACROS.test(type) ? 'macro' : isLink ? 'link' : 'remote', what: target });
  }
  const root = rootOf(trees, owner);
  if (root === null || gone.size === 0) return;
  for (const element of within(root))
    for (const found of [...element.attributes]) {
      if (found.namespaceURI !== officeRelation || !gone.has(found.value)) continue;
      element.removeAttributeNode(found);
      if (found.localName === 'link' && attribute(element, 'embed') !== null) continue;
      const shows = closest(element, 'drawing', 'pict', 'object');
      if (shows !== null) remove(shows);
      else if (UNLED.has(element.localName ?? '')) remove(element);
    }
}

/** Elements that mean nothing without what they lead to. */
const UNLED = new Set(['attachedTemplate', 'altChunk', 'sourceFileName', 'subDoc', 'control', 'saveThroughXslt']);

/** Fields that only say something about the document, its pages or the day. All others might fetch, open or run something. */
const HARMLESS = new Set(
  'PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC XE INDEX DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME TITLE SUBJECT AUTHOR KEYWORDS COMMENTS DOCPROPERTY FILENAME FILESIZE NUMWORDS NUMCHARS LASTSAVEDBY REVNUM USERNAME USERINITIALS USERADDRESS SYMBOL QUOTE IF COMPARE FORMTEXT FORMCHECKBOX FORMDROPDOWN LISTNUM ADVANCE EQ SET ='.split(
    ' ',
  ),
);

function isHarmless(code: string): boolean {
  const [, name = '', rest = ''] = /^\s*([^\s\\"]*)([\s\S]*)$/.exec(code) ?? [];
  if (name.toUpperCase() !== 'HYPERLINK') return HARMLESS.has(name.toUpperCase());
  const target = /^\s*"([^"]*)"|^\s*([^\s\\]+)/.exec(rest);
  return target === null || addressOf(target[1] ?? target[2] ?? '') !== null;
}

/** Takes out the code of fields that are not harmless; what they last showed stays. */
function cutFields(story: Element, left: LeftOut[]): void {
  const open: { readonly pieces: Element[]; shows: boolean }[] = [];
  const judge = (code: string): boolean => {
    if (isHarmless(code)) return true;
    left.push({ kind: 'field', what: code.trim() });
    return false;
  };
  const close = ({ pieces }: { readonly pieces: readonly Element[] }): void => {
    if (pieces.length === 0 || judge(pieces.map(({ textContent }) => textContent ?? '').join(''))) return;
    for (const piece of pieces) piece.textContent = '';
  };
  for (const element of within(
    story,
    'fldChar',
    'instrText',
    'delInstrText',
    'fldSimple',
    'mailMerge',
    'shape',
    'imagedata',
  )) {
    const last = open.at(-1);
    switch (element.localName) {
      case 'fldSimple':
        if (!judge(attribute(element, 'instr') ?? '')) setAttribute(element, 'instr', '');
        break;
      case 'fldChar': {
        const turn = attribute(element, 'fldCharType');
        if (turn === 'begin') open.push({ pieces: [], shows: false });
        else if (turn === 'separate' && last !== undefined) last.shows = true;
        else if (turn === 'end' && last !== undefined) close(open.pop() ?? last);
        break;
      }
      case 'mailMerge':
        left.push({ kind: 'remote', what: attribute(within(element, 'query')[0], 'val') ?? 'mail merge' });
        remove(element);
        break;
      case 'shape':
      case 'imagedata':
        // Pictures of before 2007 may name an address themselves.
        for (const name of ['src', 'href'])
          if (element.hasAttribute(name)) {
            left.push({ kind: 'remote', what: attribute(element, name) ?? '' });
            element.removeAttribute(name);
          }
        break;
      default:
        // Code outside the code of a field has no use.
        if (last === undefined || last.shows) element.textContent = '';
        else last.pieces.push(element);
    }
  }
  for (const field of open) close(field);
}
