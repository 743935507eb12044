/** What was understood of a file, and whether minutes can follow. */

import type { Said } from '../../compare.ts';
import type { CheckWords, CompareWords, IgnoredGroup } from '../check-words.ts';
import { layouts } from './rules.ts';
import { format, held } from './summary.ts';
import { integer, lines as linesOf, many, quote } from './words.ts';

const ROLES = {
  pick: 'Picks',
  dots: 'Points',
  rank: 'Rank of the pick',
  total: 'Totals, held against the sums and not counted',
  number: 'Number of the ballot',
  address: 'Address of the voter',
  name: 'Name of the voter',
  sent: 'Whether it was sent',
  unread: 'Of no effect',
} as const;

const more = (rest: number): string => (rest === 0 ? '' : ` and ${many(rest, 'other')}`);

const REASONS = {
  title: ['above the headings', 'above the headings'],
  section: ['the title of a part', 'titles of parts'],
  note: ['a note', 'notes'],
  empty: ['empty', 'empty'],
  total: ['a total', 'totals'],
} as const;

const group = ({ why, runs, more: rest }: IgnoredGroup): string => {
  const lines = runs.map(({ from, to }) => (from === to ? integer(from) : `${integer(from)} to ${integer(to)}`));
  const one = rest === 0 && runs.length === 1 && runs[0]?.from === runs[0]?.to;
  return `${lines.join(', ')}${more(rest)} (${REASONS[why][one ? 0 : 1]})`;
};

export const check: CheckWords = {
  reading: (source) => `Read as: ${format(source)}, ${layouts[source.layout]}`,
  header: (lines, again) =>
    lines.length === 0
      ? 'Headings: none'
      : `Headings: ${linesOf(lines)}${again === 0 ? '' : `, repeated further down (${many(again, 'line')})`}`,
  columns: (role, columns, rest) =>
    `${ROLES[role]}: ${columns
      .map(({ letter, heading }) => (heading === null ? letter : `${letter} ${quote(heading)}`))
      .join(', ')}${more(rest)}`,
  lines: ({ layout, lines: { read, header, ignored, ballots } }) =>
    `${many(read, 'line')} read: ${integer(header)} of headings, ${integer(ignored)} ignored, ${held(layout, ballots)}`,
  ignored: (groups) => `Lines ignored: ${groups.map(group).join('; ')}`,
  graded: (where, severity) => `${where} (${severity === 'error' ? 'to be corrected' : 'to be noted'})`,
  issues: (count) => (count === 0 ? 'No remarks.' : `${many(count, 'remark')}:`),
  ready: 'Nothing stands in the way of the minutes.',
  refused: (ballots) =>
    `No minutes until ${ballots === 1 ? 'this ballot has' : `these ${integer(ballots)} ballots have`} been checked.`,
  refusedErrors: (errors) =>
    `No minutes until ${errors === 1 ? 'this point has' : `these ${integer(errors)} points have`} been checked.`,
  refusedStrict: (remarks) => `No minutes with --strict while ${remarks === 1 ? 'a remark is' : 'remarks are'} left.`,
};

const ballot = (number: string | null): string => (number === null ? 'One ballot' : `Ballot ${number}`);

const saidIn = ([source, said]: readonly [string, Said]): string =>
  said === null
    ? `nothing in ${source}`
    : `${quote(said.label)}${said.dots === null ? '' : ` (${said.dots === '' ? 'without points' : `points: ${said.dots}`})`} in ${source}`;

export const compare: CompareWords = {
  source: (name, ballots) => `${name}: ${many(ballots, 'ballot')}`,
  differ: (number) => `${ballot(number)}: typed in two ways`,
  pick: (position, first, second) =>
    position === null
      ? `Only ${saidIn(first[1] === null ? second : first)}`
      : `Choice ${position}: ${saidIn(first)}, ${saidIn(second)}`,
  lines: (first, second, [one, other]) => `${first}, line ${integer(one)}; ${second}, line ${integer(other)}`,
  only: (number, source, line) => `${ballot(number)}: only in ${source} (line ${integer(line)})`,
  twice: (number, source, lines) => `${ballot(number)}: several times in ${source} (${linesOf(lines)})`,
  unnumbered: (source, line) => `Without a number: ${source}, line ${integer(line)}`,
  same: (ballots) => `Both typed the same (${many(ballots, 'ballot')}).`,
  sum: (same, differing) => `${many(same, 'ballot')} typed alike, ${integer(differing)} to look up on paper.`,
};
