/** Why a run cannot go on, and the way out. */

import type { CellPlace, EntryFault, Expected, WorkshopExpectation, WorkshopFault } from '../../failure.ts';
import { type FailureSentences, sayBy } from '../sentences.ts';
import { ENDLESS } from './ballots.ts';
import { fileFailures } from './files.ts';
import { ask } from './questions.ts';
import { integer, list, many, quote } from './words.ts';

const expected = sayBy<Expected, 'kind'>('kind', {
  choice: ({ choices }) => `Possible values: ${list(choices, 'or')}.`,
  choices: ({ choices }) => `Possible values, separated by commas, each once: ${list(choices)}.`,
  'whole-number': ({ min, max }) => `A whole number from ${min} to ${max} is needed.`,
  points: ({ picks }) =>
    picks === null
      ? 'Whole numbers separated by commas are needed, the largest first, such as 4,2,1.'
      : `As many numbers as picks are needed: ${picks} (--picks).`,
  date: () => 'A date is needed, such as 2026-03-27 or 27/03/2026.',
  seed: () => 'A number or a word announced in the room is needed, or ballots to make it of the ballots.',
  delimiter: () => 'One sign is needed, no letter, digit or quotation mark: ";" or tab, for example.',
});

const WORKSHOP_VALUES: { readonly [E in WorkshopExpectation]: string } = {
  text: 'it takes a text on one line',
  date: 'it takes a date, such as 2026-03-27 or 27 March 2026',
  'list-or-file': 'it takes a list (one orientation a line, after a dash) or the name of a file',
  files: 'it takes the name of a file, or a list of names',
  pairs: 'it takes indented lines, an option and its value on each',
  people: 'it takes a list of names (after a dash) or the name of a file',
  next: 'it takes indented lines: date, hours, place, objectives',
  decision: 'it takes indented lines: when, how (vote, drawing of lots or casting vote), retained',
  list: 'it takes a list of names, each after a dash',
  parts: 'it takes names of parts: signatures, retained, ranking, count, next, participants…',
  'yes-or-no': 'it takes yes or no',
  lang: 'it takes fr or en',
};

/** Why a picture cannot be shown. */
const PICTURES = {
  missing: 'cannot be found (its path starts from the folder of this file)',
  outside: 'is outside the folder of this file: copy it into that folder',
  format: 'is neither a PNG nor a JPEG: save it as one of these',
  large: 'is larger than 8 MB: make it smaller',
} as const;

const meant = (suggestion: string | null): string =>
  suggestion === null ? '' : `. Did you mean ${quote(suggestion)}?`;

const workshopFault = sayBy<WorkshopFault, 'fault'>('fault', {
  'not-text': () => 'this is no text file (.md, .txt)',
  'no-ballots': () =>
    'nothing says where the ballots are: add “ballots: ballots.csv” to the header, between two lines “---” at the very top of the file',
  'stray-braces': () =>
    'braces {{ or }} without a placeholder between them (text that holds some is written in `backticks`)',
  'not-closed': () => 'the header opened by “---” is never closed by a second line “---”',
  quote: () => 'a quotation mark or a bracket is opened and never closed',
  indentation: () => 'the indent of this line fits nothing (spaces, the same for all lines of a list)',
  other: () => 'this line is not of the form “key: value”',
  'too-long': () => 'this file is far too long for a workshop file',
  'too-nested': () => 'too many quotations, lists or signs of formatting within one another',
  twice: ({ key }) => (key === undefined ? 'a key is given twice' : `the key ${quote(key)} is given twice`),
  'unknown-key': ({ key, suggestion }) => `the key ${quote(key)} is unknown${meant(suggestion)}`,
  value: ({ key, expected: asked }) => `${quote(key)}: ${WORKSHOP_VALUES[asked]}`,
  flag: ({ key, value, expected: asked }) => `${quote(key)} cannot be ${quote(value)}. ${expected(asked)}`,
  'unknown-placeholder': ({ name, suggestion }) =>
    `{{${name}}} is unknown${suggestion === null ? '' : `. Did you mean {{${suggestion}}}?`}`,
  picture: ({ name, why }) => `the picture ${quote(name)} ${PICTURES[why]}`,
  'not-alone': ({ name }) => `{{${name}}} has to stand alone, in a paragraph of its own`,
  'nothing-to-fill': ({ name }) => `{{${name}}}: nothing in the header says what to put there`,
});

const cellAt = (source: string, { line, letter, heading }: CellPlace): string =>
  `${source}, line ${line}, column ${letter} ${quote(heading)}`;

const orMeant = (suggestion: string | null): string =>
  suggestion === null ? '.' : `. Did you mean ${quote(suggestion)}?`;

const entryFault = sayBy<EntryFault, 'fault'>('fault', {
  value: ({ value, expected: asked }) => `${quote(value)} will not do. ${expected(asked)}`,
  'file-not-found': ({ value }) => `there is no ${quote(value)} (paths start from the folder of the manifest).`,
  'path-outside': ({ value }) =>
    `${quote(value)} leads out of the folder of the workshops: nothing is read or written there without --allow-outside.`,
  'not-a-file': ({ value }) => `${quote(value)} is no file (it is a device or a pipe).`,
});

