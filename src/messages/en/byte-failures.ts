/** What a file is that is no text, or how a text was damaged, and the way out. */

import type { FailureOf } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { list, quote } from './words.ts';

const SAVE_AS = 'In the spreadsheet: File, Save as, “CSV UTF-8”, then start again with that file.';

const KINDS = {
  xlsx: 'an Excel workbook',
  xls: 'an old Excel workbook',
  locked: 'a file protected by a password',
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
  locked: 'Open it, take the password off, save it, then start again with that file.',
};

/** Of the bytes of a file, or the sheet asked for. */
export const byteFailures = {
  'not-text': ({ source, kind }) => ({
    what:
      kind === 'binary'
        ? `${source} is not text.`
        : `${source} is ${KINDS[kind]}${kind === 'locked' ? '' : ', not a CSV file'}.`,
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
  'no-such-sheet': ({ source, sheet, sheets }) => ({
    what: `${source} has no sheet ${quote(sheet)}.`,
    hint: `Sheets of the workbook: ${list(sheets.map(quote))}.`,
  }),
  'no-workbook': ({ sheet }) => ({
    what: `--sheet ${quote(sheet)}: none of the files is a workbook.`,
    hint: 'Leave out --sheet, or give the workbook itself (.xlsx, .ods).',
  }),
} satisfies Partial<Messages['failures']>;
