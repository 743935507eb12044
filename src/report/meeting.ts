/** The parts of a compte rendu that no count makes: who was there, what comes next, who signs. */

import { plain } from '../ballots/fold.ts';
import type { Messages } from '../messages/messages.ts';
import type { Person } from '../workshop/participants.ts';
import type { Next } from '../workshop/workshop.ts';
import type { Inline } from './document.ts';
import { inColumns, list, paragraph, text } from './inline.ts';
import type { Part } from './material.ts';
import { shown } from './typography.ts';

export const next: Part = {
  title: ({ messages }) => messages.workshop.next,
  write: ({ tally, occasion, messages }) => {
    if (occasion.next === null) return [];
    const { workshop } = messages;
    const { title, hours, place, objectives } = occasion.next;
    const kept = tally.orientations.filter((one) => one.retained === 'yes').length;
    const sentence = workshop.nextSentence(
      {
        title: title && shown(title, messages),
        date: nextDate(occasion.next, messages),
        hours,
        place: place && shown(place, messages),
      },
      kept,
    );
    const goals = objectives.map((goal) => shown(goal, messages));
    return [
      paragraph(withCount(sentence, messages.words.integer(kept))),
      ...(goals.length === 0 ? [] : [paragraph(workshop.objectives(goals.length)), list(goals)]),
    ];
  },
};

/** The number of those retained is a figure of the result, in a sentence that otherwise is none. */
function withCount(sentence: string, number: string): readonly Inline[] {
  const at = sentence.search(/\d/u);
  if (at < 0 || !sentence.startsWith(number, at)) return [text(sentence)];
  return [
    text(sentence.slice(0, at)),
    { kind: 'text', text: number, counted: 'retained.count' },
    text(sentence.slice(at + number.length)),
  ];
}

/** In words where it is a date; else as it was typed. */
export const nextDate = ({ date }: Next, messages: Messages): string | null =>
  date === null ? null : /^\d{4}-\d\d-\d\d$/u.test(date) ? messages.words.date(date) : shown(date, messages);

/** In French order, those excused after those present. */
export const participants: Part = {
  title: ({ messages }) => messages.workshop.participants,
  write: ({ occasion, messages }) => {
    const named = (excused: boolean) =>
      (occasion.people ?? [])
        .filter((person) => person.excused === excused)
        .toSorted((a, b) => compareNames(a.name, b.name))
        .map((person) => shown(nameOf(person), messages));
    const present = named(false);
    const excused = named(true);
    return [
      ...(present.length === 0 ? [] : [inColumns(present)]),
      ...(excused.length === 0 ? [] : [paragraph(messages.workshop.excused, 'statement'), inColumns(excused)]),
    ];
  },
};

const nameOf = ({ name, organisation }: Person) => (organisation === null ? name : `${name} – ${organisation}`);

/** In French order: letters first, accents after. */
function compareNames(a: string, b: string): number {
  const [one, other] = plain(a) === plain(b) ? [a, b] : [plain(a), plain(b)];
  return one < other ? -1 : Number(one > other);
}

/** A line for a pen, where nobody says who signs. */
const nobody = { role: '', name: '…………………………………………' };

export const signatures: Part = {
  title: () => null,
  write: ({ occasion: { place, signatories, chair, secretary }, messages }) => {
    const { result } = messages;
    const led = [
      ...(chair === null ? [] : [{ role: result.roles.chair, name: chair }]),
      ...(secretary === null ? [] : [{ role: result.roles.secretary, name: secretary }]),
    ];
    const named = signatories ?? (led.length === 0 ? [nobody, nobody] : led);
    return [
      {
        kind: 'signatures',
        line: [text(result.signed(place && shown(place, messages)))],
        signatories: named.map(({ role, name }) => ({ role: shown(role, messages), name: shown(name, messages) })),
      },
    ];
  },
};
