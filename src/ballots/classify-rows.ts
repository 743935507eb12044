/** Says of every row whether it is a heading, a ballot, or something that a flag or the paper must answer for; none is lost. */

import type { Row } from '../text/rows.ts';
import { plain } from './fold.ts';
import { filledIn, isFilled, isNote } from './headers.ts';
import { inBrackets, isClosing, isGroup, isWho, numberOf } from './headings.ts';
import { saysNothing } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { remember } from './remember.ts';
import type { Table } from './table.ts';

/**
 * Why a row is no ballot: above the headings, the title of a part («Table B»), a remark to oneself, nothing in it, a sum
 * of what stands above, or a block at the end: who counted, who signs, the result once more.
 */
export type Aside = 'title' | 'section' | 'note' | 'empty' | 'total' | 'closing';

export interface Classified {
  readonly row: Row;
  /** `odd` looks like a ballot and like none: whoever has the paper must say. */
  readonly what: 'header' | 'ballot' | 'odd' | Aside;
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

interface Waiting {
  readonly row: Row;
  readonly what: Aside | 'words' | 'name' | 'lone';
}

/** Lists on a wall are shorter. */
const MOST_LONE = 500;

/** Classifies as the rows come; what may be the block at the end waits until a ballot, or nothing, comes after it. */
export function* classifyRows(table: Table, lookup: Lookup | null): Generator<Classified> {
  const tell = classifier(table, lookup);
  let begun = table.header.length > 0;
  let waiting: Waiting[] = [];
  for (const row of table.rows()) {
    const what = tell(row);
    const alone = what === 'name' || what === 'lone';
    // Above ballots without headings, words alone are the title.
    if (!begun && what === 'words' && filledIn(row) === 1) {
      yield { row, what: 'title' };
      continue;
    }
    begun ||= what !== 'empty';
    const lone = waiting.filter((before) => before.what === 'lone').length;
    // Only the last block may be the list, and none is so long.
    const ended = lone > MOST_LONE || (what === 'empty' && lone > 0);
    if (ended) {
      yield* release(waiting);
      waiting = [];
    }
    if (what === 'empty' || what === 'words' || what === 'closing' || (alone && waiting.length > 0)) {
      waiting.push({ row, what });
      continue;
    }
    // A word alone above headings that come again is their title.
    const title = what === 'header' ? waiting.findLastIndex((before) => before.what === 'words') : -1;
    yield* release(waiting, title);
    waiting = [];
    yield { row, what: alone ? 'ballot' : what };
  }
  let apart = false;
  // An orientation a row, each another: the list or a recap, where ballots without numbers would stand.
  const lone = waiting.filter(({ what }) => what === 'lone').map(({ row }) => plain(row.cells.find(isFilled) ?? ''));
  const isList = lone.length > 2 && new Set(lone).size === lone.length;
  for (const { row, what } of waiting) {
    apart ||= what === 'empty' || what === 'closing';
    if (what === 'words') yield { row, what: apart ? 'closing' : 'odd' };
    else if (what === 'name') yield { row, what: apart ? 'odd' : 'ballot' };
    else if (what === 'lone') yield { row, what: isList ? 'odd' : 'ballot' };
    else yield { row, what };
  }
}

/** What waited is what it looks like, now that ballots come after it. `title` is the place of one; -1 where none is. */
function* release(waiting: readonly Waiting[], title = -1): Generator<Classified> {
  for (const [at, { row, what }] of waiting.entries()) {
    const said = what === 'empty' ? 'empty' : what === 'words' || what === 'closing' ? 'odd' : 'ballot';
    yield { row, what: at === title ? 'section' : said };
  }
}

/** What a row is by itself; `words` and a `name` alone say little, and what follows them tells more. */
function classifier(table: Table, lookup: Lookup | null) {
  const { header, columns, headings, layout } = table;
  const { picks, voter } = columns;
  const top = header[0]?.line ?? 0;
  const bottom = header.at(-1)?.line ?? 0;
  const isAgain = headingsAgain(table, lookup);
  const isPicked = (cell: string | undefined) => isFilled(cell) && !saysNothing(cell ?? '', lookup);
  const named = (cell: string | undefined) => lookup !== null && cell !== undefined && lookup.named(cell) !== null;
  const who = [voter.number, voter.address, ...voter.name].filter((place) => place !== null);
  const isGrid = layout === 'column-per-orientation' || layout === 'rank-per-orientation';

  const aboveHeadings = (row: Row): Classified['what'] => {
    if (isNote(row)) return 'note';
    const { cells } = row;
    const numbered = voter.number !== null && /^\s*\d+\s*$/u.test(cells[voter.number] ?? '');
    const picked = picks.filter((place) => isPicked(cells[place]));
    const isBallot =
      (numbered && picked.length > 0) || picked.filter((place) => named(cells[place])).length > (isGrid ? 0 : 1);
    return isBallot && !isGrid ? 'odd' : 'title';
  };

  /** Words in the first cell that sum up or sign, and no vote beside them; where voters have names, some may be one. */
  const closing = ({ cells }: Row, first: string): 'total' | 'closing' | 'words' | null => {
    if (/^\s*\d+\s*$/.test(first) || named(first) || !isClosing(first)) return null;
    const beside = picks.map((place) => cells[place] ?? '').filter((cell) => isFilled(cell) && cell !== first);
    if (beside.some(named)) return null;
    const sums = beside.length > 0 && beside.every((cell) => FIGURES.test(cell));
    if (SUM.test(plain(first)) && (sums || beside.length === 0)) return 'total';
    if (voter.number !== null || !who.some((place) => cells[place] === first)) return 'closing';
    if (!MAY_BE_NAME.test(plain(first))) return 'closing';
    if (beside.length === 0) return 'words';
    return sums && beside.some((cell) => Number(cell) > 1) ? 'closing' : null;
  };

  /** The result once more, below the ballots: an orientation and its number. */
  const isRecap = ({ cells }: Row): boolean => {
    const place = cells.findIndex(isFilled);
    if (!named(cells[place]) || picks.includes(place)) return false;
    const others = cells.slice(place + 1).filter(isFilled);
    return others.length > 0 && others.every((cell) => FIGURES.test(cell));
  };

  return (row: Row): Classified['what'] | 'words' | 'name' | 'lone' => {
    const { cells } = row;
    const at = cells.findIndex(isFilled);
    if (at < 0 && row.damage === null) return 'empty';
    if (row.line >= top && row.line <= bottom) return 'header';
    if (row.line < top) return aboveHeadings(row);
    if (row.damage !== null) return 'ballot';
    const filled = filledIn(row);
    if (filled > 1 && cells.every((cell) => !isFilled(cell) || RULED.test(cell))) return 'empty';
    if (isAgain(row)) return 'header';
    const first = cells[at] ?? '';
    if (filled === 1 && isNote(row) && !named(first) && !picks.includes(at)) return 'note';
    if (layout === 'totals') return closing(row, first) === null ? 'ballot' : 'total';
    const end = closing(row, first);
    if (end !== null) return end;
    if (layout !== 'row-per-pick' && isRecap(row)) return 'closing';
    const picked = picks.some((place) => isPicked(cells[place]));
    const alone =
      filled === 1 && !picked && !voter.name.includes(at) && at !== voter.address && !isGroup(headings[at] ?? '');
    if (alone && SECTION.test(plain(first))) return 'section';
    const written = picks.some((place) => isFilled(cells[place]));
    if (layout === 'row-per-pick') return picked || written ? 'ballot' : 'words';
    if (voter.number === null) {
      const beside = cells.filter((cell, place) => isFilled(cell) && !picks.includes(place));
      const one = picks.filter((place) => isFilled(cells[place])).length === 1;
      if (one && who.length === 0 && beside.every((cell) => FIGURES.test(cell))) return 'lone';
      if (written || (who.length === 0 && filled > 1)) return 'ballot';
      if (who.some((place) => isFilled(cells[place]))) {
        const isAddress = voter.name.length > 0 || (cells[voter.address ?? -1] ?? '').includes('@');
        return isAddress ? (filled > 1 ? 'ballot' : 'name') : 'words';
      }
      // A form that somebody sent off empty has its date at least.
      return who.length === 0 && /\d/u.test(first) && isFilled(headings[at]) ? 'ballot' : 'words';
    }
    const number = cells[voter.number] ?? '';
    if (/\d/u.test(number)) return 'ballot';
    if (!picked) return written && isFilled(number) ? 'ballot' : 'words';
    // Under a word, a row of picks may be something else; the list can tell.
    const known =
      lookup !== null && picks.every((place) => !isPicked(cells[place]) || lookup.find(cells[place] ?? '') !== null);
    return isFilled(number) && known ? 'ballot' : 'odd';
  };
}

/** Whether a row repeats the headings, in the same words or in others that mean the same. */
function headingsAgain(
  { header, headings, columns: { picks, voter } }: Table,
  lookup: Lookup | null,
): (row: Row) => boolean {
  const rows = header.map(({ cells }) => cells.map(plain));
  const who = [voter.number, voter.address, ...voter.name];
  const place = headings.reduce(
    (longest, heading, at) => (heading.length > (headings[longest]?.length ?? 0) ? at : longest),
    0,
  );
  const isSame = (cells: readonly string[]) =>
    rows.some(
      (folded) =>
        folded.every((heading, at) => plain(cells[at] ?? '') === heading) &&
        cells.slice(folded.length).every((cell) => plain(cell) === ''),
    );
  const numbersIn = remember(numberOf);
  const means = (cell: string, at: number): boolean => {
    if (who.includes(at)) return isWho(cell);
    if (!picks.includes(at)) return plain(cell) === plain(headings[at] ?? '');
    const [said, own] = [numbersIn(cell), numbersIn(headings[at] ?? '')];
    return said !== null && said.at === own?.at && said.stem !== '' && (lookup === null || lookup.named(cell) === null);
  };
  return ({ cells }) => {
    if (rows.length === 0) return false;
    const said = cells[place] ?? '';
    const short = said.length < 40 || inBrackets(said) !== null;
    if (short && picks.length > 1 && cells.some(isFilled)) {
      const [first = 0] = picks;
      const numbered = numbersIn(cells[first] ?? '');
      if (
        numbered !== null &&
        cells.every((cell, at) => !isFilled(cell) || means(cell, at)) &&
        picks.every((at) => isFilled(cells[at]))
      )
        return true;
    }
    return (
      Math.abs(said.length - (headings[place]?.length ?? 0)) < 3 &&
      rows.some((folded) => folded[place] === plain(said)) &&
      isSame(cells)
    );
  };
}
