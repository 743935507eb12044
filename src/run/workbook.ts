/** The sheets of a workbook enter; the one in which the ballots stand, or the list of orientations, leaves. Loaded for workbooks
 * only, with what reads them. */

import { letters } from '../ballots/columns.ts';
import { fold } from '../ballots/fold.ts';
import type { Lookup } from '../ballots/orientations.ts';
import type { Sheet } from '../ballots/sheet.ts';
import { readTable, type Table } from '../ballots/table.ts';
import { type Failure, failed, type SheetQuestion } from '../failure.ts';
import { DAMAGE, locate } from '../text/damage.ts';
import { type RowSource, rowsOfText } from '../text/rows.ts';
import { findUnseen } from '../text/unseen.ts';
import type { WorkbookSheet } from '../text/workbook.ts';
import { fail, unwrap } from './exit.ts';
import type { FileHints } from './settings.ts';

export { readWorkbook } from '../text/workbook.ts';

const LIST = /^(?:orientations?|liste?)\b/u;

const NO_BALLOTS: ReadonlySet<string> = new Set(['no-picks', 'list-as-ballots', 'foreign-list']);

/** The sheets that may be meant: those that are shown and hold something. */
const shown = (sheets: readonly WorkbookSheet[]) => sheets.filter(({ hidden, shown }) => !hidden && shown.length > 0);

/** The sheet asked for by name or number, else the first that can be read as ballots; others that may hold ballots are asked about. */
export function findBallots(
  source: string,
  sheets: readonly WorkbookSheet[],
  lookup: Lookup | null,
  hints: FileHints,
): { readonly table: Table } & Pick<Sheet['file'], 'sheet' | 'unread'> {
  const read = (sheet: WorkbookSheet): Table | Failure => {
    const damage = locate(sheet, DAMAGE);
    return damage === null
      ? readTable(source, sheet, lookup, hints)
      : { failure: 'lost-characters', source, ...damage };
  };
  const { sheet: asked } = hints;
  const named = asked === undefined ? undefined : findSheet(sheets, asked);
  if (asked !== undefined && named === undefined)
    return fail({ failure: 'no-such-sheet', source, sheet: asked, sheets: sheets.map(({ name }) => name) });
  const tables = (named ? [named] : shown(sheets)).map((sheet) => ({ sheet, table: read(sheet) }));
  const legible = tables.filter(({ table }) => !failed(table));
  // A sheet that has something to ask may hold ballots, too; the list of orientations holds none. Where no list is given, words
  // under any heading may be picks.
  const mayHoldBallots = ({ code, columns }: SheetQuestion) =>
    !NO_BALLOTS.has(code) || (lookup === null && columns.some(({ heading }) => heading !== null));
  const open = tables.filter(
    ({ table }) => failed(table) && table.failure === 'question' && mayHoldBallots(table.question),
  );
  if (legible.length > 0 && legible.length + open.length > 1) {
    return fail({ failure: 'several-sheets', source, sheets: [...legible, ...open].map(({ sheet }) => sheet.name) });
  }
  const chosen = legible[0] ?? tables[0] ?? fail({ failure: 'bad-file', source, kind: 'empty' });
  const unread = tables.filter((other) => other !== chosen).map(({ sheet }) => sheet.name);
  return { table: seen(source, chosen.sheet, chosen.table), sheet: chosen.sheet.name, unread };
}

/** The table, unless a person who looks at the sheet sees something else than what stands in its cells. */
function seen(source: string, sheet: WorkbookSheet, table: Table | Failure): Table {
  const unseen = failed(table)
    ? findUnseen(sheet, [], 0)
    : findUnseen(sheet, table.columns.picks, table.header.at(-1)?.line ?? 0);
  const [odd] = unseen;
  if (odd === undefined) return unwrap(table);
  const cells = unseen.map(({ row, column }) => `${letters(column)}${row + 1}`);
  return fail({ failure: 'unseen-cells', source, sheet: sheet.name, why: odd.why, cells });
}

/** The sheet called «Orientations» or «Liste», else the first. */
export function findList(sheets: readonly WorkbookSheet[]): RowSource {
  const legible = shown(sheets);
  return legible.find(({ name }) => LIST.test(fold(name))) ?? legible[0] ?? rowsOfText(() => []);
}

/** By its name as it is written, by its name folded, or by its number, 1 for the first. */
const findSheet = (sheets: readonly WorkbookSheet[], asked: string): WorkbookSheet | undefined =>
  sheets.find(({ name }) => name === asked) ??
  sheets.find(({ name }) => fold(name) === fold(asked)) ??
  (/^\d+$/u.test(asked.trim()) ? sheets[Number(asked) - 1] : undefined);
