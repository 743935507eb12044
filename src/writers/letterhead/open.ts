/** The bytes of the user's own Word file enter; its trees leave, without what fetches, tells or runs anything when the document
 * is opened, and a list of that; or why it cannot be written on. */

import type { Fault } from '../../failure.ts';
import { evidenceSchema } from '../fingerprint.ts';
import { addressOf } from '../sanitize.ts';
import {
  attribute,
  closest,
  type Element,
  officeRelation,
  parsePackage,
  partOf,
  relationsOf,
  relationsPart,
  remove,
  rootOf,
  setAttribute,
  type Trees,
  WORD,
  within,
} from '../xml.ts';

export const DOCUMENT = 'word/document.xml';
const CONTENT_TYPES = '[Content_Types].xml';

export interface LeftOut {
  readonly kind: 'macro' | 'remote' | 'link' | 'field';
  /** Where it would have led, or the code of the field. */
  readonly what: string;
}

export function openLetterhead(
  bytes: Uint8Array,
): { readonly trees: Trees; readonly left: readonly LeftOut[] } | Fault {
  const trees = parsePackage(bytes);
  if (typeof trees === 'string') return { fault: trees };
  const root = rootOf(trees, DOCUMENT);
  const types = rootOf(trees, CONTENT_TYPES);
  if (
    partOf(trees, '', 'officeDocument') !== DOCUMENT ||
    root?.localName !== 'document' ||
    root.namespaceURI !== WORD ||
    [...trees.keys()].some((name) => name.startsWith('_xmlsignatures/') || hasOtherPrefix(rootOf(trees, name))) ||
    rootOf(trees, partOf(trees, DOCUMENT, 'styles'))?.localName !== 'styles' ||
    !within(types, 'Default').some((each) => attribute(each, 'Extension') === 'rels')
  )
    return { fault: 'not-word' };
  const left: LeftOut[] = [];
  for (const name of [...trees.keys()].sort()) {
    const [, folder, owner] = /^(.*)_rels\/([^/]*)\.rels$/.exec(name) ?? [];
    if (owner !== undefined) cutRelations(trees, `${folder}${owner}`, left);
  }
  for (const name of [...trees.keys()].sort()) {
    const part = rootOf(trees, name);
    if (/^(?:word\/(?:vba|activeX)|customUI\/)/.test(name) || isReplaced(part)) {
      for (const { target } of relationsOf(trees, name)) trees.delete(target);
      trees.delete(name);
      trees.delete(relationsPart(name));
    } else if (/^word\/[^/]*\.xml$/.test(name) && part !== null) cutFields(part, left);
  }
  for (const type of within(types, 'Override')) {
    const part = (attribute(type, 'PartName') ?? '').slice(1);
    if (!trees.has(part)) remove(type);
    // Word would not open a template, or a document with macros, under the name of a document.
    else if (part === DOCUMENT) setAttribute(type, 'ContentType', MAIN);
  }
  return { trees, left };
}

/** docx goes by the prefixes that Word writes, in the parts that it changes. */
const hasOtherPrefix = (part: Element | null): boolean =>
  part?.namespaceURI === WORD
    ? part.prefix !== 'w' && !/^(?:styles|\w*[sS]ettings|fonts)$/.test(part.localName ?? '')
    : /\/package\/2006\/(?:relationships|content-types)$/.test(part?.namespaceURI ?? '') && part?.prefix !== null;

/** The compte rendu has properties of its own; a letterhead that is a document of ours has the evidence of another count. */
const isReplaced = (part: Element | null): boolean =>
  part?.localName === 'coreProperties' || part?.namespaceURI === evidenceSchema;

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const MACROS = /\/(?:vbaProject|wordVbaData|ui\/extensibility|control|keyMapCustomizations|attachedToolbars)$/;

/** Takes out the relations of a part that lead outside or run something, and what shows them. A picture that the file also
 * holds stays. */
function cutRelations(trees: Trees, owner: string, left: LeftOut[]): void {
  const gone = new Set<string>();
  for (const { id, type, target, external, element } of relationsOf(trees, owner)) {
    const isLink = type.endsWith('/hyperlink');
    const isOld = !external && isReplaced(rootOf(trees, target));
    const leads = external ? !isLink || addressOf(target) === null : /\/aFChunk$/.test(type);
    if (!isOld && !leads && !MACROS.test(type)) continue;
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
      // The words of a link mean something without it, and nothing else does.
      if (element.localName !== 'hyperlink') remove(closest(element, 'drawing', 'pict', 'object') ?? element);
    }
}

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
  const judge = (code: string, cut: () => void): void => {
    if (code.trim() === '' || isHarmless(code)) return;
    left.push({ kind: 'field', what: code.trim() });
    cut();
  };
  /** The pieces of each code, and of those that have begun and not ended. */
  const codes: Element[][] = [[]];
  const open = [...codes];
  for (const element of within(story, 'fldChar', 'instrText')) {
    const turn = element.localName === 'fldChar' ? attribute(element, 'fldCharType') : 'code';
    if (turn === 'code') open.at(-1)?.push(element);
    else if (turn !== 'begin' && open.length > 1) open.pop();
    if (turn === 'begin' || turn === 'separate') open.push(codes[codes.push([]) - 1] ?? []);
  }
  for (const code of codes)
    judge(code.map(({ textContent }) => textContent ?? '').join(''), () => {
      for (const piece of code) piece.textContent = '';
    });
  for (const field of within(story, 'fldSimple'))
    judge(attribute(field, 'instr') ?? '', () => setAttribute(field, 'instr', ''));
  for (const merge of within(story, 'mailMerge')) {
    left.push({ kind: 'remote', what: attribute(within(merge, 'query')[0], 'val') ?? '' });
    remove(merge);
  }
  // Pictures of before 2007 may name an address themselves.
  for (const shape of within(story, 'shape', 'imagedata'))
    for (const name of ['src', 'href'].filter((each) => shape.hasAttribute(each))) {
      left.push({ kind: 'remote', what: attribute(shape, name) ?? '' });
      shape.removeAttribute(name);
    }
}
