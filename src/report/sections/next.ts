/** What is known of the next workshop enters; when it meets and what for leaves. */

import type { Messages } from '../../messages/messages.ts';
import type { Next } from '../../workshop/workshop.ts';
import { list, paragraph } from '../inline.ts';
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
    const goals = objectives.map((goal) => shown(goal, messages));
    return [
      paragraph(workshop.nextSentence(told, retainedLabels(tally, messages).length)),
      ...(goals.length === 0 ? [] : [paragraph(workshop.objectives(goals.length)), list(goals)]),
    ];
  },
};

/** In words where it is a date; else as it was typed. */
export const nextDate = ({ date }: Next, messages: Messages): string | null =>
  date === null ? null : /^\d{4}-\d\d-\d\d$/u.test(date) ? messages.words.date(date) : shown(date, messages);
