/** The words of a workshop file. */

import type { WorkshopWords } from '../workshop-words.ts';
import { list, many } from './words.ts';

export const workshop: WorkshopWords = {
  roles: (chair, secretary) =>
    [chair === null ? null : `Facilitator: ${chair}`, secretary === null ? null : `Minutes by: ${secretary}`]
      .filter((part) => part !== null)
      .join(' – '),
  participants: 'Participants',
  excused: () => 'Apologies',
  next: 'Next steps',
  nextSentence: ({ title, date, hours, place }, retained) => {
    const meeting = title ?? 'next workshop';
    const when = [date === null ? null : /^\d/u.test(date) ? `on ${date}` : date, hours, place].filter(
      (part) => part !== null,
    );
    const details = when.length === 0 ? '' : `, ${when.join(', ')}`;
    if (retained === 0)
      return `The ${meeting} will be held${details === '' ? ' on a date to be set' : details}.`.replace(
        'held,',
        'held',
      );
    return `The ${retained < 2 ? 'orientation' : `${retained} orientations`} retained will be taken up at the ${meeting}${details}.`;
  },
  objectives: (count) => (count < 2 ? 'Its objective:' : 'Its objectives:'),
  contents: 'Contents',
  chart: 'Points by orientation',
  chartDescription: (bars) =>
    `Bar chart, from the orientation with most points to the one with fewest: ${list(
      bars.map(({ label, value }) => `${label}, ${many(value, 'point')}`),
    )}.`,
  table: (headings) => list(headings.filter((heading) => heading.trim() !== '')) || 'Table',
  tableDescription: (headings) =>
    `Table of ${many(headings.length, 'column')}: ${list(headings.filter((heading) => heading.trim() !== ''))}.`,
  attendance: (points, ballots, present) =>
    `${many(points, 'point')} from ${many(ballots, 'ballot')}, and ${many(present, 'person present', 'people present')}: these numbers differ. Check the list of participants, or say in the text who voted.`,
};
