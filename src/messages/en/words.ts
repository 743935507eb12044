/** Numbers, dates and lists as English writes them. */

import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

export const formats = formatsOf({
  thousands: ',',
  gap: ' ',
  percent: '%',
  colon: ': ',
  inQuotes: (text) => `“${text}”`,
  isOne: (count) => count === 1,
  several: (one) => `${one}s`,
  and: 'and',
  or: 'or',
  other: 'other',
  semicolon: '; ',
  to: 'to',
  tab: 'tab',
  line: 'line',
  column: 'column',
  paragraph: 'paragraph',
  months: 'January February March April May June July August September October November December'.split(' '),
  first: '1',
  on: 'on',
  parts: { page: 'body of the document', header: 'header', footer: 'footer', note: 'note' },
});

export const { aside, capital, integer, lines, list, many, plural, quote, quoted, sign } = formats;

const suffix = (value: number): string =>
  value % 100 >= 11 && value % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');

const rank = (value: number, tied: boolean): string => {
  const number = Number.isInteger(value) ? `${integer(value)}${suffix(value)}` : String(value);
  return tied ? `${number} (tied)` : number;
};

export const words: Messages['words'] = {
  ...formats,
  rank,
  outcome: (outcome) =>
    ({ counted: 'counted', blank: 'blank', spoilt: 'spoilt', 'set-aside': 'set aside', held: 'on hold' })[outcome],
};
