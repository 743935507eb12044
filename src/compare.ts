/** The same paper ballots typed by two people enter; where the two differ leaves, by the number of the ballot. */

import type { BallotRules } from './ballots/ballot.ts';
import { isFilled } from './ballots/headers.ts';
import { keyOf } from './ballots/infer.ts';
import { codeKey, type Lookup } from './ballots/orientations.ts';
import { readBallots } from './ballots/read.ts';
import { ballotNumber } from './ballots/remarks.ts';
import type { Sheet } from './ballots/sheet.ts';
import type { Failure } from './failure.ts';

/** A pick, with the dots beside it where the file holds some; null for an empty cell before another pick. */
export type Said = { readonly label: string; readonly dots: string | null } | null;

export type Difference = { readonly number: string | null } & (
  | {
      readonly kind: 'picks';
      /** In the first file and in the second. */
      readonly lines: readonly [number, number];
      readonly picks: readonly [readonly Said[], readonly Said[]];
    }
  /** A ballot that the other file does not have. */
  | { readonly kind: 'only'; readonly source: string; readonly line: number }
  /** One number on several rows of a file; the first of them was compared. */
  | { readonly kind: 'twice'; readonly source: string; readonly lines: readonly number[] }
  /** A row without a number. */
  | { readonly kind: 'unnumbered'; readonly source: string; readonly line: number }
);

/** A ballot as it was typed. */
interface Entry {
  readonly source: string;
  readonly line: number;
  /** The number as typed; null where it may be somebody's name or address. */
  readonly number: string | null;
  readonly picks: readonly Said[];
  /** Two ballots that mean the same have the same key, which says of each pick where it stands if order counts. */
  readonly key: string;
}

/**
 * Holds two entries of the same ballots against each other; the order of the rows does not matter, nor that of the picks
 * unless an order was announced.
 * @returns a Failure when the ballots of a file have no numbers
 */
export function compareEntries(sheets: readonly Sheet[], list: Lookup | null, rules: BallotRules) {
  // A sheet of totals has no ballots, and so no numbers to match them by.
  const unnumbered = sheets.find(({ table }) => table.layout === 'totals' || table.columns.voter.number === null);
  if (unnumbered !== undefined) return { failure: 'no-ballot-numbers', source: unnumbered.source } satisfies Failure;
  const ordered = rules.ordered && sheets.every(({ table }) => table.ordered);
  const sides = sheets.map((sheet) => readEntries(sheet, ordered, list, rules));
  const ids = new Set(sides.flatMap((entries) => [...entries.keys()]));
  const differences: Difference[] = [];
  let same = 0;
  for (const id of [...ids].sort(compareIds)) {
    const found = sides.map((entries) => entries.get(id) ?? []);
    if (id === '') {
      for (const { source, line } of found.flat()) differences.push({ kind: 'unnumbered', number: null, source, line });
      continue;
    }
    const [one, other] = found.map(([first]) => first);
    const { number = null, source = '', line = 0 } = one ?? other ?? {};
    if (one === undefined || other === undefined) differences.push({ kind: 'only', number, source, line });
    else if (one.key === other.key) same += 1;
    else differences.push({ kind: 'picks', number, lines: [one.line, other.line], picks: [one.picks, other.picks] });
    for (const all of found.filter(({ length }) => length > 1))
      differences.push({ kind: 'twice', number, source: all[0]?.source ?? '', lines: all.map(({ line }) => line) });
  }
  return {
    schema: 'atelier/compare@2',
    sources: sheets.map(({ source, file }, at) => ({
      name: source,
      sha256: file.sha256,
      ballots: [...(sides[at]?.values() ?? [])].flat().length,
    })),
    /** Ballots in which both say the same. */
    same,
    /** By number. */
    differences,
  } as const;
}

/** What `check --compare --json` writes; an address or a name is not in it. */
export type Comparison = Exclude<ReturnType<typeof compareEntries>, Failure>;

/** The ballots of a sheet as they were typed, by their numbers; under the empty one those that have none. */
function readEntries(
  sheet: Sheet,
  ordered: boolean,
  list: Lookup | null,
  rules: BallotRules,
): ReadonlyMap<string, readonly Entry[]> {
  const { layout, columns } = sheet.table;
  const entries = new Map<string, Entry[]>();
  readBallots([sheet], list, rules, ({ row: { line, cells }, verdict }) => {
    const typed = cells[columns.voter.number ?? -1] ?? '';
    const picks: Said[] = [];
    const keys = verdict.typed.map(({ text, dots, spot }, at) => {
      const known = list?.find(text) ?? null;
      const label = known === null ? text.replace(/\s+/gu, ' ').trim() : (list?.label(known) ?? text);
      const place = layout === 'column-per-pick' ? columns.picks.indexOf(spot.place) : at;
      picks[place] = { label, dots };
      return `${ordered ? place : ''} ${known ?? keyOf(text) ?? label} ${dots}`;
    });
    const id = isFilled(typed) ? codeKey(typed) : '';
    const entry = {
      source: sheet.source,
      line,
      number: ballotNumber(typed),
      key: keys.sort().join('\n'),
      picks: Array.from(picks, (pick) => pick ?? null),
    };
    const known = entries.get(id);
    if (known === undefined) entries.set(id, [entry]);
    else known.push(entry);
  });
  return entries;
}

/** «2» before «10»; what has no number comes last. */
const compareIds = (a: string, b: string): number =>
  a === '' || b === '' ? Number(a === '') - Number(b === '') : a.localeCompare(b, 'fr', { numeric: true });
