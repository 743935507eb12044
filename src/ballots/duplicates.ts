/** Rows enter; the ballots that somebody handed in twice leave, and the files that hold the same ballots as another.
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
/** In the same order, so many different ballots are hardly alike by chance; more than the first need not be looked at. */
const [FEWEST_BEGUN, FEWEST_AGAIN, MOST_BEGUN] = [3, 5, 400];

/** A spreadsheet makes 7 of 007. */
const PADDING = /^\s*0+(?=\d+\s*$)/u;

const isNobody = (id: string): boolean => NOBODY.has(id) || SHARED.test(id);

/** The last ballot under each number, address or name. Numbers are kept by what stands before them, the «B-» of «B-12»: those
 * of a million ballots then take a fifth of the memory. */
type Known = Map<string, number[]>;

/** Where the last ballot under this number, address or name is kept. */
function slotOf(known: Known, id: string) {
  const digits = id.search(/[1-9]\d{0,8}$/u);
  const [stem, at] = digits < 0 ? [id, 0] : [id.slice(0, digits), Number(id.slice(digits))];
  const ballots = known.get(stem) ?? [];
  if (ballots.length === 0) known.set(ownCopy(stem), ballots);
  return { ballots, at };
}

/** Ballots that stand together, by what they say, and how many of them say it. */
interface Pile {
  readonly sheet: number;
  readonly said: Map<string, number>;
  /** What the first of them say, in their order. */
  readonly begun: string[];
}

function addTo(said: Pile['said'], ballot: string, times: number): void {
  said.set(ballot, (said.get(ballot) ?? 0) + times);
}

/** Whether ballots come again in the same order straight below themselves, as rows do that were pasted twice. */
function comeAgain(ballots: readonly string[]): boolean {
  for (let size = FEWEST_AGAIN; 2 * size <= ballots.length; size += 1) {
    for (let at = size, alike = 0; at < ballots.length; at += 1) {
      alike = ballots[at] === ballots[at - size] ? alike + 1 : 0;
      if (alike >= size && new Set(ballots.slice(at - size + 1, at + 1)).size >= FEWEST_AGAIN) return true;
    }
  }
  return false;
}

