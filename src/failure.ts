/** Why a run cannot go on, one member a code. Returned by the core; `run/exit.ts` turns it into a sentence and a status. */

import type { Expected, Fault, SheetQuestion } from './fault.ts';

export type * from './fault.ts';

interface Kinds {
  // The data are refused.
  /** The file is no text: a workbook, an archive (online forms often export one), a picture. */
  'not-text': { source: string; kind: FileKind };
  /** A workbook that its reader stumbles over, that would unpack to more than ballots can be, or that is empty. */
  'bad-workbook': { source: string; why: 'damaged' | 'too-large' | 'empty' };
  /** Several sheets of a workbook hold ballots, and none was chosen. */
  'several-sheets': { source: string; sheets: readonly string[] };
  /** Cells of a workbook that say something else than what a person sees there; named as «C4». */
  'unseen-cells': {
    source: string;
    sheet: string;
    why: 'hidden' | 'struck' | 'formula' | 'merged' | 'colour';
    cells: readonly string[];
  };
  /** The file ends in the middle of a character: it was cut off on its way, and ballots may be missing. */
  'cut-short': { source: string; line: number };
  /** No encoding that French is typed in, two of them, or NUL bytes; `line` is the first that cannot be read. */
  'unknown-encoding': { source: string; line: number };
  /** The text was damaged before it reached us: U+FFFD for a letter that was lost, «Ã©» for «é». */
  'lost-characters': { source: string; line: number; cell: string };
  /** The bytes do not fit the encoding asked for; `actual` is what the file says or proves that it is, if it does. */
  'wrong-encoding': { source: string; encoding: string; actual: string | null; line: number };
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
  /** A decision that names others than those tied, or one of them twice; `ties` are those it could have settled, if any. */
  'decision-no-tie': { named: readonly string[]; ties: readonly (readonly string[])[] };
  /** A decision that names too few or too many of those tied: as many as there are places, or all for an order. */
  'decision-wrong-number': { named: number; expected: number };
  /** A decision that leaves a theme without the places set aside for it. */
  'decision-against-themes': { named: readonly string[]; perTheme: number };

  // The command line is wrong.
  'unknown-option': { option: string; suggestion: string | null };
  'unknown-command': { command: string; suggestion: string | null };
  'missing-argument': { argument: 'ballots' | 'minutes' | 'workshops' };
  'missing-value': { option: string };
  'excess-arguments': { arguments: readonly string[] };
  'bad-value': { option: string; value: string; expected: Expected };
  'same-file-twice': { path: string };
  'output-is-input': { path: string };
  /** Two outputs that some systems take for one file. */
  'same-target': { first: string; second: string };
  /** A Word document for standard output, where somebody is looking. */
  'document-on-screen': Record<never, never>;
  'unknown-format': { path: string; formats: readonly string[] };
  /** A format for other programs that has no place for what these ballots bear, or no ballots to put there. */
  'format-cannot-hold': { format: string; what: 'dots' | 'totals' };
  /** No sheet of that name or number; `sheets` are those that there are. */
  'no-such-sheet': { source: string; sheet: string; sheets: readonly string[] };
  /** A sheet was asked for, and no file is a workbook. */
  'no-workbook': { sheet: string };
  'stdin-twice': Record<never, never>;
  /** An option that means nothing without another. */
  'missing-option': { option: string; needs: string };
  /** Options of which only one can hold. */
  'conflicting-options': { options: readonly string[] };
  /** The file of a decision that says not, or says otherwise, what a decision has to say. */
  'bad-decision': { path: string };
  /** A file that somebody wrote for atelier, and all that is wrong with it. */
  'bad-workshop': { source: string; faults: readonly Fault[] };
  'bad-manifest': { source: string; faults: readonly Fault[] };
  'bad-letterhead': { path: string; faults: readonly Fault[] };
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
  /** It leads out of the folder that a batch keeps to. */
  'path-outside': { path: string };
  /** A folder, a device, a pipe, a socket where a file should be. */
  'not-a-file': { path: string };
  /** Someone wrote to the file while it was read. */
  'file-changed': { path: string };
}

/** The name of a format that is no text, or what else keeps a file from being read. */
export type FileKind =
  | ('xlsx' | 'ods' | 'Excel (.xls)' | 'Excel (.xlsb)' | 'LibreOffice Writer' | 'Numbers' | 'Word')
  | ('PDF' | 'HTML' | 'XML' | 'ZIP' | 'locked' | 'lock-file' | 'binary');

export type FailureCode = keyof Kinds;
export type FailureOf<C extends FailureCode> = { [K in C]: Readonly<{ failure: K } & Kinds[K]> }[C];
export type Failure = { [C in FailureCode]: FailureOf<C> }[FailureCode];

/** Tells a failure from a result. */
export const failed = <T extends object>(result: T | Failure): result is Failure => 'failure' in result;
