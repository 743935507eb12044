/** Rows enter; the keys of their voters leave, and the ballot that the same voter handed in before. No name leaves this room. */

import { ownCopy } from '../text/lines.ts';
import type { Row } from '../text/rows.ts';
import type { Columns, Voter } from './columns.ts';
import { plain } from './fold.ts';

/** What forms write for everybody, and secretaries for want of a name. */
const NOBODY: ReadonlySet<string> = new Set([
  ...'anonymous anonyme anonymes inconnu inconnue unknown n/a na nc ? - x none null aucun'.split(' '),
  ...['', 'anonymous user', 'non renseigne', 'sans nom', 'utilisateur anonyme'],
]);
/** Several computers behind one wall have one IP address. */
const SHARED = /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/u;
/** Names beside a number or an address are remembered as long as they cost no memory to speak of. */
const MOST_NAMES = 20_000;

const isNobody = (id: string): boolean => NOBODY.has(id) || SHARED.test(id);

/** One thing by which a voter is known, and the ballots known by such a thing. */
export interface VoterKey {
  readonly by: 'number' | 'address' | 'name';
  readonly id: string | number;
  readonly known: Known;
}

type Known = Map<string | number, number>;

/** A number of a ballot, as it is compared: a spreadsheet makes 7 of 007. */
const numberIn = (cell: string): string => plain(cell.replace(/^\s*0+(?=\d+\s*$)/u, ''));

/** The full name on a row, as it is compared. */
const nameIn = (cells: readonly string[], { name }: Voter): string =>
  name.length === 0 ? '' : plain(name.map((place) => cells[place] ?? '').join(' '));

/** Remembers which ballot each voter handed in; ballots are known by numbers of the reader's. */
export function openVoters() {
  const addresses: Known = new Map();
  const names: Known = new Map();
  /** The «B-» of «B-12», if the first number met has such a beginning: nearly all have the same, and are kept without it. */
  let lead: string | null = null;
  const withoutLead = (id: string): string | number => {
    lead ??= /^(.*?)[1-9]\d{0,8}$/su.exec(id)?.[1] ?? null;
    const rest = lead !== null && id.startsWith(lead) ? id.slice(lead.length) : '';
    return /^[1-9]\d{0,8}$/u.test(rest) ? Number(rest) : id;
  };
  /** Tables and groups may each number their own ballots, and so does what stands under headings that come again. */
  const parts = new Map<string, { readonly sheet: number; readonly group: string; readonly known: Known }>();
  return {
    /** Takes the rows of a sheet in their order; `begin` is called where its numbers begin anew. */
    ofSheet: (sheet: number, { voter, group }: Pick<Columns, 'voter' | 'group'>) => {
      let begun = 0;
      let said = '';
      let part: Known = new Map();
      const enter = () => {
        const key = `${sheet} ${begun} ${plain(said)}`;
        const { known } = parts.get(key) ?? { known: new Map() };
        parts.set(key, { sheet, group: plain(said), known });
        part = known;
      };
      const begin = () => {
        begun += 1;
        said = '';
        enter();
      };
      begin();
      /**
       * The keys of a row's voter: a ballot's number and an address, each alone; the full name only for want of both.
       * Empty where the row says nothing: two paper ballots alike are two ballots.
       */
      const keysOf = ({ cells }: Row): readonly VoterKey[] => {
        const cell = group === null ? '' : (cells[group] ?? '');
        // Below a merged cell the group is still the one above.
        if (cell !== said && cell.trim() !== '') {
          said = cell;
          enter();
        }
        const keys: VoterKey[] = [];
        const learn = (by: VoterKey['by'], id: string, known: Known) => {
          if (!isNobody(id)) keys.push({ by, id: by === 'number' ? withoutLead(id) : id, known });
        };
        if (voter.number !== null) learn('number', numberIn(cells[voter.number] ?? ''), part);
        if (voter.address !== null) learn('address', plain(cells[voter.address] ?? ''), addresses);
        if (keys.length === 0) learn('name', nameIn(cells, voter), names);
        return keys;
      };
      return { begin, keysOf };
    },
    enter: (keys: readonly VoterKey[], ballot: number): void => {
      for (const { id, known } of keys) known.set(typeof id === 'number' ? id : ownCopy(id), ballot);
    },
    /** The numbers that two sheets have in common, group by group. */
    sharedNumbers: (sheet: number, other: number): readonly string[] => {
      const all = [...parts.values()];
      return all
        .filter((part) => part.sheet === sheet)
        .flatMap(({ group, known }) =>
          all
            .filter((part) => part.sheet === other && part.group === group)
            .flatMap((part) => [...known.keys()].filter((number) => part.known.has(number))),
        )
        .map((id) => (typeof id === 'number' ? `${lead}${id}` : id));
    },
  };
}

/** Remembers who was called how: the first ballot under the name on a row leaves, where that is another. */
export function openNames() {
  const names = new Map<string, number>();
  return ({ cells }: Row, voter: Voter, ballot: number): number | undefined => {
    const name = names.size < MOST_NAMES ? nameIn(cells, voter) : '';
    const earlier = names.get(name);
    if (earlier === undefined && !isNobody(name)) names.set(name, ballot);
    return earlier;
  };
}

/** Another ballot of the same voter, and by what it is known. */
export function twinOf(keys: readonly VoterKey[], ballot: number) {
  for (const { by, id, known } of keys) {
    const other = known.get(id);
    if (other !== undefined && other !== ballot) return { by, ballot: other };
  }
  return null;
}
