/** Why a run cannot go on, one member a code. Returned by the core; `run/exit.ts` turns it into a sentence and a status. */

import type { CellPlace, EntryFault, Expected, LetterheadFault, SheetQuestion, WorkshopFault } from './fault.ts';

export type * from './fault.ts';

interface Kinds {
  // The data are refused.
  /** The file is no text: a workbook, an archive (online forms often export one), a picture. */
  'not-text': {
    source: string;
    kind:
      | 'xlsx'
      | 'xlsb'
      | 'xls'
      | 'locked'
      | 'lock-file'
      | 'ods'
      | 'odt'
      | 'numbers'
      | 'pdf'
      | 'docx'
      | 'html'
      | 'xml'
      | 'image'
      | 'zip'
      | 'binary';
  };
  /** A workbook that its reader stumbles over, or that would unpack to more than ballots can be. */
  'bad-workbook': { source: string; kind: 'xlsx' | 'ods'; why: 'damaged' | 'too-large' | 'empty' };
  /** Several sheets of a workbook hold ballots, and none was chosen. */
  'several-sheets': { source: string; sheets: readonly string[] };
  /** Cells of a workbook that say something else than what a person sees there; named as «C4». */
  'unseen-cells': {
    source: string;
    sheet: string;
    why: 'hidden' | 'struck' | 'formula' | 'merged' | 'colour';
    cells: readonly string[];
  };
  /** Two encodings in one file, UTF-8 and another; `line` is the first in the second of them. */
  'mixed-encodings': { source: string; line: number };
  /** The file ends in the middle of a character: it was cut off on its way, and ballots may be missing. */
  'cut-short': { source: string; line: number };
  /** Neither UTF-8 nor anything that French is typed in; `line` is the first that cannot be read. */
  'unknown-encoding': { source: string; line: number };
  /** The text was damaged before it reached us: U+FFFD stands where a letter was lost. */
  'lost-characters': { source: string; line: number; cell: string };
  /** UTF-8 read as windows-1252 and saved again: «Ã©» for «é». */
  'double-encoding': { source: string; line: number; cell: string };
  /** The bytes do not fit the encoding asked for; `actual` is what the file says or proves that it is, if it does. */
  'wrong-encoding': { source: string; encoding: string; actual: string | null; line: number };
  /** NUL bytes in what should be text. */
  'nul-bytes': { source: string; line: number };
  /** No reading of a sheet of ballots is proven; the answer to the question would prove one. */
  question: { source: string; question: SheetQuestion };
  /** Columns aligned by blanks, and no separator. */
  'no-table': { source: string; why: 'aligned' | 'endless'; line: number };
  /** Headings, but not one row that is a ballot. */
  'no-ballots': { sources: readonly string[] };
  /** Two files to be compared, and one does not number its ballots. */
  'no-ballot-numbers': { source: string };
  /** The list of orientations is empty. */
  'no-orientations': { source: string };
  /** Far more than a room could choose among: the wrong file, or the wrong column. */
  'too-many-orientations': { source: string; count: number; most: number };
  /** Two entries of the list that nobody could tell apart. */
  'same-orientation': { source: string; first: string; second: string };
  /** An order of preference was announced, and the ballots have none. */
  'unordered-ballots': { source: string };
  /** No column of the name that an option gives. */
  'unknown-column': { source: string; column: string; headings: readonly string[] };
  /** `--scheme cumulative`, and no column of points. */
  'no-dots': { source: string };
  /** Incomplete ballots are treated apart, and dots do not say how many of them make a ballot complete. */
  'incomplete-dots': Record<never, never>;
  /** Places are set aside for each theme, and the list names none, or more than there are places for. */
  'no-themes': Record<never, never>;
  'too-many-themes': { themes: number; perTheme: number; keep: number };
  /** A decision of the room, and no tie that it could settle. */
  'decision-no-tie': { named: readonly string[] };
  /** A decision that names others than those tied, or one of them twice; `ties` are those it could have settled. */
  'decision-wrong-orientations': { named: readonly string[]; ties: readonly (readonly string[])[] };
  /** A decision that names too few or too many of those tied: as many as there are places, or all for an order. */
  'decision-wrong-number': { named: number; expected: number };
  /** A decision that leaves a theme without the places set aside for it. */
  'decision-against-themes': { named: readonly string[]; perTheme: number };

