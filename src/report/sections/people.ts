/** Who was there enters; the list of participants leaves, in French order, those excused after those present. */

import { plain } from '../../ballots/fold.ts';
import type { Messages } from '../../messages/messages.ts';
import type { Person } from '../../workshop/participants.ts';
import { inColumns, paragraph } from '../inline.ts';
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
      ...(present.length === 0 ? [] : [inColumns(present)]),
      ...(excused.length === 0
        ? []
        : [paragraph(messages.workshop.excused(excused.length), 'statement'), inColumns(excused)]),
    ];
  },
};

const lines = (persons: readonly Person[], messages: Messages): readonly string[] =>
  [...persons]
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ name, organisation }) => shown(organisation === null ? name : `${name} – ${organisation}`, messages));

/** In French order: letters first, accents after. The rules for all languages take V8 longer to load than a page to write. */
function compareNames(a: string, b: string): number {
  const [one, other] = plain(a) === plain(b) ? [a, b] : [plain(a), plain(b)];
  return one < other ? -1 : Number(one > other);
}
