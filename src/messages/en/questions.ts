/** What a sheet leaves open, asked of whoever has it; the options that settle it come after. */

import type { ColumnName, SheetQuestion } from '../../failure.ts';
import { askerOf, sayBy } from '../sentences.ts';
import { columns, formats, list, plural, quoted, sign } from './words.ts';

const named = (all: readonly ColumnName[]): string => `${plural(all.length, 'column')} ${columns(all)}`;

export const { choices, ask } = askerOf(formats, {
  add: 'Give',
  orAdd: 'If not, give',
  samples: { orientations: 'list.csv', header: 'LINE', 'pick-columns': 'COLUMNS' },
  meanings: {
    'layout rank-per-orientation': 'they are ranks',
    'layout column-per-orientation': 'they are marks, one a ballot',
    'scheme cumulative': 'they are dots',
    'layout totals': 'they are totals',
    'layout row-per-pick': 'each row is a pick',
    'layout list-in-cell': 'each row is a ballot',
    'picks 1': 'one pick a ballot',
    'pick-columns': 'the picks, in order',
    weight: 'a row stands for so many ballots',
    orientations: 'the list, one orientation a line',
    header: 'the line of the headings',
  },
  question: sayBy<SheetQuestion, 'code'>('code', {
    sideways:
      'the ballots may stand in columns, one pick a row.\n→ In the spreadsheet, copy the table, then Paste special, Transpose.',
    'side-by-side':
      'two tables side by side, under the same headings.\n→ Put one below the other, under a single line of headings.',
    'glued-heading': ({ labels }) =>
      `the line of headings and those below do not fit together (${quoted(labels)}): a ballot stuck to it, another separator?\n→ Put each ballot on a row of its own, cut as the headings are.`,
    'foreign-list': ({ labels }) =>
      `not one orientation of the list is in it (it says for instance ${quoted(labels)}): is it the right list?`,
    'list-as-ballots':
      'this is the list of orientations, and no ballots.\n→ Give the file of the ballots, and this list with --orientations.',
    'heading-twice': ({ columns: all }) => `${named(all)} are headed by the same orientation.\n→ Correct the heading.`,
    'heading-missing': ({ columns: all, labels }) =>
      `${labels.length === 0 ? 'marks, ' : `no column for ${quoted(labels.slice(0, 6))}, `}and nothing in the list for ${named(all)}.\n→ Correct the heading or the list.`,
    'numbers-in-grid': 'numbers under the orientations, and nothing announces what they are.',
    'looks-like-totals': 'this looks like totals by orientation, without ballots.',
    weights: ({ columns: all }) => `a row may stand for several ballots, or for none (${named(all)}).`,
    'votes-outside': ({ columns: all }) =>
      `orientations beside the picks (${named(all)}): a pick too many, the list, another question?`,
    'several-questions': ({ columns: all }) =>
      `orientations under headings that do not announce one question (${named(all)}).`,
    hole: ({ columns: all }) => `the picks are numbered, and one is missing (${named(all)}).\n→ Correct the headings.`,
    'no-voter':
      'one pick a row, and nothing says of which ballot.\n→ Add a column “No.” with the number of the ballot on every row.',
    'row-per-pick': 'the same voters come back on several rows: one pick a row, or duplicates?',
    'grid-without-list': ({ columns: all }) =>
      `marks under ${named(all)}, and no list that says which of them are orientations.`,
    'numbers-without-list': ({ columns: all }) =>
      `the picks are numbers (${named(all)}), and no list says what they stand for.`,
    'joined-without-list': ({ columns: all }) =>
      `several picks a cell (${named(all)}), parted by a sign that labels may hold too.`,
    'single-without-list': ({ columns: all }) => `one answer a row (${named(all)}), and several picks asked.`,
    'two-separators': ({ labels }) =>
      `this file can be read with two separators (${list(labels.map(sign))}), and says something else by each.`,
    'no-picks': ({ columns: all, answers }) =>
      answers.length === 0
        ? 'this file is empty.\n→ Is this the right file?'
        : `no column of picks is certain${all.length === 0 ? '' : ` (perhaps ${named(all)})`}.\n→ Name the columns “Choice 1”, “Choice 2”…`,
  }),
});
