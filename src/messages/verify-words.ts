/** The sentences that `atelier verify` needs: one entry a finding. */

import type { Change } from '../report/differ.ts';
import type { Stranger, Verdict } from '../report/verdict.ts';

/** What `atelier verify` found. */
export interface VerifyWords {
  readonly document: { readonly [D in Verdict['document']]: (file: string, changes: number) => string };
  readonly change: (change: Change) => string;
  readonly more: (count: number) => string;
  readonly sameBallots: string;
  readonly otherBallots: string;
  readonly stranger: (stranger: Stranger) => string;
  /** Whether the recount yields the result of the document; `ballots`: whether it was made from the ballots counted. */
  readonly recount: (same: boolean, ballots: boolean) => string;
  readonly notRecounted: string;
}
