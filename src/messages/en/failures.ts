/** Why a run cannot go on, and the way out; the place comes before each sentence. */

import type { Failure, FailureOf } from '../../failure.ts';
import { sayBy, tellerOf, troubleTellerOf } from '../sentences.ts';
import { ask, briefly, expected, faultOf } from './faults.ts';
import { ENDLESS } from './issues.ts';
import { formats, integer, list, many, quote, quoted } from './words.ts';

const SAVE_AS = 'Give the file from the spreadsheet or the form, saved as “CSV UTF-8” (File, Save as).';
const AGAIN = 'Go back to the original file and save it as “CSV UTF-8” (File, Save as).';
const RIGHT_FILE = 'Is this the right file?';

const UNREADABLE: Readonly<Record<string, string>> = {
  locked: 'this file is protected by a password.\n→ Remove the password, save, then try again.',
  'lock-file':
    'the spreadsheet puts this small file beside an open workbook.\n→ Give the workbook: the same name, without “~$”.',
  Numbers: 'this is a Numbers workbook.\n→ In Numbers: File, Export to, CSV, then try again with that file.',
  ZIP: 'this is an archive.\n→ Open it and give the CSV file inside.',
  workshop: 'this is a workshop file.\n→ Put -w before its name: -w atelier.md',
  binary: `this is not text.\n→ ${SAVE_AS}`,
  damaged: `this workbook could not be read: it is damaged, or protected by a password.\n→ ${SAVE_AS}`,
  'too-large': `this workbook is far too large to hold only ballots.\n→ ${RIGHT_FILE}`,
  empty: `this workbook is empty.\n→ ${RIGHT_FILE}`,
};

const UNSEEN = {
  hidden: ['hidden cell', 'Show the hidden rows and columns, or delete them'],
  struck: ['cell struck through', 'Empty the cells that do not count, and unstrike the others', 'cells struck through'],
  formula: ['formula without a result', 'Open the workbook in the spreadsheet program', 'formulas without a result'],
  merged: ['merged cell', 'Unmerge it, and write the pick of each ballot in its own cell'],
  colour: ['coloured cell', 'Colours are not read: put a cross in the cells picked, or remove the colour'],
} as const;

/** A line of a list that may be no orientation, or hold several. */
const UNCLEAR: Readonly<Record<FailureOf<'unclear-list'>['why'], (line: string) => string>> = {
  unmarked: (line) =>
    `${line} has no number, letter or dash as the other lines have.\n→ If it is an orientation, add one; else delete the line.`,
  apart: (line) =>
    `${line} stands apart from the rest of the list.\n→ If it is an orientation, delete the empty lines; else delete the line.`,
  columns: (line) =>
    `several columns (${line}), and no heading says where the orientations are.\n→ Make the first line the headings, for instance “code;label”.`,
  'one-line': () => 'the whole list is on one line.\n→ Write one orientation per line.',
};

const trouble = troubleTellerOf({
  EACCES: ['access denied'],
  EBUSY: ['open in another program'],
  EEXIST: ['a file has that name'],
  'not-a-file': ['it is a folder, a device or a pipe', 'Give the name of a file'],
  changed: ['it changed while it was being read', 'Wait until it is saved, then try again'],
  ENOENT: ['there is no such folder', 'Create this folder first'],
  ENOSPC: ['the disk is full', 'Make room'],
  EFBIG: ['the file is too large', 'Check that it is the right file'],
  EROFS: ['the disk is read-only'],
  EMFILE: ['too many files are open at once', 'Close other programs'],
});

const MISSING: Readonly<Record<string, string>> = {
  ballots: 'the file of ballots is missing.\n→ For example: atelier tally ballots.csv',
  minutes: 'the minutes to verify are missing.\n→ For example: atelier verify ballots.docx ballots.csv',
  runoff: 'the ballots of the run-off that settled the tie are missing.\n→ Give them with --runoff run-off.csv',
  workshops: 'the folder of workshops, or a manifest, is missing.\n→ For example: atelier batch workshops/',
};

/** A name without one is no file's whole name, or was cut at a space. */
const HAS_ENDING = /\.\w+$/u;

const near = (name: string | null): string => (name === null ? 'See atelier --help.' : `Did you mean ${name}?`);

