/** Says of every row whether it is a heading, a ballot, or something that the paper must answer for; none is lost. */

import type { Row } from '../text/rows.ts';
import { type Aside, type Kind, rowClassifier } from './classify-row.ts';
import { voterPlaces } from './columns.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { gatherer } from './layouts.ts';
import { signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import type { Table } from './table.ts';

/** Several rows, where a ballot is a row a pick. */
export type Rows = readonly [Row, ...Row[]];

export interface Classified {
  readonly rows: Rows;
  /** `odd` looks like a ballot and like none: whoever has the paper must say. */
  readonly what: 'header' | 'ballot' | 'odd' | Aside;
}

interface Waiting {
  readonly row: Row;
  readonly what: Kind;
  /** Whether an empty row, or one that closes the sheet, parts it from the last ballot. */
  readonly apart: boolean;
  /** Whether it says what every ballot says beside its picks: with ballots below it, it is a blank one. */
  readonly usual: boolean;
}

/** Lists on a wall are shorter. */
const MOST_LONE = 500;

/** Classifies as the rows come; what may be the block at the end waits until a ballot, or nothing, comes after it. */
export function* classifyRows(table: Table, lookup: Lookup | null, rows: Iterable<Row>): Generator<Classified> {
  const tell = rowClassifier(table, lookup);
  const isSum = sumWatcher(table);
  const usual = usualPlaces(table);
  const gather = table.layout === 'row-per-pick' ? gatherer(table.columns) : null;
  let waiting: Waiting[] = [];
  let lone = 0;
  let apart = false;
  const release = (next: 'header' | 'ballot' | 'end'): readonly Classified[] => {
    const settled = waiting.length === 0 ? [] : settle(waiting, next);
    waiting = [];
    lone = 0;
    apart = false;
    return settled;
  };
  for (const row of rows) {
    const what = tell(row);
    // Only the last block may be the list, and none is so long.
    if (lone > (what === 'empty' ? 0 : MOST_LONE)) yield* release('ballot');
    if (what === 'empty') {
      apart = true;
      yield { rows: [row], what };
      continue;
    }
    if (what === 'words' || what === 'closing' || (little(what) && (apart || waiting.length > 0))) {
      waiting.push({ row, what, apart, usual: what === 'words' && usual.fills(row) });
      lone += Number(what === 'lone');
      apart ||= what === 'closing';
      continue;
    }
    yield* release(what === 'header' ? 'header' : 'ballot');
    const alone = little(what) ? 'ballot' : what;
    const said = alone === 'ballot' && isSum(row) ? 'odd' : alone;
    if (said === 'ballot') usual.note(row);
    if (gather === null || said !== 'ballot') yield { rows: [row], what: said };
    else if (!gather.take(row)) yield { rows: [row], what: 'odd' };
  }
  yield* release('end');
  for (const ballot of gather?.ballots() ?? []) yield { rows: ballot, what: 'ballot' };
}

/** Tells a row whose marks or dots are the sums of all those above it, where nothing says that somebody cast it. */
function sumWatcher({ layout, columns: { picks, voter } }: Table): (row: Row) => boolean {
  if (layout !== 'column-per-orientation') return () => false;
  const who = voterPlaces(voter);
  const sums = picks.map(() => 0);
  let rows = 0;
  return ({ cells }) => {
    const figures = picks.map((place) => {
      const sign = signOf(cells[place] ?? '');
      return sign?.kind === 'number' ? sign.value : sign?.kind === 'mark' ? sign.dots : 0;
    });
    const same = rows > 1 && Math.max(...sums) > 1 && figures.every((figure, at) => figure === sums[at]);
    for (const [at, figure] of figures.entries()) sums[at] = (sums[at] ?? 0) + figure;
    rows += 1;
    return same && !who.some((place) => isFilled(cells[place]));
  };
}

/** Remembers in which columns beside the picks every ballot so far says something: there a blank ballot does so too. */
function usualPlaces({ columns: { picks, voter } }: Table) {
  const who = voterPlaces(voter);
  let places: readonly number[] | null = null;
  return {
    note: ({ cells }: Row) => {
      const says = (at: number) => isFilled(cells[at]);
      places ??= [...cells.keys()].filter((place) => !picks.includes(place));
      if (!places.every(says)) places = places.filter(says);
    },
    fills: ({ cells }: Row): boolean => {
      const at = cells.findIndex(isFilled);
      return !who.includes(at) && places?.includes(at) === true;
    },
  };
}

/** What waited is what it looks like, now that it is known what comes after it. */
function settle(waiting: readonly Waiting[], next: 'header' | 'ballot' | 'end'): readonly Classified[] {
  // A word alone above headings that come again is their title.
  const title = next === 'header' ? waiting.findLastIndex(({ what }) => what === 'words') : -1;
  // An orientation a row, each another: the list or a recap, where ballots without numbers would stand.
  const lone = waiting.filter(({ what }) => what === 'lone').map(({ row }) => plain(row.cells.find(isFilled) ?? ''));
  const isList = next === 'end' && lone.length > 2 && new Set(lone).size === lone.length;
  return waiting.map(({ row, what, apart, usual }, at): Classified => {
    const last = next === 'end' && (apart || what === 'closing');
    const isBallot = (usual && next === 'ballot') || (what === 'lone' ? !isList : little(what) && !last);
    if (isBallot) return { rows: [row], what: 'ballot' };
    if (what === 'lone' || what === 'name') return { rows: [row], what: 'odd' };
    return { rows: [row], what: at === title ? 'section' : last ? 'closing' : 'odd' };
  });
}

/** Whether a row has too little to be a ballot for certain, and would be one among others. */
const little = (what: Kind): what is 'name' | 'lone' | 'blank' =>
  what === 'name' || what === 'lone' || what === 'blank';
