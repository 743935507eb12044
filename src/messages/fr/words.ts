/** Numbers, dates and lists as French writes them. */

import type { Words } from '../messages.ts';

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

export const integer = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, '\u202f');

/** «0 bulletin», «1 bulletin», «2 bulletins»: French counts in the plural from two. */
export const many = (count: number, one: string, several = `${one}s`): string =>
  `${integer(count)} ${count < 2 ? one : several}`;

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

/** A cell may hold line breaks; a sentence has none. */
export const quote = (text: string): string => `« ${text.replace(/\s*[\r\n]+\s*/gu, ' ')} »`;

/** A sentence that names more is read by nobody; the table names them all. */
const MOST_ITEMS = 30;

export const list = (items: readonly string[], link: 'and' | 'or' = 'and'): string => {
  if (items.length < 2) return items[0] ?? '';
  const last = items.length > MOST_ITEMS ? many(items.length - MOST_ITEMS, 'autre') : items.at(-1);
  return `${items.slice(0, Math.min(items.length - 1, MOST_ITEMS)).join(', ')} ${link === 'and' ? 'et' : 'ou'} ${last}`;
};

export const lines = (numbers: readonly number[], more = 0): string => {
  const shown = numbers.map(integer);
  if (more > 0) return `lignes ${shown.join(', ')} et ${many(more, 'autre')}`;
  return `${numbers.length < 2 ? 'ligne' : 'lignes'} ${list(shown)}`;
};

const rank = (value: number, tied: boolean): string => {
  const number = Number.isInteger(value)
    ? `${integer(value)}${value === 1 ? 'er' : 'e'}`
    : String(value).replace('.', ',');
  return tied ? `${number} ex æquo` : number;
};

const date = (iso: string): string => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${day === '01' ? '1er' : Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
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
    counted: (count) => (count < 2 ? 'compté' : 'comptés'),
    blank: (count) => (count < 2 ? 'blanc' : 'blancs'),
    spoilt: (count) => (count < 2 ? 'nul' : 'nuls'),
    'set-aside': (count) => (count < 2 ? 'écarté' : 'écartés'),
    held: (count) => (count < 2 ? 'en attente' : 'en attente'),
  },
};
