/** The sentences that `atelier batch` needs. */

import type { BatchFlagId } from '../cli/batch/flags.ts';
import type { Status } from '../report/overview.ts';
import type { Part } from '../report/synthesis.ts';

/** What became of each workshop. */
export interface BatchWords {
  readonly title: string;
  readonly flags: { readonly [F in BatchFlagId]: string };
  readonly columns: {
    readonly [C in
      | 'workshop'
      | 'status'
      | 'ballots'
      | 'valid'
      | 'blank'
      | 'spoilt'
      | 'setAside'
      | 'retained'
      | 'tied'
      | 'ties'
      | 'margin'
      | 'output']: string;
  };
  readonly status: { readonly [S in Status]: string };
  readonly tied: (labels: readonly string[]) => string;
  /** With `{bar}`, `{value}`, `{total}`, `{eta_formatted}` and `{name}`. */
  readonly progress: string;
  readonly line: (place: number, total: number, name: string, status: Status) => string;
  readonly total: (statuses: readonly Status[]) => string;
  readonly interrupted: string;
}

/** One document about several workshops. */
export interface SynthesisWords {
  readonly title: string;
  readonly lead: (workshops: readonly Part[]) => string;
  readonly results: string;
  readonly common: string;
  readonly noneCommon: string;
  /** Which of all the workshops, in few words. */
  readonly which: (workshops: readonly string[], all: readonly string[]) => string;
  readonly many: (workshops: number) => string;
  readonly total: (all: boolean) => string;
  /** `of` is how many workshops there are. */
  readonly totalIntro: (workshops: readonly string[], of: number, valid: number) => string;
  readonly totalNote: string;
  readonly columns: {
    readonly [C in 'orientation' | 'workshops' | 'which' | 'points' | 'picks' | 'retainedBy']: string;
  };
  readonly left: string;
  readonly leftIntro: string;
}
