/** The words for a closer look at a result: how sure it is, what each group said, how it was counted. */

import type { By, Tally } from '../tally/result.ts';
import type { BallotStep } from '../tally/trace.ts';
import type { SchemeWords } from './messages.ts';

/** How many ballots name an orientation, several, and how many of them put it first. */
export interface Example {
  readonly label: string;
  readonly picks: number;
  readonly first: number;
}

/** How sure the result is, in the terminal and in the compte rendu. */
export interface SureWords {
  readonly title: string;
  /** Null where no number of ballots would have changed the list. */
  readonly margin: (margin: Tally['margin']) => string | null;
  /** Not one ballot is valid, though some were cast. */
  readonly noneValid: string;
  /** `held` of the ballots wait for someone to look at the paper. */
  readonly setAside: (ballots: number, held: number) => string;
  readonly unordered: string;
  readonly same: string;
  readonly differ: (announced: string) => string;
  /** Why the schemes differ, and where these ballots show it. */
  readonly why: (examples: readonly Example[]) => string;
  readonly columns: { readonly orientation: string } & {
    readonly [S in 'announced' | 'count' | 'borda' | 'plurality']: (points: readonly number[]) => string;
  };
  readonly table: string;
  readonly description: string;
  readonly cell: (points: number, retained: Tally['orientations'][number]['retained']) => string;
  readonly core: (labels: readonly string[]) => string;
  /** A scheme and whom it retains. */
  readonly outcome: (
    scheme: string,
    announced: boolean,
    retained: readonly string[],
    tied: readonly string[],
  ) => string;
  /** A scheme and how it counts, as an item of a list. */
  readonly scheme: (scheme: SchemeWords) => string;
}

/** The count broken down by group of voters. */
export interface GroupWords {
  readonly title: (column: string) => string;
  readonly description: string;
  readonly orientation: string;
  /** `name` is null for those of whom the column says nothing. */
  readonly group: (name: string | null, ballots: number) => string;
  readonly cell: (points: number, rank: string) => string;
  readonly hidden: (by: By) => string;
}

/** The count step by step. */
export interface TraceWords {
  readonly title: string;
  /** `rules` are those for ballots that are not as asked. */
  readonly intro: (scheme: SchemeWords, rules: readonly string[]) => string;
  /** `source` is null where there is only one. */
  readonly ballot: (
    step: Omit<BallotStep, 'source'> & { readonly source: string | null },
    reasons: readonly string[],
  ) => string;
  readonly seed: string;
  /** A file of totals holds no ballot to follow. */
  readonly totals: (source: string) => string;
}
