/** Numbers, dates and lists as French writes them. */

import type { Outcome } from '../../ballots/issue.ts';
import { formatsOf } from '../formats.ts';
import { habits } from './habits.ts';

export const formats = formatsOf(habits);

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
