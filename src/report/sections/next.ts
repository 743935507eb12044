/** What is known of the next workshop enters; when it meets and what for leaves. */

import type { Messages } from '../../messages/messages.ts';
import type { Next } from '../../workshop/workshop.ts';
import type { Inline } from '../document.ts';
import { list, paragraph, text } from '../inline.ts';
import { shown } from '../ranking.ts';
import type { Section } from './material.ts';
import { retainedLabels } from './ranking.ts';

export const next: Section = {
  title: ({ messages }) => messages.workshop.next,
  write: ({ tally, occasion, messages }) => {
    if (occasion.next === null) return [];
    const { workshop } = messages;
    const { title, hours, place, objectives } = occasion.next;
    const told = {
      title: title && shown(title, messages),
      date: nextDate(occasion.next, messages),
      hours,
      place: place && shown(place, messages),
    };
    const kept = retainedLabels(tally, messages).length;
    const goals = objectives.map((goal) => shown(goal, messages));
    return [
      paragraph(withCount(workshop.nextSentence(told, kept), messages.words.integer(kept))),
      ...(goals.length === 0 ? [] : [paragraph(workshop.objectives(goals.length)), list(goals)]),
    ];
  },
};

/** The number of those retained is a figure of the result, in a sentence that otherwise is none. */
function withCount(sentence: string, count: string): readonly Inline[] {
  const at = sentence.search(/\d/u);
  if (at < 0 || !sentence.startsWith(count, at)) return [text(sentence)];
  return [
    text(sentence.slice(0, at)),
    { kind: 'text', text: count, counted: 'retained.count' },
    text(sentence.slice(at + count.length)),
  ];
}

/** In words where it is a date; else as it was typed. */
export const nextDate = ({ date }: Next, messages: Messages): string | null =>
  date === null ? null : /^\d{4}-\d\d-\d\d$/u.test(date) ? messages.words.date(date) : shown(date, messages);
