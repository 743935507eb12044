/** A Word package as trees: its XML parts parsed, and the relationships that lead from one part to another. */

import { DOMParser, type Element, type Node, ParseError, XMLSerializer } from '@xmldom/xmldom';
import { MAX_XML, MAX_XML_DEPTH } from '../limits.ts';
import { bytesOf, type Parts, textOf, tryPackage } from './package.ts';

export type { Element };

/** The parts by name: XML as the root of a tree that may be changed, all else as it came. */
export type Trees = Map<string, Element | Uint8Array>;

export const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A tag, with the slash that closes its element before or behind it; no document type and no CDATA, which Word never writes. */
const TOKEN =
  /[^<]*(?:<!--.*?-->|<\?.*?\?>|<(\/?)[^\s<>"'/!?](?:[^<>"'/]|"[^"<]*"|'[^'<]*'|\/(?!>)){0,9999}(\/?)>|$)/sy;

/** Looked at before the parser, which would take a minute over elements that stand thousands deep. */
function unfitness(xml: string): 'not-word' | 'too-large' | null {
  const token = new RegExp(TOKEN);
  let depth = 0;
  while (token.lastIndex < xml.length) {
    const found = token.exec(xml);
    if (found === null) return 'not-word';
    if (found[1] === '/') depth -= 1;
    else if (found[2] === '') depth += 1;
    // The parser would pass over the end of an element that has not begun.
    if (depth < 0) return 'not-word';
    if (depth > MAX_XML_DEPTH) return 'too-large';
  }
  return null;
}

/** The parts as trees, or why they cannot be read: damaged XML, or more of it than any document has. */
export function parsePackage(bytes: Uint8Array): Trees | 'not-word' | 'too-large' {
  const parts = tryPackage(bytes);
  const trees: Trees = new Map();
  let length = 0;
  for (const name of Object.keys(parts)) {
    if (!/\.(?:xml|rels)$/.test(name)) {
      trees.set(name, bytesOf(parts, name));
      continue;
    }
    const xml = textOf(parts, name);
    length += xml.length;
    const unfit = length > MAX_XML ? 'too-large' : unfitness(xml);
    const tree = unfit === null ? parseXml(xml) : null;
    if (tree === null) return unfit ?? 'not-word';
    trees.set(name, tree);
  }
  return trees;
}

export function parseXml(xml: string): Element | null {
  const onError = (level: string): void => {
    if (level !== 'warning') throw new Error(level);
  };
  try {
    return new DOMParser({ onError, locator: false }).parseFromString(xml, 'text/xml').documentElement;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

export const serialize = (tree: Node): string => new XMLSerializer().serializeToString(tree);

export const serializeTrees = (trees: Trees): Parts =>
  Object.fromEntries(
    [...trees].map(([name, part]) => [name, part instanceof Uint8Array ? part : serialize(part.ownerDocument ?? part)]),
  );

/** The root of a part; null for one that is not there, or no XML. */
export function rootOf(trees: Trees, name: string | null): Element | null {
  const part = trees.get(name ?? '') ?? null;
  return part instanceof Uint8Array ? null : part;
}

/** Where the relationships of a part stand; '' is the package itself. */
export const relationsPart = (owner: string): string => owner.replace(/([^/]*)$/, '_rels/$1.rels');

/** The target of each is the name of a part, or an address outside the package. */
export function relationsOf(trees: Trees, owner: string) {
  const root = rootOf(trees, relationsPart(owner));
  return elementsIn(root).map((element) => {
    const target = attribute(element, 'Target') ?? '';
    const external = attribute(element, 'TargetMode') === 'External';
    return {
      id: attribute(element, 'Id') ?? '',
      type: attribute(element, 'Type') ?? '',
      target: external ? target : resolve(owner, target),
      external,
      element,
    };
  });
}

/** A target is said from the folder of the part that names it, or from the root. */
function resolve(owner: string, target: string): string {
  const path = target.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** The part of a kind that another refers to (styles, numbering, footnotes); null where it has none. */
export const partOf = (trees: Trees, owner: string, kind: string): string | null =>
  relationsOf(trees, owner).find(({ type, external }) => !external && type.endsWith(`/${kind}`))?.target ?? null;

/** What a document has one of. */
const SINGLE = /\/(officeDocument|styles|numbering|settings|theme|fontTable|footnotes|endnotes)$/u;

/** Whether a part refers to two of what there should be one of: each reader would take another. */
export function hasRivals(trees: Trees, owner: string): boolean {
  const kinds = relationsOf(trees, owner).flatMap(({ type }) => SINGLE.exec(type)?.[1] ?? []);
  return new Set(kinds).size < kinds.length;
}

export const elementsIn = (parent: Node | null): readonly Element[] =>
  [...(parent?.childNodes ?? [])].filter((child): child is Element => child.nodeType === 1);

/** The elements themselves and those at any depth within them that have one of the names, in the order of the document. */
export const within = (
  elements: Element | readonly Element[] | null | undefined,
  ...names: readonly string[]
): readonly Element[] =>
  [elements ?? []]
    .flat()
    .flatMap((each) => [each, ...each.getElementsByTagNameNS('*', '*')])
    .filter(({ localName }) => names.length === 0 || names.includes(localName ?? ''));

export const childOf = (element: Node | null | undefined, name: string): Element | null =>
  elementsIn(element ?? null).find(({ localName }) => localName === name) ?? null;

/** The nearest element of one of the names around this one, itself included. */
export function closest(element: Node | null, ...names: readonly string[]): Element | null {
  for (let at = element; at !== null; at = at.parentNode)
    if (at.nodeType === 1 && names.includes((at as Element).localName ?? '')) return at as Element;
  return null;
}

/** Of any namespace: `w:val` and `val` say the same. */
export const attribute = (element: Element | null | undefined, name: string): string | null =>
  [...(element?.attributes ?? [])].find(({ localName }) => localName === name)?.value ?? null;

/** Gives another value to an attribute that is there. */
export const setAttribute = (element: Element, name: string, value: string): void => {
  for (const found of element.attributes) if (found.localName === name) found.value = value;
};

/** An attribute that says yes, or the element of a property that does, be it by standing there. */
export const isOn = (value: string | null): boolean => value === null || !/^(?:0|false|off|none)$/u.test(value);

export const remove = (element: Element): void => {
  element.parentNode?.removeChild(element);
};

/** Adds copies of elements, or elements told as XML, to a parent: at its end, or before one that it has. */
export function insert(parent: Node | null, what: string | readonly Element[], before: Node | null = null): void {
  if (parent?.ownerDocument == null) return;
  const told = typeof what === 'string' && `<x xmlns="${parent.namespaceURI}" xmlns:w="${WORD}">${what}</x>`;
  const added = told ? elementsIn(parseXml(told)) : (what as readonly Element[]);
  for (const each of added) parent.insertBefore(parent.ownerDocument.importNode(each, true), before);
}
