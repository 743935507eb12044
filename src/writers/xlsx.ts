/** Rows of cells enter; a workbook leaves, in which words are never formulas. The same rows make the same bytes. */

import { writeXlsx } from 'hucre/xlsx';
import { CORE, type Sha256, unsealed, withFingerprint } from './fingerprint.ts';
import { closePackage, openPackage, textOf } from './package.ts';
import { sanitize } from './sanitize.ts';

const bold = { style: { font: { bold: true } } };

/** A drop-down list for all columns but the first; its labels stand on a hidden sheet. */
export interface Choices {
  readonly sheet: string;
  readonly labels: readonly string[];
  /** The letters of the first and the last of these columns. */
  readonly columns: readonly [from: string, to: string];
}

/** A list drops down as wide as its column, which shows no more of a label than so many characters. */
const WIDEST = 50;

/** The last row that offers the drop-down list. */
const MOST_ROWS = 1000;

const listOf = ({ sheet, labels, columns: [from, to] }: Choices) => ({
  type: 'list' as const,
  formula1: `'${sheet}'!$A$1:$A$${labels.length}`,
  range: `${from}2:${to}${MOST_ROWS}`,
  allowBlank: true,
  showErrorMessage: true,
  // A spreadsheet only warns of a label that is not on the list: whoever counts decides what it means.
  errorStyle: 'warning' as const,
});

/** Writes a workbook whose first row is the headings. It carries a fingerprint, as a Word document does, and no time. */
export async function writeWorkbook(
  name: string,
  rows: readonly (readonly (string | number)[])[],
  sha256: Sha256,
  choices: Choices | null = null,
): Promise<Uint8Array> {
  const headings = rows[0] ?? [];
  const width = choices?.labels.reduce((most, { length }) => Math.min(Math.max(most, length + 2), WIDEST), 10);
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? sanitize(cell) : cell))),
        columns: headings.map((_, at) => (width === undefined || at === 0 ? { autoWidth: true } : { width })),
        cells: new Map(headings.map((_, column) => [`0,${column}`, bold])),
        freezePane: { rows: 1 },
        ...(choices === null ? {} : { dataValidations: [listOf(choices)] }),
      },
      ...(choices === null
        ? []
        : [{ name: choices.sheet, rows: choices.labels.map((label) => [sanitize(label)]), veryHidden: true }]),
    ],
  });
  const parts = openPackage(bytes);
  const core = textOf(parts, CORE).replace(/<dcterms:modified\b.*<\/dcterms:modified>/u, unsealed);
  return closePackage(withFingerprint({ ...parts, [CORE]: core }, sha256));
}
