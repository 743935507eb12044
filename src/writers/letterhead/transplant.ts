/** The trees of a letterhead and of our document enter; the letterhead able to hold our body, and that body, leave. */

import { escapeXml } from '../sanitize.ts';
import {
  attribute,
  childOf,
  documentOf,
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
  within,
} from '../xml.ts';
import { mergeLists, mergeStyles } from './styles.ts';

export const DOCUMENT = 'word/document.xml';
const CONTENT_TYPES = '[Content_Types].xml';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/**
 * Adds to the letterhead whatever our body needs (styles, lists, notes, links, charts), under names that it has free. Ours are
 * told those names first and are copied then; the body leaves, for its place is not known here.
 */
export function transplant(theirs: Trees, ours: Trees): readonly Element[] {
  const rootsOf = (kind: string) => [theirs, ours].map((trees) => rootOf(trees, partOf(trees, DOCUMENT, kind) ?? ''));
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
  shiftIds(within(used, 'footnote', 'footnoteReference'), highest(notes, 'footnote'));
  shiftIds(within(used, 'bookmarkStart', 'bookmarkEnd'), highest(document, 'bookmarkStart'));
  shiftIds(within(used, 'docPr'), highest(document, 'docPr'));
  if (notes) insert(notes, written);
  else if (isNoted) bring(theirs, ours, DOCUMENT, 'footnotes');
  bringProperties(theirs, ours);
  return body;
}

const highest = (root: Element | null | undefined, name: string): number =>
  Math.max(0, ...within(root, name).map((each) => Number(attribute(each, 'id')) || 0));

/** Our ids start after the letterhead's last one; those below 1 are lines that Word draws. */
function shiftIds(elements: readonly Element[], after: number): void {
  for (const each of elements) {
    const id = Number(attribute(each, 'id'));
    if (id > 0) setAttribute(each, 'id', String(id + after));
  }
}

/** Title, author, dates and fingerprint are the compte rendu's; the letterhead's own properties stay. */
function bringProperties(theirs: Trees, ours: Trees): void {
  const core = partOf(theirs, '', 'core-properties');
  if (core === null) bring(theirs, ours, '', 'core-properties');
  else theirs.set(core, documentOf(ours, partOf(ours, '', 'core-properties') ?? '') ?? '');
  const [own, ourOwn] = [theirs, ours].map((trees) => rootOf(trees, partOf(trees, '', 'custom-properties') ?? ''));
  if (!own) bring(theirs, ours, '', 'custom-properties');
  for (const property of own ? elementsIn(ourOwn ?? null) : []) {
    for (const each of elementsIn(own ?? null))
      if (attribute(each, 'name') === attribute(property, 'name')) remove(each);
    const last = Math.max(1, ...elementsIn(own ?? null).map((each) => Number(attribute(each, 'pid')) || 0));
    setAttribute(property, 'pid', String(last + 1));
    insert(own ?? null, [property]);
  }
}

/** Brings the part of a kind that the letterhead lacks, under the first name of its sort that is free. */
function bring(theirs: Trees, ours: Trees, owner: string, kind: string): string {
  const relation = relationsOf(ours, owner).find(({ type }) => type.endsWith(`/${kind}`));
  if (relation === undefined) return '';
  const target = importPart(theirs, ours, relation.target);
  addRelation(theirs, owner, { ...relation, target });
  return target;
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
  for (const relation of relationsOf(ours, ourOwner)) {
    const { id, type, target, external } = relation;
    if (used.has(id) || /\/customXml(?:Props)?$/.test(type))
      ids.set(
        id,
        addRelation(theirs, owner, { ...relation, target: external ? target : importPart(theirs, ours, target) }),
      );
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

/** Takes a part out of the package, with its relationships and whatever is said of it. */
export function removePart(trees: Trees, name: string): void {
  trees.delete(name);
  trees.delete(relationsPart(name));
  for (const each of elementsIn(rootOf(trees, CONTENT_TYPES)))
    if (attribute(each, 'PartName') === `/${name}`) remove(each);
}

/** Says that the document is one: neither a template, which Word would not open under the name of a document, nor one with
 * macros. */
export function declareDocument(trees: Trees): void {
  for (const each of elementsIn(rootOf(trees, CONTENT_TYPES)))
    if (attribute(each, 'PartName') === `/${DOCUMENT}`)
      setAttribute(
        each,
        'ContentType',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      );
}
