/** Sheets of ballots and the rules announced enter; what was understood of them leaves. Nothing is counted here: the count
 * goes on from what `understand` returns, and `check` shows it to whoever typed the ballots. */

import type { Ballot, Orientation } from './ballots/ballot.ts';
import type { Turnout, Uncounted } from './ballots/box.ts';
import { type Issue, type Severity, severity } from './ballots/issue.ts';
import { letters } from './ballots/locate.ts';
import { type GivenList, type Ignored, readBallots, type Sheet } from './ballots/read.ts';
import type { Aside } from './ballots/sift.ts';
import type { Table } from './ballots/table.ts';
import { type Failure, failed } from './failure.ts';
import { tieBreak } from './rank/tie-breaks.ts';
import { placeOfColumn } from './tally/by.ts';
import type { Rules, Source } from './tally/result.ts';

/** All that is known of the ballots before they are counted. */
export interface Understood {
  readonly sources: readonly Source[];
  readonly orientations: readonly Orientation[];
  readonly ballots: readonly Ballot[];
  readonly uncounted: readonly Uncounted[];
  readonly turnout: Turnout;
  /** In reading order. */
  readonly issues: readonly (Issue & { readonly severity: Severity })[];
  readonly ignored: readonly Ignored[];
}

/** What a column was taken for. */
export type Role = 'pick' | 'dots' | 'rank' | 'total' | 'number' | 'address' | 'name' | 'sent' | 'unread';

export interface CheckedColumn {
  readonly letter: string;
  /** Null where nothing stands above it. */
  readonly heading: string | null;
  readonly role: Role;
  /** Which pick, 1 for the first; null for other roles, and where a column is no pick of its own. */
  readonly position: number | null;
}

export interface CheckedSource extends Source {
  /** The lines of the headings; repetitions further down are only counted, in `lines.header`. */
  readonly header: readonly number[];
  readonly columns: readonly CheckedColumn[];
  readonly ignored: readonly { readonly line: number; readonly why: Aside }[];
}

/** What `check --json` writes: its keys and codes are promises, and it holds no sentence. */
export interface Check {
  readonly schema: 'atelier/check@1';
  readonly sources: readonly CheckedSource[];
  readonly turnout: Turnout;
  /** Whether the list of orientations was given or made of the labels met. */
  readonly list: 'given' | 'inferred';
  readonly orientations: readonly string[];
  readonly issues: Understood['issues'];
}

/** No room chooses from more; a column of remarks or of addresses has as many as rows. */
const MOST_ORIENTATIONS = 2000;

/**
 * Reads the ballots. Without a list, the list is made of the labels met.
 * @returns a Failure when there is no ballot, or the rules want something that the ballots do not have
 */
export function understand(sheets: readonly Sheet[], list: GivenList | null, rules: Rules): Understood | Failure {
  const impossible = findImpossible(sheets, list, rules);
  if (impossible !== null) return impossible;
  const { lines, totals, issues, ...reading } = readBallots(sheets, list, rules);
  if (reading.turnout.ballots === 0 && reading.ballots.length === 0) {
    return { failure: 'no-ballots', sources: sheets.map(({ source }) => source) };
  }
  const overfull = findOverfull(sheets, reading.orientations.length);
  if (overfull !== null) return overfull;
  return {
    ...reading,
    sources: sheets.map(({ source, file, table }, at) => ({
      name: source,
      get sha256() {
        return file.sha256;
      },
      encoding: file.encoding,
      bom: file.bom,
      delimiter: file.sheet === undefined ? table.delimiter : '',
      ...(file.sheet === undefined ? {} : { sheet: file.sheet }),
      layout: table.layout,
      dots: table.layout !== 'totals' && table.columns.dots.length > 0,
      ...(typeof totals[at] === 'number' ? { totals: totals[at] } : {}),
      lines: lines[at] ?? { read: 0, header: 0, ignored: 0, ballots: 0 },
    })),
    issues: issues.map((issue) => ({ ...issue, severity: severity(issue) })),
  };
}

