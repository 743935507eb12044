/** Sheets of ballots and the rules announced enter; what was understood of them leaves. Nothing is counted here: the count
 * goes on from what `understand` returns, and `check` shows it to whoever typed the ballots. */

import { severity } from './ballots/issue.ts';
import type { Lookup } from './ballots/orientations.ts';
import { type BallotReading, readBallots } from './ballots/read.ts';
import { runsOf, type Sheet } from './ballots/sheet.ts';
import { describeColumns } from './ballots/table.ts';
import { type Failure, failed } from './failure.ts';
import { MAX_ORIENTATIONS } from './limits.ts';
import { tieBreak } from './rank/tie-breaks.ts';
import { placeOfColumn } from './tally/by.ts';
import type { Source, Tally } from './tally/result.ts';
import type { Rules } from './tally/rules.ts';

/** All that is known of the ballots before they are counted. */
type Understood = Omit<BallotReading, 'issues'> & Pick<Tally, 'sources' | 'issues'>;

/**
 * Reads the ballots. Without a list, the list is made of the labels met.
 * @returns a Failure when there is no ballot, or the rules want something that the ballots do not have
 */
export function understand(sheets: readonly Sheet[], list: Lookup | null, rules: Rules): Understood | Failure {
  const impossible = findImpossible(sheets, list, rules);
  if (impossible !== null) return impossible;
  const reading = readBallots(sheets, list, rules);
  if (reading.turnout.ballots === 0 && reading.ballots.length === 0) {
    return { failure: 'no-ballots', sources: sheets.map(({ source }) => source) };
  }
  const { length: count } = reading.orientations;
  if (count > MAX_ORIENTATIONS)
    return { failure: 'too-many-orientations', source: sheets[0]?.source ?? '', count, most: MAX_ORIENTATIONS };
  return {
    ...reading,
    sources: reading.sheets.map((sheet) => sourceOf(sheet, list)),
    issues: reading.issues.map((issue) => ({ ...issue, severity: severity(issue) })),
  };
}

/** The same for whoever typed the ballots: which column is what, which lines are no ballots, every issue. */
export function check(sheets: readonly Sheet[], list: Lookup | null, rules: Rules) {
  const understood = understand(sheets, list, rules);
  if (failed(understood)) return understood;
  const { sheets: read, turnout, orientations, issues } = understood;
  return {
    schema: 'atelier/check@1',
    sources: read.map((one) => ({
      ...sourceOf(one, list),
      /** The lines of the headings; repetitions further down are only counted, in `lines.header`. */
      header: one.sheet.table.header.map(({ line }) => line),
      columns: describeColumns(one.sheet.table),
      ignored: one.ignored,
    })),
    turnout,
    /** Whether the list of orientations was given or made of the labels met. */
    list: list === null ? 'inferred' : 'given',
    orientations: orientations.map(({ label }) => label),
    issues,
  } as const;
}

/** What `check --json` writes: its keys and codes are promises, and it holds no sentence. */
export type Check = Exclude<ReturnType<typeof check>, Failure>;
export type CheckedSource = Check['sources'][number];

function sourceOf({ sheet, lines, ignored, totals }: BallotReading['sheets'][number], list: Lookup | null): Source {
  const { source, file, table } = sheet;
  const unread = describeColumns(table).filter(({ role }) => role === 'unread');
  return {
    name: source,
    get sha256() {
      return file.sha256;
    },
    encoding: file.encoding,
    delimiter: table.delimiter,
    sheet: file.sheet,
    layout: table.layout,
    dots: table.layout !== 'totals' && table.columns.dots.length > 0,
    totals: totals ?? undefined,
    coded: !table.byCode
      ? undefined
      : list?.orientations.flatMap(({ code: own, label }, place) => {
          const code = list.coded ? own : `${place + 1}`;
          return code === null ? [] : [{ code, label }];
        }),
    lines,
    unread: {
      columns: unread.map(({ letter, heading }) => ({ letter, heading })),
      rows: runsOf(ignored).filter(({ why }) => why !== 'empty'),
    },
  };
}

const hasDots = ({ table }: Sheet): boolean => table.columns.dots.length > 0;

/** Rules that these ballots cannot meet, whatever they say. */
function findImpossible(
  sheets: readonly Sheet[],
  list: Lookup | null,
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
  if (unlisted) return { failure: 'missing-option', option: `--tie-break ${unlisted}`, needs: '--orientations' };
  // Without a column of points a pick is a dot; beside a file that has some, its points were forgotten.
  const undotted = sheets.some(hasDots) ? sheets.find((sheet) => !hasDots(sheet)) : undefined;
  if (scheme === 'cumulative' && undotted) return { failure: 'no-dots', source: undotted.source };
  if (scheme === 'cumulative' && sheets.some(hasDots) && incomplete !== 'count')
    return { failure: 'conflicting-options', options: ['--incomplete', '--scheme cumulative'] };
  if (perTheme === 0) return null;
  const themes = new Set(list?.orientations.flatMap(({ theme }) => theme ?? [])).size;
  if (themes === 0) return { failure: 'no-themes' };
  return perTheme * themes > keep ? { failure: 'too-many-themes', themes, perTheme, keep } : null;
}
