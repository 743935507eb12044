/** What may be wrong with a ballot file, one member a code. The sentences are in `messages/`. */

import type { Damage } from '../text/rows.ts';
import type { Harm } from './marks.ts';

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
  /** The number of the ballot, as the paper and the sheet have it; null where it has none, or one that may be a name. */
  readonly ballot: string | null;
  /** How many more issues of this kind the file has that are not listed one by one; absent where there are none. */
  readonly more?: number;
}

/**
 * What became of the ballot: `spoilt` by a rule that was announced; `set-aside` because a flag said so; `held` waits for
 * whoever has the paper, and no compte rendu is written.
 */
export type Outcome = 'counted' | 'blank' | 'spoilt' | 'set-aside' | 'held';

interface IssueKinds {
  // The voter's: settled by the rules announced.
  /** Nothing picked. */
  blank: Record<never, never>;
  /** Fewer picks than asked. */
  incomplete: { readonly picks: number; readonly asked: number };
  /** More picks than asked. */
  extra: { readonly picks: number; readonly asked: number };
  /** The same orientation twice on one ballot. */
  repeated: { readonly orientation: string; readonly dots: boolean };
  /** «Choix 1» left empty, a later choice filled: the later ones move up. */
  gap: { readonly position: number };

  /** More dots than a ballot may lay. */
  'excess-dots': { readonly dots: number; readonly most: number };
  /** More dots on one orientation than a ballot may lay there. */
  'excess-dots-each': { readonly orientation: string; readonly dots: number; readonly most: number };

  // The typist's: a typing error never costs anyone their vote.
  /**
   * A label that no orientation has; `suggestions` are labels that look like it, nearest first; `harm` is what a
   * spreadsheet may have done to it.
   */
  unknown: { readonly suggestions: readonly string[]; readonly harm: Harm | null };
  /** A cell that can be read as labels of the list in two ways. */
  ambiguous: { readonly readings: readonly [readonly string[], readonly string[]] };
  /** A number typed before a label, and the list gives that number to another. */
  contradiction: { readonly number: number; readonly orientation: string; readonly other: string };
  /** «3,7» read as two numbers, which a spreadsheet may have made of one. */
  decimal: Record<never, never>;
  /** A cell under an orientation that is no mark. */
  'bad-mark': Record<never, never>;
  /** A rank given twice on a ballot, or a cell that is no rank where ranks are. */
  'bad-rank': Record<never, never>;
  /** The same participant as on another row. */
  duplicate: {
    readonly by: 'number' | 'address' | 'name';
    readonly otherSource: string;
    readonly otherLine: number;
  };
  /** The same name as on another row, and nothing else in common: two people, as far as anybody can tell. */
  namesake: { readonly otherSource: string; readonly otherLine: number };
  /** Dots or points that are no whole number. */
  'bad-points': Record<never, never>;
  /** The row cannot be read: a quotation mark opened and never closed, or in the middle of a cell. */
  damaged: { readonly damage: Damage };
  /** The row ends before the columns of picks do: its end may be missing. */
  'short-row': Record<never, never>;
  /** Something stands under no heading: cells may have moved. */
  'long-row': Record<never, never>;
  /** An orientation in a cell that is not read as a pick. */
  'stray-vote': Record<never, never>;
  /** The list of orientations below the ballots, down to the line `through`. */
  'list-among': { readonly through: number };
  /** A recap below the ballots that differs from the count. */
  'wrong-recap': { readonly orientation: string; readonly written: number; readonly counted: number };
  /** A row that looks like a ballot and like none. */
  'odd-row': Record<never, never>;
  /** «o» beside «x», «✗» beside «✓»: people write either for yes and for no. */
  'doubtful-mark': { readonly mark: string };
  /** A number and a label for picks in one sheet, and the list gives no numbers. */
  'mixed-numbers': Record<never, never>;
  /** How many ballots a row stands for is no whole number. */
  'bad-weight': Record<never, never>;
  /** Orientations of the list that a grid has no column for. */
  'no-column': { readonly orientations: readonly string[] };
  /** Two files number their ballots alike: they may be the same ballots. */
  'same-numbers': { readonly otherSource: string; readonly numbers: readonly string[] };
  /** Two files hold the same ballots, as many of each. */
  'same-ballots': { readonly otherSource: string };
  /** A form begun and never sent off, a draft. */
  unsent: Record<never, never>;
  /** Numbered rows at the end of the file with nothing else in them: blank ballots, or lines that nobody needed. */
  unused: Record<never, never>;
  /** In a sheet of totals: a total that is not the sum of its row (`line` is that of the row) or of its column. */
  'wrong-total': { readonly written: number; readonly sum: number; readonly of: 'row' | 'column' };
  /** The workbook has other sheets that hold ballots, and they are not read. */
  'other-sheets': { readonly sheets: readonly string[] };
  /** No list was given, and two labels are so alike that one may be a typing error of the other. */
  similar: { readonly suggestions: readonly string[] };
}

export type IssueCode = keyof IssueKinds;

/** What is wrong, apart from where it stands. */
export type Finding<C extends IssueCode = IssueCode> = { [K in C]: { readonly code: K } & IssueKinds[K] }[C];

/** An issue of one kind. */
export type IssueOf<C extends IssueCode> = { readonly code: C; readonly outcome: Outcome } & Where & IssueKinds[C];

export type Issue = { [C in IssueCode]: IssueOf<C> }[IssueCode];

/** An error stops the compte rendu until someone has checked the paper; a warning never does (but `--strict`). */
export type Severity = 'error' | 'warning';

/**
 * What each code alone does to its ballot. `doubted` is held until a flag about labels settles it (`--unknown reject`); no
 * flag settles `held`, of which nobody knows what it is. Where a rule was announced, its `reject` makes a ballot spoilt.
 */
export const effects = {
  blank: 'blank',
  unused: 'blank',
  unsent: 'set-aside',
  'excess-dots': 'spoilt',
  'excess-dots-each': 'spoilt',
  incomplete: 'incomplete',
  extra: 'extra',
  repeated: 'repeated',
  unknown: 'doubted',
  ambiguous: 'doubted',
  contradiction: 'doubted',
  'bad-mark': 'doubted',
  'bad-rank': 'doubted',
  'bad-points': 'doubted',
  'mixed-numbers': 'doubted',
  damaged: 'held',
  'wrong-total': 'held',
  'long-row': 'held',
  'short-row': 'held',
  'stray-vote': 'held',
  'list-among': 'held',
  'odd-row': 'held',
  'bad-weight': 'held',
  'doubtful-mark': 'held',
  duplicate: 'held',
  'same-ballots': 'held',
  'same-numbers': 'held',
  similar: 'held',
  gap: 'counted',
  decimal: 'counted',
  namesake: 'counted',
  'other-sheets': 'counted',
  'no-column': 'counted',
  'wrong-recap': 'counted',
} as const satisfies Record<IssueCode, Outcome | 'doubted' | 'incomplete' | 'extra' | 'repeated'>;

/** A remark of another kind on a ballot that is held is no reason to hold it. */
export const severity = ({ code, outcome }: Issue): Severity =>
  outcome === 'held' && (effects[code] === 'held' || effects[code] === 'doubted') ? 'error' : 'warning';
