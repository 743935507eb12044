/** Lays rows out as their writer saw them: without what another spreadsheet hung on their ends, and one block below the other. */

import type { Row } from '../text/rows.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';

/** What the rows of a sample show of all of them; the function that lays them out leaves. */
export function laidOut(sample: readonly Row[], delimiter: string): (rows: Iterable<Row>) => Iterable<Row> {
  const padding = paddingOf(sample, delimiter);
  const width = blockWidth(sample);
  if (padding === '' && width === null) return (rows) => rows;
  return function* layOut(rows) {
    for (const row of rows) {
      const last = row.cells.at(-1) ?? '';
      const cells =
        last.endsWith(padding) && padding !== ''
          ? [...row.cells.slice(0, -1), last.slice(0, -padding.length)]
          : row.cells;
      yield* width === null ? [{ ...row, cells }] : blocksOf({ ...row, cells }, width);
    }
  };
}

/** «1,Santé;;;»: empty cells of a spreadsheet that knows another separator, on every row alike. */
function paddingOf(sample: readonly Row[], delimiter: string): string {
  const ends = sample
    .filter(({ cells }) => cells.some(isFilled))
    .map(({ cells }) => /[;,\t|]+$/u.exec(cells.at(-1) ?? '')?.[0] ?? '');
  const [first = ''] = ends;
  return first.length > 1 && !first.includes(delimiter) && ends.every((end) => end === first) ? first : '';
}

/** How wide each of several blocks is that stand side by side under the same headings, an empty column between them. */
function blockWidth(sample: readonly Row[]): number | null {
  for (const { cells } of sample.slice(0, 15)) {
    const width = cells.findIndex((cell) => !isFilled(cell));
    const again = cells.slice(width + 1, 2 * width + 1);
    const same =
      width > 1 && again.length === width && again.every((cell, at) => plain(cell) === plain(cells[at] ?? ''));
    if (same && sample.every((row) => !isFilled(row.cells[width]))) return width;
  }
  return null;
}

function blocksOf(row: Row, width: number): readonly Row[] {
  const [first = '', ...others] = row.cells;
  const heads = [first, ...others].slice(0, width).map(plain);
  const blocks = [];
  for (let from = 0; from === 0 || from < row.cells.length; from += width + 1) {
    const cells = row.cells.slice(from, from + width);
    const repeats =
      from > 0 &&
      cells.every((cell, at) => plain(cell) === heads[at]) &&
      !cells.some((cell) => /^\s*\d+\s*$/u.test(cell));
    if (from === 0 || (cells.some(isFilled) && !repeats)) blocks.push({ ...row, cells, shift: from });
  }
  return blocks;
}
