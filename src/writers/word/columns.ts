/** Columns, their cells and the width there is → how wide each column is, and which fit side by side. */
import type { Column } from '../../report/document.ts';
import { heightOf, type Lines, lineCount, lineOf, widestWord } from './measure.ts';
import { cellPadding } from './theme.ts';

/** Narrower than this (twips, 1.1 cm) a column breaks its words into syllables. */
const narrowest = 640;

/** A letterhead may set its headings in a wider font. */
const wider = 1.3;
/** A heading whose longest word takes more twips than this may be broken. */
const longest = 2000;

/** Columns as wide as what they hold leave at least so much of the width to the others: whatever makes the table lowest. */
const leastShared = [0.24, 0.3, 0.36, 0.42, 0.48, 0.54, 0.6];
/** A heading as long as «Points 3-2-1», in twips. */
const shortHeading = 1500;
/** Rows that tell how low a table is. */
const telling = 100;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** No word of a heading is broken to make room for longer cells elsewhere. */
const leastWidth = ({ heading }: Column): number => {
  const word = wider * widestWord(heading);
  return Math.max(narrowest, word > longest ? 0 : word + 2 * cellPadding);
};

const isShared = ({ weight }: Column): boolean => weight > 0 && Number.isFinite(weight);

/** A short heading stays on one line. */
const headingWidth = ({ heading }: Column): number => {
  const line = lineOf(heading);
  return line > shortHeading ? 0 : line + 2 * cellPadding;
};

/** How wide a column is in which no line is broken, whose cells hold such lines. */
const unbroken = (column: Column, cells: readonly Lines[]): number => {
  let widest = lineOf(column.heading);
  for (const lines of cells) widest = Math.max(widest, ...lines);
  return Math.max(leastWidth(column), widest + 2 * cellPadding);
};

/** Of widths that are too many together, the widest give way, all to the same width. */
const capped = (widths: readonly number[], total: number): readonly number[] => {
  const narrowFirst = [...widths].sort((a, b) => a - b);
  let left = total;
  for (const [place, width] of narrowFirst.entries()) {
    const even = left / (narrowFirst.length - place);
    if (width > even) return widths.map((each) => Math.min(each, even));
    left -= width;
  }
  return widths;
};

/** How low a table gets, and how few lines it breaks, in columns of such widths. */
const outcomeOf = (rows: readonly (readonly Lines[])[], widths: readonly number[]) => {
  const rooms = widths.map((width) => width - 2 * cellPadding);
  let height = 0;
  let broken = 0;
  for (const cells of rows) {
    height += heightOf(cells, rooms);
    for (const [index, lines] of cells.entries()) broken += lineCount(lines, rooms[index] ?? 0);
  }
  return { height, broken };
};

/** What each column of weight 0 takes of the width, 0 for the others. Twips. */
const ownWidths = (
  columns: readonly Column[],
  rows: readonly (readonly Lines[])[],
  total: number,
): readonly number[] => {
  const own = columns.flatMap((column, index) => (isShared(column) ? [] : [index]));
  if (own.length === 0) return columns.map(() => 0);
  const least = columns.map(leastWidth);
  const headings = columns.map(headingWidth);
  const wanted = own.map((index) =>
    unbroken(
      columns[index] as Column,
      rows.map((cells) => cells[index] ?? []),
    ),
  );
  const attempt = (part: number) => {
    const room = capped(wanted, total * (1 - part));
    const widths = own.map((index, place) => Math.max(room[place] ?? 0, headings[index] ?? 0));
    return columns.map((_, index) => (own.includes(index) ? (widths[own.indexOf(index)] ?? 0) : 0));
  };
  if (own.length === columns.length) return attempt(0);
  // Most tables have room enough, whatever is left to the others.
  const attempts = [...new Map(leastShared.map(attempt).map((widths) => [widths.join(), widths])).values()];
  if (attempts.length === 1) return attempts[0] ?? attempt(0.5);
  const told = rows.slice(0, telling);
  const outcomes = attempts.map((widths) => ({
    widths,
    ...outcomeOf(told, columnWidths(columns, total, widths, least)),
  }));
  // Of tables as low as one another, the one that breaks the fewest lines.
  const [best] = outcomes.toSorted((a, b) => a.height - b.height || a.broken - b.broken);
  return best?.widths ?? attempt(0.5);
};

/** The widths of a table's columns, whose sum is `total`, in twips. `rows` are the lines of its cells. */
export const widthsOf = (columns: readonly Column[], rows: readonly (readonly Lines[])[], total: number): number[] =>
  columnWidths(columns, total, ownWidths(columns, rows, total));

/** Shares `total` twips exactly: by weight, none below its least width or its own as long as there is room. */
export const columnWidths = (
  columns: readonly Column[],
  total: number,
  own: readonly number[] = [],
  least: readonly number[] = columns.map(leastWidth),
): number[] => {
  const even = Math.floor(total / columns.length);
  const wanted = least.map((width, index) => Math.max(Math.min(width, even), own[index] ?? 0));
  // The last column gives what the others take too much. Headings alone may be wider than a table in a cell: then all do.
  const floors = sum(wanted.slice(0, -1)) >= total ? wanted.map((width) => Math.min(width, even)) : wanted;
  const shared = columns.some(isShared);
  const weights = columns.map((column, index) => (isShared(column) ? column.weight : shared ? 0 : (own[index] ?? 0)));
  const widened = new Set<number>();
  for (;;) {
    const room = total - sum([...widened].map((index) => floors[index] ?? 0));
    const weighed = sum(weights.filter((_, index) => !widened.has(index)));
    const widths = weights.map((weight, index) =>
      widened.has(index) ? (floors[index] ?? 0) : (room * weight) / (weighed || 1),
    );
    const short = widths.findIndex((width, index) => width < (floors[index] ?? 0) && !widened.has(index));
    if (short === -1) return rounded(widths, total);
    widened.add(short);
  }
};

/** Whole twips whose sum is the total: each column ends where the running sum rounds to. */
const rounded = (widths: readonly number[], total: number): number[] => {
  let edge = 0;
  let exact = 0;
  return widths.map((width, index) => {
    exact += width;
    const end = index === widths.length - 1 ? total : Math.round(exact);
    const whole = end - edge;
    edge = end;
    return whole;
  });
};

/** The columns that go side by side, as places in the list. More than the page is wide for go into further tables,
 * each with the row headers again. */
export const columnSets = (columns: readonly Column[], total: number): number[][] => {
  const all = columns.map((_, index) => index);
  const most = Math.max(Math.floor(total / narrowest), 2);
  if (all.length <= most) return [all];
  const heads = all.filter((index) => columns[index]?.header).slice(0, most - 1);
  const others = all.filter((index) => !heads.includes(index));
  const sets = Math.ceil(others.length / (most - heads.length));
  const each = Math.ceil(others.length / sets);
  return Array.from({ length: sets }, (_, set) =>
    [...heads, ...others.slice(set * each, (set + 1) * each)].sort((a, b) => a - b),
  );
};
