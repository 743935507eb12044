/** What is wrong inside a file that somebody wrote for atelier, one member for each fault; a failure has all of them. */

/** A cell of a manifest, as a spreadsheet and its author call it. */
export interface CellPlace {
  readonly line: number;
  readonly letter: string;
  readonly heading: string;
}

/** Where something stands in a letterhead: the part, the paragraph in it from 1, and its first words. */
export interface LetterheadPlace {
  readonly part: 'page' | 'header' | 'footer' | 'note';
  readonly paragraph: number;
  readonly text: string;
}

/** What may be wrong with a workshop file, a manifest or a letterhead. */
export type Fault = {
  readonly line?: number;
  readonly column?: number;
  readonly place?: CellPlace | LetterheadPlace;
} & (
  | { readonly fault: 'not-text' | 'not-closed' | 'quote' | 'other' | 'too-large' | 'no-ballots' }
  | { readonly fault: 'stray-braces' | 'not-word' | 'no-body' }
  /** A row with a cell under no heading, or whose quotation marks do not close. */
  | { readonly fault: 'damaged' }
  | { readonly fault: 'twice'; readonly key?: string }
  | { readonly fault: 'unknown-key'; readonly key: string; readonly suggestion: string | null }
  | { readonly fault: 'not-under-vote'; readonly key: string }
  | { readonly fault: 'value'; readonly key: string; readonly expected: WorkshopExpectation }
  | { readonly fault: 'flag'; readonly key: string; readonly value: string; readonly expected: Expected }
  | { readonly fault: 'file-not-found' | 'path-outside' | 'file-unreadable'; readonly value: string }
  | { readonly fault: 'unknown-placeholder'; readonly name: string; readonly suggestion: string | null }
  /** What takes a paragraph of its own, in the middle of a sentence, a table or a header, or a second time. */
  | { readonly fault: 'not-alone'; readonly name: string }
  /** A placeholder for what nothing says; the option, where one would say it. */
  | { readonly fault: 'nothing-to-fill'; readonly name: string; readonly option?: string | null }
  | { readonly fault: 'picture'; readonly name: string; readonly why: 'missing' | 'outside' | 'format' | 'large' }
);

/** A fault of a workshop file (1 is the first line and the first column). */
export type WorkshopFault = Fault & { readonly line: number; readonly column: number };

/** What a key of a workshop file should have said. */
export type WorkshopExpectation =
  | ('text' | 'date' | 'list' | 'files' | 'pairs')
  | ('next' | 'decision' | 'parts' | 'yes-or-no' | 'lang');

/** What the value of an option should have been: one of some values, something like them, or a name that ends so. */
export interface Expected {
  readonly values: readonly string[];
  readonly as?: 'examples' | 'endings';
}

/** A column as people name it. */
export interface ColumnName {
  readonly letter: string;
  readonly heading: string | null;
}

/** What a sheet of ballots leaves open; the sentences of the questions say what each is. */
export type QuestionCode =
  | ('sideways' | 'side-by-side' | 'list-as-ballots' | 'looks-like-totals' | 'several-counts' | 'several-questions')
  | ('heading-twice' | 'numbers-in-grid' | 'weights' | 'votes-outside' | 'no-voter' | 'row-per-pick' | 'without-list')
  /** The first ballot stands in the line of the headings; `labels` is what it says there. */
  | 'glued-heading'
  /** Not one cell names an orientation of the list; `labels` is what one of them says. */
  | 'foreign-list'
  /** A grid in which orientations have no column; `labels` are those. */
  | 'heading-missing'
  /** The file can be read by either separator; `labels` are both. */
  | 'two-separators'
  /** Nothing says where the picks are, in which order, or that they answer one question; `columns` may hold some. */
  | 'no-picks';

/** An option that answers a question, and what to type after it. */
export interface SheetAnswer {
  readonly option:
    | ('orientations' | 'header' | 'pick-columns' | 'layout' | 'ignore')
    | ('weight' | 'delimiter' | 'scheme' | 'picks');
  /** Empty where only the person who has the sheet knows. */
  readonly value: string;
}

/** What is open about a sheet, and every answer that would settle it; the sentences are in `messages/`. */
export interface SheetQuestion {
  readonly code: QuestionCode;
  /** Where to look; null where the whole sheet is meant. */
  readonly line: number | null;
  readonly columns: readonly ColumnName[];
  /** Orientations, or other words that the question is about. */
  readonly labels: readonly string[];
  readonly answers: readonly SheetAnswer[];
}
