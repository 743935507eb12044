/** A document and a place in it enter; the sheet of paper that the place stands on leaves. */

import type { PageSheet } from '../word.ts';

const SECTION = /<w:sectPr\b(?:(?!\/>)[^>])*>[\s\S]*?<\/w:sectPr>/g;

/** What Word takes where nothing is said. */
const USUAL = {
  w: 11906,
  h: 16838,
  top: 1417,
  right: 1417,
  bottom: 1417,
  left: 1417,
  header: 708,
  footer: 708,
  gutter: 0,
} as const;

/** The section of a place is described where the section ends. In columns, the text is as wide as the narrowest. */
export const sheetAt = (document: string, place: number): PageSheet => {
  SECTION.lastIndex = 0;
  const section =
    [...document.matchAll(SECTION)].find(({ 0: found, index }) => index + found.length > place)?.[0] ?? '';
  const size = read(section, 'pgSz');
  const margins = read(section, 'pgMar');
  const number = (from: ReadonlyMap<string, number>, name: keyof typeof USUAL) =>
    Math.abs(from.get(name) ?? USUAL[name]);
  const width = number(size, 'w');
  const [left, right, gutter] = [number(margins, 'left'), number(margins, 'right'), number(margins, 'gutter')];
  return {
    size: { width, height: number(size, 'h') },
    margin: {
      top: number(margins, 'top'),
      right,
      bottom: number(margins, 'bottom'),
      left: left + gutter,
      header: number(margins, 'header'),
      footer: number(margins, 'footer'),
    },
    textWidth: columnWidth(section, width - left - right - gutter),
  };
};

const columnWidth = (section: string, width: number): number => {
  const own = [...section.matchAll(/<w:col\b[^>]*\bw:w="(\d+)"/g)].map(([, found]) => Number(found));
  if (own.length > 0) return Math.min(...own);
  const columns = read(section, 'cols');
  const number = Math.max(columns.get('num') ?? 1, 1);
  return Math.floor((width - (number - 1) * (columns.get('space') ?? 720)) / number);
};

const read = (section: string, element: string): ReadonlyMap<string, number> => {
  const [tag = ''] = new RegExp(`<w:${element}\\b[^>]*>`).exec(section) ?? [];
  return new Map([...tag.matchAll(/\bw:(\w+)="(-?\d+)"/g)].map(([, name = '', value]) => [name, Number(value)]));
};
