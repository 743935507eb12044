/** Why a file cannot be read, written on or written, and the way out. */

import type { FailureOf, LetterheadFault, LetterheadPlace } from '../../failure.ts';
import { causeOf, type FailureSentences } from '../sentences.ts';
import { integer, list, many, quote } from './words.ts';

const SAVE_AS = 'In the spreadsheet: File, Save as, “CSV UTF-8”, then start again with that file.';

const OPEN_AND_SAVE = 'Open this file with the spreadsheet, then File, Save as, “CSV UTF-8”.';

const FILE_KINDS = {
  xlsx: 'an Excel workbook',
  xlsb: 'a binary Excel workbook (.xlsb)',
  xls: 'an old Excel workbook',
  locked: 'a file protected by a password',
  'lock-file': 'the small file that a spreadsheet puts beside a workbook that is open',
  ods: 'a LibreOffice workbook',
  odt: 'a LibreOffice Writer document',
  numbers: 'a Numbers workbook',
  docx: 'a Word document',
  pdf: 'a PDF',
  html: 'an HTML page',
  xml: 'an XML file',
  image: 'a picture',
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
  'lock-file': 'Give the workbook itself: the same name, without “~$” at its beginning.',
  html: OPEN_AND_SAVE,
  xml: OPEN_AND_SAVE,
  docx: ORIGINAL,
  odt: ORIGINAL,
  pdf: ORIGINAL,
  image: ORIGINAL,
  binary: ORIGINAL,
  locked: 'Open it, take the password off, save it, then start again with that file.',
};

/** What is wrong with cells that are not what a person sees: of one, of several, the way out. */
const UNSEEN = {
  hidden: [
    'filled cell is hidden',
    'filled cells are hidden',
    'Show the hidden rows and columns, or delete them, then save.',
  ],
  struck: [
    'cell is struck out',
    'cells are struck out',
    'Empty what does not count, take the line off the rest, then save.',
  ],
  formula: [
    'formula has no result',
    'formulas have no result',
    'Open the workbook in the spreadsheet and save it: they will be calculated.',
  ],
  merged: [
    'pick stands in a merged cell',
    'picks stand in merged cells',
    'Unmerge them, write the pick of each ballot in its own cell, then save.',
  ],
  colour: [
    'box is coloured with nothing in it',
    'boxes are coloured with nothing in them',
    'Colours are not read: write a cross in the boxes that were chosen, or take the colour off, then save.',
  ],
} as const;

const PARTS = { page: 'body of the document', header: 'header', footer: 'footer', note: 'note' } as const;

/** What is wrong with the place of the compte rendu. */
const MISPLACED = {
  twice: 'stands there a second time',
  words: 'must be alone in its paragraph, the rest of the sentence would be lost',
  object: 'must be alone in its paragraph, the picture or field in it would be lost',
  header: 'stands in a header, which cannot hold minutes',
  footer: 'stands in a footer, which cannot hold minutes',
  note: 'stands in a note, which cannot hold minutes',
  table: 'stands in a table, which cannot hold minutes',
  'text-box': 'stands in a text box, which cannot hold minutes',
  control: 'stands in a plain text control, which cannot hold minutes',
} as const;

const UNFIT = {
  'not-word': 'it is no Word document (.docx or .dotx)',
  'old-or-locked': 'it is a Word document from before 2007 (.doc) or behind a password',
  signed: 'it carries a digital signature, which any change would break',
  unusual: 'it is saved in a rare variant of the Word format',
  'too-large': 'it is far too large, or nests far too deep, for a letterhead',
} as const;

const placeAt = ({ part, paragraph, text }: LetterheadPlace): string =>
  `${PARTS[part]}, paragraph ${integer(paragraph)}${text === '' ? '' : ` (${quote(text)})`}: `;

const brace = (name: string): string => `{{${name}}}`;

const letterheadFault = (fault: LetterheadFault): string =>
  `${'place' in fault ? placeAt(fault.place) : ''}${whatIsWrong(fault)}`;

function whatIsWrong(fault: LetterheadFault): string {
  switch (fault.fault) {
    case 'no-body':
      return `nothing says where the minutes go${fault.names.length === 0 ? '' : ` (placeholders found: ${list([...new Set(fault.names)].map(brace))})`}`;
    case 'misplaced-body':
      return `{{body}} ${MISPLACED[fault.why]}`;
    case 'too-narrow':
      return `the text is ${fault.width} cm wide there, and needs ${fault.least}`;
    case 'unknown-placeholder':
      return `${brace(fault.name)} is not known${fault.suggestion === null ? '' : `, probably ${brace(fault.suggestion)}`}`;
    case 'no-value':
      return `nothing is given for ${brace(fault.name)}${fault.option === null ? '' : ` (${fault.option})`}`;
    case 'stray-braces':
      return 'braces {{ or }} without a placeholder between them';
    default:
      return UNFIT[fault.fault];
  }
}

const letterheadHint = (faults: readonly LetterheadFault[]): string => {
  if (faults.some(({ fault }) => fault in UNFIT))
    return 'In Word: Save as, “Word document (*.docx)”, without password or signature, then try again.';
  if (faults.some(({ fault }) => fault === 'no-body' || fault === 'misplaced-body'))
    return 'Write {{body}} alone in a paragraph of the document, where the minutes should begin.';
  return 'Correct the letterhead in Word, or give what is missing, then try again.';
};

