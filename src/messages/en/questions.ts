/** What a sheet leaves open, asked of whoever has it, with the flag for each answer. */

import type { ColumnName, QuestionCode, SheetAnswer, SheetQuestion } from '../../failure.ts';
import { columns, list, plural, quote, sign } from './words.ts';

const named = (all: readonly ColumnName[]): string => `${plural(all.length, 'column')} ${columns(all)}`;

/** “--ignore G”, “--orientations list.csv”. */
const flag = ({ option, value }: SheetAnswer): string => {
  const shown = value === '\t' ? 'tab' : value;
  const sample = { orientations: 'list.csv', header: 'LINE', 'pick-columns': 'C,D,E' };
  return `--${option} ${shown === '' && option in sample ? sample[option as keyof typeof sample] : /[;|"]/.test(shown) ? `"${shown}"` : shown}`;
};

const MEANS: Readonly<Record<string, string>> = {
  'layout rank-per-orientation': 'they are ranks',
  'layout column-per-orientation': 'they are marks, one a ballot',
  'scheme cumulative': 'they are dots',
  'layout totals': 'they are totals',
  'layout row-per-pick': 'each row is a pick',
  'orientations ': 'the list, one orientation a line',
  'header ': 'the line of the headings',
  'layout list-in-cell': 'each row is a ballot',
};
/** Each flag with what it says. */
export const choices = (answers: readonly SheetAnswer[]): string =>
  list(
    answers.map((answer) => {
      const means = MEANS[`${answer.option} ${answer.value}`];
      return means === undefined ? flag(answer) : `${flag(answer)} (${means})`;
    }),
    'or',
  );

const LIST = 'Give the list, one orientation a line: --orientations list.csv';

const questions: Readonly<Record<QuestionCode, (question: SheetQuestion) => string>> = {
  sideways: ({ answers }) =>
    `the ballots seem to stand in columns, one pick a row\n→ One row a ballot is needed: in the spreadsheet, copy the table, then Paste special, Transpose.${answers.length === 0 ? '' : ` If each row is a ballot: ${choices(answers)}.`}`,
  'glued-heading': ({ labels, answers }) =>
    `a ballot seems to stick to the line of the headings (${list(labels.map(quote))})\n→ Give it a line of its own; or ${choices(answers)}.`,
  'foreign-list': ({ labels }) =>
    `not one orientation of the list is in it (it says for instance ${list(labels.map(quote))})\n→ Is this the right list (--orientations)?`,
  'list-as-ballots': ({ answers }) =>
    `this is the list of orientations, and no ballots\n→ Give the file of the ballots, and this list with --orientations. If each row is a ballot: ${choices(answers)}.`,
  'heading-twice': ({ columns, answers }) =>
    `${named(columns)} are headed by the same orientation\n→ Correct the heading, or leave a column out: ${choices(answers)}.`,
  'heading-missing': ({ columns, labels, answers }) =>
    `no column for ${list(labels.slice(0, 6).map(quote))}, and ${named(columns)} ${columns.length < 2 ? 'is' : 'are'} not in the list\n→ Correct the heading or the list; if not, ${choices(answers)}.`,
  'numbers-in-grid': ({ answers }) =>
    `numbers under the orientations, and nothing announces what they are\n→ ${choices(answers)}.`,
  'looks-like-totals': ({ answers }) =>
    `orientations and numbers: this looks like totals, without ballots\n→ ${choices(answers)}. If not, one row a ballot is needed.`,
  weights: ({ columns, answers }) =>
    `${named(columns)} may make a row count several times\n→ ${list(answers.map(flag), 'or')}: --weight where a row stands for so many ballots, --ignore if not.`,
  'votes-outside': ({ columns, answers }) =>
    `${named(columns)} ${columns.length < 2 ? 'holds' : 'hold'} orientations too, beside the picks\n→ Is it a pick too many, the list, another question? ${choices(answers)}.`,
  'several-questions': ({ columns, answers }) =>
    `${named(columns)} hold orientations, and their headings do not make them the picks of one question\n→ Say which columns to read, in order: ${choices(answers)}.`,
  hole: ({ columns, answers }) =>
    `the picks are numbered, and one is missing (${named(columns)})\n→ Correct the headings, or say which columns to read: ${choices(answers)}.`,
  'no-voter': () =>
    'one pick a row, and nothing says of which ballot\n→ Add a column “No.” with the number of the ballot on every row.',
  'row-per-pick': ({ answers }) =>
    `the same voters come back on several rows: one pick a row, or duplicates?\n→ ${choices(answers)}.`,
  'grid-without-list': ({ columns }) =>
    `marks under ${named(columns)}, and no list that says which of them are orientations\n→ ${LIST}.`,
  'numbers-without-list': ({ columns }) =>
    `${named(columns)}: the picks are numbers, and no list says what they stand for\n→ ${LIST}.`,
  'joined-without-list': ({ columns }) =>
    `${named(columns)}: several picks a cell, parted by a sign that labels may hold too\n→ ${LIST}.`,
  'single-without-list': ({ columns, answers }) =>
    `${named(columns)}: one answer a row, and several picks asked\n→ ${LIST}; or ${list(answers.filter(({ option }) => option !== 'orientations').map(flag), 'or')} if everyone gives one.`,
  'two-separators': ({ labels, answers }) =>
    `this file can be read with two separators (${list(labels.map(sign))}), and says something else by each\n→ ${choices(answers)}.`,
  'no-picks': ({ columns, answers }) =>
    answers.length === 0
      ? 'this file is empty\n→ Is this the right file?'
      : `no column of picks is certain${columns.length === 0 ? '' : ` (perhaps ${named(columns)})`}\n→ Name the columns “Choice 1”, “Choice 2”…; or ${choices(answers)}.`,
};

export const ask = (question: SheetQuestion): string =>
  questions[question.code](question)
    .replace('\n→', '.\n→')
    .replace(/\?\.\n/u, '?\n');
