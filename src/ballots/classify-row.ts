/** Says of one row, looked at alone, whether it is a heading, a ballot, or something that only the paper ballots can settle. */

import type { Row } from '../text/rows.ts';
import { voterPlaces } from './columns.ts';
import { isRecap } from './contents.ts';
import { plain } from './fold.ts';
import { filledIn, isFigure, isFilled, numberIn } from './headers.ts';
import { GROUPS, isClosing, isOneVoter, isWho, numberOf, says } from './headings.ts';
import { isWordless, saysNothing, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { remember } from './remember.ts';
import { namesSeveral, splitCell } from './split-cell.ts';
import type { Table } from './table.ts';

/**
 * Why a row is no ballot: above the headings, the title of a part («Table B»), nothing in it, a sum of what stands above,
 * or a block at the end: who counted, who signs, the result once more.
 */
export type Aside = 'title' | 'section' | 'empty' | 'total' | 'closing';

/**
 * What a row is by itself. Two kinds have to wait for the rows that follow: `words` may be a title, a remark or a part of the
 * block at the end; `little` is a ballot among ballots, but below an empty row it may be a signature, a date, a line of the list.
 */
export type Kind = 'header' | 'ballot' | 'odd' | Aside | 'words' | 'little';

const SECTION = new RegExp(`^(?:${GROUPS})(?: n ?[°o]?)? ?(?:\\d{1,3}|[a-z])$`, 'u');
/** Words that begin a row of sums, and that are nobody's name. */
const SUM = new RegExp(
  `^\\W*(?:(?:s(?:ous)?[-/ ])?total|totaux|somme|sum|count|moyenne|average|mean|nb|nombre|voix)(?: (?:general|de|des|du|d'|of)\\b.*|(?: (?:${GROUPS}))?(?: n ?°)? ?\\d{1,3})?\\W*$`,
  'u',
);
/** Rows of a sheet of totals that count ballots. */
const SUMMARY =
  /^(?:(?:bulletins?|votes?|suffrages?) )?(?:blancs?|nuls?|blancs et nuls|votants?|inscrits?|presents?|exprimes?|abstentions?|depouilles?|participation)\W*$/u;
/** A word, and no full name: «Scrutateurs», «Votants :». */
const ALONE = /^\W*\p{L}+\s*(?:[.:\d].*)?$/su;
/** «12», «n° 12 bis», «Bulletin 12», «T3-12»: what a ballot is known by, and no sentence about it. */
const IDENTIFIER = /^(?:\S*\d\S*|(?:\p{L}+[\s.:-]*)?(?:n ?[°o][\s.]*)?\d[\d\s./:-]*(?:bis|ter|\p{L})?)$/u;
/** What no name has: figures, brackets, or a word in small letters after the first capital, but for «de», «van» and the like. */
const NO_NAME =
  /[\d()[\]:;!?=]|^\P{L}|^\p{Lu}.*\s(?!(?:de|du|des|la|le|les|van|von|der|den|da|di|do|dos|el|al|ben|bin|y|e)\s)\p{Ll}/u;
/** «|---|---|»: the line under the headings of a table in Markdown. */
const RULED = /^[\s:;|-]*--[\s:;|-]*$/u;

/**
 * What each row of a table is by itself. A ballot has a number where ballots have numbers; else it has a name and something
 * beside it, or picks. Words that sum up or sign close the sheet. Picks beside anything else are a question.
 */
export function rowClassifier(table: Table, lookup: Lookup): (row: Row) => Kind {
  const { header, columns, headings, layout } = table;
  const { picks, voter } = columns;
  const [top, bottom] = [header[0]?.line ?? 0, header.at(-1)?.line ?? 0];
  const who = voterPlaces(voter);
  const isGrid = layout === 'column-per-orientation' || layout === 'rank-per-orientation';
  const headingAgain = headingsAgain(table, lookup);
  const isPicked = (cell: string | undefined) => isFilled(cell) && !saysNothing(cell ?? '', lookup);
  const named = (cell: string) => lookup.named(cell) !== null;
  /** Whether a cell names one orientation of the list, or several. */
  const names = remember((cell) => named(cell) || namesSeveral(cell, lookup));

  /** A title or a note, unless it holds picks as a ballot does; a lone orientation may be one of the list. */
  const aboveHeadings = (row: Row): Kind => {
    const { cells } = row;
    const first = cells.find(isFilled) ?? '';
    const picked = picks.map((place) => cells[place] ?? '').filter(isPicked);
    const isNumbered = voter.number !== null && numberIn(cells[voter.number] ?? '') !== null;
    if (isGrid) {
      // Numbers above a grid may be those of its columns, or sums, unless somebody stands beside them or none is above 1.
      const isNamed = who
        .map((place) => cells[place] ?? '')
        .some((cell) => /\p{L}/u.test(cell) && isOneVoter(cell) && !isClosing(cell) && !isWho(cell));
      const figures = picked.map((cell) => numberIn(cell) ?? 0).filter((figure) => figure > 0);
      const isCast = isNamed || (isNumbered ? figures.includes(1) : Math.max(...figures) === 1);
      return picked.some((cell) => signOf(cell)?.kind === 'mark') || (figures.length > 0 && isCast) ? 'odd' : 'title';
    }
    const known = picked.filter((cell) => lookup.find(cell) !== null).length;
    const isSplit = layout === 'list-in-cell' && picked.some((cell) => namesSeveral(cell, lookup));
    // «1;Accueil» may be a line of the list, «Participants;5» one about the room.
    const isBallot = known > 1 || (known === 1 && filledIn(row) > 1 && !isFigure(first) && !picked.every(isFigure));
    return isSplit || isBallot || (isNumbered && picked.length > known) ? 'odd' : 'title';
  };

  /** Words that sum up or sign close the sheet; where they may be a label or somebody's name, only below an empty row. */
  const closing = (cells: readonly string[], at: number): Kind | null => {
    const first = cells[at] ?? '';
    const isPick = picks.includes(at);
    if (!isClosing(first) || names(first)) return null;
    // A sign of no pick makes a blank ballot; a typing error may have made such a word of a label.
    if (isPick && (saysNothing(first, lookup) || lookup.suggest(first).length > 0)) return null;
    const beside = picks.filter((place) => place !== at && isFilled(cells[place])).map((place) => cells[place] ?? '');
    const words = beside.filter((cell) => !isFigure(cell));
    if (words.some((cell) => names(cell) || (isGrid && signOf(cell)?.kind === 'mark'))) return null;
    const isSum = SUM.test(plain(first));
    const isName = voter.number === null && who.includes(at);
    const mayBeName = isName && (words.length > 0 || !(isSum || NO_NAME.test(first.trim())));
    const mayBeLabel = isPick && !isGrid && (!lookup.given || words.length > 0);
    if (mayBeName || mayBeLabel || (words.length > 0 && !lookup.given)) return 'words';
    return isSum ? 'total' : 'closing';
  };

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
    if (layout === 'totals') {
      // Sums are no orientations: by their whole words, or for want of any number.
      const isBare = columns.dots.every((place) => !isFilled(cells[place]));
      const isSummary = SUM.test(plain(first)) || SUMMARY.test(plain(first)) || (isClosing(first) && isBare);
      return isSummary && !names(first) ? 'total' : 'ballot';
    }
    const isSum = (cell: string, place: number) =>
      place > at && isFilled(cell) && !picks.includes(place) && SUM.test(plain(cell));
    const sum = cells.findIndex(isSum);
    const end = closing(cells, sum < 0 ? at : sum);
    if (end !== null) return end;
    if ((isGrid || !picks.includes(at)) && isRecap(row, lookup)) return 'words';
    const hasPicks = picks.some((place) => isFilled(cells[place]));
    // A row below the first of its voter may leave the number to it.
    if (layout === 'row-per-pick' && !isFilled(cells[voter.number ?? -1])) return hasPicks ? 'ballot' : 'words';
    // Where names or groups stand, «Table 2» may be somebody, or where somebody sits; among picks, without a list, an orientation.
    const isAbout = () => voter.name.includes(at) || at === voter.address || says(headings[at] ?? '', 'group');
    if (isAlone && SECTION.test(plain(first)) && (!hasPicks || !lookup.given) && !isAbout())
      return hasPicks ? 'odd' : 'section';

    const people = who.filter((place) => isFilled(cells[place]));
    const isNobody = (cell: string) =>
      !isOneVoter(cell) || (people.length === 1 && ALONE.test(cell) && isClosing(cell));
    // «2-5», «Exemple», «Retenues»: several ballots, or none.
    if (columns.single.some((place) => isFilled(cells[place]) && isNobody(cells[place] ?? '')))
      return isAlone ? 'words' : 'odd';
    if (voter.number !== null) {
      const number = plain(cells[voter.number] ?? '');
      if (IDENTIFIER.test(number) || (people.length > 1 && isWordless(number))) return 'ballot';
      if (!hasPicks) return 'words';
      // An orientation there is a vote in the wrong place; other words are an example, the winners, a ballot for two.
      return named(number) ? 'ballot' : 'odd';
    }
    if (people.length > 0) {
      if (!isAlone) return 'ballot';
      // A name may bear a number.
      const isSomebody = !NO_NAME.test(first.replace(/\d+/gu, '').trim());
      return isSomebody || IDENTIFIER.test(plain(first)) ? 'little' : 'words';
    }
    if (!hasPicks) return 'words';
    if (who.length > 0) return 'ballot';
    const [label = '', ...labels] = picks.map((place) => cells[place] ?? '').filter(isPicked);
    const isLone =
      labels.length === 0 &&
      (isGrid
        ? signOf(label) === null
        : layout !== 'list-in-cell' || splitCell(label, lookup, table.joint).pieces.length === 1);
    // «Accueil;3» may be a line of the result, also where 3 is an orientation of the list.
    return (isLone || isRecap(row, lookup)) &&
      cells.every((cell, place) => picks.includes(place) || !isFilled(cell) || isFigure(cell))
      ? 'little'
      : 'ballot';
  };
}

