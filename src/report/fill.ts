/** Single values of a compte rendu, by the names that a sentence or a letterhead may ask for them. */

import { findPiece, findValue, nearestPlaceholder, type ValueId } from '../workshop/keys.ts';
import type { Use } from '../workshop/prose.ts';
import type { Report } from './document.ts';
import type { Occasion } from './material.ts';
import { isWeighted, tellTurnout } from './method.ts';
import type { Material } from './parts.ts';
import { typeset } from './typography.ts';

type Filler = Omit<Material, 'placed'>;

/** What follows from the count, and from nothing that somebody wrote. */
const counted = {
  voters: ({ tally: { turnout } }) => turnout.valid + turnout.blank + turnout.spoilt,
  valid: ({ tally }) => tally.turnout.valid,
  blank: ({ tally }) => tally.turnout.blank,
  spoilt: ({ tally }) => tally.turnout.spoilt,
  points: ({ tally }) => tally.orientations.reduce((sum, { points }) => sum + points, 0),
  picks: ({ tally: { rules, orientations } }) => (rules.picks === 'all' ? orientations.length : rules.picks),
  'orientations.count': ({ tally }) => tally.orientations.length,
  'retained.count': (filler) => retainedIn(filler).length,
  retained: (filler) => {
    const { list, quote } = filler.messages.words;
    return list(retainedIn(filler).map(quote), 'and');
  },
  turnout: ({ tally, messages }) => tellTurnout(tally, isWeighted(tally), messages).join(' '),
} as const satisfies Readonly<Partial<Record<ValueId, (filler: Filler) => string | number>>>;

const retainedIn = ({ tally }: Filler) =>
  tally.orientations.flatMap((one) => (one.retained === 'yes' ? one.label : []));

const isCounted = (id: ValueId): id is keyof typeof counted => id in counted;

/** What somebody wrote: null where nobody did. */
function saidOf(id: Exclude<ValueId, keyof typeof counted>, occasion: Occasion): string | null {
  const { people, next } = occasion;
  switch (id) {
    case 'participants.count':
    case 'excused.count':
      return people && String(people.filter(({ excused }) => excused === (id === 'excused.count')).length);
    case 'next.date':
      return next?.date ?? null;
    case 'next.place':
      return next?.place ?? null;
    case 'next.hours':
      return next?.hours ?? null;
    default:
      return occasion[id];
  }
}

/** Null where nobody said it. */
export function fillIn(id: ValueId, filler: Filler): string | null {
  const { occasion, messages } = filler;
  const value = isCounted(id) ? counted[id](filler) : saidOf(id, occasion);
  if (typeof value === 'number') return messages.words.integer(value);
  return isCounted(id) ? value : value && messages.words.dateOr(value);
}

/** Placeholders for what nobody said: an empty place in a signed document would go unseen. */
export const findEmpty = (occasion: Occasion): readonly Use[] =>
  (occasion.prose?.uses ?? []).filter(({ name, alone }) => {
    const piece = alone ? findPiece(name) : null;
    if (piece !== null) return (piece === 'participants' && !occasion.people) || (piece === 'next' && !occasion.next);
    const id = findValue(name);
    return id !== null && !isCounted(id) && saidOf(id, occasion) === null;
  });

/** What a letterhead's placeholder stands for. */
export interface Value {
  /** Where the compte rendu itself goes, the number of the page and of all pages, or words. */
  readonly kind: 'body' | 'page' | 'pages' | 'title' | 'organisation' | 'words';
  /** Null where nobody said it. */
  readonly text: string | null;
  /** The flag that says it; null where none does. */
  readonly option: string | null;
  /** What it says of the result, if it follows from the count; null where somebody wrote it. */
  readonly counted?: string | null;
}

export interface Values {
  /** What a name stands for, however it is typed; null for one that means nothing. */
  readonly find: (name: string) => Value | null;
  /** The name that was probably meant. */
  readonly suggest: (name: string) => string | null;
}

/** What only a letterhead has. */
const own: Readonly<Record<string, Value['kind']>> = { corps: 'body', body: 'body', page: 'page', pages: 'pages' };

/** Flags have the names of the values. */
const options: readonly ValueId[] = ['title', 'place', 'date', 'theme'];

/** The names are those of the workshop file, so that a sentence may move from one to the other. */
export function valuesOf(report: Report, filler: Filler): Values {
  const isSet = report.lang === 'fr' && filler.occasion.typography;
  return {
    find: (name) => {
      const kind = own[name.trim().toLowerCase()];
      if (kind !== undefined) return { kind, text: null, option: null };
      const id = findValue(name);
      if (id === null) return null;
      const text = id === 'title' ? report.title : fillIn(id, filler);
      return {
        kind: id === 'title' || id === 'organisation' ? id : 'words',
        text: isSet && text !== null ? typeset(text) : text,
        option: options.includes(id) ? `--${id}` : null,
        counted: isCounted(id) ? id : null,
      };
    },
    suggest: (name) => (findPiece(name) === null ? nearestPlaceholder(name) : 'corps'),
  };
}
