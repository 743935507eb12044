/** Recognises one column of picks: all of a ballot in one cell, one pick for each ballot, or one row for each pick with its
 * voter beside it. */

import { voterOf } from './columns.ts';
import { ask, type ColumnSample, type Found, type Recognised, type Sample } from './contents.ts';
import { findVoter } from './find-voter.ts';
import { plain } from './fold.ts';
import { filledIn, isFigure, isFilled } from './headers.ts';
import { isBarePick, isPick, isWho, says } from './headings.ts';
import { isMark, isTick, isUnclear } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { splitCell } from './split-cell.ts';

/** Whether a column holds numbers that nobody's number, age or table would be: voix, totals, parts of a hundred. */
export const isCount = ({ heading, cells }: ColumnSample): boolean =>
  cells.length > 0 &&
  !isWho(heading) &&
  !says(heading, 'rank') &&
  cells.every((cell) => /^\s*(?:\d[\d\s.,]*(?:%|voix|votes?|points?)?|[\s|l/]+)\s*$/iu.test(cell));

/** Whether a cell of the column holds several answers. */
export const isJoined = ({ cells }: ColumnSample, lookup: Lookup): boolean =>
  cells.some((cell) => splitCell(cell, lookup).pieces.length > 1);

export function recogniseSingle(sample: Sample, column: ColumnSample, told: boolean): Recognised {
  const { lookup, hints } = sample;
  const shownBy = told ? 'told' : !lookup.given || isBarePick(column.context) ? 'heading' : 'contents';
  const found: Found = { layout: 'list-in-cell', picks: [column.place], shownBy };
  const settled = told || hints.layout !== null || isJoined(column, lookup);
  const open = settled ? null : whatElse(sample, column);
  if (open !== null) return open;
  if (!lookup.given) return singleWithoutList(sample, column, found);
  if (settled) return found;
  const rows = recogniseRows(sample, column);
  if (rows !== null || hints.picks === 1 || column.cells.length === 1) return rows ?? found;
  // Nothing says whose a row is: where several picks are asked, those of one voter may stand below one another.
  const voter = findVoter(sample, [column.place]);
  return sample.body.every(({ cells }) => voterOf(cells, voter) === null)
    ? ask(sample, 'no-voter', [column], { picks: '1', layout: 'list-in-cell' })
    : found;
}

/** Each orientation once, and nobody who voted: a count, or the list. */
function whatElse(sample: Sample, column: ColumnSample): Recognised {
  const { lookup, hints, columns } = sample;
  const { cells, place } = column;
  const { name, number } = findVoter(sample, [place]);
  const distinct = cells.length > 1 && new Set(cells.map((cell) => cell.trim())).size === cells.length;
  // Without a list, what a comma parts may be several answers.
  if (!distinct || name.length > 0 || (!lookup.given && cells.some((cell) => cell.includes(',')))) return null;
  const others = columns.filter((other) => other !== column && other.cells.length > 0);
  const holdsNumbers = ({ heading, kinds, cells: beside }: ColumnSample) =>
    heading !== '' && !isWho(heading) && kinds.sign + kinds.code + kinds.nothing === beside.length;
  const figures = others.filter((other) => isCount(other) || holdsNumbers(other));
  const isMarked = ({ cells: beside }: ColumnSample) => beside.some(isMark) && beside.every(isTick);
  const marked = figures.filter(({ heading }) => !says(heading, 'total'));
  if (marked.length > 1 && marked.every(isMarked)) return ask(sample, 'sideways', marked, {});
  const isWhole = cells.length === lookup.orientations.length;
  if (figures.some(({ heading }) => heading !== ''))
    return ask(sample, 'looks-like-totals', figures, {
      layout: lookup.given && !isWhole ? ['totals', 'list-in-cell'] : 'totals',
    });
  if (!lookup.given || hints.picks === 1) return null;
  return isWhole || (number === null && others.length > 0)
    ? ask(sample, 'list-as-ballots', [column], { layout: 'list-in-cell' })
    : null;
}

/** Rows that are looked at; a sheet with fewer is seen whole. */
const WHOLE = 200;

