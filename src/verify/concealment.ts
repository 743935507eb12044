/** How a piece of a Word document is kept from its reader's eyes while its words are still there. */

import type { Parts } from '../writers/package.ts';
import { attribute, descendants, type Element, elementsIn, parse, related } from './parts.ts';

/**
 * No honest editor does these to a result: hidden or minute or white words, right-to-left runs, signs drawn by a symbol
 * font, one content for some programs and another for others, fields that Word will fill with something else.
 */
export type Concealment = 'hidden' | 'reversed' | 'symbol' | 'alternate' | 'field';

/** Smaller than this nobody reads it: 4 points, in half-points. */
const SMALLEST_SIZE = 8;

/** How an element keeps its words from a reader, itself or by its properties; null where it does not. */
export function concealmentOf(element: Element, styles: ReadonlyMap<string, Concealment>): Concealment | null {
  switch (element.localName) {
    case 'AlternateContent':
      return 'alternate';
    case 'dir':
    case 'bdo':
      return 'reversed';
    case 'sym':
      return 'symbol';
    case 'fldSimple':
    case 'fldChar':
    case 'dataBinding':
      return 'field';
  }
  const properties = elementsIn(element).find(
    ({ localName }) => localName === 'rPr' || localName === 'pPr' || localName === 'sdtPr',
  );
  return properties === undefined ? null : propertiesConceal(properties, styles);
}

function propertiesConceal(properties: Element, styles: ReadonlyMap<string, Concealment>): Concealment | null {
  for (const property of descendants(properties, '*')) {
    const value = attribute(property, 'val');
    const isOn = value === null || !/^(?:0|false|off|none)$/u.test(value);
    switch (property.localName) {
      case 'vanish':
      case 'specVanish':
      case 'webHidden':
        if (isOn) return 'hidden';
        break;
      case 'color':
        if (/^(?:F[0-9A-F]){3}$/iu.test(value ?? '') && attribute(property, 'themeColor') === null) return 'hidden';
        break;
      case 'sz':
        if (Number(value) < SMALLEST_SIZE) return 'hidden';
        break;
      case 'rtl':
      case 'bidi':
        if (isOn) return 'reversed';
        break;
      case 'rFonts':
        if (/symbol|dings/iu.test(attribute(property, 'ascii') ?? '')) return 'symbol';
        break;
      case 'dataBinding':
        return 'field';
      case 'rStyle':
      case 'pStyle': {
        const inherited = styles.get(value ?? '');
        if (inherited !== undefined) return inherited;
      }
    }
  }
  return null;
}

/** A row that Word does not print, or too low for its words. */
export function rowConcealment(row: Element): Concealment | null {
  const properties = elementsIn(row).find(({ localName }) => localName === 'trPr');
  for (const property of properties === undefined ? [] : elementsIn(properties)) {
    if (property.localName === 'hidden') return 'hidden';
    if (
      property.localName === 'trHeight' &&
      attribute(property, 'hRule') === 'exact' &&
      Number(attribute(property, 'val')) < 100
    )
      return 'hidden';
  }
  return null;
}

export function concealingStyles(parts: Parts, body: string): ReadonlyMap<string, Concealment> {
  const found = new Map<string, Concealment>();
  for (const part of related(parts, body, 'styles')) {
    const root = parse(parts, part);
    for (const style of root === null ? [] : descendants(root, 'style')) {
      const concealment = propertiesConceal(style, new Map());
      if (concealment !== null) found.set(attribute(style, 'styleId') ?? '', concealment);
    }
  }
  return found;
}
