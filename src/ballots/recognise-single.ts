/** Recognises one column of picks: all of a ballot in one cell, one pick a ballot, or a row a pick with its voter beside it. */

import { voterOf } from './columns.ts';
import { ask, type ColumnSample, type Found, findVoter, option, type Recognised, type Sample } from './contents.ts';
import { plain } from './fold.ts';
import { filledIn, isFilled } from './headers.ts';
import { isBarePick, isDots, isGroup, isLabel, isRank, isWho } from './headings.ts';
import { isUnclear } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { splitCell } from './split-cell.ts';

/** Whether a column holds numbers that nobody's number, age or table would be: voix, totals, parts of a hundred. */
export const isCount = ({ heading, cells }: ColumnSample): boolean =>
  cells.length > 0 &&
  !isWho(heading) &&
  !isRank(heading) &&
  (cells.every((cell) => /^[\sI|l/]+$/u.test(cell)) ||
    ((heading !== '' || cells.length > 1) &&
      cells.every((cell) => /^\s*\d[\d\s.,]*(?:(?:%|voix|votes?|points?)\s*)?$/iu.test(cell))));

/** Whether a cell of the column holds several answers. */
export const isJoined = ({ cells }: ColumnSample, lookup: Lookup | null): boolean =>
  cells.some((cell) => splitCell(cell, lookup).pieces.length > 1);

export function recogniseSingle(sample: Sample, column: ColumnSample, told: boolean): Recognised {
  const { lookup, hints, columns, body } = sample;
  const { cells, kinds, place } = column;
  const shownBy = told ? 'told' : lookup === null || isBarePick(column.context) ? 'heading' : 'contents';
  const numbered = lookup !== null && !lookup.coded && kinds.label + kinds.several === 0 && kinds.code > 0;
  const found: Found = { layout: 'list-in-cell', picks: [place], shownBy, numbered };
  const others = columns.filter((other) => other !== column && other.cells.length > 0);
  const { name, number } = findVoter(sample, [place]);
  const distinct = cells.length > 1 && new Set(cells.map((cell) => cell.trim())).size === cells.length;
  // Each orientation once, and nobody who voted: a count, or the list.
  if (distinct && name.length === 0 && hints.layout === null && !told && !isJoined(column, lookup)) {
    const figures = others.filter(
      (other) =>
        isCount(other) ||
        (other.heading !== '' && !isWho(other.heading) && other.kinds.sign + other.kinds.code === other.cells.length),
    );
    const each = option('layout', 'list-in-cell');
    if (figures.some(({ heading }) => heading !== ''))
      return ask(sample, 'looks-like-totals', figures, [
        option('layout', 'totals'),
        ...(lookup === null ? [] : [each]),
      ]);
    const whole = cells.length === lookup?.size && cells.length > 2 && body.every((row) => filledIn(row) < 3);
    if (lookup !== null && hints.picks > 1 && (whole || (number === null && others.length > 0)))
      return ask(sample, 'list-as-ballots', [column], [each]);
  }
  if (lookup === null) return singleWithoutList(sample, column, found);
  if (told || hints.layout !== null || isJoined(column, lookup)) return found;
  return recogniseRows(sample, column) ?? found;
}

/** Rows that are looked at; a sheet with fewer is seen whole. */
const WHOLE = 200;

/** Without a list «;», a line break or «|» part answers; what labels may hold as well does not, unless every ballot shows it. */
function singleWithoutList(sample: Sample, column: ColumnSample, found: Found): Recognised {
  const { picks } = sample.hints;
  const told = found.shownBy === 'told';
  const cells = column.cells.filter((cell) => !isUnclear(cell));
  const parts = (joint: RegExp | string) => cells.map((cell) => cell.split(joint).filter(isFilled).length);
  const signs = [';', '\n', '|'].filter((sign) => parts(sign).some((pieces) => pieces > 1));
  const [sign = ';', second] = signs;
  const parted = parts(sign);
  const unsure = cells.filter((cell, at) => parted[at] === 1 && /,|\/| - /u.test(cell));
  if (second !== undefined) return ask(sample, 'joined-without-list', [column], [option('orientations', '')]);
  if (signs.length > 0 && unsure.length === 0) return { ...found, joint: sign };
  const slash = ' / ';
  if (picks > 1 && cells.length > 0 && sample.rows.length < WHOLE && parts(slash).every((pieces) => pieces === picks))
    return { ...found, joint: slash };
  if (unsure.length > 0 && !told && picks > 1)
    return ask(sample, 'joined-without-list', [column], [option('orientations', '')]);
  if (picks === 1 || told) return found;
  return (
    recogniseRows(sample, column) ??
    ask(sample, 'single-without-list', [column], [option('orientations', ''), option('picks', '1')])
  );
}

/** A row a pick: `label` is where the orientations stand, where that is known. */
export function recogniseRows(sample: Sample, label = onlyLabel(sample)): Recognised {
  const { body, hints, columns, lookup } = sample;
  if (label === undefined || (hints.layout !== null && hints.layout !== 'row-per-pick')) return null;
  const others = columns.filter((column) => column !== label && column.cells.length > 0);
  const rank = others.find(({ heading }) => isRank(heading));
  const dots = others.filter(({ heading }) => isDots(heading));
  const group = others.find(({ heading }) => isGroup(heading));
  const voter = findVoter(sample, [label.place]);
  const voters = body.map(({ cells }) => voterOf(cells, voter));
  if (voters.every((one) => one === null)) return rank === undefined ? null : ask(sample, 'no-voter', [rank], []);
  // Without a list every column has to say what it is.
  const named = others.every(
    (column) => column === rank || dots.includes(column) || isWho(column.heading) || isGroup(column.heading),
  );
  if (lookup === null && !(named && isLabel(label.heading))) return null;
  const found: Found = {
    layout: 'row-per-pick',
    picks: [label.place],
    shownBy: lookup === null ? 'heading' : 'contents',
    rank: rank?.place ?? null,
    ordered: rank !== undefined,
    dots: dots.map(({ place }) => place),
  };
  if (hints.layout !== null) return found;
  const open = ask(
    sample,
    'row-per-pick',
    [label],
    [option('layout', 'row-per-pick'), option('layout', 'list-in-cell')],
  );
  const keys = body.map(({ cells }, row) => `${plain(cells[group?.place ?? -1] ?? '')}\u0000${voters[row] ?? ''}`);
  if (rank !== undefined) {
    let key = '';
    const ranks = body.map(({ cells }, row) => {
      key = voters[row] === null ? key : (keys[row] ?? '');
      return `${key}\u0000${plain(cells[rank.place] ?? '')}`;
    });
    // A voter whose rows stand apart is one all the same, as long as no rank comes twice.
    return 3 * (ranks.length - new Set(ranks).size) <= body.length ? found : open;
  }
  const merged = body.filter((row, at) => at > 0 && voters[at] === null && filledIn(row) <= 2).length;
  const again = keys.filter((key, row) => voters[row] !== null && keys.indexOf(key) < row);
  if (again.length + merged === 0) return null;
  const apart = keys.some((key, row) => voters[row] !== null && keys.indexOf(key) < row && keys[row - 1] !== key);
  return apart || 3 * (again.length + merged) < body.length ? open : found;
}

/** The only column whose heading speaks of orientations. */
function onlyLabel({ columns }: Sample): ColumnSample | undefined {
  const headed = columns.filter(({ heading }) => isLabel(heading) && !isRank(heading));
  return headed.length === 1 ? headed[0] : undefined;
}
