/** The rows of a table enter; each leaves as heading, as ballot or as something to leave aside, and why. */

import type { Row } from '../text/rows.ts';
import { plain } from './fold.ts';
import { isFilled, isNote } from './layouts/header.ts';
import type { Table } from './table.ts';

/** Why a row is no ballot: above the headings, a remark to oneself, nothing in it, or a sum of what stands above. */
export type Aside = 'title' | 'note' | 'empty' | 'total';

export type Sifted =
  | { readonly row: Row; readonly what: 'header' | 'ballot' }
  | { readonly row: Row; readonly what: Aside };

const TOTAL = /^\W*(?:(?:sous-)?total|totaux|somme|moyenne|sum|average|mean|nb|nombre)\b/i;
const FIGURES = /^[\d\s.,%]*$/u;

/** No row is lost. `isLabel` tells an orientation called «Total…» from a sum. */
export function* sift(table: Table, isLabel: (cell: string) => boolean): Generator<Sifted> {
  const { header, rows } = table;
  const top = header[0]?.line ?? 0;
  const bottom = header.at(-1)?.line ?? 0;
  const repeats = header.map(repetitionOf);
  for (const row of rows()) {
    const said = row.cells.findIndex(isFilled);
    if (said < 0 && row.damage === null) yield { row, what: 'empty' };
    else if (row.line >= top && row.line <= bottom) yield { row, what: 'header' };
    else if (row.line < top) yield { row, what: isNote(row) ? 'note' : 'title' };
    else if (row.damage !== null) yield { row, what: 'ballot' };
    else if (repeats.some((isRepeated) => isRepeated(row))) yield { row, what: 'header' };
    else if (row.cells[said]?.trimStart().startsWith('#') && isNote(row)) yield { row, what: 'note' };
    else yield { row, what: isSum(row, said, table, isLabel) ? 'total' : 'ballot' };
  }
}

/** Files pasted end to end repeat their headings; the longest of them is looked at first. */
function repetitionOf({ cells }: Row): (row: Row) => boolean {
  const place = cells.reduce((longest, cell, at) => (cell.length > (cells[longest]?.length ?? 0) ? at : longest), 0);
  const length = cells[place]?.length ?? 0;
  const folded = cells.map(plain);
  return (row) =>
    Math.abs((row.cells[place]?.length ?? 0) - length) < 3 &&
    plain(row.cells[place] ?? '') === folded[place] &&
    Array.from({ length: Math.max(cells.length, row.cells.length) }).every(
      (_, at) => plain(row.cells[at] ?? '') === (folded[at] ?? ''),
    );
}

/** A row that adds up what stands above: it says so, and has nothing but figures where picks stand. */
function isSum({ cells }: Row, said: number, { layout, columns }: Table, isLabel: (cell: string) => boolean): boolean {
  const word = cells[said] ?? '';
  if (!TOTAL.test(word) || isLabel(word)) return false;
  return columns.picks.every((place) => (layout === 'totals' && place === said) || FIGURES.test(cells[place] ?? ''));
}
