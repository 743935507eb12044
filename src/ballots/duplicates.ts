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
/** Fewer ballots may be alike by chance. */
const FEWEST_ALIKE = 3;

const isNobody = (id: string): boolean => NOBODY.has(id) || SHARED.test(id);

/** A number of a ballot, as it is compared: a spreadsheet makes 7 of 007. */
const unpad = (cell: string): string => cell.replace(/^\s*0+(?=\d+\s*$)/u, '');

/** The last ballot known by each number, address or name; ballots are known by numbers of the reader's. The numbers of a
 * million ballots take a fifth of the room behind what stands before all of them, the «B-» of «B-12». */
function openKnown() {
  const stems = new Map<string, number[]>();
  const cut = (id: string) => {
    const at = id.search(/[1-9]\d{0,8}$/u);
    return at < 0 ? { stem: id, number: 0 } : { stem: id.slice(0, at), number: Number(id.slice(at)) };
  };
  return {
    get: (id: string): number | undefined => {
      const { stem, number } = cut(id);
      return stems.get(stem)?.[number];
    },
    set: (id: string, ballot: number): void => {
      const { stem, number } = cut(id);
      const numbers = stems.get(stem) ?? [];
      if (numbers.length === 0) stems.set(ownCopy(stem), numbers);
      numbers[number] = ballot;
    },
    ids: (): readonly string[] =>
      [...stems].flatMap(([stem, numbers]) =>
        Object.keys(numbers).map((number) => (number === '0' ? stem : stem + number)),
      ),
  };
}
type Known = ReturnType<typeof openKnown>;

/** Another ballot that bears on one, by what both are known: one of the same voter, or of a namesake only. */
interface OtherBallot {
  readonly by: keyof Voter;
  readonly ballot: number;
  readonly isTwin: boolean;
}

export function openDuplicates(sheets: readonly Sheet[]) {
  const [addresses, names] = [openKnown(), openKnown()];
  /** Tables and groups may each number their own ballots, and so does what stands under headings that come again. */
  const parts = new Map<string, { readonly sheet: number; readonly group: string; readonly known: Known }>();
  /** What the ballots of each sheet say, where there are several. */
  const said = sheets.map(() => new Map<string, number>());

  /** The numbers that two sheets have in common, group by group. */
  const sharedNumbers = (sheet: number, other: number): readonly string[] =>
    [...parts.values()].flatMap((part) =>
      [...parts.values()]
        .filter((twin) => part.sheet === sheet && twin.sheet === other && twin.group === part.group)
        .flatMap((twin) => part.known.ids().filter((id) => twin.known.get(id) !== undefined)),
    );

  const areAlike = (own: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean =>
    own.size > 1 &&
    own.size === other.size &&
    [...own].every(([ballot, times]) => other.get(ballot) === times) &&
    [...own.values()].reduce((sum, times) => sum + times, 0) >= FEWEST_ALIKE;

  return {
    /** Takes the ballots of a sheet in their order, under the rule announced for those of one voter. */
    ofSheet: (sheet: number, { voter, group }: Columns, rule: BallotRules['duplicates']) => {
      let begun = 0;
      let inGroup = '';
      let part = openKnown();
      const enter = (where: string) => {
        inGroup = where;
        const key = `${sheet} ${begun} ${plain(where)}`;
        part = parts.get(key)?.known ?? openKnown();
        parts.set(key, { sheet, group: plain(where), known: part });
      };
      /** Called where the numbers of the ballots begin anew. */
      const begin = () => {
        begun += 1;
        enter('');
      };
      begin();
      /** By what the voter on a row is known. Nothing, where the row says nothing: two paper ballots alike are two ballots. */
      const keysOf = (cells: readonly string[]) => {
        const textAt = (place: number | null) => (place === null ? '' : (cells[place] ?? ''));
        return [
          { by: 'number', id: plain(unpad(textAt(voter.number))), known: part } as const,
          { by: 'address', id: plain(textAt(voter.address)), known: addresses } as const,
          { by: 'name', id: plain(voter.name.map(textAt).join(' ')), known: names } as const,
        ].filter(({ id }) => !isNobody(id));
      };
      /**
       * The ballot of the same voter that came before: by its number or an address, each alone, by the full name only for
       * want of both; or that of a namesake. Rows of which nobody knows what they are tell no voter, but the group that they stand in.
       */
      const meet = ({ cells, damage }: Row, isKnown: boolean, ballot: number): OtherBallot | null => {
        const cell = group === null ? '' : (cells[group] ?? '');
        // Below a merged cell the group is still the one above.
        if (cell !== inGroup && cell.trim() !== '' && damage === null) enter(cell);
        const keys = isKnown ? keysOf(cells) : [];
        const met = keys.find(({ id, known }) => (known.get(id) ?? ballot) !== ballot);
        const other = met?.known.get(met.id) ?? ballot;
        const isTwin = met !== undefined && (met.by !== 'name' || keys.length === 1);
        if (rule === 'all' || (rule !== 'last' && !isTwin)) for (const { id, known } of keys) known.set(id, ballot);
        return met === undefined ? null : { by: met.by, ballot: other, isTwin };
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
