/** The same paper ballots typed by two people enter; where the two differ leaves, by the number of the ballot. */

import { commonId, type EnteredPick, type Entry, hasId, readEntries } from './ballots/entries.ts';
import type { GivenList, Sheet } from './ballots/sheet.ts';
import type { Failure } from './failure.ts';

/** A pick, with the dots beside it where the file holds some; null where that file has none. */
export type Said = { readonly label: string; readonly dots: string | null } | null;

export type Difference = { readonly number: string | null } & (
  | {
      readonly kind: 'picks';
      /** In the first file and in the second. */
      readonly lines: readonly [number, number];
      readonly picks: readonly {
        /** Which pick, 1 for the first; null where picks have no order. */
        readonly position: number | null;
        readonly first: Said;
        readonly second: Said;
      }[];
    }
  /** A ballot that the other file does not have. */
  | { readonly kind: 'only'; readonly source: string; readonly line: number }
  /** One number on several rows of a file; the first of them was compared. */
  | { readonly kind: 'twice'; readonly source: string; readonly lines: readonly number[] }
  /** A row without a number. */
  | { readonly kind: 'unnumbered'; readonly source: string; readonly line: number }
);

/** What `check --compare --json` writes; an address or a name is not in it. */
export interface Comparison {
  readonly schema: 'atelier/compare@1';
  readonly sources: readonly { readonly name: string; readonly sha256: string | null; readonly ballots: number }[];
  /** Ballots in which both say the same. */
  readonly same: number;
  /** By number. */
  readonly differences: readonly Difference[];
}

/**
 * Holds two entries of the same ballots against each other; the order of the rows does not matter, nor that of the picks
 * unless an order was `announced`.
 * @returns a Failure when the ballots of a file have no numbers
 */
export function compareEntries(
  first: Sheet,
  second: Sheet,
  list: GivenList | null,
  announced: boolean,
): Comparison | Failure {
  const sheets = [first, second] as const;
  const kind = commonId(sheets);
  if (kind === null) {
    const without = sheets.find((sheet) => !hasId(sheet, 'number')) ?? first;
    return { failure: 'no-ballot-numbers', source: without.source };
  }
  const [one, other] = sheets.map((sheet) => collect(sheet, readEntries(sheet, list, kind)));
  if (one === undefined || other === undefined) return { failure: 'no-ballot-numbers', source: first.source };
  const ordered = announced && first.table.ordered && second.table.ordered;
  const pairs = [...one.byId].flatMap(([id, entry]) => {
    const twin = other.byId.get(id);
    return twin ? [{ id, entry, twin, picks: differ(entry.picks, twin.picks, ordered) }] : [];
  });
  const differing = pairs
    .filter(({ picks }) => picks.length > 0)
    .map(({ id, entry, twin, picks }) => ({
      id,
      difference: { kind: 'picks', number: entry.number, lines: [entry.line, twin.line], picks } as const,
    }));
  const all = [...differing, ...lonely(first, one, other), ...lonely(second, other, one), ...one.odd, ...other.odd];
  return {
    schema: 'atelier/compare@1',
    sources: [one, other].map(({ sheet, ballots }) => ({ name: sheet.source, sha256: sheet.file.sha256, ballots })),
    same: pairs.length - differing.length,
    differences: all.sort((a, b) => compareIds(a.id, b.id)).map(({ difference }) => difference),
  };
}

interface FoundDifference {
  readonly id: string | null;
  readonly difference: Difference;
}

interface Pile {
  readonly sheet: Sheet;
  readonly ballots: number;
  readonly byId: ReadonlyMap<string, Entry>;
  /** Numbers that come twice, rows without one. */
  readonly odd: readonly FoundDifference[];
}

function collect(sheet: Sheet, entries: readonly Entry[]): Pile {
  const { source } = sheet;
  const byId = new Map<string, Entry>();
  const lines = new Map<string, number[]>();
  const odd: FoundDifference[] = [];
  for (const entry of entries) {
    const { id, line } = entry;
    if (id === null) odd.push({ id, difference: { kind: 'unnumbered', number: null, source, line } });
    else {
      if (!byId.has(id)) byId.set(id, entry);
      lines.set(id, [...(lines.get(id) ?? []), line]);
    }
  }
  for (const [id, where] of lines) {
    const number = byId.get(id)?.number ?? null;
    if (where.length > 1) odd.push({ id, difference: { kind: 'twice', number, source, lines: where } });
  }
  return { sheet, ballots: entries.length, byId, odd };
}

/** Ballots of one file that the other does not have. */
const lonely = ({ source }: Sheet, pile: Pile, other: Pile): readonly FoundDifference[] =>
  [...pile.byId]
    .filter(([id]) => !other.byId.has(id))
    .map(([id, { number, line }]) => ({ id, difference: { kind: 'only', number, source, line } }));

/** Pick by pick where they have an order; else those that only one of the two has. */
function differ(first: readonly EnteredPick[], second: readonly EnteredPick[], ordered: boolean) {
  const same = (a: EnteredPick | undefined, b: EnteredPick | undefined) => a?.key === b?.key && a?.dots === b?.dots;
  if (ordered) {
    const last = Math.max(0, ...[...first, ...second].map(({ position }) => position));
    return Array.from({ length: last }, (_, at) => {
      const [a, b] = [first, second].map((picks) => picks.find(({ position }) => position === at + 1));
      return same(a, b) ? [] : [{ position: at + 1, first: said(a), second: said(b) }];
    }).flat();
  }
  const without = (picks: readonly EnteredPick[], others: readonly EnteredPick[]) => {
    const left = [...others];
    return picks.filter((pick) => {
      const at = left.findIndex((other) => same(pick, other));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return [
    ...without(first, second).map((pick) => ({ position: null, first: said(pick), second: null })),
    ...without(second, first).map((pick) => ({ position: null, first: null, second: said(pick) })),
  ];
}

const said = (pick: EnteredPick | undefined): Said => (pick ? { label: pick.label, dots: pick.dots } : null);

/** «2» before «10»; what has no number comes last. */
const compareIds = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a.localeCompare(b, 'fr', { numeric: true });
