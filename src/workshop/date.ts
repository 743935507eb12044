/** A date as people type it enters; the ISO date leaves. */

import { plain } from '../ballots/fold.ts';

/** How the name of each month begins, whole or cut short. */
const MONTHS = 'jan|fev,feb|mar|avr,apr|mai,may|juin,jun|juil,jul|aou,aug|sep|oct|nov|dec'
  .split('|')
  .map((starts) => starts.split(','));

/** «2008-03-27», «27/03/2008», «jeudi 27 mars 2008», «1er mai 2026»; null where there is no such day. */
export function readDate(typed: string): string | null {
  const words = plain(typed);
  const parts =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(words)?.slice(1) ??
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(words)?.slice(1).reverse() ??
    inWords(words);
  if (parts === undefined) return null;
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > days) return null;
  return `${parts[0]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function inWords(words: string): readonly string[] | undefined {
  const [, day = '', name = '', year = ''] =
    /^(?:[^\s\d.,]+,? )?(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})$/u.exec(words) ?? [];
  const month = MONTHS.findIndex((starts) => starts.some((start) => name.startsWith(start))) + 1;
  return month === 0 ? undefined : [year, String(month), day];
}
