/** The Tally: the whole result as data. `--json` writes it as it is; its keys and codes are promises, and it holds no
 * sentence. */

import type { Issue, Severity } from '../ballots/issue.ts';
import type { LayoutId } from '../ballots/layouts.ts';
import type { Lines, RowRun } from '../ballots/sheet.ts';
import type { Turnout } from '../ballots/turnout.ts';
import type { ColumnName } from '../failure.ts';
import type { SchemeComparison } from '../rank/compare.ts';
import type { Margin } from '../rank/margin.ts';
import type { Ranked, Ranking, Tie } from '../rank/rank.ts';
import type { EncodingId } from '../text/encodings.ts';
import type { WorkbookKind } from '../text/file-kinds.ts';
import type { By } from './by.ts';
import type { Rules } from './rules.ts';

/** A file as it was read. */
export interface Source {
  readonly name: string;
  /** Of its bytes, in hexadecimal; null where the file holds more than numbers, picks and dots. */
  readonly sha256: string | null;
  /** The kind of a workbook in its place. */
  readonly encoding: EncodingId | WorkbookKind;
  readonly delimiter: string;
  readonly sheet?: string | undefined;
  readonly layout: LayoutId;
  /** Whether it has columns of points or dots. */
  readonly dots: boolean;
  /** Dots added up from a sheet of totals, in which there is no ballot. */
  readonly totals?: number | undefined;
  readonly lines: Lines;
  /** Where picks are numbers, or the codes of the list: the orientations that they stand for. */
  readonly coded?: readonly { readonly code: string; readonly label: string }[] | undefined;
  /** What of it was left aside and named: columns, and runs of rows that hold something. */
  readonly unread: {
    readonly columns: readonly ColumnName[];
    readonly rows: readonly RowRun[];
  };
}

/** An orientation and its result. */
export interface Result extends Omit<Ranked, 'orientation' | 'picksAt'> {
  readonly label: string;
  readonly code: string | null;
  /** What it is about; null where the list does not say. */
  readonly theme: string | null;
  /** Ballots that put it first, second, third…; null where the ballots have no order. */
  readonly picksAt: Ranked['picksAt'] | null;
  /** `picks` as a part of the valid ballots, from 0 to 1, to four decimals. */
  readonly share: number;
}

export interface Tally {
  readonly schema: 'atelier/tally@1';
  /** Provisional as long as a ballot, or the file itself, waits for someone to check it. */
  readonly status: 'final' | 'provisional';
  readonly sources: readonly Source[];
  readonly rules: Rules;
  readonly turnout: Turnout;
  /** Whether the list of orientations was given or made of the labels met. */
  readonly list: 'given' | 'inferred';
  /** In the order of the ranking. */
  readonly orientations: readonly Result[];
  readonly bar: Readonly<Ranking['bar']>;
  readonly ties: readonly Tie[];
  readonly margin: Margin & { readonly setAsideCouldMatter: boolean };
  /** Null where no order was announced, as the next is. */
  readonly schemes: SchemeComparison['schemes'] | null;
  readonly stableCore: SchemeComparison['stableCore'] | null;
  readonly by: By | null;
  /** Null where none was announced. */
  readonly quorum: null | { readonly needed: number; readonly voters: number; readonly reached: boolean };
  /** The second round, as it was counted; null where there was none. */
  readonly runoff: null | Pick<Tally, 'sources' | 'turnout' | 'orientations'>;
  readonly issues: readonly (Issue & { readonly severity: Severity })[];
}