  // The command line is wrong.
  'unknown-option': { option: string; suggestion: string | null };
  'unknown-command': { command: string; suggestion: string | null };
  'missing-argument': { argument: string };
  'missing-value': { option: string };
  'excess-arguments': { arguments: readonly string[] };
  'bad-value': { option: string; value: string; expected: Expected };
  'same-file-twice': { path: string };
  'output-is-input': { path: string };
  /** Two outputs that some systems take for one file. */
  'same-target': { first: string; second: string };
  /** A document for standard output, where something else goes there or somebody is looking. */
  'stdout-taken': { by: 'json' | 'screen' };
  'unknown-format': { path: string; formats: readonly string[] };
  /** A format for other programs that has no place for what these ballots bear, or no ballots to put there. */
  'format-cannot-hold': { format: string; what: 'dots' | 'totals' };
  /** No sheet of that name or number; `sheets` are those that there are. */
  'no-such-sheet': { source: string; sheet: string; sheets: readonly string[] };
  /** A sheet was asked for, and no file is a workbook. */
  'no-workbook': { sheet: string };
  'stdin-twice': Record<never, never>;
  'draw-without-seed': Record<never, never>;
  /** A seed, and no rule that draws lots: whoever announced it expects a draw. */
  'seed-without-draw': Record<never, never>;
  /** A tie-break that goes by the list, and no list but the labels met. */
  'unlisted-tie-break': { rule: string };
  /** A tie-break that goes by an order of preference, and nobody announced one. */
  'unordered-tie-break': { rule: string };
  /** A part of a register that nobody told. */
  'quorum-without-register': { quorum: string };
  /** A second round that settles ties, and no ballots of it. */
  'runoff-without-ballots': Record<never, never>;
  'points-and-scheme': Record<never, never>;
  /** The count step by step, and a result for a program, both on standard output. */
  'trace-and-json': Record<never, never>;
  /** A limit on dots, and a scheme that counts none. */
  'dots-not-counted': { option: string };
  /** The user's own Word file, and all that keeps the compte rendu from being written on it. */
  'bad-letterhead': { path: string; faults: readonly LetterheadFault[] };
  /** The file of a decision that says not, or says otherwise, what a decision has to say. */
  'bad-decision': { path: string };
  /** The workshop file says what nobody understands, each with its place. */
  'bad-workshop': { source: string; faults: readonly WorkshopFault[] };
  /** A heading of a manifest that means nothing. */
  'unknown-heading': { source: string; place: CellPlace; suggestion: string | null; columns: readonly string[] };
  /** Two columns of a manifest that mean the same. */
  'repeated-heading': { source: string; first: CellPlace; second: CellPlace };
  /** A row of a manifest whose cells cannot be, each with its place. */
  'bad-entry': { source: string; faults: readonly EntryFault[] };
  /** A row of a manifest that has more cells than headings, or whose quotation marks do not close. */
  'damaged-entry': { source: string; line: number };
  /** A row of a manifest that names neither ballots nor a workshop file. */
  'entry-without-ballots': { source: string; line: number };
  /** Several workshops of a batch would be written to one file. */
  'same-output': { path: string; others: readonly string[] };
  /** A folder without ballots below it, a manifest without a row. */
  'no-workshops': { path: string };

  // A file could not be read or written.
  'file-not-found': { path: string };
  'file-unreadable': { path: string; reason: string };
  'file-unwritable': { path: string; reason: string };
  /** No document of ours, or none that says what was counted. */
  'no-evidence': { path: string; kind: 'not-word' | 'none' | 'damaged' };
  /** A new file was asked for where there is one. */
  'file-exists': { paths: readonly string[] };
  /** The document at the target was edited by a person (or is not ours). */
  'edited-document': { path: string; ours: boolean };
  /** The document at the target is open in Word or LibreOffice. */
  'document-open': { path: string };
  /** What was said on standard output did not all arrive. */
  'stdout-unwritable': { reason: string };
  /** It leads out of the folder that a batch keeps to. */
  'path-outside': { path: string };
  /** A folder, a device, a pipe, a socket where a file should be. */
  'not-a-file': { path: string };
  /** Someone wrote to the file while it was read. */
  'file-changed': { path: string };
}

export type FailureCode = keyof Kinds;
export type FailureOf<C extends FailureCode> = { [K in C]: Readonly<{ failure: K } & Kinds[K]> }[C];
export type Failure = { [C in FailureCode]: FailureOf<C> }[FailureCode];

/** Tells a failure from a result. */
export const failed = <T extends object>(result: T | Failure): result is Failure => 'failure' in result;
