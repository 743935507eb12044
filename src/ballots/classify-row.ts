/** Says of a row whether it is a heading, a ballot, or something that the paper must answer for, as far as it tells by itself. */

import type { Row } from '../text/rows.ts';
import { voterPlaces } from './columns.ts';
import { plain } from './fold.ts';
import { isFilled, isNote } from './headers.ts';
import { GROUPS, isClosing, isOneVoter, isWho, numberOf, says } from './headings.ts';
import { isWordless, saysNothing, signOf } from './marks.ts';
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
 * What a row is by itself. Of some the rows that follow tell more: `words` are a title, or belong to the block at the end,
 * and so may a `blank` ballot; a `name` without picks may be a signature, a `lone` pick without a number a part of the list.
 */
export type Kind = 'header' | 'ballot' | 'odd' | Aside | 'words' | 'blank' | 'name' | 'lone';

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
/** «12», «n° 12 bis», «Bulletin 12», «T3-12»: what a ballot is known by, and no sentence about it. */
const IDENTIFIER = /^(?:\S*\d\S*|(?:\p{L}+[\s.:-]*)?(?:n ?[°o][\s.]*)?\d[\d\s./:-]*(?:bis|ter|\p{L})?)$/u;
/** No name has figures or brackets in it, nor words without a capital between one that has one and the end. */
const NO_NAME =
  /[\d()[\]:;!?]|^\P{L}|^\p{Lu}.*\s(?!(?:de|du|des|la|le|les|van|von|der|den|da|di|do|dos|el|al|ben|bin|y|e)\s)\p{Ll}/u;
/** «|---|---|»: the line under the headings of a table in Markdown. */
const RULED = /^[\s:;|-]*--[\s:;|-]*$/u;