export function openDuplicates(sheets: readonly Sheet[]) {
  const [addresses, names]: readonly [Known, Known] = [new Map(), new Map()];
  /** Tables and groups may each number their own ballots, and so does what stands under headings that come again. */
  const numbered = new Map<string, { readonly sheet: number; readonly group: string; readonly known: Known }>();
  /** What the ballots of each part of a sheet say that has headings of its own. */
  const parts: Pile[] = [];

  /** The numbers that two sheets have in common, group by group. */
  const sharedNumbers = (sheet: number, other: number): readonly string[] =>
    [...numbered.values()].flatMap((part) =>
      [...numbered.values()]
        .filter((twin) => part.sheet === sheet && twin.sheet === other && twin.group === part.group)
        .flatMap((twin) =>
          [...part.known].flatMap(([stem, ballots]) =>
            Object.keys(ballots)
              .filter((at) => twin.known.get(stem)?.[Number(at)] !== undefined)
              .map((at) => (at === '0' ? stem : stem + at)),
          ),
        ),
    );

  return {
    /** Takes the ballots of a sheet in their order, under the rule announced for those of one voter. */
    ofSheet: (sheet: number, { voter, group }: Columns, rule: BallotRules['duplicates']) => {
      let begun = 0;
      let inGroup = '';
      let part: Known = new Map();
      let pile: Pile = { sheet, said: new Map(), begun: [] };
      const enter = (where: string) => {
        inGroup = where;
        const key = `${sheet} ${begun} ${plain(where)}`;
        part = numbered.get(key)?.known ?? new Map();
        numbered.set(key, { sheet, group: plain(where), known: part });
      };
      /** Called where the numbers of the ballots begin anew. */
      const begin = () => {
        begun += 1;
        pile = { sheet, said: new Map(), begun: [] };
        parts.push(pile);
        enter('');
      };
      begin();
      /** By what the voter on a row is known. Nothing, where the row says nothing: two paper ballots alike are two ballots. */
      const keysOf = (cells: readonly string[], said: string) => {
        const keys: ({ readonly by: Exclude<keyof Voter, 'shared'> } & ReturnType<typeof slotOf>)[] = [];
        const learn = (by: Exclude<keyof Voter, 'shared'>, id: string, known: Known) => {
          if (!isNobody(id)) keys.push({ by, ...slotOf(known, id) });
        };
        if (voter.number !== null) learn('number', plain((cells[voter.number] ?? '').replace(PADDING, '')), part);
        if (voter.address !== null) learn('address', plain(cells[voter.address] ?? ''), addresses);
        // Two of one first name are two people, but not where their ballots are the same.
        if (voter.name.length > 0) {
          const name = plain(voter.name.map((place) => cells[place] ?? '').join(' '));
          learn('name', voter.shared && name !== '' ? `${name} ${said}` : name, names);
        }
        return keys;
      };
      /**
       * The ballot of the same voter that came before: by its number or an address, each alone, by the full name only for
       * want of both; or that of a namesake. Rows of which nobody knows what they are tell no voter, but the group that they stand in.
       */
      const meet = ({ cells, damage }: Row, said: string, isKnown: boolean, ballot: number) => {
        const cell = group === null ? '' : (cells[group] ?? '');
        // Below a merged cell the group is still the one above.
        if (cell !== inGroup && cell.trim() !== '' && damage === null) enter(cell);
        const keys = isKnown ? keysOf(cells, said) : [];
        const met = keys.find(({ ballots, at }) => (ballots[at] ?? ballot) !== ballot);
        const other = met?.ballots[met.at] ?? ballot;
        const isTwin = met !== undefined && (met.by !== 'name' || keys.length === 1);
        if (rule === 'all' || (rule !== 'last' && !isTwin)) for (const { ballots, at } of keys) ballots[at] = ballot;
        return met === undefined ? null : { by: met.by, ballot: other, isTwin };
      };
      /** Takes what a ballot says. */
      const note = (ballot: string): void => {
        addTo(pile.said, ballot, 1);
        if (pile.begun.length < MOST_BEGUN) pile.begun.push(ballot);
      };
      return { begin, meet, note };
    },
    /** Why one vote may be there twice: two sheets number their ballots alike, or the very same ballots stand in two piles or twice in one. */
    betweenSheets: () => {
      const found = new Map<number, Finding>();
      const wholes = sheets.map((_, sheet): Pile => {
        const own = parts.filter((part) => part.sheet === sheet);
        const said: Pile['said'] = new Map();
        for (const part of own) for (const [ballot, times] of part.said) addTo(said, ballot, times);
        return { sheet, said, begun: own.flatMap(({ begun }) => begun) };
      });
      for (const [at, { begun }] of wholes.entries()) {
        const { source = '' } = sheets[at] ?? {};
        if (comeAgain(begun)) found.set(at, { code: 'same-ballots', otherSource: source });
        for (const [before, { begun: others }] of wholes.slice(0, at).entries()) {
          const { source: otherSource = '' } = sheets[before] ?? {};
          const numbers = sharedNumbers(at, before);
          // An export that was made again has the first ballots of the one before, in their order, and some more.
          const [fewer, more] = begun.length < others.length ? [begun, others] : [others, begun];
          const isBegun = new Set(fewer).size >= FEWEST_BEGUN && fewer.every((ballot, place) => ballot === more[place]);
          if (found.has(at)) continue;
          if (numbers.length > 0) found.set(at, { code: 'same-numbers', otherSource, numbers });
          else if (isBegun) found.set(at, { code: 'same-ballots', otherSource });
        }
      }
      for (const piles of [wholes, parts]) {
        const known = new Map<string, number>();
        for (const { sheet, said } of piles) {
          const all = [...said].map((ballots) => ballots.join()).toSorted();
          const otherSource = sheets[known.get(all.join('\n')) ?? -1]?.source;
          if (otherSource !== undefined && !found.has(sheet)) found.set(sheet, { code: 'same-ballots', otherSource });
          // In a room that agrees all ballots say the same.
          if (said.size > 1) known.set(all.join('\n'), sheet);
        }
      }
      return sheets.flatMap((sheet, at) => {
        const finding = found.get(at);
        return finding === undefined ? [] : [{ sheet, finding }];
      });
    },
  };
}
