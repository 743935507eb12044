/** Whole numbers enter one after another; any of them leaves again by its place. Four bytes each, where an object would take
 * a hundred: what must be remembered of a million ballots is kept in such columns. */

export interface Column {
  /** From 0 to 2^32 - 1; its place leaves. */
  readonly push: (number: number) => number;
  readonly at: (place: number) => number;
  readonly set: (place: number, number: number) => void;
  readonly length: () => number;
}

/** A page holds 2^12 numbers; a column grows by pages, so that nothing in it is ever moved. */
const BITS = 12;
const PAGE = 2 ** BITS;

export function openColumn(): Column {
  const pages: Uint32Array[] = [];
  let length = 0;
  const set = (place: number, number: number) => {
    const page = pages[place >>> BITS];
    if (page !== undefined) page[place & (PAGE - 1)] = number;
  };
  return {
    push: (number) => {
      if (length === PAGE * pages.length) pages.push(new Uint32Array(PAGE));
      set(length, number);
      length += 1;
      return length - 1;
    },
    at: (place) => pages[place >>> BITS]?.[place & (PAGE - 1)] ?? 0,
    set,
    length: () => length,
  };
}
