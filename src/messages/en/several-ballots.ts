/** What may be wrong with several ballots, or a whole file of them, said as a helpful colleague would. */

import type { Messages } from '../messages.ts';
import { integer, list, quote } from './words.ts';

const SEPARATORS: Readonly<Record<string, string>> = {
  ';': 'the semicolon',
  ',': 'the comma',
  '\t': 'the tab',
  '|': 'the vertical bar',
};

const SAME = { number: 'Same ballot number', address: 'Same address', name: 'Same name' } as const;

const SETTLE = {
  number:
    'Correct the number as on paper, or choose: --duplicates first (the first counts), last (the last one) or all (both).',
  address:
    'One person has probably answered twice. Choose: --duplicates first (the first answer counts), last (the last one) or all (both).',
  name: 'If they are namesakes, --duplicates all counts both. If not, choose: --duplicates first (the first ballot counts) or last (the last one).',
} as const;

export const severalBallots = {
  duplicate: ({ outcome, by, source, otherSource, otherLine }) => ({
    what: `${SAME[by]} as on line ${integer(otherLine)}${source === otherSource ? '' : ` of ${otherSource}`}`,
    hint: {
      counted: 'Both ballots are counted (--duplicates all).',
      blank: 'Both ballots are counted (--duplicates all).',
      spoilt: 'Both ballots are kept (--duplicates all).',
      'set-aside': 'This ballot is set aside, the other one stays.',
      held: SETTLE[by],
    }[outcome],
  }),
  namesake: ({ source, otherSource, otherLine }) => ({
    what: `Same name as on line ${integer(otherLine)}${source === otherSource ? '' : ` of ${otherSource}`}, with no number or address in common`,
    hint: 'Probably namesakes: each ballot is counted. If it is the same person, delete the line that is too many.',
  }),
  pasted: ({ source, line, through, otherSource, otherLine, otherThrough }) => ({
    what: `Lines ${integer(line)} to ${integer(through)} repeat, in the same order, the choices of lines ${integer(otherLine)} to ${integer(otherThrough)}${source === otherSource ? '' : ` of ${otherSource}`}`,
    hint: 'If this block was pasted or typed twice, delete one of them. If not, there is nothing to do.',
  }),
  'other-sheets': ({ sheets }) => ({
    what: `${sheets.length < 2 ? 'Another sheet of the workbook holds ballots too, and is not read' : 'Other sheets of the workbook hold ballots too, and are not read'}: ${list(sheets.map(quote))}`,
    hint: '--sheet says which one. To count several sheets together, put one below the other, or save each of them as “CSV UTF-8”.',
  }),
  'two-separators': ({ delimiter, other }) => ({
    what: `This file can be read with ${SEPARATORS[other] ?? quote(other)} as well as with ${SEPARATORS[delimiter] ?? quote(delimiter)} between the columns, and then says something else`,
    hint: `Read with ${SEPARATORS[delimiter] ?? quote(delimiter)}. --delimiter says which one it is.`,
  }),
  similar: ({ cell, suggestions }) => ({
    what: `${quote(cell ?? '')} looks very much like ${list(suggestions.map(quote))}`,
    hint: 'If they are the same orientation, correct the cell, or give the list with --orientations.',
  }),
} satisfies Partial<Messages['issues']>;