const suggestion = (name: string | null): string => (name === null ? 'See atelier --help.' : `Did you mean ${name}?`);

/** The headings that say something. */
const named = (headings: readonly string[], most?: number): string => {
  const told = headings.filter((heading) => heading.trim() !== '');
  return list(told.slice(0, most).map(quote));
};

export const failures: FailureSentences = {
  question: ({ source, question }) => ask(source, question),
  'no-table': ({ source, why, line }) =>
    why === 'endless'
      ? `${source}, line ${line}: ${ENDLESS}.\n→ Is it the right file? In the spreadsheet, delete the columns that serve no purpose, then save as “CSV UTF-8”.`
      : `${source}: the columns are aligned by blanks, without a separator.\n→ Open the file in the spreadsheet (Data, Text to columns, Fixed width) and save it as “CSV UTF-8”.`,
  'no-ballots': ({ sources }) =>
    `${list(sources)}: headings, but not one ballot.\n→ One ballot a line, below the headings.`,
  'no-ballot-numbers': ({ source }) =>
    `${source}: its ballots have no numbers, they cannot be compared one by one.\n→ Number the paper ballots and add a column “N°” to both files.`,
  'no-orientations': ({ source }) => `${source}: the list of orientations is empty.\n→ One orientation a line.`,
  'too-many-orientations': ({ source, count, most }) =>
    `${source}: ${integer(count)} different answers, far more than a list of orientations holds (${integer(most)} at most).\n→ Is it the right file, the right column? --orientations list.csv gives the list, --pick-columns C,D,E the columns.`,
  'same-orientation': ({ source, first, second }) =>
    `${source}: ${quote(first)} and ${quote(second)} cannot be told apart.\n→ Change one of the two labels (case, accents and punctuation do not count).`,
  'unknown-column': ({ source, column, headings }) =>
    `${source}: no column ${quote(column)}.\n→ Columns read: ${named(headings)}.`,
  'unknown-option': ({ option, suggestion: near }) => `Unknown option: ${option}\n→ ${suggestion(near)}`,
  'unknown-command': ({ command, suggestion: near }) =>
    `Unknown command: ${command}\n→ ${near === null ? 'To count ballots: atelier tally ballots.csv' : suggestion(near)}`,
  'missing-argument': ({ argument }) =>
    argument === 'compte-rendu'
      ? 'The minutes to verify are missing.\n→ For example: atelier verify ballots.docx'
      : 'The file of ballots is missing.\n→ For example: atelier tally ballots.csv',
  'missing-value': ({ option }) => `A value is missing after ${option}.\n→ See atelier tally --help.`,
  'excess-arguments': ({ arguments: words }) =>
    `Too much on the command line: ${words.join(' ')}\n→ See atelier --help.`,
  'bad-value': ({ option, value, expected: what }) =>
    `${option} cannot be ${value === '' ? 'empty' : quote(value)}.\n→ ${expected(what)}`,
  'same-file-twice': ({ path }) => `${path} is given twice: its ballots would count double.\n→ Give each file once.`,
  'output-is-input': ({ path }) =>
    `${path} is one of the files read: writing it would erase ballots.\n→ Choose another name.`,
  'same-target': ({ first, second }) =>
    `${first} and ${second} would be one file: nothing is written.\n→ Give two different names.`,
  'stdout-taken': ({ by }) =>
    by === 'json'
      ? 'The result (--json) and the document (-o -) would both go to standard output.\n→ Give one of them the name of a file: -o minutes.docx'
      : 'A Word document cannot be read in a terminal (-o -).\n→ Send the output to a file or another program, or give a name: -o minutes.docx',
  'unknown-format': ({ path, formats }) =>
    `${path}: the extension does not say which format to write.\n→ Possible formats: ${list(formats, 'or')}.`,
  'stdin-twice': () => 'Standard input (-) can be read only once.',
  'unknown-heading': ({ source, place, suggestion, columns }) =>
    `${cellAt(source, place)}: this column means nothing here${orMeant(suggestion)}\n→ Possible columns: ${list(columns, 'or')}.`,
  'repeated-heading': ({ source, first, second }) =>
    `${cellAt(source, second)} says the same as column ${first.letter} ${quote(first.heading)}.\n→ Keep one of the two; several files of ballots go into one cell, with | between them.`,
  'bad-entry': ({ source, faults }) =>
    `${faults.map((fault) => `${cellAt(source, fault.place)}: ${entryFault(fault)}`).join('\n')}`,
  'damaged-entry': ({ source, line }) =>
    `${source}, line ${line}: more cells than headings, or a quotation mark that does not close.\n→ Put a cell that holds the separator in quotation marks.`,
  'entry-without-ballots': ({ source, line }) =>
    `${source}, line ${line}: neither ballots nor a workshop file.\n→ Fill in the column ballots or the column workshop.`,
  'same-output': ({ path, others }) =>
    `${path} would be written by ${list(others)} too: nothing is written there.\n→ Give a --name that tells them apart, for example "{path}", or a column output.`,
  'no-workshops': ({ path }) =>
    `${path}: no workshop, neither workshop files nor ballots.\n→ A folder with ballots (.csv .tsv .txt) or workshop files (.md) is needed, or a CSV manifest.`,
  'path-outside': ({ path }) =>
    `${path} leads out of the folder of the workshops: nothing is read or written there.\n→ Move the file into the folder, or permit it with --allow-outside.`,
  'not-a-file': ({ path }) => `${path} is no file (it is a folder, a device or a pipe).`,
  'file-changed': ({ path }) =>
    `${path} changed while it was read: nothing was counted.\n→ Wait until it is saved, then start again.`,
  'unordered-ballots': ({ source }) =>
    `${source}: these ballots have no order of preference, and the rules announced need one.\n→ Count with --scheme count, without --ordered.`,
  'unordered-tie-break': ({ rule }) =>
    `The rule ${rule} goes by the order of the picks, and no order of preference was announced.\n→ If the voters had to rank their picks, add --ordered; if not, leave this rule out of --tie-break.`,
  'no-dots': ({ source }) =>
    `${source}: no column of points or dots, where another file has some.\n→ Name them “Points 1”, “Points 2”… beside the choices, or count with --scheme count.`,
  'decision-no-tie': ({ named }) =>
    `The decision taken in the room or the second round${named.length === 0 ? '' : ` (${list(named.map(quote))})`} answers no tie of this count.\n→ Check the decision file, or leave out --decision or --runoff.`,
  'decision-wrong-orientations': ({ named, ties }) =>
    `The decision taken in the room or the second round (${list(named.map(quote))}) is not about those tied.\n→ Tied: ${ties.map((tie) => list(tie.map(quote))).join('; ')}.`,
  'decision-wrong-number': ({ named, expected: places }) =>
    `The decision taken in the room names ${many(named, 'orientation')}; it takes ${places}, or all those tied, or none.\n→ Check the decision file.`,
  'decision-against-themes': ({ named, perTheme }) =>
    `The decision taken in the room retains ${list(named.map(quote))}, and leaves a theme with fewer than ${many(perTheme, 'orientation')}.\n→ Take the decision again, or leave out --per-theme.`,
  'draw-without-seed': () =>
    'Drawing lots needs a seed.\n→ Add --seed and a number announced in the room (dice, for example).',
  'seed-without-draw': () =>
    '--seed serves drawing lots only, and no draw is asked for.\n→ Add --tie-break draw, or remove --seed.',
  'unlisted-tie-break': ({ rule }) =>
    `The rule ${rule} goes by the list of orientations, and no list was given.\n→ Give it with --orientations, in the order in which it was announced.`,
  'points-and-scheme': () => '--points and --scheme both say what a pick is worth.\n→ Keep one of them.',
  'quorum-without-register': ({ quorum }) =>
    `A quorum of ${quorum} is a part of the register, and nobody says how many are on it.\n→ Give that number with --registered, or announce a number of voters, such as --quorum 15.`,
  'runoff-without-ballots': () =>
    'A second round is announced, and its ballots are missing.\n→ Give them with --runoff and the file, or leave runoff out of --tie-break.',
  'incomplete-dots': () =>
    'The ballots bear points or dots: nothing there says what an incomplete ballot would be.\n→ Leave out --incomplete; --max-dots limits the dots of a ballot.',
  'no-themes': () =>
    '--per-theme needs the theme of each orientation, and the list gives none.\n→ Add a column “theme” to the list given by --orientations.',
  'too-many-themes': ({ themes, perTheme, keep }) =>
    `${many(themes, 'theme')} with ${many(perTheme, 'place')} each make ${integer(themes * perTheme)} places, and --keep gives only ${integer(keep)}.\n→ Raise --keep, or lower --per-theme.`,
  'format-cannot-hold': ({ format, what }) =>
    `The format ${format} cannot hold these ballots: ${{ dots: 'it has no place for their points or dots', totals: 'they are totals, without ballots' }[what]}.\n→ ${{ dots: 'Write an .abif or a .pb file instead.', totals: 'Leave this file out of -o.' }[what]}`,
  'trace-and-json': () =>
    '--trace and --json both write on standard output.\n→ Keep --trace and write the JSON with -o result.json.',
  'dots-not-counted': ({ option }) =>
    `${option} limits dots, which this scheme does not count.\n→ Add --scheme cumulative, or remove this limit.`,
  'bad-decision': ({ path }) =>
    `${path}: a JSON object is needed that says when ("when"), how ("how": "vote", "draw" or "chair") and what was decided ("retained" or "order", not both).\n→ For example: {"who": "the assembly", "when": "27 March 2026", "how": "vote", "secretBallot": false, "retained": ["Garden"]}`,
  'bad-workshop': ({ source, faults }) =>
    `${faults
      .map((fault) =>
        `${source}, line ${fault.line}, column ${fault.column}: ${workshopFault(fault)}`.replace(/[^.?!]$/u, '$&.'),
      )
      .join('\n')}\n→ atelier init writes a commented workshop file to fill in.`,
  ...fileFailures,
};
