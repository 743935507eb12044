/** What a compte rendu is made of: the count, what is known of the workshop beside its ballots, and single values of both, by
 * the names that a sentence or a letterhead may ask for them. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import { findPiece, findValue, nearestPlaceholder, type ValueId } from '../workshop/keys.ts';
import type { Person } from '../workshop/participants.ts';
import type { Use } from '../workshop/prose.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Image, Report } from './document.ts';
import { isWeighted, tellTurnout } from './method.ts';
import { typeset } from './typography.ts';

/** What a workshop file tells beside the count, and what was typed instead. */
export interface Occasion
  extends Omit<Workshop, 'ballots' | 'vote' | 'orientations' | 'decision' | 'participants' | 'excused' | 'lang'> {
  /** They are not those who voted; undefined where nobody says who was there. */
  readonly people?: readonly Person[] | undefined;
  /** What the prose shows, by the names that it gives. */
  readonly pictures: ReadonlyMap<string, Omit<Image, 'alt'>>;
  readonly chart: boolean;
}

export const noOccasion: Occasion = {
  prose: null,
  pictures: new Map(),
  without: [],
  annex: false,
  typography: true,
  chart: false,
};

export interface Material {
  readonly tally: Tally;
  readonly occasion: Occasion;
  readonly messages: Messages;
}

/** Whether the prose puts a part somewhere itself. */
export const isPlaced = (id: string, { prose }: Occasion): boolean =>
  prose?.uses.some(({ piece }) => piece === id) === true;

/** What follows from the count, and from nothing that somebody wrote. */
const counted = {
  voters: ({ tally: { turnout } }) => turnout.valid + turnout.blank + turnout.spoilt,
  valid: ({ tally }) => tally.turnout.valid,
  blank: ({ tally }) => tally.turnout.blank,
  spoilt: ({ tally }) => tally.turnout.spoilt,
  points: ({ tally }) => tally.orientations.reduce((sum, { points }) => sum + points, 0),
  picks: ({ tally: { rules, orientations } }) => (rules.picks === 'all' ? orientations.length : rules.picks),
  'orientations.count': ({ tally }) => tally.orientations.length,
  'retained.count': (material) => retainedIn(material).length,
  retained: (material) => {
    const { list, quote } = material.messages.words;
    return list(retainedIn(material).map(quote), 'and');
  },
  turnout: ({ tally, messages }) => tellTurnout(tally, isWeighted(tally), messages).join(' '),
} as const satisfies Readonly<Partial<Record<ValueId, (material: Material) => string | number>>>;

const retainedIn = ({ tally }: Material) =>
  tally.orientations.flatMap((one) => (one.retained === 'yes' ? one.label : []));

const isCounted = (id: ValueId): id is keyof typeof counted => id in counted;

/** What somebody wrote, if anybody did. */
function saidOf(id: Exclude<ValueId, keyof typeof counted>, occasion: Occasion): string | undefined {
  const { people, next } = occasion;
  if (id === 'next.date') return next?.date;
  if (id !== 'participants.count') return occasion[id];
  return people && String(people.filter(({ excused }) => !excused).length);
}

/** Null where nobody said it. */
export function fillIn(id: ValueId, material: Material): string | null {
  const { occasion, messages } = material;
  const value = isCounted(id) ? counted[id](material) : saidOf(id, occasion);
  if (typeof value === 'number') return messages.words.integer(value);
  if (value === undefined) return null;
  return isCounted(id) ? value : messages.words.date(value);
}

/** Placeholders for what nobody said: an empty place in a signed document would go unseen. */
export const findEmpty = (occasion: Occasion): readonly Use[] =>
  (occasion.prose?.uses ?? []).filter(({ piece, value }) => {
    if (value !== null) return !isCounted(value) && saidOf(value, occasion) === undefined;
    return (piece === 'participants' && !occasion.people) || (piece === 'next' && !occasion.next);
  });

/** What only a letterhead has: where the compte rendu itself goes, the number of the page and of all pages. */
const own: Readonly<Record<string, 'body' | 'page' | 'pages'>> = {
  corps: 'body',
  body: 'body',
  page: 'page',
  pages: 'pages',
};

/** Flags have the names of the values. */
const options: readonly ValueId[] = ['title', 'place', 'date', 'theme'];

/** What the placeholders of a letterhead stand for. The names are those of the workshop file, so that a sentence may move from one
 * to the other. */
export function valuesOf(report: Report, material: Material) {
  const isSet = report.lang === 'fr' && material.occasion.typography;
  return {
    /** However the name is typed; null for one that means nothing. */
    find: (name: string) => {
      const kind = own[name.trim().toLowerCase()];
      if (kind !== undefined) return { kind, text: null, option: null };
      const id = findValue(name);
      if (id === null) return null;
      // Null where nobody said it, beside the flag that would, where there is one.
      const text = id === 'title' ? report.title : fillIn(id, material);
      const option = options.includes(id) ? `--${id}` : null;
      return { kind: id, text: isSet && text !== null ? typeset(text) : text, option };
    },
    /** The name that was probably meant. */
    suggest: (name: string) => (findPiece(name) === null ? nearestPlaceholder(name) : 'corps'),
  };
}

export type Values = ReturnType<typeof valuesOf>;
export type Value = NonNullable<ReturnType<Values['find']>>;
