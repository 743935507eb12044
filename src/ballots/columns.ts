/** Which column of a sheet means what; numbers are places in a row, 0 is the first. */

import { plain } from './fold.ts';
import { isFilled } from './headers.ts';

/** What a column may be taken for, in the order in which `check` shows it. */
export const ROLES = [
  ...(['pick', 'dots', 'rank', 'total', 'number', 'address', 'name', 'group'] as const),
  ...(['weight', 'sent', 'unread'] as const),
] as const;

export type Role = (typeof ROLES)[number];

/** How a role is known: by the heading, by what stands below it, or by a flag on the command line. */
export type Proof = 'heading' | 'contents' | 'told';

export interface Columns {
  /** Hold labels, or marks under labels; in order of choice where a column is a pick. */
  readonly picks: readonly number[];
  /** What shows that they are picks. */
  readonly shownBy: Proof;
  /** The dots laid on each pick, in the order of `picks`; empty where the file has none. */
  readonly dots: readonly number[];
  /** Says which choice of its ballot a row is; null where rows are whole ballots. */
  readonly rank: number | null;
  /** Holds the sum of the others: compared with them, never counted. */
  readonly total: number | null;
  readonly voter: Voter;
  /** Those of the voter's columns in which most cells name a single voter: there, «2-5» or «Table 2» is no ballot. */
  readonly single: readonly number[];
  /** Tables or groups that may each number their own ballots; null where nothing says so. */
  readonly group: number | null;
  /** How many ballots a row stands for; null where each is one. */
  readonly weight: number | null;
  /** Says whether the voter sent the form off; null where nothing does. */
  readonly sent: Sent | null;
  /** Columns that `--ignore` names. */
  readonly ignored: readonly number[];
}

/** The columns that tell one voter from another. */
export interface Voter {
  /** A ballot's number: it means something within its file only. */
  readonly number: number | null;
  readonly address: number | null;
  /** Name and first name, together; they count only where a row has neither number nor address. */
  readonly name: readonly number[];
  /** Whether two voters may well have one name: all that is known are first names. */
  readonly shared: boolean;
}

export const voterPlaces = ({ number, address, name }: Voter): readonly number[] =>
  [number, address, ...name].filter((place) => place !== null);

/** Who a row belongs to, as it is typed; null where it says nothing, as below a merged cell. */
export function voterOf(cells: readonly string[], voter: Voter): string | null {
  const said = voterPlaces(voter).map((place) => plain(cells[place] ?? ''));
  return said.some(isFilled) ? said.join('\u0000') : null;
}

export interface Sent {
  readonly place: number;
  /** A column «Brouillon» says 1, a date of submission is empty, a type says «started». */
  readonly by: 'draft' | 'date' | 'type';
}

/** A, B … Z, AA: the letters that a spreadsheet gives a column. */
export function letters(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return (rest < 0 ? '' : letters(rest)) + String.fromCharCode(65 + (place % 26));
}

/** The place of a column that a person named by its heading or, where no heading is that, by its letters; -1 for none. */
export function placeOf(named: string, headings: readonly string[]): number {
  const place = headings.findIndex((heading) => plain(heading) === plain(named));
  if (place >= 0 || !/^\s*[a-z]{1,2}\s*$/iu.test(named)) return place;
  return [...named.trim().toUpperCase()].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Roles by place, for every column that has one; dots that stand in the column of their pick make it one of dots. */
export function rolesOf({ picks, dots, rank, total, voter, group, weight, sent }: Columns): ReadonlyMap<number, Role> {
  const places: Readonly<Partial<Record<Role, readonly (number | null)[]>>> = {
    pick: picks,
    dots,
    rank: [rank],
    total: [total],
    number: [voter.number],
    address: [voter.address],
    name: voter.name,
    group: [group],
    weight: [weight],
    sent: [sent?.place ?? null],
  };
  const roles = new Map<number, Role>();
  for (const role of ROLES) for (const place of places[role] ?? []) if (place !== null) roles.set(place, role);
  return roles;
}
