/** The words of `check`: their type, one entry a sentence. */

import type { Severity } from '../ballots/issue.ts';
import type { Aside } from '../ballots/sift.ts';
import type { CheckedColumn, CheckedSource, Role } from '../check.ts';
import type { Said } from '../compare.ts';

/** What was understood of a file of ballots. */
export interface CheckWords {
  readonly reading: (source: CheckedSource) => string;
  /** `again`: how many more lines repeat them further down. */
  readonly header: (lines: readonly number[], again: number) => string;
  readonly columns: (role: Role, columns: readonly CheckedColumn[], more: number) => string;
  readonly lines: (source: CheckedSource) => string;
  readonly ignored: (groups: readonly IgnoredGroup[]) => string;
  readonly graded: (where: string, severity: Severity) => string;
  readonly issues: (count: number) => string;
  readonly ready: string;
  readonly refused: (held: number) => string;
  readonly refusedErrors: (errors: number) => string;
  readonly refusedStrict: (remarks: number) => string;
}

/** Lines left aside for the same reason. */
export interface IgnoredGroup {
  readonly why: Aside;
  /** Lines that follow one another are one run. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
  /** Runs that are not shown. */
  readonly more: number;
}

/** Where two entries of the same ballots differ. */
export interface CompareWords {
  readonly source: (name: string, ballots: number) => string;
  readonly differ: (number: string | null) => string;
  readonly pick: (
    position: number | null,
    first: readonly [source: string, said: Said],
    second: readonly [source: string, said: Said],
  ) => string;
  readonly lines: (first: string, second: string, lines: readonly [number, number]) => string;
  readonly only: (number: string | null, source: string, line: number) => string;
  readonly twice: (number: string | null, source: string, lines: readonly number[]) => string;
  readonly unnumbered: (source: string, line: number) => string;
  readonly same: (ballots: number) => string;
  readonly sum: (same: number, differing: number) => string;
}
