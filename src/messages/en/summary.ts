/** The words of the terminal. */

import type { LayoutId } from '../../ballots/layouts.ts';
import type { Source } from '../../tally/result.ts';
import type { Messages } from '../messages.ts';
import { layouts } from './rules.ts';
import { integer, many, quote } from './words.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** What the lines of a file hold. */
export const held = (layout: LayoutId, count: number): string => {
  if (layout === 'totals') return many(count, 'line of dots', 'lines of dots');
  return layout === 'row-per-pick' ? `${integer(count)} of picks` : many(count, 'ballot');
};

/** A separator by its name; one without a name as it is. */
export const delimiterName = (delimiter: string): string => DELIMITERS[delimiter] ?? quote(delimiter);

/** How the text was read, or which sheet of what workbook. */
export const format = ({ encoding, bom, delimiter, sheet }: Source): string =>
  sheet === undefined
    ? `${encoding}${bom ? ' with BOM' : ''}, ${delimiterName(delimiter)}`
    : `${encoding} workbook, sheet ${quote(sheet)}`;

export const summary: Messages['summary'] = {
  source: (source) => {
    const { name, layout, lines } = source;
    return `${name}: ${format(source)}, ${layouts[layout]}, ${many(lines.read, 'line')} read (${lines.header} of headings, ${lines.ignored} ignored, ${held(layout, lines.ballots)})`;
  },
  turnout: ({ valid, incomplete, blank, spoilt, setAside, held }) =>
    `${many(valid + blank + spoilt, 'voter')}: ${valid} valid${incomplete > 0 ? ` (${incomplete} of them incomplete)` : ''}, ${blank} blank, ${spoilt} spoilt${setAside > held ? `; ${setAside - held} set aside` : ''}${held > 0 ? `; ${many(held, 'ballot')} held` : ''}`,
  totals: (dots) => `Totals: ${many(dots, 'dot')}, no ballot to check`,
  list: (inferred, count) =>
    inferred
      ? `${many(count, 'orientation')}, as the ballots name them (--orientations gives the whole list)`
      : many(count, 'orientation'),
  columns: { rank: 'Rank', orientation: 'Orientation', points: 'Points', cited: 'Ballots', share: 'Share' },
  nothing: 'No orientation was picked.',
  errors: (count) => (count === 1 ? 'To be corrected' : `To be corrected (${count})`),
  warnings: (count) => (count === 1 ? 'To be noted' : `To be noted (${count})`),
  where: (source, lines, column, letter) =>
    `${source}, ${lines}${letter === null ? '' : `, column ${letter}`}${column === null ? '' : ` “${column}”`}`,
  more: (count) => `… and ${many(count, 'other')} (--all shows everything)`,
  dotsIgnored: 'The columns of points are not counted by this scheme (--scheme cumulative counts them).',
};
