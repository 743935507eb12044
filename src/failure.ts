/** Why a run cannot go on, one member for each code: what each is, its sentence in `messages/` says. Returned by the core;
 * `run/exit.ts` turns it into a sentence and a status. */

import type { Expected, Fault, SheetQuestion } from './fault.ts';

export type * from './fault.ts';

/** What is told of a failure, and what a run ends with that fails so: `run/exit.ts` has the numbers. */
interface Ending<Told> {
  readonly status: 'refused' | 'usage' | 'files';
  readonly told?: Told;
}
const refused = <Told = unknown>(): Ending<Told> => ({ status: 'refused' });
const usage = <Told = unknown>(): Ending<Told> => ({ status: 'usage' });
const files = <Told = unknown>(): Ending<Told> => ({ status: 'files' });

const kinds = {
  // The data are refused.
  /** No text and no workbook that can be read: an archive (online forms often export one), a picture, a damaged workbook. */
  'bad-file': refused<{ source: string; kind: FileKind }>(),
  'several-sheets': refused<{ source: string; sheets: readonly string[] }>(),
  /** Cells of a workbook that say something else than what a person sees there; named as «C4». */
  'unseen-cells': refused<{
    source: string;
    sheet: string;
    why: 'hidden' | 'struck' | 'formula' | 'merged' | 'colour';
    cells: readonly string[];
  }>(),
  /** No encoding that French is typed in, two of them, half a character at the end, or NUL bytes. */
  'unknown-encoding': refused<{ source: string; line: number }>(),
  /** The text was damaged before it reached us: U+FFFD for a letter that was lost, «Ã©» for «é». */
  'lost-characters': refused<{ source: string; line: number; cell: string }>(),
  'wrong-encoding': refused<{ source: string; encoding: string; line: number }>(),
  /** No reading of a sheet of ballots is proven; the answer to the question would prove one. */
  question: refused<{ source: string; question: SheetQuestion }>(),
  'no-table': refused<{ source: string; why: 'aligned' | 'endless'; line: number }>(),
  'no-ballots': refused<{ sources: readonly string[] }>(),
  'no-ballot-numbers': refused<{ source: string }>(),
  'no-orientations': refused<{ source: string }>(),
  /** Far more than a room could choose among: the wrong file, or the wrong column. */
  'too-many-orientations': refused<{ source: string; count: number; most: number }>(),
  /** A line of a plain list that may be no orientation, or hold several. */
  'unclear-list': refused<{
    source: string;
    line: number;
    text: string;
    why: 'unmarked' | 'apart' | 'columns' | 'one-line';
  }>(),
  'same-orientation': refused<{ source: string; first: string; second: string }>(),
  'unordered-ballots': refused<{ source: string }>(),
  'unknown-column': usage<{ source: string; column: string; headings: readonly string[] }>(),
  'no-dots': refused<{ source: string }>(),
  'no-themes': usage(),
  'too-many-themes': usage<{ themes: number; perTheme: number; keep: number }>(),
  /** A decision that names others than those tied, or one of them twice; `ties` are those it could have settled, if any. */
  'decision-no-tie': refused<{ named: readonly string[]; ties: readonly (readonly string[])[] }>(),
  /** A decision that names too few or too many of those tied: as many as there are places, all or none. */
  'decision-wrong-number': refused<{ named: number; expected: number }>(),
  'decision-against-themes': refused<{ named: readonly string[]; perTheme: number }>(),

  // The command line is wrong.
  'unknown-option': usage<{ option: string; suggestion: string | null }>(),
  'unknown-command': usage<{ command: string; suggestion: string | null }>(),
  /** An argument, by its key, or the value of an option. */
  'missing-argument': usage<{ argument: string }>(),
  'excess-arguments': usage<{ arguments: readonly string[] }>(),
  'bad-value': usage<{ option: string; value: string; expected: Expected }>(),
  'same-file-twice': usage<{ path: string }>(),
  'output-is-input': usage<{ path: string }>(),
  'document-on-screen': usage(),
  /** A format for other programs that has no place for what these ballots bear, or no ballots to put there. */
  'format-cannot-hold': usage<{ format: string; what: 'dots' | 'totals' }>(),
  /** No sheet of that name or number; `sheets` are those that there are, none in a file that is no workbook. */
  'no-such-sheet': usage<{ source: string; sheet: string; sheets: readonly string[] }>(),
  'missing-option': usage<{ option: string; needs: string }>(),
  'conflicting-options': usage<{ options: readonly string[] }>(),
  /** The file of a decision that says not, or says otherwise, what a decision has to say. */
  'bad-decision': usage<{ path: string }>(),
  /** A file that somebody wrote for atelier, and all that is wrong with it. */
  'bad-workshop': usage<{ source: string; faults: readonly Fault[] }>(),
  'bad-manifest': usage<{ source: string; faults: readonly Fault[] }>(),
  'bad-letterhead': usage<{ path: string; faults: readonly Fault[] }>(),
  /** Several outputs, or workshops of a batch, that some systems would write to one file. */
  'same-output': usage<{ path: string; others: readonly string[] }>(),
  'no-workshops': usage<{ path: string }>(),

  // A file could not be read or written, or proves nothing.
  'file-not-found': files<{ path: string }>(),
  /** Why: the code of the system; `not-a-file` of a folder or a device; `changed` of a file that someone wrote to meanwhile. */
  'file-unreadable': files<{ path: string; reason: string }>(),
  /** Also of a document that is open in Word or LibreOffice. */
  'file-unwritable': files<{ path: string; reason: string }>(),
  /** No document of ours, or none that says what was counted. */
  'no-evidence': refused<{ path: string; kind: 'not-word' | 'none' | 'damaged' }>(),
  'file-exists': files<{ paths: readonly string[] }>(),
  /** The document at the target was edited by a person (or is not ours). */
  'edited-document': files<{ path: string; ours: boolean }>(),
  'path-outside': files<{ path: string }>(),
};

/** The name of a format that is no text, or what else keeps a file from being read. */
export type FileKind =
  | ('xlsx' | 'ods' | 'Excel (.xls)' | 'Excel (.xlsb)' | 'LibreOffice Writer' | 'Numbers' | 'Word')
  | ('PDF' | 'HTML' | 'XML' | 'ZIP' | 'locked' | 'lock-file' | 'binary')
  /** A workshop file where ballots should be. */
  | 'workshop'
  /** A workbook that its reader stumbles over, that would unpack to more than ballots can be, or without a cell. */
  | ('damaged' | 'too-large' | 'empty');

export type FailureCode = keyof typeof kinds;
type ToldOf<C extends FailureCode> = (typeof kinds)[C] extends Ending<infer Told> ? Told : never;
export type FailureOf<C extends FailureCode> = { [K in C]: Readonly<{ failure: K } & ToldOf<K>> }[C];
export type Failure = { [C in FailureCode]: FailureOf<C> }[FailureCode];

/** Tells a failure from a result. */
export const failed = <T extends object>(result: T | Failure): result is Failure => 'failure' in result;

export const statusOf = ({ failure }: Failure): Ending<unknown>['status'] => kinds[failure].status;
