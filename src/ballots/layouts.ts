/** The shapes in which ballots are written down, never the tools that wrote them: the rows of a ballot enter, its picks leave. */

import type { Columns } from './columns.ts';
import { plain } from './fold.ts';
import { inBrackets, isOther } from './headings.ts';
import type { Finding } from './issue.ts';
import { saysNothing, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { splitCell } from './split-cell.ts';
import { harmOf } from './spreadsheet.ts';

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
  /** A mark of this sheet that other people write for «no», and that stands beside another here; null where none does. */
  readonly doubtful: 'o' | '✗' | null;
  /** What parts several answers in a cell where there is no list. */
  readonly joint: RegExp;
}

export interface Layout {
  /** Whether a ballot's picks stand in order of preference. */
  readonly ordered: (columns: Columns) => boolean;
  /** What the rows of one ballot say; the list is null where none was given. */
  readonly mark: (rows: readonly (readonly string[])[], frame: Frame, lookup: Lookup | null) => Marks;
}

export const NO_PICKS: Marks = { picks: [], flaws: [] };

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';

/** The orientation that a heading names: «Vos priorités [Former]», or the whole of it. */
export function labelIn(heading: string, lookup: Lookup | null): string {
  const inner = inBrackets(heading);
  if (inner === null || (lookup !== null && lookup.find(heading) !== null)) return heading;
  return inner;
}

/** A survey may repeat the orientation itself where it was chosen. */
export const repeats = (cell: string, label: string, lookup: Lookup | null): boolean =>
  plain(cell) === plain(label) ||
  (lookup !== null && lookup.named(cell) !== null && lookup.named(cell) === lookup.named(label));

/** `choix 1…3`, `1er choix`, `SheetQuestion [Rang 1]`: one pick a filled cell; an empty cell before a filled one is remarked. */
const columnPerPick: Layout = {
  ordered: () => true,
  mark: ([cells = []], { columns }, lookup) => {
    const filled = columns.picks.map((place) => isFilled(cells[place]) && !saysNothing(cells[place] ?? '', lookup));
    const gap = filled.indexOf(false);
    const spot = { row: 0, place: columns.picks[gap] ?? 0 };
    const skipped = gap >= 0 && gap < filled.lastIndexOf(true);
    const picks = columns.picks.flatMap((place, position): readonly Pick[] => {
      if (!filled[position]) return [];
      const beside = columns.dots[position];
      const dots = columns.dots.length === 0 ? null : beside === undefined ? '1' : (cells[beside] ?? '').trim();
      return [{ text: cells[place] ?? '', dots, dotsAt: beside, spot: { row: 0, place }, problem: null }];
    });
    return {
      picks,
      flaws: skipped ? [{ spot, text: null, finding: { code: 'gap', position: gap + 1 } }] : [],
    };
  },
};

/** A column an orientation, marked where it was chosen, or with dots in it. */
const columnPerOrientation: Layout = {
  ordered: () => false,
  mark: ([cells = []], { columns, headings, doubtful }, lookup) => {
    const counted = columns.dots.length > 0;
    const picks = columns.picks.flatMap((place): readonly Pick[] => {
      const cell = cells[place] ?? '';
      if (!isFilled(cell)) return [];
      const heading = headings[place] ?? '';
      const pick = {
        text: labelIn(heading, lookup),
        dots: counted ? '1' : null,
        spot: { row: 0, place },
        problem: null,
      };
      if (repeats(cell, pick.text, lookup)) return [pick];
      const sign = signOf(cell);
      if (sign?.kind === 'none' || (sign?.kind === 'number' && sign.value === 0)) return [];
      const clear = sign?.kind === 'mark' && (sign.doubtful === null || sign.doubtful !== doubtful);
      if (clear) return [{ ...pick, dots: counted ? String(sign.dots) : null }];
      if (sign?.kind === 'number' && (counted || sign.value === 1)) {
        return [{ ...pick, dots: counted ? String(sign.value) : null }];
      }
      // «Autre : …» is written out.
      if (sign === null && isOther(heading)) return [{ ...pick, text: cell }];
      return [{ ...pick, text: cell, problem: { code: 'bad-mark' } }];
    });
    return { picks, flaws: [] };
  },
};