/** Why the system would not read or write, by its own codes; a rarer one is shown as it is. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'access denied',
  EBUSY: 'open in another program',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such folder',
  ENOSPC: 'the disk is full',
  EFBIG: 'the file is too large',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a file has the name of the folder',
  EMFILE: 'too many files are open at once',
  ENAMETOOLONG: 'the name is too long',
  ENODEV: 'it is a device',
};

/** Where the way out is not the usual one. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  ENOSPC: 'Make room, then run the same command again.',
  ENOENT: 'Make this folder first, or choose another one.',
  EACCES: 'Choose a folder that you may write in; if this file is open in Word, close it.',
  EROFS: 'Choose another folder.',
  ENOTDIR: 'Choose another folder.',
};

export const fileFailures = {
  'not-text': ({ source, kind }) =>
    `${
      kind === 'binary'
        ? `${source} is not text.`
        : `${source} is ${FILE_KINDS[kind]}${kind === 'locked' || kind === 'lock-file' ? '' : ', not a CSV file'}.`
    }\n→ ${WAY_OUT[kind] ?? SAVE_AS}`,
  'bad-workbook': ({ source, kind, why }) =>
    `${source} is ${FILE_KINDS[kind]} ${UNREADABLE[why]}.\n→ ${why === 'empty' ? 'Is it the right file?' : SAVE_AS}`,
  'several-sheets': ({ source, sheets }) =>
    `${source}: several sheets may hold ballots (${list(sheets.map(quote))}).\n→ Say which one to count: --sheet "${sheets[0]}". To count several together, put the ballots one below the other in one sheet.`,
  'unseen-cells': ({ source, sheet, why, cells }) => {
    const [one, several, hint] = UNSEEN[why];
    return `${source}, sheet ${quote(sheet)}: ${many(cells.length, one, several)} (${list(cells)}).\n→ ${hint}`;
  },
  'mixed-encodings': ({ source, line }) =>
    `${source}: two encodings in one file (line ${line} is not in the same one as the rest).\n→ Pieces of several files were probably put end to end. ${SAVE_AS}`,
  'cut-short': ({ source, line }) =>
    `${source}: the file stops in the middle of a character (line ${line}): it was cut off on its way, and ballots may be missing.\n→ Copy or download it again.`,
  'unknown-encoding': ({ source, line }) =>
    `${source}, line ${line}: the character encoding was not recognised.\n→ ${SAVE_AS}`,
  'lost-characters': ({ source, line, cell }) =>
    `${source}, line ${line}: letters were lost before they got here (${quote(cell)}).\n→ Go back to the original file. ${SAVE_AS}`,
  'double-encoding': ({ source, line, cell }) =>
    `${source}, line ${line}: accents were damaged by being saved twice (${quote(cell)}).\n→ Go back to the original file and import it as UTF-8 (Data, From Text/CSV) instead of opening it with a double click.`,
  'wrong-encoding': ({ source, encoding, actual, line }) =>
    `${source}, line ${line}: this text is not in ${encoding}.\n→ Leave out --encoding${actual === null ? ' and let it be guessed' : `: the file is in ${actual}`}.`,
  'nul-bytes': ({ source, line }) =>
    `${source}, line ${line}: NUL bytes, the file is damaged.\n→ Go back to the original file. ${SAVE_AS}`,
  'no-such-sheet': ({ source, sheet, sheets }) =>
    `${source} has no sheet ${quote(sheet)}.\n→ Sheets of the workbook: ${list(sheets.map(quote))}.`,
  'no-workbook': ({ sheet }) =>
    `--sheet ${quote(sheet)}: none of the files is a workbook.\n→ Leave out --sheet, or give the workbook itself (.xlsx, .ods).`,
  'file-not-found': ({ path }) => `${path}: there is no such file.\n→ Check the name and the folder.`,
  'file-unreadable': ({ path, reason }) =>
    `${path} could not be read (${REASONS[causeOf(reason)] ?? reason}).\n→ Check that it is a file and that you may read it.`,
  'file-exists': ({ paths }) =>
    `${list(paths)} ${paths.length === 1 ? 'is' : 'are'} already there: nothing was written.\n→ Choose another folder: atelier init workshop-2`,
  'file-unwritable': ({ path, reason }) =>
    `${path} could not be written (${REASONS[causeOf(reason)] ?? reason}).\n→ ${WAYS_OUT[causeOf(reason)] ?? 'Close it if it is open in Word, or choose another place with -o.'}`,
  'bad-letterhead': ({ path, faults }) =>
    `${path} cannot serve as letterhead: ${faults.map(letterheadFault).join('; ')}.\n→ ${letterheadHint(faults)}`,
  'no-evidence': ({ path, kind }) =>
    kind === 'not-word'
      ? `${path} is no Word document (.docx).\n→ Give the compte rendu (.docx) first, then the ballots to count again: atelier verify compte-rendu.docx ballots.csv`
      : `${path}${kind === 'none' ? ' carries no trace of a count by atelier: nothing to verify' : ': the trace of the count is damaged'}.\n→ It is lost when the text is copied into another document or saved in another format. Start from the file that atelier wrote, or count again.`,
  'edited-document': ({ path, ours }) =>
    `${path} ${ours ? 'was edited by hand since it was written' : 'is already there, and nothing in it says that atelier wrote it'}: it is not replaced.\n→ Rename it, write under another name, or replace it with --force.`,
  'document-open': ({ path }) =>
    `${path} is open in Word or LibreOffice: it is not replaced.\n→ Close it, then run the same command again.`,
  'stdout-unwritable': ({ reason }) =>
    `Standard output could not be written whole (${REASONS[causeOf(reason)] ?? reason}).\n→ ${WAYS_OUT[causeOf(reason)] ?? 'Send it elsewhere, then run the same command again.'}`,
} satisfies Partial<FailureSentences>;
