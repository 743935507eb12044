/** Decoded text enters; which separator, which shape, which headings, which columns leaves, with the rows that follow. */

import type { Failure } from '../failure.ts';
import { type Row, readRows, separatorLine } from '../text/rows.ts';
import { plain } from './fold.ts';
import { pickRank, speaksOfColumns } from './layouts/headings.ts';
import type { Found, Frame, Pick } from './layouts/layout.ts';
import { needsList } from './layouts/list-in-cell.ts';
import { type LayoutId, layouts } from './layouts.ts';
import type { Lookup } from './orientations.ts';
import { sidewaysLine } from './sideways.ts';
import { harmOf } from './spreadsheet.ts';

/** Rows looked at to understand a file; headings stand in the first of them. */
const SAMPLE = 200;
const DELIMITERS = [';', '\t', ',', '|'] as const;

export interface Table extends Frame {
  readonly delimiter: string;
  /** Another separator by which the file can be read as well, and says something else; null where there is none. */
  readonly rival: string | null;
  readonly layout: LayoutId;
  /** Whether the picks of a ballot stand in order of preference. */
  readonly ordered: boolean;
  /** The rows of the headings, empty where there are none; the rows above them are titles and notes. */
  readonly header: readonly Row[];
  /** Every row of the file from the first, lazily; may be run through again. */
  readonly rows: () => Iterable<Row>;
}

/** What the organiser knows better than the file. */
export interface TableHints {
  readonly delimiter: string | null;
  readonly layout: LayoutId | null;
}

interface Understanding {
  readonly delimiter: string;
  readonly sample: readonly Row[];
  readonly table: Table | null;
  readonly picks: readonly Pick[];
  /** Its headings say «Choix 1», «Choix 2»: no other separator makes such words. */
  readonly named: boolean;
  /** Several columns, as many in every row from the headings down. */
  readonly columnar: boolean;
  /** Rows in which the list has every pick. */
  readonly whole: number;
  /** Picks that the list has, less those that it does not have. */
  readonly known: number;
  readonly understood: number;
  readonly width: number;
}

/**
 * Finds the separator, the shape and the headings: the reading in which the list has all the picks of most rows, then the
 * one in which it has most picks, then the one with most columns understood, then the one with most columns.
 */
export function readTable(
  source: string,
  text: () => Iterable<string>,
  lookup: Lookup | null,
  hints: TableHints,
): Table | Failure {
  const announced = hints.delimiter ?? separatorLine(text);
  const read = (delimiter: string) => understand(text, delimiter, lookup, hints.layout);
  const { occurring, absent } = candidates(text);
  const cut = announced === null ? occurring.map(read) : [read(announced)];
  const certain = announced !== null || cut.some(({ named, columnar }) => named || columnar);
  // A file may have but one column, whatever stands in it.
  const all = certain || absent === undefined ? cut : [...cut, read(absent)];
  // To the wrong separator a row is one cell, in which the number of a blank ballot looks like a pick.
  const readings = all
    .filter((reading) => !(isUncut(reading) && all.some(({ named, columnar }) => named || columnar)))
    .sort(
      (a, b) =>
        Number(b.named) - Number(a.named) ||
        b.whole - a.whole ||
        b.known - a.known ||
        b.understood - a.understood ||
        b.width - a.width,
    );
  const best = readings.find(({ table }) => table !== null);
  if (!best?.table) {
    const headings = readings[0]?.sample.find(({ cells }) => cells.some((cell) => cell.trim() !== ''))?.cells ?? [];
    return { failure: 'no-pick-columns', source, headings };
  }
  const { table, sample, picks } = best;
  const sideways = sidewaysLine(sample);
  if (sideways !== null) return { failure: 'sideways-ballots', source, line: sideways };
  const strange = lookup === null ? undefined : picks.find(({ text }) => text.trim() !== '');
  if (strange !== undefined && lookup !== null && picks.every((pick) => isForeign(pick, lookup))) {
    return { failure: 'no-orientation-recognised', source, example: strange.text };
  }
  const [column] = table.columns.picks;
  if (lookup === null && table.layout === 'list-in-cell' && column !== undefined && needsList(sample, table)) {
    return { failure: 'list-needed', source, heading: table.headings[column] ?? '' };
  }
  const rival = readings.find(
    (reading) => occurring.some((delimiter) => delimiter === reading.delimiter) && rivals(best, reading, lookup),
  );
  return rival === undefined ? table : { ...table, rival: rival.delimiter };
}