/** What each row of a table is by itself. */
export function rowClassifier(table: Table, lookup: Lookup | null): (row: Row) => Kind {
  const { header, columns, headings, layout } = table;
  const { picks, voter } = columns;
  const [top, bottom] = [header[0]?.line ?? 0, header.at(-1)?.line ?? 0];
  const who = voterPlaces(voter);
  const isGrid = layout === 'column-per-orientation' || layout === 'rank-per-orientation';
  const headingAgain = headingsAgain(table, lookup);
  const isPicked = (cell: string | undefined) => isFilled(cell) && !saysNothing(cell ?? '', lookup);
  const named = (cell: string | undefined) => lookup !== null && cell !== undefined && lookup.named(cell) !== null;
  /** Whether a cell names one orientation of the list, or several. */
  const names = remember((cell) => {
    if (lookup === null || named(cell)) return lookup !== null;
    const { pieces } = splitCell(cell, lookup, table.joint);
    return pieces.length > 1 && pieces.every(({ known }) => known);
  });

  /** A title or a note, unless it holds picks as a ballot does; a lone orientation may be one of the list. */
  const aboveHeadings = (row: Row): Kind => {
    if (isNote(row)) return 'note';
    const picked = picks.map((place) => row.cells[place]).filter(isPicked);
    const known = picked.filter(named).length;
    const numbered = voter.number !== null && /^\s*\d+\s*$/u.test(row.cells[voter.number] ?? '');
    const isBallot = known > 1 || (numbered && picked.length > known);
    return isBallot && !isGrid ? 'odd' : 'title';
  };

  /**
   * Words in the first cell that sum up or sign, and no vote beside them. In a column of picks they may be a label, where
   * voters have names somebody's name: then they close the sheet only where they stand apart from it.
   */
  const closing = (cells: readonly string[], at: number): Kind | null => {
    const first = cells[at] ?? '';
    const isPick = picks.includes(at);
    if (!(isClosing(first) || (!isPick && BLANKS.test(plain(first)))) || names(first)) return null;
    // A typing error may have made such a word of a label.
    if (isPick && lookup !== null && lookup.suggest(first).length > 0) return null;
    const beside = picks.filter((place) => place !== at && isFilled(cells[place])).map((place) => cells[place] ?? '');
    const words = beside.filter((cell) => !FIGURES.test(cell));
    const isName = voter.number === null && who.includes(at);
    if (words.some((cell) => names(cell) || (isGrid && signOf(cell)?.kind === 'mark')))
      // «Retenues», «Exemple»: nobody is called that.
      return ALONE.test(first) && (at === voter.number || (isName && !MAY_BE_NAME.test(plain(first)))) ? 'odd' : null;
    const mayBeName = isName && (MAY_BE_NAME.test(plain(first)) || (words.length > 0 && !ALONE.test(first)));
    // Guy Blanc may have handed in a blank ballot.
    const isBlanc = isName && /^blanc \p{L}/u.test(plain(first)) && !NO_NAME.test(first.trim());
    if (mayBeName && (words.length > 0 || isBlanc)) return null;
    const isLabel = isPick && !isGrid && (lookup === null || words.length > 0);
    if (mayBeName || isLabel || (words.length > 0 && (isName || lookup === null))) return 'words';
    return SUM.test(plain(first)) ? 'total' : 'closing';
  };

  /** The result once more, below the ballots: an orientation and its number. */
  const isRecap = (cells: readonly string[], at: number): boolean => {
    if (!named(cells[at]) || (picks.includes(at) && !isGrid)) return false;
    const others = cells.slice(at + 1).filter(isFilled);
    return others.length > 0 && (!isGrid || others.length === 1) && others.every((cell) => FIGURES.test(cell));
  };

  /** A row of a sheet of totals that is no orientation: by its whole words, or for want of any number. */
  const isSummary = (cells: readonly string[], first: string): boolean =>
    !names(first) &&
    (SUM.test(plain(first)) ||
      SUMMARY.test(plain(first)) ||
      (isClosing(first) && columns.dots.every((place) => !isFilled(cells[place]))));

  /** Whether «Table A» alone in this column may be somebody, or where somebody sits. */
  const mayBeAbout = (place: number) =>
    voter.name.includes(place) || place === voter.address || says(headings[place] ?? '', 'group');

  return (row: Row): Kind => {
    const { cells } = row;
    const at = cells.findIndex(isFilled);
    if (at < 0 && row.damage === null) return 'empty';
    if (row.line >= top && row.line <= bottom) return 'header';
    if (row.line < top) return aboveHeadings(row);
    if (row.damage !== null) return 'ballot';
    const isAlone = cells.findLastIndex(isFilled) === at;
    if (!isAlone && cells.every((cell) => !isFilled(cell) || RULED.test(cell))) return 'empty';
    const again = headingAgain(row);
    if (again !== null) return again;
    const first = cells[at] ?? '';
    if (isAlone && isNote(row) && !named(first) && !picks.includes(at)) return 'note';
    if (layout === 'totals') return isSummary(cells, first) ? 'total' : 'ballot';
    const end = closing(cells, at);
    if (end !== null) return end;
    const isRows = layout === 'row-per-pick';
    if (!isRows && isRecap(cells, at)) return 'closing';
    const picked = () => picks.map((place) => cells[place] ?? '').filter(isPicked);
    if (isAlone && picked().length === 0 && !mayBeAbout(at) && SECTION.test(plain(first))) return 'section';
    const unpicked = picks.some((place) => isFilled(cells[place])) ? 'ballot' : 'words';
    if (isRows) return unpicked;
    if (columns.single.some((place) => isFilled(cells[place]) && !isOneVoter(cells[place] ?? '')))
      return isAlone ? 'words' : 'odd';
    if (voter.number !== null) {
      const number = plain(cells[voter.number] ?? '');
      const isSigned = who.some((place) => place !== voter.number && isFilled(cells[place])) && isWordless(number);
      if (isSigned || IDENTIFIER.test(number)) return 'ballot';
      if (picked().length === 0) return unpicked;
      // Under a word, a row of picks may be an example, the winners, a ballot for two; an orientation there is a stray vote.
      return named(number) ? 'ballot' : 'odd';
    }
    if (who.some((place) => isFilled(cells[place])) && !isAlone) return 'ballot';
    if (who.includes(at)) {
      const isSomebody = at === voter.address ? first.includes('@') : !NO_NAME.test(first.trim());
      return isSomebody || IDENTIFIER.test(plain(first)) ? 'name' : 'words';
    }
    if (who.length > 0) return unpicked;
    const beside = cells.filter((cell, place) => isFilled(cell) && !picks.includes(place));
    const [label = ''] = picked();
    const isOne = layout !== 'list-in-cell' || splitCell(label, lookup, table.joint).pieces.length === 1;
    if (picked().length === 1 && isOne && beside.every((cell) => FIGURES.test(cell))) return 'lone';
    // A form that somebody sent off empty has its date at least.
    return unpicked === 'words' && (!isAlone || (/\d/u.test(first) && isFilled(headings[at]))) ? 'blank' : unpicked;
  };
}

/** Whether a row repeats a line of the headings, or says it in other words: «1er choix» where «Choix 1» heads the column. */
function headingsAgain({ header, headings, columns: { picks, voter } }: Table, lookup: Lookup | null) {
  const lines = header.map(({ cells }) => cells.map(plain));
  const meant = remember(numberOf);
  const own = picks.map((place) => meant(headings[place] ?? '')?.at);
  const [lead = 0] = picks;
  return ({ cells }: Row): 'header' | 'odd' | null => {
    const said = plain(cells[lead] ?? '');
    const isLine = (line: readonly string[]) =>
      line[lead] === said && [...line, ...cells].every((_, at) => plain(cells[at] ?? '') === (line[at] ?? ''));
    if (lines.some(isLine)) return 'header';
    const isLike = (place: number, at: number) => {
      const one = meant(cells[place] ?? '');
      return one?.declared === true && one.at === own[at] && lookup?.named(cells[place] ?? '') == null;
    };
    if (picks.length < 2 || !picks.every(isLike)) return null;
    const who = voterPlaces(voter).flatMap((place) => (isFilled(cells[place]) ? [cells[place] ?? ''] : []));
    return who.length > 0 && who.every(isWho) ? 'header' : 'odd';
  };
}
