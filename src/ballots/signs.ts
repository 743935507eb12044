/** A cell under an orientation enters; whether it is a mark, none, a number or a rank leaves. */

import { plain } from './fold.ts';
import type { Lookup } from './orientations.ts';
import { remember } from './remember.ts';

export type Sign =
  /** A mark, or several: «xx» is two dots. */
  | { readonly kind: 'mark'; readonly dots: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'number'; readonly value: number }
  /** «1er choix», «Rang 2»; several where a form lets an orientation be first and second. */
  | { readonly kind: 'rank'; readonly ranks: readonly number[] };

const MARKS: ReadonlySet<string> = new Set(
  'oui o yes y true vrai v ok choisi choisie coche cochee selectionne selectionnee selected checked'.split(' '),
);
/** «Si nécessaire» of a poll of dates is no choice; neither is what nobody was asked. */
const NONE: ReadonlySet<string> = new Set([
  ...'non n no false faux f n/a na . - -- _ / non choisi non coche not selected unchecked inconnu unknown'.split(' '),
  'non choisi',
  'non coche',
  'not selected',
  'si necessaire',
  'si besoin',
  'under reserve',
  'ifneedbe',
  'if need be',
  '{question_not_shown}',
]);
const DOTS = /^(?:x+|[✓✔☑✗✘☒●•◉■★*+⬤🔴🟢🔵🟡]+)$/u;
const RANK =
  /^(?:(?:choix|rang|rank|choice) ?(?:n ?[°o] ?)?(\d{1,2})|(\d{1,2})(?:ere?|re|nde?|e|eme|st|nd|rd|th)(?: (?:choix|rang|rank|choice))?)$/u;

/** What a typist writes for a pick that was not made; «N/A» is none of it, for a spreadsheet may have written that. */
const NOTHING: ReadonlySet<string> = new Set([
  ...'- -- _ / . neant rien aucun aucune vide blanc blank abstention'.split(' '),
  ...['aucun choix', 'pas de choix', 'sans choix', 'vote blanc', 'bulletin blanc', 'no choice', 'blank vote'],
]);

/** Whether the cell says that nothing was picked, unless the list has an orientation of that name. */
export const saysNothing = (cell: string, lookup: Lookup | null): boolean =>
  NOTHING.has(plain(cell)) && (lookup === null || lookup.find(cell) === null);

/** Null where nobody can tell. */
export const signOf = remember((cell): Sign | null => {
  const text = plain(cell);
  if (text === '' || NONE.has(text)) return { kind: 'none' };
  if (MARKS.has(text)) return { kind: 'mark', dots: 1 };
  const dots = text.replace(/\s/gu, '');
  if (DOTS.test(dots)) return { kind: 'mark', dots: [...dots].length };
  if (/^\d{1,6}$/u.test(text)) return { kind: 'number', value: Number(text) };
  if (!/\d/u.test(text)) return null;
  const ranks = text.split(/\s*[,;]\s*/u).map((part) => {
    const [, after, before] = RANK.exec(part) ?? [];
    return Number(after ?? before ?? Number.NaN);
  });
  return ranks.every((rank) => rank > 0) ? { kind: 'rank', ranks } : null;
});
