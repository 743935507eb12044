/** A cell that names no orientation enters; what a spreadsheet may have done to it leaves. */

import { plain } from './fold.ts';

/** What became of a cell before it was saved; `typed` is what may have been typed. */
export type Harm =
  | { readonly kind: 'formula-error' | 'column-too-narrow' | 'scientific' }
  /** «nul»: the typist judged the ballot instead of typing what it says. */
  | { readonly kind: 'judged' }
  | { readonly kind: 'date'; readonly typed: string };

/** In French and in English, as Excel and LibreOffice write them. */
const FORMULA_ERROR =
  /^#(?:n\/a|na|ref!?|valeur!|value!|nom\?|name\?|div\/0!?|nul!|null!|nombre!|num!|propagation!|spill!|calcul?!|champ!|field!|bloque!|blocked!|connexion!|connect!)$|^err:\d{3}$/u;
const TOO_NARROW = /^#{2,}$/u;
const JUDGED = /^(?:(?:bulletin|vote) )?(?:nul|invalide|spoilt|invalid)$/u;
const SCIENTIFIC = /^\d(?:[.,]\d+)?e[+-]?\d{1,3}$/u;
const MONTHS: readonly RegExp[] = [
  /^jan/u,
  /^(?:fev|feb)/u,
  /^mar/u,
  /^(?:avr|apr)/u,
  /^(?:mai|may)/u,
  /^(?:juin|jun)/u,
  /^(?:juil|jul)/u,
  /^(?:aou|aug)/u,
  /^sep/u,
  /^oct/u,
  /^nov/u,
  /^dec/u,
];
const DAY_AND_MONTH = /^(\d{1,2})[- ]([a-z]{3,5})\.?(?:[- ]\d{2,4})?$/u;
const MONTH_AND_YEAR = /^([a-z]{3,5})\.?[- ](\d{2,4})$/u;
const FULL_DATE = /^(\d{1,2})\/(\d{1,2})\/\d{4}(?: 0?0:00(?::00)?)?$|^\d{4}-(\d{1,2})-(\d{1,2})(?: 00:00:00)?$/u;

export function harmOf(cell: string): Harm | null {
  const text = plain(cell);
  if (text.length > 30) return null;
  if (FORMULA_ERROR.test(text)) return { kind: 'formula-error' };
  if (TOO_NARROW.test(text)) return { kind: 'column-too-narrow' };
  if (JUDGED.test(text)) return { kind: 'judged' };
  if (SCIENTIFIC.test(text)) return { kind: 'scientific' };
  const typed = typedAs(text);
  return typed === null ? null : { kind: 'date', typed };
}

/** The two numbers that a spreadsheet took for a day and a month: «03-mai» was 3-5. */
function typedAs(text: string): string | null {
  const [, day, month] = DAY_AND_MONTH.exec(text) ?? [];
  if (day !== undefined && month !== undefined) return join(Number(day), monthOf(month));
  const [, first, year] = MONTH_AND_YEAR.exec(text) ?? [];
  if (first !== undefined && year !== undefined) return join(monthOf(first), Number(year));
  const [, d, m, isoMonth, isoDay] = FULL_DATE.exec(text) ?? [];
  return join(Number(d ?? isoDay), Number(m ?? isoMonth));
}

const monthOf = (name: string): number => MONTHS.findIndex((month) => month.test(name)) + 1;
const join = (one: number, other: number): string | null => (one > 0 && other > 0 ? `${one}-${other}` : null);
