/** The shapes in which ballots are written down, never the tools that wrote them: the rows of a ballot enter, its picks leave. */

import type { Row } from '../text/rows.ts';
import { type Columns, voterOf } from './columns.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { inBrackets, says } from './headings.ts';
import type { Finding } from './issue.ts';
import { harmOf, saysNothing, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { isDecimal, splitCell } from './split-cell.ts';

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

/** A sheet that is understood. */
export interface SheetShape {
  readonly layout: LayoutId;
  readonly columns: Columns;
  /** One a column, from the lowest line that says something. */
  readonly headings: readonly string[];
  /** What parts several answers in a cell where there is no list. */
  readonly joint: string | RegExp;
  /** Whether the picks of a ballot stand in order of preference, as the layout has it or the columns say. */
  readonly ordered: boolean;
  /** The rows of the headings, empty where there are none; the rows above them are titles and notes. */
  readonly header: readonly Row[];
  /** Orientations of the list for which a grid has no column. */
  readonly missing: readonly string[];
  /** Whether picks are codes of the list; or its numbers, all of them, where it gives its orientations none. */
  readonly byCode: boolean;
}

/** The orientation that a heading names: the whole of it, or its end: «Vos priorités [Former]», «Q1 : Former», «q1/Former», «Q1_SQ002», «G1Q1.SQ002». */
export function labelIn(heading: string, lookup: Lookup): string {
  const inner = inBrackets(heading) ?? heading;
  if (!lookup.given) return inner;
  if (lookup.find(heading) !== null) return heading;
  const ends = [...heading.matchAll(/([[(])\s*|[:–—-]\s+|>+\s*|[/|_]\s*|\.(?=\S)/gu)].map(
    ({ 0: sign, 1: bracket, index }) => {
      const end = heading.slice(index + sign.length);
      return bracket === undefined ? end : end.replace(/[\])]\s*$/u, '');
    },
  );
  // The numbers that a list gives its orientations are those of anything; its codes are not.
  const isCode = (end: string) => lookup.coded && /\p{L}/u.test(end) && lookup.find(end) !== null;
  return ends.find((end) => lookup.named(end) !== null || isCode(end)) ?? inner;
}

/** A survey may repeat the orientation itself where it was chosen. */
export const repeats = (cell: string, label: string, lookup: Lookup): boolean =>
  plain(cell) === plain(label) || (lookup.named(cell) !== null && lookup.named(cell) === lookup.named(label));

/** What a cell of picks says: labels, with the rank or the dots that it gives them where it does. */
type Answer = { readonly text: string; readonly rank?: number | null; readonly remark?: Finding } & Partial<Pick>;

/** A pick, and which of its ballot it is; null where its cell is no rank. */
type RankedPick = Pick & { readonly rank: number | null; readonly remark?: Finding };

/** Reads cell by cell; the places of the cells or the ranks that stand in them say which pick comes first, where anything does. */
const cellByCell = (
  order: 'places' | 'ranks' | null,
  answersIn: (cell: string, label: string, shape: SheetShape, lookup: Lookup) => readonly Answer[],
) => ({
  /** Whether a ballot's picks stand in order of preference, unless its columns say otherwise. */
  ordered: order !== null,
  /** What the rows of one ballot say, before any rule is applied; the flaws are remarks that cost no pick. */
  mark: (rows: readonly (readonly string[])[], shape: SheetShape, lookup: Lookup) => {
    const { picks, dots, rank } = shape.columns;
    const said = rows.flatMap((cells, row) =>
      picks.flatMap((place, position) => {
        const dotsAt = dots[position];
        const pick = {
          dotsAt,
          spot: { row, place },
          problem: null,
          dots: dots.length === 0 ? null : dotsAt === undefined ? '1' : (cells[dotsAt] ?? '').trim(),
          rank: rank === null ? row + position + 1 : (ranksIn(cells[rank] ?? '')[0] ?? null),
        };
        const answers = answersIn(cells[place] ?? '', shape.headings[place] ?? '', shape, lookup);
        return answers.map((answer): RankedPick => ({ ...pick, ...answer }));
      }),
    );
    if (order !== null) return inOrder(said, rank, order === 'places' && rank === null ? picks : []);
    const flaws = said.flatMap(({ spot, remark }): readonly Flaw[] =>
      remark === undefined ? [] : [{ spot, text: null, finding: remark }],
    );
    return { picks: said, flaws };
  },
});

/** Picks in the order of their ranks: one that comes twice, or is none, is a question for whoever has the paper; a hole is
 * remarked. The ranks may stand in a column of their own, or each pick have its column. */
function inOrder(ranked: readonly RankedPick[], rankAt: number | null, columns: readonly number[]) {
  const taken = new Set<number | null>([null]);
  const picks = ranked.map((pick) => {
    const { rank, spot } = pick;
    const wrong = taken.has(rank);
    taken.add(rank);
    const place = wrong ? (rankAt ?? spot.place) : spot.place;
    return { ...pick, spot: { ...spot, place }, problem: wrong ? ({ code: 'bad-rank' } as const) : null };
  });
  const position = picks.findIndex((_, at) => !taken.has(at + 1)) + 1;
  const gap = position > 0 && picks.every(({ problem }) => problem === null);
  const place = columns[position - 1];
  const spot = place === undefined ? null : { row: 0, place };
  const flaws: readonly Flaw[] = gap ? [{ spot, text: null, finding: { code: 'gap', position } }] : [];
  return { picks: picks.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)), flaws };
}

