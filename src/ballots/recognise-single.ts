/** Recognises one column of picks: all of a ballot in one cell, one pick a ballot, or a row a pick. */

import {
  ask,
  cellsAt,
  contextAt,
  countKinds,
  type Found,
  findVoter,
  headingAt,
  option,
  placesIn,
  type Recognised,
  type Sample,
} from './contents.ts';
import { isFilled } from './headers.ts';
import { isBarePick, isDots, isRank, isWho } from './headings.ts';
import { isUnclear, signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { recogniseRows } from './recognise-rows.ts';
import { PLAIN_SEPARATOR, splitCell } from './split-cell.ts';

/** Whether a column holds numbers that nobody's number, age or table would be: voix, totals, parts of a hundred. */
export function isCount(sample: Sample, place: number): boolean {
  const heading = headingAt(sample, place);
  const cells = cellsAt(sample, place);
  if (cells.length === 0 || isWho(heading) || isRank(heading)) return false;
  const numeric = cells.every((cell) => /^\s*\d[\d\s.,]*(?:(?:%|voix|votes?|points?)\s*)?$/iu.test(cell));
  const strokes = cells.every((cell) => /^[\sI|l/]+$/u.test(cell));
  return strokes || (numeric && (heading !== '' || cells.length > 1));
}

export const isDistinct = (cells: readonly string[]): boolean =>
  cells.length > 1 && new Set(cells.map((cell) => cell.trim())).size === cells.length;

/** One column of picks: all of a ballot in one cell, one row a pick, or one pick a ballot. */
export function recogniseSingle(sample: Sample, place: number, lookup: Lookup, told: boolean): Recognised {
  const { hints, body } = sample;
  const kinds = countKinds(sample, place, lookup);
  const cells = cellsAt(sample, place);
  const shownBy = told ? 'told' : isBarePick(contextAt(sample, place)) ? 'heading' : 'contents';
  const numbered = !lookup.coded && kinds.label === 0 && kinds.several === 0 && kinds.code > 0;
  const found: Found = { layout: 'list-in-cell', picks: [place], shownBy, numbered };
  const many = cells.some((cell) => splitCell(cell, lookup).pieces.length > 1);
  if (many || told || hints.layout === 'list-in-cell') return checked(sample, found);
  const others = placesIn(sample).filter((other) => other !== place && cellsAt(sample, other).length > 0);
  const figures = others.filter(
    (other) =>
      headingAt(sample, other) !== '' &&
      (isCount(sample, other) ||
        (!isWho(headingAt(sample, other)) && cellsAt(sample, other).every((cell) => signOf(cell) !== null))),
  );
  const { name, number } = findVoter(sample, [place]);
  if (isDistinct(cells) && name.length === 0 && hints.layout === null) {
    const answers = [option('layout', 'totals'), option('layout', 'list-in-cell')];
    if (figures.length > 0) return ask(sample, 'looks-like-totals', figures, answers);
    // Each orientation once, and nobody who voted: who chose it may stand beside it.
    if (number === null && others.length > 0 && hints.picks > 1)
      return ask(sample, 'list-as-ballots', [place], answers.slice(1));
  }
  const places = cells.map((cell) => lookup.find(cell));
  const whole = new Set(places).size === lookup.size && places.length === lookup.size && places.length > 2;
  if (
    whole &&
    body.every(({ cells: row }) => row.filter(isFilled).length < 3) &&
    hints.layout === null &&
    hints.picks > 1
  ) {
    return ask(sample, 'list-as-ballots', [place], [option('layout', 'list-in-cell')]);
  }
  return recogniseRows(sample, place, lookup) ?? checked(sample, found);
}

/** The same without a list: «;», a line break or «|» part answers; what labels may hold as well does not, unless it must. */
export function singleWithoutList(sample: Sample, place: number, told: boolean): Recognised {
  const { hints, rows } = sample;
  const cells = cellsAt(sample, place).filter((cell) => !isUnclear(cell));
  const found: Found = { layout: 'list-in-cell', picks: [place], shownBy: told ? 'told' : 'heading' };
  const parted = cells.filter((cell) => PLAIN_SEPARATOR.test(cell.replace(/[;\s|]+$/u, '')));
  const joint = jointOf(cells, hints.picks);
  // Beyond the sample another cell may show that the sign belongs to a label.
  if (joint !== null && (joint === PLAIN_SEPARATOR || rows.length < WHOLE)) return checked(sample, { ...found, joint });
  if (
    joint !== null ||
    (cells.some((cell) => /,|\/| - /u.test(cell)) && parted.length === 0 && !told && hints.picks > 1)
  ) {
    return ask(sample, 'joined-without-list', [place], [option('orientations', '')]);
  }
  if (hints.picks === 1 || told) return checked(sample, found);
  return (
    recogniseRows(sample, place, null) ??
    ask(sample, 'single-without-list', [place], [option('orientations', ''), option('picks', '1')])
  );
}

/** Rows that are looked at; a sheet with fewer is seen whole. */
const WHOLE = 200;

/** What parts the answers; null where no sign proves that it does. */
function jointOf(cells: readonly string[], picks: number): RegExp | null {
  const parts = (joint: RegExp) =>
    cells.map((cell) =>
      cell
        .split(joint)
        .map((part) => part.trim())
        .filter(isFilled),
    );
  const plainly = parts(PLAIN_SEPARATOR);
  if (plainly.some((pieces) => pieces.length > 1)) {
    const known = new Set(plainly.filter((pieces) => pieces.length > 1).flat());
    const other = plainly.filter((pieces) => pieces.length === 1 && /[,/]/u.test(pieces[0] ?? ''));
    if (other.length === 0) return PLAIN_SEPARATOR;
    // «Accueil, Culture» where «Accueil» and «Culture» are answers of others is two of them.
    const mixed = /[;\n|,]/u;
    return parts(mixed)
      .flat()
      .every((piece) => known.has(piece))
      ? mixed
      : null;
  }
  const slash = / \/ /u;
  return picks > 1 && cells.length > 0 && parts(slash).every((pieces) => pieces.length === picks) ? slash : null;
}

/** Beside a single pick a lone column of dots belongs to it. */
const checked = (sample: Sample, found: Found): Recognised =>
  found.dots !== undefined &&
  found.dots.length === 0 &&
  placesIn(sample).filter((place) => isDots(headingAt(sample, place))).length === 1 &&
  found.picks.length === 1
    ? { found: { ...found, dots: placesIn(sample).filter((place) => isDots(headingAt(sample, place))) } }
    : { found };