/** Without a list «;», a line break or «|» part answers; what labels may hold as well does not, unless every ballot shows it. */
function singleWithoutList(sample: Sample, column: ColumnSample, found: Found): Recognised {
  const { picks } = sample.hints;
  const told = found.shownBy === 'told';
  const cells = column.cells.filter((cell) => !isUnclear(cell));
  const parts = (joint: string) => cells.map((cell) => cell.split(joint).filter(isFilled).length);
  const [sign, second] = [';', '\n', '|'].filter((one) => parts(one).some((pieces) => pieces > 1));
  const isUnsure = (cell: string) => (sign === undefined || !cell.includes(sign)) && /,|\/| - /u.test(cell);
  const unsure = cells.some(isUnsure);
  const askForList = () => ask(sample, 'without-list', [column], { orientations: '' });
  // Where one pick is asked, «Sorties; vacances» is an orientation or two picks.
  if (second !== undefined || (sign !== undefined && picks === 1 && !told)) return askForList();
  if (sign !== undefined && mayJoinOtherwise(cells, sign)) return askForList();
  if (sign !== undefined && !unsure) return { ...found, joint: sign };
  const slash = ' / ';
  if (picks > 1 && cells.length > 0 && sample.rows.length < WHOLE && parts(slash).every((pieces) => pieces === picks))
    return { ...found, joint: slash };
  if (picks === 1 || told) return found;
  if (unsure) return askForList();
  const rows = recogniseRows(sample, column);
  return rows ?? ask(sample, 'no-voter', [column], { orientations: '', picks: '1' });
}

/** Whether the sign stands in a label, too, here behind a blank and there not, or what commas part comes again in other labels. */
function mayJoinOtherwise(cells: readonly string[], sign: string): boolean {
  const answers = cells.flatMap((cell) => cell.split(sign).slice(0, -1));
  const blanks = new Set(answers.map((answer) => /\s$/u.test(answer)));
  const labels = new Set(cells.flatMap((cell) => cell.split(sign).map(plain)));
  const parts = [...labels]
    .flatMap((label) => [...new Set(label.split(',').map((part) => part.trim()))])
    .filter(isFilled);
  return (sign === ';' && blanks.size > 1) || new Set(parts).size < parts.length;
}

/** A row a pick: `label` is where the orientations stand, where that is known. */
export function recogniseRows(sample: Sample, label = onlyLabel(sample)): Recognised {
  const { body, hints, columns, lookup } = sample;
  if (label === undefined || (hints.layout !== null && hints.layout !== 'row-per-pick')) return null;
  const others = columns.filter((column) => column !== label && column.cells.length > 0);
  const rank = others.find(({ heading }) => says(heading, 'rank'));
  const dots = others.filter(({ heading }) => says(heading, 'dots'));
  const group = others.find(({ heading }) => says(heading, 'group'));
  const voter = findVoter(sample, [label.place]);
  const voters = body.map(({ cells }) => voterOf(cells, voter));
  if (voters.every((one) => one === null)) return rank === undefined ? null : ask(sample, 'no-voter', [rank], {});
  // Without a list every column has to say what it is.
  const named = others.every(
    (column) => column === rank || dots.includes(column) || isWho(column.heading) || says(column.heading, 'group'),
  );
  if (!lookup.given && !(named && says(label.heading, 'label'))) return null;
  // «Vos priorités», «Qu’avons-nous réussi ?»: what differs between rows of one voter, and between rows of one orientation.
  const saidIn = ({ place }: ColumnSample) => body.map(({ cells }) => plain(cells[place] ?? ''));
  const differs = (said: readonly string[], by: readonly (string | null)[]) =>
    by.some((key, at) => key !== null && said[by.indexOf(key)] !== said[at]);
  const questions = others.filter((column) => {
    const said = saidIn(column);
    const isWords = !column.cells.every((cell) => isPick(cell) || isFigure(cell));
    return (
      column !== group &&
      isWords &&
      2 * new Set(said).size <= said.length &&
      differs(said, voters) &&
      differs(said, saidIn(label))
    );
  });
  if (questions.length > 0) return ask(sample, 'several-questions', questions, {});
  const found: Found = {
    layout: 'row-per-pick',
    picks: [label.place],
    shownBy: lookup.given ? 'contents' : 'heading',
    rank: rank?.place ?? null,
    ordered: rank !== undefined,
    dots: dots.map(({ place }) => place),
  };
  // A rank that comes twice is a question about its ballot.
  if (hints.layout !== null || rank !== undefined) return found;
  const open = ask(sample, 'row-per-pick', [label], { layout: ['row-per-pick', 'list-in-cell'] });
  const keys = body.map(({ cells }, row) => `${plain(cells[group?.place ?? -1] ?? '')}\u0000${voters[row] ?? ''}`);
  const merged = body.filter((row, at) => at > 0 && voters[at] === null && filledIn(row) <= 2).length;
  const again = keys.filter((key, row) => voters[row] !== null && keys.indexOf(key) < row);
  if (again.length + merged === 0) return null;
  const apart = keys.some((key, row) => voters[row] !== null && keys.indexOf(key) < row && keys[row - 1] !== key);
  return apart || 3 * (again.length + merged) < body.length ? open : found;
}

/** The only column whose heading speaks of orientations. */
function onlyLabel({ columns }: Sample): ColumnSample | undefined {
  const headed = columns.filter(({ heading }) => says(heading, 'label') && !says(heading, 'rank'));
  return headed.length === 1 ? headed[0] : undefined;
}
