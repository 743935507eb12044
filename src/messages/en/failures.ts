/** Why a run cannot go on, and the way out. */

import type { FailureOf } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { batchFailures } from './batch-failures.ts';
import { documentFailures } from './document-failures.ts';
import { expected } from './expected.ts';
import { ruleFailures } from './rule-failures.ts';
import { integer, list, quote } from './words.ts';
import { workshopFailures } from './workshop-failures.ts';

const SAVE_AS = 'In the spreadsheet: File, Save as, “CSV UTF-8”, then start again with that file.';

const KINDS = {
  xlsx: 'an Excel workbook',
  xls: 'an old Excel workbook',
  ods: 'a LibreOffice workbook',
  numbers: 'a Numbers workbook',
  docx: 'a Word document',
  pdf: 'a PDF',
  zip: 'a ZIP archive',
} as const;

const UNREADABLE = {
  damaged: 'that could not be read: it is damaged, or protected by a password',
  'too-large': 'far too large to hold nothing but ballots',
  empty: 'with nothing in it',
} as const;

const ORIGINAL = 'Give the file of the spreadsheet or the form, saved as “CSV UTF-8”.';

/** Where saving as CSV from a spreadsheet is not the thing to do. */
const WAY_OUT: Partial<Record<FailureOf<'not-text'>['kind'], string>> = {
  numbers: 'In Numbers: File, Export To, CSV, then start again with that file.',
  zip: 'Open the archive and give the CSV file that it holds.',
  docx: ORIGINAL,
  pdf: ORIGINAL,
  binary: ORIGINAL,
};

const suggestion = (name: string | null): string => (name === null ? 'See atelier --help.' : `Did you mean ${name}?`);

export const failures: Messages['failures'] = {
  'not-text': ({ source, kind }) => ({
    what: kind === 'binary' ? `${source} is not text.` : `${source} is ${KINDS[kind]}, not a CSV file.`,
    hint: WAY_OUT[kind] ?? SAVE_AS,
  }),
  'bad-workbook': ({ source, kind, why }) => ({
    what: `${source} is ${KINDS[kind]} ${UNREADABLE[why]}.`,
    hint: why === 'empty' ? 'Is it the right file?' : SAVE_AS,
  }),
  'mixed-encodings': ({ source, line }) => ({
    what: `${source}: two encodings in one file (line ${line} is not in the same one as the rest).`,
    hint: `Pieces of several files were probably put end to end. ${SAVE_AS}`,
  }),
  'cut-short': ({ source, line }) => ({
    what: `${source}: the file stops in the middle of a character (line ${line}): it was cut off on its way, and ballots may be missing.`,
    hint: 'Copy or download it again.',
  }),
  'unknown-encoding': ({ source, line }) => ({
    what: `${source}, line ${line}: the character encoding was not recognised.`,
    hint: SAVE_AS,
  }),
  'lost-characters': ({ source, line, cell }) => ({
    what: `${source}, line ${line}: letters were lost before they got here (${quote(cell)}).`,
    hint: `Go back to the original file. ${SAVE_AS}`,
  }),
  'double-encoding': ({ source, line, cell }) => ({
    what: `${source}, line ${line}: accents were damaged by being saved twice (${quote(cell)}).`,
    hint: 'Go back to the original file and import it as UTF-8 (Data, From Text/CSV) instead of opening it with a double click.',
  }),
  'wrong-encoding': ({ source, encoding, actual, line }) => ({
    what: `${source}, line ${line}: this text is not in ${encoding}.`,
    hint: `Leave out --encoding${actual === null ? ' and let it be guessed' : `: the file is in ${actual}`}.`,
  }),
  'nul-bytes': ({ source, line }) => ({
    what: `${source}, line ${line}: NUL bytes, the file is damaged.`,
    hint: `Go back to the original file. ${SAVE_AS}`,
  }),
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
  'no-such-sheet': ({ source, sheet, sheets }) => ({
    what: `${source} has no sheet ${quote(sheet)}.`,
    hint: `Sheets of the workbook: ${list(sheets.map(quote))}.`,
  }),
  'no-workbook': ({ sheet }) => ({
    what: `--sheet ${quote(sheet)}: none of the files is a workbook.`,
    hint: 'Leave out --sheet, or give the workbook itself (.xlsx, .ods).',
  }),
  'stdin-twice': () => ({ what: 'Standard input (-) can be read only once.', hint: null }),
  ...ruleFailures,
  ...documentFailures,
  ...workshopFailures,
  ...batchFailures,
};
