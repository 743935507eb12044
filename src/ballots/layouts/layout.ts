/** What a layout is: the first rows of a file enter and which column is what leaves; then the cells of a ballot enter and
 * its picks leave. */

import type { Row } from '../../text/rows.ts';
import type { Finding } from '../issue.ts';
import type { Lookup } from '../orientations.ts';

/** Which column means what; numbers are places in a row, 0 is the first. */
export interface Columns {
  /** Hold labels, or marks under labels; in order of choice where a column is a pick. */
  readonly picks: readonly number[];
  /** The dots laid on each pick, in the order of `picks`; empty where the file has none. */
  readonly dots: readonly number[];
  /** Says which choice of its ballot a row is; null where rows are whole ballots. */
  readonly rank: number | null;
  /** Adds up the others: held against them, never counted. */
  readonly total: number | null;
  readonly voter: Voter;
  /** Says whether the voter sent the form off; null where nothing does. */
  readonly sent: Sent | null;
}

/** The columns that tell one voter from another. */
export interface Voter {
  /** A ballot's number: it means something within its file only. */
  readonly number: number | null;
  readonly address: number | null;
  /** Name and first name, together; they count only where a row has neither number nor address. */
  readonly name: readonly number[];
}

export interface Sent {
  readonly place: number;
  /** A column «Brouillon» says 1, a date of submission is empty, a type says «started». */
  readonly by: 'draft' | 'date' | 'type';
}

/** The first rows of a file, and the list that the organiser gave, if there is one. */
export interface Sample {
  readonly rows: readonly Row[];
  readonly lookup: Lookup | null;
}

/** What was understood of a file. */
export interface Found {
  readonly columns: Columns;
  /** One a column; empty where a column has none. */
  readonly headings: readonly string[];
  /** Lines that hold the headings; empty where the file begins with a ballot. */
  readonly header: readonly number[];
}

/** A cell of a ballot: in which of its rows, in which column. */
export interface Spot {
  readonly row: number;
  readonly place: number;
}

/** A finding about one cell or a part of it, or about the ballot as a whole (`spot` null). */
export interface Flaw {
  readonly spot: Spot | null;
  /** The part of the cell that is meant, or the heading above it; null is the whole cell. */
  readonly text: string | null;
  readonly finding: Finding;
}

export interface Pick {
  /** The label as it is written: a cell, a part of one, or the heading over a mark. */
  readonly text: string;
  /** Dots laid on it, as typed; null where the file holds none. */
  readonly dots: string | null;
  /** The column in which they stand, where it is not that of the pick. */
  readonly dotsAt?: number | undefined;
  readonly spot: Spot;
  /** Why it names no orientation, where the layout can tell. */
  readonly problem: Finding | null;
}

/** What a ballot says, before any rule is applied. */
export interface Marks {
  /** Best first where the layout is ordered. */
  readonly picks: readonly Pick[];
  /** Remarks that cost no pick. */
  readonly flaws: readonly Flaw[];
}

/** What a layout needs of a table to read its ballots. */
export interface Frame {
  readonly columns: Columns;
  readonly headings: readonly string[];
}

export interface Layout {
  /** Whether a ballot's picks stand in order of preference. */
  readonly ordered: (columns: Columns) => boolean;
  /** Where picks and voters are, or null where this is not the shape; `asked` where the organiser says that it is. */
  readonly recognise: (sample: Sample, asked: boolean) => Found | null;
  /** What the rows of one ballot say; the list is null where none was given. */
  readonly mark: (rows: readonly (readonly string[])[], frame: Frame, lookup: Lookup | null) => Marks;
}

export const NO_PICKS: Marks = { picks: [], flaws: [] };
