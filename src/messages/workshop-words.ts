/** The sentences that a workshop file needs: what the compte rendu says of people and of what comes next, and what is
 * remarked of them. */

/** What is known of the next workshop. */
export interface NextTold {
  readonly title: string | null;
  readonly date: string | null;
  readonly hours: string | null;
  readonly place: string | null;
}

export interface WorkshopWords {
  readonly roles: (chair: string | null, secretary: string | null) => string;
  readonly participants: string;
  readonly excused: (count: number) => string;
  readonly next: string;
  /** `retained`: how many orientations the next workshop takes up. */
  readonly nextSentence: (next: NextTold, retained: number) => string;
  readonly objectives: (count: number) => string;
  readonly contents: string;
  readonly chart: string;
  readonly chartDescription: (bars: readonly { readonly label: string; readonly value: number }[]) => string;
  readonly table: (headings: readonly string[]) => string;
  readonly tableDescription: (headings: readonly string[]) => string;
  /** Ballots and people present are not the same number. */
  readonly attendance: (points: number, ballots: number, present: number) => string;
}
