/** What is wrong with a value, within a workshop file, a manifest or a letterhead, and what a sheet of ballots leaves open; the
 * place comes before each. */

import type { Expected, Fault, SheetQuestion, WorkshopExpectation } from '../../failure.ts';
import { askerOf, sayBy } from '../sentences.ts';
import { cli } from './cli.ts';
import { layouts, schemes } from './result.ts';
import { formats, list, quote, quoted, sign } from './words.ts';

const meant = (name: string | null, shown = quote): string => (name === null ? '' : `. Did you mean ${shown(name)}?`);

const brace = (name: string): string => `{{${name}}}`;

const EXPECTED = { all: 'Possible values', examples: 'For example', endings: 'The name has to end like this' };

export const expected = ({ values, as }: Expected): string => `${EXPECTED[as ?? 'all']}: ${list(values, 'or')}.`;

const WORKSHOP_VALUES: { readonly [E in WorkshopExpectation]: string } = {
  text: 'a text on one line',
  date: 'a date, such as 2026-03-27 or 27 March 2026',
  list: 'a list, a dash and a space before each line, or the name of a file (list.txt)',
  files: 'the name of a file, or a list of names',
  pairs: 'indented lines, each with an option and its value',
  next: 'indented lines: date, hours, place, objectives',
  decision: 'indented lines: when, how (vote, drawing of lots or casting vote), retained',
  parts: 'names of parts: signatures, retained, ranking, count, next, participants…',
  'yes-or-no': 'yes or no',
  lang: 'fr or en',
};

const PICTURES = {
  missing: 'cannot be found: its path starts from the folder of this file',
  outside: 'is outside the folder of this file: copy it into that folder',
  format: 'is neither a PNG nor a JPEG: save it as one of these',
  large: 'is larger than 8 MB: make it smaller',
} as const;

export const faultOf = sayBy<Fault, 'fault'>('fault', {
  'not-text': 'this is not the text file of a workshop (.md, .txt); from Word: File, Save As, Plain Text',
  'not-closed': 'the header opened by “---” is never closed by a second line “---”',
  quote: 'a quotation mark or a bracket is opened and never closed',
  other:
    'this line cannot be read: write “key: value”, indented like the lines beside it, or a dash and a space before each line of a list',
  'too-large': 'this file is far too long, or far too deeply nested',
  'no-ballots': 'nothing says where the ballots are: “ballots: ballots.csv” is missing',
  damaged: 'there are more cells than headings; a cell that contains the separator goes in quotation marks',
  twice: ({ key }) => `${key === undefined ? 'the same key' : quote(key)} appears twice`,
  'not-under-vote': ({ key }) => `${quote(key)} goes below a line “vote:”, two spaces in`,
  'unknown-key': ({ key, suggestion }) => `${quote(key)} is unknown${meant(suggestion)}`,
  value: ({ key, expected: asked }) => `${quote(key)} has to be ${WORKSHOP_VALUES[asked]}`,
  flag: ({ key, value, expected: asked }) => `${quote(key)} cannot be ${quote(value)}. ${expected(asked)}`,
  'file-not-found': ({ value }) => `there is no ${quote(value)}; paths start from the folder of the manifest`,
  'path-outside': ({ value }) => `${quote(value)} leads out of the folder: this needs --allow-outside`,
  'file-unreadable': ({ value }) => `${quote(value)} is not a file`,
  'unknown-placeholder': ({ name, suggestion }) => `${brace(name)} is unknown${meant(suggestion, brace)}`,
  'stray-braces': 'braces {{ or }} without a name between them',
  'not-alone': ({ name }) => `${brace(name)} has to stand only once, in a paragraph of its own`,
  'nothing-to-fill': ({ name, option }) =>
    `there is nothing to put for ${brace(name)}: ${option ? `add ${option}` : 'say it at the head of the workshop file'}, or take it out`,
  picture: ({ name, why }) => `the picture ${quote(name)} ${PICTURES[why]}`,
  'not-word': 'this is not a Word document (.docx, .dotx), or it is locked, signed or of a rare form',
  'no-body': 'nothing says where the minutes go',
});

