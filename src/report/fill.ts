/** A placeholder in a sentence enters; what it stands for leaves, or null where nobody said it. */

import { findPiece, findValue, type PieceId, type ValueId } from '../workshop/placeholders.ts';
import type { Use } from '../workshop/survey.ts';
import type { Material, Occasion } from './material.ts';
import { nextDate } from './meeting.ts';
import { shown } from './typography.ts';

export function fillIn(id: ValueId, { tally, occasion, messages }: Material): string | null {
  const { words, result } = messages;
  const { turnout, orientations, rules } = tally;
  const retained = orientations.filter((one) => one.retained === 'yes').map(({ label }) => shown(label, messages));
  const typed = (text: string | null): string | null => text && shown(text, messages);
  switch (id) {
    case 'title':
    case 'organisation':
    case 'place':
    case 'hours':
    case 'theme':
    case 'chair':
    case 'secretary':
      return typed(occasion[id]);
    case 'date':
      return occasion.date && words.date(occasion.date);
    case 'voters':
      return words.integer(turnout.valid + turnout.blank + turnout.spoilt);
    case 'valid':
    case 'blank':
    case 'spoilt':
      return words.integer(turnout[id]);
    case 'points':
      return words.integer(orientations.reduce((sum, { points }) => sum + points, 0));
    case 'picks':
      return words.integer(rules.picks === 'all' ? orientations.length : rules.picks);
    case 'orientations.count':
      return words.integer(orientations.length);
    case 'retained.count':
      return words.integer(retained.length);
    case 'participants.count':
    case 'excused.count':
      if (occasion.people === null) return null;
      return words.integer(occasion.people.filter(({ excused }) => excused === (id === 'excused.count')).length);
    case 'next.date':
      return occasion.next && nextDate(occasion.next, messages);
    case 'next.place':
      return typed(occasion.next?.place ?? null);
    case 'next.hours':
      return typed(occasion.next?.hours ?? null);
    case 'retained':
      return words.list(retained.map(words.quote), 'and');
    case 'turnout':
      return result.turnout(turnout);
  }
}

const counted = [
  'voters',
  'valid',
  'blank',
  'spoilt',
  'points',
  'picks',
  'orientations.count',
  'retained.count',
  'retained',
  'turnout',
] as const satisfies readonly ValueId[];

/** Whether a value follows from the count, and from nothing that someone wrote. */
export const isCounted = (name: string): name is (typeof counted)[number] => counted.some((id) => id === name);

const needs: Readonly<Partial<Record<ValueId | PieceId, (occasion: Occasion) => unknown>>> = {
  title: ({ title }) => title,
  organisation: ({ organisation }) => organisation,
  place: ({ place }) => place,
  date: ({ date }) => date,
  hours: ({ hours }) => hours,
  theme: ({ theme }) => theme,
  chair: ({ chair }) => chair,
  secretary: ({ secretary }) => secretary,
  participants: ({ people }) => people,
  'participants.count': ({ people }) => people,
  'excused.count': ({ people }) => people,
  next: ({ next }) => next,
  'next.date': ({ next }) => next?.date,
  'next.place': ({ next }) => next?.place,
  'next.hours': ({ next }) => next?.hours,
};

/** Placeholders for what nobody said: an empty place in a signed document would go unseen. */
export const findEmpty = (occasion: Occasion): readonly Use[] =>
  (occasion.prose?.uses ?? []).filter(({ name, alone }) => {
    const id = (alone ? findPiece(name) : null) ?? findValue(name);
    const need = id === null ? undefined : needs[id];
    return need !== undefined && (need(occasion) ?? null) === null;
  });
