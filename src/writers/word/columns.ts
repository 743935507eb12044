/** Columns and the width there is → how wide each is, and which fit side by side. */
import type { Column, Inline } from '../../report/document.ts';
import { cellPadding } from './house.ts';

/** Narrower than this (twips, 1.1 cm) a column breaks its words into syllables. */
const narrowest = 640;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** A letter of a heading in bold, whatever the font of the letterhead; headings this long may be broken. */
const letter = 130;
const longest = 12;

const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => ('text' in inline ? inline.text : 'inlines' in inline ? wordsOf(inline.inlines) : ' '))
    .join('');

/** No word of a heading is broken to make room for longer cells elsewhere. */
const leastWidth = ({ heading }: Column): number => {
  const letters = Math.max(
    0,
    ...wordsOf(heading)
      .split(/[\s-]+/)
      .map((word) => word.length),
  );
  return Math.max(narrowest, letters > longest ? 0 : letters * letter + 2 * cellPadding);
};

/** Shares `total` twips by weight, exactly, none below its least width as long as there is room. */
export const columnWidths = (columns: readonly Column[], total: number): number[] => {
  const even = Math.floor(total / columns.length);
  const floors = columns.map((column) => Math.min(leastWidth(column), even));
  const weights = columns.map(({ weight }) => (weight > 0 && Number.isFinite(weight) ? weight : 0));
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