/** Whether a row repeats a line of the headings, or says it in other words: «1er choix» where «Choix 1» heads the column. */
function headingsAgain({ header, headings, columns: { picks, voter } }: Table, lookup: Lookup) {
  const lines = header.map(({ cells }) => cells.map(plain));
  const numberedAs = remember((cell) => (lookup.named(cell) === null ? numberOf(cell) : null));
  const [lead = 0] = picks;
  return ({ cells }: Row): 'header' | 'odd' | null => {
    const said = plain(cells[lead] ?? '');
    const isLine = (line: readonly string[]) =>
      line[lead] === said && [...line, ...cells].every((_, at) => plain(cells[at] ?? '') === (line[at] ?? ''));
    if (lines.some(isLine)) return 'header';
    if (picks.length < 2 || !picks.every((place) => numberedAs(cells[place] ?? '')?.declared === true)) return null;
    const isSame = (place: number) => numberedAs(cells[place] ?? '')?.at === numberOf(headings[place] ?? '')?.at;
    const people = voterPlaces(voter).map((place) => cells[place] ?? '');
    // A ballot may stick to them, for want of a line break.
    const isAll = cells.findLastIndex(isFilled) < headings.length;
    return isAll && people.length > 0 && people.every(isWho) && picks.every(isSame) ? 'header' : 'odd';
  };
}
