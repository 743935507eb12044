/** Rows of cells enter; a workbook leaves, its numbers as numbers, its words as words that run nothing, the same bytes for
 * the same rows. */

import { writeXlsx } from 'hucre/xlsx';
import { type Sha256, withFingerprint } from './fingerprint.ts';
import { closePackage, openPackage, textOf } from './package.ts';
import { sanitize } from './sanitize.ts';

const CORE = 'docProps/core.xml';
const bold = { style: { font: { bold: true } } };

/** The first row is that of the headings. It carries a fingerprint as a Word document does, and no time of day. */
export async function writeWorkbook(
  name: string,
  rows: readonly (readonly (string | number)[])[],
  sha256: Sha256,
): Promise<Uint8Array> {
  const headings = rows[0] ?? [];
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? sanitize(cell) : cell))),
        columns: headings.map(() => ({ autoWidth: true })),
        cells: new Map(headings.map((_, column) => [`0,${column}`, bold])),
        freezePane: { rows: 1 },
      },
    ],
    // Makes a place for the fingerprint.
    properties: { custom: { atelier: name } },
  });
  const parts = openPackage(bytes);
  const core = textOf(parts, CORE).replace(/<dcterms:(created|modified)\b.*?<\/dcterms:\1>/gu, '');
  return closePackage(withFingerprint({ ...parts, [CORE]: core }, sha256));
}
