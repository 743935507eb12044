/** The same paper ballots typed by two people enter; where the two differ leaves, by the number of the ballot. */

import type { BallotRules } from './ballots/ballot.ts';
import type { Voter } from './ballots/columns.ts';
import { isFilled } from './ballots/headers.ts';
import { keyOf } from './ballots/infer.ts';
import { codeKey } from './ballots/orientations.ts';
import { readBallots } from './ballots/read.ts';
import { ballotNumber } from './ballots/remarks.ts';
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

/** A pick as it was typed. */
interface EnteredPick {
  /** The place of its column among those of picks, or its place in the ballot; 1 is the first. */
  readonly position: number;
  /** Two cells that mean the same have the same key. */
  readonly key: string;
  readonly said: Said;
}

interface Entry {
  readonly line: number;
  /** The number as typed; null where it may be somebody's name or address. */
  readonly number: string | null;
  readonly picks: readonly EnteredPick[];
}

/**
 * Holds two entries of the same ballots against each other; the order of the rows does not matter, nor that of the picks
 * unless an order was announced.
 * @returns a Failure when the ballots of a file have no numbers
 */
export function compareEntries(
  sheets: readonly Sheet[],
  list: GivenList | null,
  rules: BallotRules,
): Comparison | Failure {
  const [first, second] = sheets;
  if (first === undefined || second === undefined) return { failure: 'missing-argument', argument: 'ballots' };
  const kind = (['number', 'address', 'name'] as const).find((kind) =>
    sheets.every((sheet) => placesOf(sheet, kind).length > 0),
  );
  if (kind === undefined) {
    const { source } = sheets.find((sheet) => placesOf(sheet, 'number').length === 0) ?? first;
    return { failure: 'no-ballot-numbers', source };
  }
  const ordered = rules.ordered && sheets.every(({ table }) => table.ordered);
  const sides = sheets.map((sheet) => ({ sheet, entries: readEntries(sheet, kind, list, rules) }));
  const ids = new Set(sides.flatMap(({ entries }) => [...entries.keys()]));
  let same = 0;
  const differences = [...ids].sort(compareIds).flatMap((id): readonly Difference[] => {
    const found = sides.map(({ sheet, entries }) => ({ source: sheet.source, typed: entries.get(id) ?? [] }));
    const lines = found.map(({ source, typed }) => ({ source, lines: typed.map(({ line }) => line) }));
    if (id === '')
      return lines.flatMap(({ source, lines }) =>
        lines.map((line) => ({ kind: 'unnumbered', number: null, source, line })),
      );
    const [entry, twin] = found.map(({ typed }) => typed[0]);
    const number = (entry ?? twin)?.number ?? null;
    const picks = entry && twin ? differ(entry.picks, twin.picks, ordered) : [];
    if (entry && twin && picks.length === 0) same += 1;
    return [
      ...(entry && twin && picks.length > 0
        ? [{ kind: 'picks', number, lines: [entry.line, twin.line], picks } as const]
        : []),
      ...lines.flatMap(({ source, lines: [line] }) =>
        line === undefined || (entry && twin) ? [] : [{ kind: 'only', number, source, line } as const],
      ),
      ...lines.flatMap((one) => (one.lines.length > 1 ? [{ kind: 'twice', number, ...one } as const] : [])),
    ];
  });
  return {
    schema: 'atelier/compare@1',
    sources: sides.map(({ sheet: { source, file }, entries }) => ({
      name: source,
      sha256: file.sha256,
      ballots: [...entries.values()].flat().length,
    })),
    same,
    differences,
  };
}

/** A sheet of totals has no ballots, and so nothing by which they are known. */
const placesOf = ({ table: { layout, columns } }: Sheet, kind: keyof Voter): readonly number[] =>
  layout === 'totals' ? [] : [columns.voter[kind]].flat().filter((place) => place !== null);

/** The ballots of a sheet as they were typed, by what they are known by; under the empty name those that say nothing. */
function readEntries(sheet: Sheet, kind: keyof Voter, list: GivenList | null, rules: BallotRules) {
  const { layout, columns } = sheet.table;
  const entries = new Map<string, Entry[]>();
  readBallots([sheet], list, rules, ({ row: { line, cells }, verdict }) => {
    const typed = placesOf(sheet, kind)
      .map((place) => cells[place]?.trim() ?? '')
      .join(' ');
    const picks = verdict.typed.map(({ text, dots, spot }, at): EnteredPick => {
      const place = list?.lookup.find(text) ?? null;
      const label = place === null ? text.replace(/\s+/gu, ' ').trim() : (list?.lookup.label(place) ?? text);
      return {
        position: 1 + (layout === 'column-per-pick' ? columns.picks.indexOf(spot.place) : at),
        key: `${place ?? keyOf(text) ?? label} ${dots}`,
        said: { label, dots },
      };
    });
    const id = isFilled(typed) ? codeKey(typed) : '';
    const number = kind === 'number' ? ballotNumber(typed) : null;
    const known = entries.get(id) ?? [];
    entries.set(id, known);
    known.push({ line, number, picks });
  });
  return entries;
}

/** Pick by pick where they have an order; else those that only one of the two has. */
function differ(first: readonly EnteredPick[], second: readonly EnteredPick[], ordered: boolean) {
  if (ordered) {
    const positions = [...new Set([...first, ...second].map(({ position }) => position))].sort((a, b) => a - b);
    return positions.flatMap((at) => {
      const [a, b] = [first, second].map((picks) => picks.find(({ position }) => position === at));
      return a?.key === b?.key ? [] : [{ position: at, first: a?.said ?? null, second: b?.said ?? null }];
    });
  }
  const without = (picks: readonly EnteredPick[], others: readonly EnteredPick[]) => {
    const left = others.map(({ key }) => key);
    return picks.filter(({ key }) => {
      const at = left.indexOf(key);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return [
    ...without(first, second).map(({ said }) => ({ position: null, first: said, second: null })),
    ...without(second, first).map(({ said }) => ({ position: null, first: null, second: said })),
  ];
}

/** «2» before «10»; what has no number comes last. */
const compareIds = (a: string, b: string): number =>
  a === '' || b === '' ? Number(a === '') - Number(b === '') : a.localeCompare(b, 'fr', { numeric: true });