/** A column an orientation, in which its rank on the ballot stands: 1, 2, 3, or «1er choix». */
const rankPerOrientation: Layout = {
  ordered: () => true,
  mark: ([cells = []], { columns, headings }, lookup) => {
    const entries = columns.picks.flatMap((place) => {
      const cell = cells[place] ?? '';
      return ranksIn(cell).map((rank) => ({ cell, place, rank }));
    });
    const picks = entries
      .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.place - b.place)
      .map(({ cell, place, rank }): Pick => {
        const wrong = rank === null || entries.some((other) => other.rank === rank && other.place !== place);
        const text = wrong ? cell : labelIn(headings[place] ?? '', lookup);
        return { text, dots: null, spot: { row: 0, place }, problem: wrong ? { code: 'bad-rank' } : null };
      });
    const ranks = new Set(entries.map(({ rank }) => rank));
    const position = entries.findIndex((_, at) => !ranks.has(at + 1)) + 1;
    const gap = position > 0 && picks.every(({ problem }) => problem === null);
    return { picks, flaws: gap ? [{ spot: null, text: null, finding: { code: 'gap', position } }] : [] };
  },
};

/** Empty where the orientation has no rank; null for what is none. */
function ranksIn(cell: string): readonly (number | null)[] {
  const sign = signOf(cell);
  if (sign === null || sign.kind === 'mark') return [null];
  if (sign.kind === 'none' || (sign.kind === 'number' && sign.value === 0)) return [];
  return sign.kind === 'number' ? [sign.value] : sign.ranks;
}

/** One row a pick, in the order of their ranks; two alike, or one that is no rank, is a question for whoever has the paper. */
const rowPerPick: Layout = {
  ordered: ({ rank }) => rank !== null,
  mark: (rows, { columns }, lookup) => {
    const [place = 0] = columns.picks;
    const [beside] = columns.dots;
    const taken = new Set<number>();
    const picks = rows.flatMap((cells, row): readonly (Pick & { readonly rank: number })[] => {
      if (!isFilled(cells[place]) || saysNothing(cells[place] ?? '', lookup)) return [];
      const rank = columns.rank === null ? row + 1 : rankIn(cells[columns.rank] ?? '');
      const wrong = rank === null || taken.has(rank);
      if (rank !== null) taken.add(rank);
      return [
        {
          text: cells[place] ?? '',
          dots: beside === undefined ? null : (cells[beside] ?? '').trim(),
          dotsAt: beside,
          spot: { row, place: wrong ? (columns.rank ?? place) : place },
          problem: wrong ? { code: 'bad-rank' } : null,
          rank: rank ?? Infinity,
        },
      ];
    });
    return { picks: picks.toSorted((a, b) => a.rank - b.rank), flaws: [] };
  },
};

function rankIn(cell: string): number | null {
  const sign = signOf(cell);
  if (sign?.kind === 'number' && sign.value > 0) return sign.value;
  return sign?.kind === 'rank' ? (sign.ranks[0] ?? null) : null;
}

/** All the picks of a ballot in one cell, as forms with boxes to tick write them: the order is the form's, not the voter's. */
const listInCell: Layout = {
  ordered: () => false,
  mark: (
    [cells = []],
    {
      columns: {
        picks: [place = 0],
      },
      joint,
    },
    lookup,
  ) => {
    const cell = cells[place] ?? '';
    if (!isFilled(cell) || saysNothing(cell, lookup)) return NO_PICKS;
    const { pieces, readings, decimal } = splitCell(cell, lookup, joint);
    const spot = { row: 0, place };
    if (readings !== null) {
      return { picks: [{ text: cell, dots: null, spot, problem: { code: 'ambiguous', readings } }], flaws: [] };
    }
    const picks = pieces.map(({ text, known }): Pick => {
      const strange: Finding = { code: 'unknown', suggestions: lookup?.suggest(text) ?? [], harm: harmOf(text) };
      return { text, dots: null, spot, problem: known ? null : strange };
    });
    return { picks, flaws: decimal ? [{ spot, text: null, finding: { code: 'decimal' } }] : [] };
  },
};

/** Orientations down the side or across, and how often each was picked: a count made in the room, and no ballot in it. */
const totals: Layout = {
  ordered: () => false,
  mark: () => NO_PICKS,
};

export const layouts = {
  'column-per-pick': columnPerPick,
  totals,
  'column-per-orientation': columnPerOrientation,
  'rank-per-orientation': rankPerOrientation,
  'row-per-pick': rowPerPick,
  'list-in-cell': listInCell,
} as const satisfies Record<string, Layout>;

export type LayoutId = keyof typeof layouts;
