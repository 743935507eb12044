/** The parts of a Word package as XML, and what their relationships name. */

import { DOMParser, type Element, type Node, ParseError } from '@xmldom/xmldom';
import { type Parts, textOf } from '../writers/package.ts';

export type { Element };

/** Null for a part that is not there, or is no XML. */
export function parse(parts: Parts, name: string): Element | null {
  const xml = textOf(parts, name);
  if (xml === '') return null;
  try {
    return new DOMParser({ onError: () => {} }).parseFromString(xml, 'text/xml').documentElement;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** The parts that one part names by a relationship of this kind; '' stands for the package itself. */
export function related(parts: Parts, part: string, kind: string): readonly string[] {
  return relationships(parts, part).flatMap(({ type, target }) => (type.endsWith(`/${kind}`) ? [target] : []));
}

export const charts = (parts: Parts, body: string): ReadonlyMap<string, string> =>
  new Map(
    relationships(parts, body).flatMap(({ id, type, target }) => (type.endsWith('/chart') ? [[id, target]] : [])),
  );

function relationships(parts: Parts, part: string) {
  const [folder, name] = [part.slice(0, part.lastIndexOf('/') + 1), part.slice(part.lastIndexOf('/') + 1)];
  const root = parse(parts, `${folder}_rels/${name}.rels`);
  return (root === null ? [] : elementsIn(root)).map((one) => {
    const target = attribute(one, 'Target') ?? '';
    return {
      id: attribute(one, 'Id') ?? '',
      type: attribute(one, 'Type') ?? '',
      target: pathFrom(folder, target),
    };
  });
}

export const elementsIn = (parent: Node): readonly Element[] =>
  [...parent.childNodes].filter((child): child is Element => child.nodeType === 1);

export const descendants = (element: Element, name: string): readonly Element[] => [
  ...element.getElementsByTagNameNS('*', name),
];

/** A target is said from the folder of the part that names it, or from the root. */
function pathFrom(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Of any namespace: `w:val` and `val` say the same. */
export const attribute = (element: Element, name: string): string | null => {
  for (let at = 0; at < element.attributes.length; at += 1) {
    const found = element.attributes[at];
    if (found?.localName === name) return found.value;
  }
  return null;
};

export const isWord = ({ namespaceURI }: Element): boolean =>
  namespaceURI?.endsWith('/wordprocessingml/2006/main') === true ||
  namespaceURI?.includes('purl.oclc.org/ooxml/wordprocessingml') === true;
