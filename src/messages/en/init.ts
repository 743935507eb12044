/** The words of a new workshop file. */

import type { InitWords } from '../init-words.ts';

export const init: InitWords = {
  files: { workshop: 'atelier.md', ballots: 'ballots.csv' },
  keys: {
    title: 'title',
    organisation: 'organisation',
    place: 'place',
    date: 'date',
    hours: 'hours',
    theme: 'theme',
    chair: 'chair',
    secretary: 'secretary',
    orientations: 'orientations',
    ballots: 'ballots',
    vote: 'vote',
    participants: 'participants',
    excused: 'excused',
    next: 'next',
  },
  title: 'Minutes of the workshop',
  notes: {
    file: [
      'Fill in what you know: what is left empty does not show in the minutes.',
      'A line that begins with # is not read.',
    ],
    orientations: [
      'The orientations put to the vote, one a line (take the # away), or the name of a file.',
      'Without a list, they are those that the ballots name.',
    ],
    vote: ['The rules announced before the vote.'],
    participants: [
      'Who was there and who was excused, one a line, or the name of a CSV file (name, first name, organisation).',
    ],
    next: ['The next meeting.'],
  },
  hints: { date: '2026-03-27', hours: '2.30–5.30 pm' },
  orientations: ['Welcome newcomers better', 'Open the centre on Saturdays'],
  vote: [
    { key: 'picks', value: '3', what: 'orientations to pick on a ballot', set: true },
    { key: 'keep', value: '3', what: 'orientations retained', set: true },
    { key: 'tie-break', value: 'first-picks', what: 'a tie is settled by first picks', set: false },
  ],
  person: 'NAME First name – organisation',
  next: { date: 'date', objectives: 'objectives', objective: 'decide what is to be done' },
  prose: [
    'The text of the minutes goes below this note, which does not show in them.',
    '',
    '## A heading',
    '',
    'A paragraph, with words **in bold** or *in italics*.',
    '',
    '- a list',
    '- or lines that begin with ➤, • or –',
    '',
    '| wanted | refused |',
    '| --- | --- |',
    '| **A heading**<br>➤ a point<br>➤ another | a cell may hold several lines |',
    '',
    'The results follow the text. To place them yourself, write {{ranking}}, {{turnout}} or {{method}} alone in a',
    'paragraph.',
  ],
  sheet: { headings: ['No.', 'Choice 1', 'Choice 2', 'Choice 3'], delimiter: ',' },
  written: (path) => `Written: ${path}`,
  advice: (workshop, ballots, command) =>
    `Fill in ${workshop}, type the ballots into ${ballots} (one row a ballot), then: ${command}`,
  print: (command) => `Ballots to print, once the orientations are in it: ${command}`,
};
