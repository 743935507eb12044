/** A sheet of ballots as it comes in, and what is told of its rows. */

import type { EncodingId } from '../text/encodings.ts';
import type { WorkbookKind } from '../text/file-kinds.ts';
import type { Aside } from './classify-row.ts';
import type { Table } from './table.ts';

/** A table, and the file it came from. */
export interface Sheet {
  readonly source: string;
  /** What the count does not need and its readers do. */
  readonly file: {
    /** Of its bytes; null where it may tell who voted: whoever knows the voters could guess the file until the digest fits. */
    readonly sha256: string | null;
    /** A workbook has its kind in the place of an encoding. */
    readonly encoding: EncodingId | WorkbookKind;
    /** Of a workbook. */
    readonly sheet?: string;
    /** Sheets of the workbook that hold ballots too and are not read, unless one was asked for. */
    readonly unread?: readonly string[];
  };
  readonly table: Table;
}

/** `read = header + ignored + ballots`, always; `ballots` are the lines that hold them, whatever the shape. */
export interface Lines {
  readonly read: number;
  readonly header: number;
  readonly ignored: number;
  readonly ballots: number;
}

/** A row that is no ballot. */
export interface IgnoredRow {
  readonly line: number;
  readonly why: Aside;
}

/** Lines that follow one another and are left aside for one reason. */
export type RowRun = ReturnType<typeof runsOf>[number];

export function runsOf(rows: readonly IgnoredRow[]) {
  const runs: { readonly from: number; to: number; readonly why: Aside }[] = [];
  for (const { line, why } of rows) {
    const last = runs.at(-1);
    if (last?.why === why && last.to === line - 1) last.to = line;
    else runs.push({ from: line, to: line, why });
  }
  return runs;
}
