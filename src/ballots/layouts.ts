/** Rows enter, as cells; what their columns mean leaves: which hold picks, dots, the voter. Shapes, never tools. */

import { plain } from './fold.ts';

/** Which column means what; numbers are places in a row, 0 is the first. */
export interface Columns {
  /** One a pick, in order of choice. */
  readonly picks: readonly number[];
  /** The dots laid on each pick, in the order of `picks`; empty where the file has none. */
  readonly dots: readonly number[];
  /** Who voted. */
  readonly voter: Voter;
}

/** The columns that tell one voter from another. */
export interface Voter {
  /** A ballot's number, an address: each alone is enough. */
  readonly ids: readonly number[];
  /** Name and first name, together; they count only where a row has no id. */
  readonly name: readonly number[];
}

export interface Layout {
  /** Whether a ballot's picks stand in order of preference. */
  readonly ordered: boolean;
  /** What the headings say, or null where this is not the shape. */
  readonly recognise: (headings: readonly string[]) => Columns | null;
}

const ORDINALS: readonly (readonly string[])[] = [
  ['premier', 'premiere', 'first'],
  ['deuxieme', 'second', 'seconde'],
  ['troisieme', 'third'],
  ['quatrieme', 'fourth'],
  ['cinquieme', 'fifth'],
];
const PICK = '(?:choi(?:x|ce)|orientation|priorite|vote|voix|rang|rank|pick|preference|priority|option)s?';
const NUMBERED_PICK = new RegExp(`^${PICK} ?(?:n ?[°o]? ?)?0*([1-9]\\d?)$`, 'u');
const ORDINAL_PICK = new RegExp(`^0*([1-9]\\d?)(?:ere?|re|nde?|e|eme|st|rd|th) ${PICK}$`, 'u');
const WORDED_PICK = new RegExp(`^(\\p{L}+) ${PICK}$`, 'u');
const BARE_PICK = new RegExp(`^${PICK}$`, 'u');
const NUMBERED_DOTS = /^(?:points?|gommettes?|dots?|poids|weights?|jetons?|tokens?) ?(?:n ?[°o]? ?)?0*([1-9]\d?)$/u;

const BALLOT_NUMBER =
  /^(?:n ?[°o]?|no|num|numero|number|bulletin|ballot|(?:n ?[°o]?|numero|id) (?:de |du |of )?(?:bulletin|ballot|votant|voter|participant)|(?:bulletin|ballot|votant|voter|participant) (?:n ?[°o]?|id|number)|id)$/u;
const ADDRESS =
  /^(?:adresse )?(?:e-?mail|courriel|mel|mail|adresse de messagerie|adresse electronique|adresse e-?mail)(?: address)?$/u;
const NAME =
  /^(?:votant|voter|participant|participante|nom|name|nom complet|full name|nom et prenom|prenom et nom|nom prenom|prenom nom)e?$/u;
const FIRST_NAME = /^(?:prenom|first name)$/u;

export const layouts = {
  /** `choix 1…3`, `1er choix`, `orientation 1`, `Question [Rang 1]`: a column a pick, best first. */
  'column-per-pick': { ordered: true, recognise: columnPerPick },
} as const satisfies Record<string, Layout>;

export type LayoutId = keyof typeof layouts;

function columnPerPick(headings: readonly string[]): Columns | null {
  const picks = byRank(headings, pickRank);
  const bare = [...headings.keys()].filter((place) => BARE_PICK.test(plain(headings[place] ?? '')));
  const columns = picks.length > 0 ? picks : bare;
  if (columns.length === 0) return null;
  return { picks: columns, dots: byRank(headings, dotsRank), voter: voterColumns(headings) };
}

/** The columns whose heading has a rank, in the order of their ranks. */
function byRank(headings: readonly string[], rankOf: (heading: string) => number | null): readonly number[] {
  return [...headings.entries()]
    .map(([place, heading]) => ({ place, rank: rankOf(plain(heading)) }))
    .filter((column): column is { place: number; rank: number } => column.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ place }) => place);
}

function pickRank(heading: string): number | null {
  // «Classez vos priorités [1er choix]»: a form's grid puts what counts between brackets.
  const inner = /\[(.+)\]$/u.exec(heading)?.[1]?.trim() ?? heading;
  const number = (NUMBERED_PICK.exec(inner) ?? ORDINAL_PICK.exec(inner))?.[1];
  if (number !== undefined) return Number(number);
  const word = WORDED_PICK.exec(inner)?.[1];
  const ordinal = word === undefined ? -1 : ORDINALS.findIndex((words) => words.includes(word));
  return ordinal < 0 ? null : ordinal + 1;
}

function dotsRank(heading: string): number | null {
  const number = NUMBERED_DOTS.exec(heading)?.[1];
  return number === undefined ? null : Number(number);
}

function voterColumns(headings: readonly string[]): Voter {
  const folded = headings.map(plain);
  const first = (pattern: RegExp) =>
    folded.flatMap((heading, place) => (pattern.test(heading) ? [place] : [])).slice(0, 1);
  const name = first(NAME);
  return {
    ids: [...first(BALLOT_NUMBER), ...first(ADDRESS)],
    name: name.length > 0 ? [...name, ...first(FIRST_NAME)] : [],
  };
}