/** Whether another reading is as good, but for the number of its columns, and yet finds other picks. */
function rivals(best: Understanding, other: Understanding, lookup: Lookup | null): boolean {
  if (other === best || other.table === null || best.named !== other.named) return false;
  if (lookup === null && (best.understood !== other.understood || best.width !== other.width)) return false;
  if (best.whole !== other.whole || best.known !== other.known || (lookup !== null && best.whole === 0)) return false;
  const said = ({ picks }: Understanding) =>
    picks
      .map(({ text }) => `${lookup?.find(text) ?? plain(text)}`)
      .toSorted()
      .join('\n');
  return said(best) !== said(other);
}

/** The separators that occur, and one that does not. */
function candidates(text: () => Iterable<string>) {
  const [head = ''] = first(text(), 1);
  return {
    occurring: DELIMITERS.filter((delimiter) => head.includes(delimiter)),
    absent: DELIMITERS.find((delimiter) => !head.includes(delimiter)),
  };
}

const isUncut = ({ table, columnar }: Understanding): boolean => table?.layout === 'list-in-cell' && !columnar;

/** Neither in the list nor like anything in it, and no spreadsheet is to blame. */
const isForeign = ({ text }: Pick, lookup: Lookup): boolean =>
  lookup.find(text) === null && harmOf(text) === null && lookup.suggest(text).length === 0;

function understand(
  text: () => Iterable<string>,
  delimiter: string,
  lookup: Lookup | null,
  asked: LayoutId | null,
): Understanding {
  const sample = first(readRows(text(), delimiter), SAMPLE);
  const width = Math.max(0, ...sample.map((row) => row.cells.length));
  for (const layout of asked === null ? (Object.keys(layouts) as LayoutId[]) : [asked]) {
    const found = layouts[layout].recognise({ rows: sample, lookup }, asked !== null);
    if (found === null) continue;
    const marks = marksIn(sample, found, layout, lookup);
    const isKnown = ({ text, problem }: Pick) => lookup !== null && problem === null && lookup.find(text) !== null;
    const picks = marks.flat();
    const { columns, headings } = found;
    const below = sample.filter(({ line }) => line >= (found.header.at(-1) ?? 1));
    return {
      delimiter,
      sample,
      table: {
        delimiter,
        rival: null,
        layout,
        ordered: layouts[layout].ordered(columns),
        columns,
        headings,
        header: sample.filter(({ line }) => found.header.includes(line)),
        rows: () => readRows(text(), delimiter),
      },
      picks,
      named: columns.picks.length > 1 && columns.picks.every((place) => pickRank(headings[place] ?? '') !== null),
      columnar: width > 1 && below.length > 1 && below.every(({ cells }) => cells.length === width),
      whole: marks.filter((row) => row.length > 0 && row.every(isKnown)).length,
      known: Math.max(0, 2 * picks.filter(isKnown).length - picks.length),
      understood: columns.picks.length + columns.dots.length + headings.filter(speaksOfColumns).length,
      width,
    };
  }
  return {
    delimiter,
    sample,
    table: null,
    picks: [],
    named: false,
    columnar: false,
    whole: 0,
    known: 0,
    understood: 0,
    width,
  };
}

/** What the rows of the sample say, each taken alone. */
const marksIn = (sample: readonly Row[], found: Found, layout: LayoutId, lookup: Lookup | null) =>
  sample
    .filter(({ line, damage }) => line > (found.header.at(-1) ?? 0) && damage === null)
    .map(({ cells }): readonly Pick[] => layouts[layout].mark([cells], found, lookup).picks);

function first<T>(items: Iterable<T>, count: number): readonly T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.length === count) break;
    taken.push(item);
  }
  return taken;
}
