/** Rows and what they say enter; the ballots leave that somebody handed in twice, and the files that hold the votes of another.
 * No name leaves this room. */

import { ownCopy } from '../text/lines.ts';
import type { Row } from '../text/rows.ts';
import type { BallotRules } from './ballot.ts';
import type { Columns, Voter } from './columns.ts';
import { plain } from './fold.ts';
import type { Finding } from './issue.ts';
import type { Sheet } from './sheet.ts';

/** What forms write for everybody, and secretaries for want of a name. */
const NOBODY: ReadonlySet<string> = new Set([
  ...'anonymous anonyme anonymes inconnu inconnue unknown n/a na nc ? - x none null aucun'.split(' '),
  ...['', 'anonymous user', 'non renseigne', 'sans nom', 'utilisateur anonyme'],
]);
/** Several computers behind one wall have one IP address. */
const SHARED = /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/u;
/** Names beside a number or an address are remembered as long as they cost no memory to speak of. */
const MOST_NAMES = 20_000;
/** Fewer ballots may be alike by chance. */
const FEWEST_ALIKE = 3;

const isNobody = (id: string): boolean => NOBODY.has(id) || SHARED.test(id);

/** A number of a ballot, as it is compared: a spreadsheet makes 7 of 007. */
const numberIn = (cell: string): string => plain(cell.replace(/^\s*0+(?=\d+\s*$)/u, ''));

/** The full name on a row, as it is compared. */
const nameIn = (cells: readonly string[], { name }: Voter): string =>
  name.length === 0 ? '' : plain(name.map((place) => cells[place] ?? '').join(' '));

/** The last ballot known by each number, address or name; ballots are known by numbers of the reader's. A list holds a million
 * numbers in a fifth of the room that a Map takes. */
function openKnown() {
  const [numbers, names]: [number[], Map<string, number>] = [[], new Map()];
  return {
    get: (id: string | number) => (typeof id === 'number' ? numbers[id] : names.get(id)),
    set: (id: string | number, ballot: number) => {
      if (typeof id === 'number') numbers[id] = ballot;
      else names.set(ownCopy(id), ballot);
    },
    ids: (lead: string | null) => [...Object.keys(numbers).map((id) => `${lead}${id}`), ...names.keys()],
  };
}
type Known = ReturnType<typeof openKnown>;

/** Other ballots that bear on one: another of the same voter, and by what it is known to be that. */
interface Met {
  readonly twin: { readonly by: keyof Voter; readonly ballot: number } | null;
  readonly namesake: number | null;
}

