/** Looks for votes in what is left aside: a cell outside the picks that names an orientation, or stands under no heading. */

import type { Row } from '../text/rows.ts';
import { type Columns, rolesOf } from './columns.ts';
import { isFilled } from './headers.ts';
import { keyOf } from './infer.ts';
import type { Flaw } from './layouts.ts';
import { harmOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { remember } from './remember.ts';
import { splitCell } from './split-cell.ts';
import type { Table } from './table.ts';

/** Different cells that are remembered until it is known, for want of a list, which labels there are. */
const MOST_CELLS = 5000;
/** Shorter words are too often near to some label. */
const SHORTEST_TYPO = 5;

export function watchForStrays({ headings, columns }: Table, lookup: Lookup) {
  const roles = rolesOf(columns);
  const width = headings.length;
  const who = [...roles].filter(([, role]) => role === 'number' || role === 'name').map(([place]) => place);
  // Whoever says which columns hold the picks has said of the others that they hold none.
  const names = columns.shownBy === 'told' ? () => false : remember((cell) => namesOrientation(cell, lookup));
  const nameExactly = remember((cell) => lookup.named(cell) !== null);
  /** Where each cell was met first. */
  const later = new Map<string, { readonly row: Row; readonly place: number }>();
  const keep = (row: Row, place: number) => {
    const cell = row.cells[place] ?? '';
    if (later.size < MOST_CELLS && /\p{L}/u.test(cell) && !later.has(cell)) later.set(cell, { row, place });
  };

  return {
    /** What a ballot says where it is not read. */
    onBallot: (row: Row, at: number): readonly Flaw[] => {
      const flaws: Flaw[] = [];
      const { cells } = row;
      for (let place = 0; place < cells.length; place += 1) {
        const cell = cells[place] ?? '';
        if (cell === '' || roles.has(place) || columns.ignored.includes(place) || !isFilled(cell)) continue;
        const spot = { row: at, place };
        const headless = width > 0 && !isFilled(headings[place]);
        // «nul» in a column beside: somebody judged the ballot.
        const harm = /^\D{3,24}$/u.test(cell) ? harmOf(cell) : null;
        if (harm?.kind === 'judged')
          flaws.push({ spot, text: null, finding: { code: 'unknown', suggestions: [], harm } });
        const code = lookup.given && names(cell) ? 'stray-vote' : headless ? 'long-row' : null;
        if (code !== null) flaws.push({ spot, text: null, finding: { code } });
        else if (!lookup.given && columns.shownBy !== 'told') keep(row, place);
      }
      for (const place of who) {
        const cell = cells[place] ?? '';
        if (cell === '' || /^\d+$/u.test(cell)) continue;
        if (!lookup.given) keep(row, place);
        else if (nameExactly(cell))
          flaws.push({ spot: { row: at, place }, text: null, finding: { code: 'stray-vote' } });
      }
      return flaws;
    },
    /** The cell of a row left aside that names an orientation, by its place; -1 where none does. */
    onAside: (row: Row): number => {
      if (!lookup.given) for (const place of row.cells.keys()) keep(row, place);
      return lookup.given ? row.cells.findIndex((cell) => isFilled(cell) && nameExactly(cell)) : -1;
    },
    /** Once all labels are known: the cells left aside that are one of them. */
    atEnd: (isLabel: (key: string) => boolean) =>
      [...later]
        .filter(([cell]) => {
          const key = keyOf(cell);
          return key !== null && isLabel(key);
        })
        .map(([, where]) => where),
  };
}

/** By its label, several of them, or so nearly that it may be a typing error. A number may be anything. */
function namesOrientation(cell: string, lookup: Lookup): boolean {
  if (lookup.named(cell) !== null) return true;
  if (!/\p{L}{2}/u.test(cell)) return false;
  if (cell.trim().length >= SHORTEST_TYPO && lookup.suggest(cell).length > 0) return true;
  const { pieces } = splitCell(cell, lookup);
  return pieces.length > 1 && pieces.every(({ known }) => known);
}

/** Every filled cell is one of these, and the sum is asserted. */
export interface CellCount {
  heading: number;
  pick: number;
  who: number;
  unread: number;
  aside: number;
}

export function openCellCount(columns: Columns) {
  const count: CellCount = { heading: 0, pick: 0, who: 0, unread: 0, aside: 0 };
  const roles = rolesOf(columns);
  const kinds = new Map(
    [...roles].map(([place, role]) => [place, VOTES.has(role) ? ('pick' as const) : ('who' as const)]),
  );
  let read = 0;
  return {
    ofRow: ({ cells }: Row, whole: 'heading' | 'aside' | null): void => {
      let filled = 0;
      for (let place = 0; place < cells.length; place += 1) {
        if (!isFilled(cells[place])) continue;
        filled += 1;
        if (whole === null) count[kinds.get(place) ?? 'unread'] += 1;
      }
      if (whole !== null) count[whole] += filled;
      read += filled;
    },
    /** @throws an Error where a cell was lost: that is a fault of ours and nobody else's */
    close: (): CellCount => {
      const { heading, pick, who, unread, aside } = count;
      if (heading + pick + who + unread + aside !== read)
        throw new Error(`${read} cells were read, and not all accounted for`);
      return count;
    },
  };
}

const VOTES: ReadonlySet<string> = new Set(['pick', 'dots', 'rank', 'total']);
