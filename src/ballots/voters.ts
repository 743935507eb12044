/** The cells that say who voted enter; the keys under which that voter is remembered leave. No name leaves this room. */

import type { Voter } from './columns.ts';
import { plain } from './fold.ts';

/** What forms write for everybody, and secretaries for want of a name. */
const NOBODY: ReadonlySet<string> = new Set([
  ...'anonymous anonyme anonymes inconnu inconnue unknown n/a na nc ? - x none null aucun'.split(' '),
  ...['', 'anonymous user', 'non renseigne', 'sans nom', 'utilisateur anonyme'],
]);
/** Several computers behind one wall have one IP address. */
const SHARED = /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/u;

const isNobody = (id: string): boolean => NOBODY.has(id) || SHARED.test(id);

/** One thing by which a voter is known; of a `kind` of their own, for a ballot's number is nobody's name. */
export interface VoterKey {
  readonly kind: number;
  readonly id: string;
}

const NAME = -1;
const ADDRESS = -2;

/** What the key is a part of. */
export const knownBy = ({ kind }: VoterKey): 'number' | 'address' | 'name' =>
  kind === NAME ? 'name' : kind === ADDRESS ? 'address' : 'number';

/**
 * The keys of a row's voter: a ballot's number, which means something within its `section` only (a part of a file, from 0
 * up), and an address, each alone; the full name only for want of both. Empty where the row says nothing: two paper
 * ballots alike are two ballots.
 */
export function voterKeys(cells: readonly string[], voter: Voter, section: number): readonly VoterKey[] {
  const known: VoterKey[] = [];
  const learn = (kind: number, text: string) => {
    const id = plain(text);
    if (!isNobody(id)) known.push({ kind, id });
  };
  // A spreadsheet makes 7 of 007.
  if (voter.number !== null) learn(section, (cells[voter.number] ?? '').replace(/^\s*0+(?=\d+\s*$)/u, ''));
  if (voter.address !== null) learn(ADDRESS, cells[voter.address] ?? '');
  const name = known.length === 0 ? nameOn(cells, voter) : null;
  return name === null ? known : [{ kind: NAME, id: name }];
}

/** The full name on a row, as it is compared; null where there is none. */
function nameOn(cells: readonly string[], { name }: Voter): string | null {
  if (name.length === 0) return null;
  const id = plain(name.map((place) => cells[place] ?? '').join(' '));
  return isNobody(id) ? null : id;
}

/** Names that are remembered, for they cost memory; a larger vote goes by addresses. */
const MOST_NAMES = 20_000;

/** Remembers who was called how. */
export function openNames() {
  const names = new Map<string, number>();
  return {
    /** The first ballot under the name on this row; undefined where this one is the first, or the row has no name. */
    meet: (cells: readonly string[], voter: Voter, cast: number): number | undefined => {
      const name = names.size < MOST_NAMES ? nameOn(cells, voter) : null;
      if (name === null) return undefined;
      const earlier = names.get(name);
      if (earlier === undefined) names.set(name, cast);
      return earlier;
    },
  };
}
