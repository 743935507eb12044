/** Why a run cannot go on, and the way out. */

import type { Messages } from '../messages.ts';
import { batchFailures } from './batch-failures.ts';
import { byteFailures } from './byte-failures.ts';
import { documentFailures } from './document-failures.ts';
import { expected } from './expected.ts';
import { ruleFailures } from './rule-failures.ts';
import { integer, list, quote } from './words.ts';
import { workshopFailures } from './workshop-failures.ts';

const suggestion = (name: string | null): string => (name === null ? 'See atelier --help.' : `Did you mean ${name}?`);

export const failures: Messages['failures'] = {
  'no-pick-columns': ({ source, headings }) => ({
    what: `${source}: no column of picks was recognised${
      headings.length === 0
        ? ', the file is empty'
        : ` (headings read: ${list(
            headings
              .filter((heading) => heading.trim() !== '')
              .slice(0, 8)
              .map(quote),
          )})`
    }.`,
    hint:
      headings.length === 0
        ? 'Is it the right file?'
        : 'Name the columns “Choice 1”, “Choice 2”, “Choice 3”, give the list with --orientations, or the separator with --delimiter.',
  }),
  'sideways-ballots': ({ source, line }) => ({
    what: `${source}, line ${line}: the ballots stand in columns, a pick a line.`,
    hint: 'There has to be a line a ballot. In the spreadsheet: copy the table, then Paste special, Transpose.',
  }),
  'no-ballots': ({ sources }) => ({
    what: `${list(sources)}: headings, but not one ballot.`,
    hint: 'One ballot a line, below the headings.',
  }),
  'no-orientation-recognised': ({ source, example }) => ({
    what: `${source}: no orientation of the list stands in it (it says ${quote(example)}, for one).`,
    hint: 'Is it the right list (--orientations)?',
  }),
  'too-many-orientations': ({ source, columns, orientations, most }) => ({
    what: `${source}: ${integer(orientations)} different labels under ${list(columns.map(quote))}, and no workshop offers more than ${integer(most)}.`,
    hint: 'These columns seem to hold something else than picks. Name the columns of picks “Choice 1”, “Choice 2”, “Choice 3”, and give the list with --orientations.',
  }),
  'list-needed': ({ source, heading }) => ({
    what: `${source}: all the picks of a ballot stand in one cell${heading === '' ? '' : ` (column ${quote(heading)})`}, joined by commas that labels may hold too.`,
    hint: 'Give the list with --orientations: it tells where each label ends.',
  }),
  'no-ballot-numbers': ({ source }) => ({
    what: `${source}: its ballots have no numbers, they cannot be compared one by one.`,
    hint: 'Number the paper ballots and add a column “N°” to both files.',
  }),
  'no-orientations': ({ source }) => ({
    what: `${source}: the list of orientations is empty.`,
    hint: 'One orientation a line.',
  }),
  'same-orientation': ({ source, first, second }) => ({
    what: `${source}: ${quote(first)} and ${quote(second)} cannot be told apart.`,
    hint: 'Change one of the two labels (case, accents and punctuation do not count).',
  }),
  'unknown-column': ({ source, column, headings }) => ({
    what: `${source}: no column ${quote(column)} (--by).`,
    hint: `Columns read: ${list(headings.filter((heading) => heading.trim() !== '').map(quote))}.`,
  }),
  'unknown-option': ({ option, suggestion: near }) => ({ what: `Unknown option: ${option}`, hint: suggestion(near) }),
  'unknown-command': ({ command, suggestion: near }) => ({
    what: `Unknown command: ${command}`,
    hint: near === null ? 'To count ballots: atelier tally ballots.csv' : suggestion(near),
  }),
  'missing-argument': ({ argument }) =>
    argument === 'compte-rendu'
      ? { what: 'The minutes to verify are missing.', hint: 'For example: atelier verify ballots.docx' }
      : { what: 'The file of ballots is missing.', hint: 'For example: atelier tally ballots.csv' },
  'missing-value': ({ option }) => ({ what: `A value is missing after ${option}.`, hint: 'See atelier tally --help.' }),
  'excess-arguments': ({ arguments: words }) => ({
    what: `Too much on the command line: ${words.join(' ')}`,
    hint: 'See atelier --help.',
  }),
  'bad-value': ({ option, value, expected: what }) => ({
    what: value === '' ? `${option} cannot be empty.` : `${option} cannot be ${quote(value)}.`,
    hint: expected(what),
  }),
  'same-file-twice': ({ path }) => ({
    what: `${path} is given twice: its ballots would count double.`,
    hint: 'Give each file once.',
  }),
  'output-is-input': ({ path }) => ({
    what: `${path} is one of the files read: writing it would erase ballots.`,
    hint: 'Choose another name with -o.',
  }),
  'unknown-format': ({ path, formats }) => ({
    what: `${path}: the extension does not say which format to write.`,
    hint: `Possible formats: ${list(formats, 'or')}.`,
  }),
  'stdin-twice': () => ({ what: 'Standard input (-) can be read only once.', hint: null }),
  ...ruleFailures,
  ...byteFailures,
  ...documentFailures,
  ...workshopFailures,
  ...batchFailures,
};
