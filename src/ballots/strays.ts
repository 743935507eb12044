/** Finds votes in what is left aside: cells outside the picks and rows that are no ballots. None is forgotten in silence. */

import type { Row } from '../text/rows.ts';
import type { Classified } from './classify-rows.ts';
import { rolesOf } from './columns.ts';
import { recapIn } from './contents.ts';
import { isFigure, isFilled } from './headers.ts';
import { keyOf } from './infer.ts';
import type { Finding } from './issue.ts';
import { type Flaw, labelIn, layouts } from './layouts.ts';
import { isWeighty } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { ballotNumber } from './remarks.ts';
import { remember } from './remember.ts';
import { namesSeveral, orientationsIn } from './split-cell.ts';
import type { Table } from './table.ts';

/** Shorter words are too often near to some label. */
const SHORTEST_TYPO = 5;

/** Where another separator than that of the sheet would cut what is left aside. */
const OTHER_CUT = /[;\t,|]/u;

/** Excel looks at so many rows before it says which columns they fill; other programs at each, or at all of them. */
const BLOCK = 16;

/** A cell that is left aside. */
interface LeftCell {
  readonly row: Row;
  readonly place: number;
}

export function watchForStrays(table: Table, lookup: Lookup) {
  const { headings, header, columns, layout } = table;
  const roles = rolesOf(columns);
  // Whoever says which columns hold the picks has said of the others that they hold none.
  const told = columns.shownBy === 'told';
  const names = remember((cell) => namesOrientation(cell, lookup));
  const namesMany = remember((cell) => /\p{L}{2}/u.test(cell) && namesSeveral(cell, lookup));
  const namesExactly = remember((cell) => lookup.named(cell) !== null || namesMany(cell));
  const isUnread = (place: number) => !roles.has(place) && !columns.ignored.includes(place);
  const isPicked = ({ cells }: Row) => columns.picks.some((pick) => isFilled(cells[pick]));
  const isHeadless = (place: number) => header.length > 0 && !isFilled(headings[place]);
  const known = [...roles.keys()].filter((place) => !['pick', 'dots'].includes(roles.get(place) ?? ''));
  const votes: LeftCell[] = [];
  const alone: LeftCell[] = [];
  const recaps: (LeftCell & { readonly orientation: number; readonly written: number })[] = [];
  /** For want of a list: what may be a label, by its key, and where it was first met. */
  const words = new Map<string, LeftCell>();
  const titles: Row[] = [];
  const noteWords = (row: Row, place: number) => {
    const cell = row.cells[place] ?? '';
    if (!/\p{L}/u.test(cell) || ballotNumber(cell) !== null) return;
    for (const part of new Set([cell, ...cell.split(OTHER_CUT)])) {
      const key = ballotNumber(part) === null ? keyOf(part) : null;
      if (key !== null && !words.has(key)) words.set(key, { row, place });
    }
  };
  const lowest = header.at(-1);
  if (lowest && !lookup.given && !told)
    for (const place of headings.keys()) if (isUnread(place)) noteWords(lowest, place);

  /** A form may write all the picks of a ballot in one more cell. */
  const repeatsBallot = ({ cells }: Row, cell: string): boolean => {
    const { picks } = layouts[layout].mark([cells], table, lookup);
    const picked = new Set(picks.map(({ text }) => lookup.find(text)));
    const said = new Set(orientationsIn(cell, lookup));
    return said.size === picked.size && [...picked].every((place) => place !== null && said.has(place));
  };

  /** Rows from which a cell was taken. */
  const shortened: LeftCell[] = [];
  let block: { readonly nth: number; shortest: Row; longest: number; isPadded: boolean } | null = null;
  /** Whoever leaves out the empty cells at the end of a row does so in all of a block: none keeps more than another. */
  const settleBlock = () => {
    if (block?.isPadded && block.shortest.cells.length < Math.min(headings.length, block.longest))
      shortened.push({ row: block.shortest, place: block.shortest.cells.length - 1 });
    block = null;
  };
  const watchBlock = (row: Row) => {
    const nth = Math.ceil(row.line / BLOCK);
    const { length } = row.cells;
    if (block?.nth !== nth) settleBlock();
    block ??= { nth, shortest: row, longest: length, isPadded: false };
    if (length < block.shortest.cells.length) block.shortest = row;
    if (length > block.longest) block.longest = length;
    if (row.cells[length - 1] === '') block.isPadded = true;
  };

  /** What a row says outside its picks where it should not; `at` is the row's place in its ballot. */
  const onBallot = (row: Row, at: number): readonly Flaw[] => {
    const flaws: Flaw[] = [];
    if (row.shift === undefined) watchBlock(row);
    const add = (place: number, finding: Finding) => flaws.push({ spot: { row: at, place }, text: null, finding });
    for (let place = 0; place < row.cells.length; place += 1) {
      const cell = row.cells[place] ?? '';
      if (cell === '' || !isUnread(place) || !isFilled(cell)) continue;
      const isVote = lookup.given && names(cell);
      if (isVote && repeatsBallot(row, cell)) continue;
      if (!isVote && isWeighty(cell)) add(place, { code: 'remark' });
      if (isVote && !told) add(place, STRAY);
      else if (isHeadless(place)) add(place, { code: 'long-row' });
      else if (!told && !lookup.given) noteWords(row, place);
    }
    for (const place of known) {
      if (!lookup.given) noteWords(row, place);
      // Not a stray vote: to ignore the column that says who voted would lose it. Tables may be called
      // as orientations are, beside picks.
      else if ((roles.get(place) === 'group' && isPicked(row) ? namesMany : namesExactly)(row.cells[place] ?? ''))
        add(place, ODD_ROW);
    }
    return flaws;
  };

  return {
    onBallot,
    /** A row that is no ballot: a lone orientation may be one of the list, one with a number be part of a recap. */
    onAside: (row: Row, what: Classified['what']): void => {
      // Above the lowest line of headings may stand a ballot.
      if (!lookup.given && row.line !== lowest?.line) for (const place of row.cells.keys()) noteWords(row, place);
      const place = lookup.given ? row.cells.findIndex((cell) => isFilled(cell) && namesExactly(cell)) : -1;
      if (place < 0 && what === 'title') titles.push(row);
      if (place < 0 || what === 'header') return;
      const said = row.cells.filter(isFilled);
      const recap = recapIn(row, lookup);
      if (what === 'closing' && recap !== null) recaps.push({ row, place, ...recap });
      else if (said.length === 1 || (what === 'title' && said.length === 2 && isFigure(said[0] ?? '')))
        alone.push({ row, place });
      else votes.push({ row, place });
    },
    /** What was left aside and may be a vote, or says otherwise than the count; `votesFor` is null where nobody knows yet. */
    found: (
      isLabel: (key: string) => boolean,
      list: Lookup,
      votesFor: (orientation: number) => number | null,
    ): readonly (LeftCell & { readonly finding: Finding })[] => {
      settleBlock();
      const [first] = alone;
      const through = alone.at(-1)?.row.line ?? 0;
      const isList = first !== undefined && alone.length > 2;
      // The very list that was given, in its order and under its numbers, is no vote; any other may be one, or be wrong.
      const isGiven =
        alone.length === lookup.orientations.length &&
        alone.every(({ row }, at) => row.cells.every((cell) => !isFilled(cell) || (lookup.find(cell) ?? at) === at));
      const labels = [...words].flatMap(([key, cell]) => (isLabel(key) ? [cell] : []));
      // Several labels in a line above the headings may be a ballot that another sign cuts; the whole list is none.
      const cut = titles.filter(({ cells }) => {
        const { length } = list.labelsIn(cells.join(' ')).places;
        return length > 1 && !(lookup.given && length === list.orientations.length);
      });
      const odd = cut.map((row) => ({ row, place: row.cells.findIndex(isFilled), finding: ODD_ROW }));
      // A recap has several lines; one alone may be a ballot.
      const lone = [...(isList ? [] : alone), ...(recaps.length > 1 ? [] : recaps)];
      const strays = [...lone, ...votes, ...labels].map(({ row, place }) => ({ row, place, finding: STRAY }));
      const wrong = recaps.flatMap(({ orientation: place, written, ...cell }) => {
        const counted = votesFor(place) ?? written;
        const finding = { code: 'wrong-recap', orientation: lookup.label(place), written, counted } as const;
        return counted === written ? [] : [{ ...cell, finding }];
      });
      const among = isList && !isGiven ? [{ ...first, finding: { code: 'list-among', through } as const }] : [];
      const short = shortened.map((cell) => ({ ...cell, finding: { code: 'short-row' } as const }));
      return [...strays, ...odd, ...short, ...wrong, ...among];
    },
  };
}

const STRAY: Finding = { code: 'stray-vote' };
const ODD_ROW: Finding = { code: 'odd-row' };

/** By its label, several of them, or so nearly that it may be a typing error. A number may be anything. */
function namesOrientation(cell: string, lookup: Lookup): boolean {
  // «Bulletin 4 : Accueil» names one, too.
  if ([cell, ...cell.split(OTHER_CUT)].some((part) => lookup.named(labelIn(part, lookup)) !== null)) return true;
  if (!/\p{L}/u.test(cell)) return false;
  if (cell.trim().length >= SHORTEST_TYPO && lookup.suggest(cell).length > 0) return true;
  return (orientationsIn(cell, lookup)?.length ?? 0) > 1;
}
