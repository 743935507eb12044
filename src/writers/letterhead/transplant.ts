/** The trees of a letterhead and of our document enter; the letterhead able to hold our body, and that body, leave. */

import { unsealed } from '../fingerprint.ts';
import { escapeXml } from '../sanitize.ts';
import {
  attribute,
  childOf,
  type Element,
  elementsIn,
  insert,
  officeRelation,
  parseXml,
  partOf,
  type Relation,
  relationsOf,
  relationsPart,
  remove,
  rootOf,
  setAttribute,
  type Trees,
  WORD,
  within,
} from '../xml.ts';
import { mergeStyles } from './styles.ts';

export const DOCUMENT = 'word/document.xml';
export const CONTENT_TYPES = '[Content_Types].xml';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/**
 * Adds to the letterhead whatever our body needs (styles, lists, notes, links, charts), under names that it has free. Ours are
 * told those names first and are copied then; the body leaves, for its place is not known here.
 */
export function transplant(theirs: Trees, ours: Trees): readonly Element[] {
  const rootsOf = (kind: string) => [theirs, ours].map((trees) => rootOf(trees, partOf(trees, DOCUMENT, kind)));
  const [document, own] = [rootOf(theirs, DOCUMENT), childOf(rootOf(ours, DOCUMENT), 'body')];
  const [notes, ourNotes] = rootsOf('footnotes');
  const [lists, ourLists] = rootsOf('numbering');
  const [styles, ourStyles] = rootsOf('styles');
  if (!document || !own || !ourNotes || !ourLists || !styles || !ourStyles) throw new Error('a part is missing');
  const body = elementsIn(own).filter(({ localName }) => localName !== 'sectPr');
  const isNoted = within(body, 'footnoteReference').length > 0;
  // The footnotes that someone wrote: those with a type are lines that Word draws, in our styles where the part is ours.
  const written = elementsIn(ourNotes).filter((note) => isNoted && attribute(note, 'type') === null);
  const used = [...body, ...(isNoted && !notes ? [ourNotes] : written)];

  importRelations(theirs, DOCUMENT, ours, DOCUMENT, body);
  if (notes) importRelations(theirs, partOf(theirs, DOCUMENT, 'footnotes') ?? '', ours, 'word/footnotes.xml', written);
  if (lists) mergeLists(lists, ourLists, used);
  else bring(theirs, ours, DOCUMENT, 'numbering');
  mergeStyles(styles, ourStyles, used);
  shiftIds(within(used, 'footnote', 'footnoteReference'), 'id', highest(notes, 'footnote', 'id'));
  shiftIds(within(used, 'bookmarkStart', 'bookmarkEnd'), 'id', highest(document, 'bookmarkStart', 'id'));
  shiftIds(within(used, 'docPr'), 'id', highest(document, 'docPr', 'id'));
  if (notes) insert(notes, written);
  else if (isNoted) bring(theirs, ours, DOCUMENT, 'footnotes');
  bringProperties(theirs, ours);
  return body;
}

const highest = (root: Element | null | undefined, name: string, attributeName: string): number =>
  Math.max(0, ...within(root, name).map((each) => Number(attribute(each, attributeName)) || 0));

/** Our ids start after the letterhead's last one; those below 1 mean none, or what Word draws itself. */
function shiftIds(elements: readonly Element[], name: string, after: number): void {
  for (const each of elements) {
    const id = Number(attribute(each, name));
    if (id > 0) setAttribute(each, name, String(id + after));
  }
}

/** Adds our lists behind the letterhead's, each kind in the place that the format wants. */
function mergeLists(theirs: Element, ours: Element, used: readonly Element[]): void {
  for (const [kind, id, uses] of [
    ['abstractNum', 'abstractNumId', within(ours, 'abstractNumId')],
    ['num', 'numId', within(used, 'numId')],
  ] as const) {
    const last = highest(theirs, kind, id);
    const added = within(ours, kind);
    shiftIds(added, id, last);
    shiftIds(uses, 'val', last);
    // What later versions of Word say of a list would have to be declared at the root.
    for (const each of added)
      for (const found of [...each.attributes]) if (found.namespaceURI !== WORD) each.removeAttributeNode(found);
    const behind = kind === 'num' ? ['numIdMacAtCleanup'] : ['num', 'numIdMacAtCleanup'];
    insert(
      theirs,
      added,
      elementsIn(theirs).find(({ localName }) => behind.includes(localName ?? '')),
    );
  }
}

