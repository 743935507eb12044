/** Who was there enters; the list of participants leaves, in French order, those excused after those present. */

import { plain } from '../../ballots/fold.ts';
import type { Messages } from '../../messages/messages.ts';
import type { Person } from '../../workshop/participants.ts';
import { list, paragraph } from '../inline.ts';
import { shown } from '../ranking.ts';
import type { Section } from './material.ts';

export const people: Section = {
  title: ({ messages }) => messages.workshop.participants,
  write: ({ occasion, messages }) => {
    if (occasion.people === null) return [];
    const present = lines(
      occasion.people.filter(({ excused }) => !excused),
      messages,
    );
    const excused = lines(
      occasion.people.filter(({ excused }) => excused),
      messages,
    );
    return [
      ...(present.length === 0 ? [] : [list(present)]),
      ...(excused.length === 0
        ? []
        : [paragraph(messages.workshop.excused(excused.length), 'statement'), list(excused)]),
    ];
  },
};

const lines = (persons: readonly Person[], messages: Messages): readonly string[] =>
  [...persons]
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ name, organisation }) => shown(organisation === null ? name : `${name} – ${organisation}`, messages));

/** In French order. V8 knows that of letters without accents; the rules for all others take it longer to load than to use. */
const compareNames = (a: string, b: string): number =>
  plain(a).localeCompare(plain(b), 'fr') || a.localeCompare(b, 'fr');