const IN_WORKSHOP = '\n→ If the list is in a workshop file, add -w and its name.';

export const { briefly, choices, ask } = askerOf(formats, {
  add: 'Give',
  orAdd: 'Otherwise, give',
  samples: { orientations: 'list.csv', header: 'LINE', 'pick-columns': 'COLUMNS' },
  options: cli.options,
  layouts,
  schemes,
  question: sayBy<SheetQuestion, 'code'>('code', {
    sideways:
      'the ballots may be in columns, one pick per row.\n→ In the spreadsheet, copy the table, then Paste Special, Transpose.',
    'side-by-side':
      'two tables stand side by side, under the same headings.\n→ Put one below the other, under a single line of headings.',
    'glued-heading': ({ labels }) =>
      `the line of headings does not fit the lines below it (${quoted(labels)}): a ballot stuck to it, another separator?\n→ Put each ballot on a row of its own, separated like the headings.`,
    'foreign-list': ({ labels }) =>
      `none of the orientations on the list appears here (it says for example ${quoted(labels)}): is it the right list?\n→ ${/^\S{0,9}\d$|^.{1,3}$/u.test(labels[0] ?? '') ? 'For codes, letters or numbers, give a list of two columns, code and label; several in one cell are separated (A, C, F)' : 'Type the orientations as the list has them'}.`,
    'list-as-ballots':
      'this is the list of orientations, not ballots.\n→ Give the file of ballots, and this list with --orientations.',
    'heading-twice': 'the same orientation twice in the headings.\n→ Correct the heading.',
    'heading-missing': ({ columns, labels }) =>
      `${columns.length === 0 ? 'rows longer than the line of headings' : 'nothing like it on the list'}${labels.length === 0 ? '' : `, and no column for ${quoted(labels.slice(0, 6))}`}.\n→ Correct the heading or the list.`,
    'numbers-in-grid': 'numbers, and nothing says what they are (ranks, marks, totals, dots, numbers of orientations).',
    'looks-like-totals': 'this looks like totals by orientation, without ballots.',
    'several-counts':
      'several columns of numbers, and nothing says that they add up.\n→ If they do, put their sum in a column “Total”.',
    weights: ({ answers }) =>
      `a row may stand for several ballots, or for none.${answers.some(({ option }) => option === 'weight') ? '' : '\n→ Add the rows that are missing, delete those that do not count, then take this column away.'}`,
    'votes-outside': ({ answers }) =>
      `there are orientations beside the picks: one pick too many, the list, another question?\n→ If it is a pick, give its column the next heading, for example “Choice 4”.${answers.length > 0 ? '' : ' If a cell has slid, put it back in its place; otherwise, clear it.'}`,
    'several-questions':
      'there are orientations that seem to answer several questions.\n→ Leave only the columns, or the rows, of the question that was voted on.',
    'no-voter':
      'one pick per row, and nothing says which ballot it belongs to.\n→ Add a column “No.” with the ballot number, or “Name”, filled in on every row.',
    'row-per-pick': 'the same voters appear on several rows: one pick per row, or duplicates?',
    'without-list': `without the list of orientations, nothing says what these cells stand for.${IN_WORKSHOP}`,
    'two-separators': ({ labels }) =>
      `this file can be read with two separators (${list(labels.map(sign))}), and nothing says which is right.`,
    'no-picks': ({ columns, answers }) =>
      answers.length === 0
        ? 'this file is empty.\n→ Is this the right file?'
        : `${columns.length === 0 ? 'nothing says which columns are the picks' : 'these may be the picks, but nothing proves it'}.\n→ Put one pick in a column, under “Choice 1”, “Choice 2”…${columns.length === 0 ? ', or an x under the name of each orientation picked.' : ''}`,
  }),
});
