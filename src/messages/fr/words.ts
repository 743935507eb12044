/** Numbers, dates and lists as French writes them. */

import type { Outcome } from '../../ballots/issue.ts';
import { formatsOf } from '../formats.ts';

export const formats = formatsOf({
  thousands: '\u202f',
  gap: '\u00a0',
  percent: ' %',
  colon: ' : ',
  quotes: ['« ', ' »'],
  isOne: (count) => count < 2,
  several: (one) => one.replace(/\p{L}(?= |$)/gu, '$&s'),
  and: 'et',
  or: 'ou',
  other: 'autre',
  semicolon: ' ; ',
  to: 'à',
  tab: 'tabulation',
  line: 'ligne',
  column: 'colonne',
  paragraph: 'paragraphe',
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  first: '1er',
  on: 'le',
  parts: { page: 'corps du document', header: 'en-tête', footer: 'pied de page', note: 'note' },
});

export const { aside, capital, integer, lines, list, many, plural, quote, quoted, sign } = formats;

const rank = (value: number, tied: boolean): string => {
  const number = Number.isInteger(value)
    ? `${integer(value)}${value === 1 ? 'er' : 'e'}`
    : String(value).replace('.', ',');
  return tied ? `${number} ex æquo` : number;
};

export const words = {
  ...formats,
  rank,
  /** What became of so many ballots. */
  outcome: (outcome: Outcome, count: number): string => {
    const one = { counted: 'compté', blank: 'blanc', spoilt: 'nul', 'set-aside': 'écarté', held: 'en attente' }[
      outcome
    ];
    return count < 2 || outcome === 'held' ? one : `${one}s`;
  },
};
