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

/** A ballot as it was typed. */
interface Entry {
  readonly source: string;
  readonly line: number;
  /** The number as typed; null where it may be somebody's name or address. */
  readonly number: string | null;
  /** Two picks that mean the same have the same key, which says of the first that it is the first where order counts. */
  readonly picks: readonly { readonly position: number | null; readonly key: string; readonly said: Said }[];
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
  const kind = (['number', 'address', 'name'] as const).find((kind) =>
    sheets.every((sheet) => placesOf(sheet, kind).length > 0),
  );
  if (kind === undefined) {
    const unnumbered = sheets.find((sheet) => placesOf(sheet, 'number').length === 0);
    return { failure: 'no-ballot-numbers', source: (unnumbered ?? sheets[0])?.source ?? '' };
  }
  const ordered = rules.ordered && sheets.every(({ table }) => table.ordered);
  const sides = sheets.map((sheet) => readEntries(sheet, kind, ordered, list, rules));
  const ids = new Set(sides.flatMap((entries) => [...entries.keys()]));
  let same = 0;
  const differences = [...ids].sort(compareIds).flatMap((id): readonly Difference[] => {
    const found = sides.map((entries) => entries.get(id) ?? []);
    if (id === '') return found.flat().map(({ source, line }) => ({ kind: 'unnumbered', number: null, source, line }));
    const [one, other] = found.map(([first]) => first);
    const { number = null } = one ?? other ?? {};
    const picks = one && other ? differ(one.picks, other.picks) : [];
    if (one && other && picks.length === 0) same += 1;
    return [
      ...(one && other && picks.length > 0
        ? [{ kind: 'picks', number, lines: [one.line, other.line], picks } as const]
        : []),
      ...found.flatMap(([entry]) =>
        entry === undefined || (one && other)
          ? []
          : [{ kind: 'only', number, source: entry.source, line: entry.line } as const],
      ),
      ...found.flatMap(([entry, ...again]) =>
        entry === undefined || again.length === 0
          ? []
          : [
              {
                kind: 'twice',
                number,
                source: entry.source,
                lines: [entry, ...again].map(({ line }) => line),
              } as const,
            ],
      ),
    ];
  });
  return {
    schema: 'atelier/compare@1',
    sources: sheets.map(({ source, file }, at) => ({
      name: source,
      sha256: file.sha256,
      ballots: [...(sides[at]?.values() ?? [])].flat().length,
    })),
    same,
    differences,
  };
}

/** A sheet of totals has no ballots, and so nothing by which they are known. */
const placesOf = ({ table: { layout, columns } }: Sheet, kind: keyof Voter): readonly number[] =>
  layout === 'totals' ? [] : [columns.voter[kind]].flat().filter((place) => place !== null);

/** The ballots of a sheet as they were typed, by what they are known by; under the empty name those that say nothing. */
function readEntries(
  sheet: Sheet,
  kind: keyof Voter,
  ordered: boolean,
  list: GivenList | null,
  rules: BallotRules,
): ReadonlyMap<string, readonly Entry[]> {
  const { layout, columns } = sheet.table;
  const entries = new Map<string, Entry[]>();
  readBallots([sheet], list, rules, ({ row: { line, cells }, verdict }) => {
    const typed = placesOf(sheet, kind)
      .map((place) => cells[place]?.trim() ?? '')
      .join(' ');
    const picks = verdict.typed.map(({ text, dots, spot }, at) => {
      const place = list?.lookup.find(text) ?? null;
      const label = place === null ? text.replace(/\s+/gu, ' ').trim() : (list?.lookup.label(place) ?? text);
      const column = layout === 'column-per-pick' ? columns.picks.indexOf(spot.place) : at;
      const position = ordered ? column + 1 : null;
      return { position, key: `${position} ${place ?? keyOf(text) ?? label} ${dots}`, said: { label, dots } };
    });
    const id = isFilled(typed) ? codeKey(typed) : '';
    const number = kind === 'number' ? ballotNumber(typed) : null;
    const known = entries.get(id) ?? [];
    entries.set(id, known);
    known.push({ source: sheet.source, line, number, picks });
  });
  return entries;
}

/** The picks that only one of the two has; side by side where they have an order. */
function differ(first: Entry['picks'], second: Entry['picks']) {
  const differences = new Map<number, { position: number | null; first: Said; second: Said }>();
  const times = (picks: Entry['picks'], key: string) => picks.filter((pick) => pick.key === key).length;
  for (const [side, picks, others] of [['first', first, second] as const, ['second', second, first] as const])
    for (const [at, { position, key, said }] of picks.entries()) {
      if (times(picks.slice(0, at + 1), key) <= times(others, key)) continue;
      const place = position ?? differences.size;
      differences.set(place, { position, first: null, second: null, ...differences.get(place), [side]: said });
    }
  return [...differences.values()].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

/** «2» before «10»; what has no number comes last. */
const compareIds = (a: string, b: string): number =>
  a === '' || b === '' ? Number(a === '') - Number(b === '') : a.localeCompare(b, 'fr', { numeric: true });