/** `choix 1…3`, `1er choix`, `Question [Rang 1]`, or one row for each pick: one pick for each filled cell. */
const pickPerCell = cellByCell('places', (text, _heading, _shape, lookup) =>
  isFilled(text) && !saysNothing(text, lookup) ? [{ text }] : [],
);

/** A column an orientation, marked where it was chosen, or with dots in it. */
const columnPerOrientation = cellByCell(null, (cell, heading, { columns }, lookup) => {
  const counted = columns.dots.length > 0;
  const text = labelIn(heading, lookup);
  const pick = (dots: number): readonly Answer[] => [{ text, dots: counted ? String(dots) : null }];
  const sign = signOf(cell);
  // «Non» below «Non» may be that answer, or none.
  if (isFilled(cell) && repeats(cell, text, lookup))
    return sign?.kind === 'none' ? [{ text: cell, dots: null, problem: { code: 'bad-mark' } }] : pick(1);
  if (sign?.kind === 'none' || (sign?.kind === 'number' && sign.value === 0)) return [];
  if (sign?.kind === 'mark') return pick(sign.dots);
  if (sign?.kind === 'number' && (counted || sign.value === 1)) return pick(sign.value);
  // «Autre : …» is written out.
  const problem = sign === null && says(heading, 'other') ? null : ({ code: 'bad-mark' } as const);
  return [{ text: cell, dots: counted ? '1' : null, problem }];
});

/** Empty where the orientation has no rank; null for what is none. */
function ranksIn(cell: string): readonly (number | null)[] {
  const sign = signOf(cell);
  if (sign === null || sign.kind === 'mark') return [null];
  if (sign.kind === 'none' || (sign.kind === 'number' && sign.value === 0)) return [];
  return sign.kind === 'number' ? [sign.value] : sign.ranks;
}

/** A column an orientation, in which its rank on the ballot stands: 1, 2, 3, or «1er choix». */
const rankPerOrientation = cellByCell('ranks', (cell, heading, _shape, lookup) =>
  ranksIn(cell).map((rank) => ({ text: labelIn(heading, lookup), rank })),
);

/** The label of no orientation, and those that it may be. */
export const unknown = (text: string, lookup: Lookup): Finding => ({
  code: 'unknown',
  suggestions: lookup.suggest(text),
  harm: harmOf(text),
});

/** All the picks of a ballot in one cell, as forms with boxes to tick write them: the order is the form's, not the voter's. */
const listInCell = cellByCell(null, (cell, _heading, { joint }, lookup) => {
  if (!isFilled(cell) || saysNothing(cell, lookup)) return [];
  const { pieces, readings } = splitCell(cell, lookup, joint);
  if (readings !== null) return [{ text: cell, problem: { code: 'ambiguous', readings } }];
  return pieces.map(({ text, known }, at) => ({
    text,
    problem: known ? null : unknown(text, lookup),
    ...(at === 0 && isDecimal(cell) ? { remark: { code: 'decimal' } } : {}),
  }));
});

/** A count made in the room, and no ballot in it. */
const totals = cellByCell(null, () => []);

export const layouts = {
  'column-per-pick': pickPerCell,
  totals,
  'column-per-orientation': columnPerOrientation,
  'rank-per-orientation': rankPerOrientation,
  'row-per-pick': pickPerCell,
  'list-in-cell': listInCell,
} as const;

export type LayoutId = keyof typeof layouts;

/** Rows of which each is one pick enter; ballots leave, for rows of the same voter are one. */
export function gatherer(columns: Columns) {
  const ballots = new Map<string, [Row, ...Row[]]>();
  let voter = '';
  let group = '';
  return {
    /** False for a row that names nobody, and that cannot belong to the voter above: there is none, or the pick is there. */
    take: (row: Row): boolean => {
      if (columns.group !== null && isFilled(row.cells[columns.group])) group = plain(row.cells[columns.group] ?? '');
      const own = voterOf(row.cells, columns.voter);
      if (own !== null) voter = `${group}\u0000${own}`;
      const rows = ballots.get(voter);
      const pickIn = ({ cells }: Row) => plain(cells[columns.picks[0] ?? 0] ?? '');
      if (own === null && (rows === undefined || rows.some((other) => pickIn(other) === pickIn(row)))) return false;
      if (rows) rows.push(row);
      else ballots.set(voter, [row]);
      return true;
    },
    /** Called where an empty row ends what the voter above said. */
    part: (): void => {
      voter = '';
    },
    ballots: () => ballots.values(),
  };
}
