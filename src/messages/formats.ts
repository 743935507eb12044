/** Numbers, lists and places as a language writes them: what is the same in all of them but for a few words. */

import type { RowRun } from '../ballots/sheet.ts';
import type { ColumnName } from '../failure.ts';
import type { habits } from './fr/habits.ts';

type Habits = typeof habits;

/** As much as is known of where something is: in a text, in a sheet, in a Word document. */
export interface KnownPlace {
  readonly source?: string;
  readonly path?: string;
  readonly sources?: readonly string[];
  readonly paths?: readonly string[];
  readonly line?: number | null;
  /** Several, in words. */
  readonly lines?: string;
  readonly column?: number;
  readonly columns?: readonly ColumnName[];
  readonly letter?: string | null;
  readonly heading?: string | null;
  readonly part?: keyof Habits['parts'];
  readonly paragraph?: number;
  readonly text?: string;
}

/** A sentence that names more is read by nobody; the table names them all. */
const MOST_ITEMS = 30;
/** Columns of a kind and runs of lines that are named before the rest is only counted. */
const MOST_COLUMNS = 6;
const MOST_RUNS = 8;

/** The start of a sentence. */
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export function formatsOf(habits: Habits) {
  const { thousands, gap, percent, colon, inQuotes, isOne, several, and, or, other, line: lineWord } = habits;
  const integer = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, thousands);
  const plural = (count: number, one: string, many = several(one)): string => (isOne(count) ? one : many);
  const many = (count: number, one: string, more?: string): string =>
    `${integer(count)}${gap}${plural(count, one, more)}`;
  const run = ({ from, to }: RowRun): string =>
    from === to ? integer(from) : `${integer(from)} ${habits.to} ${integer(to)}`;
  const list = (items: readonly string[], link: 'and' | 'or' = 'and', most = MOST_ITEMS): string => {
    if (items.length < 2) return items[0] ?? '';
    const last = items.length > most ? many(items.length - most, other) : items.at(-1);
    return `${items.slice(0, Math.min(items.length - 1, most)).join(', ')} ${link === 'and' ? and : or} ${last}`;
  };
  /** A cell may hold line breaks; a sentence has none. */
  const quote = (text: string): string => inQuotes(text.replace(/[\r\n]+/gu, ' ').replace(/ {2,}/gu, ' '));
  /** «B « Choix 1 »» */
  const columnName = ({ letter, heading }: ColumnName): string =>
    heading === null ? letter : `${letter} ${quote(heading)}`;
  const columnList = (columns: readonly ColumnName[], everything: boolean): string =>
    list(columns.map(columnName), 'and', everything ? Infinity : MOST_COLUMNS);
  const where = (place: KnownPlace): string => {
    const { line, column, columns = [], letter, part, paragraph, text } = place;
    return [
      list(place.sources ?? place.paths ?? []),
      place.source ?? place.path,
      line ? `${lineWord} ${integer(line)}` : place.lines,
      typeof column === 'number' && `${habits.column} ${column}`,
      columns.length > 0 &&
        `${plural(columns.length, habits.column)} ${list(columns.map(columnName), 'and', MOST_COLUMNS)}`,
      letter && `${habits.column}${gap}${columnName({ letter, heading: place.heading || null })}`,
      part && habits.parts[part],
      paragraph && `${habits.paragraph} ${integer(paragraph)}${text ? ` (${quote(text)})` : ''}`,
    ]
      .filter((known) => known)
      .join(', ');
  };
  /** In words where it is an ISO date; else as it was typed. */
  const date = (typed: string): string => {
    const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)$/u.exec(typed) ?? [];
    return year === undefined
      ? typed
      : `${day === '01' ? habits.first : Number(day)} ${habits.months[Number(month) - 1]} ${year}`;
  };
  return {
    integer,
    date,
    /** «le 27 mars 2026»; a day that was typed in other words stands as it is. */
    onDay: (typed: string): string => date(typed).replace(/^(?=\d)/u, `${habits.on} `),
    capital,
    /** «Tirage au sort : …» */
    named: (name: string, what: string): string => `${capital(name)}${colon}${what}`,
    /** What so many are called, without their number and with it. */
    plural,
    many,
    columnList,
    list,
    /** `part` of `whole` as a percentage, rounded; whole 0 gives a dash. */
    percent: (part: number, whole: number): string =>
      whole === 0 ? '–' : `${Math.round((100 * part) / whole)}${percent}`,
    quote,
    /** Several labels, in quotation marks. */
    quoted: (labels: readonly string[]): string => list(labels.map(quote)),
    /** A separator between cells. */
    sign: (delimiter: string): string => (delimiter === '\t' ? habits.tab : quote(delimiter)),
    /** «colonnes E, F, lignes 1 (titre), 12 à 14 (vide)»: columns, then runs of lines by kind. */
    aside: (
      columns: readonly ColumnName[],
      runs: readonly RowRun[],
      kinds: Readonly<Record<RowRun['why'], string>>,
      everything: boolean,
    ): string => {
      const lines = runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      const told = [...new Set(runs.map(({ why }) => why))].map((kind) => {
        const alike = runs.filter(({ why }) => why === kind).map(run);
        return `${list(alike, 'and', everything ? Infinity : MOST_RUNS)} (${kinds[kind]})`;
      });
      return [
        columns.length > 0 && `${plural(columns.length, habits.column)} ${columnList(columns, everything)}`,
        lines > 0 && `${plural(lines, lineWord)} ${told.join(', ')}`,
      ]
        .filter((part) => part !== false)
        .join(habits.semicolon);
    },
    /** The numbers of lines; of a list that was cut already, `more` are left. */
    lines: (numbers: readonly number[], more = 0): string => {
      const told = more > 0 ? [...numbers.map(integer), many(more, other)] : numbers.map(integer);
      const most = more > 0 ? Infinity : MOST_ITEMS;
      return `${lineWord}${numbers.length + more < 2 ? '' : 's'}${gap}${list(told, 'and', most)}`;
    },
    where,
    /** «bulletins.csv, ligne 3, colonne B « Choix 1 » : », before what is wrong there; nothing where no place is known. */
    at: (place: KnownPlace): string => (where(place) === '' ? '' : `${where(place)}${colon}`),
  };
}

export type Formats = ReturnType<typeof formatsOf>;
