/** What the screen says: of a count, of ballots checked or typed twice, of documents verified. */

import type { LayoutId } from '../../ballots/layouts.ts';
import type { Said } from '../../compare.ts';
import type { Source } from '../../tally/result.ts';
import type { Messages } from '../messages.ts';
import { choices } from './questions.ts';
import { layouts } from './result.ts';
import { aside, columnList, integer, lines as linesOf, list, many, plural, quote, quoted, sign } from './words.ts';

/** What the lines of a file hold. */
const linesHeld = (layout: LayoutId, count: number, weighted: boolean): string => {
  if (weighted) return many(count, 'line of ballots', 'lines of ballots');
  if (layout === 'totals') return many(count, 'line of dots', 'lines of dots');
  return layout === 'row-per-pick' ? many(count, 'line of picks', 'lines of picks') : many(count, 'ballot');
};

/** How the text was read, or which sheet of what workbook. */
const formatOf = ({ encoding, bom, delimiter, sheet }: Source): string =>
  sheet === undefined
    ? `${encoding}${bom ? ' with BOM' : ''}, ${sign(delimiter)}`
    : `${encoding} workbook, sheet ${quote(sheet)}`;

const ASIDE = {
  title: 'above the headings',
  section: 'title',
  note: 'note',
  empty: 'empty',
  total: 'total',
  closing: 'end of the sheet',
} as const;

export const summary: Messages['summary'] = {
  source: ({ name, layout, sheet, lines }, weighted) =>
    `${name}: ${linesHeld(layout, lines.ballots, weighted)}, ${layouts[layout]}${sheet === undefined ? '' : `, sheet ${quote(sheet)}`}`,
  leftAside: (source, columns, rest, lines) =>
    `${source === null ? 'Not' : `${source}, not`} read: ${aside(columns, rest, lines, ASIDE)}`,
  list: (inferred, count) =>
    inferred
      ? `${many(count, 'orientation')}, as named on the ballots (--orientations gives the whole list)`
      : many(count, 'orientation'),
  dotsUncounted: 'The columns of points are not counted by this scheme (--scheme cumulative counts them).',
  provisional: 'PROVISIONAL',
  graded: (severity, count) =>
    `${{ error: 'To correct', warning: 'To note' }[severity]}${count === 1 ? '' : ` (${count})`}`,
  ballots: (numbers, lines) => `${plural(numbers.length, 'ballot')} ${list(numbers)} (${lines})`,
  where: (source, lines, column, letter) =>
    `${source}, ${lines}${letter === null ? '' : `, column ${letter}`}${column === null ? '' : ` “${column}”`}`,
  more: (count) => `… and ${many(count, 'other')} (--all shows everything)`,
};

const ROLES = {
  pick: 'Picks',
  dots: 'Points',
  rank: 'Rank of the pick',
  total: 'Totals, checked and not counted',
  number: 'Number of the ballot',
  address: 'Address of the voter',
  name: 'Name of the voter',
  sent: 'Sent or not',
  group: 'Table or group',
  weight: 'Ballots per row',
  unread: 'Not read',
} as const;

export const check: Messages['check'] = {
  reading: (source) => `Read as: ${formatOf(source)}, ${layouts[source.layout]}`,
  readings: 'Possible readings, with the option that chooses each:',
  nearReading: ({ answer, layout }) => `${choices([answer])}: ${layouts[layout]}`,
  header: (lines, again) =>
    lines.length === 0
      ? 'Headings: none'
      : `Headings: ${linesOf(lines)}${again === 0 ? '' : `, repeated further down (${many(again, 'line')})`}`,
  role: (role) => ROLES[role],
  columns: (role, columns, rest) => `${ROLES[role]}: ${columnList(columns, rest)}`,
  lines: ({ layout, lines: { read, header, ignored, ballots } }, weighted) =>
    `${many(read, 'line')} read: ${integer(header)} of headings, ${integer(ignored)} not read, ${linesHeld(layout, ballots, weighted)}`,
  noIssues: 'No remarks.',
  ready: 'Nothing stands in the way of the minutes.',
};

