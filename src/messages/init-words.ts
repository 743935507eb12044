/** The words of a new workshop file and of its ballot sheet, which `atelier init` writes. */

/** In the order of the file. */
export type InitKey =
  | 'title'
  | 'organisation'
  | 'place'
  | 'date'
  | 'hours'
  | 'theme'
  | 'chair'
  | 'secretary'
  | 'orientations'
  | 'ballots'
  | 'vote'
  | 'participants'
  | 'excused'
  | 'next';

export interface InitWords {
  /** Names of the two files. */
  readonly files: { readonly workshop: string; readonly ballots: string };
  readonly keys: { readonly [K in InitKey]: string };
  readonly title: string;
  /** What stands above a key: one line each. */
  readonly notes: { readonly [K in 'file' | 'orientations' | 'vote' | 'participants' | 'next']: readonly string[] };
  /** What a key may hold, behind it. */
  readonly hints: { readonly [K in 'date' | 'hours']: string };
  readonly orientations: readonly string[];
  /** Rules of the count, as they stand unless changed; `what` says it in words. */
  readonly vote: readonly {
    readonly key: string;
    readonly value: string;
    readonly what: string;
    readonly set: boolean;
  }[];
  readonly person: string;
  readonly next: { readonly date: string; readonly objectives: string; readonly objective: string };
  /** How to write the prose, line by line; the document never shows it. */
  readonly prose: readonly string[];
  readonly sheet: { readonly headings: readonly string[]; readonly delimiter: string };
  readonly written: (path: string) => string;
  readonly advice: (workshop: string, ballots: string, command: string) => string;
  /** How to get ballots to print. */
  readonly print: (command: string) => string;
}
