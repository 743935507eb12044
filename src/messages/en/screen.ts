/** What the screen says: of a count, of ballots checked or typed twice, of documents verified. */

import type { LayoutId } from '../../ballots/layouts.ts';
import type { Difference, Said } from '../../compare.ts';
import type { Source } from '../../tally/result.ts';
import type { Messages } from '../messages.ts';
import { sayBy } from '../sentences.ts';
import { choices } from './faults.ts';
import { layouts } from './result.ts';
import { aside, integer, lines as linesOf, list, many, plural, quote, quoted, sign } from './words.ts';

/** Ballots, where each line is one. */
const linesHeld = (layout: LayoutId, count: number, weighted: boolean): string =>
  many(count, weighted || layout === 'totals' || layout === 'row-per-pick' ? 'line' : 'ballot');

/** How the text was read, or which sheet of what workbook. */
const formatOf = ({ encoding, delimiter, sheet }: Source): string =>
  sheet === undefined ? `${encoding}, ${sign(delimiter)}` : `${encoding} workbook, sheet ${quote(sheet)}`;

const ASIDE = {
  title: 'above the headings',
  section: 'title',
  empty: 'empty',
  total: 'total',
  closing: 'end of the sheet',
} as const;

export const summary: Messages['summary'] = {
  source: ({ name, layout, sheet, lines }, weighted) =>
    `${name}: ${linesHeld(layout, lines.ballots, weighted)}, ${layouts[layout]}${sheet === undefined ? '' : `, sheet ${quote(sheet)}`}`,
  leftAside: (source, columns, lines, everything) =>
    `${source === null ? 'Ignored' : `${source}, ignored`}: ${aside(columns, lines, ASIDE, everything)}`,
  list: (inferred, count) =>
    `${many(count, 'orientation')}${inferred ? ', taken from the ballots (--orientations gives the whole list)' : ''}`,
  dotsUncounted: 'The columns of points are not counted under this scheme (--scheme cumulative counts them).',
  provisional: 'PROVISIONAL',
  graded: (severity, count) =>
    `${{ error: 'To correct', warning: 'To note' }[severity]}${count === 1 ? '' : ` (${count})`}`,
  ballots: (numbers, lines) => `${plural(numbers.length, 'ballot')} ${list(numbers)} (${lines})`,
  more: (count) => `… and ${integer(count)} more (--all shows everything)`,
};

export const check: Messages['check'] = {
  reading: (source) => `Reading: ${formatOf(source)}, ${layouts[source.layout]}`,
  readings: 'Possible readings, with the option that chooses each:',
  nearReading: ({ answer, layout }) => `${choices([answer])}: ${layouts[layout]}`,
  header: (lines, again) =>
    lines.length === 0
      ? 'Headings: none'
      : `Headings: ${linesOf(lines)}${again === 0 ? '' : `, repeated further down (${many(again, 'line')})`}`,
  roles: {
    pick: 'Picks',
    dots: 'Points',
    rank: 'Rank of each pick',
    total: 'Totals, checked and not counted',
    number: 'Ballot number',
    address: 'Address of the voter',
    name: 'Name of the voter',
    sent: 'Submitted or not',
    group: 'Table or group',
    weight: 'Ballots that each row stands for',
    unread: 'Ignored',
  },
  lines: ({ layout, lines: { read, header, ignored, ballots } }, weighted) =>
    `${many(read, 'line')} read: ${integer(header)} of headings, ${ignored === 0 ? '' : `${integer(ignored)} ignored, `}${linesHeld(layout, ballots, weighted)}`,
  noIssues: 'No remarks.',
  ready: 'The minutes can be written.',
};

const ballot = (number: string | null): string => (number === null ? 'A ballot' : `Ballot ${number}`);

const tellPick = (said: Said): string =>
  said === null ? '–' : `${quote(said.label)}${said.dots ? ` (points: ${said.dots})` : ''}`;

export const compare: Messages['compare'] = {
  source: (name, ballots) => `${name}: ${many(ballots, 'ballot')}`,
  differ: sayBy<Difference, 'kind'>('kind', {
    picks: ({ number }) => `${ballot(number)}: the two entries differ`,
    only: ({ number, source, line }) => `${ballot(number)}: only in ${source} (line ${integer(line)})`,
    twice: ({ number, source, lines }) => `${ballot(number)}: several times in ${source} (${linesOf(lines)})`,
    unnumbered: ({ source, line }) => `No number: ${source}, line ${integer(line)}`,
  }),
  entry: (source, line, picks) => `${source}, line ${integer(line)}: ${picks.map(tellPick).join(', ') || 'nothing'}`,
  same: (ballots) => `The two entries are identical (${many(ballots, 'ballot')}).`,
  sum: (same, differing) => `${many(same, 'identical ballot')}, ${integer(differing)} to check on paper.`,
};

const shown = (cell: string): string => (cell === '' ? 'nothing' : quote(cell));

export const verify: Messages['verify'] = {
  document: {
    untouched: (file) => `${file} has not been edited since atelier wrote it.`,
    edited: (file) => `${file} has been edited or saved again since atelier wrote it.`,
    prose: (file) =>
      `${file} has been edited or saved again, but its ranking, its retained orientations and its turnout are those of the count.`,
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
        ? `A picture or a frame lies in front of the text and may hide part of it${text === '' ? '' : ` (${quote(text)})`}: set it in line with the text, then try again`
        : `Text hidden, or displayed other than as written: ${quote(text)}`,
  },
  sameBallots: 'These are the ballots that were counted (the same files).',
  otherBallots: 'These are not the files that were counted.',
  recount: {
    same: 'Recounted, the ballots give the same result.',
    different: 'Recounted, the ballots give a different result.',
  },
  notRecounted: 'To check it against the count, give the ballots: atelier verify minutes.docx ballots.csv',
  missing: {
    workshop: 'Give the workshop file too (-w): the sentences that come from it were not compared.',
    orientations: 'Give your list too (--orientations): the one that the document carries was used.',
    letterhead: 'Give the letterhead too (--letterhead): it was not compared.',
  },
};
