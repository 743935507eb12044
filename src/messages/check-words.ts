/** The words of `check`: their type, one entry a sentence. */

import type { Severity } from '../ballots/issue.ts';
import type { Aside } from '../ballots/sift.ts';
import type { CheckedColumn, CheckedSource, Role } from '../check.ts';

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
