/** The sheet of a workbook, cell by cell: what is written there, and what a person sees of it. */

/** Why what a cell holds is not what a person sees there, or not all of it. */
export type Unseen = 'hidden' | 'struck' | 'formula' | 'merged' | 'colour';

export interface CellAt {
  /** 0 is the first. */
  readonly row: number;
  readonly column: number;
}

export interface Grid {
  readonly name: string;
  /** The sheet as a whole is hidden. */
  readonly hidden: boolean;
  /** As a French spreadsheet shows them; a row ends where it says no more. */
  readonly rows: (readonly string[])[];
  /** Filled cells that nobody sees, filled cells that are struck out, formulas that nobody has calculated. */
  readonly odd: (CellAt & { readonly why: 'hidden' | 'struck' | 'formula' })[];
  /** Filled cells that stretch over others, to the last of them. */
  readonly merges: (CellAt & { readonly to: CellAt })[];
  /** The colour behind a cell, by row and column; nothing where there is none. */
  readonly fills: (string | undefined)[][];
}

/** A workbook is larger than anything that a room can fill. */
export class TooLarge extends Error {}

/** The first cells that are not what a person sees, all of them for the same reason. */
export interface UnseenCells {
  readonly why: Unseen;
  readonly cells: readonly CellAt[];
}

/** What stops the count, if anything does: `picks` are the columns of the picks, `first` the first row below the headings. */
export function findUnseen(grid: Grid, picks: readonly number[], first: number): UnseenCells | null {
  const found: Readonly<Record<Unseen, readonly CellAt[]>> = {
    formula: grid.odd.filter(({ why }) => why === 'formula'),
    merged: grid.merges.filter(({ row, column, to }) => to.row >= Math.max(row, first) && picks.includes(column)),
    hidden: grid.odd.filter(({ why }) => why === 'hidden'),
    struck: grid.odd.filter(({ why }) => why === 'struck'),
    colour: coloured(grid, picks, first),
  };
  const why = (Object.keys(found) as Unseen[]).find((id) => found[id].length > 0);
  return why === undefined ? null : { why, cells: found[why] };
}

/**
 * Empty cells among the picks whose colour is neither that of the whole row nor the usual one of the column: somebody
 * marked them with a colour in place of a cross. Bands of rows and coloured columns are decoration.
 */
function coloured({ rows, fills }: Grid, picks: readonly number[], first: number): readonly CellAt[] {
  const below = rows.map((_, row) => row).slice(first);
  const usual = new Map(picks.map((column) => [column, mostFrequent(below.map((row) => fills[row]?.[column]))]));
  return below.flatMap((row) => {
    const [one, ...others] = picks.map((column) => fills[row]?.[column]);
    if (others.every((fill) => fill === one)) return [];
    return picks
      .filter((column) => {
        const fill = fills[row]?.[column];
        return fill !== undefined && fill !== usual.get(column) && (rows[row]?.[column] ?? '').trim() === '';
      })
      .map((column) => ({ row, column }));
  });
}

function mostFrequent<T>(items: readonly T[]): T | undefined {
  const times = new Map<T, number>();
  for (const item of items) times.set(item, (times.get(item) ?? 0) + 1);
  return [...times].reduce<readonly [T | undefined, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [undefined, 0],
  )[0];
}
