/** What is wrong inside a file that somebody wrote for atelier, one member a fault; a failure has all of them. */

/** A cell of a manifest, as a spreadsheet and its author call it. */
export interface CellPlace {
  readonly line: number;
  readonly letter: string;
  readonly heading: string;
}

/** What is wrong with a cell of a manifest. */
export type EntryFault = { readonly place: CellPlace; readonly value: string } & (
  | { readonly fault: 'value'; readonly expected: Expected }
  | { readonly fault: 'file-not-found' | 'path-outside' | 'not-a-file' }
);

/** Where something stands in a letterhead: the part, the paragraph in it from 1, and its first words. */
export interface LetterheadPlace {
  readonly part: 'page' | 'header' | 'footer' | 'note';
  readonly paragraph: number;
  readonly text: string;
}

export type LetterheadFault =
  /** Not the kind of file that can be written on. */
  | { readonly fault: 'not-word' | 'old-or-locked' | 'signed' | 'unusual' | 'too-large' }
  /** Nowhere does it say where the compte rendu goes; `names` are the placeholders that it has. */
  | { readonly fault: 'no-body'; readonly names: readonly string[] }
  /** In centimetres; columns narrower than that cannot hold the table. */
  | { readonly fault: 'too-narrow'; readonly width: number; readonly least: number }
  | ({ readonly place: LetterheadPlace } & (
      | {
          readonly fault: 'misplaced-body';
          /** A second one; beside words or a picture that would be lost; or where it stands. */
          readonly why: 'twice' | 'words' | 'object' | 'header' | 'footer' | 'note' | 'table' | 'text-box' | 'control';
        }
      | { readonly fault: 'unknown-placeholder'; readonly name: string; readonly suggestion: string | null }
      /** A value that nobody gave: there would be a hole in the sentence. */
      | { readonly fault: 'no-value'; readonly name: string; readonly option: string | null }
      | { readonly fault: 'stray-braces' }
    ));
/** What is wrong with a workshop file, and where (1 is the first line and the first column). */
export type WorkshopFault = { readonly line: number; readonly column: number } & (
  | { readonly fault: 'not-text' | 'not-closed' | 'quote' | 'indentation' | 'other' }
  /** Longer than any workshop file, or with more within one another than anyone would write. */
  | { readonly fault: 'too-long' | 'too-nested' }
  /** Nothing says where the ballots are. */
  | { readonly fault: 'no-ballots' }
  /** Double braces that open or close no placeholder. */
  | { readonly fault: 'stray-braces' }
  | { readonly fault: 'twice'; readonly key?: string }
  | { readonly fault: 'unknown-key'; readonly key: string; readonly suggestion: string | null }
  | { readonly fault: 'value'; readonly key: string; readonly expected: WorkshopExpectation }
  | { readonly fault: 'flag'; readonly key: string; readonly value: string; readonly expected: Expected }
  | { readonly fault: 'unknown-placeholder'; readonly name: string; readonly suggestion: string | null }
  /** A table or a list in the middle of a sentence. */
  | { readonly fault: 'not-alone'; readonly name: string }
  /** A picture that cannot be shown. */
  | { readonly fault: 'picture'; readonly name: string; readonly why: 'missing' | 'outside' | 'format' | 'large' }
  /** A placeholder for what nothing says. */
  | { readonly fault: 'nothing-to-fill'; readonly name: string }
);

export type WorkshopExpectation =
  | 'text'
  | 'date'
  | 'list-or-file'
  | 'files'
  | 'pairs'
  | 'people'
  | 'next'
  | 'decision'
  | 'list'
  | 'parts'
  | 'yes-or-no'
  | 'lang';

/** What a value on the command line should have been. */
export type Expected =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** Several of them, each once. */
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'whole-number'; readonly min: number; readonly max: number }
  | { readonly kind: 'points'; readonly picks: number | null }
  | { readonly kind: 'date' }
  | { readonly kind: 'seed' }
  | { readonly kind: 'delimiter' };

/** A column as people name it. */
export interface ColumnName {
  readonly letter: string;
  readonly heading: string | null;
}

/** What a sheet of ballots leaves open. */
export type QuestionCode =
  /** Ballots in columns, one pick a row. */
  | 'sideways'
  /** The first ballot stands in the line of the headings; `labels` is what it says there. */
  | 'glued-heading'
  /** Not one cell names an orientation of the list; `labels` is what one of them says. */
  | 'foreign-list'
  /** The list of orientations where ballots should be. */
  | 'list-as-ballots'
  /** An orientation stands above two columns. */
  | 'heading-twice'
  /** A grid in which orientations have no column; `labels` are those. */
  | 'heading-missing'
  /** Numbers under orientations: ranks, dots, or a count? */
  | 'numbers-in-grid'
  /** Orientations and numbers, no ballot. */
  | 'looks-like-totals'
  /** Columns that may make several ballots of one row. */
  | 'weights'
  /** A column beside the picks that holds orientations too: the list, or a pick too many. */
  | 'votes-outside'
  /** Columns of picks that do not belong to one question. */
  | 'several-questions'
  /** Picks are numbered, and one of the numbers is missing or comes twice. */
  | 'hole'
  /** A row a pick, and nothing says whose. */
  | 'no-voter'
  /** Rows of one voter stand apart from each other, or few voters have several. */
  | 'row-per-pick'
  /** Marks under headings, and no list that says which of them are orientations. */
  | 'grid-without-list'
  /** Numbers for picks, and no list that says what they stand for. */
  | 'numbers-without-list'
  /** Answers joined by a sign that labels may hold too. */
  | 'joined-without-list'
  /** One answer a row, several asked. */
  | 'single-without-list'
  /** The file can be read by either separator; `labels` are both. */
  | 'two-separators'
  /** Nothing says where the picks are; `columns` are those that may hold some. */
  | 'no-picks';

/** An option that answers a question, and what to type after it. */
export interface SheetAnswer {
  readonly option:
    | 'orientations'
    | 'header'
    | 'pick-columns'
    | 'layout'
    | 'ignore'
    | 'weight'
    | 'delimiter'
    | 'scheme'
    | 'picks';
  /** Empty where only whoever has the sheet can know it. */
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
