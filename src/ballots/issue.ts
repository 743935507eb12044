/** What may be wrong with a ballot file, one entry for each code. The sentences are in `messages/`. */

import type { Damage } from '../text/rows.ts';
import type { Voter } from './columns.ts';
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

/**
 * Every code, and what it alone does to its ballot. `doubted` is held until a flag about labels settles it (`--unknown
 * reject`); no flag settles `held`, since nobody knows what it is. Where a rule was announced, its `reject` makes a
 * ballot spoilt.
 */
export const effects = {
  // The voter's: settled by the rules announced.
  blank: 'blank',
  incomplete: 'incomplete',
  extra: 'extra',
  repeated: 'repeated',
  /** «Choix 1» left empty, a later choice filled: the later ones move up. */
  gap: 'counted',
  /** More dots than a ballot may lay, in all or on one orientation. */
  'excess-dots': 'spoilt',
  'excess-dots-each': 'spoilt',

  // The typist's: a typing error never costs anyone their vote.
  unknown: 'doubted',
  ambiguous: 'doubted',
  contradiction: 'doubted',
  /** «3,7» read as two numbers, which a spreadsheet may have made of one. */
  decimal: 'counted',
  'bad-mark': 'doubted',
  'bad-rank': 'doubted',
  'bad-points': 'doubted',
  /** A number and a label for picks in one sheet, and the list gives no numbers. */
  'mixed-numbers': 'doubted',
  'bad-weight': 'held',
  /** The row cannot be read: a quotation mark opened and never closed, or in the middle of a cell. */
  damaged: 'held',
  'short-row': 'held',
  'long-row': 'held',
  'odd-row': 'held',
  /** A remark beside the ballot by which it counts for several, or for none. */
  remark: 'held',
  /** An orientation in a cell that is not read as a pick. */
  'stray-vote': 'held',
  /** The list of orientations below the ballots, down to the line `through`. */
  'list-among': 'held',
  /** «o» beside «x», «✗» beside «✓»: people write either for yes and for no. */
  'doubtful-mark': 'held',
  /** In a sheet of totals: a total that is not the sum of its row (`line` is that of the row) or of its column. */
  'wrong-total': 'held',
  'wrong-recap': 'counted',
  /** A form begun and never sent off, a draft. */
  unsent: 'set-aside',
  duplicate: 'held',
  /** The same name as on another row, and nothing else in common: two people, as far as anybody can tell. */
  namesake: 'counted',
  /** Two files number their ballots alike, or hold as many of each: they may be the same ballots. */
  'same-numbers': 'held',
  'same-ballots': 'held',
  'other-sheets': 'counted',
  'no-column': 'counted',
  /** Without a list: a label that stands beside no other on any ballot, as a remark about it does. */
  lone: 'held',
  similar: 'held',
} as const satisfies Record<string, Outcome | 'doubted' | 'incomplete' | 'extra' | 'repeated'>;

export type IssueCode = keyof typeof effects;

/** What is said of an issue besides its code and its place, where there is more to say. */
interface Details {
  incomplete: { readonly picks: number; readonly asked: number };
  extra: { readonly picks: number; readonly asked: number };
  repeated: { readonly orientation: string; readonly dots: boolean };
  gap: { readonly position: number };
  'excess-dots': { readonly dots: number; readonly most: number };
  'excess-dots-each': { readonly orientation: string; readonly dots: number; readonly most: number };
  /** Labels that look like it, nearest first, and what a spreadsheet may have done to it. */
  unknown: { readonly suggestions: readonly string[]; readonly harm: Harm | null };
  ambiguous: { readonly readings: readonly [readonly string[], readonly string[]] };
  contradiction: { readonly number: number; readonly orientation: string; readonly other: string };
  damaged: { readonly damage: Damage };
  'list-among': { readonly through: number };
  'doubtful-mark': { readonly mark: string };
  'wrong-total': { readonly written: number; readonly sum: number; readonly of: 'row' | 'column' };
  'wrong-recap': { readonly orientation: string; readonly written: number; readonly counted: number };
  duplicate: { readonly by: Exclude<keyof Voter, 'shared'>; readonly otherSource: string; readonly otherLine: number };
  namesake: { readonly otherSource: string; readonly otherLine: number };
  'same-numbers': { readonly otherSource: string; readonly numbers: readonly string[] };
  'same-ballots': { readonly otherSource: string };
  'other-sheets': { readonly sheets: readonly string[] };
  'no-column': { readonly orientations: readonly string[] };
  similar: { readonly suggestions: readonly string[] };
}

type Detailed<C extends IssueCode> = { readonly code: C } & (C extends keyof Details ? Details[C] : unknown);

/** What is wrong, apart from where it stands. */
export type Finding = { [C in IssueCode]: Detailed<C> }[IssueCode];

/** An issue of one kind. */
export type IssueOf<C extends IssueCode> = Detailed<C> & { readonly outcome: Outcome } & Where;

export type Issue = { [C in IssueCode]: IssueOf<C> }[IssueCode];

/** An error stops the compte rendu until someone has checked the paper; a warning never does (but `--strict`). */
export type Severity = 'error' | 'warning';

/** A remark of another kind on a ballot that is held is no reason to hold it. */
export const severity = ({ code, outcome }: Issue): Severity =>
  outcome === 'held' && (effects[code] === 'held' || effects[code] === 'doubted') ? 'error' : 'warning';
