/** Orientations down the side or across, dots beside: a count made in the room, table by table. There is no ballot in it. */

import { plain } from '../fold.ts';
import type { Lookup } from '../orientations.ts';
import { signOf } from '../signs.ts';
import { filledIn, headerAt, isFilled } from './header.ts';
import { isNumber, isRank, isTotal, isVoter } from './headings.ts';
import type { Columns, Found, Frame, Layout, Marks, Sample } from './layout.ts';
import { labelIn } from './orientation-columns.ts';

/** Headings stand in the first rows, below a title and notes. */
const MOST_ABOVE = 15;
const LABEL =
  /^(?:orientations?|priorites?|propositions?|libelles?|intitules?|pistes?|idees?|actions?|themes?|axes?|labels?)(?: prioritaires?| proposees?)?$/u;
const TABLE = /^(?:tables?|groupes?|ateliers?|ilots?|equipes?|salles?|panneaux?|affiches?|feuilles?|stands?|sites?)\b/u;
/** Figures about the figures. */
const DERIVED = /^(?:%|part|share|pourcentage|percent|rang|rank|moyenne|mean|code|n ?[°o]?)\b|%/u;

const recognise = (sample: Sample, asked: boolean): Found | null => down(sample, asked) ?? across(sample);

/** One row an orientation, one column a table or a person. */
function down({ rows, lookup }: Sample, asked: boolean): Found | null {
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
      // «Auteur», «Remarques»: words only.
      return below.some(({ cells }) => isFilled(cells[column]) && signOf(cells[column] ?? '') !== null) ? [column] : [];
    });
    const total = figures.find((column) => isTotal(headings[column] ?? '')) ?? null;
    const counts = figures.filter((column) => column !== total && !isTotal(headings[column] ?? ''));
    // A lone «Total» is the count itself.
    const dots = counts.length > 0 ? counts : figures;
    if (dots.length === 0 || (!asked && !areNumbers(below, dots))) continue;
    return found([label], dots, counts.length > 0 ? total : null, headings, lines);
  }
  return null;
}

/** One row a table, one column an orientation: dots laid by many, for tables do not vote. */
function across({ rows, lookup }: Sample): Found | null {
  for (const place of rows.slice(0, MOST_ABOVE).keys()) {
    const { headings, lines, next } = headerAt(rows, place);
    if (!TABLE.test(plain(headings[0] ?? '')) && !/^$/u.test(headings[0] ?? '')) continue;
    const below = rows.slice(next).filter((row) => filledIn(row) > 0 && !isTotal(row.cells.find(isFilled) ?? ''));
    const tables = below.map(({ cells }) => plain(cells[0] ?? ''));
    if (tables.length === 0 || new Set(tables).size < tables.length) continue;
    if (headings[0] === '' && !tables.every((table) => TABLE.test(table))) continue;
    const figures = [...headings.keys()].filter((column) => column > 0 && isFilled(headings[column]));
    const total = figures.find((column) => isTotal(headings[column] ?? '')) ?? null;
    const dots = figures.filter((column) => column !== total && !isVoter(headings[column] ?? ''));
    const known = dots.filter(
      (column) => lookup === null || lookup.find(labelIn(headings[column] ?? '', lookup)) !== null,
    );
    if (known.length < 2 || 2 * known.length < dots.length || !areNumbers(below, dots)) continue;
    // One dot a cell at most: marks of a single voter.
    if (below.every(({ cells }) => dots.every((column) => !/[2-9]|\d\d/u.test(cells[column] ?? '')))) continue;
    return found(dots, dots, total, headings, lines);
  }
  return null;
}

const found = (
  picks: readonly number[],
  dots: readonly number[],
  total: number | null,
  headings: readonly string[],
  header: readonly number[],
): Found => {
  const voter = { number: null, address: null, name: [] };
  return { columns: { picks, dots, rank: null, total, voter, sent: null }, headings, header };
};

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

/** Whether the orientations head the columns. */
const areAcross = ({ picks, dots }: Columns): boolean => picks.length > 1 || picks[0] === dots[0];

/** Where the label of a number of dots stands, and the label. */
export function labelOf(cells: readonly string[], dotsAt: number, frame: Frame, lookup: Lookup | null) {
  if (areAcross(frame.columns)) return { place: dotsAt, label: labelIn(frame.headings[dotsAt] ?? '', lookup) };
  const [place = 0] = frame.columns.picks;
  return { place, label: cells[place] ?? '' };
}

/** A row is no ballot: its labels only, for whoever looks for the list in it. */
function mark([cells = []]: readonly (readonly string[])[], frame: Frame, lookup: Lookup | null): Marks {
  const labels = frame.columns.picks.map((place) => {
    const text = areAcross(frame.columns) ? labelIn(frame.headings[place] ?? '', lookup) : (cells[place] ?? '');
    return { text, dots: null, spot: { row: 0, place }, problem: null };
  });
  return { picks: labels.filter(({ text }) => isFilled(text)), flaws: [] };
}

export const totals: Layout = { ordered: () => false, recognise, mark };
