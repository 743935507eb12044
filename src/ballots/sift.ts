/** The rows of a table enter; each leaves as heading, as ballot or as something to leave aside, and why. */

import type { Row } from '../text/rows.ts';
import { plain } from './fold.ts';
import { isEarlyBallot, isFilled, isNote } from './layouts/header.ts';
import { isGroup } from './layouts/headings.ts';
import type { Table } from './table.ts';

/**
 * Why a row is no ballot: above the headings, the title of a part («Table B»), a remark to oneself, nothing in it, or a
 * sum of what stands above.
 */
export type Aside = 'title' | 'section' | 'note' | 'empty' | 'total';

export type Sifted =
  | { readonly row: Row; readonly what: 'header' | 'ballot' }
  | { readonly row: Row; readonly what: Aside };

const TOTAL = /^\W*(?:(?:sous-)?total|totaux|somme|moyenne|sum|average|mean|nb|nombre)\b/i;
const FIGURES = /^[\d\s.,%]*$/u;
const SECTION =
  /^(?:tables?|(?:sous-)?groupes?|groups?|ilots?|equipes?|teams?|salles?|rooms?|sites?|ateliers?|workshops?)(?: n ?[°o]?)? ?(?:\d{1,3}|[a-z])$/u;

/** «Saisi par Paul le 12/03»: no ballot has such a number; «bulletin sans numéro» may be one. */
const SENTENCE = /^(?!.*\b(?:bulletin|ballot|votant|voter|anonym))[a-z'’]+(?: [a-z'’]+){2}/u;

/** No row is lost. `isLabel` tells an orientation called «Total…» from a sum. */
export function* sift(table: Table, isLabel: (cell: string) => boolean): Generator<Sifted> {
  const { header, rows } = table;
  const top = header[0]?.line ?? 0;
  const bottom = header.at(-1)?.line ?? 0;
  const repeats = header.map(repetitionOf);
  const { picks, voter } = table.columns;
  const isEarly = (row: Row) =>
    table.layout === 'column-per-pick' && isEarlyBallot(row, { picks, number: voter.number }, isLabel);
  const tell = (row: Row): Sifted['what'] => {
    const said = row.cells.findIndex(isFilled);
    if (said < 0 && row.damage === null) return 'empty';
    if (row.line >= top && row.line <= bottom) return 'header';
    if (row.line < top && isEarly(row)) return 'ballot';
    if (row.line < top) return isNote(row) ? 'note' : 'title';
    if (row.damage !== null) return 'ballot';
    if (repeats.some((isRepeated) => isRepeated(row))) return 'header';
    if (row.cells[said]?.trimStart().startsWith('#') && isNote(row)) return 'note';
    if (isSum(row, said, table, isLabel)) return 'total';
    if (!isAlone(row, said, table)) return 'ballot';
    const words = plain(row.cells[said] ?? '');
    if (SECTION.test(words)) return 'section';
    return said === voter.number && SENTENCE.test(words) ? 'note' : 'ballot';
  };
  /** Words alone in a row: above headings that come again they are a title, else somebody's blank ballot. */
  let words: Row | null = null;
  for (const row of rows()) {
    const what = tell(row);
    if (words !== null) yield { row: words, what: what === 'header' ? 'section' : 'ballot' };
    words = what === 'ballot' && isWords(row, table) ? row : null;
    if (words === null) yield { row, what };
  }
  if (words !== null) yield { row: words, what: 'ballot' };
}

/** Whether nothing else stands in the row, and it is no pick, no voter's name, no group that a cell says. */
function isAlone({ cells }: Row, said: number, { columns, headings }: Table): boolean {
  if (isFilled(cells[said + 1]) || cells.findLastIndex(isFilled) !== said) return false;
  const { picks, dots, voter } = columns;
  return ![...picks, ...dots, voter.address, ...voter.name].includes(said) && !isGroup(headings[said] ?? '');
}

function isWords(row: Row, table: Table): boolean {
  const said = row.cells.findIndex(isFilled);
  return row.damage === null && isAlone(row, said, table) && !/\d/u.test(row.cells[said] ?? '');
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