const ballot = (number: string | null): string => (number === null ? 'One ballot' : `Ballot ${number}`);

const saidIn = ([source, said]: readonly [string, Said]): string =>
  said === null
    ? `nothing in ${source}`
    : `${quote(said.label)}${said.dots === null ? '' : ` (${said.dots === '' ? 'without points' : `points: ${said.dots}`})`} in ${source}`;

export const compare: Messages['compare'] = {
  source: (name, ballots) => `${name}: ${many(ballots, 'ballot')}`,
  differ: (number) => `${ballot(number)}: typed differently`,
  pick: (position, first, second) =>
    position === null
      ? `Only ${saidIn(first[1] === null ? second : first)}`
      : `Choice ${position}: ${saidIn(first)}, ${saidIn(second)}`,
  lines: (first, second, [one, other]) => `${first}, line ${integer(one)}; ${second}, line ${integer(other)}`,
  only: (number, source, line) => `${ballot(number)}: only in ${source} (line ${integer(line)})`,
  twice: (number, source, lines) => `${ballot(number)}: several times in ${source} (${linesOf(lines)})`,
  unnumbered: (source, line) => `Without a number: ${source}, line ${integer(line)}`,
  same: (ballots) => `Both entries are the same (${many(ballots, 'ballot')}).`,
  sum: (same, differing) => `${many(same, 'ballot')} the same in both, ${integer(differing)} to check on paper.`,
};

const shown = (cell: string): string => (cell === '' ? 'nothing' : quote(cell));

export const verify: Messages['verify'] = {
  document: {
    untouched: (file) => `${file} has not been edited since atelier wrote it.`,
    edited: (file) => `${file} was edited or saved again since atelier wrote it.`,
    prose: (file) =>
      `${file} was edited or saved again, but its ranking, its retained orientations and its turnout are those counted.`,
    figures: (file, changes) => `${file} does not say what was counted: ${many(changes, 'difference')}.`,
  },
  changes: {
    cell: ({ row, column, from, to }) =>
      `Table, row ${quote(row)}${column === '' ? '' : `, column ${quote(column)}`}: ${shown(to)} instead of ${shown(from)}`,
    row: ({ row, fate }) => `The row ${quote(row)} was ${fate}`,
    sentence: ({ from, to }) =>
      to === null ? `Sentence missing: ${quote(from)}` : `Sentence changed: ${quote(to)} instead of ${quote(from)}`,
    table: ({ columns }) => `Table missing: ${quoted(columns)}`,
    concealed: ({ text, how }) =>
      how === 'covered'
        ? `A picture or a frame lies in front of the text and may hide part of it${text === '' ? '' : ` (${quote(text)})`}: set it in line with the text, then start again`
        : `Words hidden, or shown otherwise than they are written: ${quote(text)}`,
  },
  more: (count) => `and ${many(count, 'more difference')}`,
  sameBallots: 'These ballots are those that were counted (the same files).',
  otherBallots: 'These files are not those that were counted.',
  stranger: (counted, name) => `${counted ? 'counted, and not given here' : 'given here, and not counted'}: ${name}`,
  recount: (same, ballots) =>
    same
      ? `Recounted, the ballots ${ballots ? 'give the same result' : 'still give the same result'}.`
      : 'Recounted, the ballots give a different result.',
  notRecounted: 'To check it against the count, give the ballots: atelier verify minutes.docx ballots.csv',
  missing: {
    workshop: 'These minutes come from a workshop file: give it (-w) to have its sentences compared too.',
    orientations:
      'These ballots were read with the list that the document carries: give yours (--orientations) so that it is checked too.',
    letterhead: 'These minutes are on a letterhead: give it (--letterhead) to have it compared too.',
  },
};
