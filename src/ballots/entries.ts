/** A sheet enters; its ballots leave as they were typed, under the numbers of the paper: nothing is judged. */

import { classifyRows, type Rows } from './classify-rows.ts';
import type { Voter } from './columns.ts';
import { isFilled } from './headers.ts';
import { keyOf } from './infer.ts';
import { layouts } from './layouts.ts';
import { codeKey } from './orientations.ts';
import { ballotNumber } from './remarks.ts';
import type { GivenList, Sheet } from './sheet.ts';

/** What a ballot is known by. */
export type IdKind = keyof Voter;

/** A pick as it was typed. */
export interface EnteredPick {
  /** The place of its column among those of picks, or its place in the ballot; 1 is the first. */
  readonly position: number;
  /** Two cells that mean the same have the same key. */
  readonly key: string;
  /** As the list writes it; as it was typed where no list has it. */
  readonly label: string;
  /** As typed; null where the file holds none. */
  readonly dots: string | null;
}

export interface Entry {
  readonly line: number;
  /** Null where the row says nothing. */
  readonly id: string | null;
  /** The number as typed; null where it may be somebody's name or address. */
  readonly number: string | null;
  readonly picks: readonly EnteredPick[];
}

/** By what the ballots of both sheets are known, the surest first; null where there is nothing. */
export function commonId(sheets: readonly Sheet[]): IdKind | null {
  return (['number', 'address', 'name'] as const).find((kind) => sheets.every((sheet) => hasId(sheet, kind))) ?? null;
}

/** A sheet of totals has no ballots, and so no numbers of theirs. */
export const hasId = ({ table }: Sheet, kind: IdKind): boolean =>
  table.layout !== 'totals' && placesOf(table.columns.voter, kind).length > 0;

const placesOf = (voter: Voter, kind: IdKind): readonly number[] =>
  [voter[kind]].flat().filter((place) => place !== null);

export function readEntries({ table }: Sheet, list: GivenList | null, kind: IdKind): readonly Entry[] {
  const lookup = list?.lookup ?? null;
  return [...classifyRows(table, lookup)]
    .filter(({ what }) => what === 'ballot' || what === 'odd')
    .map(({ rows }) => {
      const [{ line, cells }] = rows;
      const typed = placesOf(table.columns.voter, kind)
        .map((place) => cells[place]?.trim() ?? '')
        .join(' ')
        .trim();
      return {
        line,
        id: isFilled(typed) ? codeKey(typed) : null,
        number: kind === 'number' ? ballotNumber(typed) : null,
        picks: readPicks(table, rows, lookup),
      };
    });
}

function readPicks(table: Sheet['table'], rows: Rows, lookup: GivenList['lookup'] | null): readonly EnteredPick[] {
  const cells = rows.map((row) => row.cells);
  return layouts[table.layout].mark(cells, table, lookup).picks.map(({ text, dots, spot }, at) => {
    const place = lookup?.find(text) ?? null;
    const label = place === null ? text.replace(/\s+/gu, ' ').trim() : (lookup?.label(place) ?? text);
    return {
      position: 1 + (table.layout === 'column-per-pick' ? table.columns.picks.indexOf(spot.place) : at),
      key: place === null ? (keyOf(text) ?? label) : `${place}`,
      label,
      dots,
    };
  });
}
