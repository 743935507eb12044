/** Why a run cannot go on, and the way out; the place comes before each sentence. */

import type { Failure } from '../../failure.ts';
import { sayBy, tellerOf } from '../sentences.ts';
import { cli } from './cli.ts';
import { expected, faultOf } from './faults.ts';
import { ENDLESS } from './issues.ts';
import { ask } from './questions.ts';
import { formats, integer, list, many, quote, quoted } from './words.ts';

const SAVE_AS = 'Give the file of the spreadsheet or the form, saved as “CSV UTF-8” (File, Save as).';
const AGAIN = 'Go back to the original file, and save it as “CSV UTF-8” (File, Save as).';
const RIGHT_FILE = 'Is it the right file?';

const NOT_TEXT: Readonly<Record<string, string>> = {
  locked: 'this file is protected by a password.\n→ Take the password off, save, then start again.',
  'lock-file':
    'the spreadsheet puts this small file beside an open workbook.\n→ Give the workbook: the same name, without “~$”.',
  Numbers: 'this is a Numbers workbook.\n→ In Numbers: File, Export to, CSV, then start again with that file.',
  ZIP: 'this is an archive.\n→ Open it and give the CSV file that it holds.',
};
const BAD_WORKBOOK = {
  damaged: `this workbook could not be read: it is damaged, or protected by a password.\n→ ${SAVE_AS}`,
  'too-large': `this workbook is far too large to hold only ballots.\n→ ${RIGHT_FILE}`,
  empty: `this workbook is empty.\n→ ${RIGHT_FILE}`,
} as const;

const UNSEEN = {
  hidden: ['hidden cell', 'Show the hidden rows and columns, or delete them'],
  struck: ['cell struck through', 'Empty what does not count, take the line off the rest', 'cells struck through'],
  formula: ['formula without a result', 'Open the workbook in the spreadsheet', 'formulas without a result'],
  merged: ['merged cell', 'Unmerge, write the pick of each ballot in its cell'],
  colour: ['coloured cell', 'A colour is not read: put a cross in the cells picked, or take the colour off'],
} as const;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'access denied',
  EPERM: 'access denied',
  EBUSY: 'open in another program',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such folder',
  ENOSPC: 'the disk is full',
  EFBIG: 'the file is too large',
  EROFS: 'the disk is read-only',
  EDQUOT: 'the disk is full',
  EMFILE: 'too many files are open at once',
  ENFILE: 'too many files are open at once',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a file has the name of the folder',
};

/** What to do before anything can be written, where that is known. */
const WRITABLE: Readonly<Record<string, string>> = { ENOENT: 'Make this folder first', ENOSPC: 'Free some space' };

const MISSING = {
  ballots: 'the file of ballots.\n→ For example: atelier tally ballots.csv',
  minutes: 'the minutes to verify.\n→ For example: atelier verify ballots.docx ballots.csv',
  workshops: 'the folder of workshops, or a manifest.\n→ For example: atelier batch workshops/',
} as const;

/** What the help says of an option. */
const meaning = (option: string): string =>
  option.slice(2) in cli.options ? ` (${cli.options[option.slice(2) as keyof typeof cli.options]})` : '';

const near = (name: string | null): string => (name === null ? 'See atelier --help.' : `Did you mean ${name}?`);

