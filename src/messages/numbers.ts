/** Numbers and lists as a language writes them: what is the same in all of them but for a few words. */

export interface Habits {
  readonly thousands: string;
  /** Between a number and what it counts. */
  readonly gap: string;
  readonly percent: string;
  readonly colon: string;
  readonly quotes: readonly [open: string, close: string];
  readonly isOne: (count: number) => boolean;
  readonly and: string;
  readonly or: string;
  readonly other: string;
  readonly line: string;
}

/** A sentence that names more is read by nobody; the table names them all. */
const MOST_ITEMS = 30;

/** The start of a sentence. */
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export function formatsOf(habits: Habits) {
  const { thousands, gap, percent, colon, quotes, isOne, and, or, other, line } = habits;
  const [open, close] = quotes;
  const integer = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, thousands);
  const many = (count: number, one: string, several = `${one}s`): string =>
    `${integer(count)}${gap}${isOne(count) ? one : several}`;
  const list = (items: readonly string[], link: 'and' | 'or' = 'and'): string => {
    if (items.length < 2) return items[0] ?? '';
    const last = items.length > MOST_ITEMS ? many(items.length - MOST_ITEMS, other) : items.at(-1);
    return `${items.slice(0, Math.min(items.length - 1, MOST_ITEMS)).join(', ')} ${link === 'and' ? and : or} ${last}`;
  };
  return {
    integer,
    capital,
    /** «Tirage au sort : …» */
    named: (name: string, what: string): string => `${capital(name)}${colon}${what}`,
    /** A number and what it counts. */
    many,
    list,
    /** `part` of `whole` as a percentage, rounded; whole 0 gives a dash. */
    percent: (part: number, whole: number): string =>
      whole === 0 ? '–' : `${Math.round((100 * part) / whole)}${percent}`,
    /** A cell may hold line breaks; a sentence has none. */
    quote: (text: string): string => `${open}${text.replace(/[\r\n]+/gu, ' ').replace(/ {2,}/gu, ' ')}${close}`,
    /** The numbers of lines, and how many more there are. */
    lines: (numbers: readonly number[], more = 0): string => {
      const shown = numbers.map(integer);
      if (more > 0) return `${line}s ${shown.join(', ')} ${and} ${many(more, other)}`;
      return `${numbers.length < 2 ? line : `${line}s`}${gap}${list(shown)}`;
    },
  };
}