/** The same for whoever typed the ballots: which column is what, which lines are no ballots, every issue. */
export function check(sheets: readonly Sheet[], list: GivenList | null, rules: Rules): Check | Failure {
  const understood = understand(sheets, list, rules);
  if (failed(understood)) return understood;
  const { sources, turnout, orientations, issues, ignored } = understood;
  return {
    schema: 'atelier/check@1',
    sources: sheets.flatMap(({ table }, at) => {
      const source = sources[at];
      const own = ignored.filter((row) => row.source === source?.name);
      return source ? [{ ...source, ...describe(table), ignored: own.map(({ line, why }) => ({ line, why })) }] : [];
    }),
    turnout,
    list: list === null ? 'inferred' : 'given',
    orientations: orientations.map(({ label }) => label),
    issues,
  };
}

function describe(table: Table): Pick<CheckedSource, 'header' | 'columns'> {
  const { columns, headings, header, layout } = table;
  const { picks, dots, rank, total, voter, sent } = columns;
  const numbered = layout === 'column-per-pick';
  const column = (role: Role, place: number, position: number | null = null): CheckedColumn => ({
    letter: letters(place),
    heading: headings[place]?.trim() || null,
    role,
    position,
  });
  const one = (role: Role, place: number | null) => (place === null ? [] : [column(role, place)]);
  const known = new Map(
    [
      ...one('number', voter.number),
      ...one('address', voter.address),
      ...voter.name.map((place) => column('name', place)),
      ...one('sent', sent?.place ?? null),
      ...one('rank', rank),
      ...one('total', total),
      ...picks.map((place, at) => column('pick', place, numbered ? at + 1 : null)),
      ...dots.map((place, at) => column('dots', place, numbered ? at + 1 : null)),
    ].map((described) => [described.letter, described]),
  );
  const width =
    Math.max(
      headings.findLastIndex((heading) => heading.trim() !== ''),
      ...picks,
      ...dots,
    ) + 1;
  return {
    header: header.map(({ line }) => line),
    columns: Array.from({ length: width }, (_, place) => known.get(letters(place)) ?? column('unread', place)),
  };
}

export const hasDots = ({ table }: Sheet): boolean => table.columns.dots.length > 0;

function findOverfull([first]: readonly Sheet[], orientations: number): Failure | null {
  if (first === undefined || orientations <= MOST_ORIENTATIONS) return null;
  const { headings, columns } = first.table;
  const shown = columns.picks.slice(0, 3).map((place) => headings[place]?.trim() || letters(place));
  return {
    failure: 'too-many-orientations',
    source: first.source,
    columns: shown,
    orientations,
    most: MOST_ORIENTATIONS,
  };
}

/** Rules that these ballots cannot meet, whatever they say. */
function findImpossible(
  sheets: readonly Sheet[],
  list: GivenList | null,
  { ordered, scheme, tieBreak: tieBreaks, by, incomplete, perTheme, keep }: Rules,
): Failure | null {
  const without = by === null ? undefined : sheets.find(({ table }) => placeOfColumn(table.headings, by) < 0);
  if (by !== null && without) {
    return { failure: 'unknown-column', source: without.source, column: by, headings: without.table.headings };
  }
  const unordered = ordered ? sheets.find(({ table }) => !table.ordered) : undefined;
  if (unordered) return { failure: 'unordered-ballots', source: unordered.source };
  // The labels met stand in the order of the alphabet, which nobody announced.
  const unlisted = list === null ? tieBreaks.find((id) => tieBreak(id).listed) : undefined;
  if (unlisted) return { failure: 'unlisted-tie-break', rule: unlisted };
  // Without a column of points a pick is a dot; beside a file that has some, its points were forgotten.
  const undotted = sheets.some(hasDots) ? sheets.find((sheet) => !hasDots(sheet)) : undefined;
  if (scheme === 'cumulative' && undotted) return { failure: 'no-dots', source: undotted.source };
  if (scheme === 'cumulative' && sheets.some(hasDots) && incomplete !== 'count') return { failure: 'incomplete-dots' };
  if (perTheme === 0) return null;
  const themes = new Set(list?.orientations.flatMap(({ theme }) => theme ?? [])).size;
  if (themes === 0) return { failure: 'no-themes' };
  return perTheme * themes > keep ? { failure: 'too-many-themes', themes, perTheme, keep } : null;
}
