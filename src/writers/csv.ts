/** Rows of cells enter; a CSV leaves that French Excel opens well and that runs nothing. */

import { stringify } from 'csv-stringify/sync';
import { sanitize } from './sanitize.ts';

/** Semicolons, a byte order mark, CRLF; a cell that a spreadsheet would take for a formula is disarmed. Decimals as the
 * language writes them, so that they are read as numbers again. */
export function writeCsv(rows: readonly (readonly (string | number)[])[], lang: 'fr' | 'en'): string {
  const number = (value: number): string => (lang === 'fr' ? String(value).replace('.', ',') : String(value));
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? sanitize(cell) : number(cell))));
  return stringify(cells, { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true });
}

/** A sheet to be read again, cell for cell as it is given. */
export const writeRows = (rows: readonly (readonly string[])[], delimiter = ';'): string =>
  stringify(rows as string[][], { bom: true, delimiter, record_delimiter: 'windows' });
