/** Says of every row whether it is a heading, a ballot, or something that the paper must answer for; none is lost. */

import type { Row } from '../text/rows.ts';
import { plain } from './fold.ts';
import { filledIn, isFilled, isNote } from './headers.ts';
import { isClosing, isDeclared, isGroup, isWho, numberOf } from './headings.ts';
import { gatherer } from './layouts.ts';
import { saysNothing } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { remember } from './remember.ts';
import type { Table } from './table.ts';

/**
 * Why a row is no ballot: above the headings, the title of a part («Table B»), a remark to oneself, nothing in it, a sum
 * of what stands above, or a block at the end: who counted, who signs, the result once more.
 */
export type Aside = 'title' | 'section' | 'note' | 'empty' | 'total' | 'closing';

/** Several rows, where a ballot is a row a pick. */
export type Rows = readonly [Row, ...Row[]];

export interface Classified {
  readonly rows: Rows;
  /** `odd` looks like a ballot and like none: whoever has the paper must say. */
  readonly what: 'header' | 'ballot' | 'odd' | Aside;
}

/**
 * What a row is by itself. Of some the rows that follow tell more: `words` are a title, or belong to the block at the end;
 * a `name` without picks may be a signature, a `lone` pick without a number a part of the list.
 */
type Kind = Classified['what'] | 'words' | 'name' | 'lone';

interface Waiting {
  readonly row: Row;
  readonly what: Kind;
  /** Whether an empty row, or one that closes the sheet, parts it from the last ballot. */
  readonly apart: boolean;
}

const FIGURES = /^[\d\s.,%]*$/u;
const SECTION =
  /^(?:tables?|(?:sous-)?groupes?|groups?|ilots?|equipes?|teams?|salles?|rooms?|sites?|ateliers?|workshops?)(?: n ?[°o]?)? ?(?:\d{1,3}|[a-z])$/u;
