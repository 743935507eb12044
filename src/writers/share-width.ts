/** What columns want and the width there is, on a screen or on paper → what each of them gets. */

export interface ColumnWish {
  readonly wanted: number;
  /** It does not go below this as long as there is room. */
  readonly least: number;
  /** Takes what the others leave. */
  readonly grows: boolean;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Where widths sum to more than the total, the widest are cut to one same width. */
const capped = (widths: readonly number[], total: number): readonly number[] => {
  let left = total;
  for (const [place, width] of [...widths].sort((a, b) => a - b).entries()) {
    const even = left / (widths.length - place);
    if (width > even) return widths.map((each) => Math.min(each, even));
    left -= width;
  }
  return widths;
};

/** Shares the total exactly, in whole numbers. Where there is no room for all, the widest give way first. */
export function shareWidth(wishes: readonly ColumnWish[], total: number): number[] {
  const least = capped(
    wishes.map((wish) => wish.least),
    total,
  );
  const above = wishes.map(({ wanted }, at) => Math.max(wanted - (least[at] ?? 0), 0));
  const widths = capped(above, total - sum(least)).map((width, at) => width + (least[at] ?? 0));
  const growing = widths.map((width, at) => (wishes[at]?.grows ? width : 0));
  const shares = sum(growing) > 0 ? growing : widths;
  const spare = (total - sum(widths)) / Math.max(sum(shares), 1);
  // Each column ends where the running sum rounds to.
  const grown = widths.map((width, at) => width + spare * (shares[at] ?? 0));
  const ends = grown.map((_, at) => Math.round(sum(grown.slice(0, at + 1))));
  return ends.map((end, at) => end - (ends[at - 1] ?? 0));
}