const say = sayBy<Failure, 'failure'>('failure', {
  'bad-file': ({ kind }) => UNREADABLE[kind] ?? `the format of this file is ${kind}, not CSV.\n→ ${SAVE_AS}`,
  'several-sheets': ({ sheets }) =>
    `several sheets may hold ballots (${quoted(sheets)}).\n→ Say which one to count: --sheet "${sheets[0]}". To count several, put their ballots on one sheet.`,
  'unseen-cells': ({ sheet, why, cells }) =>
    `sheet ${quote(sheet)}, ${many(cells.length, UNSEEN[why][0], UNSEEN[why][2])} (${list(cells)}).\n→ ${UNSEEN[why][1]}, then save.`,
  'unknown-encoding': `the text is damaged or cut short, or pieced together from several files.\n→ ${AGAIN}`,
  'lost-characters': ({ cell }) => `letters were lost or damaged (${quote(cell)}).\n→ ${AGAIN}`,
  'wrong-encoding': ({ encoding }) =>
    `read as ${encoding}, this text is damaged.\n→ Leave out --encoding, or start again from the original file.`,
  question: ({ question }) => ask(question),
  'no-table': ({ why }) =>
    why === 'endless'
      ? `${ENDLESS}.\n→ ${RIGHT_FILE} Delete the columns that are not needed.`
      : 'the columns are aligned with spaces, without a separator.\n→ Open the file in the spreadsheet program (Data, Text to Columns, Fixed width) and save it as “CSV UTF-8”.',
  'no-ballots': 'there are headings, but no ballots.\n→ Type the ballots below the headings, one per line.',
  'no-ballot-numbers': 'these ballots have no numbers.\n→ Number them on paper, and in a column “No.” of both files.',
  'no-orientations': ({ source }) =>
    `the list of orientations is empty.\n→ Write one orientation per line${/\.md$/u.test(source) ? ' under “orientations”, each after a dash' : ''}.`,
  'too-many-orientations': ({ count, most }) =>
    `${integer(count)} different answers, far more than a list of orientations holds (${integer(most)} at most).\n→ Is this the right file, the right column? --orientations list.csv gives the list, --pick-columns C,D,E the columns.`,
  'unclear-list': ({ text, why }) => UNCLEAR[why](quote(text)),
  'same-orientation': ({ first, second }) =>
    `${quote(first)} and ${quote(second)} cannot be told apart.\n→ Change one of the two labels (case, accents and punctuation do not count).`,
  'unordered-ballots':
    'these ballots have no order of preference, and the rules announced need one.\n→ Count with --scheme count, without --points, --ordered and first-picks.',
  'unknown-column': ({ column, headings }) =>
    `there is no column ${quote(column)}.\n→ Columns read: ${quoted(headings.filter((heading) => heading.trim() !== ''))}.`,
  'no-dots':
    'no column of points or dots, although another file has some.\n→ Name them “Points 1”, “Points 2”… beside the choices, or count with --scheme count.',
  'no-themes':
    '--per-theme needs the theme of each orientation, and the list gives none.\n→ Give with --orientations a CSV list of two columns, “orientation” and “theme”.',
  'too-many-themes': ({ themes, perTheme, keep }) =>
    `${many(themes, 'theme')} with ${many(perTheme, 'place')} each make ${integer(themes * perTheme)} places, and --keep gives only ${integer(keep)}.\n→ Raise --keep, or lower --per-theme.`,
  'decision-no-tie': ({ named, ties }) =>
    `the decision of the meeting or the run-off${named.length === 0 ? '' : ` (${quoted(named)})`} answers no tie in this count.\n→ ${ties.length === 0 ? 'Check the decision, or leave it out (decision, --decision or --runoff)' : `Choose among those tied: ${ties.map(quoted).join('; ')}${ties.flat().some((label) => label.includes(',')) ? '. A label with a comma in it goes in quotation marks' : ''}`}.`,
  'decision-wrong-number': ({ named, expected: places }) =>
    `the decision of the meeting names ${many(named, 'orientation')}.\n→ It has to name ${places}, or all those tied, or none.`,
  'decision-against-themes': ({ named, perTheme }) =>
    `the decision of the meeting retains ${quoted(named)}, and leaves a theme with fewer than ${many(perTheme, 'orientation')}.\n→ Take the decision again, or leave out --per-theme.`,

  'unknown-option': ({ option, suggestion }) => `unknown option: ${option}\n→ ${near(suggestion)}`,
  'unknown-command': ({ command, suggestion }) =>
    `unknown command: ${command}\n→ ${suggestion === null ? 'To count ballots: atelier tally ballots.csv. For the rest: atelier --help.' : near(suggestion)}`,
  'missing-argument': ({ argument }) =>
    MISSING[argument] ??
    `a value is missing after ${argument} (${briefly(argument)}).\n→ Give it, or leave out ${argument}.`,
  'excess-arguments': ({ arguments: words }) =>
    `too much on the command line: ${words.join(' ')}\n→ Leave these words out; a name with spaces goes in quotation marks.`,
  'bad-value': ({ option, value, expected: what }) =>
    `${option} cannot be ${value === '' ? 'empty' : quote(value)}.\n→ ${expected(what)}${/\bpdf$/iu.test(value) ? ' For a PDF: in Word, File, Export.' : ''}`,
  'same-file-twice': 'this file is given twice; its ballots would count double.\n→ Give each file once.',
  'output-is-input': 'this is one of the files read; writing it would erase ballots.\n→ Choose another name.',
  'document-on-screen': 'a Word document cannot be read in a terminal (-o -).\n→ Give a file name: -o minutes.docx',
  'format-cannot-hold': ({ format, what }) =>
    what === 'dots'
      ? `the format ${format} has no place for points or dots.\n→ Write an .abif or a .pb file instead.`
      : `the format ${format} needs ballots, and these are totals.\n→ Leave this file out of -o.`,
  'no-such-sheet': ({ sheet, sheets }) =>
    `there is no sheet ${quote(sheet)}.\n→ ${sheets.length === 0 ? 'This is not a workbook (.xlsx, .ods): leave out --sheet' : `Sheets of the workbook: ${quoted(sheets)}`}.`,
  'missing-option': ({ option, needs }) =>
    `${option} needs another option.\n→ Add ${needs} (${briefly(needs)}), or leave out ${option}.`,
  'conflicting-options': ({ options }) => `${list(options)} do not go together.\n→ Keep one of them.`,
  'bad-decision':
    'a JSON object has to say when ("when"), how ("how": "vote", "draw" or "chair") and what was decided ("retained").\n→ For example: {"when": "27 March 2026", "how": "vote", "retained": ["Garden"]}',
  'bad-workshop': '\n→ Correct the file and start again. For an example: atelier init example',
  'bad-manifest':
    '\n→ There has to be one line per workshop, with columns ballots, workshop, orientations, output, or the name of an option.',
  'bad-letterhead': ({ faults }) =>
    faults.some(({ fault }) => ['not-word', 'no-body', 'not-alone'].includes(fault))
      ? '\n→ Give a Word document (.docx) without password or signature, with {{body}} alone in a paragraph of the page, without a page or section break, where the minutes begin.'
      : '\n→ Correct it in Word, then start again.',
  'same-output': ({ others }) =>
    `this would also be the document of ${list(others)}.\n→ Give different names (for workshops: --name, or the column output of the manifest), or take away one of the files.`,
  'no-workshops':
    'there are no workshops.\n→ Give a folder with ballots (.csv, .xlsx, .ods…) or workshop files (.md), or a CSV manifest.',

  'file-not-found': ({ path }) =>
    `there is no such file.\n→ Check the folder and the name${HAS_ENDING.test(path) ? '' : ': all of it (ballots.csv), in quotation marks if there are spaces in it'}.`,
  'file-unreadable': ({ reason }) =>
    `this file could not be read ${trouble(reason, 'Close it if it is open in Word or in the spreadsheet, and check that you are allowed to read it')}.`,
  'file-unwritable': ({ reason }) =>
    `this file could not be written ${trouble(reason, 'Close it if it is open in Word or in the spreadsheet')}, or choose another place.`,
  'no-evidence': ({ kind }) =>
    kind === 'not-word'
      ? 'this is not a Word document (.docx).\n→ Give the minutes first, then the ballots to recount: atelier verify minutes.docx ballots.csv'
      : `this file carries ${kind === 'none' ? 'no trace' : 'the damaged trace'} of a count by atelier.\n→ It is lost when the text is copied or saved in another format. Start again from the file that atelier wrote.`,
  'file-exists':
    'what is already there is not replaced, and nothing was written.\n→ To print ballots: atelier init -w atelier.md. For another workshop: atelier init workshop-2',
  'edited-document': ({ ours }) =>
    `this file ${ours ? 'has been edited by hand since it was written' : 'is already there and was not written by atelier'}, so it is not replaced.\n→ Rename it, write under another name, or replace it with --force.`,
  'path-outside':
    'this path leads out of the folder of the workshops.\n→ Move the file into the folder, or allow it with --allow-outside.',
});

export const tell = tellerOf(formats, say, faultOf);
