/** Numbers, dates and lists as English writes them. */

import type { Words } from '../messages.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export const integer = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, ',');

export const many = (count: number, one: string, several = `${one}s`): string =>
  `${integer(count)} ${count === 1 ? one : several}`;

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`;

/** A cell may hold line breaks; a sentence has none. */
export const quote = (text: string): string => `“${text.replace(/\s*[\r\n]+\s*/gu, ' ')}”`;

/** A sentence that names more is read by nobody; the table names them all. */
const MOST_ITEMS = 30;

export const list = (items: readonly string[], link: 'and' | 'or' = 'and'): string => {
  if (items.length < 2) return items[0] ?? '';
  const last = items.length > MOST_ITEMS ? many(items.length - MOST_ITEMS, 'other') : items.at(-1);
  return `${items.slice(0, Math.min(items.length - 1, MOST_ITEMS)).join(', ')} ${link} ${last}`;
};

export const lines = (numbers: readonly number[], more = 0): string => {
  const shown = numbers.map(integer);
  if (more > 0) return `lines ${shown.join(', ')} and ${many(more, 'other')}`;
  return `${numbers.length < 2 ? 'line' : 'lines'} ${list(shown)}`;
};

const suffix = (value: number): string =>
  value % 100 >= 11 && value % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');

const rank = (value: number, tied: boolean): string => {
  const number = Number.isInteger(value) ? `${integer(value)}${suffix(value)}` : String(value);
  return tied ? `${number} (tied)` : number;
};

const date = (iso: string): string => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
};

export const words: Words = {
  integer,
  percent,
  list,
  quote,
  date,
  rank,
  lines,
  outcome: {
    counted: () => 'counted',
    blank: () => 'blank',
    spoilt: () => 'spoilt',
    'set-aside': () => 'set aside',
    held: () => 'held',
  },
};