/** Title, author, dates and fingerprint are the compte rendu's; the letterhead's own properties stay. */
function bringProperties(theirs: Trees, ours: Trees): void {
  const core = partOf(theirs, '', 'core-properties');
  if (core === null) bring(theirs, ours, '', 'core-properties');
  else theirs.set(core, rootOf(ours, partOf(ours, '', 'core-properties')) ?? '');
  const [own, ourOwn] = [theirs, ours].map((trees) => rootOf(trees, partOf(trees, '', 'custom-properties')));
  if (!own) {
    bring(theirs, ours, '', 'custom-properties');
    return;
  }
  for (const each of within(own, 'property')) if (attribute(each, 'name') === unsealed.name) remove(each);
  const properties = within(ourOwn, 'property');
  shiftIds(properties, 'pid', Math.max(highest(own, 'property', 'pid'), 1) - 1);
  insert(own, properties);
}

/** Brings the part of a kind that the letterhead lacks, under the first name of its sort that is free. */
function bring(theirs: Trees, ours: Trees, owner: string, kind: string): void {
  for (const relation of relationsOf(ours, owner).filter(({ type }) => type.endsWith(`/${kind}`)))
    addRelation(theirs, owner, { ...relation, target: importPart(theirs, ours, relation.target) });
}

/** What `elements`, which come from our part, refer to: links as they are, pictures and charts as parts. What an XML part
 * carries with it without naming it comes too. */
function importRelations(
  theirs: Trees,
  owner: string,
  ours: Trees,
  ourOwner: string,
  elements: readonly Element[],
): void {
  const references = within(elements).flatMap((each) =>
    [...each.attributes].filter(({ namespaceURI }) => namespaceURI === officeRelation),
  );
  const used = new Set(references.map(({ value }) => value));
  const ids = new Map<string, string>();
  for (const { id, type, target, external } of relationsOf(ours, ourOwner)) {
    if (!used.has(id) && !/\/customXml(?:Props)?$/.test(type)) continue;
    const brought = external ? target : importPart(theirs, ours, target);
    ids.set(id, addRelation(theirs, owner, { type, target: brought, external }));
  }
  for (const reference of references) reference.value = ids.get(reference.value) ?? reference.value;
}

function importPart(theirs: Trees, ours: Trees, from: string): string {
  const [, stem = from, extension = ''] = /^(.*?)\d*(\.\w+)$/.exec(from) ?? [];
  let name = from;
  for (let number = 1; theirs.has(name); number += 1) name = `${stem}${number}${extension}`;
  theirs.set(name, ours.get(from) ?? '');
  const type = typeOf(ours, from);
  insert(rootOf(theirs, CONTENT_TYPES), `<Override PartName="/${escapeXml(name)}" ContentType="${escapeXml(type)}"/>`);
  const root = rootOf(theirs, name);
  if (root !== null) importRelations(theirs, name, ours, from, [root]);
  return name;
}

/** What a part is, by its name or by its ending. */
function typeOf(trees: Trees, name: string): string {
  const types = elementsIn(rootOf(trees, CONTENT_TYPES));
  const own = types.find((each) => attribute(each, 'PartName') === `/${name}`);
  const common = types.find((each) => attribute(each, 'Extension') === name.split('.').at(-1));
  return attribute(own ?? common, 'ContentType') ?? '';
}

function addRelation(
  trees: Trees,
  owner: string,
  { type, target, external }: Omit<Relation, 'id' | 'element'>,
): string {
  const name = relationsPart(owner);
  const empty = parseXml(`<Relationships xmlns="${relationships}"/>`);
  if (!trees.has(name) && empty !== null) trees.set(name, empty);
  const taken = new Set(relationsOf(trees, owner).map(({ id }) => id));
  let number = 1;
  while (taken.has(`rIdAtelier${number}`)) number += 1;
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1);
  // Some readers do not understand a path from the root.
  const up = '../'.repeat(folder.split('/').length - 1);
  const path = target.startsWith(folder) ? target.slice(folder.length) : up + target;
  insert(
    rootOf(trees, name),
    `<Relationship Id="rIdAtelier${number}" Type="${escapeXml(type)}" Target="${escapeXml(external ? target : path)}"\
${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `rIdAtelier${number}`;
}
