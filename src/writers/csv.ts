/** Rows of cells enter; a CSV leaves that French Excel opens well and that runs nothing. */

import { stringify } from 'csv-stringify/sync';
import { sanitize } from './sanitize.ts';

/** Writes semicolons, a byte order mark and CRLF. A cell that a spreadsheet would take for a formula is disarmed; decimals
 * have the sign of the language, so that Excel reads them as numbers. */
export function writeCsv(rows: readonly (readonly (string | number)[])[], lang: 'fr' | 'en'): string {
  const number = (value: number): string => (lang === 'fr' ? String(value).replace('.', ',') : String(value));
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? sanitize(cell) : number(cell))));
  return stringify(cells, { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true });
}

/** Writes a sheet that atelier will read again, with each cell exactly as it is given. */
export const writeRows = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { bom: true, delimiter: ';', record_delimiter: 'windows' });
