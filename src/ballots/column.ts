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
/** Only the first page begins smaller, and is exchanged for larger ones: few rooms would fill it. */
const FEW = 2 ** 6;

export function openColumn(): Column {
  const pages = [new Uint32Array(FEW)];
  let room = FEW;
  let length = 0;
  const grow = () => {
    const [first] = pages;
    if (first !== undefined && first.length < PAGE) {
      room = 2 * first.length;
      pages[0] = new Uint32Array(room);
      pages[0].set(first);
    } else {
      room += PAGE;
      pages.push(new Uint32Array(PAGE));
    }
  };
  const set = (place: number, number: number) => {
    const page = pages[place >>> BITS];
    if (page !== undefined) page[place & (PAGE - 1)] = number;
  };
  return {
    push: (number) => {
      if (length === room) grow();
      set(length, number);
      length += 1;
      return length - 1;
    },
    at: (place) => pages[place >>> BITS]?.[place & (PAGE - 1)] ?? 0,
    set,
    length: () => length,
  };
}