const say = sayBy<Failure, 'failure'>('failure', {
  'not-text': ({ kind }) =>
    NOT_TEXT[kind] ??
    `${kind === 'binary' ? 'this is not text' : `the format of this file is ${kind}, not CSV`}.\n→ ${SAVE_AS}`,
  'bad-workbook': ({ why }) => BAD_WORKBOOK[why],
  'several-sheets': ({ sheets }) =>
    `several sheets may hold ballots (${quoted(sheets)}).\n→ Say which one to count: --sheet "${sheets[0]}". To count several, put their ballots in one sheet.`,
  'unseen-cells': ({ sheet, why, cells }) =>
    `sheet ${quote(sheet)}, ${many(cells.length, UNSEEN[why][0], UNSEEN[why][2])} (${list(cells)}).\n→ ${UNSEEN[why][1]}, then save.`,
  'cut-short': `the file stops in the middle of a character, ballots may be missing.\n→ ${AGAIN}`,
  'unknown-encoding': `the text is damaged, or put together from several files: its encoding is not recognised.\n→ ${AGAIN}`,
  'lost-characters': ({ cell }) => `letters were lost or damaged (${quote(cell)}).\n→ ${AGAIN}`,
  'wrong-encoding': ({ encoding, actual }) =>
    `this text is not in ${encoding}.\n→ Leave out --encoding${actual === null ? '' : `: the file is in ${actual}`}.`,
  question: ({ question }) => ask(question),
  'no-table': ({ why }) =>
    why === 'endless'
      ? `${ENDLESS}.\n→ ${RIGHT_FILE} Delete the columns that serve no purpose.`
      : 'the columns are aligned by blanks, without a separator.\n→ Open the file in the spreadsheet (Data, Text to columns, Fixed width) and save it as “CSV UTF-8”.',
  'no-ballots': 'headings, but not one ballot.\n→ One ballot a line, below the headings.',
  'no-ballot-numbers': 'these ballots have no numbers.\n→ Number them on paper, and in a column “N°” of both files.',
  'no-orientations': 'the list of orientations is empty.\n→ One orientation a line.',
  'too-many-orientations': ({ count, most }) =>
    `${integer(count)} different answers, far more than a list of orientations holds (${integer(most)} at most).\n→ Is it the right file, the right column? --orientations list.csv gives the list, --pick-columns C,D,E the columns.`,
  'same-orientation': ({ first, second }) =>
    `${quote(first)} and ${quote(second)} cannot be told apart.\n→ Change one of the two labels (case, accents and punctuation do not count).`,
  'unordered-ballots':
    'these ballots have no order of preference, and the rules announced need one.\n→ Count with --scheme count, without --ordered.',
  'unknown-column': ({ column, headings }) =>
    `no column ${quote(column)}.\n→ Columns read: ${quoted(headings.filter((heading) => heading.trim() !== ''))}.`,
  'no-dots':
    'no column of points or dots, where another file has some.\n→ Name them “Points 1”, “Points 2”… beside the choices, or count with --scheme count.',
  'incomplete-dots':
    'nothing says what an incomplete ballot is among dots.\n→ Leave out --incomplete; --max-dots limits them.',
  'no-themes':
    '--per-theme needs the theme of each orientation, and the list gives none.\n→ Add a column “theme” to the list given by --orientations.',
  'too-many-themes': ({ themes, perTheme, keep }) =>
    `${many(themes, 'theme')} with ${many(perTheme, 'place')} each make ${integer(themes * perTheme)} places, and --keep gives only ${integer(keep)}.\n→ Raise --keep, or lower --per-theme.`,
  'decision-no-tie': ({ named, ties }) =>
    `the decision of the room or the second round${named.length === 0 ? '' : ` (${quoted(named)})`} answers no tie of this count.\n→ ${ties.length === 0 ? 'Check the decision, or leave it out (--decision or --runoff)' : `Tied: ${ties.map(quoted).join('; ')}`}.`,
  'decision-wrong-number': ({ named, expected: places }) =>
    `the decision of the room names ${many(named, 'orientation')}.\n→ It takes ${places}, or all those tied, or none.`,
  'decision-against-themes': ({ named, perTheme }) =>
    `the decision of the room retains ${quoted(named)}, and leaves a theme with fewer than ${many(perTheme, 'orientation')}.\n→ Take the decision again, or leave out --per-theme.`,

  'unknown-option': ({ option, suggestion }) => `unknown option: ${option}\n→ ${near(suggestion)}`,
  'unknown-command': ({ command, suggestion }) => `unknown command: ${command}\n→ ${near(suggestion)}`,
  'missing-argument': ({ argument }) => `missing: ${MISSING[argument]}`,
  'missing-value': ({ option }) => `a value is missing after ${option}.\n→ See atelier tally --help.`,
  'excess-arguments': ({ arguments: words }) =>
    `too much on the command line: ${words.join(' ')}\n→ See atelier --help.`,
  'bad-value': ({ option, value, expected: what }) =>
    `${option} cannot be ${value === '' ? 'empty' : quote(value)}.\n→ ${expected(what)}`,
  'same-file-twice': 'this file is given twice, its ballots would count double.\n→ Give each file once.',
  'output-is-input': 'this is one of the files read, writing it would erase ballots.\n→ Choose another name.',
  'same-target': ({ first, second }) => `${first} and ${second} would be one file.\n→ Give two different names.`,
  'document-on-screen':
    'a Word document cannot be read in a terminal (-o -).\n→ Give the name of a file: -o minutes.docx',
  'unknown-format': ({ formats }) =>
    `the extension does not say which format to write.\n→ Possible formats: ${list(formats, 'or')}.`,
  'format-cannot-hold': ({ format, what }) =>
    what === 'dots'
      ? `the format ${format} has no place for points or dots.\n→ Write an .abif or a .pb file instead.`
      : `the format ${format} takes ballots, and these are totals.\n→ Leave this file out of -o.`,
  'no-such-sheet': ({ sheet, sheets }) => `no sheet ${quote(sheet)}.\n→ Sheets of the workbook: ${quoted(sheets)}.`,
  'no-workbook': ({ sheet }) =>
    `--sheet ${quote(sheet)}: none of the files is a workbook.\n→ Leave out --sheet, or give the workbook itself (.xlsx, .ods).`,
  'stdin-twice': 'standard input (-) can be read only once.',
  'missing-option': ({ option, needs }) =>
    `${option} needs ${needs}${meaning(needs)}.\n→ Add ${needs}, or leave out ${option}.`,
  'conflicting-options': ({ options }) => `${list(options)} do not go together.\n→ Keep one of them.`,
  'bad-decision':
    'it takes a JSON object that says when ("when"), how ("how": "vote", "draw" or "chair") and what was decided ("retained" or "order").\n→ For example: {"when": "27 March 2026", "how": "vote", "retained": ["Garden"]}',
  'bad-workshop': '\n→ atelier init writes a commented workshop file to fill in.',
  'bad-manifest':
    '\n→ A line for each workshop, and columns ballots, workshop, orientations, output, or the name of an option.',
  'bad-letterhead':
    '\n→ It takes a Word document (.docx) without password or signature, with {{body}} alone in a paragraph of the page, where the minutes begin.',
  'same-output': ({ others }) =>
    `this file would be written by ${list(others)} too.\n→ Give a --name that tells them apart, for example "{path}", or a column output.`,
  'no-workshops':
    'no workshop.\n→ It takes a folder with ballots (.csv .tsv .txt) or workshop files (.md), or a CSV manifest.',

  'file-not-found': 'there is no such file.\n→ Check the name and the folder.',
  'file-unreadable': ({ reason }) =>
    `this file could not be read (${REASONS[reason] ?? reason}).\n→ Check that it is a file and that you may read it.`,
  'file-unwritable': ({ reason }) =>
    `this file could not be written (${REASONS[reason] ?? reason}).\n→ ${WRITABLE[reason] ?? 'Close this file if it is open in Word'}, or choose another place.`,
  'no-evidence': ({ kind }) =>
    kind === 'not-word'
      ? 'this is no Word document (.docx).\n→ Give the minutes first, then the ballots to count again: atelier verify minutes.docx ballots.csv'
      : `this file carries ${kind === 'none' ? 'no trace' : 'the damaged trace'} of a count by atelier.\n→ It is lost when the text is copied or saved in another format. Start from the file that atelier wrote.`,
  'file-exists': 'already there, nothing was written.\n→ Choose another folder: atelier init workshop-2',
  'edited-document': ({ ours }) =>
    `this file ${ours ? 'was edited by hand since it was written' : 'is already there and was not written by atelier'}, so it is not replaced.\n→ Rename it, write under another name, or replace it with --force.`,
  'document-open':
    'this file is open in Word or LibreOffice, so it is not replaced.\n→ Close it, then run the same command again.',
  'path-outside':
    'this path leads out of the folder of the workshops.\n→ Move the file into the folder, or permit it with --allow-outside.',
  'not-a-file': 'this is no file (it is a folder, a device or a pipe).',
  'file-changed':
    'this file changed while it was read, nothing was counted.\n→ Wait until it is saved, then start again.',
});

export const tell = tellerOf(formats, say, faultOf);
