/** What may be wrong with a ballot file, one member a code. The sentences are in `messages/`. */

/** Where an issue stands, in the words of a spreadsheet. */
export interface Where {
  /** The file, as named in `Source.name`. */
  readonly source: string;
  /** The row as a spreadsheet numbers it (1 is the first); a cell that holds line breaks is still one row. */
  readonly line: number;
  /** The heading of the column; null where the whole row is meant or the column has none. */
  readonly column: string | null;
  /** The letter of the column (A, B … AA); null where the whole row is meant. */
  readonly letter: string | null;
  /** The offending cell as it was typed; null where the whole row is meant. */
  readonly cell: string | null;
}

/** What became of the ballot: `held` waits for whoever has the paper, and no compte rendu is written. */
export type Outcome = 'counted' | 'spoilt' | 'set-aside' | 'held';

interface Kinds {
  /** A label that no orientation has; `suggestions` are labels that look like it, nearest first. */
  unknown: { readonly suggestions: readonly string[] };
  /** The same participant as on an earlier row. */
  duplicate: { readonly firstSource: string; readonly firstLine: number };
  /** More picks than asked. */
  extra: { readonly picks: number; readonly asked: number };
  /** The same orientation twice on one ballot. */
  repeated: { readonly orientation: string };
  /** Fewer picks than asked. */
  incomplete: { readonly picks: number; readonly asked: number };
  /** Nothing picked. */
  blank: Record<never, never>;
  /** «Choix 1» left empty, a later choice filled: the later ones move up. */
  gap: { readonly position: number };
  /** No list was given and two labels are so alike that one may be a typing error of the other. */
  similar: { readonly suggestions: readonly string[] };
}

export type IssueCode = keyof Kinds;

/** An issue of one kind. */
export type IssueOf<C extends IssueCode> = { readonly code: C; readonly outcome: Outcome } & Where & Kinds[C];

export type Issue = { [C in IssueCode]: IssueOf<C> }[IssueCode];

/** An error stops the compte rendu until someone has checked the paper; a warning never does (but `--strict`). */
export type Severity = 'error' | 'warning';

export const severity = (issue: Issue): Severity => (issue.outcome === 'held' ? 'error' : 'warning');
