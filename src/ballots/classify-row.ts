/** Says of a row whether it is a heading, a ballot, or something that the paper must answer for, as far as it tells by itself. */

import type { Row } from '../text/rows.ts';
import { plain } from './fold.ts';
import { isFilled, isNote } from './headers.ts';
import { GROUPS, isClosing, isWho, numberOf, says } from './headings.ts';
import { saysNothing } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { remember } from './remember.ts';
import { splitCell } from './split-cell.ts';
import type { Table } from './table.ts';

/**
 * Why a row is no ballot: above the headings, the title of a part («Table B»), a remark to oneself, nothing in it, a sum
 * of what stands above, or a block at the end: who counted, who signs, the result once more.
 */
export type Aside = 'title' | 'section' | 'note' | 'empty' | 'total' | 'closing';

/**
 * What a row is by itself. Of some the rows that follow tell more: `words` are a title, or belong to the block at the end;
 * a `name` without picks may be a signature, a `lone` pick without a number a part of the list.
 */
export type Kind = 'header' | 'ballot' | 'odd' | Aside | 'words' | 'name' | 'lone';

const FIGURES = /^[\d\s.,%]*$/u;
const SECTION = new RegExp(`^(?:${GROUPS})(?: n ?[°o]?)? ?(?:\\d{1,3}|[a-z])$`, 'u');
/** What no participant is called. */
const SUM =
  /^\W*(?:(?:sous-)?total|totaux|somme|sum|count|moyenne|average|mean|nb|nombre|voix)(?: (?:general|de|des|du|d'|of)\b.*)?\W*$/u;
/** Rows of a sheet of totals that count ballots. */
const SUMMARY =
  /^(?:(?:bulletins?|votes?|suffrages?) )?(?:blancs?|nuls?|blancs et nuls|votants?|inscrits?|presents?|exprimes?|abstentions?|depouilles?|participation)\W*$/u;
/** Words that close a sheet, and names that people bear. */
const MAY_BE_NAME = /^(?:blanc|nul|president|secretaire|present|assesseur|voix)/u;
/** How many said nothing: in a column of picks the sign of no pick. */
const BLANKS = /^(?:(?:vote|bulletin)s? )?blancs?$|^abstentions?$/u;
/** A word, and no name: «Scrutateurs», «Votants :». */
const ALONE = /^\W*\p{L}+\s*(?:[:\d].*)?$/su;
/** «|---|---|»: the line under the headings of a table in Markdown. */
const RULED = /^[\s:;|-]*--[\s:;|-]*$/u;
/** What each row of a table is by itself. */
export function rowClassifier(table: Table, lookup: Lookup | null): (row: Row) => Kind {
  const { header, columns, headings, layout } = table;
  const { picks, voter } = columns;
  const top = header[0]?.line ?? 0;
  const bottom = header.at(-1)?.line ?? 0;
  const isHeading = headingsAgain(table);
  const isLikeHeading = headingsInOtherWords(table, lookup);
  const isPicked = (cell: string | undefined) => isFilled(cell) && !saysNothing(cell ?? '', lookup);
  const named = (cell: string | undefined) => lookup !== null && cell !== undefined && lookup.named(cell) !== null;
  const who = [voter.number, voter.address, ...voter.name].filter((place) => place !== null);
  const isGrid = layout === 'column-per-orientation' || layout === 'rank-per-orientation';

  /** A title or a note, unless it holds picks as a ballot does. */
  const aboveHeadings = (row: Row): Kind => {
    if (isNote(row)) return 'note';
    const picked = picks.map((place) => row.cells[place]).filter(isPicked);
    const numbered = voter.number !== null && /^\s*\d+\s*$/u.test(row.cells[voter.number] ?? '');
    const known = picked.filter(named).length;
    // A lone orientation may be one of the list.
    const isBallot = known > 1 || (numbered && picked.length > 0 && (picked.length > 1 || known === 0));
    return isBallot && !isGrid ? 'odd' : 'title';
  };

  /** Whether a cell names one orientation of the list, or several. */
  const names = remember((cell) => {
    if (lookup === null || named(cell)) return lookup !== null;
    const { pieces } = splitCell(cell, lookup, table.joint);
    return pieces.length > 1 && pieces.every(({ known }) => known);
  });

  /**
   * Words in the first cell that sum up or sign, and no vote beside them. In a column of picks they may be a label, where
   * voters have names somebody's name: then they close the sheet only where they stand apart from it.
   */
  const closing = ({ cells }: Row, at: number): Kind | null => {
    const first = cells[at] ?? '';
    const isPick = picks.includes(at);
    if (!(isClosing(first) || (!isPick && BLANKS.test(plain(first)))) || names(first)) return null;
    const beside = picks.filter((place) => place !== at && isFilled(cells[place])).map((place) => cells[place] ?? '');
    const words = beside.filter((cell) => !FIGURES.test(cell));
    const isName = voter.number === null && who.includes(at);
    if (words.some(names)) return null;
    if (words.length > 0 && isName) return ALONE.test(first) && !MAY_BE_NAME.test(plain(first)) ? 'words' : null;
    if ((words.length > 0 && lookup === null) || (isPick && !isGrid)) return 'words';
    if (SUM.test(plain(first))) return 'total';
    if (!isName || !MAY_BE_NAME.test(plain(first))) return 'closing';
    return beside.length === 0 ? 'words' : 'odd';
  };

  /** Whether «Table A» alone in this column may be somebody, or where somebody sits. */
  const mayBeAbout = (place: number) =>
    voter.name.includes(place) || place === voter.address || says(headings[place] ?? '', 'group');

  /** The result once more, below the ballots: an orientation and its number. */
  const isRecap = ({ cells }: Row): boolean => {
    const place = cells.findIndex(isFilled);
    if (picks.includes(place) || !named(cells[place])) return false;
    const others = cells.slice(place + 1).filter(isFilled);
    return others.length > 0 && others.every((cell) => FIGURES.test(cell));
  };

  /** A row of a sheet of totals that is no orientation: by its whole words, or for want of any number. */
  const isSummary = ({ cells }: Row, first: string): boolean =>
    !names(first) &&
    (SUM.test(plain(first)) ||
      SUMMARY.test(plain(first)) ||
      (isClosing(first) && columns.dots.every((place) => !isFilled(cells[place]))));

  return (row: Row): Kind => {
    const { cells } = row;
    const at = cells.findIndex(isFilled);
    if (at < 0 && row.damage === null) return 'empty';
    if (row.line >= top && row.line <= bottom) return 'header';
    if (row.line < top) return aboveHeadings(row);
    if (row.damage !== null) return 'ballot';
    const isAlone = cells.findLastIndex(isFilled) === at;
    if (!isAlone && cells.every((cell) => !isFilled(cell) || RULED.test(cell))) return 'empty';
    if (isHeading(row)) return 'header';
    if (isLikeHeading(row)) {
      const said = who.map((place) => cells[place] ?? '').filter(isFilled);
      if (said.every(isWho)) return said.length > 0 ? 'header' : 'odd';
    }
    const first = cells[at] ?? '';
    if (isAlone && isNote(row) && !named(first) && !picks.includes(at)) return 'note';
    if (layout === 'totals') return isSummary(row, first) ? 'total' : 'ballot';
    const end = closing(row, at);
    if (end !== null) return end;
    const picked = picks.some((place) => isPicked(cells[place]));
    const written = picks.some((place) => isFilled(cells[place]));
    if (layout !== 'row-per-pick' && isRecap(row)) return 'closing';
    if (isAlone && !picked && !mayBeAbout(at) && SECTION.test(plain(first))) return 'section';
    if (layout === 'row-per-pick') return written ? 'ballot' : 'words';
    if (voter.number !== null) {
      const number = cells[voter.number] ?? '';
      if (/\d/u.test(number)) return 'ballot';
      if (!picked) return written ? 'ballot' : 'words';
      // Under a word, a row of picks may be something else; the list can tell.
      const known = picks.every((place) => !isPicked(cells[place]) || lookup?.find(cells[place] ?? '') != null);
      return isFilled(number) && known ? 'ballot' : 'odd';
    }
    if (who.some((place) => isFilled(cells[place])) && !isAlone) return 'ballot';
    if (who.includes(at)) return at === voter.address && !first.includes('@') ? 'words' : 'name';
    if (who.length > 0) return written ? 'ballot' : 'words';
    const beside = cells.filter((cell, place) => isFilled(cell) && !picks.includes(place));
    const [label = '', ...more] = picks.map((place) => cells[place] ?? '').filter(isPicked);
    const isOne = layout !== 'list-in-cell' || splitCell(label, lookup, table.joint).pieces.length === 1;
    if (label !== '' && more.length === 0 && isOne && beside.every((cell) => FIGURES.test(cell))) return 'lone';
    // A form that somebody sent off empty has its date at least.
    return written || !isAlone || (/\d/u.test(first) && isFilled(headings[at])) ? 'ballot' : 'words';
  };
}

/** Whether a row repeats a line of the headings. */
function headingsAgain({ header, columns: { picks } }: Table): (row: Row) => boolean {
  const lines = header.map(({ cells }) => cells.map(plain));
  const [lead = 0] = picks;
  return ({ cells }) => {
    const said = plain(cells[lead] ?? '');
    return lines.some(
      (line) =>
        line[lead] === said && [...line, ...cells].every((_, at) => plain(cells[at] ?? '') === (line[at] ?? '')),
    );
  };
}

/** Whether the picks of a row are headings in other words: «1er choix» where «Choix 1» heads the column. */
function headingsInOtherWords({ headings, columns: { picks } }: Table, lookup: Lookup | null): (row: Row) => boolean {
  const meant = remember(numberOf);
  const own = picks.map((place) => meant(headings[place] ?? '')?.at);
  return ({ cells }) =>
    picks.length > 1 &&
    picks.every((place, at) => {
      const said = meant(cells[place] ?? '');
      return said !== null && said.at === own[at] && said.declared && lookup?.named(cells[place] ?? '') == null;
    });
}