/** What no participant is called. */
const SUM =
  /^\W*(?:(?:sous-)?total|totaux|somme|sum|count|moyenne|average|mean|nb|nombre|voix)(?: (?:general|de|des|du|d'|of)\b.*)?\W*$/u;
/** Words that close a sheet, and names that people bear. */
const MAY_BE_NAME = /^(?:blanc|nul|president|secretaire|present|assesseur|voix)/u;
/** «|---|---|»: the line under the headings of a table in Markdown. */
const RULED = /^\s*:?-{2,}:?\s*$/u;
/** Lists on a wall are shorter. */
const MOST_LONE = 500;

/** Classifies as the rows come; what may be the block at the end waits until a ballot, or nothing, comes after it. */
export function* classifyRows(
  table: Table,
  lookup: Lookup | null,
  rows: Iterable<Row> = table.rows(),
): Generator<Classified> {
  const tell = classifier(table, lookup);
  const gather = table.layout === 'row-per-pick' ? gatherer(table.columns) : null;
  let begun = table.header.length > 0;
  let waiting: Waiting[] = [];
  let lone = 0;
  let apart = false;
  function* release(next: 'header' | 'ballot' | 'end') {
    if (waiting.length > 0) yield* settle(waiting, next);
    waiting = [];
    lone = 0;
    apart = false;
  }
  for (const row of rows) {
    const what = tell(row);
    const little = what === 'name' || what === 'lone';
    // Only the last block may be the list, and none is so long.
    if (lone > (what === 'empty' ? 0 : MOST_LONE)) yield* release('ballot');
    if (what === 'empty') {
      apart = true;
      yield { rows: [row], what };
      continue;
    }
    // Above ballots without headings, words alone are the title.
    const title = !begun && what === 'words' && filledIn(row) === 1;
    begun ||= !title;
    if (!title && (what === 'words' || what === 'closing' || (little && (apart || waiting.length > 0)))) {
      waiting.push({ row, what, apart });
      lone += Number(what === 'lone');
      apart ||= what === 'closing';
      continue;
    }
    yield* release(what === 'header' ? 'header' : 'ballot');
    const alone = what === 'words' ? 'title' : what === 'name' || what === 'lone' ? 'ballot' : what;
    if (gather !== null && alone === 'ballot') gather.take(row);
    else yield { rows: [row], what: alone };
  }
  yield* release('end');
  for (const ballot of gather?.ballots() ?? []) yield { rows: ballot, what: 'ballot' };
}

/** What waited is what it looks like, now that it is known what comes after it. */
function* settle(waiting: readonly Waiting[], next: 'header' | 'ballot' | 'end'): Generator<Classified> {
  // A word alone above headings that come again is their title.
  const title = next === 'header' ? waiting.findLastIndex(({ what }) => what === 'words') : -1;
  // An orientation a row, each another: the list or a recap, where ballots without numbers would stand.
  const lone = waiting.filter(({ what }) => what === 'lone').map(({ row }) => plain(row.cells.find(isFilled) ?? ''));
  const isList = next === 'end' && lone.length > 2 && new Set(lone).size === lone.length;
  for (const [at, { row, what, apart }] of waiting.entries()) {
    const last = next === 'end' && (apart || what === 'closing');
    if (what === 'lone') yield { rows: [row], what: isList ? 'odd' : 'ballot' };
    else if (what === 'name') yield { rows: [row], what: last ? 'odd' : 'ballot' };
    else yield { rows: [row], what: at === title ? 'section' : last ? 'closing' : 'odd' };
  }
}

/** What a row is by itself. */
function classifier(table: Table, lookup: Lookup | null): (row: Row) => Kind {
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
    const isBallot = (numbered && picked.length > 0) || picked.filter(named).length > 1;
    return isBallot && !isGrid ? 'odd' : 'title';
  };

  /** Words in the first cell that sum up or sign, and no vote beside them; where voters have names, some may be one. */
  const closing = ({ cells }: Row, first: string): Kind | null => {
    if (/^\s*\d+\s*$/.test(first) || named(first) || !isClosing(first)) return null;
    const beside = picks.map((place) => cells[place] ?? '').filter((cell) => isFilled(cell) && cell !== first);
    if (beside.some(named)) return null;
    if (SUM.test(plain(first)) && beside.every((cell) => FIGURES.test(cell))) return 'total';
    const isName = voter.number === null && who.some((place) => cells[place] === first);
    if (!isName || !MAY_BE_NAME.test(plain(first))) return 'closing';
    return beside.length === 0 ? 'words' : 'odd';
  };

  /** Whether «Table A» alone in this column may be somebody, or where somebody sits. */
  const mayBeAbout = (place: number) =>
    voter.name.includes(place) || place === voter.address || isGroup(headings[place] ?? '');

  /** The result once more, below the ballots: an orientation and its number. */
  const isRecap = ({ cells }: Row): boolean => {
    const place = cells.findIndex(isFilled);
    if (picks.includes(place) || !named(cells[place])) return false;
    const others = cells.slice(place + 1).filter(isFilled);
    return others.length > 0 && others.every((cell) => FIGURES.test(cell));
  };

  return (row: Row): Kind => {
    const { cells } = row;
    const at = cells.findIndex(isFilled);
    if (at < 0 && row.damage === null) return 'empty';
    if (row.line >= top && row.line <= bottom) return 'header';
    if (row.line < top) return aboveHeadings(row);
    if (row.damage !== null) return 'ballot';
    const filled = filledIn(row);
    if (filled > 1 && cells.every((cell) => !isFilled(cell) || RULED.test(cell))) return 'empty';
    if (isHeading(row)) return 'header';
    if (isLikeHeading(row)) {
      const said = who.map((place) => cells[place] ?? '').filter(isFilled);
      if (said.every(isWho)) return said.length > 0 ? 'header' : 'odd';
    }
    const first = cells[at] ?? '';
    if (filled === 1 && isNote(row) && !named(first) && !picks.includes(at)) return 'note';
    const end = closing(row, first);
    if (layout === 'totals') return end === null ? 'ballot' : 'total';
    if (end !== null) return end;
    const picked = picks.some((place) => isPicked(cells[place]));
    const written = picks.some((place) => isFilled(cells[place]));
    if (layout !== 'row-per-pick' && isRecap(row)) return 'closing';
    if (filled === 1 && !picked && !mayBeAbout(at) && SECTION.test(plain(first))) return 'section';
    if (layout === 'row-per-pick') return written ? 'ballot' : 'words';
    if (voter.number !== null) {
      const number = cells[voter.number] ?? '';
      if (/\d/u.test(number)) return 'ballot';
      if (!picked) return written && isFilled(number) ? 'ballot' : 'words';
      // Under a word, a row of picks may be something else; the list can tell.
      const known = picks.every((place) => !isPicked(cells[place]) || lookup?.find(cells[place] ?? '') != null);
      return isFilled(number) && known ? 'ballot' : 'odd';
    }
    if (who.some((place) => isFilled(cells[place])) && filled > 1) return 'ballot';
    if (who.includes(at)) return at === voter.address && !first.includes('@') ? 'words' : 'name';
    if (who.length > 0) return written ? 'ballot' : 'words';
    const beside = cells.filter((cell, place) => isFilled(cell) && !picks.includes(place));
    if (picks.filter((place) => isFilled(cells[place])).length === 1 && beside.every((cell) => FIGURES.test(cell)))
      return 'lone';
    // A form that somebody sent off empty has its date at least.
    return written || filled > 1 || (/\d/u.test(first) && isFilled(headings[at])) ? 'ballot' : 'words';
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
      return said !== null && said.at === own[at] && isDeclared(said) && lookup?.named(cells[place] ?? '') == null;
    });
}
