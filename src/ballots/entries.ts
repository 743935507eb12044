/** A sheet enters; its ballots leave as they were typed, under the numbers of the paper: nothing is judged. */

import type { Row } from '../text/rows.ts';
import { classifyRows } from './classify-rows.ts';
import type { Voter } from './columns.ts';
import { isFilled } from './headers.ts';
import { keyOf } from './infer.ts';
import { gatherer, layouts } from './layouts.ts';
import { codeKey } from './orientations.ts';
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

/** A number, or a few letters and a number: «12», «A-07», «n° 12», «T3/12». */
const NUMBER = /^(?:\p{L}{1,2}[\s°.:/-]*)?\d[\d\s./-]{0,11}\p{L}?$/u;

/** By what the ballots of both sheets are known, the surest first; null where there is nothing. */
export function commonId(sheets: readonly Sheet[]): IdKind | null {
  return (['number', 'address', 'name'] as const).find((kind) => sheets.every((sheet) => hasId(sheet, kind))) ?? null;
}

/** A sheet of totals has no ballots, and so no numbers of theirs. */
export const hasId = ({ table }: Sheet, kind: IdKind): boolean =>
  table.layout !== 'totals' && placesOf(table.columns.voter, kind).length > 0;

const placesOf = (voter: Voter, kind: IdKind): readonly number[] =>
  [voter[kind]].flat().filter((place) => place !== null);

export function readEntries(sheet: Sheet, list: GivenList | null, kind: IdKind): readonly Entry[] {
  const { table } = sheet;
  const gather = table.layout === 'row-per-pick' ? gatherer(table.columns) : null;
  const entries: Entry[] = [];
  const enter = (rows: readonly [Row, ...Row[]]) => {
    const [{ line, cells }] = rows;
    const typed = placesOf(table.columns.voter, kind)
      .map((place) => cells[place]?.trim() ?? '')
      .join(' ')
      .trim();
    entries.push({
      line,
      id: isFilled(typed) ? codeKey(typed) : null,
      number: kind === 'number' && NUMBER.test(typed) ? typed : null,
      picks: readPicks(sheet, rows, list),
    });
  };
  for (const { row, what } of classifyRows(table, list?.lookup ?? null)) {
    if (what !== 'ballot' && what !== 'odd') continue;
    if (gather === null) enter([row]);
    else gather.take(row);
  }
  for (const rows of gather?.ballots() ?? []) enter(rows);
  return entries;
}

function readPicks({ table }: Sheet, rows: readonly Row[], list: GivenList | null): readonly EnteredPick[] {
  const lookup = list?.lookup ?? null;
  const { picks } = layouts[table.layout].mark(
    rows.map(({ cells }) => cells),
    table,
    lookup,
  );
  return picks.map(({ text, dots, spot }, at) => {
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