export function openDuplicates(sheets: readonly Sheet[]) {
  const [addresses, names] = [openKnown(), openKnown()];
  const namesakes = new Map<string, number>();
  /** The «B-» of «B-12», if the first number met has such a beginning: a million numbers take less room than their digits. */
  let lead: string | null = null;
  const withoutLead = (id: string): string | number => {
    lead ??= /^(.*?)[1-9]\d{0,8}$/su.exec(id)?.[1] ?? null;
    const rest = lead !== null && id.startsWith(lead) ? id.slice(lead.length) : '';
    return /^[1-9]\d{0,8}$/u.test(rest) ? Number(rest) : id;
  };
  /** Tables and groups may each number their own ballots, and so does what stands under headings that come again. */
  const parts = new Map<string, { readonly sheet: number; readonly group: string; readonly known: Known }>();
  /** What the ballots of each sheet say, where there are several. */
  const said = sheets.map(() => new Map<string, number>());

  /** The numbers that two sheets have in common, group by group. */
  const sharedNumbers = (sheet: number, other: number): readonly string[] =>
    [...parts.values()].flatMap((part) =>
      [...parts.values()]
        .filter((twin) => part.sheet === sheet && twin.sheet === other && twin.group === part.group)
        .flatMap((twin) => {
          const others = new Set(twin.known.ids(lead));
          return part.known.ids(lead).filter((id) => others.has(id));
        }),
    );

  const areAlike = (own: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean =>
    own.size > 1 &&
    own.size === other.size &&
    [...own].every(([ballot, times]) => other.get(ballot) === times) &&
    [...own.values()].reduce((sum, times) => sum + times, 0) >= FEWEST_ALIKE;

  return {
    /** Takes the ballots of a sheet in their order, under the rule announced for those of one voter. */
    ofSheet: (sheet: number, { voter, group }: Columns, rule: BallotRules['duplicates']) => {
      // A second reading meets everybody anew.
      if (sheet === 0) namesakes.clear();
      let begun = 0;
      let inGroup = '';
      let part = openKnown();
      const enter = () => {
        const key = `${sheet} ${begun} ${plain(inGroup)}`;
        const { known } = parts.get(key) ?? { known: openKnown() };
        parts.set(key, { sheet, group: plain(inGroup), known });
        part = known;
      };
      /** Called where the numbers of the ballots begin anew. */
      const begin = () => {
        begun += 1;
        inGroup = '';
        enter();
      };
      begin();
      /**
       * By what the voter on a row is known: the number of the ballot and an address, each alone; the full name only for want
       * of both. Empty where the row says nothing: two paper ballots alike are two ballots.
       */
      const keysOf = (cells: readonly string[]) => {
        const keys: { readonly by: keyof Voter; readonly id: string | number; readonly known: Known }[] = [];
        const learn = (by: keyof Voter, id: string, known: Known) => {
          if (!isNobody(id)) keys.push({ by, id: by === 'number' ? withoutLead(id) : id, known });
        };
        if (voter.number !== null) learn('number', numberIn(cells[voter.number] ?? ''), part);
        if (voter.address !== null) learn('address', plain(cells[voter.address] ?? ''), addresses);
        if (keys.length === 0) learn('name', nameIn(cells, voter), names);
        return keys;
      };
      /**
       * The ballot of the same voter that came before, and for want of one the ballot of somebody of the same name. Rows of
       * which nobody knows what they are tell no voter, but the group that they stand in.
       */
      const meet = ({ cells, damage }: Row, isKnown: boolean, ballot: number): Met => {
        const cell = group === null ? '' : (cells[group] ?? '');
        // Below a merged cell the group is still the one above.
        if (cell !== inGroup && cell.trim() !== '' && damage === null) {
          inGroup = cell;
          enter();
        }
        const keys = isKnown ? keysOf(cells) : [];
        const met = keys.find(({ id, known }) => (known.get(id) ?? ballot) !== ballot);
        const twin = met === undefined ? null : { by: met.by, ballot: met.known.get(met.id) ?? ballot };
        if (rule === 'all' || (rule !== 'last' && twin === null))
          for (const { id, known } of keys) known.set(id, ballot);
        if (twin !== null) return { twin, namesake: null };
        const name = isKnown && namesakes.size < MOST_NAMES ? nameIn(cells, voter) : '';
        const namesake = namesakes.get(name) ?? null;
        if (namesake === null && !isNobody(name)) namesakes.set(name, ballot);
        return { twin: null, namesake };
      };
      return { begin, meet };
    },
    note: (sheet: number, ballot: string): void => {
      const own = said[sheet];
      if (sheets.length > 1 && own) own.set(ballot, (own.get(ballot) ?? 0) + 1);
    },
    /** Why two sheets may hold one vote twice: they number their ballots alike, or hold the very same ballots. */
    betweenSheets: () =>
      sheets.flatMap((sheet, at) =>
        sheets.slice(0, at).flatMap(({ source: otherSource }, before): { sheet: Sheet; finding: Finding }[] => {
          const numbers = sharedNumbers(at, before);
          if (numbers.length > 0) return [{ sheet, finding: { code: 'same-numbers', otherSource, numbers } }];
          const alike = areAlike(said[at] ?? new Map(), said[before] ?? new Map());
          return alike ? [{ sheet, finding: { code: 'same-ballots', otherSource } }] : [];
        }),
      ),
  };
}
