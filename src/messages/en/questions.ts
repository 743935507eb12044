/** What a sheet leaves open, asked of whoever has it; the options that settle it come after. */

import type { SheetQuestion } from '../../failure.ts';
import { askerOf, sayBy } from '../sentences.ts';
import { formats, list, quoted, sign } from './words.ts';

export const { choices, ask } = askerOf(formats, {
  add: 'Give',
  orAdd: 'Otherwise, give',
  samples: { orientations: 'list.csv', header: 'LINE', 'pick-columns': 'COLUMNS' },
  meanings: {
    'layout rank-per-orientation': 'they are ranks',
    'layout column-per-orientation': 'they are marks, one per ballot',
    'scheme cumulative': 'they are dots',
    'layout totals': 'they are totals',
    'layout row-per-pick': 'each row is a pick',
    'layout list-in-cell': 'each row is a ballot',
    'picks 1': 'one pick per ballot',
    'pick-columns': 'the picks, in order',
    weight: 'a row stands for that many ballots',
    orientations: 'the list, one orientation per line',
    header: 'the line of headings',
  },
  question: sayBy<SheetQuestion, 'code'>('code', {
    sideways:
      'the ballots may be in columns, one pick per row.\n→ In the spreadsheet, copy the table, then Paste Special, Transpose.',
    'side-by-side':
      'two tables stand side by side, under the same headings.\n→ Put one below the other, under a single line of headings.',
    'glued-heading': ({ labels }) =>
      `the line of headings does not fit the lines below it (${quoted(labels)}): a ballot stuck to it, another separator?\n→ Put each ballot on a row of its own, separated like the headings.`,
    'foreign-list': ({ labels }) =>
      `none of the orientations on the list appears here (it says for example ${quoted(labels)}): is it the right list?`,
    'list-as-ballots':
      'this is the list of orientations, not ballots.\n→ Give the file of ballots, and this list with --orientations.',
    'heading-twice': 'the same orientation twice in the headings.\n→ Correct the heading.',
    'heading-missing': ({ labels }) =>
      `nothing like it on the list${labels.length === 0 ? '' : `, and no column for ${quoted(labels.slice(0, 6))}`}.\n→ Correct the heading or the list.`,
    'numbers-in-grid': 'there are numbers under the orientations, and nothing says what they are.',
    'looks-like-totals': 'this looks like totals by orientation, without ballots.',
    weights: 'a row may stand for several ballots, or for none.',
    'votes-outside': 'there are orientations beside the picks: one pick too many, the list, another question?',
    'several-questions': 'there are orientations under headings that do not announce a single question.',
    hole: 'the picks are numbered, and one is missing.\n→ Correct the headings.',
    'no-voter':
      'one pick per row, and nothing says which ballot it belongs to.\n→ Add a column “No.” with the ballot number on every row.',
    'row-per-pick': 'the same voters appear on several rows: one pick per row, or duplicates?',
    'grid-without-list': 'there are marks, and no list that says which headings are orientations.',
    'numbers-without-list': 'the picks are numbers, and no list says what they stand for.',
    'joined-without-list': 'several picks per cell, separated by a character that labels may contain too.',
    'single-without-list': 'a single answer per row, where several picks are asked for.',
    'two-separators': ({ labels }) =>
      `this file can be read with two separators (${list(labels.map(sign))}), and says something different with each.`,
    'no-picks': ({ columns, answers }) =>
      answers.length === 0
        ? 'this file is empty.\n→ Is this the right file?'
        : `${columns.length === 0 ? 'no column of picks is certain' : 'these may be the picks, but nothing proves it'}.\n→ Name the columns “Choice 1”, “Choice 2”…`,
  }),
});
