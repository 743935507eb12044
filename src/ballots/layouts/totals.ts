/** Orientations down the side, dots across: a count made in the room, table by table. There is no ballot in it. */

import { plain } from '../fold.ts';
import type { Lookup } from '../orientations.ts';
import { signOf } from '../signs.ts';
import { filledIn, headerAt, isFilled } from './header.ts';
import { isNumber, isRank, isTotal, isVoter } from './headings.ts';
import type { Found, Frame, Layout, Marks, Sample } from './layout.ts';

export const totals: Layout = { ordered: () => false, recognise, mark };

/** Headings stand in the first rows, below a title and notes. */
const MOST_ABOVE = 15;
const LABEL =
  /^(?:orientations?|priorites?|propositions?|libelles?|intitules?|pistes?|idees?|actions?|themes?|axes?|labels?)(?: prioritaires?| proposees?)?$/u;
/** Figures about the figures. */
const DERIVED = /^(?:%|part|share|pourcentage|percent|rang|rank|moyenne|mean|code|n ?[°o]?)\b|%/u;

function recognise({ rows, lookup }: Sample, asked: boolean): Found | null {
  for (const place of rows.slice(0, MOST_ABOVE).keys()) {
    const { headings, lines, next } = headerAt(rows, place);
    if (headings.filter(isFilled).length < 2) continue;
    // A name or an address beside a label: somebody voted.
    if (headings.some((heading) => isRank(heading) || (isVoter(heading) && !isNumber(heading)))) continue;
    const below = rows.slice(next).filter((row) => filledIn(row) > 0 && !isTotal(row.cells.find(isFilled) ?? ''));
    const labels = headings.flatMap((heading, column) => (namesEach(below, column, heading, lookup) ? [column] : []));
    const [label] = labels;
    if (label === undefined || labels.length > 1) continue;
    const figures = headings.flatMap((heading, column) => {
      if (column <= label || !isFilled(heading) || DERIVED.test(plain(heading)) || isVoter(heading)) return [];
      return [column];
    });
    const total = figures.find((column) => isTotal(headings[column] ?? '')) ?? null;
    const counts = figures.filter((column) => column !== total && !isTotal(headings[column] ?? ''));
    // A lone «Total» is the count itself.
    const dots = counts.length > 0 ? counts : figures;
    if (dots.length === 0 || (!asked && !areNumbers(below, dots))) continue;
    const voter = { number: null, address: null, name: [] };
    const columns = { picks: [label], dots, rank: null, total: counts.length > 0 ? total : null, voter, sent: null };
    return { columns, headings, header: lines };
  }
  return null;
}

/** Whether a column names orientations, each once. */
function namesEach(below: Sample['rows'], column: number, heading: string, lookup: Lookup | null): boolean {
  const cells = below.map((row) => row.cells[column] ?? '').filter(isFilled);
  const labels = cells.filter((cell) => /\p{L}{2}/u.test(cell));
  const distinct = new Set(labels.map((cell) => lookup?.find(cell) ?? plain(cell)));
  if (labels.length < 2 || distinct.size < labels.length || 2 * labels.length < below.length) return false;
  if (lookup === null) return LABEL.test(plain(heading));
  return (
    lookup.find(heading) === null && 2 * labels.filter((cell) => lookup.find(cell) !== null).length >= labels.length
  );
}

/** Whether nearly all that stands in the columns are numbers of dots, and one of them at least is no mere mark. */
function areNumbers(below: Sample['rows'], columns: readonly number[]): boolean {
  const cells = below.flatMap((row) => columns.map((column) => row.cells[column] ?? '')).filter(isFilled);
  const signs = cells.map((cell) => signOf(cell)?.kind);
  const figures = signs.filter((kind) => kind === 'number' || kind === 'mark').length;
  return figures > 0 && 4 * signs.filter((kind) => kind === undefined || kind === 'rank').length <= signs.length;
}

/** A row is no ballot: its label only, for whoever adds up. */
function mark([cells = []]: readonly (readonly string[])[], { columns: { picks } }: Frame): Marks {
  return {
    picks: picks.flatMap((place) => {
      const text = cells[place] ?? '';
      return isFilled(text) ? [{ text, dots: null, spot: { row: 0, place }, problem: null }] : [];
    }),
    flaws: [],
  };
}
